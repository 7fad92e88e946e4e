"""Text from models and founders made inert for Markdown: it shows as it is and formats nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from socra_cli.domain.text import one_line, printable
from socra_cli.output import wording

_ANYWHERE = re.compile(
    r"[\\`*\[\]|~]"  # code, emphasis, links and images, table cells, strike-through
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis by underscore; inside a word it is only a letter
    r"|<(?=[A-Za-z/!?])"  # HTML and autolinks
    r"|&(?=#|\w+;)"  # character references
)
_AT_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+>=:]|\d{1,9}(?=[.)](?:\s|$)))")


def inline(text: str) -> str:
    """``text`` on one line, for any place inside a paragraph, list item, heading or table cell."""
    escaped = _escape(one_line(text))
    start = _AT_START.match(escaped)
    if start is None:
        return escaped
    at = start.end() if start.group()[0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def clause(text: str) -> str:
    """``inline`` text without its full stop, for places where the sentence goes on."""
    return inline(wording.clause(text))


def verbatim(text: str) -> str:
    """A quotation: ``text`` in quotation marks, on one line."""
    return f"“{_escape(one_line(text))}”"


def block_quote(text: str) -> str:
    """``text`` with its own line breaks, as a block quotation."""
    lines = [inline(line) for line in printable(text).strip().split("\n")]
    # A backslash breaks a line only where the paragraph goes on; at its end it would be shown.
    ends = ["\\" if line and after else "" for line, after in pairwise([*lines, ""])]
    return "\n".join(f"> {line}{end}".rstrip() for line, end in zip(lines, ends, strict=True))


def _escape(text: str) -> str:
    return _ANYWHERE.sub(lambda match: "\\" + match.group(), text)
