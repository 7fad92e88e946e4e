"""Putting one question: streamed, guarded when it is whole, and stored as it stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from socra_cli.domain.evidence import Turn
from socra_cli.domain.ledger import Assumption
from socra_cli.domain.stages import AskInputs, Move, QuestionDraft, RepliesInputs
from socra_cli.errors import ProvidersError, SocraError
from socra_cli.interview.engine import questions_left
from socra_cli.interview.face import Face, Model, Writing
from socra_cli.interview.fallback import clip
from socra_cli.interview.questions import LEADING, SEVERAL, clean_replies, first_question, objection
from socra_cli.interview.stopping import Stopped, until_stopped
from socra_cli.llm.request import Request, Restarted, Token
from socra_cli.llm.stages import Stages
from socra_cli.store.events import Asked, BrokenOff
from socra_cli.store.session import Session
from socra_cli.store.state import SessionState

_ASKED_CHARS = 100
_ASKED_KEPT = 6
"""Earlier questions that the interviewer is shown; that none is repeated is checked against all of them."""


@dataclass(slots=True)
class _Draft:
    """What has come of the question so far."""

    text: str = ""
    tail: QuestionDraft | None = None


@dataclass(slots=True)
class Asking:
    """Asks the model for the wording of a move. Texts that are withdrawn are stored, marked as partial."""

    session: Session
    model: Model
    stages: Stages
    face: Face
    max_questions: int
    _draft: _Draft = field(default_factory=_Draft)

    async def ask(self, move: Move) -> QuestionDraft | None:
        """Put the question and store it. Returns the structured part if it came with the text.

        Stopped by the founder, what came so far is the question, marked. Raises SocraError when nobody can be
        asked; then what came is kept, and marked.
        """
        writing = self.face.writing()
        try:
            outcome = await until_stopped(self._worded(move, writing), self.face)
        except SocraError as error:
            self._withdraw(error.kind)
            writing.abort("broken off")
            raise
        if outcome is Stopped:
            self._stopped(move, writing)
            return None
        writing.finish()
        self._store(move, self._draft.text, partial=False)
        return self._draft.tail

    async def _worded(self, move: Move, writing: Writing) -> None:
        """The interviewer's wording, rewritten once if it leads, else the engine's own."""
        asked = tuple(exchange.question.text for exchange in self.session.state.exchanges)
        inputs = ask_inputs(self.session.state, move, self.max_questions)
        problem = await self._one_try(inputs, asked, writing)
        if problem == LEADING:
            rewrite = inputs.model_copy(update={"rewrite_of": self._again(LEADING, writing)})
            problem = await self._one_try(rewrite, asked, writing)
        if problem is not None:
            self._again(problem, writing)
            self._show(move.fallback, writing)

    async def _one_try(self, inputs: AskInputs, asked: tuple[str, ...], writing: Writing) -> str | None:
        """Stream one wording. Returns what is wrong with it, or None."""
        await self._stream(self.stages.ask(inputs), writing)
        one = first_question(self._draft.text)
        problem = objection(one, asked)
        if problem is None and one != self._draft.text:
            tail = self._draft.tail
            self._again(SEVERAL, writing)
            self._show(one, writing)
            self._draft.tail = tail
        return problem

    async def _stream(self, request: Request, writing: Writing) -> None:
        self._draft = _Draft()
        async for event in self.model.stream(request):
            if isinstance(event, Token):
                self._draft.text += event.text
                writing.feed(event.text)
            elif isinstance(event, Restarted):
                self._again(event.reason, writing)
            else:
                tail = event.tail if isinstance(event.tail, QuestionDraft) else None
                self._draft = _Draft(event.text.strip(), tail)

    def _show(self, text: str, writing: Writing) -> None:
        self._draft = _Draft(text)
        writing.feed(text)

    def _again(self, reason: str, writing: Writing) -> str:
        """Withdraw what came, on the screen and in the log, and return it."""
        text = self._draft.text
        self._withdraw(reason)
        writing.restart(reason)
        return text

    def _withdraw(self, reason: str) -> None:
        text, self._draft = self._draft.text, _Draft()
        if not text.strip():
            return
        talk = self.session.state.conversation
        turn_id = f"{self._next_id()}.{len(talk.broken) + 1}"
        turn = Turn(id=turn_id, role="interviewer", text=text, partial=True)
        self.session.append(BrokenOff(turn=turn, reason=reason))

    def _stopped(self, move: Move, writing: Writing) -> None:
        """The founder has heard enough: what came is the question; where nothing came, the engine's own."""
        writing.abort("stopped")
        if self._draft.text.strip():
            self._store(move, self._draft.text, partial=True)
            return
        own = self.face.writing()
        own.feed(move.fallback)
        own.finish()
        self._store(move, move.fallback, partial=False)

    def _store(self, move: Move, text: str, *, partial: bool) -> None:
        turn = Turn(
            id=self._next_id(),
            role="interviewer",
            text=text,
            why=move.why,
            assumption_id=move.assumption_id,
            partial=partial,
        )
        self._draft = _Draft(tail=self._draft.tail)
        self.session.append(Asked(turn=turn, move=move))

    def _next_id(self) -> str:
        return f"Q{len(self.session.state.exchanges) + 1:02}"


def ask_inputs(state: SessionState, move: Move, max_questions: int) -> AskInputs:
    """The facts that a question is worded from: rebuilt from the state, so that they don't grow."""
    answers = [exchange.answer.text for exchange in state.exchanges if exchange.answer]
    return AskInputs(
        summary=state.summary or state.title,
        move=move,
        assumption=assumption_of(state, move),
        ledger=state.ledger,
        last_answer=answers[-1] if answers else "",
        asked=tuple(
            clip(exchange.question.text, _ASKED_CHARS) for exchange in state.exchanges[-_ASKED_KEPT:]
        ),
        questions_left=questions_left(state.exchanges, max_questions),
    )


def assumption_of(state: SessionState, move: Move) -> Assumption:
    """The assumption that a move tests."""
    found = state.ledger.find(move.assumption_id)
    return found or Assumption(id=move.assumption_id, statement=move.aim)


async def quick_replies(
    state: SessionState, model: Model, stages: Stages, tail: QuestionDraft | None
) -> tuple[str, ...]:
    """Replies to the open question: from the stream if they came with it, else by a call of their own.

    Where that call fails, none.
    """
    if tail is not None:
        return clean_replies(tail.replies)
    pending = state.conversation.pending
    if pending is None:
        return ()
    inputs = RepliesInputs(question=pending.question.text, assumption=assumption_of(state, pending.move))
    try:
        reply = await model.complete(stages.replies(inputs))
    except ProvidersError:
        return ()
    assert isinstance(reply.value, QuestionDraft)  # noqa: S101 - the router validates against the schema
    return clean_replies(reply.value.replies)
