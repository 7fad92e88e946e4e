"""Which parts of an architecture its links join: shared by every drawing of it.

Ids are made here (``c1`` … for components, ``x1`` … for externals), so no model text can name a node.
"""

from __future__ import annotations

from typing import NamedTuple

from socra_cli.domain.plan import Component, External, Link, PlanBody


class Join(NamedTuple):
    """An arrow between two different nodes."""

    source: str
    target: str
    what: str


def joins(body: PlanBody) -> tuple[Join, ...]:
    """The links in their order. Links to nowhere and loops are left out."""
    ids = node_ids(body.components, body.externals)
    return tuple(Join(*ends, link.what) for link in body.links if (ends := ends_of(link, ids)))


def node_ids(components: tuple[Component, ...], externals: tuple[External, ...]) -> dict[str, str]:
    """The ids by what a link may call its ends: a component's id or name, an external's name."""
    ids: dict[str, str] = {}
    for number, external in enumerate(externals, 1):
        ids[_key(external.name)] = f"x{number}"
    for number, component in enumerate(components, 1):
        ids[_key(component.name)] = f"c{number}"
    for number, component in enumerate(components, 1):
        ids[_key(component.id)] = f"c{number}"
    return ids


def ends_of(link: Link, ids: dict[str, str]) -> tuple[str, str] | None:
    """The two nodes that ``link`` joins; None when it leads to nowhere or back to where it starts."""
    source, target = ids.get(_key(link.source)), ids.get(_key(link.target))
    return (source, target) if source and target and source != target else None


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
