"""An edition in Lisbon with buzz: four films, of which three are rated by many, by few, and by crowds of new accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, FestivalFactory, SectionFactory, SelectionFactory
from factories.films import CreditFactory, FactFactory, FilmFactory
from factories.people import PersonFactory
from onesheet.accounts.models import Member, Visibility
from onesheet.festivals.models import Edition
from onesheet.films.models import Film
from onesheet.people.models import Person
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.tallies import recount
from onesheet.web.buzz import kept

HERE = "/festivals/harbour/2015"
NIGHT = datetime(2015, 9, 12, 22, 10, tzinfo=UTC)
"""When the newest rating was given."""


@dataclass
class Buzzing:
    """What the tests speak of."""

    edition: Edition
    tide: Film
    """Forty ratings, the last ten the highest."""
    lantern: Film
    """Three ratings of five stars."""
    rope: Film
    """Six ratings of before the edition, and one of during it."""
    weed: Film
    """None."""

    def rate(self, film: Film, *ratings: int, at: datetime = NIGHT, **told: object) -> list[Member]:
        """Let members of their own rate a film in half-stars; the film's counts follow."""
        many = MemberFilm.objects.count()
        named = [
            {"username": f"guest-{many + number}", "films_visibility": Visibility.ME} for number in range(len(ratings))
        ]
        members = [MemberFactory(**{**one, **told}) for one in named]
        MemberFilm.objects.bulk_create(
            MemberFilm(member=member, film=film, rating=rating, rated_at=at, watched=True, changed_at=at)
            for member, rating in zip(members, ratings, strict=True)
        )
        recount([film.pk], now=at)
        return members


@pytest.fixture(autouse=True)
def _nothing_kept():
    kept.forget()
    yield
    kept.forget()


@pytest.fixture
def buzzing(db) -> Buzzing:
    festival = FestivalFactory(name="Harbour Film Festival", slug="harbour")
    edition = EditionFactory(festival=festival, buzz=True)
    galas = SectionFactory(edition=edition, name="Galas", slug="galas")
    films = []
    for title, director, country, genre in (
        ("The Tide", "Ann Marsh", "PT", "drama"), ("Lantern", "Ann Marsh", "FR", "drama"), ("Rope", "Bo Reed", "PT", "comedy"),
        ("Weed", "Cy Holt", "KE", "western"),
    ):  # fmt: skip
        film = FilmFactory(title=title, slug=title.lower().replace(" ", "-"), year=2015)
        CreditFactory(film=film, person=Person.objects.filter(name=director).first() or PersonFactory(name=director))
        FactFactory(film=film, property="country", value=country, folded=country.lower())
        FactFactory(film=film, property="genre", value=genre, folded=genre)
        SelectionFactory(edition=edition, film=film, section=galas if title != "Weed" else None)
        films.append(film)
    made = Buzzing(edition, *films)
    made.rate(made.tide, *[6] * 30, at=NIGHT - timedelta(days=2))
    made.rate(made.tide, *[9] * 10)
    made.rate(made.lantern, 10, 10, 10, at=NIGHT - timedelta(days=1, hours=2))
    made.rate(made.rope, *[2] * 6, at=datetime(2015, 9, 9, 22, 59, tzinfo=UTC))
    made.rate(
        made.rope, 8, at=datetime(2015, 9, 9, 23, 0, tzinfo=UTC), username="rosa", films_visibility=Visibility.PUBLIC
    )
    return made
