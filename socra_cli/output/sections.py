"""The sections of a plan: their headings, by the names under which a plan says what it lacks."""

from __future__ import annotations

from typing import Final

TITLES: Final = {
    "problem": "Problem",
    "user": "User and buyer",
    "buyer": "User and buyer",
    "evidence": "Evidence",
    "assumptions": "Assumptions",
    "mvp": "First version",
    "architecture": "Architecture",
    "data_model": "Data model",
    "api": "API",
    "decisions": "Decisions that are hard to take back",
    "quality_targets": "Quality targets",
    "threats": "Threats",
    "milestones": "Milestones",
    "economics": "Budget and unit economics",
    "go_to_market": "Go-to-market and first ten",
    "first_ten": "Go-to-market and first ten",
    "metrics": "Metrics",
    "risks": "Risks",
    "premortem": "The case against it",
}
