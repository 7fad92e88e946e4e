"""English."""

from __future__ import annotations

from socra_cli.domain.cues.base import Cues, words

_NUMBERS = (
    r"\d[\d.,]*k?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    "a dozen|half|both"
)
_UNITS = "hours?|days?|nights?|weeks?|weekends?|months?|quarters?|semesters?|terms?|seasons?|years?"
_MONTHS = (
    "january|february|march|april|june|july|august|september|october|november|december|in may|since may|"
    "last may|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_ELSE = r"(?! (?:something|anything|things|sweets|snacks|drinks|food|lunch|elsewhere)\b)"
"""What is bought beside the thing, or in its place, commits nobody to it."""
_ONE_OF_THEM = r"(?! (?:shift|bus|nurse|porter|school|class|market|train|flight|off|ago|before|later)s?\b)"
"""*For a night shift* names one shift, and no stretch of time."""
_DAYS = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"

CUES = Cues(
    code="en",
    common=words(
        "the a an of and to in is was were are be been it that this we i they he she you our my "
        "their has have had for on with at from by not but or so will would who what there each "
        "every"
    ),
    numbers=_NUMBERS,
    given=(
        rf"paid(?! (?:him|her|them|back)\b)|prepaid|pre-paid|bought{_ELSE}|purchased{_ELSE}|ordered{_ELSE}|"
        r"pre-ordered|preordered|reordered|renewed|subscribed|"
        r"signed(?! up| in| on| off)|deposited|invested|donated|funded|booked|tipped|transferred|"
        r"put down|paying us"
    ),
    received="sold|invoiced|charged|billed|earned|raised|got paid|were paid|was paid|been paid",
    handed="gave|given|shared|handed|lent|sent|granted|let|opened|committed|spent",
    got=r"received|collected|took(?! (?:[\w']+ ){0,4}(?:minutes?|hours?|days?|weeks?|months?)\b)|got|won",
    objects=(
        "deposits?|payments?|money|cash|cheques?|checks?|orders?|pre-orders?|contracts?|purchase orders?|"
        "letters? of intent|loi|lois|subscriptions?|signatures?|grants?|access|data|records|logs|"
        "spreadsheets?|their (?:time|books|numbers|customers|staff)|an hour|(?:"
        + _NUMBERS
        + ") (?:hours|days|afternoons|dollars|euros|pounds|rupees)|afternoon"
    ),
    repeatable=(
        "paid|bought|purchased|ordered|reordered|renewed|booked|hired|attended|sold|used|reused|rented|"
        "visited|returned|opened|ran|played|come back|came back|delivered|run|kept (?:using|paying|"
        "buying)|paying|buying|ordering|using|selling|renting|running"
    ),
    pays=r"pays?(?! for (?:itself|themselves)| off| attention)|buys?(?! time)|subscribe|subscribes",
    uses="use|uses|open|opens",
    been="has|have|had|'ve|'s been|been",
    be="is|are|be|being|'s|'re|get|gets",
    often=(
        "(?:a|an|per|each|every|twice a|once a) (?:hour|day|night|week|weekend|fortnight|month|quarter|"
        "semester|"
        rf"season|year){_ONE_OF_THEM}|hourly|daily|nightly|weekly|monthly|quarterly|yearly|every (?:"
        + _DAYS
        + ")|"
        "renewed|reordered|times|again and again|twice|repeatedly|regularly"
    ),
    since=rf"since (?:{_MONTHS}|{_DAYS}|may|\d{{4}}|last|the|then|we|spring|summer|autumn|winter|january)",
    duration=(
        rf"(?:for|over|during|in|within|across) (?:the )?(?:past |last |first )?(?:about |over |nearly |"
        rf"almost |more than )?(?:{_NUMBERS}|a|an|several)(?:\+| more)? (?:straight |consecutive |"
        rf"full )?(?:{_UNITS}){_ONE_OF_THEM}"
    ),
    committed=(
        "paying (?:customers?|users?|clients?|teams?|clinics?|members?|subscribers?|families|schools?|"
        "shops?|companies|guests?)|paid (?:pilots?|subscribers?|orders?|users?|seats?)|"
        "signed (?:contracts?|letters?|loi|lois|pilots?)|letters? of intent|deposits|pre-orders|"
        "recurring revenue|mrr|arr"
    ),
    spike="spikes?|benchmarks?|prototypes?|proof of concept|load tests?|stress tests?|field tests?|dry runs?",
    result=(
        "ran|passed|measured|handled|processed|reached|achieved|held|survived|met|took|answered|"
        "recognised|recognized|matched|finished|completed"
    ),
    change="from",
    same_instrument="before and after|same|measured before|a/b",
    event=(
        "asked|called|phoned|visited|interviewed|met|spoke|talked|watched|observed|shadowed|counted|"
        "timed|measured|tested|tried|ran|built|wrote|launched|shipped|deployed|released|posted|emailed|"
        "e-mailed|mailed|sent|received|got|took|spent|lost|cost (?:me|him|her|them)|broke|failed|crashed|"
        "happened|waited|drove|walked|returned|came|went|left|cancelled|canceled|churned|complained|"
        "refused|declined|rejected|quit|stopped|switched|replaced|hired|used|opened|downloaded|installed|"
        "clicked|joined|registered|signed up|found|saw|showed|attended|processed|handled|delivered|"
        "cooked|sold|bought|paid|ordered|booked|rented|shared|gave|moved|cut|reduced|dropped|fell|rose|"
        "grew|saved|fixed|repaired|threw|wasted|missed|charged|answered|replied|completed|finished|"
        "attracted|recorded|logged|invoiced|earned|raised|signed|piloted|trialled|kept|started|began|"
        "ended|reported|brought|taught|served|hosted|printed|packed|collected|filled|copied|typed|"
        "entered|exported|hacked|leaked|stole|fined|sued|inspected|certified|licensed|approved|granted|"
        "denied|lent|loaned|(?:pilot|trial|experiment|beta|test|launch) (?:was|were|had|lasted)"
    ),
    when=(
        rf"{_MONTHS}|{_DAYS}|yesterday|ago|this (?:week|morning|month)|in (?:19|20)\d\d|since|"
        "this (?:spring|summer|autumn|fall|winter)|"
        r"last (?:week|month|year|spring|summer|autumn|fall|winter|night|quarter|semester|term)|"
        rf"(?:a|an|several|a few|many|all|past) (?:{_UNITS})"
    ),
    who=(
        "(?:my|our|his|her) (?:own )?(?:aunt|uncle|mother|father|mum|mom|dad|sister|brother|cousin|wife|"
        "husband|partner|neighbou?rs?|landlord|dentist|doctor|teacher|boss|manager|colleagues?|employer|"
        "school|clinic|former \\w+|old \\w+|first customer)"
    ),
    opinion=(
        "love|loves|loved|like|likes|liked|liking|enjoy|enjoys|enjoyed|interested|interest|excited|"
        "enthusiastic|waiting list|waitlist|waitlists|wait-list|wait list|surveys?|surveyed|polls?|"
        "polled|followers?|upvotes?|feedback|compliments?|positive|great idea|good idea|said (?:yes|they|"
        "he|she|it|that)|says? (?:they|it|that)|told (?:us|me) (?:they|it|that)|promised|agreed|want it|"
        "wants it|wanted it|can't wait|keen|happy to|willing to"
    ),
    negation=(
        "no|not|never|nobody|no one|no-one|none|nothing|neither|nor|cannot|hardly|yet to|barely|zero|0|"
        "\\w+n't|without anyone|failed to|refused to|declined to|few of"
    ),
    hypothetical=(
        r"would|could|should|might|(?<!in\s)(?<!since\s)(?<!last\s)(?<!\d\s)may(?!\s\d)|will|shall|\w+'ll|"
        "\\w+'d|won't|going to|gonna|plan|plans|planned|"
        "planning|intend|intends|hope|hopes|hoping|hoped|expect|expects|expected|aim|aims|want|wants|"
        "wanted|wish|wishes|if|unless|once we|when we|when they|as soon as|imagine|suppose|assume|"
        "assumes|assuming|promise|promises|promised|agreed to|willing|ready to|likely|potential|"
        "potentially|can|able to|think|thinks|believe|believes|guess|project|projects|projected|forecast|"
        "forecasts|estimate|estimates|estimated|target|targets|goal|need|needs|require|requires|must|"
        "supposed to|offered to|said they|says they|next (?:week|month|year|quarter)|soon|tomorrow|maybe|"
        "perhaps|probably|hypothetically|for example|e\\.g|say,"
    ),
    conditional="if|unless|provided|assuming|as soon as|once(?! a| per| every)|when we launch",
    first_person="i|we|i've|we've|i have|we have|i had|we had|i'd|we'd",
    clause=(
        r"(?:, |; |: | - |, and |, but |and |but |while |whereas |although |though |because |so |yet |"
        r", so )(?=(?:i|we|they|he|she|it|you|the|a|an|my|our|his|her|their|its|this|that|these|those|"
        r"there|all|some|both|none|nobody|no|not one|most|many|every|everyone|each|customers|users|"
        r"people|"
        r"" + _NUMBERS + r")\b)|"
        r" (?:but|although|though|whereas|while|because) "
    ),
    held=r"(?:have|has|had|got|costs?|with) (?:about |around |some |over )?\W?\d[\d.,]*k?(?: \w+)? $",
)
