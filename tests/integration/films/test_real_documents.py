"""The three real documents about one film, read by the readers and added one after another."""

from __future__ import annotations

from itertools import permutations

import pytest

from factories.sources import NOON
from onesheet.films.models import Credit, Fact, Film, QuotedReview, Release, Statement
from onesheet.films.services import Kind, add, rebuild_all
from onesheet.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.samples]

NAMES = ("encyclopedia-article.txt", "festival-page.txt", "magazine-review.txt")


def put(samples, names):
    folder = samples / "miss-you-already"
    return [
        add(reading=read((folder / name).read_bytes(), name=name), by=None, now=NOON, origin=name) for name in names
    ]


def test_three_documents_make_one_film_whose_parts_come_from_the_reviews(samples):
    outcomes = put(samples, NAMES)

    assert [one.kind for one in outcomes] == [Kind.NEW_FILM, Kind.ADDED, Kind.ADDED]
    film = Film.objects.get()
    assert (film.slug, film.title, film.year) == ("miss-you-already-2015", "Miss You Already", 2015)
    cast = Credit.objects.filter(film=film, function="cast_member", accepted=True).order_by("position")
    assert [(one.person.name, one.character) for one in cast] == [
        ("Toni Collette", "Milly"),
        ("Drew Barrymore", "Jess"),
        ("Dominic Cooper", "Kit"),
        ("Paddy Considine", "Jago"),
        ("Tyson Ritter", "Ace"),
        ("Frances de la Tour", ""),
        ("Jacqueline Bisset", ""),
    ]
    directors = Credit.objects.filter(function="director")
    assert [(one.person.name, one.sources) for one in directors] == [("Catherine Hardwicke", 3)]
    assert {str(one) for one in Fact.objects.filter(property="attachment").values_list("value", flat=True)} == {
        "Paul Andrew Williams", "Jennifer Aniston", "Rachel Weisz",
    }  # fmt: skip
    american = Release.objects.get(kind="theatrical", place="US")
    assert (american.date, american.sources, american.disputed) == ("2015-11-06", 2, False)
    assert QuotedReview.objects.count() == 6
    assert all(one.document.text[one.start : one.end] == one.quote for one in Statement.objects.all())


def test_adding_them_again_and_rebuilding_changes_nothing(samples):
    put(samples, NAMES)

    again = put(samples, NAMES)

    assert {one.kind for one in again} == {Kind.UNCHANGED}
    assert rebuild_all() == (1, 0)


@pytest.mark.parametrize("names", list(permutations(NAMES)), ids=lambda names: " ".join(name[0] for name in names))
def test_one_film_in_whatever_order_they_come(samples, names):
    put(samples, names)

    film = Film.objects.get()
    assert (film.title, film.year) == ("Miss You Already", 2015)
    assert Credit.objects.filter(accepted=True, function="cast_member").count() == 7
