"""A plan as one HTML page that holds all it needs and asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from socra_cli.domain.plan import Masterplan
from socra_cli.domain.text import one_line, printable
from socra_cli.output import fields, figures, picks, runs, wording
from socra_cli.output.report.view import SECTIONS, View


def render_report(plan: Masterplan) -> str:
    """The whole document, ending in a line feed. Texts of models and founders in it are text and no more."""
    view = View(plan)
    # A passage may be cut into pieces by others that overlap it: its own id lights up all of them.
    marks = (
        f"#{span.anchor}:target~.{span.anchor}{{background:var(--hit)}}" for span in view.transcript.spans()
    )
    style = "\n".join((figures.TOKENS_CSS, figures.FIGURES_CSS, _asset("report.css"), *marks))
    script = _asset("report.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            plan=plan,
            view=view,
            style=_inlined(style),
            script=_inlined(script),
            policy=content_security_policy(style, script),
        )
    )


def content_security_policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or run but these two texts, known by their hashes."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _inlined(text: str) -> Markup:
    """Our own style or script, as it stands between its tags: what is hashed must not be escaped."""
    return Markup(text)  # noqa: S704 - files of this package, and ids made of numbers


@cache
def _asset(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("socra_cli.output.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "wording": wording,
        "picks": picks,
        "runs": runs,
        "figures": figures,
        "own_fields": fields.own_fields,
        "sections": SECTIONS,
    }
    environment.filters |= {
        "one_line": one_line,
        "sentence": wording.sentence,
        "clause": wording.clause,
        "titled": _titled,
    }
    return environment


def _shown(value: Any) -> Any:
    """Everything that a template prints passes here before it is escaped. Nothing is never printed."""
    if value is None:
        raise TypeError("a template prints None")
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _titled(text: str) -> str:
    """``text`` with its first letter as a capital, and the others as they are."""
    return text[:1].upper() + text[1:]
