from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from jsonschema import Draft202012Validator

from socra_cli.commands.schema import DOCUMENTS, model_of
from socra_cli.lint import check
from socra_cli.lint.formats.json import render
from socra_cli.lint.report import LintedFile
from socra_cli.output.json_document import to_json
from socra_cli.output.schemas import schema_of
from tests.cli import socra
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_has_a_schema_of_2020_12_that_is_itself_valid(name: str) -> None:
    done = socra("schema", name)
    assert (done.code, done.err) == (0, "")
    assert done.document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert done.document["title"] == f"socra {name}"
    Draft202012Validator.check_schema(done.document)


def test_descriptions_read_as_sentences() -> None:
    text = socra("schema", "masterplan").out
    assert "``" not in text
    assert '"description": "Percent. coverage: can this be judged yet?' in text


def test_without_a_name_the_names_are_listed() -> None:
    done = socra("schema")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines() if line.split()[0] in DOCUMENTS] == list(
        DOCUMENTS
    )


def test_an_unknown_name_is_a_usage_error_that_says_the_nearest() -> None:
    done = socra("schema", "masterplam")
    assert (done.code, done.out) == (2, "")
    assert "no document is called 'masterplam'" in done.err
    assert "did you mean masterplan?" in done.err


def test_a_name_like_none_gets_the_whole_list() -> None:
    assert "masterplan, " in socra("schema", "zzz").err


@pytest.mark.parametrize("plan", [FULL, SPARSE, *map(hostile, ATTACKS)])
def test_every_plan_validates_against_its_schema(plan: object) -> None:
    schema = schema_of(model_of("masterplan"), "masterplan")
    jsonschema.validate(json.loads(to_json(plan)), schema)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["verdict", "personas", "assumptions", "provenance", "schema_version"])
def test_what_a_script_may_rely_on_is_required(name: str) -> None:
    schema = schema_of(model_of("masterplan"), "masterplan")
    assert name in schema["required"]
    document = json.loads(to_json(FULL))
    del document[name]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_the_documents_of_commands_that_ask_nobody_validate() -> None:
    for name, arguments in {"doctor": ("doctor", "--offline"), "prompts": ("prompts", "list")}.items():
        done = socra(*arguments, "--json")
        assert done.code == 0
        jsonschema.validate(done.document, socra("schema", name).document)


def test_the_documents_of_a_session_validate(tmp_path: Path) -> None:
    brief = "Bike shops in Ghent lost nine bookings last week. Two of them paid 30 euros for March.\n"
    assert socra("masterplan", "-", "--offline", "--no-input", stdin=brief, cwd=tmp_path).code == 0
    sessions = socra("sessions", "list", "--json").document
    session = socra("sessions", "show", sessions["sessions"][0]["id"], "--json").document
    for name, document in (("sessions", sessions), ("session", session), ("calls", session["calls"])):
        jsonschema.validate(document, socra("schema", name).document)


def test_the_document_of_the_linter_validates() -> None:
    text = "Everyone will love it. We have no competitors, and no delivery, but a doorstep guarantee.\n"
    files = [LintedFile(path="idea.md", text=text, diagnostics=tuple(check(text)))]
    assert files[0].diagnostics
    jsonschema.validate(json.loads(render(files)), schema_of(model_of("lint"), "lint"))


def test_the_document_of_a_failure_validates() -> None:
    done = socra("masterplan", "no-such-file.md", "--json")
    assert done.code == 2
    jsonschema.validate(done.document, socra("schema", "error").document)
