"""Cells lose nothing, and no spreadsheet takes one for a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onesheet.leaving.pure.cells import cell, read_cell, row
from onesheet.leaving.pure.names import file_name

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(TEXTS)
@example('=HYPERLINK("http://example.org")')
@example("'tis")
@example("''")
@example("\t=1")
def test_text_comes_back_and_begins_with_no_sign_a_spreadsheet_acts_upon(text):
    written = cell(text)

    assert read_cell(written) == text
    assert written[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝"}


@given(st.lists(TEXTS, min_size=2, max_size=5))
@example(["a,b", 'say "yes"', "two\r\nlines", ""])
def test_row_comes_back_cell_by_cell(texts):
    [read] = csv.reader(io.StringIO(row(texts), newline=""))

    assert [read_cell(one) for one in read] == texts


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        (date(2017, 3, 1), "2017-03-01"),
        (datetime(2017, 3, 1, 19, 30, tzinfo=UTC), "2017-03-01T19:30:00Z"),
        (datetime(2017, 3, 1, 19, 30, 0, 5, tzinfo=timezone(timedelta(hours=2))), "2017-03-01T17:30:00.000005Z"),
        (["Tomás", "Iris"], '["Tomás", "Iris"]'),
        ({"b": 1, "a": None}, '{"a": null, "b": 1}'),
        ("-5", "'-5"),
    ],
)
def test_value_is_written(value, written):
    assert cell(value) == written


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Films by women, 2017", "lists/4-films-by-women-2017.jsonl"),
        ("../../etc/passwd", "lists/4-etc-passwd.jsonl"),
        ("★", "lists/4-untitled.jsonl"),
        ("a" * 90, f"lists/4-{'a' * 60}.jsonl"),
    ],
)
def test_list_has_a_file_name_that_every_system_takes(title, name):
    assert file_name(4, title) == name
