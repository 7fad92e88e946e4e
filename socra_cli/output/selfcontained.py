"""HTML pages that hold all they need: one set of rules for the report and the deck."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from socra_cli.domain.text import printable

_ANY_SCRIPT: Final = ":where(p,li,dt,dd,td,th,h1,h2,h3,h4,blockquote){unicode-bidi:plaintext}"
"""Each text runs in the direction of its own first letter: briefs and answers come in any language."""


def render_page(environment: Environment, template: str, *, style: str, script: str, **facts: Any) -> str:
    """The document, ending in a line feed, with our own ``style`` and ``script`` in it and a policy that
    admits no other. Texts of models and founders in ``facts`` are text and no more."""
    style = f"{_ANY_SCRIPT}\n{style}"
    return environment.get_template(template).render(
        style=_inlined(style),
        script=_inlined(script),
        policy=_content_security_policy(style, script),
        **facts,
    )


def page_environment(package: str) -> Environment:
    """Templates of ``package``: every text is made printable and escaped, and nothing prints None."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def asset(package: str, name: str) -> str:
    """A style or script that lies beside a package's modules."""
    return (files(package) / name).read_text("utf-8")


def _content_security_policy(style: str, script: str) -> str:
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


def _shown(value: Any) -> Any:
    """Everything that a template prints passes here before it is escaped. Nothing is never printed."""
    if value is None:
        raise TypeError("a template prints None")
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
