"""What columns mean, and what a row of any table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.exchange.pure.columns import (
    GROUPS,
    MEANINGS,
    Unknown,
    check_mapping,
    guess_mapping,
    header_key,
    mapping_of_words,
    printed_row,
    say_row,
)
from onesheet.exchange.pure.columns.amounts import amount_of, minutes_of
from onesheet.exchange.pure.columns.said import About

CELLS = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=40)


@given(st.lists(CELLS, min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_whatever_stands_in_the_cells_every_quote_stands_in_the_row(cells, delimiter):
    columns = [f"c{place}" for place in range(len(cells))]
    printed = printed_row(columns, cells, delimiter)
    meanings = ["title", "year", "director", "country", "runtime", "screening", "budget:EUR", "cast_member"]
    said = say_row(printed, dict(zip(columns, meanings, strict=False)))

    for one in said.statements:
        assert printed.text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        (["Titel", "Regie", "Jahr", "Land", "Spielort"], ["title", "director", "year", "country", "venue"]),
        (["Titre original", "Titre", "Réalisation", "Durée"], ["original_title", "title", "director", "runtime"]),
        (["Título", "Dirección", "País", "Sala"], ["title", "director", "country", "venue"]),
        (["片名", "导演", "年份"], ["title", "director", "year"]),
        (["Film", "Actor 1", "Actor 2"], ["title", "cast_member", "cast_member"]),
        (
            ["Titel", "Datum", "Uhrzeit", "Kino", "Saal", "Untertitel", "Gäste", "Eintritt"],
            ["title", "screening", "time", "venue", "screen", "subtitles", "guests", "price"],
        ),
        (
            ["Titre", "Billetterie", "Code séance", "Durée totale"],
            ["title", "tickets", "screening_code", "screening_length"],
        ),
        (["Título", "Formato", "Advertencias", "Accesibilidad"], ["title", "copy", "warnings", "access"]),
    ],
)
def test_columns_are_guessed_in_several_languages(columns, wanted):
    assert list(guess_mapping(columns).values()) == wanted


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (["Title", "Mins", "Date", "Start"], []),
        (["Title", "Mins", "Start", "Date"], ["The Tide", "92", "18:30", "24/11/2026"]),
        (["Title", "Mins", "Date", "Showtime"], ["The Tide", "92", "24/11/2026", "18.30"]),
    ],
)
def test_day_and_time_of_two_columns_are_told_apart(columns, row):
    guessed = guess_mapping(columns, [row, row] if row else [])

    assert guessed == {
        "Title": "title",
        "Mins": "runtime",
        "Date": "screening",
        columns[2 if row[2:3] == ["18:30"] else 3]: "time",
    }


def test_day_and_time_in_one_column_are_both():
    assert guess_mapping(["Title", "Start"], [["The Tide", "24/11/2026 18:30"]] * 2)["Start"] == "screening"


def test_every_meaning_stands_in_one_group():
    grouped = [word for words in GROUPS.values() for word in words]

    assert sorted(grouped) == sorted(MEANINGS)


def test_columns_of_a_platform_for_submissions():
    columns = {
        "Tracking Number": "", "Project Title": "title", "Project Title (Original Language)": "original_title", "Synopsis": "synopsis",
        "Project Type": "", "Genres": "genre", "Project Website": "address", "Duration": "runtime", "Country of Origin": "country",
        "Country of Filming": "", "Language": "language", "Directors": "director", "Writers": "screenwriter",
        "Producers": "producer", "Key Cast": "cast_member", "Completion Date": "", "Submission Date": "", "Submission Status": "",
        "Premiere Status": "premiere", "Email": "",
    }  # fmt: skip
    row = [
        "HFF101", "The Tide", "Die Flut", "A tide comes in.", "Feature", "Drama, Mystery", "https://tide.example", "01:32:15",
        "Portugal", "Spain", "Portuguese", "Ann Marsh, Jo Braun", "Ann Marsh", "Ada Holt", "Iris Lee", "2014-05-01", "2014-11-02",
        "Selected", "World", "ann@tide.example",
    ]  # fmt: skip

    guessed = guess_mapping(list(columns), [row, row])

    assert guessed == {name: meaning for name, meaning in columns.items() if meaning}
    said = say_row(printed_row([name.lower() for name in columns], row, ","), check_mapping(guessed))
    assert [one.value for one in said.statements if one.property in ("duration", "director", "country")] == [
        92, "Ann Marsh", "Jo Braun", "PT",
    ]  # fmt: skip


def test_what_a_programme_tells_of_a_screening():
    columns = {
        "title": "title", "edition": "edition", "day": "screening", "time": "time", "venue": "venue", "screen": "screen",
        "code": "screening_code", "length": "screening_length", "tickets": "tickets",
    }  # fmt: skip
    cells = [
        "The Tide",
        "12th",
        "11/09/2015",
        "6:30 pm",
        "Rialto",
        "Screen 2",
        "GALA01",
        "2 h 10 min",
        "rialto.example",
    ]

    said = say_row(printed_row(list(columns), cells, ","), columns, About(festival="Harbour Film Festival"))

    release = next(one for one in said.statements if one.property == "release")
    assert (release.value, release.qualifiers) == (
        "2015-09-11",
        {
            "kind": "festival", "festival": "Harbour Film Festival", "edition": "12th (2015)", "time": "18:30",
            "venue": "Rialto, Screen 2", "code": "GALA01", "minutes": 130,
        },
    )  # fmt: skip
    assert said.notices == ["“rialto.example” is no address of tickets; write it with https://. It was left out."]


def test_what_stands_in_a_column_tells_what_its_name_does_not():
    guessed = guess_mapping(["Film", "A", "B"], [["Heat", "tt0113277", "1995"], ["Alien", "tt0078748", "1979"]])

    assert guessed == {"Film": "title", "A": "id:imdb", "B": "year"}


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"A": "year"}, "No column is said to hold the title"),
        ({"A": "title", "B": "nonsense"}, "nothing that a column can mean"),
        ({"A": "title", "B": "score:IMDb"}, "out of how much"),
        ({"A": "title", "B": "budget:Euro"}, "no currency"),
        ({"A": "title", "C": "year"}, "has no column “C”"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(mapping, sentence):
    with pytest.raises(Unknown, match=sentence):
        check_mapping(mapping, ["A", "B"])


def test_a_mapping_is_typed_or_written_as_json():
    typed = mapping_of_words("Titel=title, Punkte = score:IMDb:10")

    assert typed == mapping_of_words('{"Titel": "title", "Punkte": "score:IMDb:10"}')
    assert check_mapping(typed) == {"titel": "title", "punkte": "score:IMDb:10"}


def test_the_same_columns_have_the_same_key_however_they_are_capitalised():
    assert header_key(["Title", " Year "]) == header_key(["title", "year"]) != header_key(["year", "title"])


@pytest.mark.parametrize(
    ("printed", "minutes"),
    [("97", 97), ("1 hr 58 min", 118), ("1h05", 65), ("1:42", 102), ("102.0", 102), ("97'", 97), ("long", None)],
)
def test_running_times(printed, minutes):
    assert minutes_of(printed) == minutes


@pytest.mark.parametrize(
    ("printed", "amount", "currency"),
    [
        ("$40,000,000", 40_000_000, "USD"),
        ("2,5 Mio. €", 2_500_000, "EUR"),
        ("1.250.000 EUR", 1_250_000, "EUR"),
        ("£1.2 million", 1_200_000, "GBP"),
        ("40000000.0", 40_000_000, "USD"),
    ],
)
def test_sums_of_money(printed, amount, currency):
    found = amount_of(printed, "USD")

    assert (found.amount, found.currency) == (amount, currency)


def test_every_meaning_has_a_name():
    assert all(MEANINGS.values())
