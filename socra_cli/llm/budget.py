"""What a run may spend, and what it has spent and promised so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from socra_cli.llm.request import Usage


@dataclass(frozen=True, slots=True)
class Budget:
    """The user's limits. ``None``: no limit."""

    usd: float | None = None
    tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """The most that one request can come to. ``usd`` is ``None`` for an unknown price."""

    usd: float | None
    tokens: int


@dataclass(frozen=True, slots=True)
class Spending:
    """A budget with what is spent and what requests in flight may still cost."""

    budget: Budget = Budget()
    spent_usd: float = 0.0
    spent_tokens: int = 0
    promised_usd: float = 0.0
    promised_tokens: int = 0

    def refusal(self, cost: Cost) -> str:
        """Why ``cost`` can never be admitted, or an empty string."""
        usd, tokens = self.budget.usd, self.budget.tokens
        if usd is not None and cost.usd is None:
            return "its price is unknown, and a budget in dollars is set"
        if usd is not None and cost.usd is not None and self.spent_usd + cost.usd > usd:
            left = max(0.0, usd - self.spent_usd)
            return f"it may cost ${cost.usd:.4f}, and ${left:.4f} of the budget's ${usd:.4f} is left"
        if tokens is not None and self.spent_tokens + cost.tokens > tokens:
            left_tokens = max(0, tokens - self.spent_tokens)
            return (
                f"it may use {cost.tokens:,} tokens, and {left_tokens:,} of the budget's {tokens:,} are left"
            )
        return ""

    def admits(self, cost: Cost) -> bool:
        """Whether ``cost`` fits now, with all that is promised."""
        held = replace(
            self,
            spent_usd=self.spent_usd + self.promised_usd,
            spent_tokens=self.spent_tokens + self.promised_tokens,
        )
        return not held.refusal(cost)

    def promise(self, cost: Cost) -> Spending:
        """After a request that may come to ``cost`` was sent."""
        return replace(
            self,
            promised_usd=self.promised_usd + (cost.usd or 0.0),
            promised_tokens=self.promised_tokens + cost.tokens,
        )

    def settle(self, promised: Cost, usage: Usage, usd: float | None) -> Spending:
        """After that request came to ``usage`` at ``usd``."""
        return replace(
            self,
            spent_usd=self.spent_usd + (usd or 0.0),
            spent_tokens=self.spent_tokens + usage.input_tokens + usage.output_tokens,
            promised_usd=self.promised_usd - (promised.usd or 0.0),
            promised_tokens=self.promised_tokens - promised.tokens,
        )
