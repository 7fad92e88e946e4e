from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal

import jsonschema
import pytest
from pydantic import BaseModel, Field

from socra_cli.llm.providers.dialects import (
    dialect_problems,
    rendered_schema,
    schema_line,
    with_schema_in_prompt,
)
from socra_cli.llm.request import Message
from tests.wire.filler import answer_for


class Level(StrEnum):
    """How this enumeration came about."""

    LOW = "low"
    HIGH = "high"


class Quote(BaseModel):
    text: str = Field(min_length=4, max_length=200, description="Verbatim.")
    level: Level = Level.LOW


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = Field(ge=1, le=9)


class Dog(BaseModel):
    kind: Literal["dog"]
    tricks: list[str] = Field(default_factory=list, max_length=3)


class Everything(BaseModel):
    """What a stage may ask for."""

    title: str
    score: Literal[0, 2, 4] | None = None
    share: float = Field(gt=0, lt=1)
    quotes: list[Quote] = Field(min_length=1)
    best: Quote = Field(description="The strongest.")
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]


class Tree(BaseModel):
    name: str
    children: list[Tree] = Field(default_factory=list)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for part in node.values():
            yield from nodes(part)
    if isinstance(node, list):
        for part in node:
            yield from nodes(part)


def objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [node for node in nodes(schema) if node.get("type") == "object"]


@pytest.mark.parametrize("dialect", ["anthropic", "openai"])
def test_strict_dialects_close_every_object_and_demand_every_field(dialect: Any) -> None:
    schema = rendered_schema(Everything, dialect)
    assert len(objects(schema)) == 4
    for node in objects(schema):
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


@pytest.mark.parametrize("dialect", ["anthropic", "openai"])
def test_strict_dialects_hold_no_keyword_that_a_vendor_refuses(dialect: Any) -> None:
    refused = {
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "minItems",
    }
    refused |= {"maxItems", "default", "oneOf", "discriminator", "pattern", "format"}
    for node in nodes(rendered_schema(Everything, dialect)):
        assert not refused & set(node)
        assert "$ref" not in node or set(node) == {"$ref"}


def test_a_field_that_is_called_title_survives_the_removal_of_titles() -> None:
    for dialect in ("anthropic", "openai", "prompt"):
        assert "title" in rendered_schema(Everything, dialect)["properties"]
        assert "title" not in rendered_schema(Everything, dialect)


@pytest.mark.parametrize("dialect", ["anthropic", "openai", "prompt"])
def test_docstrings_of_classes_are_not_sent_but_descriptions_of_fields_are(dialect: Any) -> None:
    class Answer(Everything):
        """How this class came about."""

        mood: Level = Field(description="The tone.")

    line = schema_line(Answer, dialect)
    assert "came about" not in line
    assert "Verbatim." in line


def test_bounds_are_told_in_words() -> None:
    schema = rendered_schema(Everything, "anthropic")
    assert schema["properties"]["share"]["description"] == "(more than 0, less than 1)"
    quote = schema["$defs"]["Quote"]["properties"]["text"]["description"]
    assert quote == "Verbatim. (at least 4 characters, at most 200 characters)"


@pytest.mark.parametrize("model", [Everything, Tree, Quote])
@pytest.mark.parametrize("dialect", ["anthropic", "openai", "prompt"])
def test_whatever_is_valid_for_a_dialect_can_be_read_as_json(model: type[BaseModel], dialect: Any) -> None:
    schema = rendered_schema(model, dialect)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(answer_for(schema), schema)


@pytest.mark.parametrize("model", [Everything, Tree, Quote])
def test_a_full_document_of_the_model_is_valid_in_every_dialect(model: type[BaseModel]) -> None:
    document = model.model_validate(answer_for(rendered_schema(model, "prompt"), {"share": 0.5}))
    for dialect in ("anthropic", "openai", "prompt"):
        jsonschema.validate(document.model_dump(mode="json"), rendered_schema(model, dialect))


def test_the_schema_in_the_prompt_keeps_its_bounds_and_comes_last() -> None:
    before = (Message("system", "Be brief."), Message("user", "The brief."))
    first, last = with_schema_in_prompt(before, Quote)
    assert first == before[0]
    assert last.content.startswith("The brief.\n\n")
    assert "JSON" in last.content
    line = last.content.splitlines()[-1]
    assert line == schema_line(Quote)
    assert json.loads(line)["properties"]["text"]["minLength"] == 4


def test_a_schema_is_rendered_once() -> None:
    assert rendered_schema(Quote, "openai") is rendered_schema(Quote, "openai")


def test_what_every_vendor_admits_has_no_problems() -> None:
    assert dialect_problems(Everything) == []
    assert dialect_problems(Tree) == []


def test_what_some_vendor_refuses_is_named() -> None:
    class Odd(BaseModel):
        shares: dict[str, int]
        pair: tuple[int, str]

    maps, tuples = dialect_problems(Odd)
    assert "$.shares" in maps
    assert "$.pair" in tuples


def test_too_many_unions_are_counted() -> None:
    fields: dict[str, Any] = {f"f{n}": (int | None, None) for n in range(17)}
    from pydantic import create_model

    assert dialect_problems(create_model("Many", **fields)) == ["17 fields of more than one type; at most 16"]
