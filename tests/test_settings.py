from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from socra_cli.errors import ConfigurationError
from socra_cli.llm.spec import Limits, Price
from socra_cli.settings import Settings

Load = Callable[..., Settings]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Settings from three folders' worth of text: ``project`` and ``dotenv`` in one, ``user`` in another."""
    cwd, own = tmp_path / "project", tmp_path / "own"
    cwd.mkdir()
    own.mkdir()

    def load(
        project: str = "",
        user: str = "",
        dotenv: str = "",
        environ: dict[str, str] | None = None,
        **flags: Any,
    ) -> Settings:
        for path, text in (
            (cwd / "socra.toml", project),
            (own / "config.toml", user),
            (cwd / ".env", dotenv),
        ):
            if text:
                path.write_text(text, "utf-8")
        return Settings.load(cwd=cwd, environ=environ or {}, flags=flags, config_path=own / "config.toml")

    return load


def refused(load: Load, **where: Any) -> ConfigurationError:
    with pytest.raises(ConfigurationError) as caught:
        load(**where).provider_specs()
    assert caught.value.exit_code == 3
    return caught.value


# ── order ────────────────────────────────────────────────────────────────────


def test_flags_outrank_the_environment_the_project_the_user_and_the_defaults(load: Load) -> None:
    sources: list[tuple[str, dict[str, Any]]] = [
        ("anthropic", {}),
        ("groq", {"user": 'route = "groq"'}),
        ("google", {"project": 'route = ["google"]'}),
        ("groq", {"environ": {"SOCRA_ROUTE": "groq"}}),
        ("anthropic", {"route": "anthropic"}),
    ]
    together: dict[str, Any] = {}
    for first, source in sources:
        together |= source
        assert load(**together).route[0] == first


def test_one_providers_settings_may_come_from_three_places(load: Load) -> None:
    settings = load(
        user="[providers.groq]\nrpm = 5\ntpm = 1\n",
        project="[providers.groq]\ntpm = 2\nrpd = 7\n",
        environ={"SOCRA_GROQ_TPM": "9000"},
    )
    (groq,) = settings.provider_specs(["groq"])
    assert groq.limits == Limits(requests_minute=5, tokens_minute=9000, requests_day=7, tokens_day=200_000)
    assert groq.limits_set == {"requests_minute", "tokens_minute", "requests_day"}


def test_without_any_setting_the_defaults_stand(load: Load) -> None:
    anthropic, google, groq = load().provider_specs()
    assert anthropic.models == ("claude-haiku-5-5", "claude-haiku-4-5")
    assert google.limits == Limits(requests_minute=15, tokens_minute=1_000_000, requests_day=500)
    assert (groq.counts, groq.streams_structured) == ("input_and_max_output", False)
    assert (google.trains_on_free_tier, groq.trains_on_free_tier) == (True, False)
    assert not any(spec.usable or spec.limits_set for spec in (anthropic, google, groq))


def test_every_variable_of_a_provider_is_heard(load: Load) -> None:
    environ = {
        "SOCRA_GOOGLE_BASE_URL": "http://127.0.0.1:8080/v1",
        "SOCRA_GOOGLE_MODELS": " a , b,,",
        "SOCRA_GOOGLE_RPM": "1",
        "SOCRA_GOOGLE_RPD": "2",
        "SOCRA_GOOGLE_TPM": "3",
        "SOCRA_GOOGLE_TIMEOUT": "4.5",
        "SOCRA_GROQ_TPM": "",
    }
    google, groq = load(environ=environ).provider_specs(["google", "groq"])
    assert (google.base_url, google.models, google.timeout_s) == ("http://127.0.0.1:8080/v1", ("a", "b"), 4.5)
    assert google.limits == Limits(requests_minute=1, tokens_minute=3, requests_day=2)
    assert (google.company, google.trains_on_free_tier) == ("this machine", False)
    assert groq.limits.tokens_minute == 6_000


def test_folders_are_relative_to_where_they_are_named(load: Load, tmp_path: Path) -> None:
    assert load(user='prompts = "mine"\nhome = "kept"').prompts_dir == tmp_path / "own" / "mine"
    assert load().home == tmp_path / "own" / "kept"
    assert load(project='prompts = "ours"').prompts_dir == tmp_path / "project" / "ours"
    environ = {"SOCRA_PROMPTS": "here", "SOCRA_HOME": str(tmp_path / "elsewhere")}
    assert load(environ=environ).prompts_dir == tmp_path / "project" / "here"
    assert load(environ=environ).home == tmp_path / "elsewhere"


def test_budgets_and_the_lint_table_come_through(load: Load) -> None:
    settings = load(
        project='budget_tokens = 5000\n[lint]\nselect = ["SOC1"]', environ={"SOCRA_BUDGET_USD": "0.5"}
    )
    assert (settings.budget_usd, settings.budget_tokens) == (0.5, 5000)
    assert settings.lint == {"select": ["SOC1"]}
    assert load(budget_usd=None, budget_tokens=1).budget_tokens == 1


def test_socra_config_names_the_users_file(load: Load, tmp_path: Path) -> None:
    (tmp_path / "project" / "my.toml").write_text('route = "google"')
    assert load(environ={"SOCRA_CONFIG": "my.toml"}).route == ("google",)
    assert "no such file" in refused(load, environ={"SOCRA_CONFIG": "missing.toml"}).message


def test_a_project_file_that_the_user_names_is_the_users(load: Load) -> None:
    table = '[providers.local]\nbase_url = "http://localhost:1/v1"\nmodels = "m"\n'
    (local,) = load(project=table, environ={"SOCRA_CONFIG": "socra.toml"}).usable()
    assert local.name == "local"


# ── what a folder may not do ─────────────────────────────────────────────────


@pytest.mark.parametrize("word", ["base_url", "api_key_env", "kind", "api_version"])
@pytest.mark.parametrize("provider", ["groq", "ollama"])
def test_a_project_cannot_send_a_key_elsewhere(load: Load, provider: str, word: str) -> None:
    value = "https://evil.example/v1" if word == "base_url" else "openai"
    error = refused(load, project=f'[providers.{provider}]\n{word} = "{value}"\n')
    assert error.message.startswith(f"socra.toml: [providers.{provider}] can't ")


def test_a_dotenv_cannot_send_a_key_elsewhere(load: Load) -> None:
    error = refused(load, dotenv="SOCRA_GROQ_BASE_URL=http://evil.example\n")
    assert "SOCRA_GROQ_BASE_URL" in error.message
    assert "evil" not in f"{error.message} {error.hint}"


def test_a_project_cannot_choose_where_sessions_lie(load: Load) -> None:
    assert "'home'" in refused(load, project='home = "/tmp/x"').message


def test_a_dotenv_is_read_for_keys_and_nothing_else(load: Load) -> None:
    dotenv = (
        'export GROQ_API_KEY="gsk-1"\nSOCRA_ROUTE=google\nSOCRA_GROQ_TPM=1\nSOCRA_CONFIG=x\n'
        "OTHER=${GROQ_API_KEY}\n"
    )
    settings = load(dotenv=dotenv)
    assert settings.route == ("anthropic", "google", "groq")
    (groq,) = settings.usable()
    assert groq.key is not None
    assert groq.key.get_secret_value() == "gsk-1"
    assert groq.limits.tokens_minute == 6_000


def test_the_environment_outranks_the_dotenv_even_where_it_is_empty(load: Load) -> None:
    dotenv = "GROQ_API_KEY=from-file\nGOOGLE_API_KEY=from-file\n"
    settings = load(dotenv=dotenv, environ={"GROQ_API_KEY": "from-env", "GOOGLE_API_KEY": ""})
    (groq,) = settings.usable()
    assert groq.key is not None
    assert groq.key.get_secret_value() == "from-env"


@pytest.mark.parametrize("name", ["GOOGLE_API_KEY", "GEMINI_API_KEY"])
def test_google_answers_to_two_names(load: Load, name: str) -> None:
    assert [spec.name for spec in load(environ={"GOOGLE_API_KEY": "", name: "k"}).usable()] == ["google"]


# ── further providers ────────────────────────────────────────────────────────

FURTHER = """
[providers.ollama]
base_url = "http://localhost:11434/v1"
models = ["qwen3", "llama4"]

[providers.work]
kind = "azure"
base_url = "https://work.openai.azure.com"
models = "gpt-6-mini"
api_key_env = "WORK_KEY"
tpm = 20_000
price_input_usd = 0.2
price_output_usd = 0.8
timeout = 60
"""


def test_further_tables_follow_the_route_in_file_order(load: Load) -> None:
    settings = load(user=FURTHER)
    assert [s.name for s in settings.provider_specs()] == ["anthropic", "google", "groq", "ollama", "work"]
    assert [s.name for s in settings.provider_specs(["work", "groq", "work"])] == ["work", "groq", "ollama"]
    assert [s.name for s in settings.usable()] == ["ollama"]


def test_a_further_table_makes_the_provider_it_describes(load: Load) -> None:
    ollama, work = load(user=FURTHER, environ={"WORK_KEY": "w"}).usable()
    assert (ollama.dialect, ollama.needs_key, ollama.company) == ("openai", False, "this machine")
    assert (ollama.structured, ollama.counts) == ("json_object", "input")
    assert (work.dialect, work.counts, work.timeout_s) == ("azure", "input_and_max_output", 60)
    assert work.price == Price(0.2, 0.8)
    assert work.limits_set == {"tokens_minute"}
    assert (work.company, work.trains_on_free_tier) == ("work.openai.azure.com", None)


def test_the_vendors_own_address_will_do_where_a_key_is_named(load: Load) -> None:
    tables = (
        '[providers.openai]\nmodels = "gpt-6-mini"\napi_key_env = "OPENAI_API_KEY"\n'
        '[providers.second]\nkind = "anthropic"\nmodels = "m"\napi_key_env = "K"\n'
    )
    specs = load(user=tables).provider_specs()
    assert [(s.company, s.structured) for s in specs[3:]] == [
        ("OpenAI", "json_object"),
        ("Anthropic", "json_schema"),
    ]


@pytest.mark.parametrize(
    ("user", "told"),
    [
        ('[providers.x]\nmodels = "m"', "base_url"),
        ('[providers.x]\nbase_url = "http://h"', "models"),
        ('[providers.x]\nkind = "azure"\nmodels = "m"\napi_key_env = "K"', "base_url"),
        ('[providers.groq]\nkind = "azure"', "another kind"),
        ('[providers.groq]\nbase_url = "groq.com"', "providers.groq.base_url"),
        ('[providers.groq]\nbase_url = "https://me:secret@h"', "providers.groq.base_url"),
        ("[providers.groq]\ntpm = 0", "providers.groq.tpm"),
        ("[providers.groq]\nprice_input_usd = 1", "together"),
        ('[providers.groq]\nmodels = ""', "providers.groq.models"),
        ("providers = 1", "[providers.ollama]"),
        ("[providers]\ngroq = 1", "[providers.ollama]"),
        ("route = []", "route"),
        ("prompts = 5", "prompts"),
        ("route = ", "can't be read"),
    ],
)
def test_a_malformed_setting_is_named_with_its_place(load: Load, user: str, told: str) -> None:
    error = refused(load, user=user)
    assert told in error.message
    assert "secret" not in error.message


def test_a_malformed_variable_is_named_and_its_value_never_shown(load: Load) -> None:
    error = refused(load, environ={"SOCRA_GROQ_TPM": "gsk-pasted-in-the-wrong-place"})
    assert error.message.startswith("SOCRA_GROQ_TPM: ")
    assert "pasted" not in f"{error.message}{error.hint}{error!r}"
    assert error.__cause__ is None


def test_a_malformed_flag_is_named_as_one(load: Load) -> None:
    assert refused(load, budget_usd=-1).message.startswith("--budget-usd: ")


@pytest.mark.parametrize(
    ("project", "near"),
    [
        ("budjet_usd = 1", "'budget_usd'"),
        ("[providers.groq]\ntmp = 1", "'tpm'"),
        ("zzz = 1", "route, budget_usd"),
    ],
)
def test_an_unknown_setting_is_named_with_the_nearest_known_one(load: Load, project: str, near: str) -> None:
    error = refused(load, project=project)
    assert "unknown setting" in error.message
    assert near in error.hint


def test_an_unknown_provider_in_the_route_is_named_with_the_nearest_known_one(load: Load) -> None:
    error = refused(load, environ={"SOCRA_ROUTE": "grok,google"})
    assert ("'grok'" in error.message, "'groq'" in error.hint) == (True, True)


@pytest.mark.parametrize(("name", "label"), [("socra.toml", "socra.toml"), (".env", "./.env")])
def test_a_file_that_is_not_text_is_named(load: Load, tmp_path: Path, name: str, label: str) -> None:
    (tmp_path / "project" / name).write_bytes(b"\xff\xfe\x00")
    assert refused(load).message.startswith(label)


def test_a_byte_order_mark_before_toml_is_accepted(load: Load) -> None:
    assert load(project='\ufeffroute = "groq"').route == ("groq",)


# ── who is asked ─────────────────────────────────────────────────────────────


def test_with_no_key_the_run_is_offline_unless_a_provider_is_demanded(load: Load) -> None:
    (only,) = load().specs()
    assert (only.name, only.dialect) == ("offline", "offline")
    with pytest.raises(ConfigurationError, match="--no-offline"):
        load().specs(allow_offline=False)
    with pytest.raises(ConfigurationError, match="--route groq"):
        load(environ={"GOOGLE_API_KEY": "k"}).specs(["groq"])


def test_with_a_key_the_whole_route_is_told_and_never_falls_back_to_offline(load: Load) -> None:
    specs = load(environ={"GROQ_API_KEY": "k"}).specs(allow_offline=False)
    assert [(spec.name, spec.usable) for spec in specs] == [
        ("anthropic", False),
        ("google", False),
        ("groq", True),
    ]


def test_a_malformed_key_outside_the_route_is_left_alone(load: Load) -> None:
    environ = {"GROQ_API_KEY": "a\nb", "GOOGLE_API_KEY": "k"}
    assert load(environ=environ).usable(["google"])
    assert "GROQ_API_KEY" in refused(load, environ=environ).message


def test_no_key_is_ever_shown(load: Load) -> None:
    settings = load(environ={"GROQ_API_KEY": "gsk-secret"})
    assert "gsk-secret" not in f"{settings!r}{settings}{settings.model_dump()}{settings.provider_specs()}"


def test_nothing_is_read_but_what_was_handed_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ROUTE", "groq")
    monkeypatch.setenv("SOCRA_ROUTE", "groq")
    monkeypatch.setenv("BUDGET_USD", "3")
    settings = Settings.load(cwd=tmp_path, environ={})
    assert (settings.route[0], settings.budget_usd) == ("anthropic", None)


def test_importing_settings_reads_no_file_and_loads_no_sdk() -> None:
    code = "import sys, socra_cli.settings; assert not {'openai', 'anthropic', 'httpx2'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
