"""What shows that something happened: acts, measurements, times; and what shows that it has not happened
yet."""

from __future__ import annotations

from typing import Final

EVIDENCE: Final = {
    # Someone gave something. Past forms, so that plans don't count.
    "gave": """
        paid|bought|purchased|prepaid|renewed|reordered|subscribed|deposited|donated|invoiced|funded|
        preordered ; sold|hired|commissioned|lent|granted|awarded|leased|wired|chipped|reimbursed|
        upgraded|resubscribed ; signed ~4 letter|contract+|agreement+|lease|order+|memorandum|statement|
        up|a|the ; has|have|had signed ; signed up ~2 and ~2 paid|pay|pays ; letter+ of intent ; signed
        ~3 letter+ ; deposit+ ; down payment+ ; pre|pre- paid|ordered|orders ; paid|paying customer+|
        user+|subscriber+|client+|team+|member+|pilot+|shop+|clinic+|school+|account+ ; gave|given me|
        us|them ; gives us access|data|keys|a|the ; let us use|test|put|install ; handed us|over ; open
        access|data ~2 from ; purchase order+ ; repeat|returning|paying customer+|buyer+|order+|guest+ ;
        agreed in writing ; in writing ; countersigned ; covered ~2 cost+ ; put ~2 down
    """,
    # Given in writing: needs no number beside it.
    "bound": """
        signed ~4 letter|contract+|agreement+|lease|order+|memorandum|statement ; letter+ of intent ; in
        writing ; countersigned ; signed off ; letter of|from|dated ; granted ~3 permit+|permission|
        licence|license|access|approval|patent|us|me ; approved by ; purchase order+ ; issued ~3 permit|
        licence|license|certificate
    """,
    # Present tense: counts only with a number of those who do it.
    "gives": """
        pay|pays|subscribe|subscribes|renew|renews|rent|rents|reorder|reorders|buy|order|orders
    """,
    # Past, first-hand observation and use.
    "did": """
        measured|counted|logged|recorded|timed|weighed|tracked|observed|watched|shadowed|visited|
        inspected|audited ; cut|halved|doubled|tripled|reduced|lowered|fell|dropped|rose|grew|shrank|
        improved|increased|decreased|saved ; spent|lost|wasted|waited|missed|repaired|replaced|
        installed|delivered|shipped|served|processed|completed ; handled|fixed|caught|found|flagged|
        detected|predicted|matched|answered|resolved|printed|cooked|baked|built ; ran|used|tried|tested|
        trialled|trialed|piloted|compared|checked|verified|reviewed|approved|certified ; confirmed|
        returned|refunded|cancelled|canceled|churned|stayed|kept|attended|finished|graduated|booked|
        rented ; borrowed|picked|dispatched|filed|won|earned|made|took|took|drove|cycled|walked|
        collected|charged|billed ; reported|sent|opened|closed|logged|switched|moved|copied|retyped|
        typed|threw|discarded|spoiled ; fed|harvested|planted|sampled|scored|graded|taught|trained|
        treated|screened|monitored|surveyed|registered ; happened|occurred|failed|crashed|broke|leaked|
        stopped|quit|left ; worked|noted ; wrote down|up
    """,
    "uses": """
        use|uses|using|run|runs|running|open|opens|rely|relies|come|comes|return|returns
    """,
    "talked": """
        interviewed|asked|called|phoned|rang|emailed|messaged|polled|surveyed|spoke|spoken|talked|met ;
        conversations ; interview+ with ; call+ with
    """,
    # One instrument, twice; or one act, over a time.
    "lasted": """
        since january|february|march|april|may|june|july|august|september|october|november|december ;
        since spring|summer|autumn|fall|winter|last|then|the|we|20|2019|2020|2021|2022|2023|2024|2025|
        2026|2027 ; for ~3 year+|month+|week+|season+|semester+|quarter+|term+|winter+|summer+ ; over ~3
        months|weeks|years|seasons ; in ~3 year+|months|weeks|seasons a row ; every|each week|month|day|
        morning|evening|night|quarter|season|year|term|monday|tuesday|wednesday|thursday ; every|each
        friday|saturday|sunday ; a|per week|month|quarter|season|year|term ; weekly|monthly|daily ;
        none|nobody ~3 left|cancelled|canceled|churned|quit|stopped|dropped|returned ; no|zero
        cancellation+|churn|refund+ ; renewed|renewals|reordered|retained|retention|repeat|repeated|
        again ; still ~2 use|uses|using|pay|pays|paying|run|running|open|opens|working|there|active ;
        came|come back ; second|third|fourth year|season|month|term|winter|summer|order ; two|three|
        four|five|six seasons|winters|years
    """,
    "before_after": """
        before and after ; from ~5 to ; same dashboard|scale|meter|instrument|form|log|scanner|till|
        sheet|route|line ; compared with|to ; against ~3 baseline|control ; control group|plot+|room ;
        baseline
    """,
    "when": """
        last|past week|month|year|winter|summer|spring|autumn|season|term|semester|quarter|night|
        tuesday|friday ; yesterday|ago ; in january|february|march|april|june|july|august|september|
        october|november|december ; in 2018|2019|2020|2021|2022|2023|2024|2025|2026 ; between ~4 and
    """,
    "hypothetical": """
        would|could|might|may|should|will|can|shall|ll|won ; if|once|unless|when we|until we ; wants|
        want|need to ; plan/ ; expect/ ; hope/ ; aim/ ; intend/ ; going to ; assume/ ; assuming ;
        estimate/ ; project/ ; forecast/ ; projected|forecast|projection+ ; believe/ ; promise/ to ;
        ready to ; willing to ; target/ ; goal ; ought ; imagine|imagining|suppose|potential|
        potentially|likely|eventually|soon|planned ; to be
    """,
    # Nobody did: what follows is no evidence for the idea.
    "nobody": """
        nobody|noone|none ; no one ; not yet ; haven|hasn|didn|isn|aren|wasn ; have|has not ; did not ;
        never ; zero ; not ; no customer+|user+|client+|sale+|order+|revenue|team+|clinic+|school+|
        shop+|pilot+|one|paying|patient+ ; without
    """,
    "opinion": """
        said|say|says|told ~4 would|will|d|interested|love|loves|loved|like|need|want|great|useful|amazing|
        cool ; love|loves|loved|loving ~2 it|this|that|the|idea|app|concept|product|demo ; liked|likes it|
        this ; like|liked|likes ~2 idea|concept|demo|prototype|product ; excited|enthusiastic|thrilled|keen|
        eager ; interested|curious|impressed ; positive feedback|response|reaction|reception ; great|good|
        amazing feedback ; great|fantastic response+|reaction+ ; encouraging ; thumbs up ; five|5 stars ;
        would ~3 use|buy|pay|try|recommend ; happy|willing|prepared to pay|use|try|buy ; promised ; verbally
        ; verbal commitment+ ; agreed that ; interest
    """,
    "friends": """
        friend+|flatmate+|roommate+|classmate+|schoolmate+|colleague+|coworker+|neighbour+|neighbor+|
        cousin+ ; my|our family ; family members|member ; friends and family ; my|our mother|mom|mum|
        father|dad|brother|sister ; my|our parents|wife|husband|girlfriend|boyfriend|partner|aunt|uncle|
        grandmother|grandfather|in ; people|someone i know ; my|our own network|circle|team|group|class
    """,
    "market": """
        market+|industry|industries|sector|tam|sam|cagr|worldwide|globally ; billion|billions|trillion
    """,
    "source": """
        according to ; source+ ; census ; report|survey|study|statistics|figures|data by|from|of|
        published ; published|reported by|in ; ministry ; eurostat|gartner|mckinsey|statista|oecd|who|
        cdc|nhs|usda|fao ; doi ; official statistics ; statistics office ; national ~2 survey ; journal
        ; university of ; see ~2 appendix ; we|i|us measured|counted|logged|recorded|timed|weighed ; our
        own log+|count+|record+|data|measurements ; et al ; peer reviewed ; https|http|www
    """,
    "first_hand": """
        i|we was|were ~1 a|an|the ~3 nurse|teacher|engineer|manager|driver|farmer|chef|cook|lawyer|
        doctor|clerk|owner ; i|we|she|he worked|work|works|served|taught|drove|ran|managed|spent ~6
        years|year|months|seasons|decade ; i|we|she|he ran|run|own|owned|managed|operate|operated a|an|
        the|my|our|this ~2 shop|farm|bakery|clinic|restaurant|hotel|garage|school|practice|business|
        company|kitchen|workshop|warehouse|library|lab|store|cafe ; i am|was a|an|the ~3 nurse|teacher|
        engineer|manager|driver|farmer|chef|cook|lawyer|doctor|clerk|owner ; i am|was a|an ~3
        electrician|plumber|beekeeper|pharmacist|dentist|vet|baker|carpenter|midwife|accountant ; i am|
        was a|an ~3 technician|librarian|social|paramedic|researcher|physiotherapist|dispatcher|warden|
        builder ; years as a|an ; years of ~3 experience|practice ; been|worked ~3 for ~2 years ; did
        this job
    """,
    "admitted": """
        don|do|does|doesn|did|didn t|not ~1 know ; not know ; do not know ; unknown to us ; not yet
        tested|measured|sure ; not tested|measured|proven|validated ~2 yet|whether|if|beyond ; did not|
        didn ~1 measure|test|ask|count|check|record|control ; too few|small|short|little ~2 say|tell|
        know|conclude|prove ; haven t ~1 tested|measured|asked|tried|sold ; have not ~1 tested|measured|
        asked|tried|sold|proved|proven ; unproven|untested ; open question+ ; what we don ; we don t
        claim ; do not claim|promise|know ; limits|limitation+|caveat+ ; too small|early to ; may not
        generalise|generalize|hold ; does not prove|show|mean ; proves nothing
    """,
    "kill_rule": """
        if fewer|less|under|below|more ~20 stop|drop|kill|close|abandon|quit|end|shut|go ; if ~24 we|i
        stop|drop|kill|close|abandon|quit|end|shut|give|pivot ; we|i will|ll stop|drop|close|quit|end|
        shut|abandon ~6 if|unless|when ; stop if|unless ; kill criterion|criteria ; pass if ; fail if ;
        otherwise we|i stop|drop|close|end|give ; fewer than|less than ~8 we|i stop
    """,
}
