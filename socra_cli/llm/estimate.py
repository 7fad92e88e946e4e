"""How many tokens a prompt will be counted as, before any provider has counted it.

A rule of thumb that corrects itself: a character of Latin script is a quarter of a token, one of any other
script a whole one, and every provider's real counts then pull its own ratio into place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel

from socra_cli.llm.providers.dialects import schema_line
from socra_cli.llm.request import Message

LATIN_CHARS_PER_TOKEN = 4

_PRIOR_TOKENS = 200.0
_KEEP = 0.8
_RATIO_BOUNDS = (0.3, 3.0)
_LARGEST_SPREAD = 0.1

# Latin with its extensions, general punctuation and currency signs: what tokenizers pack several to a token.
_OTHER_SCRIPTS = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf]")


def text_tokens(text: str) -> int:
    """The estimate for ``text``, uncorrected."""
    other = len(_OTHER_SCRIPTS.findall(text))
    return other + math.ceil((len(text) - other) / LATIN_CHARS_PER_TOKEN)


@lru_cache(maxsize=64)
def _schema_tokens(schema: type[BaseModel]) -> int:
    return text_tokens(schema_line(schema, "anthropic"))


def prompt_tokens(messages: Sequence[Message], schema: type[BaseModel] | None = None) -> int:
    """The estimate for a whole prompt, uncorrected. A schema is part of the prompt in every provider's
    dialect.
    """
    text = sum(text_tokens(message.content) for message in messages)
    joints = max(0, len(messages) - 1)
    return text + joints + (_schema_tokens(schema) if schema is not None else 0)


@dataclass(frozen=True, slots=True)
class Correction:
    """One provider's real tokens against the estimate: a fading sum of both, begun with a few at 1 to 1.

    Summing tokens, not averaging ratios, keeps a short greeting from moving what long prompts have taught.
    ``spread`` is how far the corrected estimate was off of late, as a part of the real count: reservations
    are larger by that much. Nothing is added before anything is known.
    """

    estimated: float = _PRIOR_TOKENS
    counted: float = _PRIOR_TOKENS
    spread: float = 0.0

    @property
    def ratio(self) -> float:
        """Real tokens for one estimated token, bounded so that one odd answer can't derail planning."""
        low, high = _RATIO_BOUNDS
        return min(high, max(low, self.counted / self.estimated))

    def seen(self, estimated: float, counted: float) -> Correction:
        """The correction after a prompt of ``estimated`` raw tokens was counted as ``counted``."""
        if estimated <= 0 or counted <= 0:
            return self
        # A prompt weighs by its length here too: a short one says little of how far off a long one will be.
        weight = (1 - _KEEP) * min(1.0, counted / _PRIOR_TOKENS)
        off = abs(counted - estimated * self.ratio) / counted
        return Correction(
            self.estimated * _KEEP + estimated,
            self.counted * _KEEP + counted,
            min(_LARGEST_SPREAD, self.spread * (1 - weight) + off * weight),
        )

    def apply(self, raw_tokens: float) -> int:
        """The tokens to reserve for ``raw_tokens``."""
        return math.ceil(raw_tokens * self.ratio * (1 + self.spread))
