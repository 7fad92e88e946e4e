"""The assumption ledger as a table, riskiest first."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.ledger import Ledger

LEDGER_HEADERS: Final = ("id", "persona", "weight", "evidence", "status", "assumption")


def ledger_rows(ledger: Ledger) -> list[tuple[str, ...]]:
    return [
        (a.id, a.persona, str(a.importance), a.evidence_level.label, a.status.value, a.statement)
        for a in ledger.by_risk()
    ]
