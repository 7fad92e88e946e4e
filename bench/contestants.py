"""One contestant of the burst benchmark, a process of its own: bursts of calls in, one line of JSON out.

Every contestant is configured as its documentation begins: two models and, where there is a second one, a
fallback to it. ``-once`` is the same with its retries off.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROMPT = "abcd" * 1000
MAX_OUTPUT_TOKENS = 1000
GREETING = "abcd" * 10
KEY = "bench"

Ask = Callable[[str, int], Awaitable[object]]
"""Sends a prompt with so many output tokens allowed; raises if there is no answer."""


@dataclass(frozen=True)
class Task:
    """``urls`` in order of preference, ``bursts`` as (seconds after the start, calls)."""

    contestant: str
    urls: list[str]
    bursts: list[tuple[float, int]]
    limits: str
    tokens_minute: int


def socra(urls: list[str], task: Task) -> Ask:
    from pydantic import BaseModel, SecretStr

    from socra_cli.llm import Limits, Message, ProviderSpec, Rendering, Request, Router
    from socra_cli.store.limits import LimitStore

    class Nothing(BaseModel):
        """The bench has no facts to hand over."""

    def spec(number: int, url: str) -> ProviderSpec:
        own = {
            "limits": Limits(tokens_minute=task.tokens_minute if url == task.urls[0] else None),
            "counts": "input_and_max_output",
        }
        name = "first" if url == task.urls[0] else "second"
        return ProviderSpec(name, "openai", ("model",), url, SecretStr(KEY), **own)

    router = Router.from_specs(
        [spec(number, url) for number, url in enumerate(urls)], limits=LimitStore(Path(task.limits))
    )

    async def ask(prompt: str, output: int) -> object:
        rendering = Rendering("full", (Message("user", prompt),), output)
        return await router.complete(Request("call", (rendering,), Nothing()))

    return ask


def litellm(urls: list[str], task: Task) -> Ask:
    from litellm import Router

    names = ["first", "second"][: len(urls)]
    once = {"num_retries": 0} if task.contestant.endswith("-once") else {}
    router = Router(
        model_list=[
            {
                "model_name": name,
                "litellm_params": {
                    "model": "openai/model",
                    "api_base": url,
                    "api_key": KEY,
                    **({"max_retries": 0} if once else {}),
                },
            }
            for name, url in zip(names, urls, strict=True)
        ],
        fallbacks=[{"first": ["second"]}] if len(urls) > 1 else [],
        **once,
    )

    async def ask(prompt: str, output: int) -> object:
        messages = [{"role": "user", "content": prompt}]
        return await router.acompletion(model="first", messages=messages, max_tokens=output)

    return ask


def pydantic_ai(urls: list[str], task: Task) -> Ask:
    from openai import AsyncOpenAI
    from pydantic_ai import Agent
    from pydantic_ai.models.fallback import FallbackModel
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    once = {"max_retries": 0} if task.contestant.endswith("-once") else {}
    models = [
        OpenAIChatModel(
            "model", provider=OpenAIProvider(openai_client=AsyncOpenAI(base_url=url, api_key=KEY, **once))
        )
        for url in urls
    ]
    agent = Agent(FallbackModel(*models) if len(models) > 1 else models[0])

    async def ask(prompt: str, output: int) -> object:
        return await agent.run(prompt, model_settings={"max_tokens": output})

    return ask


def langchain(urls: list[str], task: Task) -> Ask:
    from langchain_openai import ChatOpenAI

    once = {"max_retries": 0} if task.contestant.endswith("-once") else {}
    models = [ChatOpenAI(model="model", base_url=url, api_key=KEY, **once) for url in urls]

    async def ask(prompt: str, output: int) -> object:
        bound = [model.bind(max_tokens=output) for model in models]
        chain = bound[0].with_fallbacks(bound[1:]) if len(bound) > 1 else bound[0]
        return await chain.ainvoke(prompt)

    return ask


CONTESTANTS: dict[str, Callable[[list[str], Task], Ask]] = {
    "socra": socra,
    "litellm": litellm,
    "litellm-once": litellm,
    "pydantic-ai": pydantic_ai,
    "pydantic-ai-once": pydantic_ai,
    "langchain": langchain,
    "langchain-once": langchain,
}


async def run(task: Task) -> dict[str, Any]:
    """Greet every provider once, as an earlier step of a run would; be told the start; send the bursts."""
    build = CONTESTANTS[task.contestant]
    ask = build(task.urls, task)
    await ask(GREETING, 10)
    for url in task.urls[1:]:
        await build([url], task)(GREETING, 10)
    print(json.dumps({"ready": task.contestant}), flush=True)
    starts_at = float(await asyncio.to_thread(sys.stdin.readline))
    await asyncio.sleep(max(0.0, starts_at - time.time()))
    begun = time.monotonic()

    async def burst(after_s: float, calls: int) -> list[object]:
        await asyncio.sleep(after_s)
        return await asyncio.gather(
            *(ask(PROMPT, MAX_OUTPUT_TOKENS) for _ in range(calls)), return_exceptions=True
        )

    outcomes = [
        each for group in await asyncio.gather(*(burst(*one) for one in task.bursts)) for each in group
    ]
    completed = sum(not isinstance(each, BaseException) for each in outcomes)
    return {"completed": completed, "wall_s": time.monotonic() - begun}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(Task(**json.loads(sys.argv[1]))))), flush=True)
