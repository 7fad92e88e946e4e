"""What the user has set, read once at the edge and passed in. Nothing is read at import."""

from socra_cli.settings.model import Settings
from socra_cli.settings.vendors import OFFLINE, VENDORS

__all__ = ["OFFLINE", "VENDORS", "Settings"]
