"""What is claimed beyond what is shown, how likings are told, and how an idea is framed."""

from __future__ import annotations

from typing import Final

OVERCLAIMS: Final = {
    "everyone": """
        everyone|everybody|anyone|anybody|everywhere ; every single ~1 person|customer|user|student|
        parent|family ; all people|humans|businesses|companies|students|parents|users|customers|
        families|ages|farmers|women|men|teams ; any business|company|person|user|age|industry|one|team|
        school|organisation|organization ; every person|business|company|home|household|student|parent|
        family|farmer|school|office|team|developer|driver ; every restaurant|shop|store|city|clinic|
        hospital|teacher|founder|freelancer|startup|worker|kitchen|farm|owner ; people of all ages ;
        whole|entire world|planet|population|country ; the masses ; billions of people ; universal need|
        problem|appeal ; no matter who|what ; each and every
    """,
    "no_rivals": """
        no|zero|without ~2 competition|competitor+|rival+|alternative+|competing ; no real ~1
        competitors|competition ; nobody|noone else ~4 do|does|doing|offer|offers|has|have|build|builds
        ; no one else ; nobody ~2 doing|does|offers ; no other ~3 company|app|tool|product|service|
        platform|startup|solution|device|system ; only solution|one ; nothing ~3 exists|like|available|
        comparable|similar ; does not exist ; doesn t exist ; has no equal|equivalent ; don|not ~1 have
        ~2 competitors|competition ; no such ~1 app|tool|service|product|platform|device ; uncontested|
        untapped|unrivalled|unrivaled|unmatched ; blue ocean ; competitors|competition ~2 none|zero
    """,
    "guaranteed": """
        guarantee/ ; guaranteed ; can t ~1 fail|lose|miss ; cannot|never|won ~1 fail|fails|lose ; 100
        percent|per|accurate|safe|secure|reliable|certain|success|satisfaction ; risk free ; zero|no risk+ ;
        foolproof|failsafe|bulletproof|unhackable|unbreakable|infallible|flawless|flawlessly ; never ~2
        wrong|down|breaks ; never ~1 fail|fails|miss|misses|crash|crashes|breaks ; completely|totally|
        absolutely|perfectly safe|secure|private ; surely|certainly|definitely|undoubtedly|sure ~1 get|win|
        receive|pass|succeed|approved|granted ; always work|works|correct|right|accurate|available|on ;
        without fail|exception|error+ ; no downside|false ; zero errors|downtime|mistakes|defects|false ;
        fully secure|safe|compliant ; eliminates|eliminate ~1 all|every|any ; certain to ; sure to ; bound
        to ; inevitable|inevitably|undoubtedly|unquestionably ; no doubt ; hundred percent
    """,
    "first_ever": """
        first ever ; first of its kind ; world|industry s? first ; the only ~4 in|on|that|which|to|of|
        app|tool ; first ~3 in the world|country|market|industry|region ; one of a kind ; never been
        done|seen|tried|possible ; revolutionary|revolutionise|revolutionize|revolutionizes|
        revolutionises|revolutionizing|revolutionising ; groundbreaking|unprecedented|disruptive|
        disrupt|disrupts|disrupting|unparalleled|breakthrough ; game changer|changing ; paradigm shift ;
        truly|completely|totally unique ; unique|uniquely ; uber|airbnb for ; like ~1 uber|airbnb|
        netflix|spotify|amazon ~1 for ; next facebook|google|uber|airbnb|amazon|big|unicorn ; change|
        changes|changing|transform|transforms the way|world|industry|lives ; reinvent/ ; never before
    """,
    "superlative": """
        best|fastest|cheapest|simplest|easiest|smartest|safest|leading|greatest|finest|strongest|
        largest|biggest ; most accurate|advanced|powerful|affordable|reliable|secure|popular|efficient|
        innovative|trusted|comprehensive ; state of the art ; world|best in class ; cutting|leading edge
        ; top rated|quality|tier ; second to none ; number one ; no 1 ; far better|cheaper|faster|
        superior ; superior to ; better than any|anything|all|every|everyone ; unbeatable|incredible|
        amazing|perfect ; 10x|100x better|faster|cheaper ; ten|hundred times better|faster|cheaper
    """,
    "easy_ok": "had|has|have|been|was|were simply|easily",
    "everyone_ok": "for anyone|anybody|everyone to read|see|check|look",
    "superlative_ok": """
        at best ; best before|man|practice+|friend+|guess|case|of ; largest ~3 cost|customer|risk|
        expense|of
    """,
    "stat_claim": """
        studies|research|surveys|statistics|experts|science|scientists|data|evidence|reports show|shows|
        say|says|suggest ; studies|research|surveys|statistics|experts|science|data|evidence prove|
        proves|agree|suggests|confirm|indicates ; it is ~2 known|proven|obvious|clear ; it s ~1 well?
        known|proven|obvious|clear ; everyone knows ; as we all know ; proven|scientifically|clinically
        proven ; as is known ; most people|companies|users|parents|students|teams ; most of them|us|
        farmers|shops|teachers|restaurants|schools|owners|patients|families|small|clinics|drivers ;
        obviously|clearly|undeniably|naturally ; of course ; the vast majority ; a huge ~1 number|
        majority|problem ; millions|thousands|hundreds of ; nine out of ten ; countless
    """,
    "market_word": """
        market+|industry|tam|sam|som|sector|opportunity ; market size ; addressable ; spend ~3 on ;
        worldwide|globally
    """,
    "share": """
        percent ; just|only|even|capture|capturing|get|take|win|reach|grab|tiny|small ~3 share|slice|
        fraction|percent ; market share ; share of ~3 market|industry|sector ; a fraction|slice|sliver
        of
    """,
    "viral": """
        viral|virally|virality|exponential|exponentially|hockey ; word of mouth ; organic growth ; grows
        itself ; sell|sells|market|markets itself|themselves ; spread|spreads by|itself|naturally|
        organically|like ; network effects|effect ; snowball/ ; blow up ; go|goes|going viral ;
        overnight success ; explosive|explode/ ; skyrocket/ ; no|zero|without ~1 marketing|advertising|
        sales needed|required|budget|cost|at|team ; free marketing|publicity ; scale/ effortlessly|
        infinitely|automatically|easily|quickly|globally ; unlimited|infinite scale|growth|demand ;
        growth hack+|hacking ; build it and they ; they will come ; customers|users will ~2 come|find|
        flock
    """,
    "easy": """
        simply|easily|effortlessly|trivially|trivial|seamless|seamlessly|painless|painlessly ; just
        need|needs ~2 to? ; only needs|need ~3 to ; all we need ; easy to build|make|copy|scale|
        implement|add|sell ; in a weekend|day|week ; no effort|maintenance|training needed|required|at ;
        nothing to learn|install|do ; one click ; with one tap ; a matter of ; straightforward ; plug
        and play ; child s play ; piece of cake ; no brainer
    """,
    "profit_now": """
        profitable from|since|on|after|immediately|instantly|within|almost|at ; profit from ~2 first|
        day|start ; from the|our very? first sale|order|day|customer|meal|unit|month|booking|box ; pays|
        pay|paid for itself|themselves ; break even ~3 immediately|first|day|once|instantly|quickly ;
        money|cash printing|machine|cow ; passive income ; almost no|zero cost+ ; costs|cost us? nothing
        ; no cost+ ; margins|margin are|is|of ~2 huge|high|great|excellent|enormous|near|almost|90|95|99
        ; pure profit ; high margin+
    """,
    "habit": """
        will|ll|would|to|gonna ~3 daily ; will|ll|would|d ~6 every|each day|morning|evening|night|hour|
        meal ; will|ll|would ~6 several|many|multiple|ten|five times a|per day ; check|open|use ~3
        constantly|all|multiple ; become|becomes|becoming ~3 habit|addicted|hooked ; addictive ; can t
        live without ; will come back
    """,
    "inevitable": """
        will|ll|going ~3 switch|adopt|replace|abandon|dominate|win|conquer|disappear|obsolete|standard ;
        will|ll|going ~1 all|always|certainly|surely|definitely|naturally|obviously|undoubtedly|
        immediately|instantly ; will|ll love|adore|want|flock|embrace|rush|need ; will be ~2 standard|
        leader|everywhere|obsolete|huge|must ; become|becomes|becoming the ~2 standard|default|leader|
        platform|operating|backbone|largest|go ; must have ; replace|replaces|replacing ~1 all|
        traditional|existing|excel|email|lawyers|doctors|teachers|spreadsheets|banks|agents ; make|
        makes|making ~4 obsolete|redundant|unnecessary|thing ; end of ~2 as we ; will gladly|happily|
        easily ; we will ~2 unicorn|leader|ipo ; the future of ; inevitable ; sooner or later ; only a
        matter of time
    """,
    "accuracy": """
        accuracy|accurate|accurately|precision|sensitivity|recall|uptime|reliability|correct|detection|
        satisfaction ; success rate ; retention|conversion|engagement
    """,
    "projection": """
        will|ll|expect|expects|project|projects|forecast|target|plan|aim|hope|anticipate|reach|
        conservatively ; conservative|conservatively|estimate|estimates ; by year|the|next|end|q1|q2|q3|
        q4|2025|2026|2027|2028|2029|2030 ; first|second|third|next|within year|years|month|months|12|18|
        24|a|one|two|three|five|six|twelve ; year one|two|three|1|2|3|5
    """,
    "volume": """
        units|devices|orders|machines|households|boxes|bookings|schools|clinics|restaurants|farmers|
        users|customers|downloads|subscribers|installs|members|sales|revenue|arr|mrr|clients|stores|
        cities|schools
    """,
}

WEAK: Final = {
    "would": """
        would|d ~3 use|buy|pay|try|switch|recommend|subscribe|love|want|join|order|sign|adopt|welcome ;
        would|d ~1 like it|this|that|one ; they|people|customers|users|owners|parents|students|teachers|
        farmers|shops|teams|everyone|everybody|many|all|most would|d ~2 like|need|have|be ; would
        definitely|certainly|probably|surely|gladly|happily|absolutely ; could see ~2 using|paying ; said|
        say|says|told|tells|agree|agreed|indicated|confirmed ~6 would|d|will|ll|useful|need|want ; they|
        people|customers|users|owners ~1 think|thought ~4 would|d|useful ; said yes ; say yes ; willing|
        happy|prepared|ready|open to ~1 pay|use|try|buy|switch|adopt|sign|participate ; willingness to ;
        intend|intends|plan|plans to buy|use|pay|switch|subscribe ; verbally|verbal ; promised ; asked ~3
        whether|if ~3 would|d
    """,
    "liking": """
        love|loves|loved|adore|adored|loving ~3 it|this|idea|concept|app|demo|product|prototype|design|what
        ; like|likes|liked ~2 idea|concept|demo|product|prototype ; like|likes|liked it ; excited|
        enthusiastic|thrilled|keen|eager ; interested|impressed|impressive|convinced|delighted|amazed|blown
        ; positive|great|good|amazing|fantastic|excellent|encouraging feedback ; positive|great|good|
        amazing|fantastic|overwhelming|strong|huge response|reaction+|reception|interest|demand|buzz ;
        received ~2 well ; well received ; thumbs up ; compliment+ ; raving|rave|raved ; strong|lots|much|
        huge of? interest ; interest from ; shown|showed|expressed|express ~2 interest ; great idea ;
        brilliant ; wow ; lots of people want ; people ~1 want|need|love|like this|it|that ; need|needs this
        ; this is ~2 needed ; a real need ; resonate/
    """,
    "list": """
        waiting list+ ; waitlist+|waitlisted|wait list+ ; sign ups ; signups|signup|preregistrations|
        registrations ; signed up|for ; email list|addresses ; mailing list ; newsletter subscribers ;
        followers|upvotes|pageviews|retweets ; page views ; landing page ~6 visitors|signups|emails|clicks ;
        pre registered ; registered ~1 interest ; facebook|telegram group ; discord|whatsapp members|
        community|group ; instagram|tiktok|twitter|linkedin followers|likes|views|post
    """,
    "survey": """
        survey+|surveyed|questionnaire+|poll+|polled|polling ; google form+ ; respondents|respondent|
        focus group+ ; typeform ; asked ~3 people|students|parents|customers|users|friends ; in our|a|my
        study ; surveys
    """,
    "everyone_says": """
        everyone|everybody|people|many|lots|dozens|several|plenty|all|they ~5 told us|me|that ;
        everyone|everybody ~5 says ; everyone|everybody|all|people ~2 i|we ~4 spoke|talked|asked|showed|
        know|met|interviewed ; many people|users|customers ; lots|plenty|tons of people|users|customers|
        demand|businesses|parents|students ; i|we have? heard ; we|i|you all know ; many ~3 complain|
        complained|ask|asked|want|wanted|say|said|struggle ; i|we feel|felt|believe|think|know|am
        convinced|sense that? ; convinced that ; we|i are|am sure|confident|certain ; my|our gut|
        intuition|experience tells|is|says
    """,
    "award": """
        won|win|winner|winning|finalist|awarded ~6 hackathon|prize|award|competition|contest|challenge ;
        hackathon+ ; accelerator|incubator accepted|selected|backed ; accepted into|by ; featured|
        mentioned in|on|by ~3 press|newspaper|magazine|news|radio|tv|podcast|blog|forbes|techcrunch ;
        press coverage ; tedx|techcrunch|forbes ; product hunt ; mentor+ ~4 said|love|loved|like|liked|
        think|told|says|convinced ; professor+|advisor+|expert+|investor+|judges|vc|vcs ~4 said|says|
        love|loved|told|like|liked|think|impressed|excited
    """,
    "trial_word": """
        pilot+|piloted|trial+|trialled|trialed|beta|tested|test+|testers|prototype|experiment+|
        interview+|interviewed ; spoke|talked|asked|tried|sample|study|showed|demo|demoed|users|testing
    """,
    "perfect": """
        zero|no|without defaults|complaints|errors|incidents|failures|problems|issues|bugs|refunds|
        injuries|accidents ; no|zero one ~2 complained|failed ; all ~3 loved|liked|passed|succeeded|
        agreed|said|happy ; 100 percent
    """,
    "pilot": "pilot+|trial+|beta|test|tests|prototype|experiment",
}

FRAMING: Final = {
    "solution_noun": """
        app+|platform+|tool+|marketplace+|website+|site|web|bot+|chatbot+|device+|gadget+|system+|
        service|solution+ ; software|dashboard+|plugin+|extension+|api|product|saas|wearable+|sensor+|
        robot+|drone+|blockchain|ai|assistant+ ; command line ; subscription box ; portal|network|
        engine|toolkit|library|framework|widget|kiosk+|agent+|copilot
    """,
    "problem_word": """
        problem+|pain+|painful|struggle/ ; suffer/ ; waste/ ; wasted|lose/ ; lost|cost/ ; frustrat|
        frustrated|frustrating ; difficult|difficulty|hard to ; complain/ ; complaint+|delay+|delayed|
        late|error+|mistake+|miss/ ; fail/ ; failure+ ; can t ; cannot|unable|struggling|stuck|spoil/ ;
        spoiled|broken|break/ ; forget/ ; forgotten|risk+|hurt|injur|injury ; spend/ ~4 hours|minutes|
        days|weekends|evenings|mornings ; hours|minutes|days a|per|every|each ; by hand ; manually ;
        manual|retype/ ; workaround+|because|so that ; no shows ; shortage|bottleneck|overdue|expensive|
        stockout+|outage+ ; queue+|waiting time+|wait ; today they|people|we|staff ; currently|flaky|
        leak+|damage|theft|die|dies|died|sick ; need to know ; why|pain point+ ; lack/ ; trouble|confus|
        confusing|confused|slow|burden|fined|fine+|penalt
    """,
    "no_app_yet": """
        there is|s|are no|not ~3 app|platform|tool|solution|service|website|system|software|marketplace|
        product|way|place ; no|lack|absence|missing|without of? ~2 app|platform|centralised|centralized|
        dedicated|single|solution|marketplace ; no dedicated|single|central|centralized|centralised|
        unified|good|easy ; lack|lacks a|an|of
    """,
    "tech_first": """
        ai|blockchain|ml|quantum|iot powered|driven|based|enabled|native|first ; powered by ~3 ai|
        blockchain|machine ; powered|driven by ~3 ai|blockchain|machine|deep|artificial|llm|llms|gpt|
        cutting|advanced|state|proprietary|generative ; leverage/ ; harness/ ; utilis|utilise|utilize|
        utilizes|utilizing ~3 ai|blockchain|machine|power|artificial|latest ; using|uses|use ~2 ai|
        blockchain|llm|llms|gpt|iot|quantum|web3|nfts ; on the blockchain ; artificial intelligence to ;
        machine learning to|algorithms|algorithm|models ; our|proprietary|advanced|smart|sophisticated
        algorithm+|ai
    """,
    "buzzword": """
        synerg|synergy|synergies|ecosystem+|holistic|seamless|seamlessly|empower/ ; next generation|gen
        ; end to end ; frictionless|democratis|democratise|democratize|democratizes|democratizing|
        democratising ; world|best in? class ; one stop shop ; one stop ; all in one ; 360|turnkey|
        hyper|hyperlocal|hyperpersonalised|hyperpersonalized|supercharge/ ; unlock/ ; innovative|
        innovation|cutting edge ; bleeding edge ; state of the art ; thought leader|leadership ;
        omnichannel|gamif|gamified|gamification|gamify|immersive|scalable|robust ; actionable insights ;
        value proposition ; mission critical ; win win ; low hanging ; move the needle ; best of breed ;
        digital transformation ; super app
    """,
    "undecided": """
        tbd|tba|todo|fixme|xxx|undecided|unclear|unsure ; to be determined|decided|defined|confirmed|
        announced|done|found ; not ~1 decided|sure|clear|figured|determined|settled|chosen|defined|
        finalised|finalized|worked|know|thought ; haven t ~2 decided|figured|thought|worked|settled|
        chosen|determined ; don t know yet|how|who|what|where|if|whether ; do not know ; still ~1
        deciding|open|thinking|figuring|undecided|unclear|working|exploring|unsure|discussing ; figure/
        ~3 out|later ; decide ~3 later ; think about ~2 later ; later on ; at some point ; work out
        later ; cross that ; n a ; lorem ipsum ; coming soon ; somehow ; one|some way or another ; we|i
        ll|will see ; eventually
    """,
    "already": "already|existing|existing|today|currently",
    "free_word": "free|gratis ; no cost ; at no charge ; zero cost ; costs nothing",
    "works_today": """
        sell|sells|sold|find|found|solve|solves|solved|answer|answers|answered|done|works|clear|clears|
        gone ~2 within|in|under ; works|work fine|well ; good enough ; satisfied|happy with ; solves|
        solve it|this|that|the
    """,
}
