"""What is touched, what could go wrong, who might have to permit it. No law is stated."""

from __future__ import annotations

from typing import Any, Final

from socra_cli.domain.base import Frozen
from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.fields.builder import parts
from socra_cli.llm.offline.reading import Passage
from socra_cli.llm.offline.words import alternation, cues, load

_MOST: Final = 5


class Threat(Frozen):
    """A threat that the words of a passage make worth asking about. ``stride`` is its STRIDE letter."""

    stride: str
    scenario: str
    passage: Passage


class Gate(Frozen):
    """A topic on which somebody may have to give leave, and whom to ask."""

    topic: str
    who: str
    passage: Passage


def fields(case: Case) -> dict[str, Any]:
    """The warden's fields."""
    components = parts(case)
    first = components[0].id if components else ""
    return {
        "assets": _assets(case),
        "threats": [
            {
                "stride": threat.stride,
                "component_id": first,
                "scenario": threat.scenario,
                "mitigation": _mitigation(case),
            }
            for threat in threats(case)
        ],
        "legal_gates": [
            {"topic": gate.topic, "jurisdiction": "unknown", "status": _status(gate), "who_to_ask": gate.who}
            for gate in gates(case)
        ],
        "harm_to_third_parties": [],
        "kill_switch": "",
    }


def threats(case: Case) -> tuple[Threat, ...]:
    rows = [(stride, does, alternation(words)) for stride, does, words in load("cues")["threats"].values()]
    found = [
        Threat(stride=stride, scenario=does, passage=passage)
        for stride, does, pattern in rows
        if (passage := next((p for p in case.passages if pattern.search(p.text)), None))
    ]
    return tuple(found[:_MOST])


def gates(case: Case) -> tuple[Gate, ...]:
    rows = [(name, who, alternation(words)) for name, (who, words) in load("cues")["gates"].items()]
    found = [
        Gate(topic=name, who=who, passage=passage)
        for name, who, pattern in rows
        if (passage := next((p for p in case.passages if pattern.search(p.text)), None))
    ]
    return tuple(found[:_MOST])


def _assets(case: Case) -> list[dict[str, str]]:
    text = "\n".join(passage.text for passage in case.passages)
    return [
        {"asset": f"{name} records", "owner": "", "sensitivity": "personal"}
        for name, (personal, words) in load("cues")["data"].items()
        if personal and alternation(words).search(text)
    ]


def _mitigation(case: Case) -> str:
    said = next((p for p in case.on("harm", "permission") if cues("mitigated").search(p.text)), None)
    return said.line if said else ""


def _status(gate: Gate) -> str:
    """Cleared only where the very words that raise the gate say that it was granted."""
    return "cleared" if cues("granted").search(gate.passage.text) else "unknown"
