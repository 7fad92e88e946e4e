"""What can hurt someone, or needs somebody's permission. Each tag is one risk rule's; ``unless`` tags stand
apart."""

from __future__ import annotations

from typing import Final

HAZARDS: Final = {
    "health": """
        patient+|medical|medicine+|medication+|clinic+|clinical|diagnos|diagnose/ ; diagnosis|diagnoses|
        symptom+ ; therapy|therapist+|therapies|dose+|dosage|dosing|prescription+|prescribe/ ; physician+|
        surgeon+ ; doctor+|nurse+|hospital+ ~6 treat/|diagnosis|advice|advise/|record+|data|ill|sick|care|
        handover+|dose+|emergency|discharge+ ; insulin|glucose|diabetes|diabetic|pregnan|pregnant|
        pregnancy|pill+|vaccine+|allergy|allergies|allergic ; depression|anxiety|suicid|suicidal|
        suicide|dementia|alzheimer|cancer|asthma|epilepsy|seizure+|ecg|ekg|triage ; heart rate|attack|
        failure ; blood pressure|sugar|test+ ; mental health ; health data|record+|app|care|advice|
        monitoring ; healthcare|telehealth|telemedicine|pharmacy|pharmacies|physiotherap|physiotherapy|
        wound+|ultrasound|xray ; x ray+ ; supplement+|diet|fasting|calorie+ ; eating disorder+ ; midwife|
        midwives|dentist+|dental|veterinar|veterinary
    """,
    "food": """
        home|cloud|ghost kitchen+|chef+|cook+|cooked|baker+ ; meal|food|dinner|lunch delivery|kit+|prep|
        box|boxes|sharing|business ; home cooked|made|baked ; leftover+|catering|cater|raw milk|cheese|
        meat|fish|ferment|fermented|canned|jam|jams|kombucha ; cook/ ~3 meals|dinner|dinners|food|lunch|
        lunches ; homemade|dinners|meals|tiffin|lunchbox|lunchboxes ; street food ; food truck|waste|
        surplus|safety ; surplus|unsold ~1 food|bread|meals ; baby food|formula ; honey|mushroom+|egg+ ;
        restaurant+|bakery|bakeries|breast milk
    """,
    "money_held": """
        lend/ ~6 money|sums|cash|euros|dollars|rupees|funds|each|capital ; loan+ ~6 money|cash|credit|
        interest|repay|repaid|repayment+|bank+|default+|amount+|euros|dollars|rupees|pounds|borrower+ ;
        money|cash|credit|interest|bank|small|personal|micro|student|home|business|payday|short ~2 loan+ ;
        loan+ to|of ; lender+ ; borrow/ ~4 money|sums|cash|against|from ; borrower+|wallet+|escrow ; hold/|
        collect/|take/|keep/|pay/|our|your|security|user ~3 deposit+ ; deposit/ ~3 with|into|account|money|
        cash|us ; remittance+|remit|payout+ ; stored value|balance+ ; credit score+|line|union|scoring ;
        microcredit|microloan+|microfinance|crowdfund|crowdfunding|invest/ ; investor funds ; crypto|
        bitcoin|stablecoin+|token sale ; trading|trade/ ~2 stocks|crypto|shares|currency|options|forex ;
        hold|holds|holding|keep|keeps|pool|pools|collect|collects|store|stores ~3 money|funds|cash|payments|
        savings|rent|contributions ; savings group+|account+|circle|club|pool ; insurance|insure/ ; premium+
        ; payday|pay day ; salary|wage advance+ ; transfer/ ~3 money|funds ; pension+ ; mortgage+ ; buy now
        pay ; rotating savings ; betting|gambling|lottery|wager ; kitty ; peer to peer lending ; advance+ ~2
        wages|cash|money|farmers|suppliers ; prepay|prepaid card|balance|credit
    """,
    "children": """
        child|children|kid|kids|pupil+|minor+|toddler+|baby|babies|infant+|teen|teens|teenager+|
        schoolchild|schoolchildren ; under 18|16|13|12|10|age ; primary|elementary|middle|high|secondary
        school+ ; nursery|kindergarten+|preschool+|daycare ; classroom+|playground+|babysit|babysitter+|
        babysitting|childcare|creche ; school bus|buses|run|runs|class|classes ; year olds ;
        adolescent+|youth|girl|girls|boy|boys|son|daughter
    """,
    "location": """
        gps|geolocation|geofence+|geofencing|whereabouts|tracker+ ; location+ ~2 data|history|sharing|
        tracking|of|every|live|is|are ; live|real|current|exact|precise|share|shares|sharing|shared|
        their|your|user s? location+ ; track/ ~5 location|where|movement ; track/ ~4 employees|workers|
        drivers|riders|children|people|users|staff|phones|visitors|patients|partner|elderly ; home|
        their|your|full|street ~1 address|addresses ; routes|route of ; where ~2 they|people|users|
        children|drivers|staff are|live|go ; find nearby ; nearby users|people|strangers ; map of ~3
        users|homes|people ; location|movements
    """,
    "credentials": """
        password+|credential+|token+|secret+ ; api|access|private|ssh|master|secret|signing key+ ;
        write|admin|root|full access ; read and write ; production database|access|data|credentials ;
        admin rights|privileges|account ; root|sudo|superuser ; log|logs|sign|logging in ~2 as|on
        behalf|with their ; bank login+|credentials|account+ ; login+ ; oauth|service account ; access
        to ~4 repository|repositories|inbox|email|emails|mailbox|calendar|drive|database|server|servers|
        systems|bank|erp ; remote access|control ; browser extension ~4 read|reads|all ; screen
        recording ; their inbox|mailbox|gmail|email ; connect/ ~3 bank|inbox|mailbox|gmail|drive|slack|
        crm|erp
    """,
    "legal_advice": """
        legal advice|opinion+|document+|question+|help|aid|contract+|chatbot|assistant|assistance|
        brief+|research|rights ; contract review|drafting|analysis ; draft|drafts|drafting|write|writes|
        generate|generates|review|reviews ~3 contracts|contract|wills|lawsuits ; draft|drafts|file|
        files|generates|prepare|prepares ~3 appeals|appeal|claims|objections|tax|visa|asylum|leases|
        lease ; lawyer+|attorney+|solicitor+|paralegal+|court+|lawsuit+|eviction+|divorce|custody|
        immigration|asylum|visa+ ; law firm+ ; tax return+|advice|filing|declaration ; terms of service
        generator ; tenant|tenants rights ; small claims ; notary
    """,
    "safety": """
        fire|smoke|gas|carbon alarm+|detector+|detection|leak+|monoxide|suppression ; emergency|
        emergencies|ambulance|evacuat ; fall|drowning|drown|crash|collision detection|detector|alarm|
        alert+|prevention|avoidance ; brake+|braking|steering ; autonomous|self driving|driverless ;
        robot|robots|drone+|forklift+|crane+|scaffold|scaffolding|chainsaw ; elevator+|lift+ ~2 safety ;
        lithium|explosive|flammable|chemical+|pesticide+|asbestos|radiation|voltage|electrocut|mains|
        ladder+|boiler+|pressure ; life|lives saving|threatening|critical|save|saved|saves|depend|
        depends ; safety ~2 critical|function|system|device|alarm ; panic button ; sos ; warn|warns|
        alert|alerts|alarm|alarms ~6 danger|gas|fire|fall|flood|storm|avalanche|landslide|overheat ;
        flood|avalanche|landslide|earthquake|tsunami warning+|alert+|sensor+ ; robot arm ; exoskeleton ;
        helmet+|airbag+ ; car seat ; bike|scooter|motorbike+ ~2 rental|sharing|taxi ; machine guarding ;
        shut|shuts off ; water quality ; drinking water ; structural|bridge ~2 crack|monitoring|
        inspection ; mine|mines|miners
    """,
    "to_vendor": """
        send/ ~6 openai|chatgpt|gpt|claude|gemini|google|aws|azure|api|llm|cloud|vendor|model|anthropic|
        provider|third ; upload/ ~6 openai|chatgpt|cloud|aws|s3|azure|api|drive|llm|servers|server|
        third|vendor|our ; openai|chatgpt|gpt|claude|gemini|anthropic|mistral|deepseek|azure ~2 api|
        model|endpoint|service|openai|4|4o|5|key|sees|reads ; hosted ~2 model|llm|api|ai|language ;
        cloud ~1 speech|vision|api|model|transcription|llm|ai|ocr|translation ; third party|parties ~2
        api|service|model|provider|vendor|processor|analytics|servers ; share/ ~4 advertisers|partners|
        brokers|insurers ; sell|sells|selling|resell|monetise|monetize|license ~3 data ; data broker+ ;
        share|shares|sharing ~2 data ~1 with ; processed by ~3 api ; speech to text api ; call|calls|
        calling ~3 api|llm|model|gpt ; via ~2 api|openai|gpt ; language model
    """,
    "private_record": """
        personal data|information|details|files|documents ; customer data|records|list ; user data ;
        recording+|transcript+|voice|selfie+|cv+|resume+|résumé|passport+ ; id card+|cards|numbers|scan+ ;
        medical|health|patient|student|pupil|employee|hr|payroll|salary|tax|bank|financial record+|data|
        statement+|file+|history|histories ; case files|file ; diary|diaries|journal+|genetic|dna ; private|
        confidential messages|notes|documents|data|chats|photos
    """,
    "keeps": """
        store/ ; hold/ ; keep/ ; save|saves|saved ; upload/ ; collect/ ; record/ ; read|reads|reading ;
        scan|scans ; copy|copies|copied ; share|shares|shared ; forward/ ; analyse/ ; analyze/ ; send|sends|
        sent|sending ; contain/ ; attach/ ; enter|enters ; database+|profile+ ; archive/
    """,
    "personal_data": """
        personal data|information|details|files|documents ; customer data|records|messages|emails|list ;
        user data ; emails|email ; recording+|transcript+|voice|audio|conversation+|chat|messages|photos|
        photo|face+|faces|selfie+|cv+|resume+|résumé|passport+ ; id card+|cards|numbers|scan+ ; medical|
        health|patient|student|pupil|employee|hr|payroll|salary|tax|bank|financial record+|data|statement+ ;
        lease+ ; contract+|personal|case|private file+|document+|notes ; full name|names ; addresses ; phone
        number+ ; diary|diaries|journal+|genetic|dna
    """,
    "biometric": """
        biometric+|fingerprint+ ; face|facial ~1 recognition|scan+|id|detection|match|matching ; recogni
        ~1 faces ; voice print+|recognition|sample+ ; camera+ ~4 see|sees|films|who ; camera+ ~6 people|
        faces|customers|staff|workers|children|visitors|shoppers|tenants|employees|always|home|
        classroom|toilet ; record/ ~3 calls|meetings|conversations|audio|video|everything|voice|
        sessions|lessons|screen ; cctv|surveillance ; always listening ; monitor/ ~3 employees|workers|
        staff|students|exam|keystrokes|screens|tenants|productivity ; keystroke+ ; emotion|mood
        detection|recognition ; microphone+ ; iris|retina scan ; gait ; webcam
    """,
    "platform": """
        scrap|scrape/ ; scraping|scraped|scraper+|crawl/ ; crawler+ ; unofficial api ; reverse engineer/
        ; reverse engineered ; whatsapp|instagram|facebook|linkedin|twitter|tiktok|amazon|google|uber|
        airbnb|booking|youtube|reddit|ebay|apple api|bot|automation|scraper|data ; terms of service|use
        ; app store ~2 rules|policy|review|approval ; depends|depend|rely|relies|relying ~3 api|platform
        ; listings from ; pull/ ~4 from ~2 airbnb|booking|amazon|linkedin|instagram|google|zillow|
        facebook|ebay ; bots|bot that ; copyright|copyrighted|lyrics|song|songs|movies ; textbook pdf|
        pdfs|scans ; books ~2 scanned|copied|photocopied ; fan fiction
    """,
    "employer": """
        my|our|former|previous|current|old employer+|company|workplace|job|boss|firm s? ; first|original|
        initial version|prototype|tool ~3 for us|work|them|our|my ; wrote ~4 for us ; built ~4 for us|work|
        our team ; at work|my|our job|company|employer|lab|firm|hospital|university ; while working|employed
        ; at|for my|our employer|company|lab|firm ; built ~4 at work|my|our|the ; day job ; internal tool ~8
        at|our|company|employer|firm ; company laptop|data|code|time ; university|lab research|project|
        spinoff|spin ; my phd|thesis|supervisor|lab ; spin|spun out|off ; as an employee
    """,
    "automated": """
        screen|screens|screening|rank|ranks|ranking|score|scores|scoring|reject|rejects|filter|filters|
        shortlist|shortlists ~4 candidates|applicants|cvs|cv|resumes|tenants|borrowers|applications|
        workers|students ; hire|hires|hiring|fire|fires|grade|grades|grading|evaluate|evaluates|assess|
        assesses ~4 automatically|algorithm|ai|exams|essays|employees|students|candidates ;
        automatically ~3 reject|rejects|approve|approves|decide|decides|block|blocks|ban|bans|deny|
        denies|grade|grades|score|scores ; credit|risk|trust|insurance score+|scoring|pricing ;
        underwrite ; eligib|eligibility|predict/ ~3 crime|dropout|recidivism|behaviour|behavior|
        performance ; ai|algorithm|model|system ~2 decides|decide|approves|rejects|hires|grades|picks|
        chooses
    """,
    "strangers": """
        strangers|stranger ; meet/ ~3 people|strangers|in person|offline|up ; dating|hitchhike|hitchhiking ;
        find/|match/|finding ~3 roommate+|flatmate+ ; roommate|flatmate app|matching|search|finder ; ride|
        car|couch|home|room|pool sharing|share|pooling|surfing|swap ; carpool|carpooling ; walk|walks ~2
        over ; come|comes|go|goes|visit|visits|enter|enters|into ~3 home|homes|house|houses|door|apartment|
        flat ; babysitter+|sitter+|tutor+|cleaner+|handyman|caregiver+|carer+|walker+ ; pick|picks up ~3
        door|home|house|from ; user generated|uploaded ; anonymous chat|posts|messages|confession|
        confessions|forum ; post|posts|leave|leaves|write|writes comment+ ; user comment+ ; forum+|moderate|
        moderation ; rent ~4 from neighbours|neighbors|strangers|others|peers ; let ~3 neighbours|neighbors|
        strangers|others
    """,
    "regulated_good": """
        alcohol|wine|beer|spirits|cannabis|cbd|tobacco|vape|vapes|vaping|weapon+|gun+|knife|knives|
        firework+|medicinal|steroid+ ; our|a|run|runs|running|operate/|charter/|rent|hire|carry|carries|
        carrying|drive|drives ~4 taxi+|bus|buses|minibus|rickshaw+|passenger+|freight ; night|taxi|bus|
        shuttle bus|buses|service+|operator+|company|companies|licence+ ; scooter+ ; passenger+ ; short term
        rental+|let|lets|stay+ ; airspace|aviation|aircraft ; waste collection|disposal ; e waste ; customs|
        animal+|livestock|wildlife|pet|pets|fishing|hunting|pesticide+ ; electricity|solar|grid|energy ~2
        sell|sharing|trading|metering|back|exchange ; radio frequency|spectrum|transmitter ; cosmetic+|
        skincare|lotion+|sunscreen|tattoo+ ; toy|toys|car seats ; building permit ; zoning ; pavement+|
        sidewalk+|kerb|curb ; public land|space ; elections|election|vote|voting|political|census ;
        surrogacy|adoption|organ|blood ; prison+|police|border|military|defence ; groundwater|well water|
        borehole+|river|forest
    """,
    "workers": """
        gig ~5 pay|paid|earn|earns|per|work|worker+ ; freelancer+|contractor+|courier+|rider+|driver+ ~5
        paid|earn|earns|wage+|commission|tip+ ; we pay/ ~2 freelancer+|contractor+|courier+|rider+|driver+ ;
        our ~1 freelancer+|courier+|rider+|driver+ ; volunteers|volunteer ~3 do|deliver|drive|teach|run|
        staff|work|care|visit ; self employed ; unpaid|interns|intern ; piece work|rate|rates ; crowd|
        crowdsourced workers|labelling|labeling ; students|teenagers ~2 deliver|work|clean|tutor ; zero
        hours
    """,
}
