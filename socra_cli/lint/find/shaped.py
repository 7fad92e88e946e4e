"""Findings that need more than a cue: a number beside it, its place in the text, or what is missing around
it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from socra_cli.domain.quantities import Quantity
from socra_cli.domain.quantity_words import words
from socra_cli.lint.document import Document, Sentence, cue_index
from socra_cli.lint.find.roles import figure
from socra_cli.lint.find.spans import clause, quoted
from socra_cli.lint.rule import Finding, Rule
from socra_cli.lint.rules import framing, overclaim, weak_evidence

_BY_CODE: Final = {rule.code: rule for table in (overclaim, weak_evidence, framing) for rule in table.RULES}
_NOT_COUNTS: Final = frozenset(
    ("money", "percent", "calendar", "time", "minute", "hour", "day", "week", "month", "year")
)
_PEOPLE: Final = words(
    """people person user customer client friend tester respondent participant interview colleague classmate
    neighbour
    neighbor stranger member subscriber buyer household company startup business place flat"""
)
_ATTENTION: Final = words("like star view share download visit visitor click impression subscriber sub")
_SMALL: Final = 12  # people: a trial of fewer shows little of those outside it
_HUGE: Final = Decimal(10**8)  # money: nobody's own takings, so the size of a market
_MASS: Final = Decimal(10**6)  # people or money: a population, not those who can be reached
_SLIVER: Final = 10  # percent: a share so small that it is taken for granted
_CROWD: Final = 5000  # customers: more than anybody has met
_NEAR: Final = 30  # characters from a number to the people it counts
_FORECAST: Final = 100  # users or sales: below that a plan, from there a forecast
_AUDIENCES: Final = 4
_OURS: Final = frozenset(("we", "our", "i", "my", "us", "me"))


def findings(doc: Document) -> Iterator[Finding]:
    """All findings of this module's rules, in the order of the rules."""
    for find in (
        _attention,
        _market_share,
        _unsourced,
        _accuracy,
        _projection,
        _friends,
        _small_sample,
        _perfect,
        _audiences,
        _solved,
    ):
        yield from find(doc)
    yield from _solution_first(doc)


def _finding(code: str, sentence: Sentence, start: int, end: int, **fields: str) -> Finding:
    low, high = clause(sentence, start, end)
    rule: Rule = _BY_CODE[code]
    return Finding(rule, low, high, {"cue": quoted(sentence.doc, start, end), **fields})


def _tagged(doc: Document, tag: str, most: int) -> Iterator[Sentence]:
    """Sentences with ``tag`` that don't speak for the brief, at most ``most`` of those the caller takes."""
    return (sentence for sentence in doc.by_tag.get(tag, ()) if not sentence.is_sound)


def _attention(doc: Document) -> Iterator[Finding]:
    """*2,000 likes*, *40 stars*: words that are ordinary ones without the number."""
    found = 0
    for quantity, sentence in doc.amounts:
        is_counted = quantity.unit in _ATTENTION and not sentence.is_sound
        if is_counted and found < 2 and "weak_list" not in sentence.tags:
            found += 1
            yield _finding("SOC303", sentence, quantity.start, quantity.end)


def _market_share(doc: Document) -> Iterator[Finding]:
    for sentence in _tagged(doc, "share", 1):
        near = doc.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        whole = any(
            "market_word" in other.tags or any(q.value >= _MASS for q in other.quantities) for other in near
        )
        few_of_many = _few_of_many(sentence)
        if not (whole or few_of_many):
            continue
        huge = [q for other in near for q in other.quantities if q.value >= _HUGE]
        shares = [q for q in sentence.quantities if q.is_percent]
        if not (shares or huge) or sentence.kind == "heading":
            continue
        total = ""
        if huge and shares:
            part = huge[0].value * shares[0].value / 100
            total = f" Here: {shares[0].value:f} % of {huge[0].value:,f} = {part:,f}."
        elif few_of_many:
            total = f" Here: {figure(few_of_many[0])} % of {figure(few_of_many[1])} = "
            total += f"{figure(few_of_many[0] * few_of_many[1] / 100)}."
        anchor = (shares[0].start, shares[0].end) if shares else sentence.cue("share")
        yield _finding("SOC205", sentence, *anchor, sum=total)
        return


def _few_of_many(sentence: Sentence) -> tuple[Decimal, Decimal] | None:
    """*Even 2 percent of the 48,000 shops*: the share and the number of those whom nobody here has met."""
    shares = [q for q in sentence.quantities if q.is_percent and q.value <= _SLIVER]
    people = [sentence.doc.starts[first] for first, _ in sentence.tags.get("said_customer", ())]
    crowds = [
        q.value
        for q in sentence.quantities
        if q.value >= _CROWD and not q.is_money and any(0 <= at - q.start <= _NEAR for at in people)
    ]
    text = sentence.doc.blanked
    if not shares or not crowds or text[shares[0].end : shares[0].end + 4] != " of ":
        return None
    return shares[0].value, max(crowds)


def _unsourced(doc: Document) -> Iterator[Finding]:
    found = 0
    for sentence in doc.sentences:
        if found == 2:
            return
        number = _statistic(sentence)
        if number is None or sentence.kind == "heading" or "source" in sentence.tags or sentence.is_sound:
            continue
        found += 1
        yield _finding("SOC207", sentence, *number)


def _statistic(sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence states a number or a finding about the world at large."""
    if "stat_claim" in sentence.tags and "weak_list" not in sentence.tags:
        return sentence.cue("stat_claim")
    if "market" not in sentence.tags and not _is_general_share(sentence):
        return None
    if "market_word" in sentence.tags and "share" in sentence.tags:
        return None  # the top-down rule has it
    for quantity in sentence.quantities:
        if quantity.is_percent or quantity.value >= _HUGE:
            return quantity.start, quantity.end
    return None


def _is_general_share(sentence: Sentence) -> bool:
    """*40 percent of restaurants close*: a share of people that nobody here counted."""
    if "said_customer" not in sentence.tags or not _OURS.isdisjoint(sentence.words):
        return False
    text = sentence.doc.blanked
    return any(q.is_percent and text[q.end : q.end + 4] == " of " for q in sentence.quantities)


def _accuracy(doc: Document) -> Iterator[Finding]:
    for sentence in list(_tagged(doc, "accuracy", 2))[:2]:
        numbers = [q for q in sentence.quantities if q.is_percent and q.value >= 50]
        if numbers and "source" not in sentence.tags:
            yield _finding(
                "SOC213", sentence, numbers[0].start, numbers[0].end, number=_written(doc, numbers[0])
            )


def _projection(doc: Document) -> Iterator[Finding]:
    found = 0
    for sentence in _tagged(doc, "hypothetical", 2):
        if found < 2 and "volume" in sentence.tags and "projection" in sentence.tags:
            numbers = [
                q
                for q in sentence.quantities
                if q.value >= _FORECAST and q.unit not in ("calendar", "percent")
            ]
            if numbers:
                found += 1
                yield _finding(
                    "SOC214", sentence, numbers[0].start, numbers[0].end, number=_written(doc, numbers[0])
                )


def _friends(doc: Document) -> Iterator[Finding]:
    if "internal" in doc.by_tag:
        return  # colleagues are who it is for
    for sentence in list(_tagged(doc, "friends", 2)):
        weak = {"weak_trial_word", "opinion", "weak_liking", "weak_would"} & sentence.tags.keys()
        if weak:
            yield _finding("SOC305", sentence, *sentence.cue("friends"))
            return


def _small_sample(doc: Document) -> Iterator[Finding]:
    found = 0
    for sentence in _tagged(doc, "weak_trial_word", 2):
        counts = [q for q in sentence.quantities if _is_small_group(sentence, q)]
        if counts and found < 2:
            found += 1
            yield _finding(
                "SOC306", sentence, counts[0].start, counts[0].end, number=_written(doc, counts[0])
            )


def _is_small_group(sentence: Sentence, quantity: Quantity) -> bool:
    if sentence.doc.blanked[quantity.end : quantity.end + 1] in ("'", "’"):
        return False  # "one courier's manager" is somebody and no sample
    if not 1 <= quantity.value <= _SMALL or quantity.unit in _NOT_COUNTS or quantity.per:
        return False
    after = sentence.doc.blanked[quantity.end : quantity.end + 4].lower()
    people = "said_customer" in _tags_of(quantity.unit) or quantity.unit in _PEOPLE
    return people or after.startswith(" of")


def _tags_of(noun: str) -> tuple[str, ...]:
    entry = cue_index().get(noun)
    return entry.tags if entry else ()


def _perfect(doc: Document) -> Iterator[Finding]:
    for sentence in _tagged(doc, "weak_perfect", 1):
        near = doc.sentences[max(0, sentence.index - 1) : sentence.index + 2]
        if any("weak_pilot" in other.tags for other in near):
            yield _finding("SOC309", sentence, *sentence.cue("weak_perfect"))
            return


def _audiences(doc: Document) -> Iterator[Finding]:
    for sentence in _tagged(doc, "said_customer", 1):
        cues = sentence.tags["said_customer"]
        kinds = {doc.words[first] for first, _ in cues}
        start, end = doc.word_span(cues[0][0], cues[-1][1])
        if len(kinds) >= _AUDIENCES and doc.blanked.count(",", start, end) >= _AUDIENCES - 2:
            yield _finding("SOC705", sentence, start, end, number=str(len(kinds)))
            return


def _solved(doc: Document) -> Iterator[Finding]:
    for sentence in doc.by_tag.get("works_today", ()):
        cues = {"already", "free_word"} & sentence.tags.keys()
        if cues and _OURS.isdisjoint(sentence.words):
            yield _finding("SOC706", sentence, *sentence.cue("works_today"))
            return
    for sentence in doc.by_tag.get("already", ()):
        if "free_word" in sentence.tags and _OURS.isdisjoint(sentence.words):
            yield _finding("SOC706", sentence, *sentence.cue("free_word"))
            return


def _solution_first(doc: Document) -> Iterator[Finding]:
    body = [sentence for sentence in doc.sentences if sentence.kind != "heading"]
    if not body or "problem_word" in doc.by_tag or body[0].is_sound:
        return
    if "solution_noun" in body[0].tags:
        cue = quoted(doc, *body[0].cue("solution_noun"))
        yield Finding(_BY_CODE["SOC701"], body[0].start, body[0].end, {"cue": cue})


def _written(doc: Document, quantity: Quantity) -> str:
    piece = quoted(doc, quantity.start, quantity.end)
    return piece[:1].lower() + piece[1:] if piece[1:2].islower() else piece
