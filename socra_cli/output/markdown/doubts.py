"""What speaks against it, and what nobody knows: risks, pre-mortem, open questions, dissent, findings."""

from __future__ import annotations

from socra_cli.domain.plan import Dissent, Masterplan
from socra_cli.domain.report import Finding, Kill, OpenQuestion, PersonaReport, Premortem
from socra_cli.output import picks, wording
from socra_cli.output.markdown.blocks import bullets, numbered, paragraphs
from socra_cli.output.markdown.fields import own_fields
from socra_cli.output.markdown.inert import block_quote, clause, inline
from socra_cli.output.markdown.opening import variant
from socra_cli.output.markdown.sources import Sources, cite_all
from socra_cli.output.wording import sentence


def risks(plan: Masterplan) -> str:
    sources = Sources(plan)
    return bullets(
        f"{_severity(risk.severity)}{clause(risk.text)} ({sources.basis((risk.source,))})"
        for risk in picks.worst_risks_first(plan)
    )


def devils_advocate(plan: Masterplan) -> str:
    advocate = plan.devils_advocate
    if advocate.failed:
        return ""
    sources = Sources(plan)
    case = bullets(_kill(kill, sources) for kill in advocate.kill_case)
    holds = bullets(_cited(one.claim, cite_all(one.quotes)) for one in advocate.holds_up)
    variants = bullets(map(variant, advocate.variants))
    return paragraphs(
        f"**The best case for it.** {_cited(advocate.steelman, cite_all(advocate.steelman_quotes))}"
        if advocate.steelman
        else "",
        f"**It fails if**\n\n{case}" if case else "No fatal flaw was found.",
        f"**Holds up**\n\n{holds}" if holds else "",
        f"**Other ways to do it** (proposals)\n\n{variants}" if variants else "",
        _listed("Could not be assessed", advocate.could_not_assess),
        _premortem(plan.plan.premortem),
    )


def open_questions(plan: Masterplan) -> str:
    """Each question once, however many personas asked it."""
    return bullets(map(_question, picks.open_questions(plan)))


def dissent(plan: Masterplan) -> str:
    return paragraphs(*map(_dissent, plan.dissent))


def findings(plan: Masterplan) -> str:
    """Every persona's findings with their quotes: what the ids in the rest of the plan refer to."""
    return paragraphs(*(_report(report, plan) for report in plan.personas))


def _severity(value: int) -> str:
    word = wording.severity(value)
    return f"**{word.capitalize()}:** " if word else ""


def _kill(kill: Kill, sources: Sources) -> str:
    limit = kill.kill_threshold
    tail = [
        sentence(f"Cheapest test: {inline(kill.cheapest_test)}") if kill.cheapest_test else "",
        f"Kill at: {inline(wording.threshold(limit))}." if limit else "",
        cite_all(kill.quotes),
    ]
    said = f"{clause(kill.fails_if)} ({sources.basis((kill.assumption_id,))})"
    return " ".join([sentence(said), *filter(None, tail)])


def _premortem(premortem: Premortem) -> str:
    if not premortem.chain and not premortem.headline:
        return ""
    dated = f", looking back from {inline(premortem.as_of_date)}" if premortem.as_of_date else ""
    signs = (
        ("Earliest sign", premortem.earliest_signal),
        ("First avoidable step", premortem.first_avoidable_step),
    )
    return paragraphs(
        f"**Pre-mortem{dated}** (imagined, to be warned by). {sentence(inline(premortem.headline))}".rstrip(),
        numbered(sentence(inline(step)) for step in premortem.chain),
        bullets(sentence(f"{label}: {inline(text)}") for label, text in signs if text),
    )


def _question(question: OpenQuestion) -> str:
    about = [f"asks for {wording.asks_for(question.asks_for)}"]
    about += [inline(question.assumption_id)] if question.assumption_id else []
    about += [inline(wording.persona(question.persona))] if question.persona else []
    return f"{inline(question.text)} ({', '.join(about)})"


def _dissent(dissent: Dissent) -> str:
    name = inline(wording.persona(dissent.persona))
    head = f"**{name}** scored {dissent.score} where the median is {dissent.median:g}:"
    return paragraphs(head, block_quote(dissent.reason), cite_all(dissent.quotes))


def _report(report: PersonaReport, plan: Masterplan) -> str:
    said = paragraphs(
        bullets(_finding(finding) for finding in report.findings),
        f"The score rests on: {cite_all(report.score_quotes)}" if report.score_quotes else "",
        sentence(f"Would change its mind: {inline(report.would_change_my_mind)}")
        if report.would_change_my_mind
        else "",
        _listed("Not assessed", report.not_assessed),
        own_fields(report, plan),
    )
    head = f"### {inline(wording.persona(report.id))}: {inline(report.lens)}"
    return paragraphs(head, said) if said else ""


def _finding(finding: Finding) -> str:
    ids = inline(finding.id) + (f", on {inline(finding.assumption_id)}" if finding.assumption_id else "")
    head = ", ".join(filter(None, (ids, wording.kind(finding), wording.severity(finding.severity))))
    return _cited(finding.claim, f"({head}) {cite_all(finding.quotes)}".strip())


def _cited(claim: str, cited: str) -> str:
    return f"{sentence(inline(claim))} {cited}".rstrip()


def _listed(label: str, items: tuple[str, ...]) -> str:
    return f"**{label}:** {' '.join(sentence(inline(item)) for item in items)}" if items else ""
