from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.plan import Masterplan
from socra_cli.output.anchors import anchor
from socra_cli.output.figures import matrix
from tests.output.figures.drawing import (
    SVG,
    bounds,
    description,
    of_class,
    outside,
    overlapping,
    read,
    rectangles,
    texts,
)
from tests.output.plans import FULL


def assumption(number: int, importance: int = 3, level: Level = Level.E1, status: str = "open") -> Assumption:
    quotes = (Quote(turn="brief", text="x", end=1, verified=True, level=level),) if level > Level.E0 else ()
    return Assumption(
        id=f"A-{number:03d}",
        statement=f"Statement {number}",
        importance=importance,
        status=Status(status),
        quotes=quotes,
    )


def plan_of(*assumptions: Assumption) -> Masterplan:
    return FULL.model_copy(update={"assumptions": assumptions})


@settings(max_examples=40, deadline=None)
@given(
    kinds=st.lists(
        st.tuples(st.integers(1, 3), st.sampled_from(Level), st.sampled_from(Status)), min_size=1, max_size=60
    )
)
def test_no_two_assumptions_overlap_however_many(kinds: list[tuple[int, Level, Status]]) -> None:
    root = read(matrix(plan_of(*(assumption(number, *kind) for number, kind in enumerate(kinds, 1)))))
    chips = rectangles(root, "fig-focus")
    assert len(chips) == len(kinds)
    assert not overlapping(chips)
    assert not outside(root)


def test_forty_assumptions_in_one_cell_keep_apart() -> None:
    root = read(matrix(plan_of(*(assumption(number) for number in range(1, 41)))))
    assert not overlapping(rectangles(root, "fig-focus"))
    assert len({text for text in texts(root) if text.startswith("A-")}) == 40


def test_each_assumption_links_to_itself_and_says_all_in_its_name() -> None:
    links = list(read(matrix(FULL)).iter(f"{SVG}a"))
    assert [one.attrib["href"] for one in links] == ["#A-001", "#A-002", "#A-003", "#A-004", "#A-005"]
    assert links[1].findtext(f"{SVG}title") == links[1].attrib["aria-label"]
    assert links[1].attrib["aria-label"] == (
        "A-002, importance 3 of 3, E1 asserted, contradicted: Slots stay where riders booked them"
    )


def test_a_picture_with_links_is_a_group_and_one_without_is_an_image() -> None:
    assert read(matrix(FULL)).attrib["role"] == "group"
    plain = read(matrix(FULL, linked=False))
    assert plain.attrib["role"] == "img"
    assert not list(plain.iter(f"{SVG}a"))
    assert len(rectangles(plain, "fig-focus")) == len(FULL.assumptions)


def test_an_id_from_elsewhere_stays_a_fragment() -> None:
    odd = FULL.assumptions[0].model_copy(update={"id": 'javascript:alert("1") #x'})
    (link,) = read(matrix(plan_of(odd))).iter(f"{SVG}a")
    assert link.attrib["href"] == f"#{anchor(odd.id)}"


def test_importance_goes_to_the_right_and_evidence_up() -> None:
    root = read(
        matrix(plan_of(assumption(1, 1, Level.E0), assumption(2, 3, Level.E0), assumption(3, 1, Level.E4)))
    )
    committed, trifle, riskiest = sorted(rectangles(root, "fig-focus"), key=lambda box: (box.top, box.left))
    assert riskiest.left > trifle.right
    assert committed.bottom < trifle.top
    assert committed.left == trifle.left


def test_the_risky_corner_holds_what_matters_most_and_nobody_observed() -> None:
    risky = [assumption(1, 3, Level.E0), assumption(2, 3, Level.E2)]
    safe = [assumption(3, 3, Level.E3), assumption(4, 2, Level.E0)]
    root = read(matrix(plan_of(*risky, *safe)))
    (zone,) = rectangles(root, "fig-zone")
    inside = {bounds(one) for one in of_class(root, "fig-focus") if zone.holds(bounds(one))}
    assert len(inside) == 2
    assert any(text.startswith("Riskiest:") for text in texts(root))


def test_each_status_has_a_shape_of_its_own() -> None:
    root = read(matrix(plan_of(*(assumption(n, status=status) for n, status in enumerate(Status, 1)))))
    marks = Counter(
        (one.tag.removeprefix(SVG), one.get("class"))
        for link in root.iter(f"{SVG}a")
        for one in link
        if one.get("class") not in ("fig-focus", "fig-text", "fig-muted", None)
    )
    assert marks == Counter(
        [
            ("circle", "fig-open"),
            ("circle", "fig-supported"),
            ("path", "fig-contradicted"),
            ("line", "fig-retired"),
        ]
    )


def test_only_statuses_that_occur_are_explained() -> None:
    said = texts(read(matrix(plan_of(assumption(1)))))
    assert "open" in said
    assert "retired" not in said


def test_the_description_names_every_assumption() -> None:
    said = description(read(matrix(FULL)))
    assert all(one.id in said and one.statement in said for one in FULL.assumptions)
