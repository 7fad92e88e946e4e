"""Exit codes, and what can go wrong in one call: from the exception tree and the table of reactions."""

from __future__ import annotations

from typing import NamedTuple

from scripts.docs.markdown import code, prose, table
from socra_cli.errors import SocraError
from socra_cli.llm.failures import Kind
from socra_cli.llm.reactions import REACTIONS, Out


def exit_codes() -> str:
    """Every code that socra leaves with, the ``error.code`` beside it, and what it means."""
    rows = [(number, code(name), means) for number, name, means in exit_code_rows()]
    return table(("exit code", "`error.code`", "means"), rows)


def exit_code_rows() -> list[tuple[str, str, str]]:
    """Code, name and meaning of each, in order of the codes."""
    errors = {
        error.exit_code: (error.code, prose(error.__doc__ or "")) for error in SocraError.__subclasses__()
    }
    known = errors | _NO_ERRORS | {SocraError.exit_code: (SocraError.code, _BUG)}
    return [(str(number), *known[number]) for number in sorted(known)]


_NO_ERRORS = {
    0: ("", "Done, whatever the verdict."),
    1: (
        "",
        "No failure: `socra lint` found something at or above `--fail-on`, or `socra diff A B --exit-code` "
        "something that changed.",
    ),
}
_BUG = "A bug in socra: one line on standard error says where the traceback is."


class Advice(NamedTuple):
    """What a kind of failure means, and what a person can do."""

    means: str
    do: str


ADVICE = {
    Kind.RATE_LIMITED_MINUTE: Advice(
        "The provider takes no more requests or tokens this minute.",
        "Nothing: socra waits as it was told, or asks another provider. A second key spares the wait.",
    ),
    Kind.RATE_LIMITED_DAY: Advice(
        "The quota of the day is used up.", "Use another provider, or go on tomorrow with `--resume`."
    ),
    Kind.OVERLOADED: Advice(
        "The provider has too much to do (503, 529).", "Nothing, or add a second provider."
    ),
    Kind.SERVER_ERROR: Advice("The provider failed by itself (5xx).", "Nothing; go on later if it lasts."),
    Kind.UNREACHABLE: Advice(
        "No connection: no network, a wrong address, a proxy, a local server that isn't running.",
        "Look at the address in `socra doctor`, then try `socra doctor --live`.",
    ),
    Kind.TIMED_OUT: Advice(
        "Silence for longer than the provider's `timeout`, or ten times that in all.",
        "For a slow local model set a longer `timeout`.",
    ),
    Kind.CUT: Advice(
        "The stream ended without saying that it was finished.",
        "Nothing: the part is never taken for the whole.",
    ),
    Kind.TRUNCATED: Advice(
        "The answer filled the room it was given, and stopped.",
        "If every model does: another model. One that thinks at length spends that room on thinking.",
    ),
    Kind.MALFORMED: Advice(
        "The answer was not the JSON that was asked for, also after one repair.",
        "Another model, or another `structured` for a local one.",
    ),
    Kind.EMPTY: Advice("The answer held no text.", "Another model, if it goes on."),
    Kind.REFUSED: Advice(
        "The model declined to answer.",
        "Another provider may answer; read the brief for what was taken amiss.",
    ),
    Kind.CONTEXT_EXCEEDED: Advice(
        "The request doesn't fit the model's window.",
        "socra sends a shorter rendering; a shorter brief helps.",
    ),
    Kind.TOO_LARGE: Advice(
        "One request is larger than the provider admits in a minute (413).",
        "socra sends a shorter rendering, or asks somebody else.",
    ),
    Kind.MODEL_GONE: Advice(
        "The model was shut down or never existed under this name.",
        "socra takes the next one. Set `models` to names that the provider lists.",
    ),
    Kind.UNAUTHORISED: Advice(
        "The key is wrong, revoked or not allowed this model.",
        "Copy the key again; `socra doctor --live` tells.",
    ),
    Kind.BILLING: Advice(
        "No credit, or a spending limit is reached.", "Settle it with the provider, or take it off the route."
    ),
    Kind.BAD_REQUEST: Advice(
        "The provider doesn't understand the request.",
        "For an endpoint of your own: another `structured`, `kind` or `api_version`.",
    ),
}

_OUT = {
    Out.NOBODY: "",
    Out.HINT: " The provider is left alone for as long as it asked for.",
    Out.OUTAGE: " The provider is left alone, for longer each time.",
    Out.DAY: " The provider is left alone until its day is over.",
    Out.MODEL: " The model is not asked again in this run.",
    Out.SIZE: " No request of this size is sent there again in this run.",
    Out.RUN: " The provider is left alone for this run.",
}


def kinds() -> str:
    """Each kind of failure: what it means, what socra does, what a person can do."""
    return "\n\n".join(part for kind in Kind for part in _kind(kind))


def _kind(kind: Kind) -> tuple[str, ...]:
    advice, reaction = ADVICE[kind], REACTIONS[kind]
    return (
        f"### `{kind.value}`",
        advice.means,
        f"*socra:* {_times(reaction.again)}{_OUT[reaction.out]}",
        f"*You:* {advice.do}",
    )


def _times(again: int) -> str:
    if not again:
        return "the same provider is not asked again for it."
    times = {1: "once more", 2: "twice more"}.get(again, f"up to {again} times more")
    return f"the same provider is asked {times}."
