"""How far the token estimate is from a real tokenizer, before and after it has corrected itself.

    PYTHONPATH=. .venv-peers/bin/python -m bench.estimate

The tokenizer is ``cl100k_base``, which litellm of bench/peers.txt brings along: no provider uses exactly this
one, which is the point of correcting. Each row runs through its texts in order, as one provider sees them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from socra_cli.llm.estimate import Correction, text_tokens

ROOT = Path(__file__).parent.parent

_IDEA = {
    "German": "Wir wollen Schichten in Bäckereien über eine App tauschen lassen. Bisher ruft die "
    "Filialleiterin jeden Sonntagabend acht Leute an, und zweimal im Monat bleibt eine Filiale geschlossen.",
    "Russian": "Мы хотим, чтобы пекари менялись сменами через приложение. Сейчас заведующая каждое "
    "воскресенье обзванивает восемь человек, и дважды в месяц одна из пекарен не открывается.",
    "Japanese": "パン屋のシフト交換をアプリで行えるようにしたい。今は店長が毎週日曜の夜に八人へ"
    "電話をかけており、月に二度は店を開けられない。",
    "Arabic": "نريد أن يتبادل الخبازون نوباتهم عبر تطبيق. اليوم تتصل المديرة بثمانية أشخاص مساء كل أحد، "
    "ومرتين في الشهر يبقى أحد الفروع مغلقا.",
}


def texts() -> dict[str, list[str]]:
    """The rows: what socra sends most, and the same idea in other languages, in pieces of growing length."""
    read = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "prompts").rglob("*.md"))]
    briefs = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.md"))]
    languages = {name: [text * times for times in (1, 2, 4, 8, 16)] for name, text in _IDEA.items()}
    return {"prompts": read, "briefs": briefs, **languages}


def row(name: str, pieces: list[str], count: Callable[[str], int]) -> str:
    """One line of the table: the error of each estimate, as a mean of absolute parts of the real count."""
    correction, before, after, last = Correction(), 0.0, 0.0, 0.0
    for text in pieces:
        raw, real = text_tokens(text), count(text)
        before += abs(raw - real) / real
        last = abs(raw * correction.ratio - real) / real
        after += last
        correction = correction.seen(raw, real)
    size = len(pieces)
    errors = f"{before / size:.0%} | {after / size:.0%} | {last:.0%}"
    return f"| {name} | {size} | {errors} | {correction.ratio:.2f} |"


def main() -> None:
    import litellm

    def count(text: str) -> int:
        return len(litellm.encode(model="gpt-4", text=text))

    print("| texts | how many | error, uncorrected | corrected on the way | the last one | ratio learned |")
    print("|---|---|---|---|---|---|")
    for name, pieces in texts().items():
        print(row(name, pieces, count))


if __name__ == "__main__":
    main()
