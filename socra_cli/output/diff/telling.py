"""A diff told in sentences, before it is laid out: what moved, why, and how the two were compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Final, NamedTuple

from socra_cli.domain.changes import Diff, MatchedBy, Move, NumberMove, Side, VerdictMove
from socra_cli.domain.report import OpenQuestion
from socra_cli.domain.verdict import Decision, Verdict
from socra_cli.output import wording
from socra_cli.output.diff.items import Item, Voice, assumption_item, persona_item, test_item

ARROW: Final = "→"
_TITLES: Final = {
    Move.SETTLED: "Settled",
    Move.CONTRADICTED: "Contradicted",
    Move.REOPENED: "Open again",
    Move.LEVEL_UP: "Better evidence",
    Move.LEVEL_DOWN: "Weaker evidence",
    Move.NEW: "New assumptions",
    Move.RETIRED: "Retired",
    Move.GONE: "Gone",
}
_COUNTED: Final = {
    Move.SETTLED: "settled",
    Move.CONTRADICTED: "contradicted",
    Move.REOPENED: "open again",
    Move.LEVEL_UP: "with better evidence",
    Move.LEVEL_DOWN: "with weaker evidence",
    Move.NEW: "new",
    Move.RETIRED: "retired",
    Move.GONE: "gone",
}


class Section(NamedTuple):
    title: str
    items: tuple[Item, ...]


class Telling(NamedTuple):
    """A diff in words. ``news`` is for a reader in a hurry; the sections say why; ``notes`` say how far the
    two can be compared."""

    title: str
    versions: tuple[str, str]
    news: tuple[Item, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]


def tell(diff: Diff, voice: Voice) -> Telling:
    """``voice`` says how words that are not socra's own are written."""
    return Telling(
        title=_title(diff, voice),
        versions=(f"A: {_version(diff.a, voice)}", f"B: {_version(diff.b, voice)}"),
        news=tuple(_news(diff, voice)),
        sections=tuple(section for section in _sections(diff, voice) if section.items),
        notes=tuple(_notes(diff, voice)),
    )


def _title(diff: Diff, voice: Voice) -> str:
    was, now = voice.plain(diff.a.title), voice.plain(diff.b.title)
    return now if was == now else f"{was} {ARROW} {now}"


def _version(side: Side, voice: Voice) -> str:
    kind = "plan" if side.kind == "masterplan" else "session without a plan"
    at = f" of {side.created_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if side.created_at else ""
    demo = ", demo: no model was asked" if side.demo else ""
    return f"{kind}{at}, session {voice.plain(side.session_id)}{demo}"


# ── what is new ──────────────────────────────────────────────────────────────


def _news(diff: Diff, voice: Voice) -> Iterator[Item]:
    if not diff.changed:
        yield Item("Nothing changed." if not diff.text_changed else _NOTHING_JUDGED)
        return
    if diff.verdict is not None:
        yield _verdict(diff.verdict, voice)
    yield from _gauges(diff)
    if counted := _counts(diff):
        yield Item(counted)
    if not diff.text_changed:
        yield Item("The founder said the same in both: what moved, moved in the judging.")


_NOTHING_JUDGED: Final = (
    "Nothing changed but the founder's words: verdict, scores, levels, statuses and questions are as before."
)


def _verdict(move: VerdictMove, voice: Voice) -> Item:
    was = _decision(move.before, move.rule_before, move.provisional_before, move.stable_before)
    now = _decision(move.after, move.rule_after, move.provisional_after, move.stable_after)
    fresh = [reason for reason in move.reasons_after[:1] if reason not in move.reasons_before]
    because = tuple(map(voice.plain, fresh))
    return Item(f"Verdict: {was} {ARROW} {now}" if was != now else f"Verdict: {now}, as before", because)


def _decision(decision: Decision | None, rule: str, provisional: bool, stable: bool | None) -> str:
    verdict = Verdict(decision=decision, rule=rule, provisional=provisional, stable=stable)
    return wording.decision(verdict)


def _gauges(diff: Diff) -> Iterator[Item]:
    gauges = (("Coverage", diff.gauges.coverage), ("merit", diff.gauges.merit))
    moved = [f"{name} {_percent(move)}" for name, move in gauges if move.before != move.after]
    if moved:
        said = ", ".join(moved)
        yield Item(said[:1].upper() + said[1:])


def _percent(move: NumberMove) -> str:
    was, now = ("not known" if value is None else f"{value} %" for value in (move.before, move.after))
    return f"{was} {ARROW} {now}"


def _counts(diff: Diff) -> str:
    scores = [_points(move.score.after) - _points(move.score.before) for move in diff.personas]
    up, down = sum(by > 0 for by in scores), sum(by < 0 for by in scores)
    firsts = Counter(move.changes[0] for move in diff.assumptions)
    scored = _sentence("Scores", [(up, "up"), (down, "down")])
    assumed = _sentence("Assumptions", [(firsts[move], word) for move, word in _COUNTED.items()])
    return f"{scored} {assumed}".strip()


def _points(score: int | None) -> int:
    return -1 if score is None else score


def _sentence(what: str, counts: Sequence[tuple[int, str]]) -> str:
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"{what}: {said}." if said else ""


# ── why ──────────────────────────────────────────────────────────────────────


def _sections(diff: Diff, voice: Voice) -> Iterator[Section]:
    yield Section("Scores", tuple(persona_item(move, voice) for move in diff.personas))
    for change, title in _TITLES.items():
        moved = [move for move in diff.assumptions if move.changes[0] is change]
        yield Section(title, tuple(assumption_item(move, voice) for move in moved))
    tested = [move for move in diff.assumptions if move.tests]
    yield Section("Tests and thresholds", tuple(test_item(move, voice) for move in tested))
    yield Section("Questions no longer asked", _questions(diff.open_questions.closed, voice))
    yield Section("Questions newly asked", _questions(diff.open_questions.new, voice))


def _questions(questions: Sequence[OpenQuestion], voice: Voice) -> tuple[Item, ...]:
    return tuple(Item(_question(question, voice)) for question in questions)


def _question(question: OpenQuestion, voice: Voice) -> str:
    asked_by = f" ({voice.plain(wording.persona(question.persona))})" if question.persona else ""
    return voice.plain(question.text) + asked_by


# ── how it was compared ──────────────────────────────────────────────────────


def _notes(diff: Diff, voice: Voice) -> Iterator[str]:
    for name, side in (("A", diff.a), ("B", diff.b)):
        if side.kind == "session":
            yield (
                f"{name} has no plan of what was said in it, so there is no verdict or score to compare: "
                f"`socra masterplan {voice.plain(side.session_id)}` makes one."
            )
    if made := _made_otherwise(diff.a, diff.b):
        yield f"{made}: a score may differ for that reason alone."
    yield _matching(diff)


def _made_otherwise(a: Side, b: Side) -> str:
    """What else differs than the founder's words; empty where nothing does, or it isn't known."""
    if a.kind != "masterplan" or b.kind != "masterplan":
        return ""
    if a.demo is not b.demo:
        rules, models = ("A", "B") if a.demo else ("B", "A")
        return f"{rules} was made by fixed rules, {models} by models"
    differ = {
        "models": a.route != b.route,
        "prompts": a.prompts_sha256 != b.prompts_sha256,
        "versions of socra": a.socra_version != b.socra_version,
    }
    named = [what for what, on in differ.items() if on]
    return f"The two were made with different {' and '.join(named)}" if named else ""


def _matching(diff: Diff) -> str:
    if diff.matched_by is MatchedBy.IDS:
        why = "both are of one session" if diff.a.session_id == diff.b.session_id else _carried(diff)
        return f"Assumptions were matched by their ids: {why}."
    ways = Counter(pair.paired_by.value for pair in diff.pairs)
    pairs = ", ".join(f"{count} by {way}" for way, count in sorted(ways.items())) or "none"
    return (
        "Assumptions were paired by the quotes that they share, then by like statements, since their ids are "
        f"of separate sessions: {pairs}."
    )


def _carried(diff: Diff) -> str:
    later, earlier = ("B", "A") if diff.b.since == diff.a.session_id else ("A", "B")
    return f"{later} was made with --since {earlier}"
