"""A plan as one HTML page that holds all it needs and asks the network for nothing."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.text import one_line
from socra_cli.output import fields, figures, picks, runs, wording
from socra_cli.output.report.view import View
from socra_cli.output.sections import TITLES
from socra_cli.output.selfcontained import asset, page_environment, render_page

_PACKAGE: Final = "socra_cli.output.report"


def render_report(plan: Masterplan) -> str:
    """The whole document, ending in a line feed. Texts of models and founders in it are text and no more."""
    view = View(plan)
    # A passage may be cut into pieces by others that overlap it: its own id lights up all of them.
    marks = (
        f"#{span.anchor}:target~.{span.anchor}{{background:var(--hit)}}" for span in view.transcript.spans()
    )
    return render_page(
        _environment(),
        "page.html.j2",
        style="\n".join((figures.TOKENS_CSS, figures.FIGURES_CSS, asset(_PACKAGE, "report.css"), *marks)),
        script=asset(_PACKAGE, "report.js"),
        plan=plan,
        view=view,
    )


@cache
def _environment() -> Environment:
    environment = page_environment(_PACKAGE)
    environment.globals |= {
        "wording": wording,
        "picks": picks,
        "runs": runs,
        "figures": figures,
        "own_fields": fields.own_fields,
        "sections": TITLES,
    }
    environment.filters |= {
        "one_line": one_line,
        "sentence": wording.sentence,
        "clause": wording.clause,
        "capital": wording.capital,
    }
    return environment
