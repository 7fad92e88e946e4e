"""The settings as one value, and the providers that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_config_path, user_data_path
from pydantic import BeforeValidator, Field, PrivateAttr, SecretStr, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from socra_cli.errors import ConfigurationError
from socra_cli.llm.spec import ProviderSpec
from socra_cli.settings.keys import clean_key
from socra_cli.settings.layers import PROJECT_FILE, Layer, dotenv, environment_layer, file_layer, flags_layer
from socra_cli.settings.tables import Names, ProviderTable
from socra_cli.settings.vendors import KEY_NAMES, OFFLINE, VENDORS

_KEY_HINT = "Set ANTHROPIC_API_KEY, GOOGLE_API_KEY or GROQ_API_KEY; `socra doctor` shows what is found."


def _lowered(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """Everything that can be set. Built by ``load``: no other way reads the environment or a file."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    route: Annotated[Names, BeforeValidator(_lowered)] = tuple(VENDORS)
    """Providers in the order in which they are asked. Tables that it doesn't name follow, in file order."""
    providers: dict[str, ProviderTable] = Field(default_factory=dict)
    """The ``[providers.NAME]`` tables."""
    budget_usd: float | None = Field(default=None, ge=0)
    """Most US dollars that a run may spend, at list prices."""
    budget_tokens: int | None = Field(default=None, ge=0)
    """Most tokens that a run may use, in and out."""
    prompts: Path | None = None
    """A folder with your own copies of the prompts."""
    home: Path = Field(default_factory=lambda: user_data_path("socra", appauthor=False))
    """The folder of sessions, and of what is remembered about quotas."""
    lint: dict[str, Any] = Field(default_factory=dict)
    """The ``[lint]`` table as it stands: the linter knows what may be in it."""

    _variables: Mapping[str, SecretStr] = PrivateAttr(default_factory=dict)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only the layers that ``load`` hands in. pydantic-settings merges them, the strongest first."""
        layers: Sequence[Layer] = init_settings().get("layers", ())
        return tuple(InitSettingsSource(settings_cls, init_kwargs=dict(layer.values)) for layer in layers)

    @classmethod
    def load(
        cls,
        *,
        cwd: Path,
        environ: Mapping[str, str],
        flags: Mapping[str, Any] | None = None,
        config_path: Path | None = None,
    ) -> Settings:
        """Read flags, ``environ``, ``cwd``'s ``socra.toml`` and ``.env``, and the user's config.toml.

        ``flags`` are fields by name; ``None`` means not given. ``config_path`` is used where ``SOCRA_CONFIG``
        names no file. Raises ConfigurationError: it names the setting and where it stands, never its value.
        """
        layers = _layers(cwd, environ, flags or {}, config_path)
        handed: dict[str, Any] = {"layers": layers}
        try:
            settings = cls(**handed)
        except ValidationError as error:
            raise _told(error, layers) from None
        settings._check_tables()
        settings._variables = settings._found_keys(environ, dotenv(cwd))
        return settings

    # ── providers ────────────────────────────────────────────────────────────

    @property
    def prompts_dir(self) -> Path | None:
        """A folder of edited prompts, to be used in place of socra's own."""
        return self.prompts

    def provider_specs(self, route: Sequence[str] | None = None) -> tuple[ProviderSpec, ...]:
        """Every provider in the order in which it may be asked, unusable ones too.

        ``route`` replaces the one that is set. Tables that a route does not name follow it, in file order.
        Raises ConfigurationError for a name that nothing stands behind, and for a key that can't be a header.
        """
        named = tuple(dict.fromkeys(self.route if route is None else route))
        self._check_names(named)
        further = (name for name in self.providers if name not in VENDORS and name not in named)
        return tuple(self._spec(name) for name in (*named, *further))

    def usable(self, route: Sequence[str] | None = None) -> tuple[ProviderSpec, ...]:
        """Those that have what they need: a key, or a table that names none."""
        return tuple(spec for spec in self.provider_specs(route) if spec.usable)

    def specs(
        self, route: Sequence[str] | None = None, *, allow_offline: bool = True
    ) -> tuple[ProviderSpec, ...]:
        """The providers of a run: those of ``provider_specs``, or the offline one alone where none is usable.

        ``route`` is a demand. Raises ConfigurationError where none that it names is usable, or where none at
        all is and ``allow_offline`` is false.
        """
        specs = self.provider_specs(route)
        usable = {spec.name for spec in specs if spec.usable}
        if route is not None and not usable & set(route):
            raise ConfigurationError(f"--route {','.join(route)}: none of these has a key.", hint=_KEY_HINT)
        if not usable and not allow_offline:
            raise ConfigurationError("No provider has a key, and --no-offline demands one.", hint=_KEY_HINT)
        return specs if usable else (OFFLINE,)

    def key_names(self, provider: str) -> tuple[str, ...]:
        """The variables that may hold the provider's key, in the order in which they are looked at."""
        table = self.providers.get(provider, ProviderTable())
        own = (table.api_key_env,) if table.api_key_env else ()
        return own or KEY_NAMES.get(provider, ())

    def _spec(self, name: str) -> ProviderSpec:
        table = self.providers.get(name, ProviderTable())
        return table.spec(name, self._key(name))

    def _key(self, provider: str) -> SecretStr | None:
        for variable in self.key_names(provider):
            raw = self._variables.get(variable)
            if raw is not None and (key := clean_key(variable, raw.get_secret_value())) is not None:
                return key
        return None

    def _found_keys(self, environ: Mapping[str, str], dotenv_: Mapping[str, str]) -> dict[str, SecretStr]:
        """The raw values of all variables that may hold a key. One in the environment, even empty, outranks
        ``.env``."""
        names = {
            variable for provider in (*VENDORS, *self.providers) for variable in self.key_names(provider)
        }
        return {
            name: SecretStr(raw)
            for name in names
            if (raw := environ.get(name, dotenv_.get(name))) is not None
        }

    def _check_names(self, named: Sequence[str]) -> None:
        known = [*VENDORS, *(name for name in self.providers if name not in VENDORS)]
        for name in named:
            if name not in known:
                near = get_close_matches(name, known, n=1, cutoff=0.5)
                hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(known)}."
                raise ConfigurationError(f"The route names {name!r}, which is no provider.", hint=hint)

    def _check_tables(self) -> None:
        """A table beyond socra's own providers must say whom to ask, and for which model."""
        for name, table in self.providers.items():
            if name in VENDORS:
                continue
            lacks = [word for word in ("base_url", "models") if getattr(table, word) is None]
            if table.api_key_env is not None and table.kind != "azure":
                lacks = [word for word in lacks if word != "base_url"]  # the vendor's own address will do
            if lacks:
                raise ConfigurationError(f"[providers.{name}] lacks {' and '.join(lacks)}.")


def _layers(
    cwd: Path, environ: Mapping[str, str], flags: Mapping[str, Any], config_path: Path | None
) -> tuple[Layer, ...]:
    user = _user_file(cwd, environ, config_path)
    project = cwd / PROJECT_FILE
    trusted = project.is_file() and user.is_file() and project.samefile(user)
    return (
        flags_layer(flags),
        environment_layer(environ, cwd),
        *(() if trusted else (file_layer(project, of_project=True),)),
        file_layer(user, of_project=False),
    )


def _user_file(cwd: Path, environ: Mapping[str, str], config_path: Path | None) -> Path:
    if named := environ.get("SOCRA_CONFIG", "").strip():
        path = cwd / Path(named).expanduser()
        if not path.is_file():
            raise ConfigurationError(f"SOCRA_CONFIG names {named!r}, and there is no such file.")
        return path
    return config_path or user_config_path("socra", appauthor=False) / "config.toml"


def _told(error: ValidationError, layers: Sequence[Layer]) -> ConfigurationError:
    """The first problem, under the name that the user wrote. The value is left out: it may be a key."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    location = tuple(str(step) for step in first["loc"])
    for length in range(len(location), 0, -1):
        for layer in layers:
            if (name := layer.told(location[:length])) is not None:
                return ConfigurationError(f"{name}: {_problem(first['msg'])}.")
    return ConfigurationError(f"{'.'.join(location)}: {_problem(first['msg'])}.")


def _problem(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
