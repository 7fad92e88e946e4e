"""What may be quoted, and what the rules saw in it: the founder's words less what addresses the reviewer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from socra_cli.domain.brief import Brief
from socra_cli.domain.evidence import BRIEF, Level, Quote, Turn
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Ledger, Status
from socra_cli.domain.stages import Digest, Lead
from socra_cli.lint import check, injection_spans
from socra_cli.lint.diagnostic import Diagnostic, Family


def corpus_of(brief: Brief, turns: Iterable[Turn] = ()) -> Corpus:
    """The founder's words, with spans that address the reviewer refused as evidence."""
    founder = [turn for turn in turns if turn.role == "founder"]
    refused = {turn.id: injection_spans(turn.text) for turn in founder}
    return Corpus.of(brief.text, founder, refused={BRIEF: injection_spans(brief.text), **refused})


def leads_of(text: str, turn: str = BRIEF) -> tuple[Lead, ...]:
    """What lint finds in a text, as leads: gravest first, evidence in its favour last."""
    found = sorted(check(text), key=lambda d: (d.family is Family.SOUND, -d.importance, d.start, d.code))
    return tuple(_lead(diagnostic, turn) for diagnostic in found)


def _lead(diagnostic: Diagnostic, turn: str) -> Lead:
    injected = diagnostic.family is Family.INJECTION
    own = [] if injected else [(diagnostic.quote, diagnostic.start, diagnostic.end)]
    spans = own + [(side.quote, side.start, side.end) for side in diagnostic.related]
    return Lead(
        code=diagnostic.code,
        family=diagnostic.family.value,
        persona=diagnostic.persona,
        importance=diagnostic.importance,
        message=diagnostic.message,
        question=diagnostic.question,
        quotes=tuple(
            Quote(turn=turn, text=quote, start=start, end=end, verified=True, level=Level.E1)
            for quote, start, end in spans
            if quote
        ),
    )


def digest_of(summary: str, *, commercial: bool, ledger: Ledger) -> Digest:
    """What judging stages read. Its leads are found in the ledger's own passages and nowhere else, so that a
    brief told proudly and one told shamefully, with the same passages, give the same prompt to the letter.
    """
    passages = _passages(ledger)
    joined = "\n\n".join(passage.text for passage in passages)
    starts = list(accumulate((len(passage.text) + 2 for passage in passages), initial=0))
    leads = tuple(
        lead.model_copy(update={"quotes": tuple(_placed(quote, passages, starts) for quote in lead.quotes)})
        for lead in leads_of(joined)
        if lead.family not in _SILENT
    )
    return Digest(summary=summary, commercial=commercial, ledger=ledger, leads=leads)


_SILENT = {Family.UNSAID, Family.INJECTION, Family.SOUND}
"""Silence is the ledger's own business; injected words are in no passage; levels already say what is sound.
"""


def _passages(ledger: Ledger) -> tuple[Quote, ...]:
    live = [a for a in ledger.assumptions if a.status is not Status.RETIRED]
    quotes = [q for a in live for q in (*a.quotes, *a.counter_quotes) if q.verified]
    return tuple({(q.turn, q.start, q.end): q for q in quotes}.values())


def _placed(quote: Quote, passages: Sequence[Quote], starts: Sequence[int]) -> Quote:
    """A quote found in the joined passages, with its turn and offsets in the founder's words."""
    index = bisect_right(starts, quote.start) - 1
    passage = passages[index]
    shift = passage.start - starts[index]
    return quote.model_copy(
        update={
            "turn": passage.turn,
            "start": quote.start + shift,
            "end": quote.end + shift,
            "level": passage.level,
        }
    )
