"""A film, Olga who writes about it, Ben who answers, and their browsers."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory


def browser(member, **options) -> Client:
    """Return a browser in which a member is signed in."""
    client = Client(**options)
    client.force_login(member)
    return client


@pytest.fixture
def film(db):
    return FilmFactory(title="The Tide", year=2014, shown=True)


@pytest.fixture
def olga(db):
    return MemberFactory(username="olga")


@pytest.fixture
def ben(db):
    return MemberFactory(username="ben")


@pytest.fixture
def hers(olga):
    return browser(olga)


@pytest.fixture
def his(ben):
    return browser(ben)
