"""How fast ``socra lint`` reads: against markdown-it-py on the same text, by size, and over many briefs.

    python -m bench.lint

Processor time, best of several rounds. The text is made of the briefs in ``tests/cases``, so it holds far
more findings a page than an honest brief; ``--plain`` repeats the measure on paragraphs without any Markdown,
which markdown-it-py passes over almost for free.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt

from socra_cli.lint import check
from socra_cli.lint.document import cue_index

CASES = Path(__file__).parent.parent / "tests" / "cases"
SDKS = ("openai", "anthropic", "genai_prices")
ROUNDS = 10
WORDS = 1000


def processor_ms(work: Callable[[], object], repeat: int = 10) -> float:
    """Best processor time of one call, in milliseconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        for _ in range(repeat):
            work()
        best = min(best, (time.process_time() - started) / repeat)
    return best * 1000


def brief_of(words: int, *, plain: bool) -> str:
    """A text of at least ``words`` words: the cases one after another, or only those without Markdown."""
    texts = [path.read_text("utf-8") for path in sorted(CASES.glob("*.md"))]
    chosen = [text for text in texts if "\n" not in text.strip()] if plain else texts
    made: list[str] = []
    while sum(len(text.split()) for text in made) < words:
        made.append(chosen[len(made) % len(chosen)])
    return "\n\n".join(made)


def against_the_parser(*, plain: bool) -> None:
    text = brief_of(WORDS, plain=plain)
    parser = MarkdownIt()
    parsed, checked = processor_ms(lambda: parser.parse(text)), processor_ms(lambda: check(text))
    print(
        f"{len(text.split())} words, {'plain' if plain else 'mixed Markdown'}, {len(check(text))} findings:"
    )
    print(f"  markdown-it-py {parsed:.2f} ms, socra lint {checked:.2f} ms, ratio {checked / parsed:.1f}")


def by_size() -> None:
    print("by size (linear: the last column stays level)")
    for words in (1000, 4000, 16000):
        text = brief_of(words, plain=False)
        took = processor_ms(partial(check, text), repeat=1)
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", action="store_true", help="also measure text without Markdown")
    arguments = parser.parse_args()
    cue_index()
    against_the_parser(plain=False)
    if arguments.plain:
        against_the_parser(plain=True)
    by_size()
    many_briefs()


if __name__ == "__main__":
    main()
