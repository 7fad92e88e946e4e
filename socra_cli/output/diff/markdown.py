"""A diff as Markdown. Whatever founders or models wrote shows as it is and formats nothing."""

from __future__ import annotations

from collections.abc import Iterator

from socra_cli.domain.changes import Diff
from socra_cli.output.diff.items import Item, Voice
from socra_cli.output.diff.telling import Section, tell
from socra_cli.output.markdown.blocks import bullets, paragraphs
from socra_cli.output.markdown.inert import inline, verbatim
from socra_cli.output.wording import sentence

_INERT = Voice(inline, verbatim)


def render_markdown(diff: Diff) -> str:
    """One page: what moved, why, and how the two were compared."""
    told = tell(diff, _INERT)
    parts = (
        f"# What changed: {told.title}",
        bullets(told.versions),
        _news(told.news[0], "**"),
        *map(_news, told.news[1:]),
        *map(_section, told.sections),
        f"---\n\n{paragraphs(*told.notes)}" if diff.changed else "",
    )
    return paragraphs(*parts) + "\n"


def _news(news: Item, mark: str = "") -> str:
    return " ".join((f"{mark}{sentence(news.head)}{mark}", *news.why))


def _section(section: Section) -> str:
    return paragraphs(
        f"## {section.title}", "\n".join(line for item in section.items for line in _item(item))
    )


def _item(item: Item) -> Iterator[str]:
    yield f"- {item.head}"
    yield from (f"  - {why}" for why in item.why)
