"""German."""

from __future__ import annotations

from socra_cli.domain.cues.base import Cues, words

_NUMBERS = (
    r"\d[\d.,]*|ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert"
)
_UNITS = "stunden?|tagen?|tage|wochen?|monaten?|monate|quartalen?|quartale|jahren?|jahre"
_MONTHS = (
    "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|montag|dienstag|"
    "mittwoch|donnerstag|freitag|samstag|sonntag"
)

CUES = Cues(
    code="de",
    common=words(
        "der die das und ist sind war ein eine einen den dem des mit für auf von zu im in nicht wir "
        "ich sie er es haben hat unser unsere auch bei seit nach aus oder wird würde"
    ),
    numbers=_NUMBERS,
    given="bezahlt|bezahlten|zahlte|zahlten|gezahlt|gekauft|kaufte|kauften|bestellt|bestellte|"
    "bestellten|vorbestellt|unterschrieben|unterschrieb|unterzeichnet|gespendet|angezahlt|abonniert|"
    "investiert",
    received="verkauft|verkaufte|verkauften|eingenommen|abgerechnet",
    handed="gegeben|gab|gaben|überlassen",
    got="erhalten|erhielten|bekommen|bekam|bekamen",
    objects="anzahlung|geld|zugang|daten|vertrag|verträge|bestellung|bestellungen|absichtserklärung|"
    "auftrag|aufträge",
    repeatable="bezahlt|gezahlt|gekauft|bestellt|verkauft|genutzt|benutzt|verwendet|zahlen|zahlt|nutzen|"
    "nutzt|kaufen|kauft",
    pays="zahlen|zahlt|bezahlen|bezahlt|kaufen|kauft",
    uses="nutzen|nutzt|verwenden|verwendet",
    been="hat|haben|hatte|hatten",
    be="wird|werden|werde",
    often="(?:pro|im|jede|jeden|jedes) (?:stunde|tag|woche|monat|quartal|jahr)|täglich|wöchentlich|"
    "monatlich|jährlich",
    since=rf"seit (?:dem |anfang |ende |mitte )?(?:{_MONTHS}|\d{{4}}|letztem|letzter|"
    rf"(?:{_NUMBERS})n? (?:{_UNITS}))",
    duration=rf"(?:seit|über|in|innerhalb von|während) (?:den letzten )?(?:{_NUMBERS})[rn]? (?:{_UNITS})|"
    rf"(?:{_NUMBERS}) (?:{_UNITS}) lang",
    committed="zahlende (?:kunden|nutzer|teams)|zahlenden (?:kunden|nutzer|teams)|"
    "unterschriebene verträge|anzahlungen",
    spike="prototyp|benchmark|lasttest|machbarkeitstest|feldtest",
    result="lief|schaffte|erreichte|verarbeitete|bestand|hielt",
    change="von",
    same_instrument="vorher und nachher|demselben|derselben|gleichen",
    event="gefragt|fragte|fragten|angerufen|besucht|besuchte|besuchten|getroffen|gesprochen|sprach|"
    "sprachen|beobachtet|gezählt|gemessen|getestet|ausprobiert|gebaut|geschrieben|schrieb|veröffentlicht|"
    "verschickt|erhalten|verloren|verlor|gekostet|gekündigt|abgelehnt|gewechselt|genutzt|verkauft|"
    "bezahlt|bestellt|gesenkt|senkte|gespart|angemeldet",
    when=rf"{_MONTHS}|gestern|letzte[nrs]? (?:woche|monat|jahr)|vor (?:{_NUMBERS})[rn]? (?:{_UNITS})|"
    rf"(?:{_UNITS})|20\d\d",
    who="(?:meine?|unsere?|meinem|meiner) (?:tante|onkel|mutter|vater|schwester|bruder|nachbarn?|"
    "nachbarin|chefin|chef|kollegen?|kollegin|zahnarzt|ärztin|arzt)",
    opinion="liebt|lieben|mag|mögen|gefällt|interessiert|interesse|begeistert|warteliste|umfrage|"
    "umfragen|follower|tolle idee|gute idee|versprochen|zugesagt",
    negation="nicht|nie|niemals|niemand|kein|keine|keiner|keinen|keinem|nichts|weder|kaum|null|noch nie",
    hypothetical="würden?|könnten?|sollten?|werden|wird|wollen|will|möchten?|planen|plant|geplant|"
    "hoffen|hofft|erwarten|erwartet|wenn|falls|sobald|angenommen|vielleicht|wahrscheinlich|vermutlich|"
    "bald|demnächst|nächste[nrs]?|ziel|müssen|soll|sollen|kann|können",
    conditional="wenn|falls|sobald",
    first_person="ich|wir|habe ich|haben wir",
    clause=r"(?:, |; |: | - |, und | und )(?=(?:ich|wir|sie|er|es|der|die|das|ein|eine|keiner|niemand|"
    r"alle|jeder)\b)| aber | weil | obwohl ",
    guards_follow=True,
)
