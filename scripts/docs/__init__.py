"""Writes what the documentation says of the program from the program itself: ``make docs``.

A page holds blocks: ``<!-- NAME -->``, what is filled in, ``<!-- /NAME -->``. Prose around them is written by
hand. Pages are the README and everything in ``docs/``; the man page is written whole.
"""
