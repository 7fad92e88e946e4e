"""The base of every document model: frozen, and strict about unknown members."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value. Unknown members are an error, so that a typing slip can't pass for data."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Draft(BaseModel):
    """What a model is asked to write, before anything in it has been believed.

    Lenient on purpose: unknown members are dropped and numbers in quotes
    are numbers, because a small model's slip in form must not cost a call.
    What it *says* is checked by code in the rules, never by the form.
    """

    model_config = ConfigDict(
        frozen=True, extra="ignore", coerce_numbers_to_str=True, str_strip_whitespace=True
    )
