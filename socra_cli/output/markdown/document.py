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


_SECTIONS = (
    _Section("Problem", substance.problem, ("problem",)),
    _Section("User and buyer", substance.people, ("user", "buyer")),
    _Section("Evidence", substance.evidence, ("evidence",)),
    _Section("Assumptions, riskiest first", substance.assumptions, ("assumptions",)),
    _Section("First version", substance.first_version, ("mvp",)),
    _Section("Architecture", design.architecture, ("architecture",)),
    _Section("Data model", design.data_model, ("data_model",)),
    _Section("API", design.api, ("api",)),
    _Section("Decisions that are hard to take back", design.decisions, ("decisions",)),
    _Section("Quality targets", design.quality_targets, ("quality_targets",)),
    _Section("Threats", design.threats, ("threats",)),
    _Section("Milestones", business.milestones, ("milestones",)),
    _Section("Budget and unit economics", business.economics, ("economics",), lists_gaps=True),
    _Section("Go-to-market and first ten", business.go_to_market, ("go_to_market", "first_ten")),
    _Section("Metrics", business.metrics, ("metrics",)),
    _Section("Risks", doubts.risks, ("risks",)),
    _Section("The case against it", doubts.devils_advocate, ("premortem",)),
    _Section("Open questions", doubts.open_questions),
    _Section("Also missing", _other_gaps),
    _Section("Dissent", doubts.dissent),
    _Section("What each persona found", doubts.findings),
    _Section("Where this comes from", origin.provenance),
)
