"""Who has the problem, who pays, what they do today and how often it happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from socra_cli.domain.quantities import Quantity, parse_quantities
from socra_cli.llm.offline.case import Case
from socra_cli.llm.offline.fields.people import named
from socra_cli.llm.offline.reading import one_line
from socra_cli.llm.offline.words import group, load

_ROLE: Final = re.compile(
    rf"\b(?:so that|lets|let|helps|connects|for|serves?|serving)\s+"
    rf"((?:[a-z][\w'’-]*\s+){{0,3}}?{group('roles')})\b",
    re.IGNORECASE,
)
_SO_THAT: Final = re.compile(
    rf"\bso that ((?:[a-z'’-]+ ){{0,3}}?{group('roles')}(?: who (?:[a-z'’-]+ ){{1,5}}?[a-z'’-]+)?)"
    r"(?= (?:get|gets|can|could|do|don't|have|need|are|find|see|know|no longer)\b)",
    re.IGNORECASE,
)
_WHO_NEEDS: Final = re.compile(
    rf"\b((?:[a-z'’-]+ )?{group('roles')} who (?:want|need|can't|cannot|struggle|lack)\b[^,.;:!?]{{0,60}})",
    re.IGNORECASE,
)
_ANYBODY: Final = frozenset(("people", "person", "users", "customers", "members", "everyone"))
_PAYER: Final = re.compile(
    r"\b((?:the |three |other |a )*[a-z]+(?: [a-z]+)?) (?:pays?|paid|is charged|subscribes?)\b", re.IGNORECASE
)
_OFTEN: Final[tuple[tuple[str, str], ...]] = (
    ("hourly", r"hourly|every hour|an hour ago"),
    ("daily", r"daily|every (?:day|night|morning|evening)|each (?:day|night)|a day\b|per day|office workers"),
    ("weekly", r"weekly|every (?:week|weekend|saturday|sunday|monday|friday)|a week\b|per week|each week"),
    ("monthly", r"monthly|every month|a month\b|per month|of the month|before pay-?day"),
    ("yearly", r"yearly|every year|a year\b|once a year|semesters?|seasons?|annual(?:ly)?"),
)


def fields(case: Case) -> dict[str, Any]:
    """The customer's fields; empty text and null where nobody said."""
    texts = [p.text for p in case.on("problem", "demand", "alternative", "price")]
    role = _role(case, texts)
    buyer = _buyer(case)
    filled: dict[str, Any] = {
        "user": {
            "role": role,
            "named_instance": _first(named(), texts),
            "context": case.summary if role else "",
        },
        "trigger_event": "",
        "current_workaround": _workaround(case),
        "frequency": _frequency(case),
    }
    if buyer:
        filled["buyer"] = {"role": buyer, "same_as_user": buyer.lower() in role.lower()}
    return filled


def _role(case: Case, texts: Sequence[str]) -> str:
    """Who has the problem, by the words that say so; nobody where *people* is all that they say."""
    whole = [case.summary, *(p.text for p in case.passages)]
    found = (_first(_SO_THAT, whole), _first(_WHO_NEEDS, whole), _first(_ROLE, [case.summary, *texts]))
    return next((role for role in found if role and role.lower() not in _ANYBODY), "")


def _buyer(case: Case) -> str:
    role = _first(_PAYER, [p.text for p in case.on("price", "demand", "funding")])
    return "" if role.lower().split(" ")[-1] in load("cues")["pronouns"] else role


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> str:
    match = next((m for text in texts if (m := pattern.search(text))), None)
    return one_line(match[1]) if match else ""


def _workaround(case: Case) -> dict[str, Any]:
    """What people do today, in the founder's words, and the first cost that stands in the same passage."""
    said = case.on("alternative")
    if not said:
        return {"what": "", "cost_amount": None, "cost_unit": ""}
    cost = next((q for p in said for q in parse_quantities(p.text) if _is_cost(q)), None)
    return {
        "what": said[0].line,
        "cost_amount": float(cost.value) if cost else None,
        "cost_unit": _unit(cost) if cost else "",
    }


def _is_cost(quantity: Quantity) -> bool:
    return quantity.is_money or quantity.unit in ("hour", "minute")


def _unit(quantity: Quantity) -> str:
    unit = quantity.currency if quantity.is_money else f"{quantity.unit}s"
    return f"{unit} a {quantity.per}" if quantity.per else unit


def _frequency(case: Case) -> str:
    text = "\n".join(passage.text for passage in case.on("problem"))
    return next(
        (name for name, words in _OFTEN if re.search(rf"\b(?:{words})", text, re.IGNORECASE)), "unknown"
    )
