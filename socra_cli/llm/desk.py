"""What the router knows at one moment, and the only place where that changes: reserve, settle, learn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from socra_cli.llm.accounts import Accounts, Book
from socra_cli.llm.budget import Budget, Spending
from socra_cli.llm.estimate import text_tokens
from socra_cli.llm.events import Notice
from socra_cli.llm.failures import Failure, Kind
from socra_cli.llm.health import Health, told
from socra_cli.llm.planner import Assignment, Pricing
from socra_cli.llm.quota import Account, counted_tokens
from socra_cli.llm.reactions import REACTIONS, Out, day_ends, hinted_s
from socra_cli.llm.request import LimitSeen, Usage
from socra_cli.llm.route import Standing
from socra_cli.llm.spec import ProviderSpec
from socra_cli.llm.ticket import Reservation

_ACCEPTED = frozenset({Kind.CUT, Kind.TRUNCATED, Kind.MALFORMED, Kind.EMPTY, Kind.REFUSED})
"""Failures of an answer that had begun: the key was accepted."""


class Desk:
    """The state behind the planner: accounts, health, requests under way, spending."""

    def __init__(
        self,
        specs: Sequence[ProviderSpec],
        accounts: Accounts,
        budget: Budget,
        price: Pricing,
        notify: Callable[[Notice], None],
    ) -> None:
        self._specs = {spec.name: spec for spec in specs}
        self._accounts = accounts
        self._health = {spec.name: Health() for spec in specs}
        self._under_way: list[Reservation] = []
        self._price = price
        self._notify = notify
        self.spending = Spending(budget)
        self.sent = 0

    def open(self, now: float) -> tuple[Book, tuple[Standing, ...]]:
        """The accounts as they stand, to look at."""
        with self._accounts.open(now) as book:
            return book, self.standings(book)

    def standings(self, book: Book) -> tuple[Standing, ...]:
        """Every provider as the planner sees it."""
        return tuple(self._standing(spec, book[spec.name]) for spec in self._specs.values())

    def _standing(self, spec: ProviderSpec, account: Account) -> Standing:
        health = self._health[spec.name]
        sent = [each.sent_at for each in self._under_way if each.provider == spec.name]
        return Standing(
            spec,
            account,
            health,
            first_sent_at=min(sent, default=None),
            probing=any(at > health.troubled_at for at in sent),
        )

    def reserve(self, book: Book, assignment: Assignment, raw_tokens: int, now: float) -> Reservation:
        """Set aside what ``assignment`` takes, as it is sent."""
        account, taken = book[assignment.provider].take(assignment.fit.counted, now)
        book[assignment.provider] = account
        self.spending = self.spending.promise(assignment.cost)
        reservation = Reservation(assignment, taken, raw_tokens, now)
        self._under_way.append(reservation)
        self.sent += 1
        return reservation

    def withdraw(self, reservation: Reservation, now: float) -> None:
        """Undo a reservation whose request was never sent."""
        self.sent -= 1
        self._close(reservation, Usage())
        self._change(reservation, lambda account: account.release(reservation.taken, now), now)

    def settle(
        self, reservation: Reservation, usage: Usage, limits: tuple[LimitSeen, ...], now: float
    ) -> float | None:
        """Close a reservation whose answer came whole. Returns its price in US dollars."""
        name = reservation.provider
        self._health[name] = self._health[name].answered(reservation.sent_at)
        self._change(
            reservation, lambda account: self._settled(account, reservation, usage, limits, now), now
        )
        return self._close(reservation, usage)

    def abandon(self, reservation: Reservation, partial: str, now: float) -> float | None:
        """Close a reservation whose request went out and whose answer nobody waits for: it stays counted."""
        return self._close(reservation, self._supposed(reservation, partial))

    def fail(self, reservation: Reservation, failure: Failure, now: float) -> float | None:
        """Close a reservation whose attempt failed, and learn from it. Returns what it cost, as far as
        known.
        """
        name = reservation.provider
        before = self._health[name]
        after = before.failed(failure, reservation.model, reservation.fit.counted, reservation.sent_at, now)
        self._health[name] = after
        self._change(reservation, lambda account: self._learned(account, reservation, failure, now), now)
        self._tell(reservation, failure, before, after)
        usage = failure.usage
        if REACTIONS[failure.kind].counted and not usage.input_tokens:
            usage = self._supposed(reservation, failure.partial)
        return self._close(reservation, usage)

    @property
    def usable(self) -> list[str]:
        """The providers that have what they need to be asked."""
        return [spec.name for spec in self._specs.values() if spec.usable]

    @property
    def keys_refused(self) -> bool:
        """Whether every usable provider refused its key."""
        return all(self._health[name].refused.startswith(Kind.UNAUTHORISED) for name in self.usable)

    def _settled(
        self,
        account: Account,
        reservation: Reservation,
        usage: Usage,
        limits: tuple[LimitSeen, ...],
        now: float,
    ) -> Account:
        spec = self._specs[reservation.provider]
        if usage.input_tokens:
            fresh = usage.input_tokens - usage.cached_tokens
            counted = counted_tokens(spec, fresh, reservation.fit.max_output_tokens)
            account = account.settle(reservation.taken, counted, now)
            correction = account.correction.seen(reservation.raw_tokens, usage.input_tokens)
            account = replace(account, correction=correction)
        return replace(account.informed(limits, reservation.taken, spec, now), answered=True)

    def _learned(self, account: Account, reservation: Reservation, failure: Failure, now: float) -> Account:
        if REACTIONS[failure.kind].counted:
            accepted = account.answered or failure.kind in _ACCEPTED
            account = self._settled(account, reservation, failure.usage, failure.limits, now)
            return replace(account, answered=accepted)
        spec = self._specs[reservation.provider]
        account = account.release(reservation.taken, now)
        account = account.informed(failure.limits, reservation.taken, spec, now)
        out = REACTIONS[failure.kind].out
        if out is Out.DAY:
            return account.held(day_ends(failure.retry_after_s, now), told(failure))
        if out is Out.HINT:
            return self._paused(account, reservation, failure, now)
        if out is Out.SIZE:
            return self._sized(account, reservation, failure, now)
        return replace(account, answered=False) if out is Out.RUN else account

    def _paused(self, account: Account, reservation: Reservation, failure: Failure, now: float) -> Account:
        """Hold the provider as long as it asked for, and believe its bucket as empty as that wait implies."""
        wait = hinted_s(failure.retry_after_s, self._health[reservation.provider].rate_limits)
        account = account.held(now + wait, told(failure))
        quota = failure.quota
        if quota is None or quota not in account.buckets or quota not in reservation.taken:
            return account
        bucket = account.buckets[quota]
        level = reservation.taken[quota].amount - bucket.rate * wait
        return replace(account, buckets={**account.buckets, quota: bucket.lowered(level, now)})

    def _sized(self, account: Account, reservation: Reservation, failure: Failure, now: float) -> Account:
        """Learn the limit and the request's true size from "Limit N, Requested M"."""
        spec = self._specs[reservation.provider]
        if failure.kind is Kind.TOO_LARGE and failure.limit:
            seen = LimitSeen(failure.quota or "tokens_minute", limit=failure.limit)
            account = account.informed((seen,), reservation.taken, spec, now)
        if failure.requested:
            output = counted_tokens(spec, 0, reservation.fit.max_output_tokens)
            correction = account.correction.seen(reservation.raw_tokens, failure.requested - output)
            account = replace(account, correction=correction)
        return account

    def _change(self, reservation: Reservation, change: Callable[[Account], Account], now: float) -> None:
        with self._accounts.open(now) as book:
            book[reservation.provider] = change(book[reservation.provider])

    def _supposed(self, reservation: Reservation, partial: str) -> Usage:
        """What a request probably cost that ended without saying so."""
        return Usage(reservation.fit.input_tokens, text_tokens(partial))

    def _close(self, reservation: Reservation, usage: Usage) -> float | None:
        """Take the reservation off the list of those under way and spend what it came to."""
        self._under_way.remove(reservation)
        usd = self._price(self._specs[reservation.provider], reservation.model, usage)
        self.spending = self.spending.settle(reservation.assignment.cost, usage, usd)
        return usd

    def _tell(self, reservation: Reservation, failure: Failure, before: Health, after: Health) -> None:
        """Say once what the user must know for the rest of the run."""
        name = reservation.provider
        if after.refused and not before.refused:
            self._notify(Notice(f"{name} is not asked again in this run: {after.refused}"))
        for model in after.gone.keys() - before.gone.keys():
            following = after.model(self._specs[name].models)
            then = f"; {following} is asked instead" if following else ""
            self._notify(Notice(f"{name} no longer has {model}{then}"))
        if failure.kind is Kind.TOO_LARGE and failure.limit and after.ceilings != before.ceilings:
            self._notify(Notice(f"{name} takes at most {failure.limit:,.0f} tokens in one request"))
