"""Words that lead a witness or ask for an opinion, by language: data of the Mom-Test guard.

Regular expressions over case-folded text with plain apostrophes, each tried where a word begins.
"""

from __future__ import annotations

from typing import Final

LEADING: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        # what somebody would do
        r"would(?:n't)? (?:you|it|this|that|they|he|she|we|people|any(?:one|body)|some(?:one|body))\b",
        r"would(?:n't)? (?:users?|customers?|clients?|buyers?|(?:your|the|these|those|most|any|such) \w+)\b",
        r"would(?:n't)? (?:\w+ ){0,4}(?:use|buy|pay|like|love|want|switch|recommend)\b",
        r"would(?:n't)? (?:\w+ ){0,4}be (?:willing|interested)\b",
        r"(?:could|can) you (?:imagine|see (?:yourself|them|people))\b",
        r"imagine (?:that|you|if|an?)\b",
        # what somebody thinks of it
        r"(?:do|did|don't) (?:you|they|people|users|customers)(?: \w+)? "
        r"(?:think|believe|feel|agree|imagine|reckon|like|love)\b",
        r"what (?:do|did) (?:you|they|people) (?:think|feel|like|love)\b",
        r"in your (?:honest )?opinion\b",
        r"how (?:\w+ )?(?:excited|likely|interested|important|willing|happy|keen)\b",
        r"how (?:\w+ )?(?:useful|valuable|confident|sure)\b",
        r"how much (?:do|did) (?:you|they|people) (?:like|love|want)\b",
        r"(?:are|were) you (?:\w+ )?(?:sure|confident|convinced|excited|certain|happy)\b",
        # the answer in the question
        r"(?:is|was|isn't) (?:it|this|that) (?:\w+ )?(?:an? )?(?:really )?"
        r"(?:good|great|nice|bad|useful|valuable|brilliant)\b",
        r"(?:isn't|wasn't) (?:it|that|this)\b",
        r"don't you (?:think|agree|find)\b",
        r"you(?:'d| would) agree\b",
        r"surely\b",
        r"obviously\b",
    ),
    "de": (
        r"würde(?:n|st|t)? (?:sie|du|ihr|es|man|jemand|das|die|der|ihre?|deine?|eure)\b",
        r"(?:können|könnten) sie sich vorstellen\b",
        r"kannst du dir vorstellen\b",
        r"(?:glauben|denken|meinen|finden) (?:sie|die)\b",
        r"(?:glaubst|denkst|meinst|findest) du\b",
        r"was (?:halten sie|hältst du)\b",
        r"ist (?:das|es|dies) (?:\w+ )?(?:eine )?gute idee\b",
        r"wie (?:wahrscheinlich|wichtig|begeistert|nützlich|interessiert)\b",
        r"nicht wahr\b",
    ),
    "fr": (
        r"(?:pensez|croyez|trouvez|aimez)-vous\b",
        r"(?:penses|crois|trouves|aimes)-tu\b",
        r"(?:vous|tu) (?:pensez|croyez|penses|crois)\b",
        r"\w+(?:riez|rais)-(?:vous|tu)\b",
        r"est-ce que (?:vous|tu|ils|elles|les \w+) \w+(?:riez|rais|raient)\b",
        r"n'est-ce pas\b",
        r"est-ce une bonne idée\b",
        r"à quel point\b",
        r"(?:qu'en pensez|quelle est votre opinion)\b",
    ),
    "es": (
        r"(?:cree|piensa|opina)[sn]?(?: usted| tú| ustedes)? que\b",
        r"qué (?:opina|piensa)[sn]?\b",
        r"(?:te|le|les) gustaría\b",
        r"(?:usaría|compraría|pagaría|recomendaría)[sn]?\b",
        r"es (?:una )?buena idea\b",
        r"qué tan\b",
    ),
    "it": (
        r"(?:pensa|pensi|crede|credi|ritiene)(?: lei| tu)? che\b",
        r"cosa ne (?:pensa|pensi)\b",
        r"(?:le|ti|vi) piacerebbe\b",
        r"(?:us|compr|pagh|consigli)(?:erebbe|eresti|ereste)\b",
        r"è una buona idea\b",
    ),
    "nl": (
        r"zou(?:den|dt)? (?:je|u|jij|jullie|ze|zij|men|iemand)\b",
        r"(?:denkt?|vindt?|gelooft?) (?:je|u|jij)\b",
        r"is (?:het|dit|dat) een goed idee\b",
        r"hoe (?:waarschijnlijk|belangrijk|enthousiast)\b",
    ),
    "pt": (
        r"(?:você|vocês|o senhor|a senhora) (?:acha|pensa|acredita)m?\b",
        r"o que (?:você )?acha\b",
        r"(?:usaria|compraria|pagaria|gostaria|recomendaria)m?\b",
        r"é uma boa ideia\b",
    ),
}

OPENERS: Final = (
    r"(?:don't|doesn't|isn't|aren't|won't|can't|couldn't|shouldn't|haven't) "
    r"(?:you|it|this|that|they|we|people|everyone|most)\b"
)
"""Negated verbs that lead only where a clause begins: *which data don't you hold* is a plain question."""

TAGS: Final = (
    "right|correct|yes|no|agreed|true|ok|okay|oder|richtig|stimmt's|gell|verdad|cierto|vero|giusto|toch|nietwaar|"
    "certo|né|não|hein|non"
)
"""What, after a comma and before the question mark, asks for nothing but assent."""
