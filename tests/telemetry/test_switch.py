"""Traces are switched on by OpenTelemetry's standard variables, and by nothing that a folder holds."""

from __future__ import annotations

import pytest

from socra_cli.telemetry import switch
from socra_cli.telemetry.switch import Switch, host_of, switched_on

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
HERE = {ENDPOINT: "http://localhost:4318"}
CONTENT = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"


def on(**variables: str) -> Switch:
    found = switched_on(HERE | variables)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {ENDPOINT: ""},
        {ENDPOINT: " "},
        {CONTENT: "true"},
        {"OTEL_TRACES_EXPORTER": "otlp"},
        HERE | {"OTEL_SDK_DISABLED": "TRUE"},
        HERE | {"OTEL_TRACES_EXPORTER": "none"},
        HERE | {"OTEL_TRACES_EXPORTER": "console"},
    ],
)
def test_without_an_address_or_with_a_no_there_are_no_traces(environ: dict[str, str]) -> None:
    assert switched_on(environ) is None


@pytest.mark.parametrize(
    "environ",
    [
        HERE,
        {"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://localhost:4318/v1/traces"},
        HERE | {"OTEL_SDK_DISABLED": "false", "OTEL_TRACES_EXPORTER": "console, otlp"},
        HERE | {"OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf"},
    ],
)
def test_an_address_switches_them_on_without_content(environ: dict[str, str]) -> None:
    assert switched_on(environ) == Switch("localhost:4318")


@pytest.mark.parametrize("value", ["true", "True", "SPAN_ONLY", "span_and_event"])
def test_content_goes_along_only_where_it_is_asked_for(value: str) -> None:
    assert on(**{CONTENT: value}).content


@pytest.mark.parametrize("value", ["", "false", "NO_CONTENT", "EVENT_ONLY", "1", "yes"])
def test_anything_else_leaves_content_out(value: str) -> None:
    assert not on(**{CONTENT: value}).content


def test_the_variable_for_traces_outranks_the_one_for_all_signals() -> None:
    found = on(OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="https://traces.example/v1", OTEL_EXPORTER_OTLP_TIMEOUT="9")
    assert (found.host, found.flush_s) == ("traces.example", 9)
    assert on(OTEL_EXPORTER_OTLP_TIMEOUT="9", OTEL_EXPORTER_OTLP_TRACES_TIMEOUT="1.5").flush_s == 1.5


@pytest.mark.parametrize("value", ["", "soon", "-1", "0", "inf", "nan"])
def test_the_end_of_a_run_waits_two_seconds_unless_a_usable_number_is_set(value: str) -> None:
    assert on(OTEL_EXPORTER_OTLP_TIMEOUT=value).flush_s == 2


def test_a_number_that_was_meant_as_milliseconds_holds_nobody_for_hours() -> None:
    assert on(OTEL_EXPORTER_OTLP_TIMEOUT="10000").flush_s == 30


@pytest.mark.parametrize("endpoint", ["localhost:4318", "collector.example", "grpc://localhost:4317"])
def test_an_address_without_http_is_a_problem_to_tell_and_not_to_show(endpoint: str) -> None:
    found = on(**{ENDPOINT: endpoint})
    assert found.problem == "the endpoint doesn't begin with http:// or https://"


def test_another_protocol_is_a_problem_to_tell() -> None:
    assert (
        on(OTEL_EXPORTER_OTLP_PROTOCOL="grpc").problem
        == "the protocol is 'grpc', and socra speaks http/protobuf"
    )
    assert (
        on(OTEL_EXPORTER_OTLP_TRACES_PROTOCOL="http/protobuf", OTEL_EXPORTER_OTLP_PROTOCOL="grpc").problem
        == ""
    )


@pytest.mark.parametrize(
    "missing", ["opentelemetry", "opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http"]
)
def test_a_missing_extra_is_a_problem_with_its_command(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str) -> object:
        if name == missing:
            return None
        if name.startswith(f"{missing}."):
            raise ModuleNotFoundError(name)
        return object()

    monkeypatch.setattr(switch, "find_spec", find)
    assert "pip install 'socra-cli[otel]'" in on().problem


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://user:secret@traces.example:8443/tenant?key=secret", "traces.example:8443"),
        ("http://[::1]:4318", "::1:4318"),
        ("traces.example", "the address given"),
        ("http://host:port", "the address given"),
        ("http://[::1", "the address given"),
    ],
)
def test_an_address_is_told_by_its_host_alone(address: str, host: str) -> None:
    assert host_of(address) == host
