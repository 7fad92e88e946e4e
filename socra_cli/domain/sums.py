"""The arithmetic of a report on its own quotes and the ledger's, and the limit that it sets to a score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from socra_cli.domain.arithmetic import economics
from socra_cli.domain.economics import Economics
from socra_cli.domain.evidence import Quote
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.report import PersonaReport

SUSTAINER: Final = "sustainer"
_NOT_FOR_SALE: Final = ("what a year of it costs, line by line", "who pays that, and until when")
"""What the sums lack where nothing is sold: no price and no customer to be won."""
LOSS_CAP: Final = 4
"""The next anchor, 6, asks for a positive contribution on the founder's own numbers."""


def economics_of(reports: Sequence[PersonaReport], ledger: Ledger) -> Economics | None:
    """The sums of the first report that has a ``price`` field; ``None`` where none has."""
    report = next((report for report in reports if "price" in report.fields), None)
    if report is None:
        return None
    found = economics(report.fields, _words(report, ledger))
    if found is None or report.id != SUSTAINER or found.price is not None:
        return found
    runway = tuple(what for what in found.missing if what.startswith("the runway"))
    return found.model_copy(update={"missing": (*_NOT_FOR_SALE, *runway)})


def _words(report: PersonaReport, ledger: Ledger) -> list[Quote]:
    cited = [q for finding in report.findings for q in finding.quotes]
    read = [q for a in ledger.assumptions for q in (*a.quotes, *a.counter_quotes)]
    return [*report.score_quotes, *cited, *read]


def held_by_loss(report: PersonaReport, ledger: Ledger) -> PersonaReport:
    """The report at ``LOSS_CAP`` at most, with the rule in its reason, where a sale leaves nothing."""
    sums = economics_of([report], ledger)
    left = sums.contribution if sums else None
    if left is None or left.amount > 0 or report.score is None or report.score <= LOSS_CAP:
        return report
    working = sums.workings[0] if sums and sums.workings else f"{left.amount:g} {left.currency}"
    rule = f"Lowered to {LOSS_CAP} by rule: more needs a sale that leaves something, and {working}."
    return report.model_copy(update={"score": LOSS_CAP, "reason": f"{report.reason} {rule}".strip()})
