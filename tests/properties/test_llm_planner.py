"""A plan keeps every quota, is the same for the same facts, and leaves nobody waiting without need."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.llm.fit import Demand, Option
from socra_cli.llm.planner import Assignment, Rules, plan
from socra_cli.llm.quota import Account, reconciled
from socra_cli.llm.request import Usage
from socra_cli.llm.route import Standing
from socra_cli.llm.spec import Limits, ProviderSpec
from tests.llm.fakes import spec

T = 1_800_000_000.0


def unpriced(_: ProviderSpec, __: str, ___: Usage) -> float | None:
    return None


RULES = Rules(unpriced, max_wait_s=1e9)

LIMITS = st.builds(
    Limits,
    requests_minute=st.one_of(st.none(), st.integers(1, 30)),
    tokens_minute=st.one_of(st.none(), st.integers(6000, 30_000)),
)
COUNTING = st.sampled_from(["input", "input_and_max_output"])
DEMANDS = st.lists(
    st.builds(
        lambda tokens, output: (Option("full", tokens, output),), st.integers(10, 3000), st.integers(10, 2000)
    ),
    min_size=1,
    max_size=12,
)
ROUTES = st.lists(st.tuples(LIMITS, COUNTING, st.booleans()), min_size=1, max_size=3)


def standings(route: list[tuple[Limits, str, bool]]) -> list[Standing]:
    specs = [
        spec(
            f"p{number}",
            limits=limits,
            counts=counts,
            limits_set=frozenset({"tokens_minute", "requests_minute"}),
        )
        for number, (limits, counts, _) in enumerate(route)
    ]
    return [
        Standing(each, reconciled(Account(answered=answered), each, T))
        for each, (_, _, answered) in zip(specs, route, strict=True)
    ]


@settings(max_examples=150, deadline=None)
@given(DEMANDS, ROUTES)
def test_a_plan_keeps_every_quota_and_is_deterministic(
    demands: list[tuple[Option, ...]], route: list[tuple[Limits, str, bool]]
) -> None:
    asked = [Demand(f"stage {number}", options) for number, options in enumerate(demands)]
    entries = plan(asked, standings(route), T, RULES)
    assert entries == plan(asked, standings(route), T, RULES)
    sent: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for entry in entries:
        assert isinstance(entry, Assignment)
        sent[entry.provider].append((entry.start.at, entry.fit.counted))
    for name, requests in sent.items():
        limits = route[int(name[1:])][0]
        assert requests == sorted(requests, key=lambda each: each[0]), "nobody overtakes"
        for first in range(len(requests)):
            window = requests[first:]
            for last, (at, _) in enumerate(window):
                passed = (at - requests[first][0]) / 60
                if limits.tokens_minute:
                    tokens = sum(amount for _, amount in window[: last + 1])
                    assert tokens <= limits.tokens_minute * (1 + passed) + 0.1
                if limits.requests_minute:
                    assert last + 1 <= limits.requests_minute * (1 + passed) + 0.001


@settings(max_examples=100, deadline=None)
@given(DEMANDS, ROUTES)
def test_no_request_waits_longer_than_the_patience_while_another_provider_is_idle(
    demands: list[tuple[Option, ...]], route: list[tuple[Limits, str, bool]]
) -> None:
    idle = Standing(spec("idle"), Account(answered=True))
    asked = [Demand(f"stage {number}", options) for number, options in enumerate(demands)]
    for entry in plan(asked, [*standings(route), idle], T, RULES):
        assert isinstance(entry, Assignment)
        assert entry.start.at - T <= RULES.patience_s
