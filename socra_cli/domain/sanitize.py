"""The one door between any text that socra did not write and any console.

Models, files, providers' error bodies, file names and session titles all pass here. What comes out holds
visible characters, newlines and tabs: no control character, no escape sequence, nothing that reorders or
hides what is read. Rich markup needs no treatment: nothing in this package parses it.
"""

from __future__ import annotations

import re
from enum import Enum, auto

ESC, BEL, STRING_TERMINATOR = "\x1b", "\x07", "\x9c"
CANCELS = "\x18\x1a"
STRING_INTRODUCERS = "]PX^_"  # after ESC: OSC, DCS, SOS, PM, APC
C1_STRING_INTRODUCERS = "\x9d\x90\x98\x9e\x9f"
C1_CSI = "\x9b"
LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
JOINERS = "\u200c\u200d"
REPLACEMENT = "\ufffd"

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SELECTORS = r"\ufe00-\ufe0f"
_SURROGATES = r"\ud800-\udfff"
_NONCHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0010fffe\U0010ffff"

_DROPPED = re.compile(f"[{_CONTROLS}{_BIDI}{_INVISIBLE}{_NONCHARACTERS}]")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_SUSPICIOUS = re.compile(
    f"[{_CONTROLS}{_BIDI}{_INVISIBLE}{_SELECTORS}{JOINERS}{_SURROGATES}{_NONCHARACTERS}]"
)


class _State(Enum):
    TEXT = auto()
    ESCAPE = auto()
    INTERMEDIATE = auto()
    CSI = auto()
    STRING = auto()
    STRING_ESCAPE = auto()


class StreamCleaner:
    """Cleans text that arrives in pieces; a sequence split between pieces is recognised all the same.

    Whole escape sequences vanish with their parameters and payloads. One that is malformed or never ends
    costs no text after its line: a newline, or a character that can't belong to it, ends it. Newlines come
    out as ``\\n``. With ``multiline=False`` newlines and tabs come out as spaces.
    """

    def __init__(self, *, multiline: bool = True) -> None:
        self._newline, self._tab = ("\n", "\t") if multiline else (" ", " ")
        self._multiline = multiline
        self._state = _State.TEXT
        self._carriage_return = False
        self._previous = ""

    def feed(self, chunk: str) -> str:
        """The visible part of ``chunk``, given everything fed before."""
        at_rest = self._state is _State.TEXT and not self._carriage_return
        if at_rest and chunk and self._multiline and not _SUSPICIOUS.search(chunk):
            self._previous = chunk[-1]
            return chunk
        return "".join(map(self._step, chunk))

    def flush(self) -> str:
        """What was held back, at the end of the text; the cleaner is as new afterwards."""
        rest = self._newline if self._carriage_return else ""
        self._state, self._carriage_return, self._previous = _State.TEXT, False, ""
        return rest

    def _step(self, char: str) -> str:
        held = ""
        if self._carriage_return:
            self._carriage_return = False
            held = "" if char == "\n" else self._newline
        return held + self._consume(char)

    def _consume(self, char: str) -> str:
        if self._state is _State.TEXT:
            return self._text(char)
        if char in CANCELS:
            self._state = _State.TEXT
            return ""
        following = self._following(char)
        if following is not None:
            self._state = following
            return ""
        self._state = _State.TEXT
        return self._text(char)

    def _following(self, char: str) -> _State | None:
        """The state after ``char`` inside a sequence; None when ``char`` can't belong to it and is text
        again.
        """
        match self._state:
            case _State.CSI:
                return _within(char, " ", "?", _State.CSI)
            case _State.INTERMEDIATE:
                return _within(char, " ", "/", _State.INTERMEDIATE)
            case _State.STRING:
                return _within_string(char)
            case _State.STRING_ESCAPE if char == "\\":
                return _State.TEXT
            case _:
                return _after_escape(char)

    def _text(self, char: str) -> str:
        if (entered := _introduces(char)) is not None:
            self._state = entered
            return ""
        if char == "\r":
            self._carriage_return = True
            return ""
        kept = self._visible(char)
        self._previous = kept or self._previous
        return kept

    def _visible(self, char: str) -> str:
        if char in LINE_ENDS:
            return self._newline
        if char == "\t":
            return self._tab
        if _DROPPED.match(char):
            return ""
        if _SURROGATE.match(char):
            return REPLACEMENT
        return "" if self._misplaced(char) else char

    def _misplaced(self, char: str) -> bool:
        """Joiners and selectors shape emoji and many scripts; alone, doubled or between Latin letters they
        only hide.
        """
        if char in JOINERS:
            return self._previous <= "\u02ff" or self._previous in JOINERS
        if _SELECTOR.match(char):
            return (
                not self._previous.strip()
                or self._previous in JOINERS
                or bool(_SELECTOR.match(self._previous))
            )
        return False


def clean(text: str, *, multiline: bool = True) -> str:
    """``text`` with everything that a terminal would obey, or a reader could not see, taken out.

    Names, titles and messages that belong on one line take ``multiline=False``.
    """
    cleaner = StreamCleaner(multiline=multiline)
    return cleaner.feed(text) + cleaner.flush()


def _introduces(char: str) -> _State | None:
    if char == ESC:
        return _State.ESCAPE
    if char == C1_CSI:
        return _State.CSI
    return _State.STRING if char in C1_STRING_INTRODUCERS else None


def _after_escape(char: str) -> _State | None:
    if char == ESC:
        return _State.ESCAPE
    if char == "[":
        return _State.CSI
    if char in STRING_INTRODUCERS:
        return _State.STRING
    return _within(char, " ", "/", _State.INTERMEDIATE)


def _within(char: str, low: str, high: str, stay: _State) -> _State | None:
    """Inside a sequence: parameters keep it going, a final byte ends it, anything else is no part of it."""
    if low <= char <= high:
        return stay
    return _State.TEXT if high < char <= "~" else None


def _within_string(char: str) -> _State | None:
    if char == ESC:
        return _State.STRING_ESCAPE
    if char in (BEL, STRING_TERMINATOR):
        return _State.TEXT
    return None if char in LINE_ENDS or char == "\r" else _State.STRING
