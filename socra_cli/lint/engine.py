"""From a text to its diagnostics: every finder once, then positions, order and what was silenced."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Final

from socra_cli.lint.diagnostic import Diagnostic, Related
from socra_cli.lint.document import Document
from socra_cli.lint.find import (
    arithmetic,
    contradictions,
    cued,
    dates,
    economics,
    injection,
    payback,
    shaped,
    sound,
    unsaid,
)
from socra_cli.lint.lines import Lines
from socra_cli.lint.rule import Finding
from socra_cli.lint.rules.injection import ADDRESSED
from socra_cli.lint.rules.unsaid import NOT_ENGLISH
from socra_cli.lint.suppress import ignores, is_ignored

_FINDERS: Final = (contradictions, payback, economics, arithmetic, dates, cued, shaped, sound, unsaid)
_IN_ANY_LANGUAGE: Final = (economics, arithmetic)


def check(text: str, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """What the rules see in ``text``, read as Markdown: sorted by position, then code; the same every time.

    ``select`` and ``ignore`` hold codes or their beginnings (``SOC2``); nothing selected means all, and
    ``ignore`` wins. Nothing is raised for any text.
    """
    doc = Document(text)
    lines = Lines(text)
    comments = ignores(text) if "socra:" in text else ()
    diagnostics = [
        diagnostic
        for finding in _findings(doc)
        if _is_selected(finding.rule.code, select, ignore)
        and not is_ignored(diagnostic := _diagnostic(finding, text, lines), comments)
    ]
    if any(found.code == "SOC403" for found in diagnostics):  # its sum says what SOC210 could only ask for
        diagnostics = [found for found in diagnostics if found.code != "SOC210"]
    diagnostics.sort(key=lambda d: (d.start, d.code, d.end))
    return tuple(diagnostics)


def _findings(doc: Document) -> Iterator[Finding]:
    if not doc.words and doc.is_english:
        return
    doc.read_quantities()
    if not doc.is_english:
        yield Finding(NOT_ENGLISH, 0, 0, {})
        yield from (Finding(ADDRESSED, start, end, {}) for start, end in injection.spans(doc))
        yield from chain.from_iterable(finder.findings(doc) for finder in _IN_ANY_LANGUAGE)
        return
    orders = injection.spans(doc)
    yield from (Finding(ADDRESSED, start, end, {}) for start, end in orders)
    for finder in _FINDERS:
        for finding in finder.findings(doc):
            if not _is_inside(finding, orders):
                yield finding


def _is_inside(finding: Finding, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the finding stands on words addressed to the reviewer: those are reported once, and as that."""
    return any(start < finding.end and finding.start < end for start, end in spans)


def _is_selected(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    chosen = not select or code.startswith(tuple(select))
    return chosen and not (ignore and code.startswith(tuple(ignore)))


def _diagnostic(finding: Finding, text: str, lines: Lines) -> Diagnostic:
    rule, start, end = finding.rule, finding.start, finding.end
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=rule.severity,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=start,
        end=end,
        quote=text[start:end],
        related=tuple(Related(start=low, end=high, quote=text[low:high]) for low, high in finding.others),
        message=rule.message.format_map(finding.fields) if finding.fields else rule.message,
        question=rule.question,
        persona=rule.persona,
        importance=rule.importance,
    )
