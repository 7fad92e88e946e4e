"""The briefs of ``tests/cases`` with their gold lists, and how findings are counted against them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socra_cli.lint import Diagnostic, Family, check

CASES = Path(__file__).parents[1] / "cases"
NOT_DOUBTING = (Family.SOUND, Family.UNSAID)


@dataclass(frozen=True)
class Case:
    """A brief, its diagnostics, and the items that were planted in it or speak for it."""

    id: str
    split: str
    sound: bool
    text: str
    items: tuple[dict[str, Any], ...]
    diagnostics: tuple[Diagnostic, ...]

    def planted(self) -> list[dict[str, Any]]:
        return [item for item in self.items if item["kind"] != "sound_claim"]

    def claims(self) -> list[dict[str, Any]]:
        return [item for item in self.items if item["kind"] == "sound_claim"]

    def surfaced(self, item: dict[str, Any]) -> bool:
        """A diagnostic stands on one of its anchors, or says one of its keywords."""
        return any(self._touches(found, item) or self._says(found, item) for found in self.diagnostics)

    def doubted(self, item: dict[str, Any]) -> list[str]:
        return [d.code for d in self.diagnostics if d.family not in NOT_DOUBTING and self._touches(d, item)]

    def _touches(self, found: Diagnostic, item: dict[str, Any]) -> bool:
        starts = [(self.text.index(anchor), len(anchor)) for anchor in item["anchors"]]
        return any(found.start < start + length and start < found.end for start, length in starts)

    def _says(self, found: Diagnostic, item: dict[str, Any]) -> bool:
        said = f"{found.message} {found.question}".lower()
        return any(keyword.lower() in said for keyword in item["keywords"])


def load(split: str | None = None) -> list[Case]:
    """All cases, or those of a split: ``given``, ``development`` or ``held-out``."""
    return [case for case in map(_load, sorted(CASES.glob("*.json"))) if split in (None, case.split)]


def _load(path: Path) -> Case:
    gold = json.loads(path.read_text("utf-8"))
    text = path.with_suffix(".md").read_text("utf-8")
    items = tuple(gold["items"])
    return Case(gold["id"], gold["split"], gold["sound"], text, items, check(text))
