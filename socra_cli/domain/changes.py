"""What moved between two versions of one idea, and the words that moved it: every member of the ``diff``
document, ``schema_version`` 1."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from socra_cli.domain.base import Frozen
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Status
from socra_cli.domain.pairing import PairedBy
from socra_cli.domain.report import OpenQuestion
from socra_cli.domain.verdict import Decision


class MatchedBy(StrEnum):
    """How the assumptions of both versions were matched: ids are only good within one session, or where one
    version was made with ``--since`` the other."""

    IDS = "ids"
    WORDS = "quotes_and_statements"


class Side(Frozen):
    """Where one of the two versions comes from. What only a plan has is null for a session without one."""

    kind: Literal["masterplan", "session"]
    session_id: str
    since: str | None = None
    """The session of the version whose ids it goes on with; null where none was named."""
    created_at: datetime | None
    """UTC: when the plan was made; of a session its last call, null where it made none."""
    title: str
    socra_version: str | None = None
    demo: bool | None = None
    """True when rules answered and no model was asked."""
    route: tuple[str, ...] = ()
    """``provider:model``, in the order of asking."""
    prompts_sha256: str | None = None


class NumberMove(Frozen):
    """What a number was in the earlier version, and what it is in the later one."""

    before: int | None
    after: int | None


class LevelMove(Frozen):
    """Null where there is nobody, or no assumption, to have a level."""

    before: Level | None
    after: Level | None


class StatusMove(Frozen):
    """Null where the assumption does not exist."""

    before: Status | None
    after: Status | None


class FieldMove(Frozen):
    """One field of an assumption's test that was changed."""

    field: str
    """``test``, ``metric``, ``pass_if``, ``kill_if``, ``owner``, ``days`` or ``cost``."""
    before: str
    """Empty where there was none."""
    after: str
    """Empty where there is none."""


class VerdictMove(Frozen):
    """Both verdicts, moved or not. A decision is null only where ``rule`` is ``incomplete``."""

    before: Decision | None
    after: Decision | None
    rule_before: str
    rule_after: str
    provisional_before: bool
    provisional_after: bool
    stable_before: bool | None
    """Whether all runs decided alike; null with a single run."""
    stable_after: bool | None
    """As ``stable_before``."""
    reasons_before: tuple[str, ...]
    reasons_after: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """A single run is as good as stable runs: how often was asked is no change."""
        was = (self.before, self.rule_before, self.provisional_before, self.stable_before is False)
        return was != (self.after, self.rule_after, self.provisional_after, self.stable_after is False)


class GaugeMoves(Frozen):
    """Percent. Merit is null on both sides where one has no plan: a talk's merit is another measure."""

    coverage: NumberMove
    merit: NumberMove


class QuoteChange(StrEnum):
    """Raised and lowered: the same words count for more, or for less."""

    GAINED = "gained"
    LOST = "lost"
    RAISED = "raised"
    LOWERED = "lowered"


class QuoteMove(Frozen):
    """Verified words that came to stand behind something, or went away from it."""

    change: QuoteChange
    quote: Quote
    """As it stands in the later version; a lost one as it stood in the earlier."""
    level_before: Level | None
    """Null for a quote that was gained."""
    level_after: Level | None
    """Null for a quote that was lost."""
    against: bool = False
    """Whether the words speak against the assumption."""
    said_in_both: bool
    """Whether the founder said these words in both versions: then only who quotes them has changed."""
    decisive: bool = False
    """Whether these words did what is told, and did not only move beside it."""


class Cause(StrEnum):
    """Why a persona's score or evidence level moved, as far as quotes and rules can tell."""

    EVIDENCE = "evidence_level"
    """Its quotes reach another level, and with it another cap."""
    QUOTES = "quotes"
    """Words that it scores on are new, or are said no more."""
    RECITED = "other_quotes"
    """It scores on other words, all of which are said in both."""
    LOSS = "loss_rule"
    """The rule that holds a score down where a sale leaves nothing holds in only one of the two."""
    FAILED = "failed_call"
    """In one of the two it gave no answer."""
    PANEL = "panel"
    """It sits on the panel of only one of the two."""
    ASKED_AGAIN = "asked_again"
    """No quote moved: it judged the same words anew."""


class PersonaMove(Frozen):
    """A persona whose score or evidence level moved."""

    id: str
    score: NumberMove
    """0 to 10; null where nothing was said, or nobody answered."""
    proposed_score: NumberMove
    """What the persona wrote before the cap of its evidence."""
    evidence_level: LevelMove
    cause: Cause
    because: tuple[QuoteMove, ...] = ()
    """The quotes that moved, decisive ones first."""


class Move(StrEnum):
    """What happened to an assumption."""

    NEW = "new"
    GONE = "gone"
    SETTLED = "settled"
    CONTRADICTED = "contradicted"
    REOPENED = "reopened"
    RETIRED = "retired"
    LEVEL_UP = "level_up"
    LEVEL_DOWN = "level_down"
    TEST = "test"
    """Its test, or a threshold of it, was changed."""


class AssumptionMove(Frozen):
    """An assumption that moved, and the words that moved it."""

    changes: tuple[Move, ...]
    """The gravest first; never empty."""
    id_before: str | None
    """Null where it is new."""
    id_after: str | None
    """Null where it is gone."""
    paired_by: PairedBy | None
    """Null where it is new or gone."""
    statement_before: str | None
    statement_after: str | None
    status: StatusMove
    evidence_level: LevelMove
    because: tuple[QuoteMove, ...] = ()
    """The quotes that moved, decisive ones first."""
    tests: tuple[FieldMove, ...] = ()


class AssumptionPair(Frozen):
    """One assumption as it is called in both versions, moved or not."""

    before: str
    after: str
    paired_by: PairedBy


class QuestionMoves(Frozen):
    """Open questions, matched by their words."""

    closed: tuple[OpenQuestion, ...] = ()
    """Asked in the earlier version only."""
    new: tuple[OpenQuestion, ...] = ()
    """Asked in the later version only."""


class Diff(Frozen):
    """What changed from version ``a`` to version ``b`` of one idea, and because of which evidence."""

    schema_version: Literal[1] = 1
    changed: bool
    """Whether anything below moved."""
    a: Side
    b: Side
    same_idea: bool
    """False where titles and texts have next to no words in common."""
    text_changed: bool
    """Whether the founder said anything else: in the brief, or in an answer."""
    matched_by: MatchedBy
    verdict: VerdictMove | None
    """Null where one of the two has no plan: then there are no scores to compare either."""
    gauges: GaugeMoves
    personas: tuple[PersonaMove, ...] = ()
    """Those that moved."""
    assumptions: tuple[AssumptionMove, ...] = ()
    """Those that moved: in the order of ``b``, then the ones that are gone."""
    pairs: tuple[AssumptionPair, ...] = ()
    """Every assumption that both have."""
    open_questions: QuestionMoves
