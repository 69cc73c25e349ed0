"""Many rows written at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from factories.films import FilmFactory
from onesheet.critics.models import Consensus, CriticReview
from onesheet.critics.services.importing.taking import COLUMNS
from onesheet.database.rows import insert_rows
from onesheet.exchange.models import ImportBatch

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
SAID = 'Slow, and "sure".\n\tA tab, a \\backslash, \\N and é 🌕'


def row(film: int, key: str, **other: object) -> tuple[object, ...]:
    """A review's columns in their order, plain but for some."""
    plain = dict.fromkeys(COLUMNS, "") | {
        "film_id": film, "critic_id": None, "outlet_id": None, "mark": Decimal("3.5"), "value": 7000, "start": 0, "end": 0,
        "line": 1, "document_id": None, "table_of_id": None, "made_by_id": None, "made_at": NOON, "changed_at": NOON,
        "held_until": None, "withdrawn_at": None, "key": key,
    }  # fmt: skip
    return tuple((plain | other).values())


def test_rows_are_read_again_as_they_were_written():
    film = FilmFactory().pk
    elsewhere = NOON.astimezone(timezone(timedelta(hours=3)))

    with transaction.atomic():
        insert_rows(
            CriticReview, COLUMNS, [row(film, "a", said=SAID), row(film, "b", mark=None, value=None, made_at=elsewhere)]
        )

    first, second = CriticReview.objects.order_by("key")
    assert (first.said, first.mark, first.value, first.made_at) == (SAID, Decimal("3.5"), 7000, NOON)
    assert (second.mark, second.value, second.made_at, second.critic) == (None, None, NOON, None)
    assert first.pk != second.pk


def test_objects_that_django_saves_after_them_get_numbers_of_their_own():
    film = FilmFactory()
    with transaction.atomic():
        insert_rows(CriticReview, COLUMNS, [row(film.pk, "a"), row(film.pk, "b")])

    saved = CriticReview.objects.create(film=film, key="c", made_at=NOON, changed_at=NOON)

    assert saved.pk not in CriticReview.objects.exclude(key="c").values_list("pk", flat=True)


def test_no_rows_are_no_rows():
    with transaction.atomic():
        insert_rows(CriticReview, COLUMNS, [])

    assert not CriticReview.objects.exists()


def test_what_the_database_forbids_stays_forbidden():
    film = FilmFactory().pk

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(CriticReview, COLUMNS, [row(film, "a"), row(film, "a")])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(CriticReview, COLUMNS, [row(film, "a", value=10_001)])

    assert not CriticReview.objects.exists()


def test_every_column_is_to_be_named_once():
    with transaction.atomic():
        with pytest.raises(
            ValueError, match=r"the columns of critics_consensus are to be named, each once; look at at, by_id"
        ):
            insert_rows(Consensus, ["film_id", "text", "reviews", "reason"], [])
        with pytest.raises(ValueError, match="look at those named twice"):
            insert_rows(Consensus, ["film_id", "text", "by_id", "at", "reviews", "reason", "reason"], [])


def test_a_table_whose_columns_are_made_otherwise_is_refused():
    columns = [one.attname for one in ImportBatch._meta.concrete_fields if not one.primary_key]

    with (
        transaction.atomic(),
        pytest.raises(ValueError, match="of exchange_importbatch holds what cannot be written as it is"),
    ):
        insert_rows(ImportBatch, columns, [])
