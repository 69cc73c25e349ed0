"""The administrator's pages."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.films import CreditFactory, StatementFactory
from factories.readings import reading, said
from factories.sources import NOON
from onesheet.films.models import Film
from onesheet.films.services import add
from onesheet.sources.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    """A browser in which an administrator is signed in."""
    client.force_login(MemberFactory(username="root", is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("table", ["films/film", "films/statement", "films/quotedreview", "people/person",
                                   "sources/document", "sources/source"])  # fmt: skip
def test_every_list_is_shown(administrator, table):
    CreditFactory(statement=StatementFactory())

    page = administrator.get(f"/admin/{table}/")

    assert page.status_code == 200
    assert "0 of " not in page.content.decode()


def test_statements_are_not_changed_here(administrator):
    statement = StatementFactory()

    page = administrator.post(f"/admin/films/statement/{statement.pk}/change/", {"value": '"Somebody Else"'})

    assert page.status_code == 403
    statement.refresh_from_db()
    assert statement.value == "Lotte Reiniger"


def test_a_new_weight_of_a_source_decides_at_once(administrator):
    for name, year in (("Strong", 1993), ("Weak", 1994)):
        text = f"The Piano of {year}, by Jane Campion, in {name}."
        told = said(text, "director", "Jane Campion", "Jane Campion"), said(text, "year", year, str(year))
        add(reading=reading(text, *told, year=year), by=None, now=NOON, source_name=name)
    Source.objects.filter(name="Strong").update(weight=60)
    weak = Source.objects.get(name="Weak")

    page = administrator.post(
        f"/admin/sources/source/{weak.pk}/change/", {"name": "Weak", "kind": "magazine", "weight": "90"}
    )

    assert page.status_code == 302
    assert Film.objects.get().year == 1994
