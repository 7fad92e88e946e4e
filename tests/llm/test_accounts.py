from __future__ import annotations

import asyncio
import json
from pathlib import Path

from socra_cli.llm.accounts import Accounts, account_id
from socra_cli.llm.request import LimitSeen
from socra_cli.llm.router import Router
from socra_cli.store.limits import LimitStore
from tests.llm.fakes import FakeProvider, JumpingClock, groq_like, request, spec
from tests.wire.admission import Bucket

T = 1_800_000_000.0


def test_an_accounts_name_tells_nothing_of_its_key_but_differs_with_key_and_address() -> None:
    name = account_id(spec("groq"))
    assert name.startswith("groq-")
    assert "key-of" not in name
    others = [spec("groq", key=None), spec("groq", base_url="http://x"), spec("google")]
    assert len({name, *map(account_id, others)}) == 4


def test_what_is_learned_survives_the_process(tmp_path: Path) -> None:
    path = tmp_path / "limits.json"
    with Accounts([spec("a")], LimitStore(path)).open(T) as book:
        seen = (LimitSeen("requests_day", limit=1000, remaining=10),)
        book["a"] = book["a"].informed(seen, {}, spec("a"), T).held(T + 60, "later")
        kept = book["a"]
    with Accounts([spec("a")], LimitStore(path)).open(T) as book:
        assert book["a"] == kept
    assert "key-of-a" not in path.read_text()


def test_an_account_that_cannot_be_read_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "limits.json"
    path.write_text(json.dumps({account_id(groq_like("a")): {"buckets": 7}}))
    with Accounts([groq_like("a")], LimitStore(path)).open(T) as book:
        assert book["a"].buckets["tokens_minute"].level == 6000


class Metered(FakeProvider):
    """Admits as Groq does, out of a bucket that others may share, and counts its refusals."""

    bucket: Bucket
    refusals = 0

    async def complete(self, call):  # type: ignore[no-untyped-def]
        counted = self.usage(call).input_tokens + call.max_output_tokens
        self.bucket.refill(self.clock.now())
        if counted > self.bucket.level:
            self.refusals += 1
        self.bucket.level -= counted
        return await super().complete(call)


def test_two_runs_at_once_share_one_quota_and_neither_is_refused(tmp_path: Path) -> None:
    clock, bucket, begun = JumpingClock(), Bucket(6000, 60.0), 0.0
    begun = clock.now()
    providers = [Metered(groq_like("a"), clock) for _ in range(2)]
    for provider in providers:
        provider.bucket = bucket
    routers = [
        Router([provider], clock=clock, limits=LimitStore(tmp_path / "limits.json")) for provider in providers
    ]

    async def main() -> None:
        bursts = [router.complete_all([request(f"p{n}") for n in range(5)]) for router in routers]
        await asyncio.gather(*bursts)

    clock.run(main())
    assert [provider.refusals for provider in providers] == [0, 0]
    assert [len(provider.calls) for provider in providers] == [5, 5]
    lower_bound = (10 * 2000 - 6000) / 100
    assert lower_bound < clock.now() - begun < 1.1 * lower_bound


def test_a_second_run_right_after_the_first_does_not_burst_again(tmp_path: Path) -> None:
    clock, bucket = JumpingClock(), Bucket(6000, 60.0)
    for _ in range(2):
        provider = Metered(groq_like("a"), clock)
        provider.bucket = bucket
        router = Router([provider], clock=clock, limits=LimitStore(tmp_path / "limits.json"))
        clock.run(router.complete_all([request(f"p{n}") for n in range(3)]))
        assert provider.refusals == 0
