"""What stands behind a line of the plan: ids and their evidence level, a quote, or the word *proposal*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from socra_cli.domain.evidence import Quote
from socra_cli.domain.plan import Masterplan, Sourced
from socra_cli.output import wording
from socra_cli.output.markdown.inert import clause, inline, verbatim
from socra_cli.output.standing import Standing
from socra_cli.output.wording import level

PROPOSAL = "proposal"


class Sources:
    """Looks up the ids of one plan. Ids that the plan doesn't hold support nothing and are not shown."""

    def __init__(self, plan: Masterplan) -> None:
        self._standing = Standing(plan)

    def claim(self, sourced: Sourced) -> str:
        """The sentence, inert, with what it stands on in brackets."""
        return f"{clause(sourced.text)} ({self.basis(sourced.basis)})"

    def basis(self, ids: Iterable[str]) -> str:
        """``A-001, F-customer-2: E3 observed``, the highest level among them; else *proposal*."""
        ground = self._standing.of(ids)
        return PROPOSAL if ground.level is None else f"{inline(', '.join(ground.ids))}: {level(ground.level)}"


def where(turn: str) -> str:
    """``brief``, or ``answer T02``."""
    return inline(wording.where(turn))


def cite(quote: Quote) -> str:
    """A quotation with its place and level; an unverified one says so."""
    if not quote.verified:
        return f"{verbatim(quote.text)} (not found in the founder's words: no evidence)"
    return f"{verbatim(quote.text)} ({where(quote.turn)}, {level(quote.level)})"


def cite_best(quotes: Sequence[Quote]) -> str:
    """The quote at the highest level, and how many others there are."""
    best = max(quotes, key=lambda quote: quote.level.rank)
    others = len(quotes) - 1
    return cite(best) + (f" and {others} more" if others else "")


def cite_all(quotes: Iterable[Quote]) -> str:
    return "; ".join(cite(quote) for quote in quotes)
