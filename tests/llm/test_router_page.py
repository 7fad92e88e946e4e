"""The page about the router shows what can be run."""

from __future__ import annotations

import asyncio
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from tests.wire.behaviour import Say
from tests.wire.server import WireServer

PAGE = (Path(__file__).parents[2] / "docs" / "router.md").read_text("utf-8")


def test_the_router_s_lines_run_as_they_stand(wire_server: WireServer) -> None:
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    wire_server.rule("v1", Say("Hello yourself."))
    lines = code[1].replace("http://localhost:11434/v1", wire_server.base_url("v1"))

    class Facts(BaseModel):
        """Any model will do."""

    scope: dict[str, Any] = {"Facts": Facts}
    imports, body = lines.split("\n\n", 1)
    exec(imports, scope)
    exec(f"async def work():\n{textwrap.indent(body, '    ')}\n    return reply", scope)
    assert asyncio.run(scope["work"]()).text == "Hello yourself."
    assert "typer" not in str(sys.modules["socra_cli.llm"].__dict__)
