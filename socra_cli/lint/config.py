"""``[lint]`` in ``./socra.toml``: ``select``, ``ignore`` and ``fail_on``. Flags win over it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from socra_cli.domain.base import Frozen
from socra_cli.errors import ConfigurationError
from socra_cli.lint.diagnostic import Severity

CONFIG_NAME: Final = "socra.toml"


class LintConfig(Frozen):
    """Codes or their beginnings (``SOC2``) to select and ignore, and the severity that fails the run."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.WARNING


def load_config(folder: Path) -> LintConfig:
    """The settings of ``folder``; the defaults where it has no file or no table.

    Raises:
        ConfigurationError: the file is not TOML, or a setting is unknown or of the wrong kind.
    """
    path = folder / CONFIG_NAME
    try:
        table = tomllib.loads(path.read_text("utf-8")).get("lint", {})
        return LintConfig.model_validate(table)
    except FileNotFoundError:
        return LintConfig()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"{path}: not TOML ({error})", hint="Correct the file, or remove it."
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, ("lint", *first["loc"])))
        raise ConfigurationError(
            f"{path}: {place}: {first['msg'].lower()}", hint="Known settings: select, ignore, fail_on."
        ) from None
