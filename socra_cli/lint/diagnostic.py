"""What a rule reports. The shape follows the contract's lint document."""

from __future__ import annotations

from enum import StrEnum

from socra_cli.domain.base import Frozen


class Family(StrEnum):
    """What a rule is about. ``sound`` speaks for the brief, all others doubt it."""

    UNSAID = "unsaid"
    OVERCLAIM = "overclaim"
    WEAK_EVIDENCE = "weak_evidence"
    NUMBERS = "numbers"
    CONTRADICTION = "contradiction"
    RISK = "risk"
    FRAMING = "framing"
    INJECTION = "injection"
    SOUND = "sound"


class Severity(StrEnum):
    """How grave a finding is; ``--fail-on`` compares it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Related(Frozen):
    """The other side of a contradiction."""

    start: int
    end: int
    quote: str


class Diagnostic(Frozen):
    """One finding. Lines and columns count from 1; ``start`` and ``end`` are code points into the decoded
    text.

    ``text[start:end] == quote`` always holds. ``persona`` is the lens whose business this is and
    ``importance``
    (1 to 3) how much hangs on it: the offline provider ranks by it.
    """

    code: str
    """``SOC201`` …; ``socra lint --explain CODE`` prints its page."""
    name: str
    """The rule's name in words."""
    family: Family
    severity: Severity
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    quote: str
    """The words that are meant; empty for what is unsaid."""
    related: tuple[Related, ...] = ()
    """The other side of a contradiction."""
    message: str
    question: str
    """What to answer so that the finding goes away."""
    persona: str = "customer"
    importance: int = 2
