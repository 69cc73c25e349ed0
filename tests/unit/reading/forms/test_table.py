"""Tables as text: rows told apart as the standard library writes them, bad ones left out with a sentence."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.forms.table import DELIMITERS, LONGEST_ROW, Faulty, Record, records, spans

fields = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20)
rows = st.lists(st.lists(fields, min_size=2, max_size=6), min_size=1, max_size=8)


def read(text: str, delimiter: str = ","):
    return list(records(io.StringIO(text, newline="\n"), delimiter))


def fields_of(text: str, delimiter: str = ","):
    return [one.fields for one in read(text, delimiter) if isinstance(one, Record)]


@given(
    rows,
    st.sampled_from(DELIMITERS),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_was_written_as_csv_is_read_again(table, delimiter, end, quoting):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)

    assert fields_of(file.getvalue(), delimiter) == [tuple(row) for row in table]


@given(rows, st.sampled_from(DELIMITERS))
def test_a_field_stands_where_its_span_says(table, delimiter):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(table)

    for row in read(file.getvalue(), delimiter):
        assert isinstance(row, Record)
        told = [row.raw[start:end] for start, end in spans(row.raw, delimiter)]
        assert [one.replace('""', '"') for one in told] == [one.replace('""', '"') for one in row.fields]


@given(st.text(st.sampled_from('ab,"\n\r'), max_size=120))
def test_every_line_is_in_one_row_or_told_as_bad(text):
    found = read(text)

    assert [one.line for one in found] == sorted({one.line for one in found})
    assert all(one.sentence.endswith(".") for one in found if isinstance(one, Faulty))
    first = {one.line for one in found}
    for number, line in enumerate(io.StringIO(text, newline="\n"), start=1):
        within = any(isinstance(one, Record) and one.line < number <= one.line + one.raw.count("\n") for one in found)
        assert number in first or within or not line.strip("\r\n")


def test_rows_know_the_line_they_begin_on():
    assert [one.line for one in read('a,b\n\n"c\nd",e\nf,g\n')] == [1, 3, 5]


def test_a_mark_that_is_never_closed_spoils_its_own_row_alone():
    bad, good = read('"The House,3/5\nThe Moor,4/5\n')

    assert (bad.line, bad.sentence) == (
        1,
        "This row cannot be read: a quotation mark opens a field here, and none closes it.",
    )
    assert good == Record(2, "The Moor,4/5", ("The Moor", "4/5"))


def test_words_behind_a_closed_field_spoil_the_row():
    (bad, good) = read('"The House" again,3/5\nThe Moor,4/5\n')

    assert bad.sentence == (
        "This row cannot be read: after a closing quotation mark stands neither the end of the field nor of the row."
    )
    assert good.fields == ("The Moor", "4/5")


def test_a_mark_within_an_open_field_is_a_sign_like_any_other():
    assert fields_of('5" tall,x\n7\' "long",y\n') == [('5" tall', "x"), ('7\' "long"', "y")]


def test_a_zero_byte_is_told():
    assert read("a,\x00b\nc,d\n")[0].sentence == "This row cannot be read: it holds a zero byte."


def test_a_field_of_ten_megabytes_is_told_and_the_rest_goes_on():
    (long, good) = read(f"a,{'x' * 10_000_000}\nc,d\n")

    assert long.sentence == "This row cannot be read: this row has more than 1,000,000 signs."
    assert len(long.raw) == 200
    assert good.fields == ("c", "d")


def test_a_long_field_in_a_row_that_is_not_too_long_is_told():
    assert read(f"a,{'x' * 200_000}\n")[0].sentence == "This row cannot be read: a field has more than 100,000 signs."
    assert (
        read(f'"a","{"x" * 200_000}"\n')[0].sentence == "This row cannot be read: a field has more than 100,000 signs."
    )


def test_lines_that_all_open_a_field_are_not_looked_ahead_from_for_ever():
    """From each of them the rest could be one field: read anew for each, so many lines would take hours."""
    line = 'y",,"w\n'

    found = read(line * (2 * LONGEST_ROW // len(line)))

    assert 0 < len(found) < 20
    assert "were passed over with it" in found[-1].sentence
