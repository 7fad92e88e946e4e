"""The offline provider as a provider: explicit finish, no tokens, same answer to the byte, honest refusal."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from socra_cli.domain.base import Frozen
from socra_cli.domain.evidence import Level, Quote
from socra_cli.domain.ledger import Assumption, Ledger
from socra_cli.domain.personas import PersonaSpec, draft_model
from socra_cli.domain.stages import Digest, IntakeInputs, PersonaInputs, QuoteRepairDraft, QuoteRepairInputs
from socra_cli.llm.failures import CallFailed, Kind
from socra_cli.llm.request import Call, Chunk, Delta, End, Usage
from tests.llm.offline.walking import call_of, draft_of, provider, read, stages, text_of, walk, walk_text


class Unheard(Frozen):
    """Inputs of a stage that no rule knows."""


def intake_request(name: str) -> Any:
    found = walk(name)
    return stages().intake(IntakeInputs(brief=found.brief))


def collected(call: Call) -> list[Chunk]:
    async def all_chunks() -> list[Chunk]:
        return [chunk async for chunk in provider().stream(call)]

    return asyncio.run(all_chunks())


def test_an_answer_costs_no_tokens_and_names_the_model_that_the_route_shows() -> None:
    answer = asyncio.run(provider().complete(call_of(intake_request("repair-cafe.md"))))
    assert answer.usage == Usage()
    assert answer.model == "rules"


def test_a_stream_gives_the_same_text_word_by_word_and_ends_explicitly() -> None:
    request = intake_request("repair-cafe.md")
    chunks = collected(call_of(request))
    deltas = [chunk.text for chunk in chunks if isinstance(chunk, Delta)]
    assert len(deltas) > 20
    assert "".join(deltas) == text_of(request)
    assert isinstance(chunks[-1], End)
    assert sum(isinstance(chunk, End) for chunk in chunks) == 1


def test_the_same_brief_gives_the_same_plan_to_the_byte() -> None:
    one, two = (walk_text(read("parcel-lockers.md")) for _ in range(2))
    assert one.synthesis.model_dump_json() == two.synthesis.model_dump_json()
    assert [d.model_dump_json() for d in one.drafts] == [d.model_dump_json() for d in two.drafts]


def test_two_briefs_give_different_plans_that_quote_each_their_own() -> None:
    one, two = walk("parcel-lockers.md"), walk("repair-cafe.md")
    assert one.synthesis.summary != two.synthesis.summary
    assert one.advocate.steelman != two.advocate.steelman
    assert "locker" in one.advocate.steelman.lower()
    assert "lending shelf" in two.advocate.steelman.lower()


def test_the_rendered_prompt_plays_no_part() -> None:
    call = call_of(intake_request("repair-cafe.md"))
    bare = Call(stage="anything", model="rules", messages=(), max_output_tokens=1, inputs=call.inputs)
    one, two = (asyncio.run(provider().complete(c)).text for c in (call, bare))
    assert one == two


@pytest.mark.parametrize("streamed", [False, True])
def test_a_stage_that_no_rule_knows_is_refused_by_name(streamed: bool) -> None:
    call = Call(stage="poetry", model="rules", messages=(), max_output_tokens=1, inputs=Unheard())
    with pytest.raises(CallFailed) as caught:
        collected(call) if streamed else asyncio.run(provider().complete(call))
    assert caught.value.failure.kind is Kind.BAD_REQUEST
    assert "poetry" in caught.value.failure.message


def test_closing_is_allowed_at_any_time() -> None:
    asyncio.run(provider().aclose())


# ── a sixth persona, and quote repair ────────────────────────────────────────

SIXTH = PersonaSpec(
    id="gardener",
    title="Gardener",
    lens="what grows",
    order=60,
    asks=("What was planted last year?", "What came up?", "Who watered it?", "What died?"),
    anchors={0: "nothing grows", 10: "a wood"},
    needs="a count of plants",
    failure_mode="sees flowers everywhere",
    fields_schema={
        "type": "object",
        "properties": {
            "beds": {"type": "array", "items": {"type": "string"}},
            "soil": {"type": "string", "enum": ["clay", "sand", "unknown"]},
            "season": {"type": "string", "enum": ["wet", "dry"]},
            "ph": {"type": ["number", "null"]},
            "note": {"type": ["string"]},
            "plot": {
                "type": "object",
                "properties": {"length": {"type": "number"}, "fenced": {"type": "boolean"}},
            },
        },
    },
)


def report_of(*assumptions: Assumption) -> Any:
    digest = Digest(summary="A garden.", commercial=True, ledger=Ledger(assumptions=assumptions))
    return draft_of(stages().persona(PersonaInputs(persona=SIXTH, digest=digest)))


def test_a_sixth_persona_gets_an_honest_report_without_a_score() -> None:
    quote = Quote(turn="brief", text="We planted forty beans in May", end=29, verified=True, level=Level.E3)
    silent = Assumption(id="A-002", statement="Slugs stay away.", persona="gardener")
    report = report_of(
        Assumption(id="A-001", statement="Beans grow here.", persona="gardener", quotes=(quote,)), silent
    )
    assert report.score is None
    assert report.score_quotes == []
    assert [f.quotes[0].text for f in report.findings if f.quotes] == [quote.text]
    assert any("Slugs stay away." in f.claim for f in report.findings)
    assert any("No model was asked" in note for note in report.not_assessed)
    assert "a count of plants" in report.would_change_my_mind


def test_a_sixth_persona_without_assumptions_asks_its_own_questions() -> None:
    assert [q.text for q in report_of().open_questions] == list(SIXTH.asks[:3])


def test_fields_that_nobody_filled_are_empty_in_the_shape_that_the_file_asks_for() -> None:
    fields = report_of().model_dump(mode="json")["fields"]
    assert fields == {
        "beds": [],
        "soil": "unknown",
        "season": "wet",
        "ph": None,
        "note": "",
        "plot": {"length": 0, "fenced": False},
    }


def test_the_schema_of_every_persona_accepts_what_the_rules_write() -> None:
    found = walk("shift-swap.md")
    for spec in stages().prompts.personas:
        text = text_of(stages().persona(PersonaInputs(persona=spec, digest=found.digest)))
        assert draft_model(spec).model_validate_json(text)
        assert set(json.loads(text)) == set(draft_model(spec).model_fields)


def test_a_lost_quote_is_repaired_from_the_nearest_passage_or_left_empty() -> None:
    near = Quote(turn="T02", text="three clinics paid us in May", end=28, verified=True, level=Level.E4)
    inputs = QuoteRepairInputs(wanted=("three clinics paid in May", "the moon is far"), passages=(near,))
    repaired = draft_of(stages().quote_repair(inputs))
    assert isinstance(repaired, QuoteRepairDraft)
    assert [(q.turn, q.text) for q in repaired.quotes] == [("T02", near.text), ("", "")]


def test_with_no_passages_every_repair_is_empty() -> None:
    repaired = draft_of(stages().quote_repair(QuoteRepairInputs(wanted=("words nobody said",), passages=())))
    assert isinstance(repaired, QuoteRepairDraft)
    assert repaired.quotes[0].text == ""
