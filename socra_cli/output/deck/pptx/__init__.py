"""The deck as a PowerPoint file: real text, native charts, tables and shapes. Needs the extra ``pptx``."""

from __future__ import annotations

from socra_cli.errors import InputError
from socra_cli.output.deck.model import Deck

__all__ = ["render_pptx"]


def render_pptx(deck: Deck) -> bytes:
    """``deck`` as a ``.pptx`` file; the same deck gives the same bytes.

    Raises InputError where python-pptx is not installed.
    """
    try:
        from socra_cli.output.deck.pptx.document import write
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pptx":
            raise
        raise InputError(
            "A PowerPoint deck needs python-pptx, which is not installed",
            hint="Install it with: pip install 'socra-cli[pptx]', or take --format html.",
        ) from error
    return write(deck)
