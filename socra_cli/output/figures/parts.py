"""What an architecture diagram says: its parts with their words wrapped, and what passes between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from socra_cli.domain.plan import Component, External, PlanBody
from socra_cli.domain.text import one_line
from socra_cli.output import wording
from socra_cli.output.figures.measure import wrap
from socra_cli.output.wiring import Join, joins

BOX, PAD = 160, 9
NAME_SIZE, SMALL = 13, 11
NAME_LINE, SMALL_LINE = 16, 14
_BY_CLASS: Final = {"build": "fig-box", "buy": "fig-box-bought", "manual": "fig-box-manual"}


class Part(NamedTuple):
    """One box. ``name`` and ``small`` are lines that fit it; ``told`` is all of it in one sentence."""

    id: str
    title: str
    box_class: str
    note: str
    name: list[str]
    small: list[str]
    told: str

    @property
    def outside(self) -> bool:
        return self.id.startswith("x")

    @property
    def height(self) -> float:
        return SMALL_LINE + len(self.name) * NAME_LINE + len(self.small) * SMALL_LINE + 2 * PAD


def parts_of(body: PlanBody) -> dict[str, Part]:
    """Components and externals by the ids that ``links_of`` uses."""
    found = [
        *(_component(f"c{number}", one) for number, one in enumerate(body.components, 1)),
        *(_external(f"x{number}", one) for number, one in enumerate(body.externals, 1)),
    ]
    return {part.id: part for part in found}


def links_of(body: PlanBody) -> list[Join]:
    """One arrow for each pair and direction, with all that passes along it."""
    whats: dict[tuple[str, str], list[str]] = {}
    for join in joins(body):
        said = whats.setdefault((join.source, join.target), [])
        what = wording.clause(one_line(join.what))
        if what and what not in said:
            said.append(what)
    return [Join(source, target, "; ".join(said)) for (source, target), said in whats.items()]


def told(parts: Iterable[Part], links: Sequence[Join], titles: dict[str, str]) -> str:
    """The whole diagram in words."""
    arrows = [wording.sentence(told_link(join, titles)) for join in links]
    return " ".join([*(wording.sentence(part.told) for part in parts), *arrows])


def told_link(join: Join, titles: dict[str, str]) -> str:
    """``Code service → Messages: sends code``."""
    said = f": {join.what}" if join.what else ""
    return f"{titles[join.source]} → {titles[join.target]}{said}"


def _component(node: str, component: Component) -> Part:
    title, does = one_line(component.name) or "unnamed", one_line(component.responsibility)
    by = wording.made(component.by)
    said = f"{title} ({by}): {does}" if does else f"{title} ({by})"
    return Part(node, title, _BY_CLASS[component.by], by, _name(title), _small(does, 4), said)


def _external(node: str, external: External) -> Part:
    title, by = one_line(external.name) or "unnamed", one_line(external.controlled_by)
    controlled = f"controlled by {by}" if by else "outside our control"
    fallback = one_line(external.fallback or "")
    said = f"{title} (outside the system): {controlled}"
    said += f"; if it fails: {fallback}" if fallback else ""
    return Part(node, title, "fig-box-outside", "outside", _name(title), _small(controlled, 3), said)


def _name(title: str) -> list[str]:
    return wrap(title, BOX - 2 * PAD, NAME_SIZE, lines=2, bold=True)


def _small(text: str, lines: int) -> list[str]:
    return wrap(text, BOX - 2 * PAD, SMALL, lines=lines)
