"""Words by which a founder's own account closes the case: solved for nothing, nobody to be reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from socra_cli.domain.evidence import Quote
from socra_cli.llm.offline.reading import Passage
from socra_cli.llm.offline.words import cues

Words = TypeVar("Words", Passage, Quote)


def solved_free(said: Iterable[Words]) -> Words | None:
    """The passage that says that something free already does the job, and how well it does it."""
    return next((words for words in said if _is_solved_free(words.text)), None)


def no_revenue_model(said: Iterable[Words]) -> Words | None:
    return _first(said, "no_model")


def blocked_channel(said: Iterable[Words]) -> Words | None:
    return _first(said, "blocked")


def _is_solved_free(text: str) -> bool:
    needed = ("free", "exists", "serves_well")
    return all(cues(name).search(text) for name in needed) and not cues("not_free_rival").search(text)


def _first(said: Iterable[Words], name: str) -> Words | None:
    return next((words for words in said if cues(name).search(words.text)), None)
