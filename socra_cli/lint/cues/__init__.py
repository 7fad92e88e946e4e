"""Cue tables: what rules listen for, as data. See ``lexicon`` for how a phrase is written."""

from __future__ import annotations

from socra_cli.lint.lexicon import Table


def load_tables() -> tuple[Table, ...]:
    """Every cue table."""
    from socra_cli.lint.cues import claims, evidence, hazards, money, more_poles, poles, reviewer, topics

    return (
        evidence.EVIDENCE,
        claims.OVERCLAIMS,
        _prefixed("weak_", claims.WEAK),
        claims.FRAMING,
        topics.SAID,
        topics.ASKS,
        _prefixed("risk_", hazards.HAZARDS),
        poles.POLES,
        more_poles.MORE_POLES,
        money.ROLES,
        money.CAPACITY,
        money.TIMING,
        reviewer.REVIEWER,
    )


def _prefixed(prefix: str, table: Table) -> Table:
    return {prefix + tag: phrases for tag, phrases in table.items()}
