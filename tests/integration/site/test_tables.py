"""Every table goes along, or is left out with its reason; every value comes back as it was."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from onesheet.exchange.site.columns import Column, column_of, shown, taken
from onesheet.exchange.site.tables import LEFT_OUT, all_models, meta, tables

DOCS = Path(__file__).parents[3] / "docs" / "site-archive.md"


def test_every_table_goes_along_or_is_left_out_with_a_reason():
    every = {meta(model).db_table for model in all_models()}
    along = {table.name for table in tables()}

    assert along | (LEFT_OUT.keys() & every) == every
    assert not along & LEFT_OUT.keys()
    assert LEFT_OUT.keys() <= every | {"django_migrations"}
    assert all(why.endswith(".") for why in LEFT_OUT.values())


def test_every_column_of_a_table_goes_along():
    for table in tables():
        assert [one.name for one in table.columns] == [field.column for field in meta(table.model).concrete_fields]


def test_the_document_tells_of_every_table():
    told = DOCS.read_text(encoding="utf-8")

    for table in (*(table.name for table in tables()), *LEFT_OUT):
        assert f"`{table}`" in told, f"docs/site-archive.md does not tell of {table}"


def test_a_column_of_an_unknown_kind_is_no_column_to_be_guessed_at():
    field = models.DurationField()
    field.set_attributes_from_name("odd")
    with pytest.raises(TypeError, match="DurationField"):
        column_of(field)


def there_and_back(column: Column, value: object) -> object:
    """What the database is given for a value that went through an archive."""
    convert = shown(column)
    packed = json.loads(json.dumps(convert(value) if convert else value))
    return taken(column)(packed)


@given(st.datetimes(min_value=datetime(1800, 1, 1), timezones=st.just(UTC)))
def test_moments_come_back(value):
    column = Column("at", "at", "moment", empty=False)
    wanted = connection.ops.adapt_datetimefield_value(value) if connection.vendor == "sqlite" else value
    found = there_and_back(column, value)

    assert (datetime.fromisoformat(found) if connection.vendor == "postgresql" else found) == wanted


@given(st.dates(min_value=date(1000, 1, 1)))
def test_days_come_back(value):
    assert there_and_back(Column("day", "day", "day", empty=False), value) == value.isoformat()


@given(st.decimals(min_value=-9_999, max_value=9_999, places=3))
def test_decimals_come_back(value):
    column = Column("mark", "mark", "decimal", empty=False, longest=8, places=3)

    assert Decimal(there_and_back(column, value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back(value):
    assert there_and_back(Column("at", "at", "number", empty=False), value) == value


@given(st.uuids(), st.binary(max_size=40), st.booleans())
def test_uuids_bytes_and_yes_or_no_come_back(token, data, word):
    assert UUID(there_and_back(Column("token", "token", "uuid", empty=False), token)) == token
    assert there_and_back(Column("packed", "packed", "bytes", empty=False), data) == data
    assert there_and_back(Column("word", "word", "yes-no", empty=False), word) is word


ODD = {
    "whole": ["1", 1.0, True, 5_000_000_000, -1, [], {}],
    "number": ["1", True, [], float("inf"), float("nan"), 10**400],
    "text": [1, True, [], {}, "a" * 11],
    "yes-no": [0, 1, "true", []],
    "moment": ["2026-03-01", "2026-03-01 12:00:00", "2026-13-01T12:00:00Z", "2026-03-01T12:00:00+01:00", 5, []],
    "day": ["2026-3-1", "2026-02-30", 20260301, []],
    "decimal": ["7,5", "NaN", "1e5", "123456.1", "1.2345", 7.5, ""],
    "uuid": ["0", "6F2F8A8E-7A8A-4A53-9A43-6D6E63B3D1F0", 7],
    "bytes": ["no base64", "a", 5],
    "permission": ["app.model.nothing", 5, []],
    "model": ["app.nothing", 5, None],
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(ODD))
def test_a_value_of_another_kind_is_refused(kind):
    column = Column(
        "odd", "odd", kind, empty=False, longest=8 if kind == "decimal" else 10, places=4 - 1, least=0, most=2**31
    )
    for value in [*ODD[kind], None]:
        with pytest.raises(ValueError, match=r"\w"):
            taken(column)(value)


def test_nothing_is_taken_where_a_column_may_be_empty():
    assert taken(Column("odd", "odd", "text", empty=True))(None) is None
