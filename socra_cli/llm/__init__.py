"""The router and what is needed to use it.

from socra_cli.llm import Message, Rendering, Request, Router
"""

from socra_cli.llm.budget import Budget
from socra_cli.llm.events import Notice, Observer, RouterEvent, Waiting
from socra_cli.llm.exhausted import AllFailed
from socra_cli.llm.forecast import Plan, PlanRow
from socra_cli.llm.request import (
    Finished,
    Message,
    Rendering,
    Reply,
    Request,
    Restarted,
    StreamEvent,
    Token,
    Usage,
)
from socra_cli.llm.route import RouteEntry
from socra_cli.llm.router import Router
from socra_cli.llm.spec import Limits, Price, ProviderSpec

__all__ = [
    "AllFailed",
    "Budget",
    "Finished",
    "Limits",
    "Message",
    "Notice",
    "Observer",
    "Plan",
    "PlanRow",
    "Price",
    "ProviderSpec",
    "Rendering",
    "Reply",
    "Request",
    "Restarted",
    "RouteEntry",
    "Router",
    "RouterEvent",
    "StreamEvent",
    "Token",
    "Usage",
    "Waiting",
]
