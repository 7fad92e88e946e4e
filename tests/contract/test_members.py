"""Every member that a document is promised to have, in the notation of the promise, walked on real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli import EXAMPLES, socra
from tests.wire import refusals
from tests.wire.behaviour import Behaviour
from tests.wire.journal import WireRequest
from tests.wire.model import sensible
from tests.wire.server import WireServer

BRIEF = str(EXAMPLES / "shift-swap.md")

CALL = """stage, provider, model, attempt, outcome, status, reason, started_at, ended_at, first_token_at,
    input_tokens, output_tokens, cost_usd"""
TURN = "id, role, text"
QUOTE = "turn, text, start, end, verified, level"
ASSUMPTION = "id, statement, importance, evidence_level, status, quotes[], test, pass_if, kill_if"
MASTERPLAN = f"""
    schema_version, socra_version, session_id, demo, created_at, idea{{title, slug, sha256, source, text}},
    turns[{{{TURN}}}], gauges{{coverage, merit}},
    verdict{{decision, rule, provisional, reasons[], stable, runs[]}},
    personas[{{id, lens, reason, score, score_quotes[], evidence_level,
      findings[{{id, claim, kind, severity, quotes[{{{QUOTE}}}], assumption_id}}],
      open_questions[], would_change_my_mind, not_assessed[], fields{{}}}}],
    devils_advocate{{}}, assumptions[{{{ASSUMPTION}}}], plan{{}}, dissent[], open_questions[],
    failures[{{stage, reason}}],
    provenance{{route[], prompts_sha256, tokens{{input, output, cached}}, cost_usd, wall_seconds,
      calls[{{{CALL}}}]}}
"""
SHOWN = f"""
    schema_version, session_id, status, idea{{title, slug, sha256, source, text}},
    turns[{{{TURN}, why, assumption_id, partial}}], assumptions[{{{ASSUMPTION}}}], gauges{{coverage, merit}},
    calls[{{{CALL}}}], masterplan
"""
LISTED = "schema_version, sessions[{id, title, created_at, updated_at, status, coverage, decision}]"
LINTED = """
    schema_version, files[{path, words, diagnostics[{code, name, family, severity, line, column, end_line,
      end_column, start, end, quote, related[{start, end, quote}], message, question}]}], summary{}
"""

Shape = dict[str, Any]
_TOKEN = re.compile(r"\w+|[{}\[\],]")


def shape(promise: str) -> Shape:
    """``a, b{c}, d[{e}], f[]`` as ``{"a": None, "b": {"c": None}, "d": [{"e": None}], "f": []}``."""
    return _members(iter([*_TOKEN.findall(promise), "}"]))


def _members(tokens: Iterator[str]) -> Shape:
    members: Shape = {}
    name = ""
    for token in tokens:
        if token == "}":
            break
        if token == "{":
            members[name] = _members(tokens)
        elif token == "[":
            members[name] = [_members(tokens)] if next(tokens) == "{" else []
            if members[name]:
                next(tokens)
        elif token != ",":
            name = token
            members[name] = None
    return members


def lacks(document: Any, promised: Any, path: str = "$") -> list[str]:
    """What a document lacks of what it was promised to have."""
    if isinstance(promised, list):
        if not isinstance(document, list):
            return [f"{path} is no list"]
        return [
            each
            for n, item in enumerate(document)
            for each in lacks(item, (promised or [None])[0], f"{path}[{n}]")
        ]
    if isinstance(promised, Mapping):
        if not isinstance(document, Mapping):
            return [f"{path} is no object"]
        missing = [f"{path}.{name}" for name in promised if name not in document]
        inner = [lacks(document[n], p, f"{path}.{n}") for n, p in promised.items() if n in document]
        return [*missing, *(each for found in inner for each in found)]
    return []


def quotes(node: Any) -> Iterator[Mapping[str, Any]]:
    """Every quote in a document, wherever it stands."""
    if isinstance(node, Mapping):
        if set(QUOTE.split(", ")) <= set(node):
            yield node
        for inner in node.values():
            yield from quotes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from quotes(inner)


def test_the_notation_is_read_as_it_is_meant() -> None:
    assert shape("a, b{c}, d[{e, f[]}], g{}") == {
        "a": None, "b": {"c": None}, "d": [{"e": None, "f": []}], "g": {},
    }  # fmt: skip
    assert lacks({"a": 1, "d": [{"e": 1}]}, shape("a, b{c}, d[{e, f[]}]")) == ["$.b", "$.d[0].f"]


def fails_the_seller(request: WireRequest) -> Behaviour:
    return refusals.ANTHROPIC_BAD if "You are the Seller" in request.prompt else sensible(request)


@pytest.fixture
def environ(wire_server: WireServer) -> dict[str, str]:
    wire_server.rule("anthropic", sensible)
    wire_server.rule("groq", refusals.GROQ_GONE)
    return wire_server.environ("anthropic", "groq")


def test_a_masterplan_has_every_member_that_is_promised(
    wire_server: WireServer, environ: dict[str, str], tmp_path: Path
) -> None:
    wire_server.rule("anthropic", fails_the_seller)
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ)
    assert done.code == 0
    plan = done.document
    assert lacks(plan, shape(MASTERPLAN)) == []
    assert all(plan[member] for member in ("personas", "assumptions"))
    assert plan["provenance"]["calls"]
    assert any(person["findings"] for person in plan["personas"])


def test_one_missing_persona_stands_in_the_plan_without_a_score_and_makes_it_provisional(
    wire_server: WireServer, environ: dict[str, str], tmp_path: Path
) -> None:
    wire_server.rule("anthropic", fails_the_seller)
    plan = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ).document
    assert {person["id"]: person["score"] for person in plan["personas"]}["seller"] is None
    assert [failure["stage"] for failure in plan["failures"]] == ["persona:seller"]
    assert plan["verdict"]["provisional"] is True
    assert plan["verdict"]["decision"] != "build"
    # Failed attempts on both providers are entries of the ledger, each with its reason.
    failed = [c for c in plan["provenance"]["calls"] if c["outcome"] == "failed"]
    assert {(call["provider"], call["status"]) for call in failed} == {("anthropic", 400), ("groq", 404)}
    assert all(call["reason"] for call in failed)


def test_the_offline_plan_has_them_too_and_says_that_it_is_one(tmp_path: Path) -> None:
    plan = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json").document
    assert lacks(plan, shape(MASTERPLAN)) == []
    assert plan["demo"] is True


def test_an_interview_s_document_is_the_one_that_is_shown_later(
    environ: dict[str, str], tmp_path: Path
) -> None:
    answers = "We counted 14 of them in March.\nThe ward paid 300 pounds for it.\n/done\n"
    done = socra("interview", BRIEF, "--json", cwd=tmp_path, stdin=answers, environ=environ)
    assert done.code == 0
    assert lacks(done.document, shape(SHOWN)) == []
    shown = socra("sessions", "show", done.document["session_id"], "--json").document
    assert shown == done.document
    asked = [t for t in shown["turns"] if t["role"] == "interviewer" and not t["partial"]]
    known = {assumption["id"] for assumption in shown["assumptions"]}
    assert all(turn["why"] and turn["assumption_id"] in known for turn in asked)
    assert lacks(socra("sessions", "list", "--json").document, shape(LISTED)) == []


def test_lint_s_document_has_every_member_that_is_promised() -> None:
    done = socra("lint", BRIEF, "--format", "json")
    assert lacks(done.document, shape(LINTED)) == []
    assert done.document["files"][0]["diagnostics"]


def test_quotes_point_at_their_words_in_code_points_whatever_stands_before_them(
    environ: dict[str, str], tmp_path: Path
) -> None:
    brief = (
        "# Four 👩‍🔬 e\u0301clairs 𝔘\n\nWe sold 😀 twelve e\u0301clairs to the bakers of Lyon in March for "
        "40 euros. The baker’s 👩‍👩‍👧 family paid 300 euros in cash for the oven trial.\n"
    )
    (tmp_path / "idea.md").write_bytes(brief.encode())
    answers = "😀😀 We counted fourteen e\u0301clairs in March.\n"
    done = socra("interview", "idea.md", "--plan", "--json", cwd=tmp_path, stdin=answers, environ=environ)
    texts = {turn["id"]: turn["text"] for turn in done.document["turns"]}
    texts["brief"] = done.document["idea"]["text"]
    found = [quote for quote in quotes(done.document) if quote["verified"]]
    assert {quote["turn"] for quote in found} >= {"brief", "T01"}
    for quote in found:
        assert texts[quote["turn"]][quote["start"] : quote["end"]] == quote["text"]


def test_an_unknown_price_is_null_and_never_zero(wire_server: WireServer, tmp_path: Path) -> None:
    wire_server.rule("groq", sensible)
    environ = wire_server.environ("groq") | {"SOCRA_GROQ_MODELS": "mystery", "SOCRA_GROQ_TPM": "900000"}
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ)
    provenance = done.document["provenance"]
    assert provenance["cost_usd"] is None
    assert {call["cost_usd"] for call in provenance["calls"]} == {None}
    assert "cost unknown" in done.err


def test_runs_repeat_the_personas_and_tell_each_run_s_scores(environ: dict[str, str], tmp_path: Path) -> None:
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", "--runs", "3", environ=environ)
    verdict = done.document["verdict"]
    assert verdict["stable"] is True
    assert [set(run) for run in verdict["runs"]] == [{"scores", "decision", "rule"}] * 3
    stages = [call["stage"] for call in done.document["provenance"]["calls"] if call["outcome"] == "ok"]
    assert stages.count("persona:customer") == 3
    assert stages.count("devils_advocate") == stages.count("intake") == stages.count("synthesis") == 1
