"""The invented festival comes in whole, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factories.accounts import MemberFactory
from factories.sources import NOON
from onesheet.festivals.models import Change, Edition, Screening, Selection
from onesheet.films.models import Fact, Statement
from onesheet.ops.sample_festival.inventing import Size, invent
from onesheet.ops.sample_festival.making import fill_festival
from onesheet.reviews.models import FilmTally, MemberFilm
from onesheet.reviews.queries.tallies import GIVEN

SMALL = Size(films=40, screenings=70, venues=5, days=4, ratings=400, members=60)
FIRST = date(2024, 5, 2)

pytestmark = pytest.mark.django_db


def test_it_comes_in_once_with_its_films_programme_and_ratings():
    made = invent(SMALL, year=2024)
    editor = MemberFactory()
    after = NOON.replace(year=2024, month=5, day=7)

    rated = fill_festival(invented=made, first_day=FIRST, by=editor, now=after)

    edition = Edition.objects.get()
    assert rated == MemberFilm.objects.count() == 400
    assert (Selection.objects.count(), Screening.objects.count()) == (40, 70)
    assert (edition.state, edition.starts, edition.ends) == ("announced", FIRST, FIRST + timedelta(days=3))
    assert sum(getattr(tally, name) for tally in FilmTally.objects.all() for name in GIVEN) == 400
    assert Selection.objects.filter(statement__isnull=True).count() == 0, "every selection shows its sentence"
    assert Fact.objects.filter(property="festival").count() == 40
    assert not Statement.objects.filter(quote="").exists()
    assert Change.objects.filter(kind="moved").count() == 6

    assert fill_festival(invented=made, first_day=FIRST, by=editor, now=after) is None


def test_of_a_running_festival_nobody_has_rated_what_is_still_to_come():
    made = invent(SMALL, year=2024)
    now = NOON.replace(year=2024, month=5, day=3)

    rated = fill_festival(invented=made, first_day=FIRST, by=MemberFactory(), now=now)

    assert 0 < (rated or 0) < 400
    assert not MemberFilm.objects.filter(rated_at__gt=now).exists()
