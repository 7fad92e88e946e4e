"""Documents of version 1 stay readable: by today's program, and by scripts that were written for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from socra_cli.commands.documents import read_document, read_plan
from socra_cli.commands.schema import DOCUMENTS, model_of
from socra_cli.output.json_document import to_json
from socra_cli.output.schemas import schema_of
from socra_cli.store.sessions import SessionStore
from tests.cli import socra
from tests.documents import problems
from tests.frozen.compatibility import Noted, as_then, breaks, inlined
from tests.output.plans import FULL

FROZEN = Path(__file__).parent.parent / "frozen" / "v1"
FILES = sorted(FROZEN.glob("*.json"))
NOTED: dict[str, Noted] = {}
"""Words added since, by document and path. Each of them stands in the changelog."""

SMALL: dict[str, Any] = {
    "$defs": {
        "Row": {
            "properties": {
                "id": {"type": "string"},
                "mood": {"enum": ["fair", "foul"], "type": "string"},
                "at": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
            },
            "required": ["id", "mood", "at"],
            "type": "object",
        }
    },
    "properties": {
        "title": {"type": "string", "description": "A member that is called as a keyword is."},
        "rows": {"type": "array", "items": {"$ref": "#/$defs/Row"}},
        "counts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
        "best": {"anyOf": [{"$ref": "#/$defs/Row"}, {"type": "null"}]},
    },
    "required": ["title", "rows", "counts", "best"],
    "type": "object",
}


def frozen_schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FROZEN / "schema" / f"{name}.json").read_text("utf-8"))
    return schema


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    schema = deepcopy(SMALL)
    change(schema)
    return schema


def row(schema: dict[str, Any]) -> dict[str, Any]:
    members: dict[str, Any] = schema["$defs"]["Row"]["properties"]
    return members


# ── frozen documents ─────────────────────────────────────────────────────────


def test_every_document_is_frozen_with_its_schema() -> None:
    assert {path.name.split(".")[0] for path in FILES} == set(DOCUMENTS)
    assert {path.stem for path in (FROZEN / "schema").glob("*.json")} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_that_a_reader_of_version_1_relies_on_has_changed(name: str) -> None:
    assert breaks(frozen_schema(name), schema_of(model_of(name), name), NOTED.get(name)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_frozen_document_fits_today_s_schema_but_for_what_was_added(path: Path) -> None:
    name = path.name.split(".")[0]
    document = json.loads(path.read_text("utf-8"))
    assert document["schema_version"] == 1
    for schema in (frozen_schema(name), as_then(frozen_schema(name), schema_of(model_of(name), name))):
        assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_frozen_document_is_read_by_today_s_model(path: Path) -> None:
    model_of(path.name.split(".")[0]).model_validate_json(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.name.startswith(("masterplan", "session."))], ids=lambda path: path.name
)
def test_commands_that_take_a_plan_take_a_frozen_one(path: Path, tmp_path: Path) -> None:
    plan = read_plan(str(path), SessionStore(tmp_path))
    for command in (["report", str(path)], ["pitch", str(path)], ["diff", str(path), str(path)]):
        assert socra(*command, cwd=tmp_path).code == 0
    made = socra("masterplan", "-", "--since", str(path), "--json", stdin=plan.idea.text, cwd=tmp_path)
    assert made.code == 0
    assert {one["id"] for one in made.document["assumptions"]} & {one.id for one in plan.assumptions}


def test_a_document_of_a_later_version_is_read_past_the_members_it_added(tmp_path: Path) -> None:
    later = json.loads(to_json(FULL)) | {"mood": "sunny"}
    later["verdict"]["mood"] = later["personas"][0]["findings"][0]["mood"] = "fair"
    path = tmp_path / "later.json"
    path.write_text(json.dumps(later), "utf-8")
    assert read_document(str(path), SessionStore(tmp_path)) == FULL


def test_frozen_documents_hold_nothing_of_the_machine_that_made_them() -> None:
    text = "".join(path.read_text("utf-8") for path in FILES)
    assert not [word for word in ("/tmp", "/home", "/root", "/Users", "127.0.0.1") if word in text]


# ── the checker ──────────────────────────────────────────────────────────────


BREAKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "$.title is gone": lambda s: s["properties"].pop("title"),
    "$.rows[].id is gone": lambda s: row(s).update(key=row(s).pop("id")),
    "$.rows was array, and is object": lambda s: s["properties"]["rows"].update(type="object"),
    "$.title was string, and is null or string": lambda s: s["properties"].update(
        title={"anyOf": [{"type": "string"}, {"type": "null"}]}
    ),
    "$.best was null or object, and is object": lambda s: s["properties"]["best"]["anyOf"].pop(),
    "$.rows[].at was null or string, and is null": lambda s: row(s)["at"]["anyOf"].pop(0),
    "$.rows[].at had format 'date-time', and has 'date'": lambda s: row(s)["at"]["anyOf"][0].update(
        format="date"
    ),
    "$.rows[].mood is never foul any more": lambda s: row(s)["mood"]["enum"].remove("foul"),
    "$.rows[].mood may be mild now, which is not noted": lambda s: row(s)["mood"]["enum"].append("mild"),
    "$.rows[].mood has a list of words only then": lambda s: row(s)["mood"].pop("enum"),
    "$.title has a list of words only now": lambda s: s["properties"]["title"].update(enum=["a"]),
    "$.counts{} was integer, and is number": lambda s: s["properties"]["counts"].update(
        additionalProperties={"type": "number", "minimum": 0}
    ),
    "$.counts{} had minimum 0, and has 1": lambda s: s["properties"]["counts"]["additionalProperties"].update(
        minimum=1
    ),
    "$.best is not always written any more": lambda s: s["required"].remove("best"),
}


@pytest.mark.parametrize("told", BREAKS)
def test_a_change_that_breaks_a_reader_is_told(told: str) -> None:
    assert told in breaks(SMALL, changed(BREAKS[told]))


def test_added_members_and_other_words_of_explanation_break_nobody() -> None:
    def more(schema: dict[str, Any]) -> None:
        schema["properties"]["mood"] = {"type": "string"}
        schema["required"].append("mood")
        row(schema)["weight"] = {"type": "number"}
        schema["$defs"]["Row"]["required"].append("weight")
        schema["properties"]["title"]["description"] = "Other words."

    assert breaks(SMALL, changed(more)) == []
    document = {
        "title": "t",
        "rows": [{"id": "1", "mood": "fair", "at": None}],
        "counts": {},
        "best": {"id": "2", "mood": "foul", "at": None},
    }
    then = Draft202012Validator(as_then(SMALL, changed(more)))
    assert list(then.iter_errors(document)) == []
    assert list(Draft202012Validator(changed(more)).iter_errors(document))
    assert list(then.iter_errors({**document, "counts": None}))
    del document["best"]
    assert list(then.iter_errors(document))


def test_a_word_that_is_noted_may_be_added() -> None:
    mild = changed(lambda s: row(s)["mood"]["enum"].append("mild"))
    noted = {path: frozenset({"mild"}) for path in ("$.rows[].mood", "$.best.mood")}
    assert breaks(SMALL, mild, noted) == []


def members(node: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Every member of an inlined schema, with the properties that it stands in."""
    if isinstance(node, list):
        for each in node:
            yield from members(each)
    elif isinstance(node, dict):
        yield from ((node["properties"], name) for name in node.get("properties", ()))
        for each in node.values():
            yield from members(each)


def test_each_member_of_a_masterplan_is_missed_when_it_is_gone() -> None:
    frozen = frozen_schema("masterplan")
    today = inlined(schema_of(model_of("masterplan"), "masterplan"))
    everywhere = list(members(today))
    assert len(everywhere) > 300
    for properties, name in everywhere[::7]:
        member = properties.pop(name)
        assert any(told.endswith(f".{name} is gone") for told in breaks(frozen, today)), name
        properties[name] = member


# ── what every test's documents are held against ─────────────────────────────


def test_a_document_that_does_not_fit_its_schema_is_told() -> None:
    assert problems(to_json(FULL)) == []
    plan = json.loads(to_json(FULL))
    slips: dict[str, Any] = {
        "masterplan: $.verdict.provisional": {"verdict": plan["verdict"] | {"provisional": "no"}},
        "masterplan: $.gauges": {"gauges": plan["gauges"] | {"mood": 1}},
        "masterplan: $.created_at": {"created_at": "yesterday"},
    }
    for told, slip in slips.items():
        assert [problem[: len(told)] for problem in problems(json.dumps(plan | slip))] == [told]


def test_a_document_with_the_members_of_none_is_told() -> None:
    with pytest.raises(AssertionError, match="no document, or several"):
        problems('{"schema_version": 1, "mood": "sunny"}')


def test_what_exists_beside_an_error_is_held_against_its_own_schema() -> None:
    error = {"code": "input", "kind": "input", "message": "No.", "hint": "", "session_id": None}
    part = {
        "schema_version": 1,
        "error": error,
        "idea": json.loads(to_json(FULL))["idea"],
        "session_id": "x-1",
    }
    assert problems(json.dumps(part | {"devils_advocate": None})) == []
    assert problems(json.dumps(part | {"personas": [{}]}))
    assert problems(json.dumps({"schema_version": 1, "error": error | {"hint": None}}))
