"""How routers meet a burst: five calls of 2,000 tokens at 6,000 tokens a minute, and three harder cases.

    python -m bench.burst --peers .venv-peers/bin/python

Every contestant runs in processes of its own against one local server that admits as Groq documents it:
prompt plus max output, a bucket that refills continuously, 429 with ``retry-after``, quota headers. Each
answer takes a second. Everyone has greeted every provider once before the start. Takes about nine minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.contestants import CONTESTANTS, Task
from tests.wire.behaviour import Say
from tests.wire.server import Admission, WireServer

ROOT = Path(__file__).parent.parent
TOKENS_MINUTE = 6000
CALL_TOKENS = 2000
ANSWER_S = 1.0
REFILL_S = 3.0
"""Seconds for the greetings' tokens to refill."""
SIDE_BY_SIDE = 7


@dataclass(frozen=True)
class Case:
    """``at_second`` of the clock's minute it starts; ``None``: at once."""

    name: str
    bursts: tuple[tuple[float, int], ...]
    second_provider: bool = False
    processes: int = 1
    at_second: int | None = None
    place: int = 0

    @property
    def calls(self) -> int:
        return self.processes * sum(calls for _, calls in self.bursts)

    @property
    def lower_bound_s(self) -> float:
        """What the refill alone takes, and the last answer: no router can be quicker without a refusal."""
        if self.second_provider:
            return ANSWER_S
        return max(0.0, self.calls * CALL_TOKENS - TOKENS_MINUTE) * 60 / TOKENS_MINUTE + ANSWER_S


SPILL = Case("5 calls, a second provider idle", ((0, 5),), second_provider=True)
PACED = (
    Case("5 calls, alone", ((0, 5),), place=1),
    Case("3 + 3 calls across a minute's edge, alone", ((0, 3), (10, 3)), at_second=55, place=2),
    Case("two processes, 5 calls each, alone", ((0, 5),), processes=2, place=3),
)


@dataclass(frozen=True)
class Result:
    case: Case
    contestant: str
    completed: int
    wall_s: float
    statuses: dict[int, int]

    def row(self) -> str:
        ratio = self.wall_s / self.case.lower_bound_s
        refused, too_large = self.statuses.get(429, 0), self.statuses.get(413, 0)
        return (
            f"| {self.contestant} | {self.completed} of {self.case.calls} | {refused} | {too_large} "
            f"| {self.wall_s:.1f} | {ratio:.2f} |"
        )


def measure(case: Case, contestant: str, python: str, server: WireServer, folder: Path) -> Result:
    """Run one contestant through one case."""
    name = f"{contestant}-{case.place}"
    server.meter(name, Admission(tokens_minute=TOKENS_MINUTE))
    names = [name, f"{name}-second"][: 2 if case.second_provider else 1]
    for each in names:
        server.rule(each, Say("An answer.", delay_s=ANSWER_S))
    urls = [server.base_url(each) for each in names]
    task = Task(contestant, urls, list(case.bursts), str(folder / f"{name}.json"), TOKENS_MINUTE)
    processes = [started(task, python) for _ in range(case.processes)]
    for process in processes:
        said(process)
    starts_at = time.time() + REFILL_S
    if case.at_second is not None:
        starts_at += (case.at_second - starts_at) % 60
    for process in processes:
        tell(process, starts_at)
    outs = [json.loads(said(process)) for process in processes]
    # The greetings, one for each process and provider, are not part of the case.
    greetings = case.processes * len(names)
    statuses = [entry.status for each in names for entry in server.journal.entries(each)]
    counts = {status: statuses.count(status) for status in set(statuses)}
    counts[200] = counts.get(200, 0) - greetings
    completed = sum(int(out["completed"]) for out in outs)
    return Result(case, contestant, completed, max(out["wall_s"] for out in outs), counts)


def started(task: Task, python: str) -> subprocess.Popen[str]:
    environ = os.environ | {"LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    command = [python, "-m", "bench.contestants", json.dumps(asdict(task))]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environ, text=True, stdin=pipe, stdout=pipe, stderr=pipe)


def said(process: subprocess.Popen[str]) -> str:
    """The next line of JSON that a contestant says; what its libraries print besides is passed over."""
    assert process.stdout is not None
    assert process.stderr is not None
    for line in process.stdout:
        if line.startswith("{"):
            return line
    sys.exit(process.stderr.read())


def tell(process: subprocess.Popen[str], starts_at: float) -> None:
    assert process.stdin is not None
    print(starts_at, file=process.stdin, flush=True)


def table(results: list[Result]) -> str:
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    ]
    for case in (SPILL, *PACED):
        lines += ["", f"**{case.name}** (lower bound {case.lower_bound_s:.0f} s)", ""]
        lines += ["| router | completed | 429 | 413 | seconds | × bound |", "|---|---|---|---|---|---|"]
        lines += [result.row() for result in results if result.case == case]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--peers", help="the Python of an environment with bench/peers.txt; without it, socra alone"
    )
    options = parser.parse_args()
    pythons = dict.fromkeys(CONTESTANTS, options.peers or "") | {"socra": sys.executable}
    runs = {name: python for name, python in pythons.items() if python}
    with WireServer() as server, tempfile.TemporaryDirectory() as folder:
        # One after the other where a tenth of a second counts; the minutes of pacing side by side.
        results = [measure(SPILL, name, python, server, Path(folder)) for name, python in runs.items()]
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            waiting = [
                pool.submit(measure, case, name, python, server, Path(folder))
                for case in PACED
                for name, python in runs.items()
            ]
            results += [each.result() for each in waiting]
    print(table(results))


if __name__ == "__main__":
    main()
