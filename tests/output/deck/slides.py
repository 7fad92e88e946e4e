"""Plans with parts left out, and the one slide of them that a test is about."""

from __future__ import annotations

from typing import Any

from socra_cli.domain.gaps import missing
from socra_cli.domain.plan import Masterplan, StageFailure
from socra_cli.output.deck.model import Slide, SlideKind
from socra_cli.output.deck.outline import outline
from tests.output.plans import BODY, FULL

IDS = {
    "id", "assumption_id", "component_id", "turn", "source", "target", "basis", "persona", "keeps", "removes",
    "session_id",
}  # fmt: skip


def slide(plan: Masterplan, kind: SlideKind) -> Slide:
    return next(one for one in outline(plan).slides if one.kind is kind)


def title(plan: Masterplan, kind: SlideKind) -> str:
    return slide(plan, kind).title


def with_body(**changes: Any) -> Masterplan:
    """The full plan with parts of its body changed, and what that leaves missing."""
    body = BODY.model_copy(update=changes)
    return FULL.model_copy(update={"plan": body.model_copy(update={"missing": missing(body)})})


def failed(*stages: str, **changes: Any) -> Masterplan:
    failures = tuple(StageFailure(stage=stage, reason="timed out") for stage in stages)
    return with_body(**changes).model_copy(update={"failures": failures})


def named(identifier: str) -> Masterplan:
    """The full plan with ``identifier`` in place of every id that another program may have written."""

    def swap(value: object, name: str) -> object:
        if isinstance(value, dict):
            return {key: swap(inner, key) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [swap(inner, name) for inner in value]
        return identifier if isinstance(value, str) and name in IDS else value

    return Masterplan.model_validate(swap(FULL.model_dump(mode="json"), ""))
