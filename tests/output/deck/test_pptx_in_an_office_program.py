"""The deck opened by LibreOffice and printed: as many pages as slides. Skipped where it isn't installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from socra_cli.domain.plan import Masterplan
from socra_cli.output.deck.outline import outline
from socra_cli.output.deck.pptx import render_pptx
from tests.output.plans import ATTACKS, FULL, hostile

pytestmark = pytest.mark.timeout(180)
_PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("plan", [FULL, hostile(ATTACKS[0])], ids=["full", "hostile"])
def test_an_office_program_prints_a_page_for_every_slide(plan: Masterplan, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no soffice: LibreOffice is not installed, so the deck was not opened in it")
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(render_pptx(outline(plan)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=170)
    printed = (tmp_path / "deck.pdf").read_bytes()
    assert len(_PAGE.findall(printed)) == len(outline(plan).slides)
