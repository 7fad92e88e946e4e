"""Who the first ten are, how they hear of it and what they leave for it, as far as the founder said."""

from __future__ import annotations

import re
from typing import Any, Final

from socra_cli.domain.evidence import Level
from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.fields.people import named
from socra_cli.llm.offline.reading import Passage
from socra_cli.llm.offline.words import cues

_RIVAL: Final = re.compile(
    r"(?:unlike|instead of|compete with|competitors? (?:such as|like)|switch from)\s+([A-Z]\w+(?: [A-Z]\w+)?)"
)
_MOST: Final = 10


def fields(case: Case) -> dict[str, Any]:
    """The seller's fields; lists stay empty and texts too where nothing is named."""
    reached = case.on("channel", "demand")
    filled: dict[str, Any] = {
        "first_ten": _first_ten(reached),
        "displaces": [{"alternative": p.line, "switching_cost": ""} for p in case.on("alternative")[:2]],
        "competitors": [{"name": name, "source": "founder"} for name in _rivals(case)],
        "wedge": "",
        "rejections_heard": [p.text for p in case.passages if cues("rejections").search(p.text)],
    }
    channel = _channel(case.on("channel"))
    return {**filled, "channel": channel} if channel else filled


def _first_ten(said: tuple[Passage, ...]) -> list[dict[str, str]]:
    """People that are named or counted, with the level of what they did as their status."""
    found = {m[1].lower(): p for p in reversed(said) if (m := named().search(p.text))}
    rows = sorted(found.items(), key=lambda row: said.index(row[1]))
    return [{"who": _who(who), "reachable_via": "", "status": p.level.label} for who, p in rows][:_MOST]


def _who(who: str) -> str:
    return who if who.startswith("my ") else f"{who}, counted and not named"


def _rivals(case: Case) -> list[str]:
    names = [m[1] for p in case.on("rivals", "alternative") for m in _RIVAL.finditer(p.text)]
    return list(dict.fromkeys(names))


def _channel(said: tuple[Passage, ...]) -> dict[str, Any]:
    """The first way that is named; tried only where a passage at E3 or better says so."""
    for passage in said:
        if way := cues("channels").search(passage.text):
            tried = passage.level >= Level.E3 and not cues("negation").search(passage.text)
            return {
                "name": way.group(),
                "cost_per_try": None,
                "tried": tried,
                "result": passage.line if tried else "",
            }
    return {}
