"""Numbers in addresses: whatever their length, nothing breaks, and of what is not there the site says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory
from factories.films import FilmFactory
from factories.moderation import with_role
from onesheet.accounts.models import Role
from onesheet.web.numbers import Number

NUMBERS = (0, 2**31, 10**18 - 1, 10**18, 2**63 - 1, 2**63, 10**23 - 1, 10**400)
NAMES = {
    "username": "mia", "slug": "the-tide", "target": "review", "form": "atom", "festival": "harbour", "edition": "2015",
}  # fmt: skip


def walk(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, here)
        else:
            yield here, one.pattern.converters


def numbered() -> list[tuple[str, dict[str, object]]]:
    """Return the addresses that have a number in them."""
    found = [(route, kinds) for route, kinds in walk(get_resolver().url_patterns) if kinds]
    return [
        (route, kinds)
        for route, kinds in found
        if any(isinstance(one, (Number, IntConverter)) for one in kinds.values())
    ]


def path_of(route: str, kinds: dict[str, object], number: int) -> str:
    for name, kind in kinds.items():
        before, rest = route.split("<", 1)
        given = number if isinstance(kind, (Number, IntConverter)) else NAMES[name]
        route = f"{before}{given}{rest.split('>', 1)[1]}"
    return f"/{route}"


def test_every_number_in_an_address_is_read_alike():
    assert len(numbered()) > 40
    assert not [route for route, kinds in numbered() if any(isinstance(one, IntConverter) for one in kinds.values())]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: f"{len(str(number))}-digits")
def test_number_of_nothing_leads_nowhere(db, number):
    MemberFactory(username="mia")
    FilmFactory(slug="the-tide")
    EditionFactory(festival__slug="harbour")
    operator = Client()
    operator.force_login(with_role("olga", Role.OPERATOR))

    for route, kinds in numbered():
        path = path_of(route, kinds, number)
        for browser in (operator, Client()):
            for answer in (browser.get(path), browser.post(path)):
                assert answer.status_code in {302, 404, 405}, path
        if number >= 10**18:
            assert operator.get(path).status_code == 404, path
