"""Tables of reviews taken in: what each row becomes, twice the same, stopped and gone on with, undone."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from django.db import connection

from factories.accounts import MemberFactory
from factories.critics import CriticFactory, CriticReviewFactory, OutletFactory
from factories.films import FactFactory, FilmFactory, TitleFactory
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, CriticTally, Outlet, ReviewTable
from onesheet.critics.pure.tables import films_in, reviews_in
from onesheet.critics.queries.scores import film_scores
from onesheet.critics.services.importing import Fate, Finder, Given, Outcome, planning, preview, take_in, undo
from onesheet.critics.services.reviews import change_review, withdraw_review
from onesheet.critics.services.tallies import recount
from onesheet.sources.models import Source

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
LATER = datetime(2024, 6, 4, 12, tzinfo=UTC)
HEAD = "reviewId,movieId,creationDate,criticName,isFresh,isRotten,publicationName,reviewUrl,quote,originalScore\n"
FILMS = "movieId,movieTitle,movieYear\nf-1,The Lantern,2012\nf-2,The Moor,1999\n"
ROWS = (
    "1,f-1,2012-11-06,Ida Prado,True,False,The Post,https://example.org/1,Slow.,4/5\n"
    "2,f-1,1800-01-01,,False,True,The Harbor,,Too slow.,C-\n"
    "3,f-2,2000-05-04,Ida Prado,True,False,The Post,,,3\n"
)


def given(text: str = HEAD + ROWS, **more: str) -> Given:
    data = text.encode()
    return Given("reviews.csv", hashlib.sha256(data).hexdigest(), reviews_in([data]), **more)


def finder(text: str = FILMS) -> Finder:
    return Finder(films_in([text.encode()]) if text else ())


def take(text: str = HEAD + ROWS, films: str = FILMS, now: datetime = NOON, **more: str):
    return take_in(given=given(text, **more), finder=finder(films), by=None, clock=lambda: now)


def counts(totals) -> tuple[int, ...]:
    assert totals.rows == totals.made + totals.same + totals.back + totals.waiting + totals.refused
    return totals.rows, totals.made, totals.same, totals.waiting, totals.refused


def outcomes(text: str, films: str = FILMS) -> list[Outcome]:
    told: list[Outcome] = []
    totals = preview(given=given(text), finder=finder(films), tell=told.extend)
    assert totals.rows == len(told)
    return told


def everything():
    """All that stands of critics, as comparable rows."""
    return {
        model.__name__: sorted(
            tuple(str(value) for name, value in sorted(row.items()) if name not in ("id", "pk"))
            for row in model.objects.values()
        )
        for model in (Critic, Outlet, CriticReview, CriticTally, ReviewTable, Source)
    }


@pytest.fixture
def films():
    lantern, moor = FilmFactory(title="The Lantern", year=2012), FilmFactory(title="The Moor", year=1999)
    return lantern, moor


def test_each_row_becomes_a_review(films):
    lantern, _ = films

    totals = take(licence="cc by-sa 4.0")

    assert counts(totals) == (3, 3, 0, 0, 0)
    first, second, third = CriticReview.objects.order_by("line")
    assert (first.film, first.critic.name, first.outlet.name) == (lantern, "Ida Prado", "The Post")
    assert (first.date, first.sort_date, first.address, first.quote) == (
        "2012-11-06", "2012-11-06", "https://example.org/1", "Slow.",
    )  # fmt: skip
    assert (first.printed, first.scale, str(first.mark.normalize()), first.value) == ("4/5", "stars-5", "4", 8000)
    assert (first.verdict, first.verdict_by, first.verdict_name) == ("positive", "aggregator", "Rotten Tomatoes")
    assert (first.line, first.said) == (2, ROWS.partition("\n")[0])
    assert (first.licence, first.made_at, first.held_until, first.withdrawn_at) == ("CC-BY-SA-4.0", NOON, None, None)
    assert (second.critic, second.date, second.verdict) == (None, "", "negative")
    assert (third.printed, third.scale, third.value) == ("3", "", None)
    assert third.unread
    table = ReviewTable.objects.get()
    assert (table.pk, table.name, table.format, table.source.name) == (
        totals.table, "reviews.csv", "rotten-tomatoes/1", "Rotten Tomatoes",
    )  # fmt: skip
    assert (table.rows, table.made, table.same, table.refused) == (3, 3, 0, 0)
    assert first.table_of == table


def test_the_tallies_and_scores_follow(films):
    lantern, moor = films

    take()

    before = list(CriticTally.objects.order_by("film_id").values())
    recount([lantern.pk, moor.pk], now=LATER)
    assert list(CriticTally.objects.order_by("film_id").values()) == before
    assert (film_scores(lantern.pk).counts.positive, film_scores(lantern.pk).counts.negative) == (1, 1)


def test_a_scale_that_an_editor_knows_is_used(films):
    OutletFactory(name="The Post", slug="the-post", folded="the post", scale="stars-4")

    take()

    third = CriticReview.objects.get(line=4)
    assert (third.printed, third.scale, third.value) == ("3", "stars-4", 7500)


def test_weights_count(films):
    lantern, _ = films
    OutletFactory(name="The Post", slug="the-post", folded="the post", weight=200)

    take()

    assert CriticTally.objects.get(film=lantern).weights == 200 * 100 + 100 * 100


def test_the_same_file_twice_changes_nothing(films):
    take()
    before = everything()

    totals = take(now=LATER)

    assert counts(totals) == (3, 0, 3, 0, 0)
    assert totals.table is None
    assert everything() == before


def test_a_preview_writes_nothing_and_says_what_taking_in_does(films):
    CriticReviewFactory()
    before = everything()
    text = (
        HEAD
        + ROWS
        + "4,f-9,,Ida,True,False,The Post,,,\n5,f-1,soon,Ida,True,False,The Post,,,\n"
        + ROWS.partition("\n")[0]
        + "\n"
    )

    told = preview(given=given(text), finder=finder())

    assert everything() == before
    assert counts(told) == (6, 3, 1, 1, 1)
    assert counts(take(text)) == counts(told)


def test_the_same_review_in_another_file_is_the_same(films):
    take()

    again = take(HEAD + "\n".join(reversed(ROWS.strip().split("\n"))) + "\n", now=LATER)

    assert counts(again) == (3, 0, 3, 0, 0)
    assert ReviewTable.objects.count() == 1


def test_rows_without_numbers_are_known_by_what_they_say(films):
    text = "film,year,critic,outlet,date,rating\n" + "The Lantern,2012,Ida Prado,The Post,2012-11-06,4/5\n" * 2

    first, second = take(text, "", source="The House"), take(text, "", source="The House")

    assert (counts(first), counts(second)) == ((2, 1, 1, 0, 0), (2, 0, 2, 0, 0))
    review = CriticReview.objects.get()
    assert (review.verdict, review.verdict_by) == ("positive", "rule")


def test_a_review_that_says_otherwise_now_is_refused(films):
    take()

    told = outcomes(HEAD + ROWS.replace("4/5", "2/5").replace("True,False,The Post,https", "False,True,The Post,https"))

    assert [one.fate for one in told] == [Fate.REFUSED, Fate.SAME, Fate.SAME]
    assert told[0].sentence == (
        "The review 1 is here already and says otherwise in its mark and its verdict; change it on its own page."
    )


def test_what_an_editor_changed_stays_as_it_is(films):
    take()
    editor = MemberFactory()
    review = CriticReview.objects.get(line=2)
    change_review(review=review.pk, by=editor, now=LATER, critic="Ida Prado", printed="5/5")

    totals = take(now=LATER)

    assert counts(totals) == (3, 0, 3, 0, 0)
    review.refresh_from_db()
    assert review.printed == "5/5"


def test_rows_wait_for_films_that_are_not_here(films):
    text = (
        HEAD
        + "4,f-8,,Ida,True,False,The Post,,,\n5,f-9,,Ida,True,False,The Post,,,\n6,f-7,,Ida,True,False,The Post,,,\n"
    )
    FilmFactory(title="The Harbor", year=1990, slug="harbor-a")
    FilmFactory(title="The Harbor", year=1990, slug="harbor-b")

    told = outcomes(text, FILMS + "f-8,The House,2001\nf-7,The Harbor,1990\n")

    assert [one.fate for one in told] == [Fate.WAITING] * 3
    assert [one.sentence for one in told] == [
        "The film “The House” (2001) is not here; add it, and take the table in again.",
        "The table of films has no film under “f-9”.",
        (
            "Nobody can tell which film “The Harbor” (1990) is; it could be The Harbor (1990): nobody is named in both; or "
            "The Harbor (1990): nobody is named in both."
        ),
    ]


def test_rows_that_waited_are_made_once_their_film_is_here(films):
    text, told = HEAD + ROWS + "4,f-8,,Nora Falk,True,False,The Post,,,\n", FILMS + "f-8,The House,2001\n"
    first = take(text, told)
    FilmFactory(title="The House", year=2001)

    second = take(text, told, now=LATER)

    assert (counts(first), counts(second)) == ((4, 3, 0, 1, 0), (4, 1, 3, 0, 0))
    assert second.table == first.table
    table = ReviewTable.objects.get()
    assert (table.rows, table.made, table.same, table.refused) == (4, 4, 0, 0)


def test_no_critic_is_made_for_a_row_that_waits_or_is_refused(films):
    take(HEAD + "4,f-8,,Nora Falk,True,False,The Moor Post,,,\n5,f-1,soon,Tom Reed,True,False,Harbor News,,,\n")

    assert (Critic.objects.count(), Outlet.objects.count(), ReviewTable.objects.count()) == (0, 0, 0)


def test_films_are_found_by_identifier_before_title(films):
    other = FilmFactory(title="The Lantern", year=2012, slug="the-lantern-2")
    FactFactory(
        film=other, property="external_id", value="m/lantern", folded="m/lantern",
        qualifiers={"scheme": "rotten-tomatoes"}, accepted=True,
    )  # fmt: skip
    told = "movieId,movieTitle,movieYear,movieURL\nf-1,The Lantern,2012,https://www.rottentomatoes.com/m/lantern\n"

    totals = take(HEAD + ROWS.partition("\n")[0] + "\n", told)

    assert counts(totals) == (1, 1, 0, 0, 0)
    assert totals.notices == []
    assert CriticReview.objects.get().film == other


def test_films_found_by_title_and_year_alone_are_told(films):
    assert take().notices == ["2 films were found by title and year alone."]


def test_another_title_of_the_film_with_another_year_is_not_taken(films):
    lantern, _ = films
    TitleFactory(film=lantern, text="La linterna")

    (close,) = outcomes("film,year,critic,rating,isfresh\nLa linterna,2013,Ida,4/5,1\n", "")

    assert close.fate is Fate.WAITING


def test_a_table_that_names_films_by_number_needs_the_table_of_films(films):
    with pytest.raises(
        Refusal, match=r"names films by number alone \(“movieId”\); give the table that has their titles"
    ):
        take(films="")


def test_a_table_that_does_not_say_whose_it_is_is_refused(films):
    with pytest.raises(Refusal, match="does not say who made it"):
        take("film,year,critic,rating\nThe Lantern,2012,Ida,4/5\n", "")


def test_a_table_that_was_stopped_goes_on_where_it_was(films, monkeypatch):
    monkeypatch.setattr(planning, "AT_ONCE", 1)
    rows: list[Outcome] = []

    class StopError(Exception):
        pass

    def stop(some):
        rows.extend(some)
        if len(rows) == 2:
            raise StopError

    with pytest.raises(StopError):
        take_in(given=given(), finder=finder(), by=None, clock=lambda: NOON, tell=stop)
    table = ReviewTable.objects.get()
    assert (CriticReview.objects.count(), table.rows, table.made) == (2, 2, 2)
    assert sum(one.positive + one.negative for one in CriticTally.objects.all()) == 2

    totals = take(now=LATER)

    assert counts(totals) == (3, 1, 2, 0, 0)
    table.refresh_from_db()
    assert (totals.table, table.rows, table.made, table.same) == (table.pk, 3, 3, 0)


def test_undoing_leaves_nothing_of_a_table_but_that_it_was_here(films):
    before = everything()
    table = take().table

    done = undo(table=table, by=None, now=LATER)

    after = everything()
    assert (done.removed, done.withdrawn) == (3, 0)
    assert [after[name] for name in ("Critic", "Outlet", "CriticReview")] == [
        before[name] for name in ("Critic", "Outlet", "CriticReview")
    ]
    assert [one.positive + one.negative + one.scored for one in CriticTally.objects.all()] == [0, 0]
    assert ReviewTable.objects.get().undone_at == LATER
    with pytest.raises(Refusal, match="was undone before, on 2024-06-04"):
        undo(table=table, by=None, now=LATER)


def test_undoing_keeps_critics_of_whom_more_is_known(films):
    CriticFactory(name="Ida Prado", slug="ida-prado", folded="ida prado", website="https://ida.example/")
    harbor = OutletFactory(name="The Harbor", slug="the-harbor", folded="the harbor")
    CriticReviewFactory(outlet=harbor, critic=None)

    undo(table=take().table, by=None, now=LATER)

    assert list(Critic.objects.values_list("name", flat=True)) == ["Ida Prado"]
    assert list(Outlet.objects.values_list("name", flat=True)) == ["The Harbor"]


def test_undoing_withdraws_what_an_editor_changed(films):
    table = take().table
    editor = MemberFactory()
    first, second, _ = CriticReview.objects.order_by("line")
    change_review(review=first.pk, by=editor, now=LATER, critic="Ida Prado", printed="5/5")
    withdraw_review(review=second.pk, reason="It is of another film.", by=editor, now=LATER)

    done = undo(table=table, by=editor, now=LATER)

    assert (done.removed, done.withdrawn) == (1, 1)
    first.refresh_from_db()
    assert (first.withdrawn_at, first.withdrawn_reason) == (LATER, "The table it came from was undone: reviews.csv")
    assert first.changes.count() == 2
    assert [one.positive + one.negative for one in CriticTally.objects.all()] == [0, 0]


def test_an_undone_table_can_be_taken_in_again(films):
    first = take().table
    undo(table=first, by=None, now=LATER)

    again = take(now=LATER)

    assert counts(again) == (3, 3, 0, 0, 0)
    assert again.table != first


def test_a_table_that_is_not_here_cannot_be_undone():
    with pytest.raises(Refusal, match="There is no table 7; nothing was undone"):
        undo(table=7, by=None, now=NOON)


def test_pages_of_the_films_are_made_anew(films):
    def version() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(sum(v), 0) FROM page_version WHERE key IN ('film:the-lantern', 'critics')")
            return int(cursor.fetchone()[0])

    before = version()
    with connection.cursor() as cursor:
        take()
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert version() > before


@pytest.mark.samples
@pytest.mark.slow
def test_the_percentages_of_real_musicals_are_those_that_were_published(samples):
    folder = samples / "critics" / "rt_musicals"
    from onesheet.films.models import Figure  # noqa: PLC0415
    from onesheet.films.services import add  # noqa: PLC0415
    from onesheet.reading import read  # noqa: PLC0415

    movies = (folder / "movies.csv").read_bytes()
    add(reading=read(movies, name="movies.csv"), by=None, now=NOON)
    data = (folder / "critic_reviews.csv.gz").read_bytes()
    table = Given("critic_reviews.csv.gz", hashlib.sha256(data).hexdigest(), reviews_in([data]))

    totals = take_in(given=table, finder=Finder(films_in([movies])), by=None, clock=lambda: NOON)

    assert counts(totals) == (5938, 5938, 0, 0, 0)
    published = {
        figure.film.title: figure.amount
        for figure in Figure.objects.filter(property="score", by="Rotten Tomatoes").select_related("film")
        if figure.qualifiers["method"] == "percent positive"
    }
    computed = {
        figure.film.title: film_scores(figure.film_id).results[0].value
        for figure in Figure.objects.filter(property="score", by="Rotten Tomatoes").select_related("film")
    }
    assert [title for title, amount in published.items() if computed[title] != amount] == ["Moulin Rouge"]
