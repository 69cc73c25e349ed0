"""Whole pages of festivals, each with all that it says written down beside it: line-ups, programmes, awards, and pages that list none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading import read
from onesheet.reading.document import Known, plain
from onesheet.reading.festival import READER
from unit.reading.festival.said import documents, read_of, written

LEAST = 40


@pytest.mark.parametrize("document", documents(), ids=lambda one: one.stem)
def test_a_page_says_what_is_written_down_and_nothing_else(document):
    known, told = written(document)
    reading = read(document.read_bytes(), name=document.name, known=known)

    assert read_of(reading) == told
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


def test_there_are_pages_of_many_kinds():
    assert len(documents()) >= LEAST


def test_a_festival_that_no_pattern_tells_is_known_by_the_name_that_the_site_has():
    text = "Gåsö Kortfilmdagar\nLine-up 2026\n\nSaltvind (Astrid Nyman, Sverige, 2025, 14 min)\nMamma ringer (Lars Øye, Norge, 2026, 9 min)\nKaja (Ylva Björk, Sverige, 2024, 6 min)\n"
    odd = text.replace("Gåsö Kortfilmdagar", "Gåsö Möten")

    names = {
        one.value
        for one in read(odd.encode(), name="page", known=Known(festivals=("Gåsö Möten",))).statements
        if one.property == "festival"
    }
    assert names == {"Gåsö Möten"}
    assert "festival" not in {one.property for one in read(odd.encode(), name="page").statements}


PIECES = [
    "The Long Rope (Mary Dolan, Ireland, 2025, 92 min)\n", "THE LONG ROPE\nMary Dolan\nIreland / 2025 / 92'\n\n", "A, B, C, D, E, F, G, H\n",
    "Title – word – word – word – word (word) (word\n", "LOST HORSE – A man. DIR Radu DIR Ion, DIR. SCR\n", "x – " + "y " * 300 + ". DIR Radu\n",
    "18:00 Cinema One\n", "Fri 5 Oct 18:30, Screen 1\n", "Golden Bear: The Tide by Ana Souza, Brazil\n", "“A” by B “C” by D won the the the\n",
    "a\tb\tc\td\te\tf\tg\n", "by by by by by by by by by\n", "d’ de di von de la de la de la (((((\n", "A / B / C / D / E / F / G / H / I / J\n",
    "and the and the and & und et y e og, , , ,\n", "**A** **B** **C** _d_\n", "De La De La De La De La De La De La De La\n",
    "In the Galas section, *A* by B C and D E’s *F* will have their world premieres, while “G” (H I, France) opens the festival. ",
    "The Golden Gull went to “A” by Ana Souza; Lea Ruud won best actress for “B”. ", "Ana Souza’s Salt and Ana Souza’s Ana Souza’s ",
    "The 43rd edition of the 43rd edition runs from 3 to 13 from 3 to 13 September. ", "“A” “B” ‘C’ ‘D’ «E» „F“ „G” ''H'' ''I ", "A B C D ",
    "The jury, chaired by A and including B, the jury, chaired by ", "after the premiere of which premiered at Cannes ",
    "Le jury, présidé par A et B, a remis ex aequo à « A » et « B » et « C » et le Prix de la mise en scène de la ", "“A”, Ana Souza’s first feature, opens on Friday on ",
    "Den Großen Preis der Jury der Kritik wurde „A“ und „B“ und (USA, 2025, 96 (USA, 2025, 96 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("head", ["Harbor Film Festival 2025: programme\n\n", "Harbor Film Festival 2025: winners\n\n"])
def test_the_time_grows_with_the_length(head, piece):
    assert grows_linearly(lambda size: READER.recognise(plain(head + piece * size)), 40, most=1_000)


RUNS = [
    " ", "\t", "\u00a0", " \t", "(", ")", "[", "/", " / ", "*", "_", "-", "–", " – ", "|", " | ", ",", ", ", ". ", "“", "”", "’", "A", "a", "A ", "a ", "1", "1 ", ":", "&", " and ",
    "by ", "de ", "dir. ", "2018 ", "(a) ", "-a", "’a", "A. ", "A, ",
]  # fmt: skip
AROUND = [
    "The Tide{}x\n", "{}\n", "The Tide (Ana{}Souza, Brazil, 2018)\n", "Golden Bear:{}The Tide by Ana Souza\n", "Golden{}Bear\nThe Tide by Ana Souza\n",
    "18:00 Cinema{}One\n", "Title | Director | Time\nThe{}Tide | Ana{}Souza | 18:00\n", "The Golden Gull went to “A{}” by Ana{}Souza.\n",
    "The Golden Gull went to “A{}” ({}USA, 2025, 96 min) and “B”,{}Ana Souza’s first feature.\n", "El jurado{}otorgó el Gran{}Premio a «A» y{}«B».\n",
    "LOST HORSE – A man.{}DIR Radu{}Ion. Romania\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", AROUND)
@pytest.mark.parametrize(
    "head", ["Harbor Film Festival 2025: programme\n\n", "Harbor Film Festival 2025: winners\n\n", "Programme\n\n"]
)
def test_the_time_grows_with_the_length_of_a_line(head, piece):
    def page(size):
        return plain(head + "\n".join(piece.replace("{}", run * (size // len(run))) for run in RUNS))

    assert grows_linearly(lambda size: READER.recognise(page(size)), 250, most=500)


@pytest.mark.parametrize(
    "piece",
    ["The Long Rope {} (Mary Dolan, Ireland, 2025, 92 min)\n", "The Long Rope {} by Mary Dolan opens the festival.\n"],
)
def test_the_time_grows_with_the_number_of_films(piece):
    def page(size):
        return plain("Harbor Film Festival 2025: programme\n\n" + "".join(map(piece.format, range(size))))

    assert grows_linearly(lambda size: READER.read(page(size)), 300, most=600)


@given(
    st.lists(
        st.sampled_from([*"\n\t ,.:;–—-/|()[]*_“”'’&#", *PIECES, "2025", "Ana Souza", "Brazil", "dir. ", "93'"]),
        max_size=30,
    )
)
def test_whatever_is_read_stands_in_the_text(parts):
    text = "Harbor Film Festival 2025: programme and winners\n\n" + "".join(parts)
    findings = READER.read(plain(text))

    for one in findings.statements:
        assert text[one.start : one.end] == one.quote
        assert 0 <= one.film < len(findings.films)


SLASHED = "Harbor Film Festival 2026: programme\n\n{}\n\nThe Long Rope (Mary Dolan, Ireland, 2025, 92 min)\n18:00, Regal Cinema\n\n{}\n\nSalt (Ana Souza, Brazil, 2025, 80 min)\n20:30, Regal Cinema\n"


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("03/02/2026", "13/02/2026", ["2026-02-03", "2026-02-13"]),
        ("03/02/2026", "03/13/2026", ["2026-03-02", "2026-03-13"]),
        ("03/02/2026", "04/02/2026", []),
        ("03/13/2026", "13/03/2026", ["2026-03-13", "2026-03-13"]),
        ("03/03/2026", "04/02/2026", ["2026-03-03"]),
        ("03.02.2026", "04.02.2026", ["2026-02-03", "2026-02-04"]),
    ],
)
def test_a_day_in_figures_is_read_as_the_other_days_of_its_page_tell_or_left_out(first, second, days):
    reading = read(SLASHED.format(first, second).encode(), name="page.txt")

    assert [one.value for one in reading.statements if one.property == "release"] == days
    assert [one.title for one in reading.films] == ["The Long Rope", "Salt"]


def test_lines_without_a_festival_at_the_head_are_no_line_up():
    text = "The Harbor Gallery 2025: programme\n\n" + PIECES[0] * 3

    assert READER.recognise(plain(text)) == 0
