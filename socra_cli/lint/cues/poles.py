"""The two poles of each topic that a brief can hold at once, to be put to the founder side by side.

``<topic>+`` is the promise, ``<topic>-`` what undoes it. The order in the text does not matter.
"""

from __future__ import annotations

from typing import Final

POLES: Final = {
    "free+": """
        free for everyone|all|users|students|schools|teachers|patients|everybody|life|ever|good|always|
        parents|farmers|anyone|any ; always|completely|entirely|totally|forever|100 free ; free forever|
        always ; free of charge|cost ; for free ; free to use|join ; app|tool|service|platform|software|
        it|membership|use|access|version|everything is|stays|remains|will|always ~2 free ; no ~1 fee+|
        charge+|cost|subscription|subscriptions|payment|price ; never charge|pay|charges|cost|costs ;
        costs|cost ~2 nothing ; without ~1 charge|fee+|payment|paying|subscription ; don|not ~1 charge ;
        users|students|nobody pay|pays nothing|anything ; free app|tool|service|platform|software|
        forever
    """,
    "free-": """
        price+|priced ; charge|charges|charged|charging ~3 a|per|each|users|them|customers|students|
        schools|clinics|parents ; subscription|membership|monthly|annual|licence|license|booking|
        listing|service|entry|signup|set fee+|subscription|price|plan|up ; pay|pays|paying ~4 per|month|
        year|monthly|each|week|us|for it|annually|yearly|upfront ; costs ~3 a|per|each month|year|user|
        seat|week ; a|per month|year|seat|user|student|school|clinic ; premium plan|tier|version ;
        revenue from subscriptions|subscription|fees|users|students ; subscription+ ; we take|keep|earn
        ~3 percent|commission|cut|fee ; commission
    """,
    "leaves+": """
        never|not|nothing|no|don|doesn|without ~4 leave|leaves|leaving ~4 phone|device|laptop|computer|
        building|machine|premises|clinic|hospital|network|office|server|servers|country|browser|site|
        school|room|house|house|farm ; stay|stays|remain|remains|kept|keep|keeps ~2 on|in|inside|within
        ~2 phone|device|laptop|computer|building|premises|clinic|hospital|network|office|server|country|
        browser|machine|site|school ; on device|premises|premise|prem|site ; processed|runs|run|stored|
        store|computed|works|happens|work ~3 locally|local|phone|device|laptop|browser|premises|premise|
        edge ; entirely|fully|purely|100|all local|locally ; local only|first ; offline first ; self
        hosted ; air gapped ; own servers|server|hardware|machines ; nothing|no|never ~3 uploaded|
        upload|sent|send|shared|cloud|transmitted|internet|server|servers|transferred ; no cloud|server|
        servers|uploads|third ; never ~2 see|sees|touch|touches|upload|uploads|send|sends|share|shares ;
        end to end encrypted|encryption
    """,
    "leaves-": """
        cloud|openai|chatgpt|gpt|claude|gemini|aws|azure|anthropic|s3|firebase|supabase|mistral|
        deepseek|cohere ; hosted ~3 model|llm|api|database|service|language ; google ~2 speech|api|
        vision|cloud|drive|maps ; our servers|server|backend|database|dashboard|data ; upload|uploads|
        uploaded|uploading ; send|sends|sent|sending ~5 to ~2 api|server|servers|us|vendor|provider|
        model|service|partner|partners|lab|third|headquarters|transcription|cloud ; third party ~1 api|
        service|model|provider|processor|transcription|speech ; external api|service|model ; central|
        remote server|database|dashboard ; sync/ ~4 to|with|between|across ; web dashboard ; api call+|
        key|calls ; shared|share with ~2 partners|insurers|advertisers|research ; transcribed|processed|
        analysed|analyzed|stored by|in|on|at ~3 service|provider|vendor|api|abroad|us|frankfurt|ireland|
        virginia|overseas|contractor|contractors ; we|engineers|staff|support|team ~2 see|review|
        reviews|read|listen|listens|look ~2 the|every|each|all|recordings|messages|files|documents|logs|
        to
    """,
    "offline+": """
        works|work|working|runs|run|usable|functions|available|operates ~3 offline ; offline ~1 first|mode|
        capable|only|use|app ; fully|completely|entirely|always|100 offline ; no|without|needs|need|needing|
        requires|require ~3 internet|connection|connectivity|network|signal|wifi|coverage ; no|without ~1
        mobile|cellular data ; without ~3 internet|connection|connectivity|network|signal|wifi|coverage|
        online ; no ~2 internet|connection|connectivity|network|signal|wifi|coverage|reception ; never|not|
        doesn|don ~3 online|internet|connect|connection|connectivity|wifi|signal ; there is no|little|poor
        ~1 signal|coverage|internet|reception|wifi ; dead zone+ ; off grid ; remote ~3 without ; patchy|
        poor|weak|hardly|barely|little any? signal|coverage|connection|internet
    """,
    "offline-": """
        updated|synced|shown|streamed ~2 live ; live|real time? ~3 map|dashboard|updates|update|data|
        tracking|streaming|stream|sync|video|chat|feed|alerts|prices|location|view ; real time ;
        realtime ; stream/ ; streamed|video call+ ; cloud|online ; always connected|online ; web app|
        based|dashboard|site|service ; needs|requires|require|need|over|via|through|uses ~3 internet|
        connection|4g|5g|wifi|broadband|lte|cloud|signal|gsm|sms ; push notification+ ; instantly|
        instant ~2 notified|notification|notifies|sync|synced|syncs|alert|updates ; text message+ ; sms|
        whatsapp ; api|server|servers|backend ; sync/ ; each request|query|photo ~3 sent|uploaded ;
        video consultation+
    """,
    "hardware+": """
        no|without|zero|any|needs|need|requires ~2 hardware ; software only|purely|just ; pure software
        ; purely software ; just|only software ; nothing ~2 install|buy|ship|wear|plug|manufacture|mount
        ; no ~3 device+|sensor+|equipment|gadget+|installation|wearable+|dongle|camera+|box ; don|not|
        never ~3 hardware|devices|device|equipment|sensors ; asset light ; without ~2 hardware|device|
        devices|sensor|sensors|equipment|camera|cameras ; only ~1 phone|smartphone ; just a|the|your
        phone|smartphone|browser ; uses|use only ~3 phone
    """,
    "hardware-": """
        our ~2 device+|sensor+|tag+|tracker+|box|camera+|kit+|hub|gateway|dongle|bracelet+|wristband+|
        scale+|locker+|machine+|unit+|beacon+|reader+|meter+|hardware|board+ ; a|each|the|every|small|
        cheap|one|two|per ~2 sensor+|dongle|gateway|wristband+|bracelet+|beacon+|tracker+|wearable+|
        camera+|probe+|locker+|hub|raspberry|arduino|microcontroller ; install|installs|installed|mount|
        mounted|attach|attached|attaches|plug|plugs|clip|clips|ship|ships|glue|stick ~4 sensor+|device+|
        box|camera+|tag+|unit+|dongle|gateway|hub|tracker+|kit+|meter+|reader+|beacon+ ; battery|
        batteries|firmware|circuit|pcb ; raspberry pi ; bluetooth tag+|beacon+|device+|sensor+ ;
        manufactured|assembled|solder|soldered
    """,
    "telemetry+": """
        no|zero|never|not|without|don|doesn|nor ~4 telemetry|tracking|analytics|trackers|logging|
        profiling|cookies|surveillance ; no|never|not|don|doesn|without|zero ~2 collect|collects|
        collecting|store|stores|storing|gather|gathers|keep|keeps|log|logs|record|records|track|tracks|
        retain ~4 data|telemetry|information|anything|users|personal|usage|logs|history|emails|location|
        it|them|messages|photos ; never|not|don|doesn ~2 collect|gather|store|track|log|record|retain|
        keep ~2 any|anything|your|user|their|personal|data ; no data ~1 collection|collected|stored|
        retained|kept|gathered ; nothing ~2 collected|stored|logged|tracked|recorded|kept|retained|saved
        ; zero data|knowledge ; collect|collects|store|stores|keep|keeps|know|knows nothing ; privacy
        first ; fully|completely anonymous|private ; don|not|never ~2 train|learn|use|uses ~4 data|
        customer|users|your|theirs|uploads
    """,
    "telemetry-": """
        gathered|collected|harvested|aggregated|recorded|logged ~4 from|users|usage|customers|across|by
        ; data|runs|records|samples|images|messages|events|photos|recordings|documents|trips ~2
        gathered|collected|harvested|aggregated|logged|uploaded ~2 from|by|across ; tuned|trained|
        learns|learn|improves|improve|improved|fine ~6 users|user|customers|customer|usage|uploads|data|
        their|every|each|pipelines|conversations|messages|clients ; usage data|statistics|patterns|
        analytics|metrics|stats|history|logs ; user behaviour|behavior|data|profiles ; analytics|
        heatmap+ ; benchmark+ ~3 across|against|all|other|similar ; sell|sells|selling|share|shares|
        monetise|monetize|license ~3 data|insights|statistics|trends ; we know ~3 which|how|when|what ;
        we see|analyse|analyze ~3 which|how|usage|what|every ; personalis|personalised|personalized|
        personalise|personalize|personalises|personalizes|recommendations ~2 based ; history ~2 of ~2
        all|every|each|user|users ; profile ~2 of each|every|user|the ; targeted ads|advertising ;
        anonymised|anonymized|aggregate|aggregated|insights ~3 sold|data|reports|to ; collect|collects|
        gather|gathers|log|logs|record|records ~3 every|each|all|usage|data|location
    """,
    "custody+": """
        never|not|no|don|doesn|without ~3 hold|holds|holding|touch|touches|handle|handles|keep|keeps|
        store|stores|custody|take ~4 money|funds|cash|payments|payment|deposits|balances|savings|rent|
        fund ; non|no custodial|custody ; money|funds|payments|cash ~3 directly|straight ; directly ~4
        bank|account|between|to ; not a bank|lender|broker ; no|never ~2 money|funds|cash ~3 us|through|
        our|hands|pass|passes ; never ~3 pass|passes|go|goes|flow|flows ~2 through
    """,
    "custody-": """
        wallet+|escrow|float ; balance+ ~3 sit|sits|held|kept|our|in|stay|stays|wait|waits|remain ;
        deposit+ ~4 us|our|with|account|held|into|wallet ; our ~2 account|bank|wallet|pool|float ; hold|
        holds|held|keep|keeps|kept|sit|sits|park|parked|pooled|pool|pools|collect|collects|collected ~4
        money|funds|cash|payments|payment|balances|rent|savings|deposits|until|days ; until|before ~3
        payout|released|release|settlement ; pay|pays|paid out ~3 after|weekly|monthly|once|later ;
        prepaid|prepay|topup ; top up ; interest ~2 on ~2 balances|float|deposits ; release|releases|
        released ~3 money|funds|payment|when|after|once
    """,
    "delivery+": """
        no ~2 delivery|deliveries|shipping|couriers|courier|drivers|logistics ; never|not|don|doesn|
        without ~2 deliver|delivers|ship|ships|delivering|shipping|delivery ; pickup|collection only ;
        pick up only ; pick|picks|picked|collect|collects ~3 up? from ~3 door|shop|store|kitchen|chef|
        farm|counter|themselves ; pickup|collection|collected ~2 door|point|only ; collect ~3 themselves
        ; self collection|pickup
    """,
    "delivery-": """
        doorstep|courier+|delivered|delivers|deliver|delivering|dispatched|dispatch ; delivery|shipping
        ~1 guarantee|fee|fees|time|times|within|in|promise|slot|slots|charge|cost|costs|partner|
        partners|window|drivers|fleet|riders ; home|same|next|free|fast|our|24|express ~1 delivery|
        shipping ; to your|the|their|every door|home|desk ; our riders|drivers|vans|couriers|fleet|bikes
        ; ship|ships|shipped ~3 to|within|in ; brought|bring|brings ~2 to ~2 door|home|desk
    """,
    "steady+": """
        unpredictable|unpredictably|irregular|irregularly|erratic|erratically|volatile|fluctuat|
        fluctuates|fluctuate|uneven|unsteady|unstable|seasonal|seasonally ; varies|vary ~2 week|day|
        month|widely|wildly|lot|a|from|by|with ; no fixed|steady|regular|stable ~1 income|schedule|
        hours|salary|pay|work|demand ; hand to mouth ; day to day ; feast or famine ; no two ~2 same|
        alike ; never know ; never ~2 same
    """,
    "steady-": """
        steady|stable|predictable|predictably|regular|fixed|constant|reliable|guaranteed|consistent|
        recurring ~2 income|incomes|salary|salaries|wage|wages|pay|payment|payments|earnings|demand|
        orders|revenue|cash|schedule|hours|weekly|monthly|flow|supply|harvest|work ; same|fixed amount|
        sum|number|time|instalment|instalments|repayment|payment|quantity ~2 every|each|weekly|monthly|
        per ; weekly|monthly|regular ~1 income|instalment+|salary|wage|wages|repayment+|paycheck ;
        every|each week|month|day ~2 same ; like clockwork ; all year round ; year round
    """,
    "rare+": """
        twice|once a|per|each|every year|semester|term|decade|quarter|lifetime|season|month ; once or
        twice|in ; only ~2 once|twice ; start|end|beginning of ~2 each|every|the|two ~2 semester|
        semesters|term|year|season|terms ; a few|couple of? times a|per year|season|lifetime|term ;
        every ~2 years|decade|semester|seasons|term ; once every ; annually|yearly|annual|seasonal|
        seasonally|biannual ; rarely|seldom|occasional|occasionally|infrequent|infrequently ; at
        christmas|harvest|graduation|exam ; exam|wedding|harvest|holiday|tax season ; wedding+|funeral+|
        move|moving ~1 house ; four|three|five|six|two times a year ; one off
    """,
    "rare-": """
        daily|weekly|hourly|constantly|nightly ; every|each day|morning|evening|night|hour|week ;
        several|many|multiple|two|three|four|five|ten times a|per day|week ; per day ; times a day|week
        ; day after day ; habit|habitual|addictive ; daily active ; keep|keeps coming back ; come|comes
        back ~2 week|day|often ; recurring subscription ; monthly subscription|active|fee
    """,
    "local+": """
        only|just|serve|serves|serving|within|limited|exclusively ~3 our|one|this|a|single|own ~2
        campus|city|town|village|school|college|university|neighbourhood|neighborhood|district|street|
        valley|building|county|island|region|hospital|block|country ; only ~3 local|here ; one|single
        campus|city|town|village|school|college|neighbourhood|neighborhood|district|valley|building|
        island|market|hospital|block only? ; stay|stays|staying local ; never expand|leave ; local only
        ; not ~3 expand|scale|grow|franchise ; deliberately small ; our town|campus|village|street|
        valley|island|neighbourhood only?
    """,
    "local-": """
        billion|billions|trillion|worldwide|global|globally|international|internationally|nationwide|
        national|continent|continents|unicorn ; world market|leader|domination ; every city|country|
        campus|town|village|school|university ; cities|countries|campuses ~3 by|within|in|next ; fifty|
        hundred|hundreds|thousands|dozens|ten|twenty countries|cities|campuses|states|universities ;
        market of ; million|millions ~3 revenue|users|customers|students|dollars|euros|a|arr ; across ~3
        country|europe|africa|india|asia|world|continent|nation|states ; all over ~1 the ; expand|
        expanding|roll|rolling|scale|scaling ~3 to|across|out ~2 every|all|country|europe|world|cities|
        countries|national|nationwide
    """,
    "rivals+": """
        no|zero ~2 competition|competitors|competitor|rivals|rival|alternative|alternatives ; nobody|
        noone ~3 does|doing|offers|has|built|makes ; no one ~3 does|doing|offers|has|built|makes|else ;
        nothing ~2 exists|like|comparable|available ; no other app|tool|company|product|service|
        platform|solution ; only ~1 solution|product|tool|app|company|service|platform ; uncontested|
        untapped ; first ~1 to ; blue ocean ; without ~1 competition|competitors|rivals ; don|not ~1
        have ~1 competitors|competition
    """,
    "rivals-": """
        unlike|cheaper|faster|better|easier|simpler than ; unlike ; competitor+|rival+|incumbent+ ~4
        charge|charges|offer|offers|cost|costs|have|has|such|like|include|are|is|do|sell|sells|price|
        priced ; compared to|with ; alternative+ ~3 such|like|cost|costs|include|are|is|exist|charge ;
        switch/ ~2 from ; already ~4 use|uses|exists|exist|sold|sell|sells|offers|app|tool|group|
        service|does|has ; existing ~1 tools|apps|solutions|products|services|players|providers ; market
        leader+ ; leading ~2 tool|app|vendor|provider|brand|product ; beat/ ; outperform|outperforms|
        undercut|undercuts
    """,
}
