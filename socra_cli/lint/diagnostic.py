"""What a rule reports. The shape follows the contract's lint document."""

from __future__ import annotations

from enum import StrEnum

from socra_cli.domain.base import Frozen


class Family(StrEnum):
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
    name: str
    family: Family
    severity: Severity
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    quote: str
    related: tuple[Related, ...] = ()
    message: str
    question: str
    persona: str = "customer"
    importance: int = 2
