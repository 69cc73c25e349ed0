from __future__ import annotations

import pytest

from integration.fetching.site import serve


@pytest.fixture
def site():
    with serve() as running:
        yield running
