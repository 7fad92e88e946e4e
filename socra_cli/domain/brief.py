"""The brief: the founder's own text, kept exactly as it came."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from socra_cli.domain.base import Frozen

_SLUG_MAX = 48


class Brief(Frozen):
    """``text`` is the decoded text with line endings as ``\\n``;
    ``source`` is the file's name, ``-`` or ``typed``."""

    title: str
    """The first heading, else the first words."""
    slug: str
    """The title for file names."""
    sha256: str
    """Of ``text`` in UTF-8."""
    source: str
    text: str


def make_brief(text: str, source: str) -> Brief:
    """Build a brief. The title is the first heading, else the first words of the first line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    title = _title(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Brief(title=title, slug=slugify(title), sha256=digest, source=source, text=text)


def slugify(title: str) -> str:
    """Lower-case ASCII words joined by hyphens; ``idea`` where nothing is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        joined = f"{slug}-{word}" if slug else word
        if len(joined) > _SLUG_MAX:
            break
        slug = joined
    return slug or "idea"


def _title(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return "Untitled idea"
    heading = next((line for line in lines if re.match(r"#{1,6} \S", line)), None)
    if heading is not None:
        return heading.lstrip("#").strip(" #") or "Untitled idea"
    words = lines[0].split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
