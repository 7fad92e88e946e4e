"""Answers that say nothing of their own: a bare yes, and *I don't know*."""

from __future__ import annotations

import re
from typing import Final

from socra_cli.domain.folding import fold

_ASSENT: Final = (
    "yes|yeah|yep|yup|sure|agreed|agree|ok|okay|right|correct|exactly|true|indeed|definitely|absolutely|"
    "of course|that's right|that is right|that's true|that is true|i agree|i think so|i do|we do|it is|"
    "it does|they do|fine|makes sense|good point|you're right|you are right|totally|certainly|probably|"
    "i guess|i guess so|sounds good|no doubt|very much|very true|all of them|everyone does|ja|genau|"
    "stimmt|klar|richtig|natürlich|oui|d'accord|bien sûr|c'est vrai|exact|exactement|sí|si|claro|"
    "de acuerdo|correcto|por supuesto"
)
_UNKNOWN: Final = (
    r"(?:honestly |sorry,? )?(?:i|we) (?:really |honestly |just )?(?:do not|don't|dont) (?:really |"
    r"actually )?know(?: yet| that| this| it| either| for sure| honestly)*|no idea(?: yet)?|"
    r"not sure(?: yet)?|don't know(?: yet)?|dunno|unknown|i have no idea|(?:i'm|i am|we're|"
    r"we are) not sure(?: yet)?|no clue|"
    # folding writes ß as ss
    r"(?:ich |wir )?(?:weiss|wissen)(?: ich| wir)?(?: es)? (?:noch )?nicht|keine ahnung|"
    r"je ne sais pas(?: encore)?|aucune idée|no (?:lo )?sé(?: todavía)?|ni idea"
)
_JOINT: Final = r"[\s,.!;-]*(?:and |und |et |y )?"
_BARE_ASSENT: Final = re.compile(rf"(?:{_JOINT}(?:{_ASSENT})\b)+[\s,.!;-]*")
_SOFTENER: Final = (
    r"sorry|honestly|really|yet|maybe|later|unfortunately|i'm afraid|to be honest|leider|désolée?|"
    "lo siento|perdón"
)
_BUT: Final = "but|though|although|except|only|aber|mais|pero"
_SAYS_UNKNOWN: Final = re.compile(
    rf"[\s,.!;-]*(?:well,? |hm+,? )?(?:{_UNKNOWN})(?:\s+(?!(?:{_BUT})\b)[^\W\d]+){{0,3}}"
    rf"(?:[\s,.!;-]+(?:{_SOFTENER})){{0,3}}[\s.!]*"
)
"""Three words may follow in the same breath (*who decides on that*); after a pause only what softens it."""


def is_bare_assent(answer: str) -> bool:
    """Whether the answer only agrees, without an instance: *agreed*, *yes, of course*."""
    return _BARE_ASSENT.fullmatch(fold(answer)) is not None


def is_unknown(answer: str) -> bool:
    """Whether the answer says that its author doesn't know, and hardly more."""
    return _SAYS_UNKNOWN.fullmatch(fold(answer)) is not None
