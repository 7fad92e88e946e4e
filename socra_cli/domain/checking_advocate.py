"""The devil's advocate after the check: only assumptions that exist, only words that were said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from socra_cli.domain.clipping import clipped
from socra_cli.domain.folding import fold
from socra_cli.domain.grounding import Corpus
from socra_cli.domain.ledger import Ledger, Threshold
from socra_cli.domain.quotes import verified
from socra_cli.domain.report import (
    AdvocateDraft,
    AdvocateReport,
    HoldsUp,
    Kill,
    Premortem,
    PremortemDraft,
    ThresholdDraft,
    Variant,
    VariantDraft,
)

MAX_KILLS: Final = 5
MAX_VARIANTS: Final = 3
MAX_STEPS: Final = 5
_TEXT_CHARS: Final = 400
_STEELMAN_CHARS: Final = 900
_COMPARATORS: Final = {
    "<": "< less_than lt below under fewer_than less_than",
    "<=": "<= =< ≤ lte at_most no_more_than max maximum",
    ">": "> more_than gt above over greater_than",
    ">=": ">= => ≥ gte at_least no_less_than min minimum",
    "=": "= == eq equals equal is",
}


def check_advocate(draft: AdvocateDraft, corpus: Corpus, ledger: Ledger) -> AdvocateReport:
    """The case after grounding. Kills of unknown assumptions,
    and claims that hold up on nothing, are dropped."""
    return AdvocateReport(
        steelman=clipped(draft.steelman, _STEELMAN_CHARS),
        steelman_quotes=verified(draft.steelman_quotes, corpus),
        kill_case=_kills(draft, corpus, ledger),
        premortem=_premortem(draft.premortem),
        holds_up=_holds_up(draft, corpus),
        could_not_assess=tuple(clipped(text, _TEXT_CHARS) for text in draft.could_not_assess if text),
        variants=_variants(draft.variants, ledger),
    )


def failed_advocate() -> AdvocateReport:
    """What stands in the plan where the call failed."""
    return AdvocateReport(failed=True)


def _kills(draft: AdvocateDraft, corpus: Corpus, ledger: Ledger) -> tuple[Kill, ...]:
    kills = [
        Kill(
            assumption_id=kill.assumption_id.strip().upper(),
            fails_if=clipped(kill.fails_if, _TEXT_CHARS),
            quotes=verified(kill.quotes, corpus),
            cheapest_test=clipped(kill.cheapest_test, _TEXT_CHARS),
            kill_threshold=_threshold(kill.kill_threshold),
        )
        for kill in draft.kill_case
        if kill.fails_if
    ]
    return tuple(kill for kill in kills if ledger.find(kill.assumption_id) is not None)[:MAX_KILLS]


def _threshold(draft: ThresholdDraft | None) -> Threshold | None:
    if draft is None or not draft.quantity or not draft.unit:
        return None
    said = fold(draft.comparator).replace(" ", "_")
    comparator = next((sign for sign, words in _COMPARATORS.items() if said in words.split()), None)
    if comparator is None:
        return None
    return Threshold(quantity=draft.quantity, comparator=comparator, value=draft.value, unit=draft.unit)


def _premortem(draft: PremortemDraft) -> Premortem:
    return Premortem(
        as_of_date=draft.as_of_date,
        headline=clipped(draft.headline, _TEXT_CHARS),
        chain=tuple(clipped(step, _TEXT_CHARS) for step in draft.chain if step)[:MAX_STEPS],
        earliest_signal=clipped(draft.earliest_signal, _TEXT_CHARS),
        first_avoidable_step=clipped(draft.first_avoidable_step, _TEXT_CHARS),
    )


def _holds_up(draft: AdvocateDraft, corpus: Corpus) -> tuple[HoldsUp, ...]:
    claims = (
        HoldsUp(claim=clipped(h.claim, _TEXT_CHARS), quotes=verified(h.quotes, corpus))
        for h in draft.holds_up
    )
    return tuple(claim for claim in claims if claim.quotes)


def _variants(drafts: Iterable[VariantDraft], ledger: Ledger) -> tuple[Variant, ...]:
    """Ids are given anew, so that they are unique. What a variant both removes and keeps, it removes."""
    variants: list[Variant] = []
    for draft in drafts:
        if draft.change and len(variants) < MAX_VARIANTS:
            removes = _known(draft.removes, ledger)
            keeps = tuple(a for a in _known(draft.keeps, ledger) if a not in removes)
            change = clipped(draft.change, _TEXT_CHARS)
            variants.append(Variant(id=f"V{len(variants) + 1}", change=change, keeps=keeps, removes=removes))
    return tuple(variants)


def _known(ids: Iterable[str], ledger: Ledger) -> tuple[str, ...]:
    wanted = dict.fromkeys(assumption_id.strip().upper() for assumption_id in ids)
    return tuple(assumption_id for assumption_id in wanted if ledger.find(assumption_id) is not None)
