"""Queries compiled once: the same rows as the queryset, bound by name, counted like any other query."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils.safestring import mark_safe

from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.films.models import Film, QuotedReview
from onesheet.sources.models import Document, Source

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FilmLine:
    slug: str
    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class ReviewLine:
    author: str
    rating: Decimal | None
    film: str
    byline: list[str]
    stars: int = 0


FILM = Prepared(FilmLine, Film.objects.filter(slug=named("slug")))
FILMS = Prepared(FilmLine, Film.objects.filter(year__gte=named("year")).order_by("year", "slug"))


def film(slug: str, year: int | None = 2015, **columns: Any) -> Film:
    return Film.objects.create(
        slug=slug, title=columns.pop("title", slug.title()), sort_title=slug, year=year, created_at=MOMENT, **columns
    )


def review(of: Film, author: str, rating: str | None) -> QuotedReview:
    source, _ = Source.objects.get_or_create(name="The Gazette", slug="the-gazette")
    document, _ = Document.objects.get_or_create(
        sha256="0" * 64,
        defaults={
            "source": source, "kind": "review", "title": "Notes", "byline": ["Zoë Day", "A. Night"],
            "text": "Fine.", "retrieved_at": MOMENT, "reader": "review/1", "added_at": MOMENT,
        },
    )  # fmt: skip
    return QuotedReview.objects.create(
        film=of,
        document=document,
        author=author,
        rating=None if rating is None else Decimal(rating),
        text="Fine.",
        start=of.pk,
        end=of.pk + 5,
    )


def test_prepared_returns_the_rows_of_the_queryset_in_its_order():
    film("later", 2020)
    film("sooner", 1999)
    film("silent", 1896)

    found = FILMS.rows(year=1950)

    assert found == [FilmLine("sooner", "Sooner", 1999), FilmLine("later", "Later", 2020)]


def test_first_returns_none_where_there_is_no_row():
    film("here")

    assert FILM.first(slug="here") == FilmLine("here", "Here", 2015)
    assert FILM.first(slug="elsewhere") is None


def test_prepared_is_compiled_once_and_asked_each_time(django_assert_num_queries, monkeypatch):
    film("here")
    FILM.first(slug="here")
    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.as_sql", None)

    with django_assert_num_queries(2):
        FILM.first(slug="here")
        FILM.rows(slug="elsewhere")


def test_columns_come_through_relations_and_converters():
    review(film("here"), "Ada", "3.5")
    reviews = Prepared(ReviewLine, QuotedReview.objects.all(), film="film__title", byline="document__byline")

    assert reviews.rows() == [ReviewLine("Ada", Decimal("3.500"), "Here", ["Zoë Day", "A. Night"])]


def test_columns_may_be_expressions():
    film("here", 2015)
    labels = Prepared(
        dataclasses.make_dataclass("Label", [("slug", str), ("label", str)], frozen=True, slots=True),
        Film.objects.filter(title__startswith=named("start")),
        label=Concat(Value("“"), F("title"), Value("”")),
    )

    assert [row.label for row in labels.rows(start="H")] == ["“Here”"]
    assert labels.rows(start="%") == []


def test_values_are_never_taken_for_sql():
    film("here")

    assert FILM.rows(slug="' OR 1=1 --") == []
    assert FILM.rows(slug="%s %(slug)s :slug ? %%") == []


def test_a_list_may_have_any_length():
    films = [film(f"film-{number}") for number in range(5)]
    by_number = Prepared(FilmLine, Film.objects.filter(pk__in=named_list("films")).order_by("pk"))

    assert by_number.rows(films=[]) == []
    assert [row.slug for row in by_number.rows(films=[films[3].pk, films[1].pk])] == ["film-1", "film-3"]
    assert len(by_number.rows(films=range(100_000))) == 5


def test_a_list_may_hold_texts():
    film("here")
    film("there")
    by_slug = Prepared(FilmLine, Film.objects.filter(slug__in=named_list("slugs")).order_by("slug"))

    assert [row.slug for row in by_slug.rows(slugs=["there", "it's", 'so "what"'])] == ["there"]


def test_a_page_is_a_window_on_the_rows():
    for number in range(7):
        film(f"film-{number}")
    pages = Prepared(FilmLine, Film.objects.order_by("slug"), paged=True)

    assert [row.slug for row in pages.rows(limit=3, offset=3)] == ["film-3", "film-4", "film-5"]
    assert [row.slug for row in pages.rows(limit=3, offset=6)] == ["film-6"]


def test_a_count_counts_what_the_queryset_would_return():
    for year in (1896, 1950, 2015):
        film(f"film-{year}", year)
    since = PreparedCount(Film.objects.filter(year__gte=named("year")).order_by("title"))

    assert [since.count(year=year) for year in (1800, 1950, 2050)] == [3, 2, 0]


def test_ordering_by_a_column_that_is_not_selected_adds_nothing_to_the_row():
    here = film("here", 2015)
    review(here, "Ada", "3.5")
    review(film("there", 1999), "Ben", None)
    authors = Prepared(
        dataclasses.make_dataclass("Author", [("author", str)], frozen=True, slots=True),
        QuotedReview.objects.order_by("film__year").distinct(),
    )

    assert [row.author for row in authors.rows()] == ["Ben", "Ada"]


def test_moments_and_truths_are_bound_as_the_database_keeps_them():
    film("here")
    before = Prepared(FilmLine, Film.objects.filter(created_at__lt=named("moment")))

    assert before.rows(moment=MOMENT) == []
    assert len(before.rows(moment=datetime(2026, 3, 4, 12, 1, tzinfo=UTC))) == 1


def test_wrong_names_are_refused_with_the_right_ones():
    with pytest.raises(TypeError, match="takes slug, not slog"):
        FILM.rows(slog="here")
    with pytest.raises(TypeError, match="takes slug, not no values"):
        FILM.rows()


def test_a_value_no_driver_takes_is_refused():
    with pytest.raises(TypeError, match="takes text, whole numbers"):
        FILM.rows(slug={"here"})


def test_a_column_for_no_field_is_refused():
    with pytest.raises(TypeError, match="FilmLine has no field genre"):
        Prepared(FilmLine, Film.objects.all(), genre="genre")


def test_text_that_is_marked_safe_is_bound_as_text():
    film("here")

    assert FILM.first(slug=mark_safe("here")) is not None


def test_a_query_without_values_needs_none():
    film("here")
    film("there")

    assert Prepared(FilmLine, Film.objects.filter(slug="here")).rows() == [FilmLine("here", "Here", 2015)]
