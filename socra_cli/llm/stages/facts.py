"""Facts put into words for a prompt: thrifty with tokens, founder's text fenced off, always the same for the
same facts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from socra_cli.domain.evidence import Quote, Turn
from socra_cli.domain.ledger import Assumption, Ledger, Status
from socra_cli.domain.report import AdvocateReport, PersonaReport
from socra_cli.domain.stages import Digest, Lead
from socra_cli.domain.verdict import Verdict


def fence(name: str, text: str) -> str:
    """Founder's text between lines that it cannot forge: their mark is a digest of the text itself."""
    mark = f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"
    return f"<<{mark}\n{text.strip()}\n{mark}>>"


def quote_line(quote: Quote, sign: str = ">") -> str:
    words = " ".join(quote.text.split())
    return f'  {sign} {quote.turn} ({quote.level}): "{words}"'


def assumption_block(assumption: Assumption, *, statement: bool = False) -> str:
    """One assumption as judging stages see it: the neutral question and the passages under it.

    With ``statement`` also what must be true, for the stages that don't judge.
    """
    head = f"{assumption.id} [{assumption.persona}, importance {assumption.importance}"
    if assumption.status is not Status.OPEN:
        head += f", {assumption.status.value}"
    lines = [f"{head}] {assumption.question or assumption.statement}"]
    if statement and assumption.question:
        lines.append(f"  must hold: {assumption.statement}")
    lines += [quote_line(quote) for quote in assumption.quotes if quote.verified]
    lines += [quote_line(quote, "against >") for quote in assumption.counter_quotes if quote.verified]
    if len(lines) == 1:
        lines.append("  (nothing said)")
    return "\n".join(lines)


def lead_line(lead: Lead) -> str:
    """What a rule saw, and where: the first words of each passage, since all of it stands above."""
    said = " / ".join(_pointer(quote.text) for quote in lead.quotes)
    return f"lead {lead.code} [{lead.persona}] {lead.message}" + (f" {said}" if said else "")


def _pointer(text: str) -> str:
    words = text.split()
    more = " …" if len(words) > _POINTER_WORDS else ""
    return f'"{" ".join(words[:_POINTER_WORDS])}"{more}'


_POINTER_WORDS = 8
"""Enough to find the passage, and to be found as a quote should a model copy it."""


def digest_text(digest: Digest, *, assumptions: int | None = None, leads: int | None = None) -> str:
    """The part of the prompt that all judging stages share. ``None`` means all; assumptions go riskiest
    first.
    """
    ledger = digest.ledger.by_risk()[:assumptions]
    lines = [f"The idea: {digest.summary}", "Passages, under neutral questions:"]
    lines += [assumption_block(assumption) for assumption in sorted(ledger, key=lambda a: a.id)]
    left_out = len(digest.ledger.by_risk()) - len(ledger)
    if left_out:
        lines.append(f"({left_out} less risky assumptions left out for length)")
    lines += [lead_line(lead) for lead in digest.leads[:leads]]
    return "\n".join(lines)


def ledger_text(ledger: Ledger, *, most: int | None = None, focus: str = "") -> str:
    """The ledger by question and level only, for the interview; the assumption in ``focus`` comes with its
    passages.
    """
    chosen = ledger.by_risk()[:most]
    lines = []
    for assumption in sorted(chosen, key=lambda a: a.id):
        if assumption.id == focus:
            lines.append(assumption_block(assumption, statement=True))
        else:
            lines.append(f"{assumption.id} [{assumption.evidence_level.label}] {assumption.statement}")
    return "Ledger:\n" + "\n".join(lines) if lines else "Ledger: empty so far."


def transcript_text(turns: Iterable[Turn]) -> str:
    """Founder's turns, each fenced and named by its id; the interviewer's questions as one line each."""
    lines = []
    for turn in turns:
        if turn.role == "founder":
            lines.append(fence(turn.id, turn.text))
        else:
            lines.append(f"{turn.id} (question, not quotable): {' '.join(turn.text.split())}")
    return "\n".join(lines)


def leads_text(leads: Iterable[Lead]) -> str:
    lines = [lead_line(lead) for lead in leads]
    if not lines:
        return ""
    return "\n".join(["Leads, found by rules: places to look, nothing to believe unseen:", *lines])


def report_text(report: PersonaReport, *, least_severity: int = 0) -> str:
    """A checked report for the synthesis: score, reason, findings with their ids, and its own fields."""
    if report.failed:
        return f"{report.id}: no report (the call failed)"
    score = "none" if report.score is None else str(report.score)
    lines = [f"{report.id}: score {score} at {report.evidence_level}. {report.reason}"]
    lines += [
        f"  {finding.id} ({finding.kind.value}, severity {finding.severity}"
        + (f", {finding.assumption_id}" if finding.assumption_id else "")
        + f"): {finding.claim}"
        for finding in report.findings
        if finding.severity >= least_severity
    ]
    components = report.fields.get("components") or []
    lines += [f"  component {c.get('id')}: {c.get('name')} ({c.get('by')})" for c in components]
    return "\n".join(lines)


def advocate_text(advocate: AdvocateReport) -> str:
    if advocate.failed:
        return "Devil's advocate: no report (the call failed)."
    lines = [f"Devil's advocate. At its strongest: {advocate.steelman}"]
    lines += [
        f"  {kill.assumption_id} fails if {kill.fails_if} Test: {kill.cheapest_test}"
        for kill in advocate.kill_case
    ]
    lines += [f"  {variant.id}: {variant.change}" for variant in advocate.variants]
    if not advocate.kill_case:
        lines.append("  No fatal flaw found.")
    return "\n".join(lines)


def verdict_text(verdict: Verdict) -> str:
    decision = verdict.decision.value if verdict.decision else "none"
    return f"Verdict by rule: {decision} ({verdict.rule}). " + " ".join(verdict.reasons)
