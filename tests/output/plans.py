"""Three masterplans to render: a full one, one in which most failed, one that attacks its reader."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from socra_cli.domain.brief import make_brief
from socra_cli.domain.calls import CallRecord, Outcome
from socra_cli.domain.economics import BreakEven, Economics, Line, Money
from socra_cli.domain.evidence import Level, Quote, Turn
from socra_cli.domain.gaps import missing
from socra_cli.domain.ledger import Assumption, Status, Threshold
from socra_cli.domain.plan import (
    ApiCall,
    Component,
    DecisionRecord,
    Dissent,
    Entity,
    Evidence,
    External,
    Gauges,
    LegalGate,
    Link,
    Masterplan,
    Metric,
    Milestone,
    Missing,
    PlanBody,
    Prospect,
    QualityTarget,
    Risk,
    Sourced,
    StageFailure,
    Threat,
)
from socra_cli.domain.provenance import Provenance, Tokens
from socra_cli.domain.report import (
    AdvocateReport,
    AsksFor,
    Finding,
    FindingKind,
    HoldsUp,
    Kill,
    OpenQuestion,
    PersonaReport,
    Premortem,
    Variant,
)
from socra_cli.domain.verdict import Decision, Run, Verdict

WHEN = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)

BRIEF = """# Repair slots

Bike shops in Ghent turn repairs away in spring. We sell them a page where riders book a repair slot.
Two shops paid 30 euros for March. Wim at Fietsatelier lost nine bookings to no-shows last week.
A slot is never moved once booked. Mechanics can move any slot when parts are late.
"""

TURNS = (
    Turn(id="Q01", role="interviewer", text="When did a shop last lose a booking?", assumption_id="A-001"),
    Turn(id="T01", role="founder", text="Last Tuesday: Wim had three no-shows before noon, about 120 euros."),
)


def quote(text: str, level: Level = Level.E3, turn: str = "brief") -> Quote:
    """A verified quote of the brief or of one of the turns."""
    source = BRIEF if turn == "brief" else next(t.text for t in TURNS if t.id == turn)
    start = source.index(text)
    return Quote(turn=turn, text=text, start=start, end=start + len(text), verified=True, level=level)


NO_SHOWS = quote("Wim at Fietsatelier lost nine bookings to no-shows last week.")
PAID = quote("Two shops paid 30 euros for March.", Level.E4)
FIXED = quote("A slot is never moved once booked.", Level.E1)
MOVED = quote("Mechanics can move any slot when parts are late.", Level.E1)
TUESDAY = quote("Wim had three no-shows before noon, about 120 euros.", Level.E3, "T01")


def _call(number: int, stage: str, outcome: Outcome = "ok", reason: str = "") -> CallRecord:
    answered = outcome == "ok"
    return CallRecord(
        stage=stage,
        provider="anthropic",
        model="claude-sonnet-4-5",
        attempt=1,
        outcome=outcome,
        status=200 if answered else 529,
        reason=reason,
        started_at=WHEN + timedelta(seconds=number),
        ended_at=WHEN + timedelta(seconds=number + 3.4),
        input_tokens=2_400 if answered else None,
        output_tokens=610 if answered else None,
        cost_usd=0.0163 if answered else None,
    )


ASSUMPTIONS = (
    Assumption(
        id="A-001",
        statement="Shops lose enough to no-shows to pay for a fix",
        question="What did no-shows cost a shop last month?",
        importance=3,
        status=Status.SUPPORTED,
        quotes=(NO_SHOWS, PAID, TUESDAY),
        test="Ask four more shops for last month's appointment book",
        metric="no-shows per shop and month",
        pass_if="three of four lost five or more",
        kill_if="no shop lost more than one",
        owner="Lena",
        days=3,
        cost="nothing",
        asked_in=("Q01",),
    ),
    Assumption(
        id="A-002",
        statement="Slots stay where riders booked them",
        question="Who may move a slot, and when?",
        persona="builder",
        importance=3,
        status=Status.CONTRADICTED,
        quotes=(FIXED,),
        counter_quotes=(MOVED,),
        test="Count moved slots in Wim's book for April",
        pass_if="under one in ten moved",
        kill_if="over half moved",
        days=10,
        cost="an afternoon",
    ),
    Assumption(
        id="A-003",
        statement="Riders book on a page instead of calling",
        question="How did the last ten riders book?",
        importance=2,
        test="Put the page's link on one shop's answering machine for five days",
        metric="bookings by link, against calls",
        pass_if="four in ten come by link",
        kill_if="fewer than one in ten",
        owner="Lena",
        days=5,
        cost="20 EUR",
    ),
    Assumption(
        id="A-004",
        statement="A shop can be won for under 60 euros",
        persona="seller",
        importance=1,
        quotes=(quote("We sell them a page", Level.E1),),
    ),
    Assumption(id="A-005", statement="Riders install an app", importance=1, status=Status.RETIRED),
)

CUSTOMER = PersonaReport(
    id="customer",
    lens="desirability",
    reason="Named shops with a counted loss, and two of them paid for a month.",
    score=8,
    score_quotes=(PAID,),
    evidence_level=Level.E4,
    proposed_score=10,
    findings=(
        Finding(
            id="F-customer-1",
            claim="One shop lost nine bookings in a week",
            kind=FindingKind.FACT,
            severity=0,
            quotes=(NO_SHOWS,),
            assumption_id="A-001",
        ),
        Finding(
            id="F-customer-2",
            claim="Riders may prefer to call",
            kind=FindingKind.INFERENCE,
            severity=2,
            assumption_id="A-003",
            demoted=True,
        ),
    ),
    open_questions=(
        OpenQuestion(
            text="How many of last month's riders booked by phone?",
            asks_for=AsksFor.NUMBER,
            assumption_id="A-003",
            persona="customer",
        ),
    ),
    would_change_my_mind="Either paying shop leaving in April",
    not_assessed=("shops outside Ghent",),
    fields={
        "trigger_event": "a mechanic waits for a rider who doesn't come",
        "frequency": "daily",
        "user": None,
    },
)

ECONOMIST = PersonaReport(
    id="economist",
    lens="viability",
    reason="Price and costs are stated and a shop leaves money over.",
    score=6,
    score_quotes=(PAID,),
    evidence_level=Level.E4,
    proposed_score=6,
)

BUILDER = PersonaReport(
    id="builder",
    lens="feasibility and architecture",
    reason="The brief says that slots never move and that they do.",
    score=2,
    score_quotes=(FIXED, MOVED),
    evidence_level=Level.E1,
    proposed_score=2,
    findings=(
        Finding(
            id="F-builder-1",
            claim="Slots can't both be fixed and move",
            kind=FindingKind.CONTRADICTION,
            severity=3,
            quotes=(FIXED, MOVED),
            assumption_id="A-002",
        ),
    ),
    fields={
        "team_gap": ["nobody has run a booking page"],
        "unknowns": [{"what": "moves a week", "spike_days": 2}],
    },
)

SELLER = PersonaReport(
    id="seller",
    lens="go-to-market and competition",
    reason="Two shops by name, and no count of who said no.",
    score=4,
    evidence_level=Level.E1,
    proposed_score=4,
)

WARDEN = PersonaReport(
    id="warden",
    lens="risk, security, privacy, law, harm",
    reason="Nobody has said where riders' phone numbers are kept.",
    score=None,
    evidence_level=Level.E0,
    open_questions=(
        OpenQuestion(
            text="Who deletes a rider's number, and when?", asks_for=AsksFor.DECISION, persona="warden"
        ),
    ),
)

ADVOCATE = AdvocateReport(
    steelman="Shops already pay to stop a loss that they can count.",
    steelman_quotes=(PAID,),
    kill_case=(
        Kill(
            assumption_id="A-001",
            fails_if="the loss is a spring peak that is over by June",
            quotes=(NO_SHOWS,),
            cheapest_test="Read one shop's book for last autumn",
            kill_threshold=Threshold(quantity="no-shows per month", comparator="<", value=2, unit="bookings"),
        ),
    ),
    premortem=Premortem(as_of_date="2027-03-14"),
    holds_up=(HoldsUp(claim="Money has changed hands", quotes=(PAID,)),),
    could_not_assess=("what the two shops did before",),
    variants=(
        Variant(
            id="V1",
            change="Sell the reminder alone and leave booking on the phone",
            keeps=("A-001",),
            removes=("A-002", "A-003"),
        ),
    ),
)

BODY = PlanBody(
    summary="A booking page that keeps repair slots of bike shops from going empty",
    problem=Sourced(text="Shops lose paid work to riders who don't come", basis=("A-001", "F-customer-1")),
    user=Sourced(text="The mechanic who plans the day", basis=("F-customer-1",)),
    buyer=Sourced(text="The shop's owner", basis=()),
    evidence=(
        Evidence(
            claim="No-shows happen and are counted", quote=NO_SHOWS, level=Level.E3, assumption_id="A-001"
        ),
        Evidence(claim="Two shops paid", quote=PAID, level=Level.E4, assumption_id="A-001"),
    ),
    mvp_in=(Sourced(text="Book a slot", basis=("A-003",)), Sourced(text="Remind by text message")),
    mvp_out=(Sourced(text="An app", basis=("A-005",)),),
    components=(
        Component(id="page", name="Booking page", responsibility="Shows free slots and takes a booking"),
        Component(id="sms", name="Reminder", responsibility="Sends a text the day before", by="buy"),
        Component(id="book", name="Shop's book", responsibility="Is checked each morning", by="manual"),
    ),
    links=(
        Link(source="page", target="sms", what="booking, phone number"),
        Link(source="sms", target="Text gateway", what="one text per booking"),
        Link(source="page", target="nowhere", what="is left out"),
    ),
    externals=(External(name="Text gateway", controlled_by="the phone company"),),
    entities=(
        Entity(name="Booking", fields=("slot", "rider", "bike"), personal_data=True),
        Entity(name="Slot", fields=("start", "minutes")),
    ),
    api=(ApiCall(method="post", path="/slots/{id}/booking", purpose="Book a slot", component_id="page"),),
    decisions=(
        DecisionRecord(
            decision="Who owns the rider's number",
            options=("the shop", "us"),
            choose="the shop",
            why="it is the shop's customer",
        ),
    ),
    quality_targets=(QualityTarget(attribute="Time to book", number="60", unit="seconds"),),
    threats=(
        Threat(
            stride="I",
            component_id="page",
            scenario="Somebody reads other riders' numbers",
            mitigation="show no rider to anybody but the shop",
        ),
        Threat(stride="D", component_id="sms", scenario="A bot books every slot", mitigation=None),
    ),
    legal_gates=(
        LegalGate(topic="keeping phone numbers", jurisdiction="Belgium", who_to_ask="the shop's lawyer"),
    ),
    milestones=(
        Milestone(
            name="Reminder by hand", gate="no-shows at Wim's fall by half", assumption_id="A-001", days=10
        ),
        Milestone(name="Page for one shop", gate="four in ten book by link", assumption_id="A-003", days=15),
    ),
    economics=Economics(
        price=Money(amount=30, currency="EUR", per="month"),
        cost_lines=(Line(name="Text messages", amount=4.5), Line(name="Hosting", amount=2, currency="EUR")),
        contribution=Money(amount=23.5, currency="EUR", per="month"),
        cac=Money(amount=60, currency="EUR", per="shop"),
        payback_months=2.55,
        break_evens=(BreakEven(variable="price", stated=30, break_even=6.5, unit="EUR"),),
        workings=("30 − 4.5 − 2 = 23.5 EUR per month", "60 ÷ 23.5 = 2.55 months"),
        missing=("how many months the money lasts",),
    ),
    channel="Walk in on a rainy weekday",
    wedge="Text reminders, before any booking page",
    first_ten=(
        Prospect(who="Wim, Fietsatelier", reachable_via="his shop", status="paid for March"),
        Prospect(who="The shop on Coupure"),
    ),
    metrics=(
        Metric(name="No-shows per shop and week", target="under two", counter_metric="riders turned away"),
    ),
    risks=(Risk(text="Slots can't both be fixed and move", severity=3, source="F-builder-1"),),
    premortem=Premortem(
        as_of_date="2027-03-14",
        headline="The shops went back to the phone",
        chain=(
            "Spring ended",
            "No-shows fell by themselves",
            "Nobody renewed",
            "We cut the price",
            "We stopped",
        ),
        earliest_signal="a shop that sends no reminder for a week",
        first_avoidable_step="selling a year before autumn was measured",
    ),
    missing=(
        Missing(section="economics", what="how long the money lasts", who="Lena"),
        Missing(section="staffing", what="who answers shops on Saturdays", who="Lena"),
    ),
)

FULL = Masterplan(
    socra_version="0.1.0",
    session_id="20260314-repair-slots-7f3a",
    demo=False,
    created_at=WHEN,
    idea=make_brief(BRIEF, "repair-slots.md"),
    turns=TURNS,
    gauges=Gauges(coverage=62, merit=47, coverage_why="3 of 4 assumptions have evidence"),
    verdict=Verdict(
        decision=Decision.PIVOT,
        rule="pivot",
        reasons=(
            "Rule 3, pivot: builder scored 2, and V1 survives it.",
            "Rule 3, pivot: A-002 is contradicted, and V1 survives it.",
        ),
        stable=True,
        runs=(
            Run(scores={"customer": 8, "builder": 2, "warden": None}, decision=Decision.PIVOT, rule="pivot"),
            Run(scores={"customer": 6, "builder": 2, "warden": 4}, decision=Decision.PIVOT, rule="pivot"),
        ),
    ),
    personas=(CUSTOMER, ECONOMIST, BUILDER, SELLER, WARDEN),
    devils_advocate=ADVOCATE,
    assumptions=ASSUMPTIONS,
    plan=BODY,
    dissent=(
        Dissent(
            persona="customer",
            score=8,
            median=4,
            reason="Named shops with a counted loss, and two of them paid for a month.",
            quotes=(PAID,),
        ),
    ),
    open_questions=(*CUSTOMER.open_questions, *WARDEN.open_questions, *CUSTOMER.open_questions),
    provenance=Provenance(
        route=("anthropic", "groq"),
        prompts_sha256="ab" * 32,
        tokens=Tokens(input=16_800, output=4_270, cached=1_900),
        cost_usd=0.1141,
        wall_seconds=21.4,
        calls=(
            _call(0, "intake"),
            _call(4, "persona:customer", "failed", "overloaded: the service is busy"),
            _call(5, "persona:customer"),
            _call(9, "synthesis"),
        ),
    ),
)


def _failed(persona_id: str, lens: str) -> PersonaReport:
    return PersonaReport(id=persona_id, lens=lens, reason="", score=None, failed=True)


SPARSE = Masterplan(
    socra_version="0.1.0",
    session_id="20260314-an-app-19c0",
    demo=True,
    created_at=WHEN,
    idea=make_brief("An app for gardens.", "-"),
    gauges=Gauges(coverage=0, merit=None),
    verdict=Verdict(
        decision=None,
        rule="incomplete",
        provisional=True,
        reasons=("4 calls failed, so nothing is decided.",),
    ),
    personas=(
        _failed("customer", "desirability"),
        _failed("builder", "feasibility and architecture"),
        PersonaReport(
            id="seller", lens="go-to-market and competition", reason="Nobody is named.", score=None
        ),
    ),
    devils_advocate=AdvocateReport(failed=True),
    assumptions=(Assumption(id="A-001", statement="Somebody gardens with an app", importance=3),),
    plan=PlanBody(missing=missing(PlanBody())),
    failures=(
        StageFailure(stage="persona:customer", reason="overloaded on every provider"),
        StageFailure(stage="persona:builder", reason="cut twice"),
        StageFailure(stage="devils_advocate", reason="timed out"),
        StageFailure(stage="synthesis", reason="timed out"),
    ),
)

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "a | b | c",
    "first\n\n# Verdict: build\n\n- every score is 10",
    "```\nfence\n```",
    '--> "] --> evil["',
    '"); Rel(c1, c1, "owned") %%{init: {"securityLevel": "loose"}}%%',
    'end\n  click c1 href "https://evil.example"',
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \u202egnp.exe \x9b2J \ud800",
    "&lt;b&gt; #quot; *bold* __strong__ ~~gone~~ \\",
    "| --- | --- |",
    "> quoted\r\n===",
    "1. one 2) two",
    "",
    "{{braces}} $HOME @everyone %% comment ; style c1 fill:#f00;",
)


def hostile(text: str) -> Masterplan:
    """The full plan with ``text`` in place of every text that a model or a founder writes."""
    kept = {
        "schema_version", "created_at", "session_id", "socra_version", "sha256", "prompts_sha256", "persona",
        "role", "id", "turn", "level", "status", "kind", "asks_for", "by", "decision", "rule", "outcome",
        "started_at", "ended_at", "first_token_at", "evidence_level", "component_id", "assumption_id",
        "source", "target",
    }  # fmt: skip

    def swap(value: object, name: str) -> object:
        if isinstance(value, dict):
            return {key: swap(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [swap(inner, name) for inner in value]
        return text if isinstance(value, str) and name not in kept else value

    return Masterplan.model_validate(swap(FULL.model_dump(mode="json"), ""))
