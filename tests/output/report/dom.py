"""An HTML page as a tree, as a browser without a script would build it from well-formed input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "input", "link", "img", "col"}
UNSEEN = {"script", "style", "sup"}
BLOCKS = {"dt", "dd", "td", "th", "li", "p", "tr", "title", "desc"}


@dataclass
class Node:
    """One element. ``parts`` are texts and elements in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def words(self) -> str:
        """What a reader sees, in one line: without scripts and the numbers of notes."""
        return " ".join(self._seen().split())

    def _seen(self) -> str:
        if self.tag in UNSEEN:
            return ""
        inside = "".join(part if isinstance(part, str) else part._seen() for part in self.parts)
        return f" {inside} " if self.tag in BLOCKS else inside

    def all(self, tag: str = "", **attributes: str) -> list[Node]:
        """Every element below, in the page's order, with this tag and these attributes."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            node
            for node in self._walk()
            if (not tag or node.tag == tag)
            and all(value in node.attributes.get(name, "").split(" ") for name, value in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Node:
        (only,) = self.all(tag, **attributes)
        return only

    def _walk(self) -> Iterator[Node]:
        for part in self.parts:
            if isinstance(part, Node):
                yield part
                yield from part._walk()


def parse(html: str) -> Node:
    """The page. Fails where an element is left open or closed out of turn."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert [node.tag for node in builder.open] == ["#page"]
    return builder.open[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("#page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} repeats an attribute: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")
