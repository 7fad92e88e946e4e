"""The interview as it runs: ask, read, assess, store; until the engine, the founder or the input ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from socra_cli.domain.evidence import Turn
from socra_cli.domain.gauges import explain_coverage, explain_merit
from socra_cli.errors import Interrupted, SocraError
from socra_cli.interview.asking import Asking, quick_replies
from socra_cli.interview.assessment import Assessor
from socra_cli.interview.engine import Stop, next_step, questions_left
from socra_cli.interview.face import Face, Model
from socra_cli.interview.lines import Answer, Command, parse_line
from socra_cli.interview.offering import offered
from socra_cli.interview.stopping import until_stopped
from socra_cli.llm.stages import Stages
from socra_cli.store.documents import gauges_of
from socra_cli.store.events import (
    Answered,
    Assessed,
    BudgetSet,
    Left,
    LeftBecause,
    Skipped,
    Undone,
)
from socra_cli.store.session import Session
from socra_cli.store.state import Exchange, SessionState

REPLIES_WAIT_S = 0.5
"""Longer than this nobody waits for quick replies before the prompt: they are offered when they come."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Why the talk is over, and whether the founder asked for the plan with ``/plan``."""

    reason: LeftBecause
    plan: bool = False


class Interview:
    """One session's talk. Every step is stored before the next begins, so that it can end anywhere.

    ``intake`` gives the session its ledger; it is awaited once, when there is none.
    """

    def __init__(
        self,
        session: Session,
        model: Model,
        stages: Stages,
        face: Face,
        *,
        intake: Callable[[], Awaitable[None]],
        max_questions: int,
        replies_wait_s: float | None = REPLIES_WAIT_S,
    ) -> None:
        self._session = session
        self._model = model
        self._stages = stages
        self._face = face
        self._intake = intake
        self._max_questions = max_questions
        self._replies_wait_s = replies_wait_s
        self._asking = Asking(session, model, stages, face, max_questions)
        self._assessor = Assessor(model, stages)

    async def run(self) -> Ending:
        """Talk until it ends. Raises SocraError, with the session's id, when it can't go on."""
        with self._told_when_left():
            await self._prepare()
            while True:
                ending = await self._round()
                if ending is not None:
                    self._session.append(Left(reason=ending.reason))
                    return ending

    @property
    def _state(self) -> SessionState:
        return self._session.state

    # ── beginning and ending ─────────────────────────────────────────────────

    async def _prepare(self) -> None:
        if self._state.max_questions != self._max_questions:
            self._session.append(BudgetSet(max_questions=self._max_questions))
        if not self._state.intake_done:
            await self._intake()
        if self._state.intake_failed:
            self._face.warn(f"no model read the brief ({self._state.intake_failed}): rules stand in for it")
        for exchange in self._state.exchanges:
            if exchange.answer is not None and not exchange.assessed:
                await self._assess(exchange)

    @contextmanager
    def _told_when_left(self) -> Iterator[None]:
        """Store why the talk broke off, and name the session in the error."""
        try:
            yield
        except SocraError as error:
            reason: LeftBecause = "interrupted" if isinstance(error, Interrupted) else "providers"
            self._session.append(Left(reason=reason))
            error.session_id = self._session.id
            raise
        except (asyncio.CancelledError, KeyboardInterrupt):
            self._session.append(Left(reason="interrupted"))
            raise

    # ── one round ────────────────────────────────────────────────────────────

    async def _round(self) -> Ending | None:
        """Put the next question, or the open one again, and take what comes. Returns the ending, if any."""
        if self._state.conversation.pending is not None:
            self._put_again()
            said = await self._listen()
        else:
            step = next_step(self._state.ledger, self._state.exchanges, self._max_questions)
            if isinstance(step, Stop):
                self._face.say(step.text)
                return Ending(step.reason)
            tail = await self._asking.ask(step)
            self._face.why(step.why)
            coming = quick_replies(self._state, self._model, self._stages, tail)
            async with offered(coming, self._session, self._face, wait_s=self._replies_wait_s):
                said = await self._listen()
        if not isinstance(said, Answer):
            return said
        await self._take(said)
        return None

    def _put_again(self) -> None:
        """The open question once more, after an undo or a resume: no call is spent on it."""
        pending = self._pending()
        writing = self._face.writing()
        writing.feed(pending.question.text)
        writing.finish()
        self._face.why(pending.move.why)

    async def _listen(self) -> Answer | Ending | None:
        """Read until the question is answered, or the talk is left, or another question is open (None)."""
        while True:
            try:
                said = parse_line(await self._face.read(self._pending().replies))
            except EOFError:
                return Ending("end_of_input")
            if isinstance(said, Answer):
                return said
            if said is None:
                continue
            if said.name in ("done", "plan"):
                return Ending("done", plan=said.name == "plan")
            if self._moved(said):
                return None

    async def _take(self, said: Answer) -> None:
        turn = Turn(id=f"T{len(self._state.exchanges):02}", role="founder", text=said.text)
        self._session.append(Answered(turn=turn))
        await self._assess(self._state.exchanges[-1])

    async def _assess(self, exchange: Exchange) -> None:
        assert exchange.answer is not None  # noqa: S101 - only answered exchanges come here
        event = await until_stopped(self._assessor.assess(self._state, exchange), self._face)
        if not isinstance(event, Assessed):
            event = Assessed(turn_id=exchange.answer.id, ledger=self._state.ledger, failed="stopped")
        self._session.append(event)
        if event.failed:
            self._face.warn(
                f"your answer is kept, but was not assessed ({event.failed}); --resume tries again"
            )
        left = questions_left(self._state.exchanges, self._max_questions)
        self._face.learnt(event.changes, event.learnt, gauges_of(self._state.ledger), left)

    # ── commands ─────────────────────────────────────────────────────────────

    def _moved(self, command: Command) -> bool:
        """Do what was asked. True when another question is open now, or none."""
        if command.name == "skip":
            self._session.append(Skipped())
            return True
        if command.name == "undo":
            return self._undo()
        self._tell(command)
        return False

    def _undo(self) -> bool:
        if not self._state.undoable:
            self._face.say("There is no answer to take back yet.")
            return False
        self._session.append(Undone())
        return True

    def _tell(self, command: Command) -> None:
        tellers: dict[str, Callable[[], None]] = {
            "why": self._tell_why,
            "ledger": lambda: self._face.ledger(self._state.ledger),
            "cost": lambda: self._face.cost(self._state.calls),
            "route": self._face.route,
            "save": self._face.save,
            "help": self._face.help,
        }
        tell = tellers.get(command.name)
        if tell is None:
            self._face.say(f"There is no /{command.name}; /help lists what there is.")
        else:
            tell()

    def _tell_why(self) -> None:
        ledger = self._state.ledger
        lines = (self._pending().move.why, explain_coverage(ledger), explain_merit(ledger))
        self._face.say("\n".join(lines))

    def _pending(self) -> Exchange:
        pending = self._state.conversation.pending
        assert pending is not None  # noqa: S101 - called only while a question is open
        return pending
