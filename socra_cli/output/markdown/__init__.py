"""The masterplan as Markdown."""

from socra_cli.output.markdown.document import render_markdown

__all__ = ["render_markdown"]
