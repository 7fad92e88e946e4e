"""The masterplan as Markdown, in the order in which a reader in a hurry needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from socra_cli.domain.plan import Masterplan
from socra_cli.output import wording
from socra_cli.output.markdown import business, design, doubts, origin, substance
from socra_cli.output.markdown.blocks import paragraphs
from socra_cli.output.markdown.gaps import gap, known_gaps, unplaced
from socra_cli.output.markdown.opening import opening
from socra_cli.output.sections import TITLES


class _Section(NamedTuple):
    """``keys`` are the names under which the plan says what this section lacks; none: it may be absent.

    ``lists_gaps`` says that the section itself goes through what it lacks, more closely than the plan.
    """

    title: str
    render: Callable[[Masterplan], str]
    keys: tuple[str, ...] = ()
    lists_gaps: bool = False


def render_markdown(plan: Masterplan) -> str:
    """The whole document, ending in a line feed. Model text in it formats nothing and runs nothing."""
    sections = (_section(section, plan) for section in _SECTIONS)
    return (
        paragraphs(opening(plan), wording.LADDER, *sections, f"*{wording.DEMO}*" if plan.demo else "") + "\n"
    )


def _section(section: _Section, plan: Masterplan) -> str:
    body = section.render(plan)
    if not section.keys:
        return f"## {section.title}\n\n{body}" if body else ""
    if not body:
        body = gap(plan, *section.keys)
    elif not section.lists_gaps:
        body = paragraphs(body, known_gaps(plan, *section.keys))
    return f"## {section.title}\n\n{body}"


def _other_gaps(plan: Masterplan) -> str:
    return unplaced(plan, [key for section in _SECTIONS for key in section.keys])


def _of(keys: tuple[str, ...], render: Callable[[Masterplan], str], *, lists_gaps: bool = False) -> _Section:
    return _Section(TITLES[keys[0]], render, keys, lists_gaps)


_SECTIONS = (
    _of(("problem",), substance.problem),
    _of(("user", "buyer"), substance.people),
    _of(("evidence",), substance.evidence),
    _Section("Assumptions, riskiest first", substance.assumptions, ("assumptions",)),
    _of(("mvp",), substance.first_version),
    _of(("architecture",), design.architecture),
    _of(("data_model",), design.data_model),
    _of(("api",), design.api),
    _of(("decisions",), design.decisions),
    _of(("quality_targets",), design.quality_targets),
    _of(("threats",), design.threats),
    _of(("milestones",), business.milestones),
    _of(("economics",), business.economics, lists_gaps=True),
    _of(("go_to_market", "first_ten"), business.go_to_market),
    _of(("metrics",), business.metrics),
    _of(("risks",), doubts.risks),
    _of(("premortem",), doubts.devils_advocate),
    _Section("Open questions", doubts.open_questions),
    _Section("Also missing", _other_gaps),
    _Section("Dissent", doubts.dissent),
    _Section("What each persona found", doubts.findings),
    _Section("Where this comes from", origin.provenance),
)
