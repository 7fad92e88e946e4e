"""What a number in a brief is: a price, a cost, a share kept, money saved or lost, a capacity, a demand."""

from __future__ import annotations

from typing import Final

ROLES: Final = {
    "role_price": """
        price+|priced|pricing|charge|charges|charged|charging|subscription+|subscribe|ticket+|rrp|tariff
        ; sell|sells|sold|selling ~5 for|at ; order|basket|sale|bill|invoice ~2 is|of|averages|worth|
        value ; average ~1 order|basket|sale|ticket|bill|meal|booking|job|fare ; pays|pay|paying|paid ;
        customers|users|clinics|schools|teams|shops ~1 pay ; costs the|each|a ~1 customer|user|clinic|
        farmer|family|school|shop|buyer|owner ; fee of|is ; will ~1 cost ~3 a|per|each ; sells|sell|
        retails for|at ; revenue of|per ; for only|just ; rent it|them for ; earns|earn|bring|brings in?
        ; licence|license|membership|seat
    """,
    "role_cost": """
        cost|costs|costing us|to|of ; costs|cost ; expense+|spend|spends|spending ; unit|production|
        running|hosting|material|materials|parts|delivery|labour|labor|support cost+ ; bill of materials
        ; bom|cogs|materials|parts|wages|hosting|packaging|fees ; payment fees ; pay ~2 driver|drivers|
        courier|couriers|rider|riders|chef|chefs|tutor|tutors|worker|workers|supplier|suppliers ; make
        ~3 for ; buy ~3 for ; assemble|manufacture|produce|print|build ~4 for|at
    """,
    "role_save": """
        save|saves|saved|saving|savings|recover|recovers|avoid|avoids|reduces|gain|gains ; earns ~1
        extra|more
    """,
    "role_loss": """
        lose|loses|lost|losing|loss|losses|waste|wastes|wasted|wasting|damage|damages|spoil|spoils|
        spoiled|spoilage|fine|fined|fines|penalty|shrinkage ; costs them|him|her|farmers|shops|owners|
        the ; cost of ~2 no|missed|failed|late|delay|delays|theft|downtime
    """,
    "role_burn": """
        burn|burning|spend|spends|spending ; costs|cost ~3 a|per month ; monthly cost+|expenses|spend|
        bill|salary|salaries|wages|rent ; salaries
    """,
    "role_cash": """
        savings|saved|runway|cash|bank|grant|raised|funding|budget|invest|invested ; we|i have
    """,
}

CAPACITY: Final = {
    "takes_time": """
        take|takes|took|needs|need|requires|require|lasts|spend|spends|last|minutes|hours
    """,
    "worker_word": """
        alone ; person|people|nurse|nurses|vet|vets|technician|technicians|reviewer|reviewers|driver|
        drivers|installer|installers|cook|cooks|chef|chefs|operator|operators|tutor|tutors|moderator|
        moderators ; volunteer+|staff|team|inspector+|editor+|analyst+|agent+|founder+|machine+|
        printer+|oven+|press|robot+|server+|van|vans|bike|bikes ; by myself|hand ; alone
    """,
    "battery": """
        battery|batteries|coin cell ; cell|cr2032|mah ; charge|charges|recharge|recharged ; power bank
    """,
    "draws": """
        draw|draws|drawing|consume|consumes|consuming|use|uses|using|current|needs|load
    """,
    "lasts": """
        last|lasts|lasting|run|runs|life|lifetime|power|powers|operate|operates|work|works|without|
        between|for|good
    """,
    "total_word": """
        total|totals|totalling|totaling|altogether|sum|overall|split|divided|consists|comprises|
        breakdown|adds|add|budget ; of ~1 whom|which|them|these
    """,
}

TIMING: Final = {
    "ready": """
        launch/ ; release/ ; ship|ships|shipping ; ready|finished|finish|complete|completed|live|
        available|deliver|delivered|deployed|built ~3 by|in|until|before ; will|ll be ~2 here|there|
        ready|available|finished|live|done ; go live ; first|beta|production version ; rollout ; roll
        out ; start selling ; we start ; done by ; development|build|building ~2 takes|take ; takes ~2
        to build|develop
    """,
    "needed": """
        season|harvest|exam|exams|deadline|election|christmas|term|semester|school|monsoon|winter|
        summer|planting|festival|tourist|holiday|wedding|tax ~4 starts|start|begins|begin|is|are|in|
        opens|ends|end|over|by ; runway|money|savings|cash|funding|grant|contract|lease|budget ~4 ends|
        end|lasts|last|until|runs|run|expires|over|till|through ; months of runway|cash|savings|money ;
        needed|need ~3 by|before|in ; month|months runway
    """,
    "others": """
        today|currently|nowadays ; competitor+|incumbent+|rival+ ; existing|other|most|traditional|
        current|old|their tools|apps|products|services|systems|solutions|vendors|platforms|app|tool|
        system ; unlike ; instead of ; compared with|to ; used to ; at present|moment ; so far they ;
        used before ; until now
    """,
    "payback_claim": """
        pay/ for itself|themselves ; pay/ back ; paid back ; earn/ ~1 its|their cost|price back? ; break/ even
    """,
    "strict_cost": """
        cost|costs|costing us ; cost|costs ~4 to make|build|produce|manufacture|assemble|print|run|
        serve|deliver|ship ; unit|production|running|hosting|material|materials|parts|marginal|variable|
        delivery cost+ ; bill of materials ; bom|cogs|materials|hosting|packaging|parts ~3 cost|costs|
        are|is|about|at ; we pay|spend ; our cost+ ; cost of goods|making|production|materials|parts|
        serving ; make|build|produce|manufacture|assemble it|them|each|one ~2 for|costs ; insurer|bank|
        store|provider|processor|driver|courier|supplier|printer|shop takes|charges|gets|keeps|wants
    """,
    "strict_price": """
        price+|priced|charge|charges|charging|subscription|sell|sells|sold|selling|retail|retails|fee|
        rrp|tariff|plan ; customers|users|clinics|schools|teams|shops|farmers|families|parents|hotels ~2
        pay ; average ~1 order|basket|sale|ticket|bill|booking|fare ; order|basket ~1 is|of|averages ;
        rent|rents it|them|out ; pays|pay us
    """,
    "can_do": """
        can|able|capacity|up|manage|handle|handles|serve|serves|process|install|produce|make|makes|only|
        does|do|treats|treat|covers|cover
    """,
    "keeps_share": """
        keep|keeps|take|takes|commission|cut|retain|retains|earn|earns|margin|charge|charges|fee|share|
        receive|get
    """,
}
