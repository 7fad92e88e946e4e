"""What a persona is: data from one file in ``prompts/personas/``. Adding a sixth is adding a file."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from pydantic import Field, create_model

from socra_cli.domain.base import Frozen
from socra_cli.domain.fields import object_model
from socra_cli.domain.report import ReportDraft


class PersonaSpec(Frozen):
    """``fields_schema`` is the JSON Schema of the persona's
    own fields; ``anchors`` maps a score to its meaning.

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
    """The personas that sit for this brief, in order:
    Economist or Sustainer, and every one that serves both."""
    seated = [spec for spec in specs if spec.commercial is None or spec.commercial is commercial]
    return tuple(sorted(seated, key=lambda spec: (spec.order, spec.id)))


def draft_model(spec: PersonaSpec) -> type[ReportDraft]:
    """What this persona is asked to write: its own fields
    first, then the envelope, the reason before the score.

    Raises ConfigurationError when the file's ``fields`` use JSON Schema that socra doesn't read.
    """
    return _draft_model(spec.id, json.dumps(spec.fields_schema))


@lru_cache(maxsize=64)
def _draft_model(persona: str, fields_schema: str) -> type[ReportDraft]:
    fields = object_model(f"{persona.title()}Fields", json.loads(fields_schema), where=f"persona {persona}")
    return create_model(f"{persona.title()}Report", __base__=ReportDraft, fields=(fields, ...))
