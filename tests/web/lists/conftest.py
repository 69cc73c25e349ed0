"""Browsers of members: Olga owns the lists, Cleo is another member."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from onesheet.accounts.models import Member


def browser_of(member: Member) -> Client:
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def olga(db) -> Member:
    return MemberFactory(username="olga")


@pytest.fixture
def cleo(db) -> Member:
    return MemberFactory(username="cleo")


@pytest.fixture
def browser(olga) -> Client:
    """Olga's browser."""
    return browser_of(olga)


@pytest.fixture
def other(cleo) -> Client:
    """Cleo's browser."""
    return browser_of(cleo)
