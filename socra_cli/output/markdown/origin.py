"""Where the plan comes from: which models were asked, with which prompts, for how much."""

from __future__ import annotations

from socra_cli.domain.calls import CallRecord
from socra_cli.domain.plan import Masterplan
from socra_cli.output import wording
from socra_cli.output.markdown.blocks import bullets, paragraphs, table
from socra_cli.output.markdown.inert import inline


def provenance(plan: Masterplan) -> str:
    origin = plan.provenance
    answered = dict.fromkeys(f"{call.provider} {call.model}" for call in origin.calls if call.outcome == "ok")
    facts = (
        f"{wording.DEMO}" if plan.demo else "",
        f"Models: {inline(', '.join(answered))}" if answered and not plan.demo else "",
        f"Route: {inline(', '.join(origin.route))}" if origin.route else "",
        f"SHA-256 of the prompts: {inline(origin.prompts_sha256)}" if origin.prompts_sha256 else "",
        f"Used: {wording.usage(origin, demo=plan.demo)}",
        f"Took: {wording.number(origin.wall_seconds)} seconds" if origin.wall_seconds else "",
        f"Idea: {inline(wording.source(plan.idea.source))}",
        f"SHA-256 of the idea: {inline(plan.idea.sha256)}",
        f"Session: {inline(plan.session_id)}, {plan.created_at:%Y-%m-%d %H:%M} UTC",
        f"Written by socra {inline(plan.socra_version)}",
    )
    return paragraphs(bullets(facts), "" if plan.demo else _calls(origin.calls))


def _calls(calls: tuple[CallRecord, ...]) -> str:
    return table(
        ("Stage", "Asked", "Try", "Outcome", "Tokens in", "Tokens out", "US$", "Seconds"),
        (
            (
                inline(wording.stage(call.stage)),
                inline(f"{call.provider} {call.model}".strip()),
                str(call.attempt),
                inline(f"{call.outcome}: {call.reason}" if call.reason else call.outcome),
                _known(call.input_tokens),
                _known(call.output_tokens),
                "" if call.cost_usd is None else f"{call.cost_usd:.4f}",
                f"{(call.ended_at - call.started_at).total_seconds():.1f}",
            )
            for call in calls
        ),
    )


def _known(tokens: int | None) -> str:
    return "" if tokens is None else f"{tokens:,}"
