"""A stand-in for a sensible model: it reads the prompt that socra sent and answers with quotes found in it.

It knows a stage by its schema's fields, as a model would, and never sees anything but the wire's request.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from socra_cli.llm.tail import SEPARATOR
from tests.wire.behaviour import Say
from tests.wire.filler import answer_for
from tests.wire.journal import WireRequest

QUESTION = "When did this last happen to somebody you can name, and what did they do about it?"

_FENCED = re.compile(r"^<<(?:brief|T\d+|answer)-\w+\n(.*?)\n[\w-]+>>$", re.MULTILINE | re.DOTALL)
_SENTENCE = re.compile(r"[^.!?\n#|>]{20,}[.!?]")
_PASSAGE = re.compile(r'^  (?:against )?> (\w+) \(E\d\): "(.*)"$', re.MULTILINE)
_ASSUMPTION = re.compile(r"^(A-\d{3})\b", re.MULTILINE)
_TURN = re.compile(r"^<<(T\d+|brief)-", re.MULTILINE)
_PERSONAS = ("customer", "economist", "builder", "seller", "warden")


def sensible(request: WireRequest) -> Say:
    """Answer one request of socra's."""
    if SEPARATOR in request.prompt:
        return Say(f"{QUESTION}\n{SEPARATOR}\n{json.dumps(_replies(request.prompt))}")
    if request.schema is None:
        return Say(QUESTION)
    return Say(json.dumps(document(request.schema, request.prompt)))


def document(schema: Mapping[str, Any], prompt: str) -> Any:
    """A valid answer to a stage, known by its schema, from the words of its prompt."""
    filled = answer_for(schema)
    for field, answer in _STAGES.items():
        if field in schema.get("properties", {}):
            filled |= answer(prompt)
            break
    return filled


def _quote(turn: str, text: str, level: str = "E5") -> dict[str, str]:
    return {"turn": turn, "text": text, "level": level}


def _passages(prompt: str) -> list[dict[str, str]]:
    return [_quote(turn, text) for turn, text in _PASSAGE.findall(prompt)]


def _ids(prompt: str) -> list[str]:
    return list(dict.fromkeys(_ASSUMPTION.findall(prompt))) or ["A-001"]


def _intake(prompt: str) -> dict[str, Any]:
    brief = _FENCED.search(prompt)
    said = _SENTENCE.findall(brief[1] if brief else "")[:8]
    return {
        "summary": "People use a thing for a job.",
        "commercial": True,
        "assumptions": [
            {
                "statement": f"Assumption {number} holds.",
                "question": f"When was number {number} last seen, and what did it cost?",
                "persona": _PERSONAS[number % len(_PERSONAS)],
                "importance": 3 - number % 3,
                "quotes": [_quote("brief", " ".join(sentence.split()))],
                "counter_quotes": [],
            }
            for number, sentence in enumerate(said)
        ],
    }


def _report(prompt: str) -> dict[str, Any]:
    passages, first = _passages(prompt), _ids(prompt)[0]
    finding = {"claim": "It is said so.", "kind": "fact", "severity": 1, "assumption_id": first}
    question = {"text": "How many were there last month?", "asks_for": "number", "assumption_id": first}
    return {
        "findings": [finding | {"quotes": passages[:1]}],
        "open_questions": [question],
        "not_assessed": [],
        "would_change_my_mind": "A count of what happened.",
        "reason": "The passages say so. Nothing else does.",
        "score": 10,
        "score_quotes": passages[:2],
    }


def _advocate(prompt: str) -> dict[str, Any]:
    ids, passages = _ids(prompt), _passages(prompt)
    kill = {
        "assumption_id": ids[0],
        "fails_if": "Nobody comes back.",
        "quotes": passages[:1],
        "cheapest_test": "Ask five of them for last month's receipts.",
        "kill_threshold": None,
    }
    return {
        "steelman": "It is cheap to try.",
        "steelman_quotes": passages[:1],
        "kill_case": [kill],
        "holds_up": [{"claim": "It was counted.", "quotes": passages[:1]}],
        "could_not_assess": [],
        "variants": [],
    }


def _synthesis(prompt: str) -> dict[str, Any]:
    first = _ids(prompt)[0]
    sourced = {"text": "They lose time over it.", "basis": [first]}
    test = {
        "assumption_id": first,
        "test": "Call five of them on Monday.",
        "metric": "how many did it last month",
        "pass_if": "4 of 5",
        "kill_if": "fewer than 2 of 5",
        "owner": "founder",
        "days": 2,
        "cost": "0",
    }
    return {"summary": "One thing decides it.", "problem": sourced, "user": sourced, "tests": [test]}


def _assessment(prompt: str) -> dict[str, Any]:
    answer, turn = _FENCED.search(prompt), _TURN.search(prompt)
    words = " ".join(answer[1].split()) if answer else ""
    quote = _quote(turn[1] if turn else "T01", words)
    return {
        "evidence": [{"assumption_id": _ids(prompt)[0], "quote": quote, "against": False}],
        "new_assumptions": [],
        "retired": [],
        "learnt": "One instance is known now.",
    }


def _replies(_: str) -> dict[str, Any]:
    return {"replies": ["I have numbers", "It happened once"]}


_STAGES: dict[str, Callable[[str], dict[str, Any]]] = {
    "assumptions": _intake,
    "score_quotes": _report,
    "kill_case": _advocate,
    "mvp_in": _synthesis,
    "evidence": _assessment,
    "replies": _replies,
}
