"""Cutting a model's text to length, at a word."""

from __future__ import annotations


def clipped(text: str, most: int) -> str:
    """``text`` on one line, at most ``most`` characters, ending in an ellipsis where it was cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.") + "…"
