"""One interview on a command line, from taking a seat to leaving."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from socra_cli.commands.context import Context
from socra_cli.commands.disclosure import route_line
from socra_cli.commands.ideas import STANDARD_INPUT, session_for
from socra_cli.commands.interview_face import SLASHED, TerminalFace
from socra_cli.commands.routing import open_router, run
from socra_cli.commands.thinking import Thinking
from socra_cli.errors import InputError
from socra_cli.interview.engine import DEFAULT_QUESTIONS
from socra_cli.interview.loop import REPLIES_WAIT_S, Ending, Interview
from socra_cli.interview.opening import opening_brief
from socra_cli.interview.recap import recap
from socra_cli.llm.clock import SystemClock
from socra_cli.ui.prompt import Prompter

if TYPE_CHECKING:
    from socra_cli.llm.router import Router
    from socra_cli.store.session import Session

HISTORY = "history"
"""The file of earlier answers, in the home folder."""
RECAP_COLUMNS = 100


@dataclass
class Talk:
    """``output`` is the folder for the transcript and the plan, if one was named."""

    context: Context
    output: Path | None
    _session: Session | None = field(default=None, init=False)
    _router: Router | None = field(default=None, init=False)
    _typed: bool = field(default=True, init=False)

    @property
    def session(self) -> Session:
        assert self._session is not None  # noqa: S101 - set by session_for, before anything asks for it
        return self._session

    def sit_down(self, idea: str | None) -> None:
        """Find out who answers and who asks, before anything is stored.

        Raises InputError when nobody can answer or the folder can't be written, ConfigurationError when
        nobody can be asked.
        """
        terminal = self.context.terminal
        self._typed = terminal.interactive or idea == STANDARD_INPUT
        if not self._typed and terminal.stdin.isatty():
            raise InputError(
                "an interview needs answers, and nobody is to be asked",
                hint="leave out --no-input, or give one answer a line: socra interview idea.md < answers.txt",
            )
        self._prompter = self._make_prompter(idea)
        _ = self.context.specs
        if self.output is not None:
            from socra_cli.output.files import prove_writable

            prove_writable(self.output)

    def session_for(self, idea: str | None, *, resume: bool) -> Session | None:
        """The session to talk in. From nothing it begins with the answer to the opening question, if any."""
        if idea is None and not resume:
            brief = run(lambda: opening_brief(self.face))
            if brief is None:
                self.context.terminal.note("Nothing was said, so nothing is stored.")
                return None
            self._session = self.context.store.create(brief, "interview")
        else:
            self._session = session_for(idea, self.context.store, "interview", resume=resume)
        return self._session

    def hold(self, max_questions: int | None) -> Ending:
        """The conversation. Raises SocraError when it can't go on; what was said is kept."""
        state = self.session.state
        most = max_questions or state.max_questions or DEFAULT_QUESTIONS
        for problem in self.session.problems:
            self.context.terminal.warn(problem)
        if state.intake_done:
            self.face.heading(recap(state, most, min(self.context.terminal.out.columns, RECAP_COLUMNS)))
        with self._prompter.hushed():
            return run(lambda: self._interview(most))

    def wants_plan(self, ending: Ending, plan: bool | None) -> bool:
        """Whether to make the plan: asked for, or offered on a terminal and taken."""
        if plan is not None or ending.plan:
            return bool(plan) or ending.plan
        if not self.context.terminal.interactive or ending.reason == "end_of_input":
            return False
        return run(lambda: self._prompter.confirm_async("Make the masterplan now?", default=True))

    def make_plan(self) -> None:
        """The masterplan, into the folder that was named or the current one. Raises ProvidersError."""
        from socra_cli.commands import planning

        options = planning.PlanOptions(self.output or Path())
        destination = planning.destination_for(self.context, self.session, options)
        planning.plan_for(self.context, self.session, options, destination)

    def leave(self) -> None:
        """Write the transcript where a folder was named."""
        if self.output is not None:
            self.write_transcript()

    def tell_how_to_go_on(self) -> None:
        """After a talk that ended as it should; what breaks it off tells so itself."""
        if not self.session.state.finished:
            self.context.terminal.err.print(
                f"Kept as {self.session.id}. `socra interview {self.session.id}` goes on with it, "
                f"`socra masterplan {self.session.id}` makes the plan."
            )

    def write_transcript(self) -> None:
        """``<stem>-transcript.md``, never over a file that was changed by hand. Raises InputError."""
        from socra_cli.commands.planning import stem_of
        from socra_cli.commands.transcript import transcript
        from socra_cli.output.files import plan_paths, write_all

        registry = self.context.registry
        destination = plan_paths(
            self.output or Path(),
            stem_of(self.session.state.brief),
            force=False,
            registry=registry,
            kind="transcript",
            suffixes=(".md",),
        )
        text = transcript(self.session.state, demo=self.context.offline)
        written = write_all(destination, (text,), registry)
        self.context.terminal.note(f"The transcript is in {written.markdown}.")

    @cached_property
    def face(self) -> TerminalFace:
        return TerminalFace(
            self.context.terminal,
            self._prompter,
            self._thinking,
            typed=self._typed,
            show_route=self._show_route,
            write_transcript=self.write_transcript,
        )

    @cached_property
    def _thinking(self) -> Thinking:
        return Thinking(self.context.terminal, SystemClock())

    def _make_prompter(self, idea: str | None) -> Prompter:
        history = self.context.settings.home / HISTORY
        terminal = self.context.terminal
        if idea == STANDARD_INPUT:
            return Prompter.controlling(terminal, os.environ, history=history, commands=SLASHED)
        return Prompter(terminal, history=history, commands=SLASHED)

    async def _interview(self, max_questions: int) -> Ending:
        from socra_cli.commands.planning import setup_for
        from socra_cli.pipeline.intake import take_in

        context, session = self.context, self.session
        try:
            async with open_router(context, session, self._thinking.observe) as router:
                self._router = router
                setup = setup_for(context, router, lambda _: None)
                interview = Interview(
                    session,
                    router,
                    context.stages,
                    self.face,
                    intake=lambda: take_in(session, setup),
                    max_questions=max_questions,
                    replies_wait_s=REPLIES_WAIT_S if self._typed else None,
                )
                return await interview.run()
        finally:
            self._router = None
            self._thinking.rest()

    def _show_route(self) -> None:
        if self._router is not None:
            self.context.terminal.result(route_line(self._router.route()))
