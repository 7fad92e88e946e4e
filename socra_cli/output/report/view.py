"""What the templates ask about one plan: where a link leads, what stands behind a line, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.plan import Evidence, Masterplan, Missing
from socra_cli.domain.verdict import Decision
from socra_cli.output import gaps, picks, wording
from socra_cli.output.anchors import anchor
from socra_cli.output.report.transcript import Transcript
from socra_cli.output.standing import Ground, Standing

_TONES = {Decision.BUILD: "good", Decision.PIVOT: "warn", Decision.KILL: "bad"}

_WORTH_FOLDING = 4


class Entry(NamedTuple):
    """One line of the contents."""

    anchor: str
    title: str


class View:
    """One plan as the templates read it."""

    def __init__(self, plan: Masterplan) -> None:
        self.transcript = Transcript(plan)
        self._plan = plan
        self._standing = Standing(plan)
        findings = (finding.id for report in plan.personas for finding in report.findings)
        self._known = {a.id for a in plan.assumptions} | set(findings)

    anchor = staticmethod(anchor)

    def href(self, name: str | None) -> str | None:
        """Where the assumption or finding of that id stands; None for ids that the plan doesn't hold."""
        return f"#{anchor(name)}" if name in self._known and name else None

    def said(self, quote: Quote) -> str | None:
        """Where the quoted words are marked; None for words that were not found."""
        found = self.transcript.anchor(quote)
        return f"#{found}" if found else None

    def ground(self, ids: Iterable[str]) -> Ground:
        return self._standing.of(ids)

    def undelivered(self, section: str) -> str:
        return gaps.undelivered(self._plan, section)

    def missing(self, sections: Iterable[str]) -> tuple[Missing, ...]:
        return gaps.missing_in(self._plan, *sections)

    @property
    def others_unnamed(self) -> str:
        return gaps.others_unnamed(self._plan)

    @property
    def tone(self) -> str:
        """The colour's name for the verdict."""
        decision = self._plan.verdict.decision
        return _TONES.get(decision, "muted") if decision else "muted"

    @property
    def ledger(self) -> tuple[Assumption, ...]:
        """Riskiest first, those that are no longer needed last."""
        return (*Ledger(assumptions=self._plan.assumptions).by_risk(), *picks.retired(self._plan))

    def summary(self, assumption: Assumption) -> str:
        """What is folded away under an assumption: ``3 for, 1 against, a test``."""
        held = (
            (len(assumption.quotes), wording.weight(assumption).lower()),
            (len(assumption.counter_quotes), "against"),
        )
        said = [f"{count} {word}" for count, word in held if count] or ["nothing said on it"]
        return ", ".join([*said, "a test"] if assumption.test else said).capitalize()

    def shown_evidence(self, strongest_first: Sequence[Evidence]) -> int:
        """How many rows stand open: what was observed, or all of them where folding would save little."""
        observed = sum(row.level >= Level.E3 for row in strongest_first)
        worth_it = observed and len(strongest_first) - observed >= _WORTH_FOLDING
        return observed if worth_it else len(strongest_first)

    @property
    def levels(self) -> list[Level]:
        """The evidence levels that the ledger holds, for its filter."""
        return sorted({a.evidence_level for a in self._plan.assumptions})

    @property
    def statuses(self) -> list[Status]:
        found = {a.status for a in self._plan.assumptions}
        return [status for status in Status if status in found]

    @property
    def personas(self) -> list[str]:
        return list(dict.fromkeys(a.persona for a in self._plan.assumptions))

    @property
    def component_names(self) -> dict[str, str]:
        return {component.id: component.name for component in self._plan.plan.components}

    @property
    def models(self) -> str:
        """The models that answered, in the order of their first answers."""
        calls = self._plan.provenance.calls
        return ", ".join(
            dict.fromkeys(f"{call.provider} {call.model}" for call in calls if call.outcome == "ok")
        )

    @property
    def contents(self) -> list[Entry]:
        plan = self._plan
        entries = (
            (True, "verdict", "Verdict"),
            (True, "this-week", "What to test this week"),
            (True, "scores", "Scores"),
            (True, "assumptions", "Assumptions"),
            (True, "findings", "Findings"),
            (True, "plan", "Plan"),
            (True, "risks", "Risks"),
            (True, "case", "The case against it"),
            (bool(plan.dissent), "dissent", "Dissent"),
            (bool(plan.open_questions), "questions", "Open questions"),
            (bool(plan.plan.missing), "missing", "What is missing"),
            (bool(plan.failures), "failures", "Failed calls"),
            (True, "origin", "Where this comes from"),
            (True, "transcript", "Transcript"),
        )
        return [Entry(where, title) for shown, where, title in entries if shown]
