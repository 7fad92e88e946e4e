"""Plans with parts left out, and the one slide of them that a test is about."""

from __future__ import annotations

from typing import Any

from socra_cli.domain.gaps import missing
from socra_cli.domain.plan import Masterplan, StageFailure
from socra_cli.output.deck.model import Slide, SlideKind
from socra_cli.output.deck.outline import outline
from tests.output.plans import BODY, FULL


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
