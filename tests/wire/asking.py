"""Short ways to ask a provider something, for the tests of this folder."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel, SecretStr

from socra_cli.llm.failures import CallFailed, Failure
from socra_cli.llm.providers.base import Provider
from socra_cli.llm.providers.registry import build_provider
from socra_cli.llm.request import Answer, Call, Delta, End, Message
from socra_cli.llm.spec import ProviderSpec
from socra_cli.settings.vendors import VENDORS
from tests.wire.server import WireServer

T = TypeVar("T")

KEY = "sk-live-0123456789abcdef"


class NoInputs(BaseModel):
    pass


class Verdict(BaseModel):
    """A small typed answer."""

    reason: str
    score: int


def call(schema: type[BaseModel] | None = None, **changes: Any) -> Call:
    messages = (Message("system", "Be brief."), Message("user", "Who pays?"))
    return replace(Call("ask", "model-1", messages, 200, NoInputs(), schema), **changes)


def spec_of(server: WireServer, name: str, /, **changes: Any) -> ProviderSpec:
    """One of socra's own providers, pointed at the server."""
    at = {"base_url": server.base_url(name), "key": SecretStr(KEY), "timeout_s": 5.0, "models": ("model-1",)}
    return replace(VENDORS[name], **{**at, **changes})


def complete(spec: ProviderSpec, asked: Call | None = None) -> Answer:
    return asyncio.run(_with(build_provider(spec), lambda provider: provider.complete(asked or call())))


def streamed(spec: ProviderSpec, asked: Call | None = None) -> tuple[list[str], End]:
    """The pieces of text, and the end."""

    async def gather(provider: Provider) -> tuple[list[str], End]:
        chunks = [chunk async for chunk in provider.stream(asked or call())]
        assert isinstance(chunks[-1], End)
        return [chunk.text for chunk in chunks if isinstance(chunk, Delta)], chunks[-1]

    return asyncio.run(_with(build_provider(spec), gather))


def failure(spec: ProviderSpec, asked: Call | None = None, *, stream: bool = False) -> Failure:
    """How asking fails. An answer, instead, fails the test."""
    with pytest.raises(CallFailed) as caught:
        streamed(spec, asked) if stream else complete(spec, asked)
    assert KEY not in f"{caught.value!r}{caught.value}"
    return caught.value.failure


async def _with(provider: Provider, ask: Callable[[Provider], Coroutine[Any, Any, T]]) -> T:
    try:
        return await ask(provider)
    finally:
        await provider.aclose()
