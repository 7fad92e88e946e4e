"""The ids under which assumptions and findings stand on a page, and which links to them name."""

from __future__ import annotations

import re


def anchor(name: str) -> str:
    """``name`` as an id that a link can hold; the ids that socra gives out (``A-001``) stay as they are."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name) or "-"
