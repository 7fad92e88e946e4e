from __future__ import annotations

from typing import Any

from socra_cli.domain.compose import compose, economics_of, open_questions, with_tests
from socra_cli.domain.ledger import Status, Threshold
from socra_cli.domain.plan import PlanBody
from socra_cli.domain.report import (
    AsksFor,
    Finding,
    FindingKind,
    Kill,
    OpenQuestion,
    PersonaReport,
    Premortem,
)
from socra_cli.domain.stages import (
    ApiDraft,
    DecisionDraft,
    Digest,
    LinkDraft,
    MetricDraft,
    MilestoneDraft,
    SourcedDraft,
    SynthesisDraft,
    TestDraft,
)
from tests.domain.builders import advocate, assumption, ledger, quote, report

LEDGER = ledger(
    assumption(1, "E4", statement="Clinics pay"),
    assumption(2, "E0", importance=3, statement="Forms can be read"),
    assumption(3, "E1", importance=3, statement="It is private", status=Status.CONTRADICTED),
    assumption(4, "E2", statement="Gone", status=Status.RETIRED),
)
DIGEST = Digest(summary="A form reader.", commercial=True, ledger=LEDGER)


def fact(persona: str, number: int, claim: str, *, severity: int = 2, start: int = 70_000) -> Finding:
    words = (quote("words of a fact here", "E3", start=start),)
    return Finding(
        id=f"F-{persona}-{number}", claim=claim, kind=FindingKind.FACT, severity=severity, quotes=words
    )


def filled(persona: str, *findings: Finding, **fields: Any) -> PersonaReport:
    return report(persona, 4, quote("words under the score", start=60_000), findings=findings, fields=fields)


BUILDER = filled(
    "builder",
    components=[
        {"id": "C1", "name": "Form reader", "responsibility": "reads", "by": "build"},
        {"id": "c1", "name": "Twice"},
        {"id": "", "name": "Mail", "by": "magic"},
        {"name": ""},
        "noise",
    ],
    external_dependencies=[{"name": "Scanner", "controlled_by": "clinic", "fallback": ""}, {"name": ""}],
    quality_targets=[
        {
            "attribute": "time",
            "number": "5",
            "unit": "s",
            "quote": quote("in 5 seconds or less").model_dump(mode="json"),
        },
        {"attribute": "load", "number": 40, "unit": "forms", "quote": None},
        {"attribute": "", "number": "1"},
    ],
    data_entities=[{"name": "Form", "fields": ["name", " "], "personal_data": True}, {"name": None}],
    adr_candidates=[
        {"decision": "Store scans in one country", "options": ["DE", "FR"], "reversibility": "one_way"},
        {"decision": "Colour of the logo", "options": [], "reversibility": "two_way"},
    ],
)
WARDEN = filled(
    "warden",
    threats=[
        {
            "stride": "s",
            "component_id": "the reader of forms",
            "scenario": "A stranger logs in",
            "mitigation": "",
        },
        {"stride": "I", "component_id": "nowhere", "scenario": "Scans leak", "mitigation": "Delete them"},
        {"stride": "X", "component_id": "c1", "scenario": "No such letter"},
        {"stride": "T", "component_id": "c1", "scenario": ""},
    ],
    legal_gates=[
        {"topic": "Health data", "jurisdiction": "", "status": "", "who_to_ask": "the regulator"},
        {},
    ],
)
SELLER = filled(
    "seller",
    first_ten=[{"who": f"Clinic {n}", "reachable_via": "phone", "status": "asked"} for n in range(12)]
    + [{"who": ""}],
    channel={"name": "Dentists' fair", "tried": True, "result": "3 of 40 signed up"},
    wedge="  No typing.  ",
)
ECONOMIST = filled(
    "economist",
    price={"amount": 40, "currency": "EUR", "per": "month"}, take_rate_percent=None,
    unit_cost_lines=[], cac=None, runway_months=None,
)  # fmt: skip
CUSTOMER = filled(
    "customer",
    fact("customer", 1, "Typing takes an hour"),
    fact("customer", 2, "Typing takes an hour a day", severity=3),
    fact("customer", 3, "A trifle", severity=1, start=71_000),
    user={"role": "receptionist", "named_instance": "Ann", "context": ""},
    buyer={"role": "", "same_as_user": True},
)
ALL = [CUSTOMER, ECONOMIST, BUILDER, SELLER, WARDEN]


def sourced(text: str, *basis: str) -> SourcedDraft:
    return SourcedDraft(text=text, basis=list(basis))


def synthesis(**members: Any) -> SynthesisDraft:
    blank: dict[str, Any] = {
        "summary": "Reads forms.",
        "problem": sourced("Typing costs an hour", "A-001", "A-999", "A-001", "F-customer-1"),
        "user": sourced("Receptionists", "A-001"), "buyer": sourced(""),
        "mvp_in": [sourced("One form", "A-002"), sourced(" ")],
        "mvp_out": [], "tests": [], "links": [], "api": [], "decisions": [], "milestones": [], "metrics": [],
    }  # fmt: skip
    return SynthesisDraft(**{**blank, **members})


def body(synthesis_draft: SynthesisDraft | None = None, reports: Any = ALL, **case: Any) -> PlanBody:
    return compose(DIGEST, reports, advocate(**case), synthesis_draft, LEDGER)


def test_ids_that_do_not_exist_support_nothing() -> None:
    plan = body(synthesis())
    assert plan.problem is not None
    assert plan.problem.basis == ("A-001", "F-customer-1")
    assert [s.text for s in plan.mvp_in] == ["One form"]


def test_components_have_unique_ids_that_a_diagram_takes() -> None:
    assert [(c.id, c.name, c.by) for c in body().components] == [
        ("c1", "Form reader", "build"),
        ("mail", "Mail", "build"),
    ]


def test_arrows_and_calls_to_unknown_components_are_dropped() -> None:
    draft = synthesis(
        links=[
            LinkDraft(source=s, target=t, what="scan")
            for s, t in (("C1", "Mail"), ("C1", "C9"), ("c1", "C1"), ("form reader", "mail"))
        ],
        api=[
            ApiDraft(method=m, path=p, purpose="x", component_id=c)
            for m, p, c in (
                ("post", "/scan", "C1"),
                ("GET", "/x", "C9"),
                ("YELL", "/x", "C1"),
                ("GET", "", "C1"),
            )
        ],
    )
    plan = body(draft)
    assert [(link.source, link.target) for link in plan.links] == [("c1", "mail")]
    assert [(call.method, call.path, call.component_id) for call in plan.api] == [("POST", "/scan", "c1")]


def test_threats_are_matched_to_components_or_to_the_whole_system() -> None:
    assert [(t.stride, t.component_id, t.mitigation) for t in body().threats] == [
        ("S", "c1", None),
        ("I", "system", "Delete them"),
    ]


def test_rows_without_a_name_are_dropped_and_blanks_are_unknown() -> None:
    plan = body()
    assert [e.name for e in plan.externals] == ["Scanner"]
    assert plan.externals[0].fallback is None
    assert [(e.name, e.fields, e.personal_data) for e in plan.entities] == [("Form", ("name",), True)]
    assert [(g.topic, g.jurisdiction, g.status) for g in plan.legal_gates] == [
        ("Health data", "unknown", "unknown")
    ]


def test_a_quality_target_keeps_its_words_when_they_were_said() -> None:
    targets = body().quality_targets
    assert [(t.number, t.quote.text if t.quote else None) for t in targets] == [
        ("5", "in 5 seconds or less"),
        ("40", None),
    ]


def test_the_way_to_market_is_the_sellers() -> None:
    plan = body()
    assert plan.channel == "Dentists' fair: tried, 3 of 40 signed up"
    assert plan.wedge == "No typing."
    assert len(plan.first_ten) == 10


def test_an_untried_channel_says_so() -> None:
    assert (
        body(reports=[filled("seller", channel={"name": "Fairs", "tried": False})]).channel
        == "Fairs: not tried yet"
    )


def test_evidence_is_listed_once_best_first_with_its_level() -> None:
    rows = body().evidence
    assert [(row.claim, row.level) for row in rows] == [
        ("Clinics pay", "E4"), ("Typing takes an hour", "E3"), ("A trifle", "E3"), ("It is private", "E1"),
        ("Against: It is private", "E1"),
    ]  # fmt: skip
    assert all(row.quote.verified for row in rows)


def test_risks_are_grave_findings_and_contradictions_each_told_once() -> None:
    assert [(risk.severity, risk.source) for risk in body().risks] == [(3, "A-003"), (3, "F-customer-2")]


def test_one_way_decisions_that_synthesis_left_open_stay_on_record() -> None:
    chosen = DecisionDraft(decision="Which scanner to buy", options=["a", "b"], choose="a", why="cheap")
    records = body(
        synthesis(decisions=[chosen, DecisionDraft(decision="", options=[], choose="", why="")])
    ).decisions
    assert [(r.decision, r.choose) for r in records] == [
        ("Which scanner to buy", "a"),
        ("Store scans in one country", ""),
    ]
    settled = DecisionDraft(decision="Store all scans in one country", options=[], choose="DE", why="law")
    assert [r.choose for r in body(synthesis(decisions=[settled])).decisions] == ["DE"]


def test_milestones_name_assumptions_that_exist() -> None:
    drafts = [
        MilestoneDraft(name=n, gate=g, assumption_id=a, days=d)
        for n, g, a, d in (
            ("Read", "90 %", "a-002", 3),
            ("Sell", "2 pay", "A-099", 0),
            ("", "x", "", 1),
            ("y", "", "", 1),
        )
    ]
    assert [(m.name, m.assumption_id, m.days) for m in body(synthesis(milestones=drafts)).milestones] == [
        ("Read", "A-002", 3),
        ("Sell", None, None),
    ]


def test_metrics_have_names() -> None:
    drafts = [MetricDraft(name=name, target="9", counter_metric="errors") for name in ("Forms read", "")]
    assert [m.name for m in body(synthesis(metrics=drafts)).metrics] == ["Forms read"]


def test_without_a_synthesis_the_plan_says_less_and_makes_up_nothing() -> None:
    kill = Kill(assumption_id="A-002", fails_if="scans are unreadable", cheapest_test="Scan 20 forms by hand")
    plan = body(None, kill_case=(kill,), premortem=Premortem(headline="It closed", chain=("a", "b")))
    assert plan.summary == "A form reader."
    assert plan.problem is None
    assert plan.user is not None
    assert (plan.user.text, plan.user.basis) == ("receptionist; Ann", ())
    assert plan.buyer is None
    assert [(m.name, m.gate, m.assumption_id) for m in plan.milestones] == [
        ("Scan 20 forms by hand", "stop if scans are unreadable", "A-002")
    ]
    assert {"problem", "buyer", "mvp", "api", "metrics"} <= {gap.section for gap in plan.missing}


def test_every_empty_section_says_what_is_missing_and_who_could_answer() -> None:
    empty = compose(
        Digest(summary="", commercial=True, ledger=ledger()), [], advocate(failed=True), None, ledger()
    )
    assert len({gap.section for gap in empty.missing}) == 18
    assert all(gap.what and gap.who for gap in empty.missing)
    assert "architecture" not in {gap.section for gap in body().missing}


def test_a_failed_persona_fills_nothing() -> None:
    ghost = BUILDER.model_copy(update={"failed": True})
    assert body(reports=[ghost]).components == ()


def test_a_sixth_persona_can_fill_a_section() -> None:
    assert [
        e.name for e in body(reports=[filled("archivist", data_entities=[{"name": "Box"}])]).entities
    ] == ["Box"]


def test_sums_are_done_on_the_founders_words_wherever_they_were_quoted() -> None:
    priced = ledger(assumption(1, "E1", text="clinics are charged 40 euros a month"))
    found = economics_of([ECONOMIST], priced)
    assert found is not None
    assert found.price is not None
    assert (found.price.amount, found.price.currency, found.price.per) == (40, "EUR", "month")
    assert economics_of([SELLER], priced) is None


def test_missing_numbers_become_open_questions() -> None:
    asked = OpenQuestion(text="Who pays for it?", asks_for=AsksFor.DECISION, persona="customer")
    twice = [
        report("customer", 4, open_questions=(asked,)),
        report("seller", 4, open_questions=(asked,)),
        ECONOMIST,
    ]
    questions = open_questions(twice, economics_of([ECONOMIST], ledger()))
    assert [q.text for q in questions][:2] == [
        "Who pays for it?",
        "Not stated: the price (no quote states 40 as money).",
    ]
    assert {q.persona for q in questions[1:]} == {"economist"}
    assert open_questions([]) == ()


def test_a_failed_synthesis_invents_no_tests() -> None:
    assert with_tests(LEDGER, advocate(), None) == LEDGER


def test_tests_come_from_synthesis_then_from_the_devils_advocate_then_stay() -> None:
    limit = Threshold(quantity="share read", comparator="<", value=80, unit="percent")
    kills = (
        Kill(assumption_id="A-001", fails_if="nobody pays", cheapest_test="Ask ten", kill_threshold=limit),
        Kill(assumption_id="A-002", fails_if="blurred", cheapest_test="Scan one"),
    )
    test = TestDraft(
        assumption_id=" a-002",
        test="Scan 20",
        metric="read",
        pass_if="18",
        kill_if="10",
        owner="Ann",
        days=2,
        cost="0",
    )
    empty = test.model_copy(update={"assumption_id": "A-001", "test": ""})
    found = with_tests(LEDGER, advocate(kill_case=kills), synthesis(tests=[test, empty]))
    first, second, third, _ = found.assumptions
    assert (first.test, first.kill_if) == ("Ask ten", "share read < 80 percent")
    assert (second.test, second.pass_if, second.kill_if, second.days) == ("Scan 20", "18", "10", 2)
    question = LEDGER.assumptions[2].question
    assert third.test == f"Ask one person who would know, and write the answer down: {question}"
    assert third.kill_if == ""
    assert [a.status for a in found.assumptions] == [a.status for a in LEDGER.assumptions]
