"""What to tell the user when nobody can take a request: which error, with which arithmetic."""

from __future__ import annotations

from socra_cli.errors import ConfigurationError, ProvidersError, RefusedError, SocraError
from socra_cli.llm.forecast import Plan
from socra_cli.llm.health import told
from socra_cli.llm.planner import Unplaced
from socra_cli.llm.ticket import Tried

REFUSALS = {  # kinds of refusal that are nobody's failure, and what the user can do about each
    "too_large": "Shorten the brief, raise the limit that is named, or add a provider with a larger one.",
    "over_budget": "Raise the budget, or put a cheaper provider first with --route.",
    "max_wait": "Wait longer with --max-wait, or add a second provider.",
}

_LATER = "What was finished is kept; try again later with --resume."


class AllFailed(ProvidersError):  # noqa: N818 - as its siblings, it names what happened
    """Every provider that could be asked has failed. ``failures`` are the attempts made, in their order."""

    def __init__(
        self, message: str, *, hint: str = "", kind: str = "", failures: tuple[Tried, ...] = ()
    ) -> None:
        super().__init__(message, hint=hint, kind=kind)
        self.failures = failures


def worn_out(stage: str, tried: tuple[Tried, ...]) -> AllFailed:
    """The error for a request that was tried as often as any may be."""
    last = f"{tried[-1].provider}: {told(tried[-1].failure)}"
    message = f"No provider answered {stage!r} in {len(tried)} attempts (the last: {last})."
    return AllFailed(message, hint=_LATER, kind="providers_failed", failures=tried)


def refused(plan: Plan) -> RefusedError:
    """The error for a run that can't be made as planned."""
    return RefusedError(f"Nothing was sent. {plan.refusal}", hint=REFUSALS[plan.kind], kind=plan.kind)


def exhausted(
    stage: str, unplaced: Unplaced, tried: tuple[Tried, ...], *, sent: bool, usable: bool, keys_refused: bool
) -> SocraError:
    """The error for a request that nobody can take (any more); ``sent`` tells whether the run has sent
    anything.
    """
    reasons = "; ".join(f"{each.provider}: {each.reason}" for each in unplaced.passed_over)
    if not usable:
        return ConfigurationError("No provider is usable.", hint="Set a provider's key.", kind="no_provider")
    if keys_refused:
        hint = "Check the keys: socra doctor shows where each one comes from."
        return ConfigurationError(
            f"Every provider refused its key ({reasons}).", hint=hint, kind="keys_refused"
        )
    hint = REFUSALS.get(unplaced.kind, _LATER)
    message = f"No provider can take {stage!r} ({reasons})."
    if unplaced.kind in REFUSALS and not sent:
        return RefusedError(message, hint=hint, kind=unplaced.kind)
    kind = unplaced.kind if unplaced.kind in REFUSALS else "providers_failed"
    return AllFailed(message, hint=hint, kind=kind, failures=tried)
