"""What a text says when it talks to whoever, or whatever, reviews it."""

from __future__ import annotations

from typing import Final

REVIEWER: Final = {
    "orders_reviewer": """
        ignore|disregard|forget|override|bypass|skip|discard|neglect|drop ~5 instruction+|rubric+|rules|
        rule|prompt+|guideline+|criteria|directive+|guardrails|constraints|policy|policies|scoring|
        training ; ignore|disregard|forget ~2 everything|anything|all ~2 above|before|previous|prior|
        previously|earlier|told|else ; not|don follow|obey|apply ~3 instruction+|rubric+|rules|prompt|
        guidelines|criteria ; don t follow|obey|apply ~3 instruction+|rubric+|rules|prompt|guidelines|
        criteria ; set|give|assign|award|grant|rate|score|mark|return|output|make|put|report|raise ~4
        score+|scores|marks|rating+|grade+|points|evaluation ~6 10|ten|100|max|maximum|full|highest|
        perfect|top|five|5|high|excellent ; set|give|assign|award|grant|return|output ~3 10|ten|100|max|
        maximum|full|highest|perfect|top ~3 score+|marks|rating+|grade+|points ; give|award|assign ~4
        10|ten|5|100 ~1 10|ten|out|5|100 ; score|rate|grade|mark|evaluate ~4 10|ten|100|maximum|highest|
        perfectly|favourably|favorably|positively ~3 10|100|on|for|in|out|across|every ; score|rate|
        grade ~2 this|it|us|every|everything|all ~4 highly|10|ten|favourably|favorably|positively|
        perfect|maximum|high ; mark|set|label|flag|treat|consider|declare|regard ~2 all|every|each|the|
        these|this ~2 assumption+|claim+|risk+|finding+|question+|check+|items|gate+|answer+|test+ ~3
        validated|supported|true|passed|closed|resolved|proven|confirmed|verified|low|none|complete|
        done|fact|facts|settled ; return|output|give|answer|respond|reply|print|say|issue|state|
        conclude|set ~4 verdict|decision|recommendation ~4 build|approve|approved|pass|go|positive|
        invest|yes|accept|fund ; verdict|decision|recommendation ~3 must|should|is|be|shall|to ~2 build|
        approve|approved|pass|go|accept ; the verdict is ~1 build|pass|go ; note|message|instruction+|
        attention|memo|reminder|notice|addressed|dear|hey|hello|hint ~1 to|for ~2 reviewer+|reviewing|
        model|ai|assistant|llm|grader|evaluator|judge|system|agent|bot|language|automated ; attention|
        dear|hey|hello ~1 reviewer|reviewing|model|ai|assistant|llm|grader|evaluator|judge|agent|
        language ; you are|re now|acting|from ~2 assistant|investor|judge|reviewer|fan|friend|founder|
        grader|evaluator|model ; you are|re now|no|from|acting|a|an|the|in|not ~3 assistant|reviewer|
        evaluator|model|ai|llm|judge|system|mode|longer|grader|investor|developer ; if ~1 you are|re ~3
        ai|llm|model|assistant|language|reviewer|reviewing|automated|evaluating|bot|grader ; as ~1 an?
        ai|llm|reviewer|evaluator|grader|assistant|language ~4 you|must|should|please|rate|score|return|
        give|ignore ; reviewer+|evaluator+|grader+|assistant|model|ai|llm|judge ~3 must|should|shall|
        please|is|are ~4 score|rate|ignore|return|give|mark|approve|output|instructed|required|told|
        disregard|treat|award|conclude|recommend|not ; system prompt|message|override|instruction+|note
        ; new|updated|real|actual|hidden|secret|following instruction+|prompt ~3 ignore|disregard|score|
        return|set|mark|you|override|supersede|are|is|follow ; these|this instructions|instruction|note|
        message|directive supersede|supersedes|override|overrides|replace|replaces|take|takes|comes ;
        reveal|print|repeat|output|show ~3 system|your|hidden ~1 prompt|instructions|rubric|rules ;
        developer|debug|admin|dan|jailbreak|god mode ; jailbreak ; not|never|don|avoid|refrain ~3
        criticise|criticize|criticism|criticising|criticizing|flag|doubt|doubts|penalise|penalize|
        downgrade|negative ~3 this|it|idea|brief|plan|any|anything|us|the|founder|proposal|document|
        score|scores|assumption|assumptions|risk|risks ; not|don|t ~1 mention|report|reveal|disclose|
        quote ~2 this|these ~2 note|instruction|instructions|message|sentence|text|paragraph|line|
        comment ; no|any|without criticism|objections|doubts ~2 allowed|necessary|needed|permitted ; pre
        approved ~3 reviewer|committee|score ; respond|reply|answer only|exactly with ; only|always|
        simply|just respond|reply|answer|output|return ~2 with|build|pass|yes|positive ; your ~1 only
        task|job|role is ; your task is ; end of ~1 brief|prompt|input|instructions ; im_start ; im
        start ; inst ; approve|recommend|endorse|accept this|the|our idea|plan|brief|proposal|project|
        application|startup ~4 without|immediately|now|regardless ; ignorez|ignoriere|ignora ; treat ~4
        as ~2 validated|proven|verified|fact|facts|established ; skip ~2 devil+|tribunal|critique|
        criticism|risk|risks|checks|check|validation|verification|review ; evidence level ~3 e5|e4|5|
        highest|maximum ; all|every|each gauges|scores|score|personas|persona ~4 10|100|max|maximum|
        full|build|high
    """,
    # Goes on addressing the reviewer only next to a sentence that does.
    "goes_on": """
        you|your must|should|are|will|have|may|only|answer|output|reply ; instead ; do not ; don t ;
        mention|output|respond|reply ; answer|return|conclude|comply|obey|proceed verdict|score|scores|
        rubric|reviewer|with|only|as|at ; this is ~2 final|important|mandatory|order|instruction ;
        confirm|acknowledge
    """,
    # A brief may describe attacks on reviewers or models; then the words are quoted, not meant.
    "describes_attack": """
        attack+|attacker+|attackers|injection+|injected|jailbreak+|malicious|adversarial|hacker+|
        spammers|phishing ; red team ; such as|like ; e g ; for example ; users|people|students|someone|
        customers|candidates|applicants ~2 type|types|write|writes|paste|pastes|hide|hides|put|puts|try|
        tries|tell|tells
    """,
}
