"""A moment in human words, seen from now. Pure."""

from __future__ import annotations

from datetime import datetime

MINUTE_S, HOUR_S = 60, 3600
DAYS_COUNTED = 7


def ago(then: datetime, now: datetime) -> str:
    """``just now``, ``5 minutes ago``, ``yesterday``, ``3 days ago``, ``2 March``, ``2 March 2025``.

    Both know their time zone; days and dates are those of the local one. A moment to come is just now.
    """
    seconds = int((now - then).total_seconds())
    if seconds < MINUTE_S:
        return "just now"
    if seconds < HOUR_S:
        return _counted(seconds // MINUTE_S, "minute")
    here, today = then.astimezone(), now.astimezone()
    days = (today.date() - here.date()).days
    if days == 0:
        return _counted(seconds // HOUR_S, "hour")
    if days == 1:
        return "yesterday"
    if days < DAYS_COUNTED:
        return _counted(days, "day")
    date = f"{here.day} {here:%B}"
    return date if here.year == today.year else f"{date} {here.year}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit} ago" if number == 1 else f"{number} {unit}s ago"
