"""socra interrogates an idea before anyone spends a year on it."""

__version__ = "0.2.0"
