"""``python -m scripts.docs``: fill every page, write the man page."""

from __future__ import annotations

from scripts.docs import man
from scripts.docs.pages import PAGES, filled


def main() -> None:
    """Write what has changed, and say so."""
    wanted = {page: filled(page.read_text("utf-8")) for page in PAGES} | {man.PATH: man.page()}
    for path, text in wanted.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(f"written: {path.name}")


if __name__ == "__main__":
    main()
