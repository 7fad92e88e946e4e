"""From a spec to its provider. Nothing is imported before it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from socra_cli.llm.providers.base import Provider
from socra_cli.llm.spec import Dialect, ProviderSpec


def build_provider(spec: ProviderSpec) -> Provider:
    """The provider that speaks ``spec.dialect``. It loads its SDK, and connects, at its first call."""
    return _FACTORIES[spec.dialect](spec)


def _anthropic(spec: ProviderSpec) -> Provider:
    from socra_cli.llm.providers.anthropic import AnthropicProvider

    return AnthropicProvider(spec)


def _openai(spec: ProviderSpec) -> Provider:
    from socra_cli.llm.providers.openai_compatible import OpenAICompatibleProvider

    return OpenAICompatibleProvider(spec)


def _offline(spec: ProviderSpec) -> Provider:
    from socra_cli.llm.offline.provider import OfflineProvider

    return OfflineProvider(spec)


_FACTORIES: dict[Dialect, Callable[[ProviderSpec], Provider]] = {
    "anthropic": _anthropic,
    "openai": _openai,
    "azure": _openai,
    "offline": _offline,
}
