"""How fast ``socra lint`` reads: against markdown-it-py on the same text, by size, and over many briefs.

python -m bench.lint

The main row is ``texts/brief.md``: one whole brief of about 1,100 words with headings, lists, tables,
quotes and links. Two harder rows follow: the briefs of ``tests/cases`` one after another, with far more
findings a page than an honest brief has, and those of them without any Markdown, which markdown-it-py
passes over almost for free. Both sides run in turn in one process; times are medians of processor time for
one call.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from markdown_it import MarkdownIt

from socra_cli.lint import check
from socra_cli.lint.document import cue_index

BRIEF = Path(__file__).parent / "texts" / "brief.md"
CASES = Path(__file__).parent.parent / "tests" / "cases"
SDKS = ("openai", "anthropic", "genai_prices")
ROUNDS = 300
WORDS = 1000


def processor_ms(work: Callable[[], object]) -> float:
    """Processor time of one call, in milliseconds."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def brief_of(words: int, *, plain: bool) -> str:
    """At least ``words`` words: the cases one after another, or only those without Markdown."""
    texts = [path.read_text("utf-8") for path in sorted(CASES.glob("*.md"))]
    chosen = [text for text in texts if "\n" not in text.strip()] if plain else texts
    made: list[str] = []
    while sum(len(text.split()) for text in made) < words:
        made.append(chosen[len(made) % len(chosen)])
    return "\n\n".join(made)


def against_the_parser(name: str, text: str) -> None:
    """One row: medians over rounds in which the two take turns."""
    parser = MarkdownIt("commonmark").enable("table")
    rounds = [
        (processor_ms(lambda: parser.parse(text)), processor_ms(lambda: check(text))) for _ in range(ROUNDS)
    ]
    parsed, checked = (median(times) for times in zip(*rounds, strict=True))
    count = f"{len(text.split())} words, {len(check(text))} findings"
    print(
        f"  {name:37} {count:26} markdown-it-py {parsed:5.2f} ms, socra lint {checked:5.2f} ms, "
        f"ratio {checked / parsed:4.1f}"
    )


def by_size() -> None:
    print("by size (linear: the last column stays level)")
    for words in (1000, 4000, 16000):
        text = brief_of(words, plain=False)
        took = median(processor_ms(partial(check, text)) for _ in range(10))
        count = len(text.split())
        print(f"  {count:6} words {took:8.1f} ms {1000 * took / count:8.2f} µs a word")


def many_briefs() -> None:
    paths = [str(path) for path in sorted(CASES.glob("*.md"))]
    program = (
        "import sys; from socra_cli.lint import check; from pathlib import Path\n"
        "briefs = [Path(name).read_text('utf-8') for name in sys.argv[1:]]\n"
        "for number in range(200): check(briefs[number % len(briefs)])\n"
        f"print(*[name for name in {SDKS!r} if name in sys.modules] or ['none'])"
    )
    started = time.perf_counter()
    command = [sys.executable, "-c", program, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took = time.perf_counter() - started
    print(f"200 briefs in one process: {took:.2f} s, SDKs imported: {done.stdout.strip()}")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    cue_index()
    print(f"against the parser (median of {ROUNDS} rounds)")
    against_the_parser("a brief in Markdown", BRIEF.read_text("utf-8"))
    against_the_parser("many short briefs, dense with faults", brief_of(WORDS, plain=False))
    against_the_parser("the same without any Markdown", brief_of(WORDS, plain=True))
    by_size()
    many_briefs()


if __name__ == "__main__":
    main()
