"""What other services export, taken in whole: made once, the same the second time, and taken back."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.exports import EXPORTS, written
from factories.films import FilmFactory
from factories.imports import adds_up, fates, noon, taken_in
from onesheet.accounts.models import Member
from onesheet.exchange import services
from onesheet.lists.models import FilmList
from onesheet.reviews.models import MemberFilm, Review, Viewing

pytestmark = pytest.mark.django_db


def _films():
    for title, year in (("Alien", 1979), ("Stalker", 1979), ("The Thing", 1982), ("2001: A Space Odyssey", 1968)):
        FilmFactory(title=title, year=year, shown=True)


def _counts():
    return [model.objects.count() for model in (MemberFilm, Viewing, Review, FilmList)]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_comes_in_once_and_is_taken_back(tmp_path, name):
    """The second time nothing changes; undone, nothing is left."""
    _films()
    ann = MemberFactory()
    path = written(tmp_path, EXPORTS[name])
    first = taken_in(path, ann)
    assert not first.refused
    again = fates(taken_in(path, ann))
    assert again.keys() <= {"same", "waiting", "ambiguous"}
    assert sum(again.values()) == first.rows
    services.undo(number=first.pk, by=None, clock=noon)
    adds_up(first.pk)
    left = MemberFilm.objects.exclude(rating=None, watched=False, liked=False, watchlisted_at=None)
    assert (left.count(), Viewing.objects.count(), Review.objects.count(), FilmList.objects.count()) == (0, 0, 0, 0)


def test_trakts_zip_becomes_ratings_a_diary_reviews_and_lists(tmp_path):
    """Each thing where it belongs."""
    _films()
    ann = MemberFactory()
    found = taken_in(written(tmp_path, EXPORTS["trakt zip"]), ann)
    assert fates(found)["made"] >= 8
    alien = MemberFilm.objects.get(member=ann, film__title="Alien")
    assert (alien.rating, alien.watched, alien.viewings) == (9, True, 2)
    assert MemberFilm.objects.get(member=ann, film__title="Stalker").watchlisted_at is not None
    assert sorted(Viewing.objects.values_list("date", flat=True)) == ["", "2023-06-01"]
    review = Review.objects.get()
    assert review.spoilers
    assert "||the cat lives||" in review.text
    assert [(one.name, one.items.count()) for one in FilmList.objects.all()] == [("Cold places", 1)]


def test_movielens_makes_films_and_rates_each_users(tmp_path):
    """A folder of films and ratings needs a member, whose name each user's begins with."""
    ann = MemberFactory(username="lens")
    path = written(tmp_path, EXPORTS["movielens folder"])
    assert services.sniff(path, {}).of_a_member
    found = taken_in(path, ann)
    assert fates(found) == {"made": 3, "same": 1}
    (rated,) = MemberFilm.objects.all()
    assert (rated.member.username, rated.film.title, rated.rating) == ("lens-1", "The Chase", 9)
    assert not Member.objects.get(username="lens-1").has_usable_password()
