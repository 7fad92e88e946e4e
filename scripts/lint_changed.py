"""What the GitHub Action does: lint the briefs that a change touches, and leave a SARIF log.

Takes its inputs from the environment, ``LINT_FILES``, ``LINT_BASE`` and so on, as ``action.yml`` sets them,
and writes its outputs to ``$GITHUB_OUTPUT``. Exits 2 where the briefs can't be checked; findings are told by
the output ``failed``, so that they can still be uploaded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NEVER = "never"
_ANNOTATE = ("sarif", "log", "none")


class Unusable(Exception):  # noqa: N818 - it names an input, as InputError of the program does
    """The inputs, or the briefs, can't be used. Its text is for the log."""


@dataclass(frozen=True)
class Inputs:
    """The action's inputs. ``patterns`` are git's own globs; ``base`` may be empty, zeros or unknown here."""

    patterns: tuple[str, ...]
    every: bool
    base: str
    fail_on: str
    select: str
    ignore: str
    annotate: str

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Inputs:
        """From the environment. Raises Unusable."""
        patterns = tuple(line.strip() for line in environ.get("LINT_FILES", "").splitlines() if line.strip())
        annotate = environ.get("LINT_ANNOTATE") or "sarif"
        if not any(not pattern.startswith("!") for pattern in patterns):
            raise Unusable("the input files names no pattern, such as ideas/**/*.md")
        if annotate not in _ANNOTATE:
            raise Unusable(f"the input annotate takes {', '.join(_ANNOTATE)}")
        return cls(
            patterns=patterns,
            every=environ.get("LINT_ALL", "").strip().lower() == "true",
            base=environ.get("LINT_BASE", "").strip(),
            fail_on=environ.get("LINT_FAIL_ON", "").strip(),
            select=environ.get("LINT_SELECT", "").strip(),
            ignore=environ.get("LINT_IGNORE", "").strip(),
            annotate=annotate,
        )


def briefs(inputs: Inputs) -> list[str]:
    """Those that the change added or touched; all of them where there is nothing to compare with."""
    specs = [f":(exclude,glob){p[1:]}" if p.startswith("!") else f":(glob){p}" for p in inputs.patterns]
    if inputs.every or not _fetched(inputs.base):
        listed = _git("ls-files", "-z", "--", *specs)
    else:
        listed = _git(
            "diff", "--name-only", "-z", "--diff-filter=d", _since(inputs.base), "HEAD", "--", *specs
        )
    names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
    # A link is not followed: what it leads to is no part of the change.
    return [name for name in names if Path(name).is_file() and not Path(name).is_symlink()]


def _fetched(base: str) -> bool:
    """Whether the commit ``base`` is here, fetched now if need be: checkouts are shallow."""
    if not base.strip("0") or base.startswith("-"):  # zeros stand for a branch that is new
        return False
    if _succeeds("cat-file", "-e", f"{base}^{{commit}}"):
        return True
    _succeeds("fetch", "--quiet", "--no-tags", "--depth=1", "origin", base)
    return _succeeds("cat-file", "-e", f"{base}^{{commit}}")


def _since(base: str) -> str:
    """Where the change began; in a shallow checkout, which knows no common ancestor, ``base`` itself."""
    found = subprocess.run(["git", "merge-base", base, "HEAD"], capture_output=True, text=True)
    return found.stdout.strip() or base


def _git(*arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], capture_output=True)
    if done.returncode:
        raise Unusable(f"git {arguments[0]} failed: {os.fsdecode(done.stderr).strip()}")
    return done.stdout


def _succeeds(*arguments: str) -> bool:
    return subprocess.run(["git", *arguments], capture_output=True).returncode == 0


def lint(inputs: Inputs, files: Sequence[str], form: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run ``socra lint`` over ``files``. Raises Unusable where it can't check them."""
    chosen = [word for word in (f"--select={inputs.select}", f"--ignore={inputs.ignore}") if word[-1] != "="]
    names = [f"./{name}" if name == "-" else name for name in files]
    # -P: the repository that is checked must not be where Python looks for modules.
    command = [
        sys.executable,
        "-P",
        "-m",
        "socra_cli",
        "lint",
        "--format",
        form,
        *chosen,
        *options,
        "--",
        *names,
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise Unusable(done.stderr.strip())
    return done


def run(inputs: Inputs, log: Path) -> dict[str, str]:
    """Check, write the SARIF log to ``log``, print annotations if they are wanted. Returns the outputs."""
    files = briefs(inputs)
    if not files:
        print("No brief has changed.")
        return {"sarif": "", "files": "0", "findings": "0", "failed": "false"}
    grave = [f"--fail-on={inputs.fail_on}"] if inputs.fail_on not in ("", NEVER) else []
    found = lint(inputs, files, "sarif", *grave)
    log.write_text(found.stdout, "utf-8")
    if inputs.annotate == "log":
        print(lint(inputs, files, "github").stdout, end="")
    results = json.loads(found.stdout)["runs"][0]["results"]
    findings = sum(result["level"] in ("error", "warning") for result in results)
    print(f"Briefs checked: {len(files)}. Errors and warnings: {findings}.")
    failed = found.returncode == 1 and inputs.fail_on != NEVER
    return {
        "sarif": str(log),
        "files": str(len(files)),
        "findings": str(findings),
        "failed": str(failed).lower(),
    }


def _inert(text: str) -> str:
    """``text`` without what a runner takes for a command: a file that a change names may hold one."""
    return "\n  ".join(line.replace("::", ": :").replace("##[", "## [") for line in text.splitlines())


def main(environ: Mapping[str, str]) -> int:
    try:
        outputs = run(Inputs.of(environ), Path(environ["RUNNER_TEMP"]) / "socra-lint.sarif")
    except Unusable as reason:
        print(_inert(f"socra lint: {reason}"), file=sys.stderr)
        return 2
    with open(environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in outputs.items())
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ))
