"""One command line of socra's, run in this process with streams of its own."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from socra_cli.app import run

EXAMPLES = Path(__file__).parent.parent / "examples"


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.out)


def socra(
    *arguments: str, stdin: str = "", environ: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Done:
    """Run ``socra`` with these arguments, in the test's own home unless ``cwd`` is given.

    ``environ`` is added to the test's own environment.
    """
    source = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    before = Path.cwd()
    streams = (mock.patch.object(sys, "stdin", source), mock.patch.object(sys, "stdout", out))
    with (
        streams[0],
        streams[1],
        mock.patch.object(sys, "stderr", err),
        mock.patch.dict(os.environ, environ or {}),
    ):
        os.chdir(cwd or os.environ["HOME"])
        try:
            code = run(arguments)
        finally:
            os.chdir(before)
    return Done(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")
