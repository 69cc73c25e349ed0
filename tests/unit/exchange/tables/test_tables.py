"""Tables of any encoding, delimiter and line end; what is repaired, and what is refused while the rest is read on."""

from __future__ import annotations

import csv
import gzip
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Damaged, Entry, Unsafe
from onesheet.exchange.pure.rows import Refused
from onesheet.exchange.tables import EmptyFile, TableRow, columns_of, open_rows, open_table

PLAIN = "Date,Name,Year\n2024-01-02,Fähre,1987\n2024-01-03,Zug – Ende,\n"


def entry(data: bytes | str, name: str = "diary.csv") -> Entry:
    raw = data.encode() if isinstance(data, str) else data
    return Entry(name, len(raw), lambda: io.BytesIO(raw))


def read(data: bytes | str, **how) -> tuple[list[tuple[str, ...]], list[Refused], list[str]]:
    """Cells of the rows, what was refused, and the notices."""
    table = open_table(entry(data), **how)
    rows = list(table)
    return (
        [row.cells for row in rows if isinstance(row, TableRow)],
        [row for row in rows if isinstance(row, Refused)],
        [notice.sentence for notice in table.notices],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_delimiter_and_line_end_reads_the_same(encoding, end, delimiter):
    data = PLAIN.replace("\n", end).replace(",", delimiter).encode(encoding)
    rows, refused, notices = read(data)
    assert rows == [("2024-01-02", "Fähre", "1987"), ("2024-01-03", "Zug – Ende", "")]
    assert not refused
    assert any("windows-1252" in one for one in notices) == (encoding == "windows-1252")


def test_columns_are_found_whatever_their_case_and_spaces():
    table = open_table(entry(" Date ,NAME,Watched  Date\n2024-01-02, Ferry ,x\n"))
    (row,) = table
    assert table.columns == ("Date", "NAME", "Watched  Date")
    assert table.folded == ("date", "name", "watched date")
    assert (row.get("name"), row.get("watched date"), row.get("year")) == ("Ferry", "x", "")
    assert (row.line, row.said, row.cells) == (2, "2024-01-02, Ferry ,x", ("2024-01-02", " Ferry ", "x"))


def test_fields_between_quotation_marks_hold_anything():
    rows, refused, _ = read('Name,Review\n"A, B","one\r\n\r\n""two"" , 3"\n"C",\n')
    assert rows == [("A, B", 'one\r\n\r\n"two" , 3'), ("C", "")]
    assert not refused


def test_lines_are_counted_over_fields_of_several_lines():
    table = open_table(entry('Name,Review\nA,"x\ny\nz"\n\nB,\n'))
    assert [row.line for row in table] == [2, 6]


def test_rows_of_too_few_or_too_many_fields_are_refused_and_the_rest_read():
    rows, refused, _ = read("a,b\n1,2\n1\n1,2,3\n3,4\n")
    assert rows == [("1", "2"), ("3", "4")]
    assert [one.line for one in refused] == [3, 4]
    assert refused[0].sentence.startswith("This row has one field and the first row names 2 columns")
    assert refused[1].said == "1,2,3"


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_alone():
    rows, refused, _ = read('a,b\n1,"2\n3,4\n5,6\n')
    assert rows == [("3", "4"), ("5", "6")]
    assert [one.line for one in refused] == [2]
    assert "none closes it" in refused[0].sentence


def test_zero_bytes_cost_their_row_alone_and_can_be_told():
    for row in ("1,\x002", '1,"\x00"x', '1,"2\x00'):
        rows, refused, _ = read(f"a,b\n{row}\n3,4\n")
        assert rows == [("3", "4")]
        assert len(refused) == 1
        assert "\x00" not in refused[0].said


def test_a_field_of_ten_megabytes_costs_its_row_alone():
    for field in ("x" * 10_000_000, '"' + ("x" * 99 + "\n") * 100_000 + '"', '"' + "x" * 10_000_000):
        rows, refused, _ = read(f"a,b\n1,{field}\n3,4\n")
        assert rows[-1:] == [("3", "4")] or len(refused) > 1
        assert refused
        assert all(len(one.said) <= 120 for one in refused)


def test_an_index_that_pandas_wrote_is_left_out_with_a_notice():
    for name in ("", "Unnamed: 0"):
        rows, _, notices = read(f"{name},Title,Rewatch\n0,Ferry,Yes\n1,Train,\n")
        assert rows == [("Ferry", "Yes"), ("Train", "")]
        assert "counts the rows" in notices[0]


def test_a_first_column_without_a_name_that_counts_nothing_stays():
    rows, _, notices = read(",Title\nA,Ferry\n")
    assert rows == [("A", "Ferry")]
    assert not notices


def test_the_marks_of_a_merge_conflict_are_passed_over_with_a_notice():
    text = "a,b\n1,2\n<<<<<<< HEAD\n3,4\n||||||| base\n=======\n3,5\n>>>>>>> theirs\n6,7\n"
    rows, refused, notices = read(text)
    assert rows == [("1", "2"), ("3", "4"), ("3", "5"), ("6", "7")]
    assert not refused
    assert notices == [one for one in notices if one.startswith("Lines 3 to 8 hold the marks of a merge conflict")]


def test_rows_that_both_sides_of_a_conflict_have_are_read_once_and_older_ones_not_at_all():
    text = 'a,b\n1,2\n<<<<<<< HEAD\n3,4\n5,"6"\n||||||| base\n0,0\n=======\n5,6\n7,8\n>>>>>>> theirs\n3,4\n'
    rows, _, _ = read(text)
    assert rows == [("1", "2"), ("3", "4"), ("5", "6"), ("7", "8"), ("3", "4")]


def test_a_conflict_over_the_whole_file_names_its_columns_once():
    rows, _, notices = read("<<<<<<< HEAD\na,b\n1,2\n=======\na,b\n3,4\n>>>>>>> theirs\n")
    assert rows == [("1", "2"), ("3", "4")]
    assert notices[0].startswith("Lines 1 to 7 hold the marks")


def test_column_names_that_stand_again_are_told():
    rows, _, notices = read("a,b\n1,2\na,b\n3,4\n")
    assert rows == [("1", "2"), ("3", "4")]
    assert "stand again in line 3" in notices[0]


def test_equals_signs_in_a_review_are_words():
    rows, _, notices = read('a,b\n1,"x\n=======\ny"\n')
    assert rows == [("1", "x\n=======\ny")]
    assert not notices


def test_two_columns_of_one_name_are_told_and_the_first_is_read():
    table = open_table(entry("Name,Name\nA,B\n"))
    (row,) = table
    assert row.get("name") == "A"
    assert "Two columns are called “Name”" in table.notices[0].sentence


def test_a_table_of_a_header_alone_has_no_rows():
    assert read("Date,Name,Year\r\n") == ([], [], [])


@pytest.mark.parametrize("data", [b"", b"\n\n\r\n", b"\xef\xbb\xbf", b"<<<<<<< HEAD\n"])
def test_an_empty_file_says_so(data):
    with pytest.raises(EmptyFile, match="empty"):
        open_table(entry(data))


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(100), b"%PDF-1.7\n", b"PK\x03\x04" + bytes(50), b"a,b\x00c\n1,2\n"]
)
def test_what_is_no_text_is_refused_whole(data):
    with pytest.raises(NotUnderstood, match=r"“diary\.csv”"):
        open_table(entry(data))
    assert columns_of(entry(data)) == ()


def test_too_many_columns_are_refused_whole():
    with pytest.raises(NotUnderstood, match="1,001 columns"):
        open_table(entry(",".join("x" * 1001) + "\n"))


def test_a_gzip_that_breaks_off_gives_the_rows_before_and_one_refused():
    text = "a,b\n" + "".join(f"{number},{number * 7919}\n" for number in range(200_000))
    rows, refused, _ = read(gzip.compress(text.encode())[:300_000])
    assert len(rows) > 10_000
    assert len(refused) == 1
    assert "breaks off" in refused[0].sentence


def test_where_it_is_not_safe_to_read_on_nothing_is_read_on():
    class Bomb(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 500_000:
                raise Unsafe("Enough.")
            return super().read(size)

    data = b"a,b\n" + b"1,2\n" * 500_000
    with pytest.raises(Unsafe, match="Enough"):
        list(open_table(Entry("x.csv", len(data), lambda: Bomb(data))))


def test_a_quotation_mark_can_be_a_sign_like_any_other():
    rows, refused, _ = read('id\tname\ntt1\t"Ferry\ntt2\t"Train" of 7\n', quoting=False)
    assert rows == [("tt1", '"Ferry'), ("tt2", '"Train" of 7')]
    assert not refused
    _, refused, _ = read("id\tname\ntt1\tx\x00\n", quoting=False)
    assert "zero byte" in refused[0].sentence
    assert "\x00" not in refused[0].said


def test_bare_rows_have_any_number_of_fields():
    assert [row.cells for row in open_rows(entry("A list\n\na,b\n1,2\n"), delimiter=",")] == [
        ("A list",),
        ("a", "b"),
        ("1", "2"),
    ]


def test_the_columns_of_a_table_are_found_out_once():
    opened = []

    def opening():
        opened.append(1)
        return io.BytesIO(PLAIN.encode())

    one = Entry("diary.csv", 10, opening)
    assert columns_of(one) == columns_of(one) == ("date", "name", "year")
    assert len(opened) == 1


def test_a_file_that_cannot_be_read_has_no_columns():
    def broken():
        raise Damaged("No.")

    assert columns_of(Entry("diary.csv", 1, broken)) == ()


WORDS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00\r\ufeff"), max_size=12)


@given(rows=st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=8), delimiter=st.sampled_from(",;\t|"))
def test_what_a_writer_of_tables_writes_is_read_back(rows, delimiter):
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator="\r\n").writerows([["a1", "b1", "c1"], *rows])
    got, refused, _ = read(made.getvalue().encode())
    assert got == [tuple(row) for row in rows if row != ["a1", "b1", "c1"]]
    assert not refused


@given(data=st.binary(max_size=400))
def test_any_bytes_at_all_are_read_or_refused(data):
    try:
        rows, refused, _ = read(b"a,b\n" + data)
    except NotUnderstood:
        return
    assert all(len(row) == 2 for row in rows)
    for one in refused:
        assert one.line >= 2
        assert one.sentence.endswith(".")


@given(text=st.text(st.sampled_from('ab,"\n\r;\x00<=>'), max_size=60))
def test_any_tangle_of_quotation_marks_is_read_or_refused_in_order(text):
    rows = list(open_rows(entry("h1,h2\n" + text)))
    lines = [row.line for row in rows]
    assert lines == sorted(lines)


def test_plain_tables_are_read_fast():
    data = (
        "userId,movieId,rating,timestamp\n" + "".join(f"{n % 999},{n},4.0,{964982703 + n}\n" for n in range(60_000))
    ).encode()
    best = 0.0
    for _ in range(3):
        begin = time.perf_counter()
        count = sum(1 for _ in open_table(entry(data)))
        best = max(best, count / (time.perf_counter() - begin))
    # Five to ten times as fast where nothing else runs.
    assert best > 100_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("said", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;"])
def test_the_line_with_which_excel_names_the_delimiter_is_none_of_the_table(encoding, said):
    data = f"{said}\r\nDate;Name,or,so,many;Year\r\n2024-01-02;Fähre;1987\r\n".encode(encoding)

    table = open_table(entry(data))

    assert table.columns == ("Date", "Name,or,so,many", "Year")
    assert [(row.line, row.cells) for row in table] == [(3, ("2024-01-02", "Fähre", "1987"))]


@pytest.mark.parametrize(("said", "delimiter"), [("sep=,", ","), ("sep=\t", "\t"), ("sep=\\t", "\t"), ("sep=|", "|")])
def test_that_line_may_name_any_delimiter(said, delimiter):
    assert read(f"{said}\nName{delimiter}Year\nFähre{delimiter}1987\n") == ([("Fähre", "1987")], [], [])
