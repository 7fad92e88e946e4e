"""One persona or assumption that moved, in a line of what and lines of why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from socra_cli.domain.changes import (
    AssumptionMove,
    Cause,
    LevelMove,
    Move,
    PersonaMove,
    QuoteChange,
    QuoteMove,
)
from socra_cli.domain.evidence import Level
from socra_cli.domain.ledger import Status
from socra_cli.domain.pairing import PairedBy
from socra_cli.output import wording

MOST_QUOTES: Final = 2
"""Quotes told of one move; how many others there are is said."""
_SHOWN_TESTS: Final = {"test": "Test", "pass_if": "Passes if", "kill_if": "Stop if"}
_JOINTS: Final = {"through ": " ", "against it: ": ", "}
_OTHER_CAUSES: Final = {
    Cause.LOSS: "The rule on losses: a sale that leaves nothing holds a score at 4.",
    Cause.FAILED: "A call that failed says nothing of the idea.",
    Cause.PANEL: "It sits on the panel of only one of the two.",
    Cause.ASKED_AGAIN: "No quote moved; the persona was asked again.",
}


class Voice(NamedTuple):
    """How words that are not socra's own are written: on one line, harmless; and in quotation marks."""

    plain: Callable[[str], str]
    quoted: Callable[[str], str]


class Item(NamedTuple):
    """What moved, and why."""

    head: str
    why: tuple[str, ...] = ()


def persona_item(move: PersonaMove, voice: Voice) -> Item:
    """*Customer 4 → 6*, and through which words."""
    name = voice.plain(wording.persona(move.id))
    was = _points(move.score.before, move.evidence_level.before, move.cause)
    now = _points(move.score.after, move.evidence_level.after, move.cause)
    head = f"{name} {was} → {now}" if was != now else f"{name} {now}, as before"
    return Item(head, tuple(_why_persona(move, voice)))


def assumption_item(move: AssumptionMove, voice: Voice) -> Item:
    """Its id and statement, where it went, and through which words."""
    statement = move.statement_after if move.statement_after is not None else move.statement_before
    head = f"{voice.plain(move.id_after or move.id_before or '')} {voice.plain(statement or '')}"
    return Item(head, tuple(_why_assumption(move, voice)))


def test_item(move: AssumptionMove, voice: Voice) -> Item:
    """How its test or its thresholds were changed."""
    return Item(
        f"{voice.plain(move.id_after or '')} {voice.plain(move.statement_after or '')}",
        tuple(_tests(move, voice)),
    )


# ── why ──────────────────────────────────────────────────────────────────────


def _why_persona(move: PersonaMove, voice: Voice) -> Iterator[str]:
    if move.cause in _OTHER_CAUSES:
        yield _OTHER_CAUSES[move.cause]
    if move.cause is Cause.RECITED:
        yield "No words are new and none are gone; it scores on others of them this time:"
    both = None not in (move.evidence_level.before, move.evidence_level.after)
    level = _level(move.evidence_level) if both else ""
    quotes = _quotes(move.because, voice, all_of_them=move.cause is Cause.RECITED)
    if move.cause is Cause.EVIDENCE or not quotes:
        yield from _led(level, quotes)
    else:
        yield from [*quotes, *_led(level, [])]
    if capped := _capped(move):
        yield capped


def _capped(move: PersonaMove) -> str:
    """Where a rule admits less than the persona proposed, that is half of the reason."""
    level, proposed, score = move.evidence_level.after, move.proposed_score.after, move.score.after
    if level is None or proposed is None or score is None or proposed <= score:
        return ""
    held = (
        f"{level} admits {score} at most" if score == level.cap else f"the rule on losses holds it at {score}"
    )
    return f"It proposed {proposed}; {held}."


def _why_assumption(move: AssumptionMove, voice: Voice) -> Iterator[str]:
    whole = move.changes[0] in (Move.NEW, Move.GONE)
    quotes = _quotes(move.because, voice, most=1 if whole else MOST_QUOTES)
    yield from _led(", ".join(filter(None, (_status(move), _level(move.evidence_level)))), quotes)
    if not quotes and not whole:
        yield "No quote moved."
    if move.paired_by not in (None, PairedBy.ID):
        yield _pairing(move, voice)


def _led(lead: str, quotes: list[str]) -> list[str]:
    """``lead`` and the first quote as one sentence, each further quote as its own."""
    if not lead or not quotes:
        return [lead, *quotes] if lead else quotes
    joint = next((joint for start, joint in _JOINTS.items() if quotes[0].startswith(start)), ": ")
    return [f"{lead}{joint}{quotes[0]}", *quotes[1:]]


def _status(move: AssumptionMove) -> str:
    """The status where the section's title does not say it all."""
    was, now = move.status.before, move.status.after
    if was is None or now is None:
        known = was or now
        return known.value if known in (Status.CONTRADICTED, Status.RETIRED) else ""
    return f"{was} → {now}" if was is not now and was is not Status.OPEN else ""


def _level(move: LevelMove) -> str:
    was, now = move.before, move.after
    if was is None or now is None:
        known = was if was is not None else now
        return "" if known is None else wording.level(known)
    return f"{wording.level(was)} → {wording.level(now)}" if was is not now else ""


def _pairing(move: AssumptionMove, voice: Voice) -> str:
    if (move.id_before, move.statement_before) == (move.id_after, move.statement_after):
        return f"Paired by {move.paired_by}."
    same = move.statement_before == move.statement_after
    worded = "" if same else f" {voice.quoted(move.statement_before or '')}"
    return f"In A: {voice.plain(move.id_before or '')}{worded}, paired by {move.paired_by}."


def _quotes(
    moves: tuple[QuoteMove, ...], voice: Voice, *, most: int = MOST_QUOTES, all_of_them: bool = False
) -> list[str]:
    chosen = [move for move in moves if move.decisive or all_of_them]
    told = [_quote(move, voice) for move in chosen[:most]]
    more = len(chosen) - len(told)
    return [*told, f"and {more} more {'quote' if more == 1 else 'quotes'}"] if more else told


def _quote(move: QuoteMove, voice: Voice) -> str:
    cited = f"{voice.quoted(move.quote.text)} ({voice.plain(wording.where(move.quote.turn))})"
    if move.change is QuoteChange.LOST:
        went = "is still there, but no longer quoted" if move.said_in_both else "is no longer there"
        return f"{cited} {'against it ' if move.against else ''}{went}"
    if move.change is QuoteChange.GAINED:
        known = ", said before but not quoted" if move.said_in_both else ""
        return f"{'against it: ' if move.against else 'through '}{cited}{known}"
    return f"{cited} counts as {(move.level_after or Level.E0).label} now"


def _tests(move: AssumptionMove, voice: Voice) -> Iterator[str]:
    gone = next((field for field in move.tests if field.field == "test" and not field.after), None)
    if gone is not None:
        yield f"No test stands any more; it was {voice.quoted(gone.before)}."
    others = []
    for field in move.tests:
        if gone is not None and not field.after:
            continue  # what belonged to the test went with it
        if label := _SHOWN_TESTS.get(field.field):
            was = f"; was {voice.quoted(field.before)}" if field.before else " (new)"
            yield f"{label}: {voice.quoted(field.after) if field.after else 'none'}{was}"
        else:
            others.append(field.field)
    if others:
        yield f"Changed: {', '.join(others)}"


def _points(score: int | None, level: Level | None, cause: Cause) -> str:
    if score is not None:
        return str(score)
    if level is not None:
        return "no score"
    return "no seat" if cause is Cause.PANEL else "no answer"
