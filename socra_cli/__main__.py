"""``python -m socra_cli``."""

from socra_cli.app import main

if __name__ == "__main__":
    main()
