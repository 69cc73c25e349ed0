"""`onesheet doctor`: whatever is kept wrong is found, told and mended; what is right is left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.critics import CriticReviewFactory, gave
from factories.films import FilmFactory
from factories.reviews import comment, review
from factories.sources import NOON
from onesheet.critics.models import CriticTally, ScoreHold
from onesheet.critics.queries.scores import film_scores as critics_scores
from onesheet.films.models import Film
from onesheet.lists.models import FilmList
from onesheet.lists.services import add_film, save_list
from onesheet.lists.services.entry import ListEntry
from onesheet.ops import recounts
from onesheet.ops.doctor import doctor
from onesheet.reviews.models import FilmTally, MemberFilm, Review
from onesheet.reviews.pure.viewing_entries import ViewingEntry
from onesheet.reviews.queries.scores import film_scores
from onesheet.reviews.services.films import set_rating
from onesheet.reviews.services.likes import like_review
from onesheet.reviews.services.viewings import log_viewing
from onesheet.scorebook.models import ScoreDay
from onesheet.scorebook.queries import history
from onesheet.scores.rules import CRITICS, MEMBERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """A film that members rated, saw, reviewed and listed, and critics reviewed; another that nobody did anything to."""
    film = FilmFactory(title="The Tide", shown=True)
    FilmFactory(title="The Wick", shown=True)
    olga, ben, new = (MemberFactory(username=name) for name in ("olga", "ben", "new"))
    new.unproven = True
    new.save()
    for by, rating in ((olga, 8), (ben, 6), (new, 1)):
        set_rating(by=by, film=film.pk, rating=rating, now=NOON)
    entry = ViewingEntry(date="2024-05-01", rating=9)
    log_viewing(by=ben, film=film.pk, entry=entry, token="6f2f8a8e-7a8a-4a53-9a43-6d6e63b3d1f0", now=NOON)
    made = review(olga, film)
    comment(made, ben)
    like_review(by=ben, review=made.pk, liked=True, now=NOON)
    shelf = save_list(by=olga, entry=ListEntry(name="Water"), token="0e5fd4c5-1a0b-4a42-8f4b-7f4a7f1a3c11", now=NOON)
    add_film(by=olga, list=shelf.pk, film=film.pk, now=NOON)
    for number in range(5):
        gave(f"{number}/5", film=film)
    return film


def kept() -> dict[str, list]:
    """Everything that is kept, as it is."""
    tables = (
        (FilmTally, [field.name for field in FilmTally._meta.fields]),
        (CriticTally, [field.name for field in CriticTally._meta.fields]),
        (Review, ["pk", "likes", "comments_count"]),
        (MemberFilm, ["pk", "viewings", "last_viewed"]),
        (FilmList, ["pk", "items_count"]),
        (ScoreDay, ["film", "of", "day", "counts", "results"]),
    )
    return {model.__name__: list(model.objects.order_by("pk").values_list(*names)) for model, names in tables}


def test_a_site_that_is_right_is_left_alone(site, capsys):
    before = kept()

    assert doctor() == 0
    assert doctor(check=True) == 0

    assert kept() == before
    told = capsys.readouterr()
    assert told.out.count("The site is sound.") == 2
    assert "ratings and marks: 2 looked at, right" in told.out
    assert "wrong" not in told.out
    assert told.err == ""


SPOIL = {
    "half_8 0 kept, 1 counted": lambda: FilmTally.objects.update(half_8=0),
    "half_3 7 kept, 0 counted": lambda: FilmTally.objects.update(half_3=7),
    "unproven_1 0 kept, 1 counted": lambda: FilmTally.objects.update(unproven_1=0),
    "watched 9 kept, 3 counted": lambda: FilmTally.objects.update(watched=9),
    "reviews 4 kept, 1 counted": lambda: FilmTally.objects.update(reviews=4),
    "half_1 nothing kept, 1 counted": lambda: FilmTally.objects.all().delete(),
    "weighted 1 kept, 200000000 counted": lambda: CriticTally.objects.update(weighted=1),
    "scored nothing kept, 5 counted": lambda: CriticTally.objects.all().delete(),
    "held True kept, False counted": lambda: CriticTally.objects.update(held=True),
    "likes 5 kept, 1 counted": lambda: Review.objects.update(likes=5),
    "comments_count 0 kept, 1 counted": lambda: Review.objects.update(comments_count=0),
    "viewings 3 kept, 1 counted": lambda: MemberFilm.objects.filter(viewings=1).update(viewings=3),
    "last_viewed nothing kept, 2024-05-01 counted": lambda: MemberFilm.objects.update(last_viewed=""),
    "items_count 8 kept, 1 counted": lambda: FilmList.objects.update(items_count=8),
    "members-bayes nothing kept, 3.00 of 3 counted": lambda: ScoreDay.objects.filter(of=MEMBERS).update(results=[]),
    "critics-mean nothing kept, 40.0 of 5 counted": lambda: ScoreDay.objects.filter(of=CRITICS).delete(),
}


@pytest.mark.parametrize("says", SPOIL)
def test_what_is_wrong_is_told_and_mended(site, capsys, says):
    before = kept()
    SPOIL[says]()
    spoiled = kept()
    assert spoiled != before

    assert doctor(check=True) == 1
    told = capsys.readouterr().out
    assert says in told
    assert "`onesheet doctor` mends what can be mended." in told
    assert kept() == spoiled, "a check changes nothing"

    assert doctor() == 0
    told = capsys.readouterr().out
    assert says in told
    assert ", mended" in told
    assert told.endswith("The site is sound now.\n")
    assert {name: rows for name, rows in kept().items() if name != "ScoreDay"} == {
        name: rows for name, rows in before.items() if name != "ScoreDay"
    }
    assert film_scores(site.pk).results == history(site.pk, MEMBERS)[-1].results
    assert critics_scores(site.pk).results == history(site.pk, CRITICS)[-1].results

    assert doctor(check=True) == 0


def test_films_are_named_by_their_addresses(site, capsys):
    FilmTally.objects.update(half_8=2)

    doctor()

    assert "  film the-tide: half_8 2 kept, 1 counted\n" in capsys.readouterr().out


def test_scores_held_back_stay_so_and_lost_holds_stand_again(site, capsys):
    ScoreHold.objects.create(film=site, until=NOON + timedelta(days=9), at=NOON)
    days = ScoreDay.objects.filter(of=CRITICS).count()

    assert doctor() == 0

    assert "held False kept, True counted" in capsys.readouterr().out
    assert critics_scores(site.pk).held
    assert ScoreDay.objects.filter(of=CRITICS).count() == days


def test_a_hold_of_a_film_without_reviews_stands_too(site):
    wick = Film.objects.get(slug="the-wick")
    ScoreHold.objects.create(film=wick, until=NOON + timedelta(days=9), at=NOON)

    assert doctor() == 0
    assert critics_scores(wick.pk).held
    assert doctor(check=True) == 0


def test_reviews_that_do_not_count_are_no_drift(site):
    CriticReviewFactory(film=site, verdict="positive", value=9_000, withdrawn_at=NOON)
    CriticReviewFactory(film=site, verdict="positive", value=9_000, held_until=NOON)

    assert doctor(check=True) == 0


def test_days_that_are_past_stay_as_they_were(site):
    past = list(ScoreDay.objects.filter(of=MEMBERS).values())
    MemberFilm.objects.filter(rating=1).update(rating=10)

    assert doctor() == 0

    assert list(ScoreDay.objects.filter(pk__in=[row["id"] for row in past]).values()) == past
    assert [one.day == NOON.date() for one in history(site.pk, MEMBERS)] == [True, False]


def test_a_large_site_is_looked_at_in_windows(site, capsys, monkeypatch):
    monkeypatch.setattr(recounts, "WINDOW", 1)
    FilmTally.objects.update(half_8=0)
    FilmTally.objects.create(film=Film.objects.get(slug="the-wick"), liked=4)

    assert doctor() == 0

    told = capsys.readouterr()
    assert "ratings and marks: 2 looked at, 2 wrong, mended" in told.out
    assert "ratings and marks: 1 looked at ..." in told.err
    assert "liked 4 kept, 0 counted" in told.out


def test_looking_costs_the_same_for_one_film_and_for_more(site, django_assert_num_queries):
    def look(one: recounts.Recount) -> None:
        for first, last, _ in recounts.windows(one.rows):
            assert list(one.doubtful(first, last)) == []

    FilmFactory.create_batch(2, shown=True)
    for one, queries in zip(recounts.recounts(), (3, 3, 3, 5, 4, 4, 6, 6), strict=True):
        with django_assert_num_queries(queries):
            look(one)
