"""What changed between two versions, in words: told once, written as text for a window and as Markdown."""

from socra_cli.output.diff.markdown import render_markdown
from socra_cli.output.diff.text import Line, text_lines

__all__ = ["Line", "render_markdown", "text_lines"]
