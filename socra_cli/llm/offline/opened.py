"""New points that an answer opens: a vendor that it names, or words that exclude what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from socra_cli.domain.evidence import Level, Quote, QuoteDraft
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.likeness import on_one_point
from socra_cli.domain.stages import AssumptionDraft
from socra_cli.lint import check
from socra_cli.lint.diagnostic import Diagnostic, Family, Severity
from socra_cli.llm.offline.reading import Passage, excerpt, level, of_quote, quotable
from socra_cli.llm.offline.topics import about, topic_of
from socra_cli.llm.offline.words import cues, load

_MOST = 2
_PLAINLY = 2  # cues: one alone is said in passing
_GAP = "\n\n"


def opened(said: Sequence[Passage], ledger: Ledger) -> list[AssumptionDraft]:
    """At most two new assumptions, none whose statement the ledger holds."""
    known = {assumption.statement for assumption in ledger.assumptions}
    rows = (*_contradictions(said, ledger)[:1], *_vendors(said, ledger), *_raised(said, ledger))
    found = {row.statement: row for row in rows}
    return [row for statement, row in found.items() if statement not in known][:_MOST]


def _raised(said: Sequence[Passage], ledger: Ledger) -> list[AssumptionDraft]:
    """Topics that a passage raises and on which the ledger has nothing, whoever worded it."""
    held = [topic_of(assumption) for assumption in ledger.assumptions]
    return [
        AssumptionDraft(
            statement=one.statement,
            question=one.question,
            persona=one.persona,
            importance=one.importance,
            quotes=[passage.model_copy(update={"level": min(passage.level, Level.E1)}).draft()],
            counter_quotes=[],
        )
        for passage in said
        for one in about(passage.text)
        if one.raised and one not in held and one.hits(passage.text) >= _PLAINLY
    ]


def _vendors(said: Sequence[Passage], ledger: Ledger) -> list[AssumptionDraft]:
    words = load("frames")["new"]
    before = " ".join(quote.text.lower() for quote in _quotes(ledger))
    return [
        AssumptionDraft(
            statement=words["vendor_statement"].format(vendor=name),
            question=words["vendor_question"].format(vendor=name),
            persona="builder",
            importance=2,
            quotes=[passage.draft()],
            counter_quotes=[],
        )
        for passage in said
        for name in dict.fromkeys(match.group() for match in cues("vendors").finditer(passage.text))
        if name.lower() not in before
    ]


def _quotes(ledger: Ledger) -> list[Quote]:
    """Every verified passage of the ledger once."""
    quotes = [q for a in ledger.assumptions for q in (*a.quotes, *a.counter_quotes) if q.verified]
    return list({(q.turn, q.start, q.end): q for q in quotes}.values())


def _contradictions(said: Sequence[Passage], ledger: Ledger) -> list[AssumptionDraft]:
    """What lint finds between the answer and the earlier passages when it reads them one after the other."""
    if not said:
        return []
    earlier = [quote for quote in _quotes(ledger) if quote.turn != said[0].turn]
    before = _GAP.join(quote.text for quote in earlier)
    text = before + _GAP + _GAP.join(passage.text for passage in said)
    split = len(before) + len(_GAP)
    pairs = (d for d in check(text) if d.family is Family.CONTRADICTION and d.related)
    return [_row(d, said, earlier) for d in pairs if _crosses(d, split) and _is_plain(d)]


def _crosses(diagnostic: Diagnostic, split: int) -> bool:
    return (diagnostic.start < split) is not (diagnostic.related[0].start < split)


def _is_plain(diagnostic: Diagnostic) -> bool:
    """Whether the sides exclude each other beyond doubt: an answer is not lightly held against its giver."""
    sides = diagnostic.quote, diagnostic.related[0].quote
    return diagnostic.severity is Severity.ERROR or on_one_point(*sides)


def _row(diagnostic: Diagnostic, said: Sequence[Passage], earlier: Sequence[Quote]) -> AssumptionDraft:
    frame, turn = load("frames")["contradiction"], said[0].turn
    sides = sorted(
        ((diagnostic.start, diagnostic.quote), (diagnostic.related[0].start, diagnostic.related[0].quote))
    )
    known = [of_quote(quote) for quote in earlier]
    first, second = (quotable(words, [*known, *said]) for _, words in sides)
    source = next((quote.turn for quote in earlier if first in quote.text), turn)
    return AssumptionDraft(
        statement=frame["statement"].format(first=excerpt(first, 12), second=excerpt(second, 12)),
        question=frame["question"].format(first=excerpt(first, 16), second=excerpt(second, 16)),
        persona=diagnostic.persona,
        importance=diagnostic.importance,
        quotes=[QuoteDraft(turn=source, text=first, level=level(first))],
        counter_quotes=[QuoteDraft(turn=turn, text=second, level=level(second))],
    )
