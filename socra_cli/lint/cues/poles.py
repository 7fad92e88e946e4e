"""The two poles of each topic that a brief can hold at once, to be put to the founder side by side.

``<topic>+`` is the promise, ``<topic>-`` what undoes it. The order in the text does not matter.
"""

from __future__ import annotations

from typing import Final

POLES: Final = {
    "free+": """
        free for everyone|all|users|students|schools|teachers|patients|everybody|life|ever|good|always|parents|farmers|anyone|any
        always|completely|entirely|totally|forever|100 free ; free forever|always ; free of charge|cost ; for free ; free to use|join
        app|tool|service|platform|software|it|membership|use|access|version|everything is|stays|remains|will|always ~2 free ; no ~1 fee+|charge+|cost|subscription|subscriptions|payment|price ; never charge|pay|charges|cost|costs
        costs|cost ~2 nothing ; without ~1 charge|fee+|payment|paying|subscription ; don|not ~1 charge ; users|students|nobody pay|pays nothing|anything
        free app|tool|service|platform|software|forever
    """,
    "free-": """
        price+|priced ; charge|charges|charged|charging ~3 a|per|each|users|them|customers|students|schools|clinics|parents
        subscription|membership|monthly|annual|licence|license|booking|listing|service|entry|signup|set fee+|subscription|price|plan|up
        pay|pays|paying ~4 per|month|year|monthly|each|week|us|for it|annually|yearly|upfront ; costs ~3 a|per|each month|year|user|seat|week
        a|per month|year|seat|user|student|school|clinic ; premium plan|tier|version ; revenue from subscriptions|subscription|fees|users|students
        subscription+ ; we take|keep|earn ~3 percent|commission|cut|fee ; commission
    """,
    "leaves+": """
        never|not|nothing|no|don|doesn|without ~4 leave|leaves|leaving ~4 phone|device|laptop|computer|building|machine|premises|clinic|hospital|network|office|server|servers|country|browser|site|school|room|house|house|farm
        stay|stays|remain|remains|kept|keep|keeps ~2 on|in|inside|within ~2 phone|device|laptop|computer|building|premises|clinic|hospital|network|office|server|country|browser|machine|site|school
        on device|premises|premise|prem|site ; processed|runs|run|stored|store|computed|works|happens|work ~3 locally|local|phone|device|laptop|browser|premises|premise|edge
        entirely|fully|purely|100|all local|locally ; local only|first ; offline first ; self hosted ; air gapped ; own servers|server|hardware|machines
        nothing|no|never ~3 uploaded|upload|sent|send|shared|cloud|transmitted|internet|server|servers|transferred ; no cloud|server|servers|uploads|third
        never ~2 see|sees|touch|touches|upload|uploads|send|sends|share|shares ; end to end encrypted|encryption
    """,
    "leaves-": """
        cloud|openai|chatgpt|gpt|claude|gemini|aws|azure|anthropic|s3|firebase|supabase|mistral|deepseek|cohere
        hosted ~3 model|llm|api|database|service|language ; google ~2 speech|api|vision|cloud|drive|maps ; our servers|server|backend|database|dashboard|data
        upload|uploads|uploaded|uploading ; send|sends|sent|sending ~5 to ~2 api|server|servers|us|vendor|provider|model|service|partner|partners|lab|third|headquarters|transcription|cloud
        third party ~1 api|service|model|provider|processor|transcription|speech ; external api|service|model ; central|remote server|database|dashboard
        sync/ ~4 to|with|between|across ; web dashboard ; api call+|key|calls ; shared|share with ~2 partners|insurers|advertisers|research
        transcribed|processed|analysed|analyzed|stored by|in|on|at ~3 service|provider|vendor|api|abroad|us|frankfurt|ireland|virginia|overseas|contractor|contractors
        we|engineers|staff|support|team ~2 see|review|reviews|read|listen|listens|look ~2 the|every|each|all|recordings|messages|files|documents|logs|to
    """,
    "offline+": """
        works|work|working|runs|run|usable|functions|available|operates ~3 offline ; offline ~1 first|mode|capable|only|use|app ; fully|completely|entirely|always|100 offline
        no|without|needs|need|needing|requires|require ~3 internet|connection|connectivity|network|signal|wifi|coverage|data
        without ~3 internet|connection|connectivity|network|signal|wifi|coverage|online ; no ~2 internet|connection|connectivity|network|signal|wifi|coverage|reception
        never|not|doesn|don ~3 online|internet|connect|connection|connectivity|wifi|signal ; there is no|little|poor ~1 signal|coverage|internet|reception|wifi
        dead zone+ ; off grid ; remote ~3 without ; patchy|poor|weak|hardly|barely|little any? signal|coverage|connection|internet
    """,
    "offline-": """
        updated|synced|shown|streamed ~2 live ; live|real time? ~3 map|dashboard|updates|update|data|tracking|streaming|stream|sync|video|chat|feed|alerts|prices|location|view
        real time ; realtime ; stream/ ; streamed|video call+ ; cloud|online ; always connected|online ; web app|based|dashboard|site|service
        needs|requires|require|need|over|via|through|uses ~3 internet|connection|4g|5g|wifi|broadband|lte|cloud|signal|gsm|sms
        push notification+ ; instantly|instant ~2 notified|notification|notifies|sync|synced|syncs|alert|updates ; text message+ ; sms|whatsapp
        api|server|servers|backend ; sync/ ; each request|query|photo ~3 sent|uploaded ; video consultation+
    """,
    "hardware+": """
        no|without|zero|any|needs|need|requires ~2 hardware ; software only|purely|just ; pure software ; purely software ; just|only software
        nothing ~2 install|buy|ship|wear|plug|manufacture|mount ; no ~3 device+|sensor+|equipment|gadget+|installation|wearable+|dongle|camera+|box
        don|not|never ~3 hardware|devices|device|equipment|sensors ; asset light ; without ~2 hardware|device|devices|sensor|sensors|equipment|camera|cameras
        only ~1 phone|smartphone ; just a|the|your phone|smartphone|browser ; uses|use only ~3 phone
    """,
    "hardware-": """
        our ~2 device+|sensor+|tag+|tracker+|box|camera+|kit+|hub|gateway|dongle|bracelet+|wristband+|scale+|locker+|machine+|unit+|beacon+|reader+|meter+|hardware|board+
        a|each|the|every|small|cheap|one|two|per ~2 sensor+|dongle|gateway|wristband+|bracelet+|beacon+|tracker+|wearable+|camera+|probe+|locker+|hub|raspberry|arduino|microcontroller
        install|installs|installed|mount|mounted|attach|attached|attaches|plug|plugs|clip|clips|ship|ships|glue|stick ~4 sensor+|device+|box|camera+|tag+|unit+|dongle|gateway|hub|tracker+|kit+|meter+|reader+|beacon+
        battery|batteries|firmware|circuit|pcb ; raspberry pi ; bluetooth tag+|beacon+|device+|sensor+ ; manufactured|assembled|solder|soldered
    """,
    "telemetry+": """
        no|zero|never|not|without|don|doesn|nor ~4 telemetry|tracking|analytics|trackers|logging|profiling|cookies|surveillance
        no|never|not|don|doesn|without|zero ~2 collect|collects|collecting|store|stores|storing|gather|gathers|keep|keeps|log|logs|record|records|track|tracks|retain ~4 data|telemetry|information|anything|users|personal|usage|logs|history|emails|location|it|them|messages|photos
        never|not|don|doesn ~2 collect|gather|store|track|log|record|retain|keep ~2 any|anything|your|user|their|personal|data ; no data ~1 collection|collected|stored|retained|kept|gathered
        nothing ~2 collected|stored|logged|tracked|recorded|kept|retained|saved ; zero data|knowledge ; collect|collects|store|stores|keep|keeps|know|knows nothing ; privacy first ; fully|completely anonymous|private
        don|not|never ~2 train|learn|use|uses ~4 data|customer|users|your|theirs|uploads
    """,
    "telemetry-": """
        gathered|collected|harvested|aggregated|recorded|logged ~4 from|users|usage|customers|across|by ; data|runs|records|samples|images|messages|events|photos|recordings|documents|trips ~2 gathered|collected|harvested|aggregated|logged|uploaded ~2 from|by|across
        tuned|trained|learns|learn|improves|improve|improved|fine ~6 users|user|customers|customer|usage|uploads|data|their|every|each|pipelines|conversations|messages|clients
        usage data|statistics|patterns|analytics|metrics|stats|history|logs ; user behaviour|behavior|data|profiles ; analytics|heatmap+ ; benchmark+ ~3 across|against|all|other|similar
        sell|sells|selling|share|shares|monetise|monetize|license ~3 data|insights|statistics|trends ; we know ~3 which|how|when|what ; we see|analyse|analyze ~3 which|how|usage|what|every
        personalis|personalised|personalized|personalise|personalize|personalises|personalizes|recommendations ~2 based ; history ~2 of ~2 all|every|each|user|users ; profile ~2 of each|every|user|the ; targeted ads|advertising
        anonymised|anonymized|aggregate|aggregated|insights ~3 sold|data|reports|to ; collect|collects|gather|gathers|log|logs|record|records ~3 every|each|all|usage|data|location
    """,
    "custody+": """
        never|not|no|don|doesn|without ~3 hold|holds|holding|touch|touches|handle|handles|keep|keeps|store|stores|custody|take ~4 money|funds|cash|payments|payment|deposits|balances|savings|rent|fund
        non|no custodial|custody ; money|funds|payments|cash ~3 directly|straight ; directly ~4 bank|account|between|to ; not a bank|lender|broker
        no|never ~2 money|funds|cash ~3 us|through|our|hands|pass|passes ; never ~3 pass|passes|go|goes|flow|flows ~2 through
    """,
    "custody-": """
        wallet+|escrow|float ; balance+ ~3 sit|sits|held|kept|our|in|stay|stays|wait|waits|remain ; deposit+ ~4 us|our|with|account|held|into|wallet ; our ~2 account|bank|wallet|pool|float
        hold|holds|held|keep|keeps|kept|sit|sits|park|parked|pooled|pool|pools|collect|collects|collected ~4 money|funds|cash|payments|payment|balances|rent|savings|deposits|until|days
        until|before ~3 payout|released|release|settlement ; pay|pays|paid out ~3 after|weekly|monthly|once|later ; prepaid|prepay|topup ; top up ; interest ~2 on ~2 balances|float|deposits
        release|releases|released ~3 money|funds|payment|when|after|once
    """,
    "delivery+": """
        no ~2 delivery|deliveries|shipping|couriers|courier|drivers|logistics ; never|not|don|doesn|without ~2 deliver|delivers|ship|ships|delivering|shipping|delivery
        pickup|collection only ; pick up only ; pick|picks|picked|collect|collects ~3 up? from ~3 door|shop|store|kitchen|chef|farm|counter|themselves ; pickup|collection|collected ~2 door|point|only
        collect ~3 themselves ; self collection|pickup
    """,
    "delivery-": """
        doorstep|courier+|delivered|delivers|deliver|delivering|dispatched|dispatch ; delivery|shipping ~1 guarantee|fee|fees|time|times|within|in|promise|slot|slots|charge|cost|costs|partner|partners|window|drivers|fleet|riders
        home|same|next|free|fast|our|24|express ~1 delivery|shipping ; to your|the|their|every door|home|desk ; our riders|drivers|vans|couriers|fleet|bikes
        ship|ships|shipped ~3 to|within|in ; brought|bring|brings ~2 to ~2 door|home|desk
    """,
    "steady+": """
        unpredictable|unpredictably|irregular|irregularly|erratic|erratically|volatile|fluctuat|fluctuates|fluctuate|uneven|unsteady|unstable|seasonal|seasonally
        varies|vary ~2 week|day|month|widely|wildly|lot|a|from|by|with ; no fixed|steady|regular|stable ~1 income|schedule|hours|salary|pay|work|demand ; hand to mouth ; day to day ; feast or famine
        no two ~2 same|alike ; never know ; never ~2 same
    """,
    "steady-": """
        steady|stable|predictable|predictably|regular|fixed|constant|reliable|guaranteed|consistent|recurring ~2 income|incomes|salary|salaries|wage|wages|pay|payment|payments|earnings|demand|orders|revenue|cash|schedule|hours|weekly|monthly|flow|supply|harvest|work
        same|fixed amount|sum|number|time|instalment|instalments|repayment|payment|quantity ~2 every|each|weekly|monthly|per ; weekly|monthly|regular ~1 income|instalment+|salary|wage|wages|repayment+|paycheck
        every|each week|month|day ~2 same ; like clockwork ; all year round ; year round
    """,
    "rare+": """
        twice|once a|per|each|every year|semester|term|decade|quarter|lifetime|season|month ; once or twice|in ; only ~2 once|twice ; start|end|beginning of ~2 each|every|the|two ~2 semester|semesters|term|year|season|terms
        a few|couple of? times a|per year|season|lifetime|term ; every ~2 years|decade|semester|seasons|term ; once every ; annually|yearly|annual|seasonal|seasonally|biannual ; rarely|seldom|occasional|occasionally|infrequent|infrequently
        at christmas|harvest|graduation|exam ; exam|wedding|harvest|holiday|tax season ; wedding+|funeral+|move|moving ~1 house ; four|three|five|six|two times a year ; one off
    """,
    "rare-": """
        daily|weekly|hourly|constantly|nightly ; every|each day|morning|evening|night|hour|week ; several|many|multiple|two|three|four|five|ten times a|per day|week
        per day ; times a day|week ; day after day ; habit|habitual|addictive ; daily active ; keep|keeps coming back ; come|comes back ~2 week|day|often ; recurring subscription ; monthly subscription|active|fee
    """,
    "local+": """
        only|just|serve|serves|serving|within|limited|exclusively ~3 our|one|this|a|single|own ~2 campus|city|town|village|school|college|university|neighbourhood|neighborhood|district|street|valley|building|county|island|region|hospital|block|country
        only ~3 local|here ; one|single campus|city|town|village|school|college|neighbourhood|neighborhood|district|valley|building|island|market|hospital|block only? ; stay|stays|staying local ; never expand|leave ; local only
        not ~3 expand|scale|grow|franchise ; deliberately small ; our town|campus|village|street|valley|island|neighbourhood only?
    """,
    "local-": """
        billion|billions|trillion|worldwide|global|globally|international|internationally|nationwide|national|continent|continents|unicorn
        world market|leader|domination ; every city|country|campus|town|village|school|university ; cities|countries|campuses ~3 by|within|in|next ; fifty|hundred|hundreds|thousands|dozens|ten|twenty countries|cities|campuses|states|universities ; market of
        million|millions ~3 revenue|users|customers|students|dollars|euros|a|arr ; across ~3 country|europe|africa|india|asia|world|continent|nation|states ; all over ~1 the ; expand|expanding|roll|rolling|scale|scaling ~3 to|across|out ~2 every|all|country|europe|world|cities|countries|national|nationwide
    """,
    "rivals+": """
        no|zero ~2 competition|competitors|competitor|rivals|rival|alternative|alternatives ; nobody|noone ~3 does|doing|offers|has|built|makes ; no one ~3 does|doing|offers|has|built|makes|else ; nothing ~2 exists|like|comparable|available
        no other app|tool|company|product|service|platform|solution ; only ~1 solution|product|tool|app|company|service|platform ; uncontested|untapped ; first ~1 to ; blue ocean ; without ~1 competition|competitors|rivals ; don|not ~1 have ~1 competitors|competition
    """,
    "rivals-": """
        unlike|cheaper|faster|better|easier|simpler than ; unlike ; competitor+|rival+|incumbent+ ~4 charge|charges|offer|offers|cost|costs|have|has|such|like|include|are|is|do|sell|sells|price|priced
        compared to|with ; alternative+ ~3 such|like|cost|costs|include|are|is|exist|charge ; switch/ ~2 from ; already ~4 use|uses|exists|exist|sold|sell|sells|offers|app|tool|group|service|does|has ; existing ~1 tools|apps|solutions|products|services|players|providers
        market leader+ ; leading ~2 tool|app|vendor|provider|brand|product ; beat/ ; outperform|outperforms|undercut|undercuts
    """,
    "alone+": """
        alone|solo|singlehandedly ; on my own ; by myself ; one person|man|woman company|team|show|business|operation|band ; only ~2 me ; just me ; single|sole|one founder|developer|engineer|programmer ; built by me ; no team|staff|employees|cofounder|cofounders|hires
        never|not|no|don|without ~2 hire|hiring|employees|staff|cofounder ; in my|his|her|their ~2 spare|free time|evenings|weekends ; on weekends|evenings ; part time ; weekends|evenings only? ; after work|school ; side project
    """,
    "alone-": """
        24|round|around 7|the clock|hour ; 24 hours ; round the clock ; on call ; support line|team|staff|desk|hotline|centre|center ; phone support ; same day ~3 support|repair|service|answer|response ; human ~2 answers|support|replies|review|reviews
        thousands|millions|hundreds of ; every|each ~1 city|country|school|clinic|hospital ; fifty|hundred|twenty|thirty|forty|ten cities|countries|languages|schools|hospitals|clinics|stores|states|markets
        nationwide|worldwide|global|globally ; million|millions|10,000 users|customers|downloads|students ; our ~1 team|engineers|staff|drivers|sales|support|technicians ; personally ~3 every|each|all
        visit|call|onboard|train|install|inspect|check ~2 every|each|all ; within ~3 minutes|minute|hour
    """,
    "people+": """
        no|without|zero|never|any ~2 staff|humans|human|employees|people|people|operators|manual ; fully|completely|entirely|100|totally automated|automatic|automatically|autonomous|autonomously ; hands off|free ; no one ~2 needed|involved|touches|has ; unattended|unmanned|unstaffed
        runs|run itself|themselves ; without ~2 human|people|staff|intervention|operator|anyone|supervision ; no ~2 training|support|moderation|maintenance|onboarding|supervision ~1 needed|required|necessary
    """,
    "people-": """
        our ~2 staff|team|operators|moderators|agents|editors|experts|nurses|technicians|analysts|reviewers|coaches|assistants|drivers ~6 check|checks|review|reviews|call|calls|answer|answers|approve|approves|verify|verifies|visit|visits|enter|enters|label|labels|read|reads|train|trains|clean|cleans
        human|humans|person|moderator+|operator+|expert+|someone|somebody|volunteer+|staff|nurse+|technician+|analyst+|editor+|i|we ~2 checks|check|review|reviews|approves|approve|verify|verifies|answers|moderates|moderate|refills|refill|cleans|empties|inspects|visits|visit|types|type|enter|enters|label|labels|match|matches|calls|drives|read|manually|personally
        by hand ; manually|manual ; checked|reviewed|approved|verified|entered|answered|labelled|matched|moderated by ; two day|week|hour training ; training session+|course|day ; on site training|visit|visits
    """,
    "anonymous+": "anonymous|anonymously|anonymity|unidentifiable ; no ~2 names|name|account|accounts|login|logins|signup|registration|identity|profile|profiles ; without ~3 name|names|account|login|signup|registration|registering|identity|signing ; never ~3 name|names|identity|who ; pseudonym+",
    "anonymous-": """
        real|full|their|your|first|last name+ ; verified ~1 identity|identities|profile+|accounts|users|members ; id|identity check+|verification|card+|document+ ; log|logs|sign|signs|logging|signing in|up ; create ~2 account|profile ; profile+ ; phone number+ ; email address|addresses ; facebook|google login ; kyc ; selfie+ ; home address
        account|registration ~2 required|needed ; register|registers|registered ~2 with ; face recognition ; reputation|rating+ ~2 of|for|each|users
    """,
    "open+": "open source|sourced|data|hardware ; mit|apache|gpl|agpl licensed|license|licence ; anyone can ~2 copy|fork|modify|use ; source code ~2 public|available|published|github ; public domain ; creative commons",
    "open-": "proprietary|patent+|patented|trade secret+ ; closed source ; secret|protected|exclusive ~1 algorithm|formula|recipe|code|model|ip ; nobody|one can ~1 copy ; license|licence fee+|key+ ; cannot|can t ~1 be copied ; lock in ; our moat",
    "stock+": "no|zero|without|never|don|not ~3 inventory|stock|warehouse|warehouses|assets|storage|goods|premises|shop|store|vehicles|fleet|property ; asset light ; dropship|dropshipping ; made|print on|to demand|order ; own|owns|hold|holds no|nothing",
    "stock-": "our ~2 warehouse+|inventory|stock|store|shop|fleet|vans|van|vehicles|bikes|lockers|kitchen|depot|hub|hubs ; buy|buys|purchase|order|orders ~3 bulk|advance|upfront|stock ; store|stores|stored|keep|keeps ~3 warehouse|storage|stock|cellar|depot ; in stock ; unsold ; lease|leases|leased|rent|rents|rented ~3 warehouse|vans|shop|storage|fleet|van|depot|space",
    "noads+": "no|never|without|zero|not|free ~2 ads|advertising|adverts|advertisement|advertisements|advertisers|sponsors|sponsorship ; ad free",
    "noads-": "sponsored|promoted ~1 episode+|content|post+|listing+|result+|article+|video+|message+ ; ad|ads|advertising|advert|sponsored|sponsorship|advertiser ~2 revenue|income|supported|funded|placements|placement|slots|banners|listings|posts|pays|pay|money|space ; advertisers pay|will|buy|fund ; paid|promoted ~1 placement+|listing+|listings|posts|results ; show|shows|display|displays ~1 ads ; affiliate ; funded|supported|financed by|through ~1 ads|advertising|sponsors|advertisers",
    "unphone+": "don|no|not|never|without|few|rarely|lack|cannot|hardly ~3 smartphone+|phone+|computer+|computers|internet|app|apps|email|tech|read|literate|type|wifi|card ; not ~1 tech savvy ; feature|basic|old phone+ ; illiterate|low literacy ; older|elderly|elder people|adults|users|patients ~4 no|not|don|without|never",
    "unphone-": "download|downloads|install|installs ~2 app|it ; our|the|an|mobile|phone|smartphone|native|companion app ; scan|scans ~2 qr|code|barcode ; qr code+ ; push notification+ ; in app ; touchscreen ; log|logs in ; web|online form|portal|dashboard ; sign up online ; app store",
    "notime+": "no|little|not|never|without|hardly|don|lack|zero|have ~2 time|minutes|minute|bandwidth ; too busy|tired|overworked ; overworked|overloaded|stretched|busy|swamped|understaffed|exhausted ; every second|minute counts ; back to back ; short staffed",
    "notime-": "takes|take|taking|spend|spends|requires|require|needs|need|fill|fills|enter|enters|log|logs|write|writes|record|records|complete|completes ~6 minutes|hours|hour|fields|questions|form|questionnaire|diary|survey ~2 each|every|per|a|daily|day|with|long|of|after ; training course|session|day|week|hours ; long|detailed|daily questionnaire|form|diary|survey|report|log ; minutes a|per|every|each day|patient|order|visit|evening|morning|shift|customer",
    "nointegration+": "no|without|zero|not|never|any ~2 integration+|setup|installation|configuration|migration|code|training|onboarding|it|changes ; works out of ; out of the box ; drop in ; plug and play ; plug n ; nothing to ~1 install|set|configure|learn ; installs|install|installed in ~2 minute|minutes|seconds|clicks|click",
    "nointegration-": "integrat|integrate|integrates|integrating|integration ~3 with|into|to|per|for|takes|project|each|needs ; connect|connects ~4 erp|crm|ehr|system|systems|api|pms|pos|till|database ; migration|migrate|migrates ~3 data|from|to|takes ; it department|team ~4 install|installs|must|has|opens|sets ; custom|bespoke ~2 integration|setup|installation|configuration|implementation|development ; weeks|months|days of ~2 setup|integration|configuration|onboarding|implementation|work ; implementation project|takes|fee|weeks|partner",
    "instant+": "instant|instantly|immediate|immediately|realtime ; in|within ~2 seconds|second|minutes|minute ; real time ; on the spot ; no|zero|without ~1 wait|waiting|delay|delays|queue|queues ; right away ; same day|minute|hour ; the moment",
    "instant-": "takes|take|took|wait|waits|waiting|within|after|up|needs|need|in ~4 days|weeks|months|week|hours|overnight|business ; once a day|week|month ; at night|overnight ; weekly|monthly|nightly|daily batch|run|report|update|sync|review|cycle ; next ~1 day|week|morning|business ; batch|batches|batched ; queue|queued|lead time",
    "human+": "doctor|doctors|teacher|teachers|lawyer|lawyers|human|humans|nurse|nurses|judge|user|users|manager|managers|person|clinician|clinicians|pharmacist|vet|expert|staff|pilot|driver|parent|parents ~2 always|still|remains|remain|stays|keep|keeps ~3 decide|decides|decision|control|charge|loop|responsible|final ; always ~3 decide|decides|control|loop|final ; final decision|say|word ; human in the loop ; never|not|doesn|don ~2 diagnose|diagnoses|decide|decides|replace|replaces|prescribe|advise|advice|judge|act ; only|just ~1 suggest|suggests|assist|assists|support|supports|recommend|recommends|advise|advises ; decision support ; not medical|legal|financial advice|device",
    "human-": "automatically ~3 approve|approves|reject|rejects|send|sends|order|orders|pay|pays|file|files|prescribe|prescribes|adjust|adjusts|dispatch|dispatches|block|blocks|delete|deletes|cancel|cancels|book|books|decide|decides|refer|refers|change|changes|shut|shuts|brake|brakes|grade|grades|submit|submits|deny|denies|stop|stops|close|closes|dose|doses|release|releases|post|posts ; diagnoses|prescribes ; replaces|replace|replacing|instead ~3 doctor+|lawyer+|teacher+|nurse+|radiologist+|judge+|accountant+|human+|pharmacist+|vet|vets|therapist+|agent+ ; without|no ~2 doctor|lawyer|human|nurse|teacher|review|approval|confirmation|supervision|clinician ; tells ~3 which|what ~2 take|dose|drug|medicine|to|stop ; auto approve|approves|reject|submit|pay|pilot ; makes|make|takes|take the ~1 decision+ ; advises|advise ~3 dose|treatment|stop|take",
    "nonprofit+": "non profit ; nonprofit|charity|ngo|cooperative ; not for profit ; no profit|commercial ; never ~2 profit|sell|exit ; for the public|common good ; free public",
    "nonprofit-": "investor+ ~4 return|returns|exit|equity|10x|5x|back ; exit|ipo|acquisition|acquired|valuation|unicorn|equity|dividend+|series|shareholder+ ; high|huge|big margin+|profit+|returns ; profit+ ~2 of|per|margin|margins|year ; venture|vc capital|funding|backed|money",
    "secret+": "exclusive|exclusively|exclusivity|invite|premium|luxury|niche|handpicked|curated ~2 only|members|club|few|community|selected|brand|customers|service|small ; only for ~2 selected|few|experts|professionals|members ; small ~2 on purpose ; limited to",
    "secret-": "everyone|everybody|anyone|anybody ; all people|ages|users|students|businesses|customers|families ; mass market ; the masses ; as many ~2 as possible ; millions|thousands of ; any business|company|person|user",
    "nolicence+": "no|without|not|never|don|doesn|zero|avoid|avoids|exempt ~3 licence|license|licences|licenses|permit|permits|regulated|regulation|regulations|regulatory|approval|certification|permission|registration|insurance|compliance|gdpr|hipaa ; unregulated|loophole|grey|gray area? ; just a technology|tech|marketplace|platform ~1 company? ; nothing legal|regulatory",
    "nolicence-": "patient+|medicine+|medical|diagnos|diagnosis|diagnose|diagnoses|drug+|alcohol|loan+|lend|lends|lending|wallet|insurance|escrow|deposits|passenger+|passengers|taxi|drone+|children|pupils ; raw milk ; home kitchen+|cooked|cooks|chefs ; gas|fire|weapon+|gambling|betting|tenant+|food|biometric|prescription+|pesticide+|airspace|export",
    "nosupport+": "no ~2 support|maintenance|upkeep|repairs|moderation|updates|servicing|running cost+|costs|ongoing ; zero maintenance|upkeep|support|running|ongoing ; maintenance free ; set and forget ; never ~3 maintenance|charging|replaced|serviced|break|breaks|repaired|recharged|cleaning ; without ~2 maintenance|servicing|upkeep|charging",
    "nosupport-": "battery|batteries ~4 replaced|replace|change|changed|charge|charged|recharged|swap|swapped|every|lasts ; replace|replaced|recharge|recharged|clean|cleaned|recalibrat|recalibrated|calibrate|calibrated|service|serviced|refill|refilled|empty|emptied ~4 every|each|weekly|monthly|yearly|daily|once|twice|annually ; repair|repairs|technician+|spare parts ; warranty claims ; monthly|annual|yearly maintenance|service|check|visit|inspection ; helpdesk|hotline ; updated|updates ~2 weekly|monthly|every|each",
    "poor+": "cannot|not|unable|never|hardly|barely|don|no|t ~3 afford|money|budget|budgets|pay|spend|cash ; low income ; no ~1 budget|money|spare|cash ; poor|poorest|broke|penniless|underfunded|unbanked|destitute|homeless ; tight ~1 budget+|margins|money ; shoestring|cash strapped ; living on ~3 a day ; below poverty",
    "poor-": "premium ~1 price|pricing|plan|subscription|tier ; pay|pays|paying ~4 month|monthly|year|subscription|upfront|advance|each|per ; subscription+ ; charge|charges|charging ~3 a|per|each|them|users|families|schools|patients|students ; a month each|per|subscription ; upfront|deposit|annual ~1 fee|payment|licence|license|contract|cost ; buy|buys ~2 device|kit|sensor|tablet|machine|unit|hardware ; costs ~4 each|a|per ; price of|is",
    "secure+": "encrypted|encryption ; fully|completely|totally|perfectly|100 secure|private|confidential|safe ; zero knowledge ; nobody|one ~3 see|read|access|open|sees|reads ; only ~4 can ~1 see|read|access|open|decrypt ; not even we|us ; military|bank grade",
    "secure-": "our ~2 staff|team|support|admins|engineers|moderators|analysts|employees|operators ~5 see|read|review|access|look|reset|open|view|listen|reads|reviews|check|checks ; shared|same|default password+ ; plain text ; plaintext|spreadsheet ~2 with|of|all|shared ; google sheet ; emailed|emails|email ~3 password|credentials|report|results|csv|records|file|files|export ; we|i ~1 read|review|scan|analyse|analyze|search|moderate ~3 messages|content|files|documents|everything|chats|conversations|uploads ; public link+ ; whatsapp group",
}
