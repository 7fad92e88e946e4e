"""What a command is handed: settings, prompts, the store, the terminal, a router. Each is built when first
used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from socra_cli.commands.options import GlobalOptions

if TYPE_CHECKING:
    from pydantic import BaseModel

    from socra_cli.llm.prompts import Prompts
    from socra_cli.llm.spec import ProviderSpec
    from socra_cli.llm.stages import Stages
    from socra_cli.output.registry import Registry
    from socra_cli.settings import Settings
    from socra_cli.store.sessions import SessionStore
    from socra_cli.telemetry.content import Transcript
    from socra_cli.telemetry.switch import Switch
    from socra_cli.ui.channel import Stage
    from socra_cli.ui.console import Terminal


@dataclass
class Context:
    """One invocation. Imports stand inside the members, so that ``--help`` pays for none of them."""

    options: GlobalOptions = field(default_factory=GlobalOptions)
    json: bool = False
    """Whether ``--json`` stands on the command line: known before it is parsed, since a slip in it is
    told as JSON."""
    session_id: str | None = None
    """The session in work: an error names it, so that nobody wonders whether anything was kept."""
    going_on: str = ""
    """How to go on with that session, for an interruption to say."""
    so_far: Callable[[], BaseModel] | None = None
    """What exists of the result, for the document that tells of a failure."""

    def enter(self, here: GlobalOptions) -> None:
        """Take in what a command was given."""
        self.options = self.options.merged(here)
        self.__dict__.pop("terminal", None)  # it was built for the way out, before the options were known

    @cached_property
    def terminal(self) -> Terminal:
        from socra_cli.ui.console import Terminal

        return Terminal.detect(
            json=self.json,
            quiet=self.options.quiet,
            verbose=self.options.verbose,
            plain=self.options.plain,
            no_input=self.options.no_input,
            stdin=sys.stdin,
            stdout=sys.stdout,
            stderr=sys.stderr,
            environ=os.environ,
            stage=self._stage,
        )

    @cached_property
    def _stage(self) -> Stage:
        """What is live on the window, whichever options the terminal is built for: Ctrl-Z clears it."""
        from socra_cli.ui.channel import Stage

        return Stage()

    @cached_property
    def settings(self) -> Settings:
        from socra_cli.settings import Settings

        said = self.options
        flags = {"budget_usd": said.budget_usd, "budget_tokens": said.budget_tokens, "prompts": said.prompts}
        return Settings.load(cwd=Path.cwd(), environ=os.environ, flags=flags)

    @cached_property
    def specs(self) -> tuple[ProviderSpec, ...]:
        """The providers of this run in route order. Raises ConfigurationError."""
        from socra_cli.commands.routing import specs_for

        return specs_for(self)

    @property
    def known_specs(self) -> tuple[ProviderSpec, ...]:
        """Every provider that is set up, usable or not. Raises ConfigurationError."""
        from socra_cli.commands.routing import names

        return self.settings.provider_specs(names(self.options.route))

    @property
    def offline(self) -> bool:
        """Whether rules answer and no model is asked."""
        return all(spec.dialect == "offline" for spec in self.specs)

    @property
    def offline_by_default(self) -> bool:
        """Whether that is so for want of a usable provider, not by choice."""
        return self.offline and not self.options.offline

    @cached_property
    def prompts(self) -> Prompts:
        from socra_cli.llm.prompts import Prompts

        return Prompts.load(self.settings.prompts)

    @cached_property
    def stages(self) -> Stages:
        from socra_cli.llm.stages import Stages

        return Stages(self.prompts)

    @cached_property
    def store(self) -> SessionStore:
        from socra_cli.store.sessions import SessionStore

        return SessionStore(self.settings.home)

    @cached_property
    def telemetry(self) -> Switch | None:
        """What the environment asks for in traces; ``None`` when it asks for none."""
        from socra_cli.telemetry.switch import switched_on

        return switched_on(os.environ)

    @cached_property
    def transcript(self) -> Transcript | None:
        """Keeps what is asked and answered, only where traces are to carry it."""
        if self.telemetry is None or self.telemetry.problem or not self.telemetry.content:
            return None
        from socra_cli.telemetry.content import Transcript

        return Transcript()

    @cached_property
    def registry(self) -> Registry:
        from socra_cli.output.registry import Registry

        return Registry(self.settings.home)
