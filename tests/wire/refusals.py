"""The vendors' own ways to refuse a request, as documented and as seen in their issue threads."""

from __future__ import annotations

from typing import Any

from tests.wire.behaviour import Fail


def anthropic(status: int, kind: str, message: str, **headers: str) -> Fail:
    body = {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_01"}
    return Fail(status, body, _dashed(headers))


def openai(status: int, message: str, *, code: str | None = None, kind: str = "", **headers: str) -> Fail:
    """Also Groq's: the same shape."""
    body = {
        "error": {"message": message, "type": kind or "invalid_request_error", "param": None, "code": code}
    }
    return Fail(status, body, _dashed(headers))


def gemini(status: int, message: str, state: str, *details: dict[str, Any], listed: bool = True) -> Fail:
    """The OpenAI-compatible endpoint wraps Google's error in a list, and only sometimes does not."""
    error = {"error": {"code": status, "message": message, "status": state, "details": list(details)}}
    return Fail(status, [error] if listed else error)


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def quota_failure(*quota_ids: str) -> dict[str, Any]:
    return {
        "@type": "type.googleapis.com/google.rpc.QuotaFailure",
        "violations": [{"quotaId": quota_id, "quotaValue": "500"} for quota_id in quota_ids],
    }


def retry_info(delay: str) -> dict[str, Any]:
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}


# ── Anthropic ────────────────────────────────────────────────────────────────

ANTHROPIC_MINUTE = anthropic(
    429,
    "rate_limit_error",
    "This request would exceed your organization's rate limit of 50 requests per minute.",
    retry_after="12",
    anthropic_ratelimit_requests_limit="50",
    anthropic_ratelimit_requests_remaining="0",
    anthropic_ratelimit_requests_reset="2026-11-01T12:00:12Z",
)
ANTHROPIC_BILLING = anthropic(402, "billing_error", "Your credit balance is too low.")
ANTHROPIC_KEY = anthropic(401, "authentication_error", "invalid x-api-key")
ANTHROPIC_FORBIDDEN = anthropic(403, "permission_error", "Your API key may not use this resource.")
ANTHROPIC_GONE = anthropic(404, "not_found_error", "model: claude-haiku-5-5")
ANTHROPIC_TOO_LARGE = anthropic(
    413, "request_too_large", "Request exceeds the maximum allowed number of bytes."
)
ANTHROPIC_CONTEXT = anthropic(
    400, "invalid_request_error", "prompt is too long: 204000 tokens > 200000 maximum"
)
ANTHROPIC_BAD = anthropic(400, "invalid_request_error", "messages.0.content: Input should be a valid string")
ANTHROPIC_ERROR = anthropic(500, "api_error", "Internal server error")
ANTHROPIC_TIMEOUT = anthropic(504, "timeout_error", "The request timed out.")
ANTHROPIC_OVERLOADED = anthropic(529, "overloaded_error", "Overloaded")

# ── Groq, OpenAI ─────────────────────────────────────────────────────────────

GROQ_MINUTE = openai(
    429,
    "Rate limit reached for model `openai/gpt-oss-20b` in organization `org_01` service tier `on_demand` on "
    "tokens per minute (TPM): Limit 6000, Used 5200, Requested 2000. Please try again in 12s.",
    code="rate_limit_exceeded",
    kind="tokens",
    retry_after="12",
    x_ratelimit_limit_requests="1000",
    x_ratelimit_remaining_requests="997",
    x_ratelimit_reset_requests="4m19.2s",
    x_ratelimit_limit_tokens="6000",
    x_ratelimit_remaining_tokens="800",
    x_ratelimit_reset_tokens="52s",
)
GROQ_DAY = openai(
    429,
    "Rate limit reached for model `openai/gpt-oss-20b` in organization `org_01` on tokens per day (TPD): "
    "Limit 200000, Used 199900, Requested 2000. Please try again in 13m40.8s.",
    code="rate_limit_exceeded",
    kind="tokens",
    retry_after="821",
)
GROQ_TOO_LARGE = openai(
    413,
    "Request too large for model `openai/gpt-oss-20b` in organization `org_01` service tier `on_demand` on "
    "tokens per minute (TPM): Limit 6000, Requested 8214, please reduce your message size and try again.",
    code="rate_limit_exceeded",
    kind="tokens",
)
GROQ_GONE = openai(
    404, "The model `x` does not exist or you do not have access to it.", code="model_not_found"
)
GROQ_DECOMMISSIONED = openai(
    400, "The model `x` has been decommissioned and is no longer supported.", code="model_decommissioned"
)
GROQ_JSON_FAILED = openai(400, "Failed to generate JSON.", code="json_validate_failed")
GROQ_CAPACITY = openai(498, "Flex tier capacity exceeded.", kind="capacity_exceeded")
GROQ_BUSY = openai(503, "Service Unavailable", kind="internal_server_error", retry_after="3")
OPENAI_QUOTA = openai(
    429,
    "You exceeded your current quota, please check your plan and billing details.",
    code="insufficient_quota",
    kind="insufficient_quota",
)
OPENAI_KEY = openai(401, "Incorrect API key provided: sk-proj-****abcd.", code="invalid_api_key")
OPENAI_FORBIDDEN = openai(403, "Country, region, or territory not supported", code="unsupported_country")
OPENAI_BILLING = openai(402, "Insufficient credits.", code="402")
OPENAI_CONTEXT = openai(
    400,
    "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
    code="context_length_exceeded",
)
OPENAI_FILTERED = openai(400, "The response was filtered by the content policy.", code="content_filter")
OPENAI_BAD = openai(400, "Unknown parameter: 'x'.", code="unknown_parameter")
OPENAI_ERROR = openai(500, "The server had an error.", kind="server_error")

# ── Gemini ───────────────────────────────────────────────────────────────────

_GEMINI_QUOTA = "You exceeded your current quota, please check your plan and billing details."
GEMINI_MINUTE = gemini(
    429,
    _GEMINI_QUOTA,
    "RESOURCE_EXHAUSTED",
    quota_failure("GenerateRequestsPerMinutePerProjectPerModel-FreeTier"),
    retry_info("38.2s"),
)
GEMINI_DAY = gemini(
    429,
    _GEMINI_QUOTA,
    "RESOURCE_EXHAUSTED",
    quota_failure("GenerateRequestsPerDayPerProjectPerModel-FreeTier"),
    retry_info("38.2s"),
)
GEMINI_KEY = gemini(400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT")
GEMINI_GONE = gemini(404, "models/gemini-2.0-flash is no longer available.", "NOT_FOUND")
GEMINI_BUSY = gemini(503, "The model is overloaded. Please try again later.", "UNAVAILABLE", listed=False)
GEMINI_BAD = gemini(400, 'Invalid JSON payload received. Unknown name "x".', "INVALID_ARGUMENT")
