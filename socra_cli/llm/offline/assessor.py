"""What one answer brings: evidence for or against, new points, and one line on what was learnt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from socra_cli.domain.answers import is_bare_assent, is_unknown
from socra_cli.domain.base import Frozen
from socra_cli.domain.evidence import Level, QuoteDraft
from socra_cli.domain.grounding import MIN_WORDS
from socra_cli.domain.ledger import Assumption, Status
from socra_cli.domain.opposites import opposed, side_kept
from socra_cli.domain.quantities import parse_quantities
from socra_cli.domain.report import AsksFor
from socra_cli.domain.stages import AssessDraft, AssessInputs, AssumptionDraft, EvidenceDraft
from socra_cli.llm.offline.findings import upper_first
from socra_cli.llm.offline.interviewer import name_of
from socra_cli.llm.offline.language import is_english
from socra_cli.llm.offline.opened import opened
from socra_cli.llm.offline.reading import Passage, excerpt, passages
from socra_cli.llm.offline.topics import Topic, about, topic_of
from socra_cli.llm.offline.words import cues, load

_MOST_ELSEWHERE = 2
_BUT = re.compile(r"\bbut\b", re.IGNORECASE)
_MONEY = ("economist", "sustainer")


class Bearing(Frozen):
    """One passage of the answer and the assumption that it bears on."""

    passage: Passage
    assumption: Assumption
    against: bool


def draft_assessment(inputs: AssessInputs) -> AssessDraft:
    """The answer against the ledger. What says nothing of its own brings no evidence."""
    asked = inputs.ledger.find(inputs.question.assumption_id or "")
    text = inputs.answer.text
    if is_unknown(text) or not text.strip() or _is_denial(text):
        return _nothing("unknown" if is_unknown(text) else "denial" if text.strip() else "nothing", asked)
    if is_bare_assent(text):
        return _assent(inputs, asked)
    said = [passage for passage in _said(inputs) if side_kept(passage.text) is None]
    bearings = _bearings(said, asked, inputs)
    new = opened(said, inputs.ledger) if is_english(text) else []
    return AssessDraft(
        evidence=[
            EvidenceDraft(assumption_id=one.assumption.id, quote=one.passage.draft(), against=one.against)
            for one in bearings
        ],
        new_assumptions=new,
        retired=[asked.id] if asked and not _is_split(asked) and cues("moot").search(text) else [],
        learnt=_learnt(inputs, asked, bearings, new),
    )


def _said(inputs: AssessInputs) -> tuple[Passage, ...]:
    """The answer's passages; all of it where it is shorter than a passage."""
    found = passages(inputs.answer.text, inputs.answer.id)
    return found or passages(inputs.answer.text + ".", inputs.answer.id)


def _is_denial(text: str) -> bool:
    return cues("denial").fullmatch(text.strip(" .!,")) is not None


def _nothing(why: str, asked: Assumption | None) -> AssessDraft:
    name = name_of(asked) if asked else "that"
    learnt = upper_first(load("frames")["learnt"][why].format(name=name))
    return AssessDraft(evidence=[], new_assumptions=[], retired=[], learnt=learnt)


def _assent(inputs: AssessInputs, asked: Assumption | None) -> AssessDraft:
    """A bare yes asserts what was asked, and no more; on a contradiction it says nothing."""
    draft = _nothing("assent", asked)
    if asked is None or asked.counter_quotes:
        return draft
    quote = QuoteDraft(turn=inputs.answer.id, text=inputs.answer.text.strip(), level=Level.E1)
    return draft.model_copy(
        update={"evidence": [EvidenceDraft(assumption_id=asked.id, quote=quote, against=False)]}
    )


def _bearings(said: Sequence[Passage], asked: Assumption | None, inputs: AssessInputs) -> list[Bearing]:
    """Each passage goes to what it is about; one about nothing known goes where the one before it went, and a
    number to the question that asked for one."""
    if not is_english(inputs.answer.text):
        return [Bearing(passage=p, assumption=asked, against=False) for p in said] if asked else []
    found: list[Bearing] = []
    targets = [asked] if asked else []
    for passage in said:
        touched = _targets(passage, asked, inputs)
        targets = touched or targets
        if asked and asked not in targets and _gives_the_number(passage, asked):
            targets = [asked, *targets]
        found += [
            _bearing(passage, one, plainly=one in touched)
            for one in targets
            if one in touched or not _is_split(one) or _settles(passage)
        ]
    return [one for one in found if _counts(one)]


def _gives_the_number(passage: Passage, asked: Assumption) -> bool:
    topic = topic_of(asked)
    wanted = topic is not None and (topic.asks_for is AsksFor.NUMBER or topic.persona in _MONEY)
    return wanted and any(quantity.is_money for quantity in parse_quantities(passage.text))


def _bearing(passage: Passage, assumption: Assumption, *, plainly: bool) -> Bearing:
    """``plainly``: the passage's own words say what it is about. Otherwise it asserts, and no more."""
    topic = topic_of(assumption)
    shows = plainly and (topic is None or topic.shown_by(passage.text))
    told = passage if shows else passage.model_copy(update={"level": _told(passage.level)})
    return Bearing(passage=told, assumption=assumption, against=plainly and _against(passage, assumption))


def _told(level: Level) -> Level:
    """An event told beside a topic asserts it, and no more; what others think stays what they think."""
    return level if level is Level.E2 else min(level, Level.E1)


def _targets(passage: Passage, asked: Assumption | None, inputs: AssessInputs) -> list[Assumption]:
    """What was asked, if the passage touches it, and at most two other assumptions that it touches."""
    touched = about(passage.text)
    own = [asked] if asked and topic_of(asked) in touched else []
    others = [a for a in _open(inputs) if a != asked and topic_of(a) in touched]
    plain = [a for a in others if own or not _topic(a).raised]
    return own + sorted(plain, key=lambda a: touched.index(_topic(a)))[:_MOST_ELSEWHERE]


def _counts(bearing: Bearing) -> bool:
    """A doubt of the founder's own is no evidence, but what follows its *but* is; on a contradiction only
    what settles it is."""
    doubt = cues("unknown").search(bearing.passage.text)
    if doubt and not _BUT.search(bearing.passage.text, doubt.end()):
        return False
    return not _is_contradiction(bearing.assumption) or _settles(bearing.passage)


def _settles(passage: Passage) -> bool:
    """Whether the words say which of two passages goes."""
    return cues("settles").search(passage.text) is not None


def _open(inputs: AssessInputs) -> Iterable[Assumption]:
    return (a for a in inputs.ledger.assumptions if a.status is not Status.RETIRED)


def _topic(assumption: Assumption) -> Topic:
    topic = topic_of(assumption)
    assert topic is not None  # noqa: S101 - chosen for having one
    return topic


def _against(passage: Passage, assumption: Assumption) -> bool:
    """Whether the words speak against it: by a topic's own phrases or a plain denial. Words that settle a
    contradiction speak for it, whichever side goes."""
    if _is_split(assumption) and _settles(passage):
        return False
    topic = topic_of(assumption)
    if topic is None:
        return False
    if topic.contradicted_by(passage.text):
        return True
    denies = cues("negation").search(passage.text) and not cues("welcome_negation").search(passage.text)
    return bool(denies) and topic.id in load("cues")["denied_by_negation"] and passage.level < Level.E4


def _is_split(assumption: Assumption) -> bool:
    """Whether founder's words stand on both sides."""
    return bool(assumption.quotes and assumption.counter_quotes)


def _is_contradiction(assumption: Assumption) -> bool:
    """Whether it is about the two sides alone, and not a topic with words for and against."""
    topic = topic_of(assumption)
    return _is_split(assumption) and (topic is None or topic.statement != assumption.statement)


def _learnt(
    inputs: AssessInputs, asked: Assumption | None, bearings: list[Bearing], new: list[AssumptionDraft]
) -> str:
    """One honest line, best news or worst first."""
    words = load("frames")["learnt"]
    if not is_english(inputs.answer.text):
        return str(words["foreign"])
    lines = [_picked(inputs.answer.text, asked) or _on_asked(asked, bearings)]
    names = [name_of(one.assumption) for one in bearings if one.assumption != asked]
    if names:
        mine = any(one.assumption == asked for one in bearings)
        lines.append(
            words["elsewhere" if mine or asked is None else "instead"].format(
                names=_listed(list(dict.fromkeys(names)))
            )
        )
    if new:
        lines.append(words["new"].format(statement=new[0].statement))
    return " ".join(lines)


def _picked(text: str, asked: Assumption | None) -> str:
    """Which of two passages stays and which goes, where the answer says so; else empty."""
    kept, sides = side_kept(text), opposed(asked) if asked else None
    if kept is None or sides is None:
        return ""
    stays, goes = (excerpt(sides[place].text, 12) for place in (kept, 1 - kept))
    return str(load("frames")["learnt"]["picked"].format(stays=stays, goes=goes))


def _is_answered(asked: Assumption, mine: Sequence[Bearing]) -> bool:
    """Whether the ledger will take one of these for an answer to the words against it."""
    top = max(quote.level for quote in asked.counter_quotes)
    return any(
        not one.against and one.passage.level >= top and len(one.passage.text.split()) >= MIN_WORDS
        for one in mine
    )


def _listed(names: list[str]) -> str:
    """*a*, *a and b*, *a, b and c*."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _on_asked(asked: Assumption | None, bearings: list[Bearing]) -> str:
    words, name = load("frames")["learnt"], name_of(asked) if asked else "that"
    mine = [one for one in bearings if one.assumption == asked]
    if asked is not None and _is_split(asked):
        if _is_answered(asked, mine):
            return str(words["settled"].format(quote=excerpt(mine[0].passage.text, 18)))
        return str(words["unsettled" if all(one.against for one in mine) else "answered"])
    if not mine:
        return upper_first(words["nothing"].format(name=name))
    best = max(mine, key=lambda one: one.passage.level.rank)
    key = "against" if best.against else "stronger" if best.passage.level >= Level.E3 else "asserted"
    filled = words[key].format(
        name=name,
        Name=upper_first(name),
        label=best.passage.level.label,
        quote=excerpt(best.passage.text, 18),
    )
    return str(filled)
