"""What a run of the linter found, by file: the value that every format is written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from socra_cli.domain.base import Frozen
from socra_cli.lint.diagnostic import Diagnostic, Severity

SCHEMA_VERSION: Final = 1
_RANKS: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class LintedFile(Frozen):
    """One brief. ``path`` is as it was given, ``-`` for standard input; ``words`` are runs without white
    space."""

    path: str
    text: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def words(self) -> int:
        return len(self.text.split())


class Summary(Frozen):
    """Counts over all files."""

    files: int
    errors: int
    warnings: int
    infos: int
    by_family: dict[str, int]
    """Findings by family; families without one are left out."""


def summarize(files: Iterable[LintedFile]) -> Summary:
    listed = list(files)
    found = [diagnostic for file in listed for diagnostic in file.diagnostics]
    severities = Counter(diagnostic.severity for diagnostic in found)
    families = Counter(diagnostic.family.value for diagnostic in found)
    return Summary(
        files=len(listed),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        infos=severities[Severity.INFO],
        by_family=dict(sorted(families.items())),
    )


def reaches(files: Iterable[LintedFile], floor: Severity) -> bool:
    """Whether anything at or above ``floor`` was found. What speaks for a brief is never held against it."""
    return any(
        _RANKS[diagnostic.severity] >= _RANKS[floor] and diagnostic.family != "sound"
        for file in files
        for diagnostic in file.diagnostics
    )
