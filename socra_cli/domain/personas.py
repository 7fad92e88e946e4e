"""What a persona is: data from one file in ``prompts/personas/``. Adding a sixth is adding a file."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from socra_cli.domain.base import Frozen


class PersonaSpec(Frozen):
    """``fields_schema`` is the JSON Schema of the persona's own fields; ``anchors`` maps a score to its
    meaning.

    ``commercial`` says which briefs it serves: true, false, or ``None`` for every brief.
    """

    id: str
    title: str
    lens: str
    order: int
    asks: tuple[str, ...]
    anchors: dict[int, str]
    needs: str
    failure_mode: str
    fields_schema: dict[str, Any] = Field(default_factory=dict)
    commercial: bool | None = None
    body: str = ""


def panel(specs: tuple[PersonaSpec, ...], *, commercial: bool) -> tuple[PersonaSpec, ...]:
    """The personas that sit for this brief, in order: Economist or Sustainer, and every one that serves
    both."""
    seated = [spec for spec in specs if spec.commercial is None or spec.commercial is commercial]
    return tuple(sorted(seated, key=lambda spec: (spec.order, spec.id)))
