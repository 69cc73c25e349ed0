"""Ben, who plans the programme of the festivals' tests."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from onesheet.accounts.models import Member
from web.festivals.conftest import clock, programme

__all__ = ["clock", "programme"]


@pytest.fixture
def ben(db) -> Member:
    return MemberFactory(username="ben")


@pytest.fixture
def browser(ben) -> Client:
    made = Client()
    made.force_login(ben, "allauth.account.auth_backends.AuthenticationBackend")
    return made
