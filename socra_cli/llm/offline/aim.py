"""What the idea is, in one neutral sentence, and whether somebody outside is to pay for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from socra_cli.llm.offline.reading import Passage, one_line
from socra_cli.llm.offline.words import cues

_LONGEST = 30  # words of a summary (intake's prompt asks models for the same)
_LEAST = 8
_HEADING = re.compile(r"^[#>*\-\s]+")
_LOOSE = re.compile(r"\s+([,.;:])|\s{2,}")
_COMMAS = re.compile(r"^(?:\W+)|(?:,\s*)+(?=[.,])")
_STRAY = re.compile(r"\b(an?|the|our|is|are),\s+", re.IGNORECASE)
_ARTICLES = re.compile(r"\b(an?)(\s+)(\w)", re.IGNORECASE)
_NEVER_PAID = re.compile(
    r"\b(?:not for sale|internal tool|non-?profit|not[- ]for[- ]profit|charity|nothing is charged)\b",
    re.IGNORECASE,
)


def is_commercial(said: Sequence[Passage]) -> bool:
    """False for an internal tool, a non-profit or volunteers' work; true where the words are silent."""
    text = "\n".join(passage.text for passage in said)
    if _NEVER_PAID.search(text):
        return False
    serving = len({m.group().lower() for m in cues("community").finditer(text)})
    selling = len({m.group().lower() for m in cues("commercial").finditer(text)})
    return serving <= selling


def summary(said: Sequence[Passage], title: str) -> str:
    """The first sentence that says what the idea is, without its praise; the title where none does."""
    opening = [p for p in said[:8] if not p.text.lstrip().startswith("#")]
    defining = next((p for p in opening if _defines(p.text)), None)
    chosen = defining or next(iter(opening), None)
    return neutral(chosen.text) if chosen else title


def _defines(sentence: str) -> bool:
    return cues("defines").search(sentence) is not None and cues("says_who").match(sentence) is None


def neutral(sentence: str) -> str:
    """``sentence`` without words of praise or shame, one line, cut at thirty words."""
    plain = cues("praise").sub("", one_line(_HEADING.sub("", sentence)))
    plain = _COMMAS.sub("", _LOOSE.sub(lambda m: m[1] or " ", plain)).strip(" ,")
    plain = _STRAY.sub(r"\1 ", plain)
    plain = _ARTICLES.sub(_article, plain)
    plain = _cut(plain)
    return plain[:1].upper() + plain[1:]


def _cut(sentence: str) -> str:
    """At most thirty words: up to the last comma before them, or an ellipsis where there is none."""
    words = sentence.split()
    if len(words) <= _LONGEST:
        return sentence
    whole = " ".join(words[:_LONGEST])
    clause = whole.rpartition(",")[0]
    return f"{clause}." if len(clause.split()) >= _LEAST else whole.rstrip(",;:") + " …"


def _article(match: re.Match[str]) -> str:
    """*a* or *an* before the word that now follows it; only vowels' letters are looked at."""
    article = "an" if match[3].lower() in "aeio" else "a"
    return (article.capitalize() if match[1][0].isupper() else article) + match[2] + match[3]
