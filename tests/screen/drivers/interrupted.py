"""An answer that streams until Ctrl-C stops it, then a prompt, as in the interview."""

from __future__ import annotations

import asyncio
import os
import sys

from socra_cli.errors import Interrupted
from socra_cli.ui.console import Terminal
from socra_cli.ui.modes import preserved
from socra_cli.ui.prompt import Prompter
from socra_cli.ui.signals import ctrl_c, run
from socra_cli.ui.stream import MarkdownStream


async def answer(stream: MarkdownStream) -> None:
    stream.feed("the beginning\n\nand the unfinished ")
    stream.feed("**end")
    stream.flush()
    await asyncio.Event().wait()


async def conversation(terminal: Terminal) -> None:
    with MarkdownStream(terminal.out) as stream:
        streaming = asyncio.ensure_future(answer(stream))
        with ctrl_c(streaming.cancel):
            await asyncio.wait([streaming])
        stream.abort("stopped by Ctrl-C")
    reply = await Prompter(terminal).read_async()
    terminal.result(f"got {reply.text}")


def main() -> None:
    terminal = Terminal.detect(
        json=False,
        quiet=False,
        verbose=0,
        plain=False,
        no_input=False,
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        environ=os.environ,
    )
    with preserved(sys.stdin, terminal.out):
        if "--crash" in sys.argv:
            stream = MarkdownStream(terminal.out)
            stream.feed("drawn, ")
            stream.flush()
            raise RuntimeError("a bug")
        try:
            run(lambda: conversation(terminal))
        except Interrupted as interrupted:
            terminal.error(interrupted)
            raise SystemExit(interrupted.exit_code) from None


main()
