"""Workbooks, and pages that are called so."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from factories.exports import book
from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Entry, Unsafe
from onesheet.exchange.pure.rows import Refused
from onesheet.exchange.workbooks import columns_of_sheets, kind_of, sheets_of, what_to_do


def _entry(content: bytes, name: str = "b.xlsx") -> Entry:
    return Entry(name, len(content), lambda: io.BytesIO(content))


def test_each_sheet_has_its_names_and_rows():
    """Numbers without a point, days as ISO, empty rows and sheets passed over, short rows filled."""
    content = book(
        {
            "One": [
                [None, None],
                ["Title ", "Rating", "Seen"],
                ["Alien", 8.0, dt.datetime(2024, 6, 1)],
                [],
                ["Stalker", 7.5, dt.datetime(2024, 6, 1, 20, 15)],
                ["Solaris"],
                [True, 12345678901, "=1+1"],
            ],
            "None": [],
        }
    )
    (sheet,) = sheets_of(_entry(content))
    assert (sheet.name, sheet.columns, sheet.folded) == (
        "One",
        ("Title", "Rating", "Seen"),
        ("title", "rating", "seen"),
    )
    read = list(sheet)
    assert [(row.line, row.cells) for row in read] == [
        (3, ("Alien", "8", "2024-06-01")),
        (5, ("Stalker", "7.5", "2024-06-01 20:15:00")),
        (6, ("Solaris", "", "")),
        (7, ("TRUE", "12345678901", "")),
    ]
    assert read[0].get("rating") == "8"
    assert read[0].said == "Alien,8,2024-06-01"


def test_cells_of_any_length_are_cut_with_a_sentence():
    """So that no cell fills the memory of what comes after."""
    rows = "".join(f"<tr><td>{'x' * length}</td></tr>" for length in (3, 200_000))
    (sheet,) = sheets_of(_entry(f"<html><table><tr><td>a</td></tr>{rows}</table></html>".encode(), "b.xls"))
    assert [len(row.cells[0]) for row in sheet] == [3, 100_000]
    assert [one.sentence for one in sheet.notices] == ["1 cells with more than 100,000 signs were cut to that length."]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf8", "utf-8"), ("windows-1251", "windows-1251"), ("", "windows-1251"), ("", "utf-8"), ("", "utf-8-sig")],
)
def test_pages_are_read_in_what_they_are_written_in(charset, encoding):
    """Whether or not they say it rightly."""
    meta = f'<meta http-equiv="content-type" content="text/html; charset={charset}">' if charset else ""
    page = f"<html><head>{meta}</head><body><table><tr><th>год</th></tr><tr><td>Чужой&nbsp;<b>3</b></td></tr></table>"
    (sheet,) = sheets_of(_entry(page.encode(encoding), "v.xls"))
    assert sheet.columns == ("год",)
    assert [row.cells for row in sheet] == [("Чужой 3",)]


def test_a_page_of_many_rows_is_read_a_piece_at_a_time():
    """And only its first table."""
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(20_000))
    page = f"<table><tr><td>n</td></tr>{rows}</table><table><tr><td>other</td></tr></table>"
    (sheet,) = sheets_of(_entry(page.encode(), "v.xls"))
    assert [row.cells[0] for row in sheet] == [str(number) for number in range(20_000)]


def _zip(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return held.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and no more",
        _zip(hello=b"world"),
        book({"One": [["a"], [1]]})[:-40],
        _zip(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": b"<workbook"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"%PDF-1.7",
    ],
)
def test_what_is_no_workbook_gives_a_sentence(content):
    """And is known for none."""
    entry = _entry(content)
    assert columns_of_sheets(entry) == []
    with pytest.raises((NotUnderstood, Unsafe), match=r"\.$"):
        sheets_of(entry)


def test_the_old_form_and_unknown_books_say_what_to_do():
    """Save it as .xlsx or CSV."""
    old = _entry(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "votes.xls")
    assert kind_of(old) == "xls"
    assert "save it as .xlsx or as CSV" in what_to_do(old)
    assert "Save the sheet as CSV" in what_to_do(_entry(book({"One": [["a"], [1]]})))
    assert not what_to_do(_entry(b"a,b\n1,2\n", "x.csv"))


def test_a_bomb_is_not_opened():
    """A few kilobytes that unpack to gigabytes."""
    content = book({"One": [["a"], [1]]})
    held = io.BytesIO(content)
    with (
        zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("xl/media/x.xml", "w") as inner,
    ):
        for _ in range(160):
            inner.write(bytes(1_000_000))
    with pytest.raises(Unsafe):
        sheets_of(_entry(held.getvalue()))


def test_a_sheet_that_breaks_off_keeps_what_came_before():
    """And says so."""
    content = book({"One": [["a"], *([number] for number in range(5))]})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    files[name] = files[name][: files[name].rfind(b"<row ")] + b"<row <"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path, inner in files.items():
            archive.writestr(path, inner)
    (sheet,) = sheets_of(_entry(held.getvalue()))
    read = list(sheet)
    assert isinstance(read[-1], Refused)
    assert "damaged from here on" in read[-1].sentence
