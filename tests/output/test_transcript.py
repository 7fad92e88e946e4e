from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from socra_cli.domain.brief import make_brief
from socra_cli.domain.evidence import Turn
from socra_cli.domain.ledger import Ledger
from socra_cli.domain.text import printable
from socra_cli.output.transcript import render_transcript
from tests.output.plans import ASSUMPTIONS, ATTACKS, FULL

TURNS = (
    Turn(id="Q01", role="interviewer", text="When did a shop", partial=True),
    Turn(
        id="Q01",
        role="interviewer",
        text="When did a shop last lose a booking?",
        why="Two shops paid, and nobody has said what no-shows cost them",
        assumption_id="A-001",
    ),
    Turn(id="T01", role="founder", text="Last Tuesday.\n\nWim had three no-shows before noon."),
)


def test_a_transcript_reads_as_it_did(snapshot: SnapshotAssertion) -> None:
    ledger = Ledger(assumptions=ASSUMPTIONS)
    assert render_transcript(FULL.idea, TURNS, ledger, session_id="20260314-x") == snapshot


def test_lines_stay_lines_and_no_break_mark_is_shown() -> None:
    turn = Turn(id="T01", role="founder", text="one\ntwo\n\nthree\n")
    text = render_transcript(make_brief("", "typed"), (turn,), Ledger(), session_id="s")
    assert text.endswith("> one\\\n> two\n>\n> three\n")


def test_an_interview_that_never_began_has_no_empty_section() -> None:
    text = render_transcript(make_brief("", "typed"), (), Ledger(), session_id="s", demo=True)
    assert "## " not in text
    assert "0 questions, 0 answers" in text
    assert "no model was asked" in text


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_answer_becomes_markup(attack: str) -> None:
    turns = (
        Turn(id="Q01", role="interviewer", text=attack, why=attack),
        Turn(id="T01", role="founder", text=attack),
    )
    text = render_transcript(make_brief(printable(attack), "typed"), turns, Ledger(), session_id="s")
    found = MarkdownIt("commonmark").parse(text)
    inner = {child.type for token in found for child in token.children or ()}
    assert not {token.type for token in found} & {"html_block", "fence", "code_block", "bullet_list_open"}
    assert not inner & {"html_inline", "link_open", "image"}
    assert text.encode()
