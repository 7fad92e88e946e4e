from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socra_cli.domain.plan import Masterplan
from socra_cli.errors import InputError, ProvidersError, SocraError
from socra_cli.output.json_document import ErrorDocument, error_json, to_json
from tests.output.plans import ATTACKS, FULL, SPARSE, hostile

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("plan", [FULL, SPARSE], ids=["full", "sparse"])
def test_a_plan_is_read_back_as_it_was(plan: Masterplan) -> None:
    assert Masterplan.model_validate_json(to_json(plan)) == plan


def test_the_members_are_the_contracts_in_its_order() -> None:
    assert list(json.loads(to_json(FULL))) == [
        "schema_version", "socra_version", "session_id", "since", "demo", "created_at", "idea", "turns",
        "gauges", "verdict", "personas", "devils_advocate", "assumptions", "plan", "dissent",
        "open_questions", "failures", "provenance",
    ]  # fmt: skip


def test_an_assumption_says_its_evidence_level() -> None:
    assert [one["evidence_level"] for one in json.loads(to_json(FULL))["assumptions"]][:3] == [
        "E4",
        "E1",
        "E0",
    ]


def test_text_beyond_ascii_is_written_as_it_is_and_the_same_plan_gives_the_same_bytes() -> None:
    text = to_json({"b": "grün …", "a": 1})
    assert text == '{\n  "b": "grün …",\n  "a": 1\n}\n'
    assert to_json(FULL) == to_json(FULL.model_copy())


@given(st.dictionaries(st.text(max_size=5), _VALUES, max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_document_is_strict_json_in_utf8(document: dict[str, object]) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    json.loads(to_json(document).encode(), parse_constant=refuse)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_lone_surrogate_breaks_no_document_and_moves_no_offset(attack: str) -> None:
    document = json.loads(to_json(hostile(attack)).encode())
    assert len(document["idea"]["text"]) == len(attack)


@pytest.mark.parametrize(
    "error", [InputError("no file", hint="name one"), SocraError("oh"), ProvidersError("gone")]
)
def test_a_failure_is_a_document_of_its_own(error: SocraError) -> None:
    document = json.loads(error_json(error))
    assert document["error"] == {
        "code": error.code,
        "kind": error.kind,
        "message": error.message,
        "hint": error.hint,
        "session_id": None,
    }
    jsonschema.validate(document, ErrorDocument.model_json_schema(mode="serialization"))


def test_a_failure_carries_whatever_of_the_plan_exists() -> None:
    document = json.loads(error_json(ProvidersError("synthesis failed"), SPARSE))
    plan = json.loads(to_json(SPARSE))
    assert document.pop("error")["session_id"] == SPARSE.session_id
    assert document == plan


def test_an_error_is_one_line_also_where_a_file_s_name_holds_line_breaks() -> None:
    error = InputError("ideas/a\n::add-mask::e\r\n.md: empty")
    assert (error.message, str(error)) == ("ideas/a ::add-mask::e .md: empty",) * 2
