"""Pia makes the programme."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from factories.accounts import MemberFactory
from onesheet.accounts.models import Member, Role


@pytest.fixture
def pia(db) -> Member:
    member = MemberFactory(username="pia")
    member.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    return member


@pytest.fixture
def desk(pia) -> Client:
    """Pia's browser."""
    client = Client()
    client.force_login(pia)
    return client
