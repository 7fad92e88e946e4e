"""One chance for quotes that were not found: the nearest passages are shown, the exact words asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from socra_cli.domain.evidence import Quote, QuoteDraft
from socra_cli.domain.stages import QuoteRepairDraft, QuoteRepairInputs
from socra_cli.errors import SocraError
from socra_cli.llm.events import StageFailed, StageFinished, StageStarted
from socra_cli.pipeline.setup import Setup

STAGE = "quote_repair"
_NEAREST = 2
_MOST = 12
_WORD = re.compile(r"\w+")


async def repair_quotes(
    wanted: Sequence[str], passages: Sequence[Quote], setup: Setup
) -> dict[str, QuoteDraft]:
    """Ask once for the exact words of ``wanted``. Returns what was proposed, by the words first given.

    Nothing here is believed: the proposals are grounded like any other quote. A failed call repairs nothing.
    """
    wanted = tuple(dict.fromkeys(wanted))[:_MOST]
    near = _near(wanted, passages)
    if not wanted or not near:
        return {}
    request = setup.stages.quote_repair(QuoteRepairInputs(wanted=wanted, passages=near))
    setup.emit(StageStarted(STAGE, "Quotes"))
    try:
        reply = await setup.router.complete(request)
    except SocraError as error:
        setup.emit(StageFailed(STAGE, error.message))
        return {}  # the findings are demoted, and say so; the call ledger names the failure
    setup.emit(StageFinished(STAGE, f"{len(wanted)} looked up again"))
    assert isinstance(reply.value, QuoteRepairDraft)  # noqa: S101 - the router validates against the schema
    pairs = zip(wanted, reply.value.quotes, strict=False)
    return {words: draft for words, draft in pairs if draft.text}


def _near(wanted: Iterable[str], passages: Sequence[Quote]) -> tuple[Quote, ...]:
    """The passages that share most words with a wanted quote, in the order of the founder's words."""
    chosen: dict[tuple[str, int], Quote] = {}
    bags = [(_bag(passage.text), passage) for passage in passages]
    for words in wanted:
        bag = _bag(words)
        ranked = sorted(bags, key=lambda pair: -len(bag & pair[0]))
        for shared, passage in ranked[:_NEAREST]:
            if bag & shared:
                chosen[passage.turn, passage.start] = passage
    return tuple(chosen[key] for key in sorted(chosen))


def _bag(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
