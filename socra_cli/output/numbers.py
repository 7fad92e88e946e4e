"""Numbers as people read them: grouped, with a real minus sign, and never rounded to nothing."""

from __future__ import annotations

from math import floor, log10


def number(value: float, unit: str = "") -> str:
    """``−1,234.5 EUR``: at most two decimals, none that are zero. One below 1 keeps three digits."""
    said = _decimals(value)
    said = said.rstrip("0").rstrip(".") if "." in said else said
    return f"{said} {unit}".rstrip()


def amount(value: float, currency: str) -> str:
    """``23.50 EUR``, ``30 EUR``, ``0.004 EUR``: cents only where there are some."""
    said = f"{value + 0.0:,.0f}".replace("-", "−") if float(value).is_integer() else _decimals(value)
    return f"{said} {currency}".rstrip()


def _decimals(value: float) -> str:
    """With two decimals; a number below 1 has as many as its first three digits need."""
    size = abs(value)  # adding 0.0 takes the sign from a zero
    places = 2 - floor(log10(size)) if 0 < size < 1 else 2
    whole, _, rest = f"{value + 0.0:,.{places}f}".partition(".")
    said = f"{whole}.{rest[:2]}{rest[2:].rstrip('0')}" if rest else whole
    return said.replace("-", "−")
