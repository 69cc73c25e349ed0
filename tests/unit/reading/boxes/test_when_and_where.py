"""Releases, countries and languages in boxes."""

from __future__ import annotations

import pytest

from .rows import read_rows, told, values


@pytest.mark.parametrize(
    ("words", "date", "qualifiers"),
    [
        ("December 8, 1982", "1982-12-08", {"kind": "theatrical"}),
        ("18 April 1932", "1932-04-18", {"kind": "theatrical"}),
        ("September 1989", "1989-09", {"kind": "theatrical"}),
        ("2013", "2013", {"kind": "theatrical"}),
        ("November 14, 1941 (1941-11-14) (United States)", "1941-11-14", {"kind": "theatrical", "place": "US"}),
        ("February 12, 1943 (1943-02-12TUnited States)", "1943-02-12", {"kind": "theatrical", "place": "US"}),
        ("June 9, 1950 (NYC)", "1950-06-09", {"kind": "theatrical", "place": "New York City"}),
        ("23 February 1990 (USA)", "1990-02-23", {"kind": "theatrical", "place": "US"}),
        ("December 20, 1990 (limited U.S.)", "1990-12-20", {"kind": "theatrical", "place": "US", "note": "limited"}),
        ("5 May 1999 (worldwide)", "1999-05-05", {"kind": "theatrical"}),
        ("5 May 1999 (Marseille, France)", "1999-05-05", {"kind": "theatrical", "place": "Marseille"}),
        ("5 May 1999 (Lantern Theatre)", "1999-05-05", {"kind": "premiere", "place": "Lantern Theatre"}),
        ("5 May 1999 (premiere)", "1999-05-05", {"kind": "premiere"}),
        ("5 May 1999 (DVD)", "1999-05-05", {"kind": "physical", "format": "DVD"}),
        ("5 May 2019 (Netflix)", "2019-05-05", {"kind": "digital"}),
        ("5 May 1989 (television)", "1989-05-05", {"kind": "broadcast"}),
        ("5 May 1989 (re-release)", "1989-05-05", {"kind": "theatrical", "note": "re-release"}),
        ("25.12.1999 (Germany)", "1999-12-25", {"kind": "theatrical", "place": "DE"}),
        ("5 May 2020; 3 years ago", "2020-05-05", {"kind": "theatrical"}),
    ],
)
def test_a_release(words, date, qualifiers):
    assert told("Release date", words) == [(date, qualifiers)]


def test_a_festival_is_told_as_well():
    reading = read_rows(("Release dates", ["May 14, 2018 (Cannes)", "August 10, 2018 (United States)"]))
    assert [(one.property, one.value) for one in reading.statements] == [
        ("release", "2018-05-14"),
        ("festival", "Cannes Film Festival"),
        ("release", "2018-08-10"),
    ]
    assert reading.statements[0].qualifiers == {"kind": "premiere", "festival": "Cannes Film Festival"}


def test_the_number_of_a_festival_is_no_part_of_its_name():
    reading = read_rows(("released", ["23 January 2010 (26th Harbor Film Festival)"]))
    assert reading.values("festival") == ["Harbor Film Festival"]


def test_two_countries_of_one_day():
    assert told("released", "20 July 2018 (United Kingdom & United States)") == [
        ("2018-07-20", {"kind": "theatrical", "place": "GB"}),
        ("2018-07-20", {"kind": "theatrical", "place": "US"}),
    ]


def test_a_day_that_only_figures_tell_is_left_out():
    reading = read_rows(("released", ["3/4/1999"]))
    assert not reading.statements
    assert "3/4/1999" in reading.problems[0]


def test_the_label_tells_the_kind():
    assert told("Original air date", "5 May 1989")[0][1] == {"kind": "broadcast"}
    assert told("Premiere", "5 May 1989")[0][1] == {"kind": "premiere"}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("United States", ["US"]),
        ("US, UK", ["US", "GB"]),
        ("United States–France", ["US", "FR"]),
        ("France/Italy", ["FR", "IT"]),
        ("France and Italy", ["FR", "IT"]),
        ("Bosnia and Herzegovina, Serbia", ["BA", "RS"]),
        ("West Germany", ["DE"]),
        ("East Germany", ["DD"]),
        ("Kingdom of Italy", ["IT"]),
        ("British India", ["IN"]),
        ("Nazi Germany", ["DE"]),
        ("Russian Empire", ["RU"]),
        ("Polish People's Republic", ["PL"]),
        ("Republic of China", ["TW"]),
        ("United States (financed by Spain)", ["US"]),
    ],
)
def test_countries(words, codes):
    assert values("Country", words) == codes


def test_a_country_that_is_not_known_is_left_out_with_the_reason():
    reading = read_rows(("Countries", ["Atlantis", "France"]))
    assert reading.values("country") == ["FR"]
    assert "Atlantis" in reading.problems[0]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("English", ["en"]),
        ("English, Spanish", ["en", "es"]),
        ("Hindi/Urdu", ["hi", "ur"]),
        ("Bengali language", ["bn"]),
        ("Silent", ["zxx"]),
        ("Silent film\nEnglish intertitles", ["en"]),
        ("Silent (English intertitles)", ["en"]),
        ("English (some Spanish)", ["en"]),
        ("none", []),
    ],
)
def test_languages(words, codes):
    assert values("Language", words) == codes


def test_what_a_network_shows_is_broadcast():
    reading = read_rows(("Original network", ["NBC"]), ("Release date", ["11 February 1990"]))
    assert reading.statements[0].qualifiers == {"kind": "broadcast"}
