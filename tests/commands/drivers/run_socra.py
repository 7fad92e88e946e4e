"""Socra itself, for a pseudo-terminal."""

from socra_cli.app import main

main()
