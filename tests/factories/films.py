"""Films, statements, record rows and quoted reviews."""

from __future__ import annotations

import factory

from factories.people import PersonFactory
from factories.sources import NOON, DocumentFactory
from onesheet.films.models import Credit, Fact, Figure, Film, QuotedReview, Release, Statement, Title
from onesheet.films.pure.statements import digest
from onesheet.values.names import fold, slug, title_key, title_sort_key


class FilmFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Film

    title = factory.Sequence(lambda number: f"Film {number}")
    slug = factory.LazyAttribute(lambda one: slug(one.title))
    sort_title = factory.LazyAttribute(lambda one: title_sort_key(one.title))
    match_key = factory.LazyAttribute(lambda one: title_key(one.title))
    created_at = NOON


class StatementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Statement

    film = factory.SubFactory(FilmFactory)
    document = factory.SubFactory(DocumentFactory)
    property = "director"
    value = "Lotte Reiniger"
    qualifiers = factory.LazyFunction(dict)
    start = factory.Sequence(lambda number: number)
    end = factory.LazyAttribute(lambda one: one.start + 1)
    digest = factory.LazyAttribute(lambda one: digest(one.property, one.value, one.qualifiers))
    made_at = NOON


class RowFactory(factory.django.DjangoModelFactory):
    """What every record row has. The statement is of the same film."""

    class Meta:
        abstract = True

    film = factory.SubFactory(FilmFactory)
    key = factory.Sequence(lambda number: f"{number:016x}")
    statement = factory.SubFactory(StatementFactory, film=factory.SelfAttribute("..film"))
    sources = 1
    accepted = True
    disputed = False
    position = factory.Sequence(lambda number: number)


class TitleFactory(RowFactory):
    class Meta:
        model = Title

    text = "The Adventures of Prince Achmed"
    folded = factory.LazyAttribute(lambda one: fold(one.text))
    match_key = factory.LazyAttribute(lambda one: title_key(one.text))
    kind = "main"


class CreditFactory(RowFactory):
    class Meta:
        model = Credit

    person = factory.SubFactory(PersonFactory)
    function = "director"


class ReleaseFactory(RowFactory):
    class Meta:
        model = Release

    date = "1926-09-03"
    sort_date = factory.LazyAttribute(lambda one: one.date)
    kind = "theatrical"


class FigureFactory(RowFactory):
    class Meta:
        model = Figure

    property = "score"
    by = "Rotten Tomatoes"
    amount = 71
    scale = 100
    value = factory.LazyAttribute(lambda one: {"value": one.amount, "scale": one.scale})


class FactFactory(RowFactory):
    class Meta:
        model = Fact

    property = "genre"
    value = "animated"
    folded = factory.LazyAttribute(lambda one: fold(one.value))


class QuotedReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = QuotedReview

    film = factory.SubFactory(FilmFactory)
    document = factory.SubFactory(DocumentFactory)
    author = "Ines"
    text = "Scissors have never moved like this."
    start = factory.Sequence(lambda number: number * 100)
    end = factory.LazyAttribute(lambda one: one.start + len(one.text))
