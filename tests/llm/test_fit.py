from __future__ import annotations

from dataclasses import replace

from socra_cli.llm.fit import Fit, Option, fit
from socra_cli.llm.health import Health
from socra_cli.llm.quota import Account, reconciled
from socra_cli.llm.route import Standing
from socra_cli.llm.spec import Limits, ProviderSpec
from tests.llm.fakes import groq_like, spec

FULL, COMPACT = Option("full", 5000, 2000), Option("compact", 3000, 2000)


def standing(which: ProviderSpec, **ceilings: float) -> Standing:
    return Standing(which, reconciled(Account(), which, 0.0), Health(ceilings=ceilings))


def test_the_richest_rendering_that_fits_is_sent() -> None:
    chosen = fit((FULL, COMPACT), standing(spec()), "m")
    assert isinstance(chosen, Fit)
    assert (chosen.option, chosen.max_output_tokens) == (0, 2000)
    chosen = fit((FULL, COMPACT), standing(groq_like()), "m")
    assert isinstance(chosen, Fit)
    assert (chosen.option, chosen.max_output_tokens, chosen.forced) == (1, 2000, False)


def test_fewer_output_tokens_are_asked_for_only_where_they_count_and_not_below_half() -> None:
    chosen = fit((Option("full", 4500, 2000),), standing(groq_like()), "m")
    assert isinstance(chosen, Fit)
    assert chosen.max_output_tokens == 6000 - chosen.input_tokens
    assert chosen.counted == 6000
    assert isinstance(fit((Option("full", 5100, 2000),), standing(groq_like()), "m"), str)
    counts_input = replace(groq_like(), counts="input")
    chosen = fit((Option("full", 5800, 2000),), standing(counts_input), "m")
    assert isinstance(chosen, Fit)
    assert chosen.max_output_tokens == 2000


def test_a_default_ceiling_prefers_the_leanest_and_a_binding_one_refuses_with_arithmetic() -> None:
    wide = (Option("full", 9000, 2000), Option("compact", 7000, 2000))
    default = spec("a", limits=Limits(tokens_minute=6000))
    chosen = fit(wide, standing(default), "m")
    assert isinstance(chosen, Fit)
    assert (chosen.option, chosen.forced) == (1, True)
    reason = fit(wide, standing(groq_like()), "m")
    assert reason == (
        "it needs 7,000 tokens and 2,000 for the answer, and one request may have 6,000 (its tokens a minute)"
    )


def test_a_ceiling_learned_from_a_refusal_binds_and_belongs_to_its_model() -> None:
    at = standing(spec(), m=4000.0)
    chosen = fit((FULL, COMPACT), at, "m")
    assert isinstance(chosen, Fit)
    assert chosen.option == 1
    assert isinstance(fit((FULL, COMPACT), at, "n"), Fit)
    assert fit((FULL,), at, "m") == (
        "it needs 5,000 tokens, and one request may have 4,000 (learned from its refusal)"
    )
