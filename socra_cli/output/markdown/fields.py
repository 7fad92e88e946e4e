"""A persona's own fields as bullets."""

from __future__ import annotations

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.report import PersonaReport
from socra_cli.output import fields
from socra_cli.output.markdown.blocks import bullets
from socra_cli.output.markdown.inert import inline


def own_fields(report: PersonaReport, plan: Masterplan) -> str:
    """One bullet a field that says something, with one below it for each row of a list."""
    return bullets(map(_field, fields.own_fields(report, plan)))


def _field(field: fields.Field) -> str:
    title, rows = inline(field.title), [inline(row) for row in field.rows]
    if len(rows) == 1:
        return f"{title}: {rows[0]}"
    return f"{title}:\n" + "\n".join(f"  - {row}" for row in rows)
