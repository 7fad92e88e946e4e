"""French."""

from __future__ import annotations

from socra_cli.domain.cues.base import Cues, words

_NUMBERS = (
    r"\d[\d.,]*|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent"
)
_UNITS = "heures?|jours?|semaines?|mois|trimestres?|ans?|années?"
_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|"
    "mercredi|jeudi|vendredi|samedi|dimanche"
)

CUES = Cues(
    code="fr",
    common=words(
        "le la les un une des du de et est sont dans pour sur avec par pas ne nous je vous il elle "
        "ils elles on notre nos leur qui que a ont au aux ce cette se ou depuis"
    ),
    numbers=_NUMBERS,
    given="payé|payée|ont payé|acheté|achetée|commandé|précommandé|signé|versé|souscrit|investi|réservé",
    received="vendu|vendue|vendus|facturé|encaissé",
    handed="donné|donnée|prêté|partagé",
    got="reçu|obtenu",
    objects="acompte|acomptes|argent|accès|données|contrat|contrats|commande|commandes|"
    "lettre d'intention|subvention",
    repeatable="payé|acheté|commandé|vendu|utilisé|paient|paie|payent|utilisent|achètent",
    pays="paient|paie|payent|paye|achètent|achète",
    uses="utilisent|utilise",
    been="a|ont|avait|avaient",
    be="est|sont|sera|seront",
    often="par (?:heure|jour|semaine|mois|an)|chaque (?:jour|semaine|mois|année)|tous les (?:jours|mois|"
    "ans)|toutes les semaines|mensuellement",
    since=rf"depuis (?:le mois de |début |fin )?(?:{_MONTHS}|\d{{4}}|(?:{_NUMBERS}) (?:{_UNITS}))",
    duration=rf"(?:pendant|durant|depuis|en|sur) (?:les )?(?:{_NUMBERS}) (?:derniers |"
    rf"dernières )?(?:{_UNITS})",
    committed="clients payants|utilisateurs payants|contrats signés|lettres d'intention|acomptes",
    spike="prototype|essai de charge|banc d'essai|preuve de concept",
    result="tourné|tenu|atteint|traité|réussi|mesuré",
    change="de",
    same_instrument="avant et après|même",
    event="demandé|appelé|visité|rencontré|parlé|observé|compté|mesuré|testé|essayé|construit|écrit|"
    "lancé|livré|envoyé|reçu|perdu|coûté|annulé|refusé|rejeté|changé|remplacé|utilisé|vendu|payé|acheté|"
    "commandé|réduit|économisé|interrogé|inscrits?",
    when=rf"{_MONTHS}|hier|(?:la semaine|le mois|l'année|l'an) (?:dernier|dernière|passée?)|"
    rf"il y a (?:{_NUMBERS}) (?:{_UNITS})|(?:{_UNITS})|20\d\d",
    who="(?:ma|mon|notre|mes|nos) (?:tante|oncle|mère|père|sœur|soeur|frère|voisine?s?|patronne?|"
    "collègues?|dentiste|médecin)",
    opinion="adore|adorent|aime|aiment|intéressée?s?|enthousiastes?|liste d'attente|sondages?|abonnés|"
    "bonne idée|promis",
    negation="ne|n'\\w+|pas|jamais|personne|aucune?|rien|ni|sans|zéro",
    hypothetical="\\w+erai(?:t|ent)|\\w+er(?:a|ont|ons|ai)|\\w+r(?:a|ont|ait|aient)|si|allons|vont|va|"
    "voulons|veulent|prévoyons|prévu|espérons|objectif|peut-être|probablement|bientôt|prochaine?|doit|"
    "doivent|devrait|peuvent|peut|supposons|imaginons",
    conditional="si|dès que",
    first_person="j'ai|je|nous|nous avons|on a",
    clause=r"(?:, |; |: | - |, et | et )(?=(?:je|nous|il|elle|ils|elles|le|la|les|un|une|aucune?|"
    r"personne|tous|chaque)\b)| mais | parce que | car ",
    guards_follow=True,
)
