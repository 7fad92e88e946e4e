"""The forms of English words that cue tables name by their base: *hold/* is hold, holds, held, holding."""

from __future__ import annotations

from typing import Final

from socra_cli.domain.quantity_words import words

_VOWELS: Final = "aeiou"
_IRREGULAR: Final[dict[str, str]] = {
    line.split()[0]: line
    for line in """
become became
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
cost
cut
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feed fed
find found
forget forgot forgotten
get got gotten
give gave given
go went gone
grow grew grown
hear heard
hold held
keep kept
know knew known
lead led
learn learned learnt
leave left
lend lent
let
lose lost
make made
mean meant
meet met
overrun overran
pay paid
put
read
ride rode ridden
rise rose risen
run ran
say said
see saw seen
sell sold
send sent
set
show showed shown
sit sat
speak spoke spoken
spend spent
split
steal stole stolen
stand stood
take took taken
teach taught
tell told
think thought
understand understood
upset
wear wore worn
win won
withdraw withdrew withdrawn
write wrote written
""".strip().splitlines()
}
_DOUBLING: Final = words(
    """stop plan swap drop ship map log cut scan run tap chat rip refer get let put set win sit forget
    transfer permit commit submit quit bet overrun split upset cap plug bug tag skip step slip trip
    rob grab"""
)


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural: *family* → family, families."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun, noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun, noun + "es"
    return noun, noun + "s"


def verb_forms(verb: str) -> tuple[str, ...]:
    """Base, third person, past and gerund: *hold* → hold, holds, held, holding."""
    gerund = _stem(verb) + "ing"
    past = _IRREGULAR[verb].split()[1:] if verb in _IRREGULAR else [_regular_past(verb)]
    return verb, noun_forms(verb)[1] if not verb.endswith("o") else verb + "es", *past, gerund


def _stem(verb: str) -> str:
    if verb in _DOUBLING:
        return verb + verb[-1]
    return verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb


def _regular_past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _stem(verb) + "ed"
