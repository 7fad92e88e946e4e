"""What the start shows, what doctor prints and what goes over the wire: one route, for every set of keys."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from tests.cli import EXAMPLES, socra
from tests.wire import refusals
from tests.wire.server import WireServer

PROVIDERS = ("anthropic", "google", "groq")
BRIEF = str(EXAMPLES / "shift-swap.md")
KEY_SETS = [keys for count in range(4) for keys in itertools.combinations(PROVIDERS, count)]
REFUSED = {
    "anthropic": refusals.ANTHROPIC_KEY,
    "google": refusals.GEMINI_KEY,
    "groq": refusals.OPENAI_KEY,
}
ORDERS = [None, "groq,google,anthropic"]


def shown_at_start(stderr: str) -> list[str]:
    line = next(line for line in stderr.splitlines() if line.startswith("Route: "))
    return [hop.split()[0].rstrip(".") for hop in re.split(" → ", line.removeprefix("Route: "))]


@pytest.mark.parametrize("order", ORDERS, ids=["default", "reversed"])
@pytest.mark.parametrize("keys", KEY_SETS, ids="+".join)
def test_the_three_routes_are_one(
    wire_server: WireServer, keys: tuple[str, ...], order: str | None, tmp_path: Path
) -> None:
    for provider, refusal in REFUSED.items():
        wire_server.rule(provider, refusal)
    environ = wire_server.environ(*keys) if keys else {}
    if order:
        environ["SOCRA_ROUTE"] = order
    expected = [name for name in (order.split(",") if order else PROVIDERS) if name in keys]

    doctor = socra("doctor", "--json", environ=environ).document
    asked = list(dict.fromkeys(row["provider"] for row in doctor["route"] if row["usable"]))
    started = socra("masterplan", BRIEF, "--dry-run", environ=environ)
    ran = socra("masterplan", BRIEF, "-o", str(tmp_path), environ=environ) if keys else None
    on_the_wire = list(dict.fromkeys(entry.request.provider for entry in wire_server.journal.entries()))

    assert asked == (expected or ["offline"])
    assert shown_at_start(started.err) == (expected or ["offline"])
    assert on_the_wire == expected
    if ran is not None:
        assert ran.code == 3
        assert shown_at_start(ran.err) == expected


def test_the_dry_run_and_the_run_agree_on_stage_provider_and_order(
    wire_server: WireServer, tmp_path: Path
) -> None:
    from tests.wire.model import sensible

    for provider in PROVIDERS:
        wire_server.rule(provider, sensible)
    environ = wire_server.environ()
    planned = socra("masterplan", BRIEF, "--dry-run", "--json", environ=environ).document["calls"]
    done = socra("masterplan", BRIEF, "-o", str(tmp_path), "--json", environ=environ)
    calls = [call for call in done.document["provenance"]["calls"] if call["outcome"] == "ok"]
    order = [call["stage"] for call in planned]
    asked = [call for call in calls if call["stage"] != "quote_repair"]
    # A burst is sent in one moment; only between moments is there an order to compare.
    sent = sorted(asked, key=lambda call: (call["started_at"], order.index(call["stage"])))
    assert [(call["stage"], call["provider"]) for call in sent] == [
        (call["stage"], call["provider"]) for call in planned
    ]
