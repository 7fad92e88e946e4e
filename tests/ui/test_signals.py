from __future__ import annotations

import asyncio
import os
import signal

import pytest

from socra_cli.errors import Interrupted
from socra_cli.ui.channel import OutputClosed
from socra_cli.ui.signals import LEAVING, ctrl_c, run


@pytest.mark.parametrize("number", LEAVING)
def test_a_signal_cancels_the_run_cleans_up_and_comes_out_as_interrupted(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    cleaned: list[bool] = []

    async def main() -> None:
        try:
            os.kill(os.getpid(), number)
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.append(True)

    with pytest.raises(Interrupted, match="stopped by") as caught:
        run(main)
    assert cleaned == [True]
    assert caught.value.exit_code == 130
    assert signal.getsignal(number) is before


def test_a_second_signal_breaks_off_a_clean_up_that_hangs() -> None:
    async def main() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.Event().wait()
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.Event().wait()

    with pytest.raises(Interrupted):
        run(main)


def test_a_result_and_an_error_pass_through() -> None:
    async def answer() -> int:
        return 42

    async def fail() -> None:
        raise OutputClosed

    assert run(answer) == 42
    with pytest.raises(OutputClosed):
        run(fail)


def test_within_it_ctrl_c_is_only_a_key() -> None:
    async def main() -> list[str]:
        heard: list[str] = []
        pressed = asyncio.Event()
        with ctrl_c(lambda: (heard.append("stop"), pressed.set())):  # type: ignore[arg-type, return-value]  # both
            os.kill(os.getpid(), signal.SIGINT)
            await pressed.wait()
        return heard

    assert run(main) == ["stop"]


def test_a_hang_up_that_was_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)

    async def main() -> str:
        os.kill(os.getpid(), signal.SIGHUP)
        await asyncio.sleep(0)
        return "went on"

    try:
        assert run(main) == "went on"
    finally:
        signal.signal(signal.SIGHUP, before)
