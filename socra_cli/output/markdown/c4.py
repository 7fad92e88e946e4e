"""A C4 container diagram in Mermaid, generated from the typed components and their links.

Ids are made here and labels go through one table of replacements, so no model text can end a string, open a
directive or name a node: every diagram parses.
"""

from __future__ import annotations

import re

from socra_cli.domain.plan import Component, External, PlanBody
from socra_cli.domain.text import clip, one_line
from socra_cli.output.wiring import Join, joins

_LABEL_MAX = 60
_REPLACED = str.maketrans({
    '"': "'", "`": "'", "<": "‹", ">": "›", "{": "(", "}": ")", "[": "(", "]": ")",
    "#": "＃", ";": ",", "|": "/", "\\": "/", "&": "＆",
})  # fmt: skip
_BY = {"build": "built", "buy": "bought", "manual": "by hand"}


def container_diagram(body: PlanBody, title: str) -> str:
    """The diagram as a fenced block; empty without components. Links to nowhere and loops are left out."""
    if not body.components:
        return ""
    lines = [
        "C4Container",
        f'  System_Boundary(system, "{label(title)}") {{',
        *(f"    {_container(number, component)}" for number, component in enumerate(body.components, 1)),
        "  }",
        *(f"  {_external(number, external)}" for number, external in enumerate(body.externals, 1)),
        *(f"  {_relation(join)}" for join in joins(body)),
    ]
    return "\n".join(("```mermaid", *lines, "```"))


def label(text: str, width: int = _LABEL_MAX) -> str:
    """``text`` as the inside of a Mermaid string: one line, at most ``width``, nothing that Mermaid reads."""
    plain = re.sub(r"%{2,}", "%", one_line(text).translate(_REPLACED))
    return clip(plain, width) or "unnamed"


def _container(number: int, component: Component) -> str:
    name, what = label(component.name), label(component.responsibility)
    return f'Container(c{number}, "{name}", "{_BY[component.by]}", "{what}")'


def _external(number: int, external: External) -> str:
    controlled = (
        f"controlled by {external.controlled_by}" if external.controlled_by else "outside our control"
    )
    return f'System_Ext(x{number}, "{label(external.name)}", "{label(controlled)}")'


def _relation(join: Join) -> str:
    return f'Rel({join.source}, {join.target}, "{label(join.what)}")'
