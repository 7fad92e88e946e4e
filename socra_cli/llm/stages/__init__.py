"""From a stage's facts to its request: the prompt, the renderings from full to compact, and the schema.

Every stage has a rendering that fits ``COMPACT_TOKENS`` together with its output and its schema, so that a
free key of 6,000 tokens a minute can finish a plan by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from socra_cli.domain.personas import PersonaSpec, draft_model
from socra_cli.domain.report import AdvocateDraft
from socra_cli.domain.stages import (
    AdvocateInputs,
    AskInputs,
    AssessDraft,
    AssessInputs,
    Digest,
    IntakeDraft,
    IntakeInputs,
    PersonaInputs,
    QuestionDraft,
    QuoteRepairDraft,
    QuoteRepairInputs,
    RepliesInputs,
    SynthesisDraft,
    SynthesisInputs,
)
from socra_cli.llm.estimate import prompt_tokens, text_tokens
from socra_cli.llm.prompts import Prompts
from socra_cli.llm.request import Message, Rendering, Request
from socra_cli.llm.stages import facts
from socra_cli.llm.stages.extract import extract

COMPACT_TOKENS = 5_400
"""The 6,000 tokens a minute of a free Groq key (provider facts page), less a tenth for the error of the
estimate.
"""

OUTPUT_TOKENS = {
    "intake": 1_800,
    "persona": 1_400,
    "devils_advocate": 1_300,
    "synthesis": 1_900,
    "ask": 400,
    "replies": 300,
    "assess": 800,
    "quote_repair": 500,
}
"""Most tokens of an answer, by stage: about twice what the fields allow, since reasoning spends from it too.
"""

_ANSWER_CHARS = 1_500
_KEPT_QUESTIONS = 12


class Stages:
    """Builds the request of every stage from one set of prompts."""

    def __init__(self, prompts: Prompts) -> None:
        self.prompts = prompts

    def intake(self, inputs: IntakeInputs) -> Request:
        def messages(tokens: int | None, leads: int | None) -> tuple[Message, ...]:
            brief, answers = inputs.brief.text, inputs.turns
            if tokens is not None:
                brief = extract(brief, tokens * 2 // 3 if answers else tokens, text_tokens)
                answers = tuple(
                    turn.model_copy(
                        update={"text": extract(turn.text, tokens // 3 // len(answers), text_tokens)}
                    )
                    for turn in answers
                )
            return self.prompts.render(
                "intake",
                {
                    "brief": facts.fence("brief", brief),
                    "transcript": facts.transcript_text(answers),
                    "leads": facts.leads_text(inputs.leads[:leads]),
                },
            )

        sizes = ((2_800, 8), (2_200, 6), (1_600, 4), (1_000, 2), (600, 0))
        leaner = (messages(tokens, leads) for tokens, leads in sizes)
        return _request("intake", messages(None, 20), leaner, inputs, IntakeDraft)

    def persona(self, inputs: PersonaInputs) -> Request:
        lens = self._lens(inputs.persona)
        digests = _digests(inputs.digest)
        variants = (self.prompts.render("panel", {"digest": digest, "lens": lens}) for digest in digests)
        return _request(
            f"persona:{inputs.persona.id}",
            next(variants),
            variants,
            inputs,
            draft_model(inputs.persona),
            kind="persona",
        )

    def advocate(self, inputs: AdvocateInputs) -> Request:
        variants = (
            self.prompts.render("devils_advocate", {"digest": digest, "as_of_date": inputs.as_of_date})
            for digest in _digests(inputs.digest)
        )
        return _request("devils_advocate", next(variants), variants, inputs, AdvocateDraft)

    def synthesis(self, inputs: SynthesisInputs) -> Request:
        def messages(assumptions: int | None, least_severity: int) -> tuple[Message, ...]:
            reports = [facts.report_text(report, least_severity=least_severity) for report in inputs.reports]
            return self.prompts.render(
                "synthesis",
                {
                    "digest": facts.digest_text(inputs.digest, assumptions=assumptions, leads=0),
                    "reports": "\n".join(reports),
                    "advocate": facts.advocate_text(inputs.advocate),
                    "verdict": facts.verdict_text(inputs.verdict),
                },
            )

        sizes = ((12, 1), (10, 2), (7, 2), (5, 3), (3, 3), (1, 4))
        leaner = (messages(assumptions, severity) for assumptions, severity in sizes)
        return _request("synthesis", messages(None, 0), leaner, inputs, SynthesisDraft)

    def ask(self, inputs: AskInputs) -> Request:
        move = inputs.move
        aim = [f"{move.aim} (kind: {move.kind.value})"]
        aim += [f'Put both: "{" ".join(quote.text.split())}" ({quote.turn})' for quote in move.contradiction]
        aim += [f"Say first, in your own words: {move.note}"] if move.note else []
        rewrite = f"This question led the witness; ask for the same without leading: {inputs.rewrite_of}"
        messages = self.prompts.render(
            "interviewer",
            {
                "summary": inputs.summary,
                "known": facts.assumption_block(inputs.assumption, statement=True),
                "last_answer": _last_answer(inputs.last_answer),
                "asked": _asked(inputs.asked),
                "move": "\n".join(aim),
                "rewrite": rewrite if inputs.rewrite_of else "",
            },
        )
        rendering = Rendering("full", messages, OUTPUT_TOKENS["ask"])
        return Request("ask", (rendering,), inputs, tail=QuestionDraft)

    def replies(self, inputs: RepliesInputs) -> Request:
        messages = self.prompts.render("replies", {"question": inputs.question})
        return _request("replies", messages, (), inputs, QuestionDraft)

    def assess(self, inputs: AssessInputs) -> Request:
        focus = inputs.question.assumption_id or ""

        def messages(tokens: int | None, most: int | None) -> tuple[Message, ...]:
            text = inputs.answer.text
            answer = text if tokens is None else extract(text, tokens, text_tokens)
            return self.prompts.render(
                "assessor",
                {
                    "summary": inputs.summary,
                    "ledger": facts.ledger_text(inputs.ledger, most=most, focus=focus),
                    "question": " ".join(inputs.question.text.split()),
                    "answer": facts.fence(inputs.answer.id, answer),
                },
            )

        leaner = (messages(tokens, most) for tokens, most in ((2_500, 12), (1_800, 8), (900, 4)))
        return _request("assess", messages(None, 16), leaner, inputs, AssessDraft)

    def quote_repair(self, inputs: QuoteRepairInputs) -> Request:
        def messages(most: int | None) -> tuple[Message, ...]:
            wanted = (f"{number}. {words}" for number, words in enumerate(inputs.wanted, 1))
            passages = (facts.quote_line(quote) for quote in inputs.passages[:most])
            values = {"wanted": "\n".join(wanted), "passages": "\n".join(passages)}
            return self.prompts.render("quote_repair", values)

        leaner = (messages(most) for most in (30, 15, 6))
        return _request("quote_repair", messages(None), leaner, inputs, QuoteRepairDraft)

    def _lens(self, spec: PersonaSpec) -> str:
        anchors = "\n".join(f"{score}: {meaning}" for score, meaning in sorted(spec.anchors.items()))
        values = {
            "title": spec.title,
            "lens": spec.lens,
            "asks": "\n".join(f"- {question}" for question in spec.asks),
            "anchors": anchors,
            "needs": spec.needs,
            "failure_mode": spec.failure_mode,
            "body": spec.body,
        }
        return self.prompts.render("lens", values)[-1].content


def _digests(digest: Digest) -> Iterator[str]:
    """The digest from whole to a few of the riskiest assumptions."""
    sizes: Sequence[tuple[int | None, int | None]] = (
        (None, None),
        (14, 6),
        (10, 4),
        (8, 2),
        (6, 0),
        (4, 0),
        (2, 0),
    )
    return iter(
        [facts.digest_text(digest, assumptions=assumptions, leads=leads) for assumptions, leads in sizes]
    )


def _request(
    stage: str,
    full: tuple[Message, ...],
    leaner: Iterable[tuple[Message, ...]],
    inputs: BaseModel,
    schema: type[BaseModel],
    *,
    kind: str = "",
) -> Request:
    """The full rendering and, when it is over the compact size, the first of the leaner ones that is not."""
    output = OUTPUT_TOKENS[kind or stage]
    renderings = [Rendering("full", full, output)]
    if _takes(renderings[0], schema) > COMPACT_TOKENS:
        compact = [Rendering("compact", messages, output) for messages in leaner]
        fitting = [rendering for rendering in compact if _takes(rendering, schema) <= COMPACT_TOKENS]
        renderings += fitting[:1] or compact[-1:]
    return Request(stage, tuple(renderings), inputs, schema=schema)


def _last_answer(text: str) -> str:
    if not text:
        return ""
    return "The founder's last answer:\n" + facts.fence("answer", text[:_ANSWER_CHARS])


def _asked(questions: Sequence[str]) -> str:
    if not questions:
        return ""
    return "Already asked:\n" + "\n".join(f"- {question}" for question in questions[-_KEPT_QUESTIONS:])


def _takes(rendering: Rendering, schema: type[BaseModel]) -> int:
    """Tokens of the prompt, its schema and its answer together: what the strictest provider counts."""
    return prompt_tokens(rendering.messages, schema) + rendering.max_output_tokens
