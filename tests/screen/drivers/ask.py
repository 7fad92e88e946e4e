"""Asks for answers until one says "bye", and prints each as JSON."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

from socra_cli.errors import Interrupted
from socra_cli.ui.channel import let_go
from socra_cli.ui.console import Terminal
from socra_cli.ui.modes import preserved
from socra_cli.ui.prompt import Prompter
from socra_cli.ui.signals import run

sys.path.insert(0, str(Path(__file__).parent))
from gates import gate

COMMANDS = {"/ledger": "what is known", "/skip": "the next question"}


async def late(prompter: Prompter) -> None:
    await asyncio.to_thread(gate)
    prompter.offer(["late one", "late two"])


async def conversation(terminal: Terminal) -> None:
    history = Path(os.environ["HOME"]) / "private" / "history"
    if "--controlling" in sys.argv:
        prompter = Prompter.controlling(terminal, os.environ, history=history, commands=COMMANDS)
    else:
        prompter = Prompter(terminal, history=history, commands=COMMANDS)
    replies = [] if "--late" in sys.argv else ["I have numbers", "I don't know yet"]
    offered = asyncio.ensure_future(late(prompter)) if "--late" in sys.argv else None
    answer = None
    while answer is None or (answer.kind == "text" and answer.text != "bye"):
        answer = await prompter.read_async(replies=replies)
        terminal.out.write(f"got {json.dumps([answer.kind, answer.text], ensure_ascii=False)}\n")
    if offered is not None:
        offered.cancel()


def main() -> None:
    terminal = Terminal.detect(
        json=False,
        quiet=False,
        verbose=0,
        plain="--plain" in sys.argv,
        no_input=False,
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        environ=os.environ,
    )
    with terminal.closed_pipe_ends_quietly(), preserved(sys.stdin, terminal.out, terminal.err):
        try:
            run(lambda: conversation(terminal))
        except Interrupted as interrupted:
            terminal.error(interrupted)
            raise SystemExit(interrupted.exit_code) from None


try:
    main()
finally:
    let_go(sys.stdout, sys.stderr)
