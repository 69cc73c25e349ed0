"""Mo moderates; Ben writes; Cy reads."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.moderation import with_role
from onesheet.accounts.models import Member, Role


def signed_in(member: Member) -> Client:
    browser = Client()
    browser.force_login(member)
    return browser


@pytest.fixture
def mo(db):
    """The browser of Mo, who moderates."""
    return signed_in(with_role("mo", Role.MODERATOR))


@pytest.fixture
def cy(db):
    """The browser of Cy, a member."""
    return signed_in(MemberFactory(username="cy"))


@pytest.fixture
def ben(db):
    """Ben, who writes what is reported."""
    return MemberFactory(username="ben")
