"""A persona's own fields, as far as the plan's sections don't show them: so a sixth persona is read too."""

from __future__ import annotations

from typing import Any, NamedTuple

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.text import one_line
from socra_cli.output.wording import clause, number

_IN_SECTIONS = frozenset(
    {
        "user", "buyer",
        "price", "unit_cost_lines", "contribution", "cac", "payback_months", "runway_months", "sensitivity",
        "components", "external_dependencies", "quality_targets", "data_entities", "adr_candidates",
        "first_ten", "channel", "wedge",
        "threats", "legal_gates", "injection_spans",
    }
)  # fmt: skip

_PLAINLY = {"spike_days": "days to try it", "take_rate_percent": "share of the price kept, in percent"}
"""Names of fields that only their file explains."""
_SAYS_NOTHING = (None, "", "unknown")


class Field(NamedTuple):
    """``rows`` are texts on one line, one for each member of a list; never empty."""

    title: str
    rows: tuple[str, ...]


def own_fields(report: PersonaReport, plan: Masterplan) -> tuple[Field, ...]:
    """The fields of one of the plan's reports that say something. Nothing is escaped here."""
    shown = (name for name in report.fields if not (name in _IN_SECTIONS and _is_first(report, name, plan)))
    said = ((name, _rows(report.fields[name])) for name in shown)
    return tuple(Field(one_line(_words(name)).capitalize(), tuple(rows)) for name, rows in said if rows)


def _is_first(report: PersonaReport, name: str, plan: Masterplan) -> bool:
    """The plan's sections are made of the first report that fills a field."""
    filled = (one.id for one in plan.personas if one.fields.get(name) and not one.failed)
    return next(filled, report.id) == report.id


def _rows(value: Any) -> list[str]:
    values = value if isinstance(value, (list, tuple)) else [value]
    return [said for one in values if (said := _say(one))]


def _say(value: Any) -> str:
    """A value in words. A row's first text stands for it, its other members follow in brackets."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, dict):
        if _is_quote(value):
            return f"“{_plain(value['text'])}”"
        return _row({name: _say(inner) for name, inner in value.items() if name != "quotes"})
    if isinstance(value, (list, tuple)):
        return ", ".join(_rows(value))
    return "" if value in _SAYS_NOTHING else _plain(str(value))


def _is_quote(value: dict[str, Any]) -> bool:
    """A grounded quote: its words say all that a reader needs."""
    return isinstance(value.get("text"), str) and value.get("verified") is True


def _row(members: dict[str, str]) -> str:
    said = [(name, text) for name, text in members.items() if text]
    others = ", ".join(f"{_words(name)}: {text}" for name, text in said[1:])
    first = said[0][1] if said else ""
    return f"{first} ({others})" if others else first


def _words(name: str) -> str:
    return _PLAINLY.get(name, name.replace("_", " "))


def _plain(text: str) -> str:
    return clause(one_line(text))
