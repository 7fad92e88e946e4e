"""How well a route judges a folder of cases, by measures that need no panel.

    python bench/evals.py tests/cases --offline
    python bench/evals.py tests/cases --route local --limit 3 --json results.json

Each case is judged five times: as it is, after an interview, told proudly, told ashamed, and with a sentence
that orders the reviewer about (a case that brings its own loses it). In the interview a fact sheet answers:
the sentences of the brief. Routes, keys and servers are set up as for socra itself. What is printed was run,
and nothing is concluded from it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.evals_cases import Case, load_cases
from bench.evals_measures import Measure, measures
from bench.evals_runs import Recording, Trial, try_case
from socra_cli.errors import SocraError
from socra_cli.interview.engine import DEFAULT_QUESTIONS
from socra_cli.llm.budget import Budget
from socra_cli.llm.prompts import Prompts
from socra_cli.llm.spec import ProviderSpec
from socra_cli.llm.stages import Stages
from socra_cli.settings import OFFLINE, Settings


async def evaluate(
    cases: Sequence[Case], specs: Sequence[ProviderSpec], stages: Stages, budget: Budget, *, questions: int
) -> list[Trial]:
    """Every case in turn; progress goes to standard error."""
    demo = all(spec.dialect == "offline" for spec in specs)
    trials = []
    async with Recording.from_specs(specs, budget=budget) as router:
        for number, case in enumerate(cases, 1):
            print(f"{number}/{len(cases)} {case.id}", file=sys.stderr)
            trials.append(await try_case(case, router, stages, demo=demo, questions=questions))
    return trials


def table(found: Sequence[Measure]) -> list[str]:
    lines = ["| measure | value | n | of | what it says |", "|---|---:|---:|---|---|"]
    for each in found:
        value = "–" if each.value is None else f"{each.value:.3f}"
        lines.append(f"| {each.name} | {value} | {each.n} | {each.unit} | {each.meaning} |")
    return lines


def document(models: Sequence[str], trials: Sequence[Trial], found: Sequence[Measure]) -> dict[str, object]:
    """The results as data, with each case's decisions."""
    return {
        "models": list(models),
        "cases": len(trials),
        "runs": sum(len(trial.runs) for trial in trials),
        "measures": [asdict(each) for each in found],
        "decisions": {trial.case.id: _decisions(trial) for trial in trials},
        "problems": [problem for trial in trials for problem in trial.problems],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: that of socra where the route or the settings can't be used, else 0."""
    options = _options(arguments)
    try:
        settings = Settings.load(cwd=Path.cwd(), environ=os.environ)
        specs = _specs(options, settings)
        cases = load_cases(options.folder)[: options.limit]
        stages = Stages(Prompts.load(settings.prompts))
        budget = Budget(settings.budget_usd, settings.budget_tokens)
        trials = asyncio.run(evaluate(cases, specs, stages, budget, questions=options.questions))
    except SocraError as error:
        print(f"error: {error.message}", file=sys.stderr)
        return error.exit_code
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    found = measures(trials)
    models = _models(trials)
    problems = [problem for trial in trials for problem in trial.problems]
    runs = sum(len(trial.runs) for trial in trials)
    print(
        f"{', '.join(models) or 'nobody answered'}: {len(cases)} cases, {runs} plans",
        "",
        *table(found),
        sep="\n",
    )
    if problems:
        print("", f"{len(problems)} stages or runs failed:", *(f"- {each}" for each in problems), sep="\n")
    if options.json:
        written = json.dumps(document(models, trials, found), ensure_ascii=False, indent=1)
        options.json.write_text(written + "\n", encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="cases: name.md with name.json, or a JSON list")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--offline", action="store_true", help="let rules answer")
    who.add_argument("--route", metavar="A,B", help="providers to ask, in this order")
    parser.add_argument("--limit", type=int, help="judge only the first so many cases")
    parser.add_argument("--questions", type=int, default=DEFAULT_QUESTIONS, help="of an interview, at most")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as JSON, too")
    return parser.parse_args(arguments)


def _specs(options: argparse.Namespace, settings: Settings) -> tuple[ProviderSpec, ...]:
    if options.offline:
        return (OFFLINE,)
    route = options.route.lower().split(",") if options.route else None
    return settings.specs(route)


def _models(trials: Sequence[Trial]) -> list[str]:
    """Who answered, as ``provider:model``."""
    calls = [call for trial in trials for run in trial.runs for call in run.calls]
    return sorted({f"{call.provider}:{call.model}" for call in calls if call.outcome == "ok"})


def _decisions(trial: Trial) -> dict[str, str | None]:
    runs = {
        name: getattr(trial, name)
        for name in ("interviewed", "plain", "proud", "ashamed", "injected", "clean")
    }
    return {name: run.decision if run else None for name, run in runs.items()}


if __name__ == "__main__":
    sys.exit(main())
