"""A persona's own fields after the check: quotes inside
them grounded, names that nobody said marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from socra_cli.domain.evidence import BRIEF, Level, Quote, QuoteDraft
from socra_cli.domain.grounding import Corpus, ground
from socra_cli.domain.quotes import verified

_QUOTES: Final = frozenset(("quote", "quotes", "rejections_heard"))
"""Members whose text claims to be the founder's own words."""
_NAMED: Final = frozenset(("named_instance",))
"""Members that name somebody: emptied when the founder named nobody of that name."""
_SOURCED: Final = frozenset(("competitors",))
"""Rows with a ``name`` and a ``source``: unverified when the founder never said the name."""
_UNVERIFIED: Final = "unverified"


def checked_fields(schema: Mapping[str, Any], fields: Any, corpus: Corpus) -> dict[str, Any]:
    """The fields as JSON values, of the members that the persona's file declares."""
    raw = fields.model_dump(mode="json") if isinstance(fields, BaseModel) else fields
    if not isinstance(raw, dict):
        return {}
    declared = schema.get("properties", {})
    checked = {name: _checked(name, value, corpus) for name, value in raw.items() if name in declared}
    if "injection_spans" in declared:
        checked["injection_spans"] = _refused(corpus)
    return checked


def _checked(name: str, value: Any, corpus: Corpus) -> Any:
    if name in _QUOTES:
        return _grounded(value, corpus)
    if name in _NAMED and isinstance(value, str):
        return value if corpus.says(value) else type(value)()
    if isinstance(value, list):
        return [_row(name, item, corpus) for item in value if item not in ("", None)]
    return _row(name, value, corpus)


def _row(name: str, value: Any, corpus: Corpus) -> Any:
    if not isinstance(value, dict):
        return value
    row = {inner: _checked(inner, member, corpus) for inner, member in value.items()}
    if name in _SOURCED and not corpus.says(str(row.get("name", ""))):
        row["source"] = _UNVERIFIED
    return row


def _grounded(value: Any, corpus: Corpus) -> Any:
    """The quotes that were said, as values of a Quote;
    ``None``, or an empty list, for those that were not."""
    if isinstance(value, list):
        found = verified([draft for item in value if (draft := _draft(item)) is not None], corpus)
        return [quote.model_dump(mode="json") for quote in found]
    draft = _draft(value)
    quote: Quote | None = ground(draft, corpus) if draft is not None else None
    return quote.model_dump(mode="json") if quote is not None and quote.verified else None


def _draft(value: Any) -> QuoteDraft | None:
    if isinstance(value, str):
        return QuoteDraft(turn=BRIEF, text=value, level=Level.E5) if value else None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return None
    return QuoteDraft(turn=str(value.get("turn", BRIEF)), text=value["text"], level=Level.E5)


def _refused(corpus: Corpus) -> list[dict[str, Any]]:
    return [
        {"turn": passage.turn, "start": start, "end": end}
        for passage in corpus.passages
        for start, end in passage.refused
    ]
