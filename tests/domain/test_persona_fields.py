from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from socra_cli.domain.personas import draft_model, panel
from socra_cli.errors import ConfigurationError
from tests.domain.builders import spec

MONEY = {
    "type": ["object", "null"],
    "properties": {"amount": {"type": "number"}, "currency": {"type": "string"}},
}


def answer(**fields: Any) -> dict[str, Any]:
    envelope = {
        "findings": [],
        "open_questions": [],
        "not_assessed": [],
        "would_change_my_mind": "",
        "reason": "",
    }
    return {"fields": fields, **envelope, "score": None, "score_quotes": []}


def test_own_fields_come_first_and_the_reason_before_the_score() -> None:
    names = list(draft_model(spec(price=MONEY)).model_json_schema()["properties"])
    assert names[0] == "fields"
    assert names[-3:] == ["reason", "score", "score_quotes"]


def test_every_member_is_required_so_that_any_provider_accepts_the_schema() -> None:
    schema = draft_model(spec(price=MONEY, wedge={"type": "string"})).model_json_schema()
    assert schema["required"] == list(schema["properties"])
    assert schema["$defs"]["CustomerFields"]["required"] == ["price", "wedge"]
    assert json.dumps(schema).count("anyOf") == 2


def test_the_same_file_gives_the_same_class() -> None:
    assert draft_model(spec(price=MONEY)) is draft_model(spec(price=MONEY))
    assert draft_model(spec(price=MONEY)) is not draft_model(spec())


def test_fields_of_every_kind_are_read() -> None:
    model = draft_model(
        spec(
            price=MONEY,
            months={"type": ["integer", "null"]},
            tried={"type": "boolean"},
            rows={"type": "array", "items": {"type": "object", "properties": {"who": {"type": "string"}}}},
            names={"type": "array", "items": {"type": "string"}},
        )
    )
    price = {"amount": "about 200 dollars", "currency": "USD", "x": 1}
    told = model.model_validate(answer(price=price, months="n/a",
                                       tried="true", rows=[{"who": "Ann"}], names=["a"]))  # fmt: skip
    assert told.fields.model_dump() == {
        "price": {"amount": 200.0, "currency": "USD"},
        "months": None,
        "tried": True,
        "rows": [{"who": "Ann"}],
        "names": ["a"],
    }
    assert (
        model.model_validate(answer(price=None, months=3, tried=False, rows=[], names=[])).fields.price
        is None
    )


def test_a_choice_forgives_case_and_added_words_and_falls_back_on_unknown() -> None:
    model = draft_model(spec(status={"type": "string", "enum": ["unknown", "asked", "cleared"]}))
    read = [
        model.model_validate(answer(status=s)).fields.status
        for s in ("Asked", "cleared by the council", "maybe")
    ]
    assert read == ["asked", "cleared", "unknown"]
    strict = draft_model(spec(by={"type": "string", "enum": ["build", "buy"]}))
    with pytest.raises(ValidationError):
        strict.model_validate(answer(by="steal"))


def test_a_number_in_no_words_is_an_error_for_a_repair() -> None:
    with pytest.raises(ValidationError):
        draft_model(spec(n={"type": "number"})).model_validate(answer(n="plenty"))


@pytest.mark.parametrize("name", ["copy", "json", "model_name", "_hidden", "class", "fields", "with space"])
def test_a_field_may_have_any_name(name: str) -> None:
    model = draft_model(spec(**{name: {"type": "string"}}))
    assert model.model_json_schema()["$defs"]["CustomerFields"]["required"] == [name]
    told = model.model_validate(answer(**{name: "x"}))
    assert told.fields.model_dump() == {name: "x"}
    assert model.model_validate_json(told.model_dump_json()) == told


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "tuple"},
        {},
        {"type": ["string", "number"]},
        "string",
        {"type": "array"},
        {"type": "object", "properties": 3},
    ],
)
def test_a_schema_that_socra_does_not_read_names_the_persona_and_the_field(schema: Any) -> None:
    with pytest.raises(ConfigurationError, match="persona customer, field odd"):
        draft_model(spec(odd=schema))


def test_economist_or_sustainer_sits_by_the_briefs_aim() -> None:
    seats = (
        spec("economist").model_copy(update={"commercial": True, "order": 2}),
        spec("sustainer").model_copy(update={"commercial": False, "order": 2}),
        spec("customer"),
    )
    assert [s.id for s in panel(seats, commercial=True)] == ["customer", "economist"]
    assert [s.id for s in panel(seats, commercial=False)] == ["customer", "sustainer"]
