"""The Mom-Test guard: reads a finished question and refuses one that leads or asks for an opinion."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from socra_cli.domain.ceiling import ceiling
from socra_cli.domain.evidence import Level
from socra_cli.interview import leading_words
from socra_cli.interview.wording import DONT_KNOW

LEADING: Final = "leading question"
REPEATED: Final = "asked before"
SEVERAL: Final = "more than one question"
EMPTY: Final = "no question in it"

_BY_WORDS: Final = tuple(
    re.compile(rf"(?<!\w)(?:{pattern})")
    for patterns in leading_words.LEADING.values()
    for pattern in patterns
)
_BY_PLACE: Final = (
    re.compile(rf"(?:^|[.,;:–—-] ?)(?:{leading_words.OPENERS})"),
    re.compile(rf", ?(?:{leading_words.TAGS}) ?\?"),
)
_QUOTED: Final = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")
_MARK: Final = re.compile(r"[?？؟]+")

_REPLY_CHARS: Final = 60
_MOST_REPLIES: Final = 3


def leading(question: str) -> str | None:
    """The words by which a question leads or asks for an opinion; ``None`` when it does neither.

    What stands in quotation marks is the founder's and is not read.
    """
    text = _folded(_QUOTED.sub("…", question))
    found = (match for pattern in (*_BY_WORDS, *_BY_PLACE) if (match := pattern.search(text)))
    first = min(found, key=lambda match: match.start(), default=None)
    return first.group().strip(" ,;:.–—-") if first else None


def first_question(text: str) -> str:
    """The text up to and with its first question; all of it when it asks only one."""
    bare = _QUOTED.sub(lambda match: "…" * len(match.group()), text)
    marks = list(_MARK.finditer(bare))
    return text[: marks[0].end()].strip() if len(marks) > 1 else text.strip()


def objection(question: str, asked: Iterable[str]) -> str | None:
    """What is wrong with a finished question: empty, leading, asked before; ``None`` when it can stand."""
    if not question.strip():
        return EMPTY
    if leading(question):
        return LEADING
    if any(_bare(question) == _bare(earlier) for earlier in asked):
        return REPEATED
    return None


def clean_replies(replies: Iterable[str]) -> tuple[str, ...]:
    """Replies that assert nothing for the founder, at most three, and the one that is always offered.

    A reply with a number, one too long to be read at a glance, and one whose words would count as more
    than an assertion are dropped: choosing it would put evidence into the founder's mouth.
    """
    kept: dict[str, str] = {}
    for reply in (" ".join(raw.split()) for raw in replies):
        if _asserts(reply) or _bare(reply) == _bare(DONT_KNOW):
            continue
        kept.setdefault(_bare(reply), reply)
    return (*tuple(kept.values())[:_MOST_REPLIES], DONT_KNOW)


def _asserts(reply: str) -> bool:
    numbers = re.search(r"\d|%|percent|prozent|pour cent|por ciento|per cento", reply.casefold())
    return not reply or len(reply) > _REPLY_CHARS or numbers is not None or ceiling(reply) > Level.E1


def _bare(text: str) -> str:
    """The words alone, so that a comma does not make a question a new one."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
