"""What the page on the method takes from the program: the ladder, and the personas' own files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from scripts.docs.markdown import table
from socra_cli.domain.evidence import Level
from socra_cli.domain.personas import PersonaSpec
from socra_cli.llm.prompts import Prompts

MEANS = {
    Level.E0: "nobody has said anything",
    Level.E1: "the founder says so, without an instance",
    Level.E2: "others say they like it or would use it: surveys, waiting lists, likes",
    Level.E3: "something that happened, with who, when or how much; a document; a working measurement",
    Level.E4: "somebody gave money, data, scarce time or a signature; a trial on the real constraint",
    Level.E5: "paid or used again and again over a stated period, or measured before and after",
}

_REASONS = Path(__file__).parent / "reasons.toml"


def ladder() -> str:
    """The levels of evidence and the highest score that each admits."""
    rows = [(level.value, level.label, MEANS[level], _cap(level)) for level in Level]
    return table(("level", "name", "means", "caps a score at"), rows)


def _cap(level: Level) -> str:
    return "no score" if level.cap is None else str(level.cap)


def personas() -> str:
    """Each persona as its file describes it. Raises KeyError for a question without a reason."""
    return "\n\n".join(part for spec in specs() for part in _persona(spec))


def specs() -> list[PersonaSpec]:
    """Every persona, in the order in which they are shown."""
    return sorted(Prompts.load(None).personas, key=lambda spec: (spec.order, spec.id))


@cache
def reasons() -> Mapping[str, str]:
    """Why each question is asked."""
    return tomllib.loads(_REASONS.read_text("utf-8"))


def _persona(spec: PersonaSpec) -> Iterator[str]:
    yield f"### {spec.title}"
    serves = {None: "", True: " For briefs that mean to earn.", False: " For briefs with no commercial aim."}
    yield f"Lens: {spec.lens}.{serves[spec.commercial]}"
    yield "\n".join(f"- {question}<br>*{reasons()[question]}*" for question in spec.asks)
    yield table(
        ("score", "what it takes"), [(str(score), _sentence(text)) for score, text in spec.anchors.items()]
    )
    yield f"It needs {spec.needs}. How this lens fails: {spec.failure_mode}."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
