"""What shows that a brief has said something on a topic. Where none is seen, the topic is unsaid.

``ask_*`` tags are what makes a topic worth asking for: a market with two sides, a machine that can be wrong.
"""

from __future__ import annotations

from typing import Final

_PEOPLE: Final = """
        parent+|teacher+|student+|pupil+|nurse+|doctor+|dentist+|vet+|vets|veterinarian+|pharmacist+|
        patient+|clinic+ ; hospital+|farmer+|grower+|beekeeper+|fisher|fishers|fishermen|shop+|
        shopkeeper+|retailer+|grocer+|baker+|bakery ; bakeries|cafe+|restaurant+|chef+|cook+|kitchen+|
        driver+|rider+|courier+|dispatcher+|fleet+|mechanic+|garage+ ; plumber+|electrician+|installer+|
        builder+|contractor+|carpenter+|landlord+|tenant+|homeowner+|household+|hotel+ ; host+|guest+|
        tourist+|traveller+|traveler+|developer+|engineer+|designer+|analyst+|accountant+|bookkeeper+|
        lawyer+ ; paralegal+|notary|notaries|freelancer+|founder+|startup+|recruiter+|candidate+|
        employee+|worker+|manager+|clerk+ ; office+|warehouse+|factory|factories|plant+|lab+|
        researcher+|librarian+|library|libraries|museum+|municipality ; municipalities|council+|charity|
        charities|ngo+|volunteer+|church+|club+|coach|coaches|gym+|athlete+|runner+|musician+ ; artist+|
        photographer+|writer+|editor+|journalist+|publisher+|seller+|merchant+|vendor+|supplier+|carer+|
        caregiver+ ; elder|elderly|senior+|pensioner+|refugee+|immigrant+|commuter+|cyclist+|owner+|
        operator+|team+|school+|college+ ; university|universities|bank+|insurer+|families|family|women|
        men|mothers|fathers|kids|children|teenagers|gamers ; technician+|inspector+|auditor+|buyer+|
        salespeople|salesperson|agent+|broker+|stylist+|barber+|salon+|therapist+ ; trucker+|pilot|
        pilots|sailor+|miner+|tailor+|weaver+|artisan+|potter+|winemaker+|vineyard+|brewer+|brewery
    """

SAID: Final = {
    "said_customer": _PEOPLE
    + """
        ; our customers are ; target audience|group|user+|customer+|market ; who ~2 for ; persona+ ; for
        people who|with
    """,
    "said_buyer": """
        buyer+|purchaser+|payer+|procurement|budget+ ; who pays ; pays|pay|paid|paying ~4 us|for|per|
        month|each|a|fee ; decision maker+ ; signs off ; sign off ; owner+ ~3 pay|pays|buys|decides ;
        willing to pay ; bought|purchased by ; sell/ ~2 to ; sold to ; subscription ~3 paid ; sponsor+|
        insurer ~2 pays|pay|covers ; funded|paid by ; pays ; charge/ ~3 per|each|clinics|shops|schools|
        users|customers|them|a
    """,
    "said_price": """
        price+|pricing|priced|fee+|charge|charges|charging|charged|subscription+|subscribe|commission|
        royalty|royalties ; revenue|monetise|monetize|monetisation|monetization ; licence fee|fees ;
        license fee|fees ; per seat|user|month|order ; freemium|invoice+|tariff|donation+|grant+|
        sponsor+|sponsorship|advertising|ads|margin+ ; pay|pays|paid us|for|a ; a month|year each ;
        business model ; free forever|of|for|and|to ; open source ; costs them ; we keep|take ~2 percent
        ; make|makes|earn|earns money
    """,
    "priced": """
        price+|pricing|priced|charge|charges|charged|subscription+|commission|fee+ ; pay|pays|paying|
        paid ~5 month|year|week ; per seat|user|month|order|visit|year ; we keep|take ~2 percent ; sell|
        sells|sold ~4 for|at ; a month|year|meal|box
    """,
    "said_cost": """
        cost|costs|costing ~4 us|to|per|about|around|roughly|is|are ; unit|running|hosting|cloud|server|
        production cost+ ; margin+ ; gross|net margin ; expense+|expenses|overhead|overheads ; cost of
        goods ; bill of materials ; break even ; we spend|pay ; wage+|salary|salaries|rent ; materials ;
        packaging ; cogs
    """,
    "said_alternative": """
        today|currently|currently|nowadays|workaround+|instead|existing|alternative+|competitor+|rival+|
        incumbent+|spreadsheet+ ; excel|whatsapp|paper|notebook+|clipboard+|manually|manual|pen ; phone
        call+ ; by hand|phone|mail|email|word ; status quo ; at present|moment ; right now ; until now ;
        so far they ; used to ; the old|usual way ; unlike ; compared to|with ; versus|vs ; already use|
        have|exists|a ; message group ; switch/ from ; replace|replaces|replacing ; competition|
        substitute+ ; they|people|teams now|still use|rely|write|call|keep ; do|does nothing
    """,
    "said_channel": """
        channel+|marketing|referral+|referred|refer|seo|advert+|ads|outreach|partner+|partnership+|
        distributor+|reseller+ ; newsletter+|conference+|association+|newsletter|recommend|recommended|
        introductions|introduced ; sales team|rep|reps|call ; door to door ; word of mouth ; cold email|
        call|emails|calls ; reach/ ~3 through|via|by|them|customers|users|first ; found us|me ; find us|
        it|out ; heard of ; through|via ~3 association|union|wholesaler|distributor|newsletter|forum ;
        first ten|hundred|20|50|100 ; app store ; trade fair|show|press|shows|fairs ; go to market ;
        launch on|in|at|with ; visit|visited|walk|walked|go|went to|into ~3 shops|clinics|farms|schools|
        door ; sell|sold|sells through|via|at|on ; wholesaler+|cooperative|union ~3 sell|sells|
        recommends|distributes ; retail|marketplace listing ; acquisition
    """,
    "said_team": """
        team+|cofounder+|founder+|founders|hire/ ; staff|employee+|colleague+|developer+|engineer+ ; i
        am|m|was|have|work|built ; my cofounder|partner|brother|sister|background|experience ; we are|
        re|were ~3 two|three|four|five|a|both|team ; two|three|four|five of us ; part|full time ;
        evenings|weekends ; built by ; solo|alone ; i|me ~2 build|built|code|wrote ; volunteer+ ; years
        of experience ; years as ; wrote the first
    """,
    "said_runway": """
        runway|savings|budget|funding|funded|grant+|loan+|investor+|investment|invested|bootstrapped|
        bootstrap|raise|raised ; raising|cash ; money lasts|left|until|for ; months of ; burn|seed|
        angel|crowdfunding|capital ; self funded ; we|i have ~3 euros|dollars|pounds|rupees|saved ;
        saved|spent ~3 own ; costs nothing to run ; spare time|weekends ; weekends|evenings|sponsor+|
        sponsorship|profitable ; revenue covers|pays
    """,
    "said_success": """
        metric+|kpi+|goal+|target+|measure+|measured|measuring|success|succeed|milestone+ ; north star ;
        okr+|retention|churn ; threshold|criterion|criteria|objective+ ; if fewer|less|more|under ; we
        will|ll know ; stop if ; pass|fail if ; by the end|summer|spring|december|june|march|september ;
        conversion|before and after ; reduce/ ~6 by|from|to|percent ; cut ~5 from|by|to ; increase ~6
        by|from|to ; count|counts|counting
    """,
    "said_constraint": """
        constraint+|limit|limits|limited|limitation+|cannot|must|only|except|deadline+|scope ; non goals
        ; not ~2 support|include|cover|do|offer|try ; won t ; will not ; we don t ; do not ; depends|
        depend on ; dependency ; requires|require|required|requirement+|assumption+|until|before|
        without|exclude/ ; no ~2 yet ; at most ; no more than
    """,
    "said_permission": """
        licence+|license+|licensed|licensing|permit+|permission+|consent|consents|regulator+|
        regulation+|regulatory|gdpr ; hipaa|compliance|compliant|complies|comply|certified|
        certification|certificate+|approved|approval+|fssai|kyc|aml ; insurance|insured|liability|
        liable|lawyer+|legal|law|laws|ethics|privacy|audit+|audited|registered|registration ; terms|
        contract+|agreement+|authority|authorities|inspector+|inspection+|hygiene|safeguarding|dpo|
        coppa|ferpa|soc ; irb|fda|ce mark|marking|marked|certified ; data protection ; background check+
        ; open source license|licence ; mit ; union|council|ministry|signed
    """,
    "said_defence": """
        moat+|defensible|defensibility|patent+|patented|trademark|proprietary|exclusive|exclusively|
        exclusivity ; lock in ; switching cost+ ; hard to copy ; incumbent+|competitor+|competition|
        rival+|copy|copied|copies|clone+ ; head start ; network effect+ ; own data|dataset ; unlike ;
        trust|brand ; not ~3 interested in ; too small for ; open source ; advantage|differentiat|
        differentiator|different from|differently ; why us|now|we
    """,
    "said_data_care": """
        delete|deleted|deletes|deletion|retention|encrypt|encrypted|encryption|revoke|revoked|
        revocation|rotate|rotation ; least privilege|privileges ; anonymise|anonymised|anonymize|
        anonymized|pseudonymised|pseudonymized|redact|redacted ; read only ; scoped ; access log+|
        control+ ; penetration test ; audit log|trail ; on ~1 own server|servers|machine|disk ; never
        leaves ; stays on ; processed|kept|stored|runs on|locally ; processing agreement ; consent|
        consents|consented ; not stored ; stores no ; vault
    """,
    "said_goal": """
        hobby|profit|nonprofit|charity|lifestyle|learn|learning|fun|goal+|mission|business|company|
        venture|income
    """,
    "said_wrong": """
        wrong|error+|mistake+|false|accuracy|precision|recall|fallback ; human ~2 loop|review|checks|
        check ; double check ; reviewed|checked|verified by ; second opinion ; override|correct/ ;
        confidence|benchmark|evaluated|evaluation ; test set ; labelled|labeled|ground truth ; misses|
        missed|sensitivity
    """,
    "said_both_sides": """
        chicken|supply|supplier+ ~4 signed|agreed|joined|first|side ; first side|hosts|drivers|chefs|
        sellers|suppliers ; already ~3 signed|listed|onboarded|sellers|hosts|drivers|chefs|providers ;
        start with ~3 side|sellers|hosts|drivers ; both sides
    """,
    "said_bypass": """
        bypass|disintermediation|leakage|offplatform ; off platform ; outside the app|platform ; go
        around ; around us
    """,
    "said_default": """
        default+|defaulted|collateral|guarantor+|underwrite|underwriting ; bad debt ; reserve+|insured|
        absorb/ ; bear|bears the
    """,
    "said_keeper": """
        owned by ; owner is ; maintainer+|caretaker ; look/ after ; take/ over ; hand/ over|it ; keeps it
        running ; on call ; agreed to ~2 run|keep|fund|pay|maintain ; out of ~3 budget ; funded|paid by|from
        ; budget for
    """,
    "said_upkeep": """
        maintain|maintained|maintenance|support|supported|upkeep|warranty|repair|repairs|spare|replace|
        replacement|updates ; on call ; keeps it running ; handover|hand over ; after launch|sale|the
    """,
}

ASKS: Final = {
    # Made for one's own house: nobody buys it, finds it or copies it.
    "internal": """
        internal tool|app|system|use|service|platform ; not|isn|never ~2 for sale|sold ; not ~2 sell|selling
        it|this ; for|within|inside our|my own? ~2 team|department|ward+|office|hospital|school|company|lab
        only ; in house tool|system
    """,
    "nonprofit": """
        non profit ; nonprofit|ngo ; not for profit ; we|i are|am|m ~2 charity|foundation|association ; our
        charity|foundation|association ; nothing is charged
    """,
    "lends_things": """
        lending shelf|library|libraries|cupboard ; lend/|borrow/|loan+ ~8 tool+|book+|machine+|toy+|
        instrument+|object+|item+|drill+|bike+|equipment|device+|costume+|cupboard ; tool+|book+|toy+|
        thing+|equipment library|libraries|shelf|loan+ ; mend/ ; mended
    """,
    "ask_two_sides": """
        marketplace+|platform ~5 between|connect|connects|connecting|matching|match|matches ; connect|
        connects|connecting|match|matches|matching ~5 buyers|sellers|students|hosts|guests|owners|growers|
        farmers|cooks|chefs|tutors|parents|people|patients|drivers|riders|shops|restaurants|freelancers|
        companies|founders|investors|neighbours|neighbors|tenants|landlords|volunteers|customers|suppliers|
        users ; two sided ; peer to peer ; one another ; lend each|to ; swap/ ~4 strangers|neighbours|
        neighbors|others|listing+ ; each other ~4 sell|buy|rent|pay|lend ; bring|brings together ; buyers
        and sellers ; sellers and buyers ; hosts and guests ; uber|airbnb|tinder|etsy for|of ; rent|lend|
        sell|share ~4 to|with neighbours|neighbors|others|strangers|peers ; link|links|pair|pairs ~5 buyers|
        sellers|students|hosts|guests|owners|growers|farmers|cooks|chefs|tutors|parents|people|patients|
        drivers|riders|shops|restaurants|freelancers|companies|founders|investors|neighbours|neighbors|
        tenants|landlords|volunteers|customers|suppliers|users
    """,
    "ask_machine": """
        ai|llm+|gpt|model+|predict/ ; detect/ ; diagnos|diagnose|diagnoses|diagnosis|recommend|
        recommends|score|scores|scoring ; classif|classify|classifies|recognise|recognize|recognises|
        recognizes|automatic|automatically|algorithm|alert+|alarm+ ; machine learning ; computer vision
        ; chatbot|transcribe|transcribes|translate|translates|summarise|summarize|summarises ;
        forecasts|estimates|grades
    """,
    "ask_lending": """
        lend/ ; loan+|credit|advance+|borrow/ ; insur|insure|insures|insurance|underwrite ; buy now pay
    """,
    "ask_hardware": """
        device+|sensor+|hardware|battery|batteries|gadget+|wearable+|robot+|drone+|firmware|machine+|
        locker+|tag+|kit+|dongle
    """,
    "ask_hobby": """
        weekend+|evenings|hobby ; side project|hustle ; spare|free time ; for fun ; student project ;
        class|course project ; my|our thesis ; built by me|myself ; my own time ; after work|school|
        hours ; learning project
    """,
}
