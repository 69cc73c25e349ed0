from __future__ import annotations

import pytest

from integration.model.chat import Chat, serve
from onesheet.ops.model import endpoint


@pytest.fixture
def chat():
    with serve() as made:
        yield made


@pytest.fixture
def named(chat: Chat, monkeypatch):
    """The settings name the server, as an operator would."""
    monkeypatch.setenv("ONESHEET_MODEL_URL", chat.url)
    monkeypatch.setenv("ONESHEET_MODEL_NAME", "tiny")
    monkeypatch.setenv("ONESHEET_MODEL_SECONDS", "1")
    endpoint.cache_clear()
    yield chat
    endpoint.cache_clear()
