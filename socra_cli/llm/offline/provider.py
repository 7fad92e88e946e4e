"""The offline provider: the same protocol as every other, answered by rules. Nothing is sent anywhere."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable

from pydantic import BaseModel

from socra_cli.domain.stages import (
    AdvocateInputs,
    AskInputs,
    AssessInputs,
    IntakeInputs,
    PersonaInputs,
    QuoteRepairInputs,
    RepliesInputs,
    SynthesisInputs,
)
from socra_cli.llm.failures import CallFailed, Failure, Kind
from socra_cli.llm.request import Answer, Call, Chunk, Delta, End, Usage
from socra_cli.llm.spec import ProviderSpec

_WORD = re.compile(r"\S+\s*|\s+")


class OfflineProvider:
    """Answers from ``call.inputs`` alone: a typed stage with its draft as JSON, a question as text.

    The same inputs give the same answer to the byte. Usage is zero tokens, since no model is asked.
    """

    def __init__(self, spec: ProviderSpec) -> None:
        self.spec = spec

    async def complete(self, call: Call) -> Answer:
        """Raises CallFailed (bad request) for inputs that no rule answers."""
        return Answer(text=answer(call), usage=Usage(), model=call.model)

    async def stream(self, call: Call) -> AsyncIterator[Chunk]:
        """The same answer, word by word, and an explicit finish. Raises CallFailed as ``complete`` does."""
        for match in _WORD.finditer(answer(call)):
            yield Delta(match.group())
        yield End(usage=Usage(), model=call.model)

    async def aclose(self) -> None:
        """Nothing is open."""


def answer(call: Call) -> str:
    """The text of the answer to one call."""
    rule = _rules().get(type(call.inputs))
    if rule is None:
        raise CallFailed(Failure(Kind.BAD_REQUEST, f"no rule answers the stage {call.stage!r}"))
    drafted = rule(call.inputs)
    return drafted if isinstance(drafted, str) else drafted.model_dump_json()


def _rules() -> dict[type[BaseModel], Callable[..., BaseModel | str]]:
    """By type of inputs. Imported here, so that a run on a real provider never loads the rules."""
    from socra_cli.llm.offline import advocate, assessor, intake, interviewer, personas, repair, synthesis

    return {
        IntakeInputs: intake.draft_intake,
        PersonaInputs: personas.draft_report,
        AdvocateInputs: advocate.draft_advocate,
        SynthesisInputs: synthesis.draft_synthesis,
        AskInputs: interviewer.question,
        RepliesInputs: interviewer.replies,
        AssessInputs: assessor.draft_assessment,
        QuoteRepairInputs: repair.draft_repair,
    }
