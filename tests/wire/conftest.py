from __future__ import annotations

import pytest

from tests.wire.asking import complete, spec_of
from tests.wire.server import WireServer


@pytest.fixture(scope="session")
def loaded_sdks() -> None:
    """Both SDKs imported and used once: a test that measures patience must not measure imports."""
    with WireServer() as server:
        for provider in ("anthropic", "groq"):
            complete(spec_of(server, provider))
