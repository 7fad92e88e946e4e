"""What the screen shows when a plan is done: the verdict, why, what to test this week, where it all is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socra_cli.domain.ledger import Assumption
from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.text import cells, clip, fold, one_line
from socra_cli.domain.verdict import Verdict
from socra_cli.output import wording

MOST_LINES = 22
"""A 24-line screen keeps two for the command and the next prompt."""

_WIDE = 80
_NARROWEST = 20
_ROOMY = 56
"""From here on the evidence level has room for its name."""
_BAR = 10
_INDENT = "   "
ASCII = str.maketrans(
    {"…": "...", "█": "#", "░": "-", "·": ".", "–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "→": "->"}
)
"""How text is spelt where a terminal has no other characters."""

_TIGHTER = ((True, 3, 2), (True, 2, 1), (False, 2, 1), (False, 1, 1))
"""Empty lines between blocks, lines for the rule, lines for an assumption: tried in this order."""


@dataclass(frozen=True, slots=True)
class _Page:
    """How much one attempt at the summary may say, and in which characters."""

    width: int
    gaps: bool
    rule_lines: int
    test_lines: int
    ascii_only: bool

    def folded(self, text: str, indent: str = "", most: int | None = None) -> list[str]:
        """``text`` in lines of the page's width; on a wide screen at most ``most``, the last one clipped."""
        lines = fold(self.spelt(text), self.width, indent)
        if most is None or len(lines) <= most or self.width < _WIDE:
            return lines
        return [*lines[: most - 1], self.clipped(f"{lines[most - 1]} {lines[most].strip()}")]

    def clipped(self, line: str) -> str:
        return clip(self.spelt(line), self.width, self.spelt("…"))

    def spelt(self, text: str) -> str:
        return text.translate(ASCII) if self.ascii_only else text


def summary_lines(
    plan: Masterplan, files: Sequence[Path | str], *, width: int = 80, ascii_only: bool = False
) -> tuple[str, ...]:
    """Plain lines, none wider than ``width`` but for a path, which is never cut; 22 at most from 80 columns.

    On a narrower screen nothing is clipped, so there may be more. ``ascii_only`` turns bars, dashes, ellipses
    and typographic quotes into ASCII.
    """
    lines: list[str] = []
    for gaps, rule_lines, test_lines in _TIGHTER:
        page = _Page(max(width, _NARROWEST), gaps, rule_lines, test_lines, ascii_only)
        lines = _lines(plan, files, page)
        if len(lines) <= MOST_LINES:
            break
    return tuple(lines)


def _lines(plan: Masterplan, files: Sequence[Path | str], page: _Page) -> list[str]:
    blocks = (
        _verdict(plan, page),
        _scores(plan, page),
        _tests(plan, page),
        [
            *_failures(plan, page),
            *map(str, files),
            *page.folded(wording.usage(plan.provenance, demo=plan.demo)),
        ],
    )
    lines: list[str] = []
    for block in filter(None, blocks):
        lines += ["", *block] if lines and page.gaps else block
    return lines


def _verdict(plan: Masterplan, page: _Page) -> list[str]:
    demo = " (demo: no model was asked)" if plan.demo else ""
    return [
        *page.folded(one_line(plan.idea.title), most=1),
        *page.folded(f"Verdict: {wording.decision(plan.verdict).upper()}{demo}"),
        *page.folded(_why(plan.verdict), most=page.rule_lines),
    ]


def _why(verdict: Verdict) -> str:
    """The rule that fired and on what: the tribunal's first reason says both."""
    return one_line(verdict.reasons[0] if verdict.reasons else f"Rule: {wording.rule(verdict)}")


def _scores(plan: Masterplan, page: _Page) -> list[str]:
    names = [one_line(wording.persona(report.id)) for report in plan.personas]
    wide = max(map(cells, names), default=0)
    return [
        page.clipped(f"{name}{' ' * (wide - cells(name))}  {_bar(report, page.width)}")
        for name, report in zip(names, plan.personas, strict=True)
    ]


def _bar(report: PersonaReport, width: int) -> str:
    level = wording.level(report.evidence_level) if width >= _ROOMY else report.evidence_level.value
    if report.failed:
        return f"{'·' * _BAR}  no answer"
    if report.score is None:
        return f"{'·' * _BAR}  no score, {level}"
    bar = "█" * report.score + "░" * (_BAR - report.score)
    return f"{bar}  {report.score:>2}/10  {level}"


def _tests(plan: Masterplan, page: _Page) -> list[str]:
    lines = [
        line
        for place, assumption in enumerate(wording.riskiest(plan), 1)
        for line in _assumption(place, assumption, page)
    ]
    return [*page.folded("Riskiest assumptions, and what to test this week:"), *lines] if lines else []


def _assumption(place: int, assumption: Assumption, page: _Page) -> list[str]:
    said = f"{place}. {one_line(assumption.statement)} ({assumption.evidence_level})"
    test = f"Test: {one_line(assumption.test)}" if assumption.test else "No test is designed for it yet."
    return [
        *page.folded(said, _INDENT, page.test_lines),
        *page.folded(_INDENT + test, _INDENT, page.test_lines),
    ]


def _failures(plan: Masterplan, page: _Page) -> list[str]:
    if not plan.failures:
        return []
    stages = ", ".join(wording.stage(failure.stage) for failure in plan.failures)
    return page.folded(f"Missing, because the call failed: {one_line(stages)}", most=page.rule_lines)
