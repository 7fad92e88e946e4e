"""What one whole session costs in tokens: an interview of seven turns, the panel, the synthesis.

    python -m bench.tokens

The brief is ``examples/parcel-lockers.md``; the founder's answers and the model's are recorded, written by
hand as a good small model would give them. Interview, pipeline and router are the product's own; only the
provider is replaced, by one that counts. A call's tokens are ⌈characters ÷ 4⌉ of its messages and its schema
in, of its text out. Ends with exit code 1 when a total is over its target.
"""

from __future__ import annotations

import asyncio
import json
import math
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from socra_cli.domain.brief import make_brief
from socra_cli.domain.plan import Masterplan
from socra_cli.interview.loop import Interview
from socra_cli.llm.prompts import Prompts
from socra_cli.llm.providers.dialects import schema_line
from socra_cli.llm.request import Answer, Call, Chunk, Delta, End, Usage
from socra_cli.llm.router import Router
from socra_cli.llm.spec import ProviderSpec
from socra_cli.llm.stages import Stages
from socra_cli.llm.tail import SEPARATOR
from socra_cli.pipeline.intake import take_in
from socra_cli.pipeline.run import make_plan
from socra_cli.pipeline.setup import Setup
from socra_cli.store.sessions import SessionStore
from tests.interview.fakes import FakeFace

ROOT = Path(__file__).parent.parent
BRIEF = ROOT / "examples" / "parcel-lockers.md"
RECORDED = Path(__file__).parent / "recorded"
TURNS = 7

TARGET = (40_000, 10_000)
ORIGINAL = (56_200, 10_100)
"""The production service that this method comes from: its author's estimates, not measured."""


def tokens(characters: int) -> int:
    return math.ceil(characters / 4)


@dataclass(frozen=True)
class Spent:
    """One call: what was sent, schema included, and what was received, in tokens."""

    stage: str
    input: int
    output: int


@dataclass
class Recorded:
    """A provider that gives each stage's recorded answers in order, and counts.

    ``tail``: the quick replies come with the question's stream; otherwise by a call of their own.
    """

    answers: Mapping[str, Sequence[Any]]
    tail: bool = False
    spent: list[Spent] = field(default_factory=list)
    spec: ProviderSpec = field(init=False)

    def __post_init__(self) -> None:
        key = SecretStr("recorded")
        self.spec = ProviderSpec("recorded", "anthropic", ("by-hand",), key=key, reliable_tail=self.tail)

    async def complete(self, call: Call) -> Answer:
        text = written(self._next(call.stage))
        return Answer(text, self._count(call, text), call.model)

    async def stream(self, call: Call) -> AsyncIterator[Chunk]:
        text = self._next(call.stage)
        if self.tail:
            text += f"\n{SEPARATOR}\n{written(self.answers['replies'][self._calls('ask')])}"
        yield Delta(text)
        yield End(self._count(call, text), call.model)

    async def aclose(self) -> None:
        return None

    def _next(self, stage: str) -> Any:
        recorded = self.answers.get(stage, ())
        number = self._calls(stage)
        if number >= len(recorded):
            raise LookupError(f"no answer number {number + 1} is recorded for {stage}")
        return recorded[number]

    def _calls(self, stage: str) -> int:
        return sum(spent.stage == stage for spent in self.spent)

    def _count(self, call: Call, text: str) -> Usage:
        schema = schema_line(call.schema, "anthropic") if call.schema else ""
        sent = tokens(sum(len(message.content) for message in call.messages) + len(schema))
        self.spent.append(Spent(call.stage, sent, tokens(len(text))))
        return Usage(sent, tokens(len(text)))


def written(answer: Any) -> str:
    """JSON as models write it: with a space after commas and colons, on one line."""
    return json.dumps(answer, ensure_ascii=False)


def recorded_answers() -> dict[str, list[Any]]:
    """By stage, in the order of the calls."""
    answers: dict[str, list[Any]] = json.loads((RECORDED / "answers.json").read_text(encoding="utf-8"))
    return answers


def founder_answers() -> list[str]:
    """One a line."""
    return (RECORDED / "founder.txt").read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True)
class Measured:
    """One session: what it cost, and its plan."""

    spent: tuple[Spent, ...]
    plan: Masterplan

    @property
    def total(self) -> tuple[int, int]:
        return sum(each.input for each in self.spent), sum(each.output for each in self.spent)

    @property
    def over(self) -> bool:
        return any(total > target for total, target in zip(self.total, TARGET, strict=True))

    def table(self) -> list[str]:
        calls = Counter(each.stage for each in self.spent)
        lines = ["| stage | calls | input | output |", "|---|---:|---:|---:|"]
        for stage, count in calls.items():
            own = [each for each in self.spent if each.stage == stage]
            lines.append(_row(stage, count, sum(s.input for s in own), sum(s.output for s in own)))
        return [*lines, _row("**total**", len(self.spent), *self.total)]


def measure(*, tail: bool) -> Measured:
    """Hold the interview and make the plan from the recorded answers."""
    provider = Recorded(recorded_answers(), tail)
    with tempfile.TemporaryDirectory() as folder:
        plan = asyncio.run(_session(provider, Path(folder)))
    return Measured(tuple(provider.spent), plan)


async def _session(provider: Recorded, folder: Path) -> Masterplan:
    stages = Stages(Prompts.load())
    brief = make_brief(BRIEF.read_text(encoding="utf-8"), BRIEF.name)
    face = FakeFace(founder_answers())
    with SessionStore(folder).create(brief) as session:
        async with Router([provider]) as router:
            setup = Setup(router, stages, lambda _: None, version="bench", demo=False)
            interview = Interview(
                session,
                router,
                stages,
                face,
                intake=lambda: take_in(session, setup),
                max_questions=TURNS,
                replies_wait_s=None,
            )
            await interview.run()
            return await make_plan(session, setup)


def main() -> int:
    """Print both ways to get quick replies. Returns the exit code: 1 when the costlier is over target."""
    measured = {tail: measure(tail=tail) for tail in (False, True)}
    for tail, session in measured.items():
        ways = "in the question's own stream" if tail else "by a call of their own"
        print(f"Quick replies {ways}:\n", *session.table(), "", sep="\n")
    worst = max(measured.values(), key=lambda session: session.total)
    print("| the costlier of the two, beside | input | output |", "|---|---:|---:|", sep="\n")
    for name, (read, wrote) in (
        ("socra", worst.total),
        ("target", TARGET),
        ("the original (its author's estimates)", ORIGINAL),
    ):
        print(f"| {name} | {read:,} | {wrote:,} |")
    return int(any(each.over for each in measured.values()))


def _row(stage: str, calls: int, read: int, wrote: int) -> str:
    return f"| {stage} | {calls} | {read:,} | {wrote:,} |"


if __name__ == "__main__":
    sys.exit(main())
