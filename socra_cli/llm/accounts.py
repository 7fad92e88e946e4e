"""The accounts of all providers in one run, read and changed together, and shared with other processes if
asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from hashlib import blake2s
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError

from socra_cli.llm.quota import Account, reconciled
from socra_cli.llm.spec import ProviderSpec

Book = dict[str, Account]
"""Accounts by provider name."""

_ACCOUNT = TypeAdapter(Account)


class Shared(Protocol):
    """A JSON object that one holder at a time may read and change. ``socra_cli.store.limits`` keeps one in a
    file.
    """

    def transact(self) -> AbstractContextManager[dict[str, Any]]: ...


class Unshared:
    """The same, for this process alone."""

    def __init__(self) -> None:
        self._state: dict[str, Any] = {}

    @contextmanager
    def transact(self) -> Iterator[dict[str, Any]]:
        yield self._state


class Accounts:
    """Every account of a run. All changes go through ``open``, which never waits inside."""

    def __init__(self, specs: Sequence[ProviderSpec], shared: Shared | None = None) -> None:
        self._specs = {account_id(spec): spec for spec in specs}
        self._shared = shared or Unshared()

    @contextmanager
    def open(self, now: float) -> Iterator[Book]:
        """The accounts by provider name; what is put into the book is what everybody sees next."""
        with self._shared.transact() as state:
            book = {
                spec.name: reconciled(_loaded(state.get(key)), spec, now) for key, spec in self._specs.items()
            }
            yield book
            state.update({key: _ACCOUNT.dump_python(book[spec.name]) for key, spec in self._specs.items()})


def account_id(spec: ProviderSpec) -> str:
    """A name for one key at one address that tells nothing of the key: quotas belong to keys, not to
    vendors.
    """
    key = spec.key.get_secret_value() if spec.key else ""
    digest = blake2s(f"{spec.base_url}\n{key}".encode(), digest_size=8, person=b"socra").hexdigest()
    return f"{spec.name}-{digest}"


def _loaded(value: object) -> Account:
    try:
        return Account() if value is None else _ACCOUNT.validate_python(value)
    except ValidationError:
        return Account()
