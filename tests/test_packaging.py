"""What is uploaded is whole: out of the sdist alone come the same wheel and the suite it was tested with."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path, PurePosixPath

import pytest

from socra_cli import __version__

ROOT = Path(__file__).parent.parent
STEM = f"socra_cli-{__version__}"
KEPT_OUT = {".venv", "site", "dist", "demo", "__pycache__"}


def build(what: str, source: Path, folder: Path) -> Path:
    """The one file that building ``what`` from ``source`` leaves in ``folder``."""
    command = [
        sys.executable,
        "-m",
        "build",
        f"--{what}",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return folder / STEM


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return zipfile.ZipFile(build("wheel", unpacked, tmp_path_factory.mktemp("wheel")))


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    return message_from_string(wheel.read(f"{STEM}.dist-info/METADATA").decode("utf-8"))


def test_the_sdist_holds_every_file_of_the_project(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        held = {
            PurePosixPath(name).relative_to(STEM).as_posix() for name in archive.getnames() if name != STEM
        }
    assert sorted(name for name in tracked() if name not in held) == []
    assert not {PurePosixPath(name).parts[0] for name in held if name != "."} & KEPT_OUT


def tracked() -> list[str]:
    """What git holds, where this is a checkout; in an unpacked sdist, what it must hold at the least."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    listed = [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]
    return listed or ["LICENSE", "CHANGELOG.md", "Makefile", "constraints.txt", "mkdocs.yml", "tests/cli.py"]


def test_the_wheel_from_the_sdist_holds_what_the_one_from_the_checkout_holds(
    wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    direct = zipfile.ZipFile(build("wheel", ROOT, tmp_path))
    assert sorted(wheel.namelist()) == sorted(direct.namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    files = [path for path in (ROOT / "socra_cli").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert [path.name for path in files if path.relative_to(ROOT).as_posix() not in names] == []


def test_the_man_page_lands_where_man_looks(wheel: zipfile.ZipFile) -> None:
    page = wheel.read(f"{STEM}.data/data/share/man/man1/socra.1")
    assert page == (ROOT / "docs" / "man" / "socra.1").read_bytes()


def test_an_index_would_take_the_metadata(metadata: Message) -> None:
    """What ``twine check --strict`` asks, and what a reader of the index wants."""
    assert metadata["Name"] == "socra-cli"
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata["Requires-Python"] == ">=3.11"
    payload = metadata.get_payload()
    assert isinstance(payload, str)
    assert payload.startswith("# socra")
    known = pytest.importorskip("trove_classifiers").classifiers
    classifiers = metadata.get_all("Classifier", [])
    assert classifiers
    assert [name for name in classifiers if name not in known] == []


def test_every_extra_is_told_to_the_index(metadata: Message) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(metadata.get_all("Provides-Extra", [])) == set(project["optional-dependencies"])
