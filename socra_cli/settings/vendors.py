"""The providers that socra knows by itself. Models, limits and addresses as of November 2026.

Limits are starting values of the free tiers: headers and errors correct them, and none of them refuses a run.
"""

from __future__ import annotations

from socra_cli.llm.spec import Limits, ProviderSpec

ANTHROPIC = ProviderSpec(
    name="anthropic",
    dialect="anthropic",
    models=("claude-haiku-5-5", "claude-haiku-4-5"),
    reliable_tail=True,
    company="Anthropic",
    trains_on_free_tier=False,
)

GOOGLE = ProviderSpec(
    name="google",
    dialect="openai",
    models=("gemini-3.5-flash-lite", "gemini-3.1-flash-lite"),
    base_url="https://generativelanguage.googleapis.com/v1beta/openai/",
    limits=Limits(requests_minute=15, tokens_minute=1_000_000, requests_day=500),
    company="Google",
    trains_on_free_tier=True,
)

GROQ = ProviderSpec(
    name="groq",
    dialect="openai",
    models=("openai/gpt-oss-20b", "openai/gpt-oss-120b"),
    base_url="https://api.groq.com/openai/v1",
    limits=Limits(requests_minute=30, tokens_minute=6_000, requests_day=1_000, tokens_day=200_000),
    counts="input_and_max_output",
    structured="json_schema_strict",
    structured_models=("gpt-oss",),
    streams_structured=False,
    extra_body=(("reasoning_effort", "low"),),
    requests_header="requests_day",
    company="Groq",
    trains_on_free_tier=False,
)

OFFLINE = ProviderSpec(name="offline", dialect="offline", models=("rules",), needs_key=False)
"""socra's own rules. No company receives anything."""

VENDORS = {spec.name: spec for spec in (ANTHROPIC, GOOGLE, GROQ)}

KEY_NAMES = {
    "anthropic": ("ANTHROPIC_API_KEY",),
    "google": ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    "groq": ("GROQ_API_KEY",),
}
"""Variables that hold each one's key, in the order in which they are looked at."""
