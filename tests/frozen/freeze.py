"""Writes the frozen documents of a schema version: ``python -m tests.frozen.freeze tests/frozen/v1``.

Run once, before the first release with that version. Later releases must read what it wrote, so it is not
run over it again. The documents are made by the commands themselves: offline, and against the tests' server
with the answers that are recorded in ``bench``.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest import mock

from socra_cli.commands.schema import DOCUMENTS
from socra_cli.llm.tail import SEPARATOR
from tests.cli import EXAMPLES, socra
from tests.wire import refusals
from tests.wire.behaviour import Behaviour, Say
from tests.wire.journal import WireRequest
from tests.wire.model import document as any_answer
from tests.wire.server import WireServer

RECORDED = EXAMPLES.parent / "bench" / "recorded"
BRIEF = "parcel-lockers.md"
ROUTE = {"SOCRA_ROUTE": "anthropic", "SOCRA_ANTHROPIC_MODELS": "claude-sonnet-4-5"}


class Recorded:
    """Answers each stage with what was recorded for it, in order; any other call with something that fits."""

    def __init__(self, fails: str = "") -> None:
        self.answers: dict[str, list[Any]] = json.loads((RECORDED / "answers.json").read_text("utf-8"))
        self.used: Counter[str] = Counter()
        self.fails = fails
        """Words of the prompt whose calls are refused."""

    def __call__(self, request: WireRequest) -> Behaviour:
        if self.fails and self.fails in request.prompt:
            return refusals.ANTHROPIC_BAD
        stage = "ask" if SEPARATOR in request.prompt else self._stage(request.schema)
        number = self.used[stage]
        if number >= len(self.answers.get(stage, ())):
            return Say(json.dumps(any_answer(request.schema or {}, request.prompt)))
        self.used[stage] += 1
        if stage == "ask":
            replies = json.dumps(self.answers["replies"][number])
            return Say(f"{self.answers[stage][number]}\n{SEPARATOR}\n{replies}")
        return Say(json.dumps(self.answers[stage][number], ensure_ascii=False))

    def _stage(self, schema: Mapping[str, Any] | None) -> str:
        """The stage whose recorded answer has the members that ``schema`` asks for."""
        asked = (schema or {}).get("properties", {})
        own = set(self._own(schema or {}))
        for stage, (answer, *_) in self.answers.items():
            if not isinstance(answer, dict) or not set(answer) <= set(asked):
                continue
            if not stage.startswith("persona:") or (own and set(answer["fields"]) <= own):
                return stage
        return ""

    @staticmethod
    def _own(schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The fields that are one persona's own."""
        fields = schema.get("properties", {}).get("fields", {})
        if "$ref" in fields:
            fields = schema["$defs"][fields["$ref"].rpartition("/")[2]]
        members: Mapping[str, Any] = fields.get("properties", {})
        return members


def documents(folder: Path) -> dict[str, str]:
    """Every document by its file's name, made in ``folder``."""
    for example in EXAMPLES.glob("*.md"):
        (folder / example.name).write_bytes(example.read_bytes())
    key = {"GROQ_API_KEY": "none"}
    made = {
        "masterplan.offline": socra("masterplan", BRIEF, "--offline", "--json", cwd=folder).out,
        "lint": socra("lint", BRIEF, "repair-cafe.md", "--json", cwd=folder).out,
        "doctor": socra("doctor", "--json", cwd=folder, environ=key).out,
        "dry-run": socra("masterplan", BRIEF, "--dry-run", "--json", cwd=folder, environ=key).out,
        "prompts": socra("prompts", "list", "--json", cwd=folder).out,
        "written": socra("prompts", "export", "mine", "--json", cwd=folder).out,
        "schemas": socra("schema", "--json").out,
        "error.input": socra("masterplan", "nowhere.md", "--json", cwd=folder).out,
    }  # fmt: skip
    with WireServer() as server:
        return made | with_a_provider(server, folder) | {"sessions": socra("sessions", "list", "--json").out}


def with_a_provider(server: WireServer, folder: Path) -> dict[str, str]:
    environ = server.environ("anthropic") | ROUTE
    server.rule("anthropic", Recorded())
    answers = (RECORDED / "founder.txt").read_text("utf-8")
    session = socra(
        "interview", BRIEF, "--max-questions", "7", "--plan", "--json",
        cwd=folder, stdin=answers, environ=environ,
    )  # fmt: skip
    session_id = session.document["session_id"]
    server.rule("anthropic", Recorded(fails="You are the Seller"))
    plan = socra("masterplan", BRIEF, "--since", session_id, "--json", cwd=folder, environ=environ)
    (folder / "next.json").write_text(plan.out, "utf-8")
    server.rule("anthropic", Recorded(fails="You are"))
    failed = socra("masterplan", "shift-swap.md", "--json", cwd=folder, environ=environ)
    return {
        "session": session.out,
        "calls": socra("sessions", "show", session_id, "--calls", "--json").out,
        "diff": socra("diff", session_id, "next.json", "--json", cwd=folder).out,
        "masterplan.provider": plan.out,
        "error.plan": failed.out,
    }


def main(target: Path) -> None:
    (target / "schema").mkdir(parents=True, exist_ok=True)
    for name in DOCUMENTS:
        (target / "schema" / f"{name}.json").write_text(socra("schema", name).out, "utf-8")
    for name, text in documents(Path.cwd()).items():
        (target / f"{name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory() as home:
        own = {"HOME": home, "PATH": os.environ["PATH"], "SOCRA_HOME": f"{home}/socra"}
        with mock.patch.dict(os.environ, own, clear=True):
            os.chdir(home)
            main(target)
