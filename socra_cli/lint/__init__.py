"""A linter for ideas: what a brief leaves unsaid, over-claims, contradicts or gets wrong, and what speaks
for it."""

from __future__ import annotations

from socra_cli.domain.quantities import Quantity
from socra_cli.domain.quantities import parse_quantities as quantities
from socra_cli.lint.diagnostic import Diagnostic, Family, Related, Severity
from socra_cli.lint.document import Document
from socra_cli.lint.engine import check
from socra_cli.lint.find import injection as _injection
from socra_cli.lint.markdown import prose as _prose
from socra_cli.lint.splitting import split as _split

__all__ = [
    "Diagnostic",
    "Family",
    "Quantity",
    "Related",
    "Severity",
    "check",
    "injection_spans",
    "quantities",
    "sentences",
]


def injection_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Whole sentences of ``text`` addressed to the reviewer, as ``(start, end)`` code points, in order."""
    return _injection.spans(Document(text))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` read as Markdown, as ``(start, end)`` code points, in order.

    Headings, list items and rows of short table cells end a sentence; code and comments hold none.
    """
    return tuple((start, end) for start, end, _ in _split(_prose(text)))
