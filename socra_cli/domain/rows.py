"""The plan's typed rows, read from the fields that personas filled: components, data, threats, first ten.

A field is found by its name in whichever report has it, so that any persona file can fill a section. What
has no name is dropped, and so is every arrow to something that isn't there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from socra_cli.domain.evidence import Quote
from socra_cli.domain.folding import fold
from socra_cli.domain.likeness import content_words, likeness
from socra_cli.domain.plan import (
    ApiCall,
    Component,
    DecisionRecord,
    Entity,
    External,
    LegalGate,
    Link,
    Prospect,
    QualityTarget,
    Threat,
)
from socra_cli.domain.report import PersonaReport
from socra_cli.domain.stages import ApiDraft, DecisionDraft, LinkDraft

FIRST_TEN: Final = 10
WHOLE: Final = "system"
"""The component of a threat that is not one component's."""
_STRIDE: Final = "STRIDE"
_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")

Reports = Sequence[PersonaReport]
Row = Mapping[str, Any]


def field(reports: Reports, name: str) -> Any:
    """The first filled field of that name; ``None`` where nobody filled it."""
    found = (report.fields[name] for report in reports if report.fields.get(name))
    return next(found, None)


def rows(reports: Reports, name: str) -> list[Row]:
    value = field(reports, name)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def components(reports: Reports) -> tuple[Component, ...]:
    found: dict[str, Component] = {}
    for row in rows(reports, "components"):
        name = said(row, "name") or said(row, "id")
        component_id = _id(said(row, "id") or name)
        if name and component_id and component_id not in found:
            by = said(row, "by") if said(row, "by") in ("build", "buy", "manual") else "build"
            found[component_id] = Component.model_validate(
                {"id": component_id, "name": name, "responsibility": said(row, "responsibility"), "by": by}
            )
    return tuple(found.values())


def externals(reports: Reports) -> tuple[External, ...]:
    return tuple(
        External(
            name=said(row, "name"),
            controlled_by=said(row, "controlled_by"),
            fallback=said(row, "fallback") or None,
        )
        for row in rows(reports, "external_dependencies")
        if said(row, "name")
    )


def entities(reports: Reports) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            name=said(row, "name"),
            fields=tuple(str(name) for name in row.get("fields") or () if str(name).strip()),
            personal_data=bool(row.get("personal_data")),
        )
        for row in rows(reports, "data_entities")
        if said(row, "name")
    )


def quality_targets(reports: Reports) -> tuple[QualityTarget, ...]:
    return tuple(
        QualityTarget(
            attribute=said(row, "attribute"),
            number=said(row, "number"),
            unit=said(row, "unit"),
            quote=_quote(row.get("quote")),
        )
        for row in rows(reports, "quality_targets")
        if said(row, "attribute") and said(row, "number")
    )


def threats(reports: Reports, known: Sequence[Component]) -> tuple[Threat, ...]:
    """The warden saw no component list, so its names are
    matched; a threat to no known one is the system's."""
    return tuple(
        Threat(
            stride=said(row, "stride").upper()[:1],
            component_id=component_id(said(row, "component_id"), known) or WHOLE,
            scenario=said(row, "scenario"),
            mitigation=said(row, "mitigation") or None,
        )
        for row in rows(reports, "threats")
        if said(row, "scenario") and said(row, "stride").upper()[:1] in set(_STRIDE)
    )


def legal_gates(reports: Reports) -> tuple[LegalGate, ...]:
    return tuple(
        LegalGate(
            topic=said(row, "topic"),
            jurisdiction=said(row, "jurisdiction") or "unknown",
            status=said(row, "status") or "unknown",
            who_to_ask=said(row, "who_to_ask"),
        )
        for row in rows(reports, "legal_gates")
        if said(row, "topic")
    )


def first_ten(reports: Reports) -> tuple[Prospect, ...]:
    prospects = (
        Prospect(who=said(row, "who"), reachable_via=said(row, "reachable_via"), status=said(row, "status"))
        for row in rows(reports, "first_ten")
        if said(row, "who")
    )
    return tuple(prospects)[:FIRST_TEN]


def channel(reports: Reports) -> str:
    """*Dentists' fair: tried, 3 of 40 signed up*."""
    row = field(reports, "channel")
    if not isinstance(row, Mapping) or not said(row, "name"):
        return ""
    tried = "tried" if row.get("tried") is True else "not tried yet"
    return ", ".join(
        part for part in (f"{said(row, 'name').rstrip('.')}: {tried}", said(row, "result")) if part
    )


def links(drafts: Iterable[LinkDraft], known: Sequence[Component]) -> tuple[Link, ...]:
    found = []
    for draft in drafts:
        source, target = component_id(draft.source, known), component_id(draft.target, known)
        if source and target and source != target:
            found.append(Link(source=source, target=target, what=draft.what))
    return tuple(dict.fromkeys(found))


def api(drafts: Iterable[ApiDraft], known: Sequence[Component]) -> tuple[ApiCall, ...]:
    found = []
    for draft in drafts:
        owner, method = component_id(draft.component_id, known), draft.method.upper()
        if owner and draft.path and method in _METHODS:
            found.append(ApiCall(method=method, path=draft.path, purpose=draft.purpose, component_id=owner))
    return tuple(found)


def decisions(drafts: Iterable[DecisionDraft], reports: Reports) -> tuple[DecisionRecord, ...]:
    """What synthesis chose, and every one-way decision that a persona named and synthesis left open."""
    found = [
        DecisionRecord(decision=d.decision, options=tuple(d.options), choose=d.choose, why=d.why)
        for d in drafts
        if d.decision
    ]
    for row in rows(reports, "adr_candidates"):
        decision, one_way = said(row, "decision"), said(row, "reversibility") == "one_way"
        if decision and one_way and not any(_alike(decision, known.decision) for known in found):
            options = tuple(str(option) for option in row.get("options") or ())
            found.append(DecisionRecord(decision=decision, options=options))
    return tuple(found)


def component_id(wanted: str, known: Sequence[Component]) -> str | None:
    """The id of the component that is meant: by id, by name, or by a word of the name that only it has."""
    said_id, said_name = _id(wanted), fold(wanted)
    for component in known:
        if component.id == said_id or fold(component.name) == said_name:
            return component.id
    words = content_words(wanted)
    sharing = [component.id for component in known if words & content_words(component.name)]
    return sharing[0] if len(sharing) == 1 else None


def said(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None or isinstance(value, dict | list) else " ".join(str(value).split())


def _quote(value: Any) -> Quote | None:
    try:
        quote = Quote.model_validate(value)
    except ValidationError:
        return None
    return quote if quote.verified else None


def _id(text: str) -> str:
    """Letters, digits and hyphens: an id that any diagram takes."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _alike(one: str, other: str) -> bool:
    return likeness(one, other) >= 0.5
