"""A persona's own fields, as far as no section of the plan shows them: so a sixth persona is read too."""

from __future__ import annotations

from typing import Any

from socra_cli.domain.report import PersonaReport
from socra_cli.output.markdown.blocks import bullets
from socra_cli.output.markdown.inert import inline

_SHOWN_ELSEWHERE = frozenset(
    {
        "user", "buyer", "evidence_rows",
        "price", "unit_cost_lines", "contribution", "cac", "payback_months", "runway_months", "sensitivity",
        "components", "external_dependencies", "quality_targets", "data_entities", "adr_candidates",
        "first_ten", "channel", "wedge",
        "threats", "legal_gates", "injection_spans",
    }
)  # fmt: skip


def own_fields(report: PersonaReport) -> str:
    """One bullet a field that says something; quotes and offsets inside a field are left to the JSON."""
    said = ((name, _say(value)) for name, value in report.fields.items() if name not in _SHOWN_ELSEWHERE)
    return bullets(f"{inline(_words(name)).capitalize()}: {text}" for name, text in said if text)


def _say(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        pairs = ((name, _say(inner)) for name, inner in value.items() if name != "quotes")
        return ", ".join(f"{inline(_words(name))} {text}" for name, text in pairs if text)
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(_say, value)))
    return inline(str(value))


def _words(name: str) -> str:
    return name.replace("_", " ")
