"""An interview as Markdown: what was asked and why, what was answered word for word, what it left open."""

from __future__ import annotations

from collections.abc import Sequence

from socra_cli.domain.brief import Brief
from socra_cli.domain.evidence import Turn
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.output import wording
from socra_cli.output.markdown.blocks import bullets, paragraphs, sentence
from socra_cli.output.markdown.inert import block_quote, inline
from socra_cli.output.markdown.sources import cite_all

_FOUNDER = "founder"


def render_transcript(
    brief: Brief, turns: Sequence[Turn], ledger: Ledger, *, session_id: str, demo: bool = False
) -> str:
    """The whole conversation, ending in a line feed.

    Turns keep their ids, because plans cite answers by them. Text that broke off is marked as such.
    """
    asked = [turn for turn in turns if turn.role != _FOUNDER and not turn.partial]
    answered = [turn for turn in turns if turn.role == _FOUNDER]
    return (
        paragraphs(
            f"# {inline(brief.title.rstrip('.'))}: interview",
            f"> **{wording.DEMO}** The questions come from fixed rules." if demo else "",
            f"{_counted(len(asked), 'question')}, {_counted(len(answered), 'answer')}; "
            f"session {inline(session_id)}.",
            paragraphs("## The idea as it was told", block_quote(brief.text)) if brief.text.strip() else "",
            "## The conversation" if turns else "",
            *map(_turn, turns),
            "## What is known now" if ledger.assumptions else "",
            bullets(_known(assumption) for assumption in ledger.by_risk()),
        )
        + "\n"
    )


def _turn(turn: Turn) -> str:
    name = "You" if turn.role == _FOUNDER else "socra"
    about = f", on {inline(turn.assumption_id)}" if turn.assumption_id else ""
    broke_off = " (broke off)" if turn.partial else ""
    why = f"*Why: {sentence(inline(turn.why))}*" if turn.why else ""
    return paragraphs(f"**{name}** ({inline(turn.id)}{about}){broke_off}", block_quote(turn.text), why)


def _known(assumption: Assumption) -> str:
    said = f"**{inline(assumption.id)}**: {inline(assumption.statement)} "
    said += f"({wording.level(assumption.evidence_level)}, {assumption.status.value})"
    quotes = (("for", assumption.quotes), ("against", assumption.counter_quotes))
    return "; ".join([said, *(f"{side}: {cite_all(found)}" for side, found in quotes if found)])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
