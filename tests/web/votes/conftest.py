"""A poll, and the time at which its first screening is over."""

from __future__ import annotations

from datetime import UTC

import pytest
from django.test import Client

from factories.votes import EIGHT, Vote, a_vote


class Clock:
    """The time that the pages see."""

    def __init__(self) -> None:
        self.now = EIGHT.astimezone(UTC)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """Let the pages of the vote see a time of our own."""
    made = Clock()
    for name in ("cards", "members", "desk", "sheets", "slips", "attendance"):
        monkeypatch.setattr(f"onesheet.web.votes.{name}.timezone.now", lambda: made.now)
    return made


@pytest.fixture
def vote(db, clock, tmp_path, settings) -> Vote:
    settings.DATA = tmp_path
    return a_vote()


@pytest.fixture
def pia(vote) -> Client:
    """The browser of the programmer."""
    browser = Client()
    browser.force_login(vote.by)
    return browser
