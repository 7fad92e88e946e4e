"""Components, dependencies, quality targets and data, from the nouns and numbers that the founder used."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from socra_cli.domain.base import Frozen
from socra_cli.domain.quantities import parse_quantities
from socra_cli.llm.offline.case import Case, Point
from socra_cli.llm.offline.reading import one_line
from socra_cli.llm.offline.words import alternation, cues, load

_MOST: Final = 6
_BOUGHT_FOR_GOOD: Final = "device"
"""The one kind of part whose purchase can't be taken back; all others can be changed for the next user."""
_TARGETS: Final = {
    "second": "response time",
    "minute": "response time",
    "ms": "response time",
    "percent": "rate",
    "user": "volume",
    "order": "volume",
    "parcel": "volume",
    "run": "volume",
    "volt": "power",
    "hour": "duration",
    "km": "range",
    "metre": "range",
}


class Part(Frozen):
    """A component that the founder's words name."""

    id: str
    name: str
    by: str
    responsibility: str


def fields(case: Case) -> dict[str, Any]:
    """The builder's fields. Unknowns are the open points of the lens; nothing is guessed about a stack."""
    chosen = parts(case)
    return {
        "components": [part.model_dump() for part in chosen],
        "external_dependencies": _dependencies(case),
        "quality_targets": _targets(case),
        "unknowns": [
            {
                "what": point.assumption.question,
                "spike_days": _wording(point)["days"],
                "pass_if": _wording(point)["pass_if"],
            }
            for point in case.of("builder")
            if point.topic is not None and point.level.rank < 3
        ],
        "data_entities": _entities(case),
        "team_gap": _gap(case),
        "adr_candidates": [
            {
                "decision": f"Whose {part.name} the first users get",
                "options": ["one borrowed or hired", "one bought", "one for everybody bought"],
                "reversibility": "one_way",
            }
            for part in chosen
            if part.name == _BOUGHT_FOR_GOOD
        ],
    }


def _wording(point: Point) -> dict[str, Any]:
    if point.is_contradiction or point.topic is None:
        return dict(load("frames")["contradiction"])
    return point.topic.model_dump()


def parts(case: Case) -> tuple[Part, ...]:
    """At most six components, those first that are named first in the words file, each with its short id."""
    text = _text(case)
    named = [(name, by, does) for name, by, does, words in _components() if alternation(words).search(text)]
    return tuple(
        Part(id=f"C{number}", name=name, by=by, responsibility=does)
        for number, (name, by, does) in enumerate(named[:_MOST], start=1)
    )


@cache
def _components() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    table = load("cues")["components"]
    return tuple((name, by, does, tuple(words)) for name, (by, does, words) in table.items())


def _text(case: Case) -> str:
    return "\n".join([case.summary, *(passage.text for passage in case.passages)])


def _dependencies(case: Case) -> list[dict[str, str]]:
    """Vendors that are named; else the passages that speak of what others control."""
    named = {m.group() for p in case.passages for m in cues("vendors").finditer(p.text)}
    return [{"name": name, "controlled_by": name, "fallback": ""} for name in sorted(named)]


def _targets(case: Case) -> list[dict[str, str]]:
    """Numbers of the core's own passages that set a rate, a time or a volume to be reached."""
    return [
        {
            "attribute": _TARGETS[quantity.unit],
            "number": f"{quantity.value:f}",
            "unit": quantity.unit,
            "quote": one_line(passage.text),
        }
        for passage in case.on("feasibility")
        for quantity in parse_quantities(passage.text)
        if quantity.unit in _TARGETS and cues("target").search(passage.text)
    ][:_MOST]


def _entities(case: Case) -> list[dict[str, Any]]:
    text = _text(case)
    return [
        {"name": name, "fields": [], "personal_data": personal}
        for name, (personal, words) in load("cues")["data"].items()
        if alternation(words).search(text)
    ]


def _gap(case: Case) -> list[str]:
    said = case.on("team")
    lacking = [passage.line for passage in said if cues("negation").search(passage.text)]
    return lacking if said else ["Who builds it is not stated."]
