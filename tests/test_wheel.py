"""The wheel is complete: installed by itself, outside the checkout, it makes a plan."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAX_WHEEL_BYTES = 1_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second environment that has this wheel, and sees the dependencies of the one the tests run in."""
    home = tmp_path_factory.mktemp("env")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run(
        [str(python), "-c", script], check=True, capture_output=True, text=True
    ).stdout.strip()
    # A plain path line: .pth files in that folder, the editable install's among them, are not followed.
    Path(own, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


def test_the_wheel_holds_prompts_types_marker_and_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "socra_cli/py.typed" in names
    for prompt in (ROOT / "prompts").rglob("*.md"):
        assert f"socra_cli/_prompts/{prompt.relative_to(ROOT / 'prompts').as_posix()}" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests", "bench", "examples"))]
    assert wheel.stat().st_size < MAX_WHEEL_BYTES


def test_a_plan_is_made_from_the_installed_wheel_alone(installed: Path, tmp_path: Path) -> None:
    brief = tmp_path / "idea.md"
    brief.write_text((ROOT / "examples" / "repair-cafe.md").read_text("utf-8"), "utf-8")
    where = [str(installed), "-c", "import socra_cli; print(socra_cli.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert str(ROOT) not in found
    command = [str(installed.parent / "socra"), "masterplan", "idea.md", "--offline", "-q"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "idea-masterplan.md").read_text("utf-8").startswith("# ")
    assert (tmp_path / "idea-masterplan.json").exists()
