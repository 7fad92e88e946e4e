"""The architecture diagram."""

from __future__ import annotations

from markupsafe import Markup

from socra_cli.domain.plan import Masterplan
from socra_cli.output.figures import svg
from socra_cli.output.figures.measure import clip


def architecture(plan: Masterplan, *, columns: int = 3) -> Markup:
    """Boxes and arrows, at most ``columns`` boxes side by side; empty without components."""
    components = plan.plan.components
    if not components:
        return Markup()
    boxes = []
    for number, component in enumerate(components):
        y = 4 + number * 50
        boxes.append(svg.rect(4, y, 412, 40, "fig-box", svg.tooltip(component.responsibility), rx=3))
        boxes.append(svg.text(14, y + 25, clip(component.name, 390, 13), size=13, class_="fig-strong"))
    told = " ".join(f"{c.name}: {c.responsibility}." for c in components)
    return svg.figure(
        f"fig-architecture-{columns}", "Architecture", told, (420, 50 * len(components)), *boxes
    )
