"""Starting from nothing: the first question is the engine's, and its answer becomes the brief."""

from __future__ import annotations

from socra_cli.domain.brief import Brief, make_brief
from socra_cli.interview.face import Face
from socra_cli.interview.lines import Answer, parse_line
from socra_cli.interview.wording import OPENING

TYPED = "typed"
"""The source of a brief that was an answer."""


async def opening_brief(face: Face) -> Brief | None:
    """Ask what it is about. ``None`` when the founder leaves without a word: there is nothing to keep."""
    writing = face.writing()
    writing.feed(OPENING)
    writing.finish()
    while True:
        try:
            said = parse_line(await face.read(()))
        except EOFError:
            return None
        if isinstance(said, Answer):
            return make_brief(said.text, TYPED)
        if said is None:
            continue
        if said.name in ("done", "plan"):
            return None
        if said.name == "help":
            face.help()
        else:
            face.say("First, what is it about?")
