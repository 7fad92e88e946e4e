"""socra interrogates an idea before anyone spends a year on it."""

__version__ = "0.1.0"
