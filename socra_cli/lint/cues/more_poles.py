"""Poles of the rarer topics; see ``poles``."""

from __future__ import annotations

from typing import Final

MORE_POLES: Final = {
    "denies": "no|zero|without",
    "alone+": """
        alone|solo|singlehandedly ; on my own ; by myself ; one person|man|woman company|team|show|
        business|operation|band ; only ~2 me ; just me ; single|sole|one founder|developer|engineer|
        programmer ; built by me ; no team|staff|employees|cofounder|cofounders|hires ; never|not|no|
        don|without ~2 hire|hiring|employees|staff|cofounder ; in my|his|her|their ~2 spare|free time|
        evenings|weekends ; on weekends|evenings ; part time ; weekends|evenings only? ; after work|
        school ; side project
    """,
    "alone-": """
        24|round|around 7|the clock|hour ; 24 hours ; round the clock ; on call ; support line|team|
        staff|desk|hotline|centre|center ; phone support ; same day ~3 support|repair|service|answer|
        response ; human ~2 answers|support|replies|review|reviews ; thousands|millions|hundreds of ;
        every|each ~1 city|country|school|clinic|hospital ; fifty|hundred|twenty|thirty|forty|ten
        cities|countries|languages|schools|hospitals|clinics|stores|states|markets ; nationwide|
        worldwide|global|globally ; million|millions|10,000 users|customers|downloads|students ; our ~1
        team|engineers|staff|drivers|sales|support|technicians ; personally ~3 every|each|all ; visit|
        call|onboard|train|install|inspect|check ~2 every|each|all ; within ~3 minutes|minute|hour
    """,
    "people+": """
        no|without|zero|never|any ~2 staff|humans|human|employees|people|people|operators|manual ;
        fully|completely|entirely|100|totally automated|automatic|automatically|autonomous|autonomously
        ; hands off|free ; no one ~2 needed|involved|touches|has ; unattended|unmanned|unstaffed ; runs|
        run itself|themselves ; without ~2 human|people|staff|intervention|operator|anyone|supervision ;
        no ~2 training|support|moderation|maintenance|onboarding|supervision ~1 needed|required|
        necessary
    """,
    "people-": """
        our ~2 staff|team|operators|moderators|agents|editors|experts|nurses|technicians|analysts|
        reviewers|coaches|assistants|drivers ~6 check|checks|review|reviews|call|calls|answer|answers|
        approve|approves|verify|verifies|visit|visits|enter|enters|label|labels|read|reads|train|trains|
        clean|cleans ; human|humans|person|moderator+|operator+|expert+|someone|somebody|volunteer+|
        staff|nurse+|technician+|analyst+|editor+|i|we ~2 checks|check|review|reviews|approves|approve|
        verify|verifies|answers|moderates|moderate|refills|refill|cleans|empties|inspects|visits|visit|
        types|type|enter|enters|label|labels|match|matches|calls|drives|read|manually|personally ; by
        hand ; manually|manual ; checked|reviewed|approved|verified|entered|answered|labelled|matched|
        moderated by ; two day|week|hour training ; training session+|course|day ; on site training|
        visit|visits
    """,
    "anonymous+": """
        anonymous|anonymously|anonymity|unidentifiable ; no ~2 names|name|account|accounts|login|logins|
        signup|registration|identity|profile|profiles ; without ~3 name|names|account|login|signup|
        registration|registering|identity|signing ; never ~3 name|names|identity|who ; pseudonym+
    """,
    "anonymous-": """
        real|full|their|your|first|last name+ ; verified ~1 identity|identities|profile+|accounts|users|
        members ; id|identity check+|verification|card+|document+ ; log|logs|sign|signs|logging|signing
        in|up ; create ~2 account|profile ; profile+ ; phone number+ ; email address|addresses ;
        facebook|google login ; kyc ; selfie+ ; home address ; account|registration ~2 required|needed ;
        register|registers|registered ~2 with ; face recognition ; reputation|rating+ ~2 of|for|each|
        users
    """,
    "open+": """
        open source|sourced|data|hardware ; mit|apache|gpl|agpl licensed|license|licence ; anyone can ~2
        copy|fork|modify|use ; source code ~2 public|available|published|github ; public domain ;
        creative commons
    """,
    "open-": """
        proprietary|patent+|patented|trade secret+ ; closed source ; secret|protected|exclusive ~1
        algorithm|formula|recipe|code|model|ip ; nobody|one can ~1 copy ; license|licence fee+|key+ ;
        cannot|can t ~1 be copied ; lock in ; our moat
    """,
    "stock+": """
        no|zero|without|never|don|not ~3 inventory|stock|warehouse|warehouses|assets|storage|goods|
        premises|shop|store|vehicles|fleet|property ; asset light ; dropship|dropshipping ; made|print
        on|to demand|order ; own|owns|hold|holds no|nothing
    """,
    "stock-": """
        our ~2 warehouse+|inventory|stock|store|shop|fleet|vans|van|vehicles|bikes|lockers|kitchen|
        depot|hub|hubs ; buy|buys|purchase|order|orders ~3 bulk|advance|upfront|stock ; store|stores|
        stored|keep|keeps ~3 warehouse|storage|stock|cellar|depot ; in stock ; unsold ; lease|leases|
        leased|rent|rents|rented ~3 warehouse|vans|shop|storage|fleet|van|depot|space
    """,
    "noads+": """
        no|never|without|zero|not|free ~2 ads|advertising|adverts|advertisement|advertisements|
        advertisers|sponsors|sponsorship ; ad free
    """,
    "noads-": """
        sponsored|promoted ~1 episode+|content|post+|listing+|result+|article+|video+|message+ ; ad|ads|
        advertising|advert|sponsored|sponsorship|advertiser ~2 revenue|income|supported|funded|
        placements|placement|slots|banners|listings|posts|pays|pay|money|space ; advertisers pay|will|
        buy|fund ; paid|promoted ~1 placement+|listing+|listings|posts|results ; show|shows|display|
        displays ~1 ads ; affiliate ; funded|supported|financed by|through ~1 ads|advertising|sponsors|
        advertisers
    """,
    "unphone+": """
        don|no|not|never|without|few|rarely|lack|cannot|hardly ~3 smartphone+|phone+|computer+|app|apps|
        email|tech|read|literate|type|card ; not ~1 tech savvy ; feature|basic|old phone+ ; illiterate|low
        literacy ; older|elderly|elder people|adults|users|patients ~4 no|not|don|without|never
    """,
    "unphone-": """
        download|downloads|install|installs ~2 app|it ; our|the|an|mobile|phone|smartphone|native|
        companion app ; scan|scans ~2 qr|code|barcode ; qr code+ ; push notification+ ; in app ;
        touchscreen ; log|logs in ; web|online form|portal|dashboard ; sign up online ; app store
    """,
    "notime+": """
        no|little|not|never|without|hardly|don|lack|zero|have ~2 time|minutes|minute|bandwidth ; too
        busy|tired|overworked ; overworked|overloaded|stretched|busy|swamped|understaffed|exhausted ;
        every second|minute counts ; back to back ; short staffed
    """,
    "notime-": """
        takes|take|taking|spend|spends|requires|require|needs|need|fill|fills|enter|enters|log|logs|
        write|writes|record|records|complete|completes ~6 minutes|hours|hour|fields|questions|form|
        questionnaire|diary|survey ~2 each|every|per|a|daily|day|with|long|of|after ; training course|
        session|day|week|hours ; long|detailed|daily questionnaire|form|diary|survey|report|log ;
        minutes a|per|every|each day|patient|order|visit|evening|morning|shift|customer
    """,
    "nointegration+": """
        no|without|zero|not|never|any ~2 integration+|setup|installation|configuration|migration|code|
        training|onboarding|it|changes ; works out of ; out of the box ; drop in ; plug and play ; plug
        n ; nothing to ~1 install|set|configure|learn ; installs|install|installed in ~2 minute|minutes|
        seconds|clicks|click
    """,
    "nointegration-": """
        integrat|integrate|integrates|integrating|integration ~3 with|into|to|per|for|takes|project|
        each|needs ; connect|connects ~4 erp|crm|ehr|system|systems|api|pms|pos|till|database ;
        migration|migrate|migrates ~3 data|from|to|takes ; it department|team ~4 install|installs|must|
        has|opens|sets ; custom|bespoke ~2 integration|setup|installation|configuration|implementation|
        development ; weeks|months|days of ~2 setup|integration|configuration|onboarding|implementation|
        work ; implementation project|takes|fee|weeks|partner
    """,
    "instant+": """
        instant|instantly|immediate|immediately|realtime ; in|within ~2 seconds|second|minutes|minute ;
        real time ; on the spot ; no|zero|without ~1 wait|waiting|delay|delays|queue|queues ; right away
        ; same day|minute|hour ; the moment
    """,
    "instant-": """
        takes|take|took|wait|waits|waiting ~4 days|weeks|months|week|hours|overnight|business ; within|
        after|up|needs|need ~2 days|weeks|months|week|hours|overnight|business ; in ~2 days|weeks|business ;
        once a day|week|month ; at night|overnight ; weekly|monthly|nightly|daily batch|run|report|update|
        sync|review|cycle ; arrive/|ready|deliver/|delivered|answer/|reply|replies|result+|back|within|
        until|wait/ ~4 next ~1 day|week|morning|business ; batch|batches|batched ; queue|queued|lead time
    """,
    "human+": """
        doctor|doctors|teacher|teachers|lawyer|lawyers|human|humans|nurse|nurses|judge|user|users|
        manager|managers|person|clinician|clinicians|pharmacist|vet|expert|staff|pilot|driver|parent|
        parents ~2 always|still|remains|remain|stays|keep|keeps ~3 decide|decides|decision|control|
        charge|loop|responsible|final ; always ~3 decide|decides|control|loop|final ; final decision|
        say|word ; human in the loop ; never|not|doesn|don ~2 diagnose|diagnoses|decide|decides|replace|
        replaces|prescribe|advise|advice|judge|act ; only|just ~1 suggest|suggests|assist|assists|
        support|supports|recommend|recommends|advise|advises ; decision support ; not medical|legal|
        financial advice|device
    """,
    "human-": """
        automatically ~3 approve|approves|reject|rejects|send|sends|order|orders|pay|pays|file|files|
        prescribe|prescribes|adjust|adjusts|dispatch|dispatches|block|blocks|delete|deletes|cancel|
        cancels|book|books|decide|decides|refer|refers|change|changes|shut|shuts|brake|brakes|grade|
        grades|submit|submits|deny|denies|stop|stops|close|closes|dose|doses|release|releases|post|posts
        ; diagnoses|prescribes ; replaces|replace|replacing|instead ~3 doctor+|lawyer+|teacher+|nurse+|
        radiologist+|judge+|accountant+|human+|pharmacist+|vet|vets|therapist+|agent+ ; without|no ~2
        doctor|lawyer|human|nurse|teacher|review|approval|confirmation|supervision|clinician ; tells ~3
        which|what ~2 take|dose|drug|medicine|to|stop ; auto approve|approves|reject|submit|pay|pilot ;
        makes|make|takes|take the ~1 decision+ ; advises|advise ~3 dose|treatment|stop|take
    """,
    "nonprofit+": """
        non profit ; nonprofit|charity|ngo|cooperative ; not for profit ; no profit|commercial ; never
        ~2 profit|sell|exit ; for the public|common good ; free public
    """,
    "nonprofit-": """
        investor+ ~4 return|returns|exit|equity|10x|5x|back ; exit|ipo|acquisition|acquired|valuation|
        unicorn|equity|dividend+|series|shareholder+ ; high|huge|big margin+|profit+|returns ; profit+
        ~2 of|per|margin|margins|year ; venture|vc capital|funding|backed|money
    """,
    "secret+": """
        exclusive|exclusively|exclusivity|invite|premium|luxury|niche|handpicked|curated ~2 only|
        members|club|few|community|selected|brand|customers|service|small ; only for ~2 selected|few|
        experts|professionals|members ; small ~2 on purpose ; limited to
    """,
    "secret-": """
        everyone|everybody|anyone|anybody ; all people|ages|users|students|businesses|customers|families
        ; mass market ; the masses ; as many ~2 as possible ; millions|thousands of ; any business|
        company|person|user
    """,
    "nolicence+": """
        no|without|not|never|don|doesn|zero|avoid|avoids|exempt ~3 licence|license|licences|licenses|permit|
        permits|regulated|regulation|regulations|regulatory|certification|insurance|compliance|gdpr|hipaa ;
        no|without|need|needs ~2 permission|approval|registration needed|required|necessary|from ; no ~1
        official|legal|medical approval|permission ; unregulated|loophole|grey|gray area? ; just a
        technology|tech|marketplace|platform ~1 company? ; nothing legal|regulatory
    """,
    "nolicence-": """
        patient+|medicine+|medical|diagnos|diagnosis|diagnose|diagnoses|drug+|alcohol|loan+|lend|lends|
        lending|wallet|insurance|escrow|deposits|passenger+|passengers|taxi|drone+|children|pupils ; raw
        milk ; home kitchen+|cooked|cooks|chefs ; gas|fire|weapon+|gambling|betting|tenant+|food|
        biometric|prescription+|pesticide+|airspace|export
    """,
    "nosupport+": """
        no ~2 support|maintenance|upkeep|repairs|moderation|updates|servicing|running cost+|costs|
        ongoing ; zero maintenance|upkeep|support|running|ongoing ; maintenance free ; set and forget ;
        never ~3 maintenance|charging|replaced|serviced|break|breaks|repaired|recharged|cleaning ;
        without ~2 maintenance|servicing|upkeep|charging
    """,
    "nosupport-": """
        battery|batteries ~4 replaced|replace|change|changed|charge|charged|recharged|swap|swapped|
        every|lasts ; replace|replaced|recharge|recharged|clean|cleaned|recalibrat|recalibrated|
        calibrate|calibrated|service|serviced|refill|refilled|empty|emptied ~4 every|each|weekly|
        monthly|yearly|daily|once|twice|annually ; repair|repairs|technician+|spare parts ; warranty
        claims ; monthly|annual|yearly maintenance|service|check|visit|inspection ; helpdesk|hotline ;
        updated|updates ~2 weekly|monthly|every|each
    """,
    "poor+": """
        cannot|not|unable|never|hardly|barely|don|no|t ~3 afford|money|budget|budgets|pay|spend|cash ;
        low income ; no ~1 budget|money|spare|cash ; poor|poorest|broke|penniless|underfunded|unbanked|
        destitute|homeless ; tight ~1 budget+|margins|money ; shoestring|cash strapped ; living on ~3 a
        day ; below poverty
    """,
    "poor-": """
        premium ~1 price|pricing|plan|subscription|tier ; pay|pays|paying ~4 month|monthly|year|
        subscription|upfront|advance|each|per ; subscription+ ; charge|charges|charging ~3 a|per|each|
        them|users|families|schools|patients|students ; a month each|per|subscription ; upfront|deposit|
        annual ~1 fee|payment|licence|license|contract|cost ; buy|buys ~2 device|kit|sensor|tablet|
        machine|unit|hardware ; costs ~4 each|a|per ; price of|is
    """,
    "secure+": """
        encrypted|encryption ; fully|completely|totally|perfectly|100 secure|private|confidential|safe ;
        zero knowledge ; nobody|one ~3 see|read|access|open|sees|reads ; only ~4 can ~1 see|read|access|
        open|decrypt ; not even we|us ; military|bank grade
    """,
    "secure-": """
        our ~2 staff|team|support|admins|engineers|moderators|analysts|employees|operators ~5 see|read|
        review|access|look|reset|open|view|listen|reads|reviews|check|checks ; shared|same|default
        password+ ; plain text ; plaintext|spreadsheet ~2 with|of|all|shared ; google sheet ; emailed|
        emails|email ~3 password|credentials|report|results|csv|records|file|files|export ; we|i ~1
        read|review|scan|analyse|analyze|search|moderate ~3 messages|content|files|documents|everything|
        chats|conversations|uploads ; public link+ ; whatsapp group
    """,
}
