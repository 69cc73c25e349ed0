"""Running times and sums of money in boxes."""

from __future__ import annotations

import pytest

from .rows import read_rows, told, values

MILLION = 1_000_000
CRORE = 10_000_000


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("184 minutes", [184]),
        ("107 mins", [107]),
        ("105 min.", [105]),
        ("113 minutes .", [113]),
        ("91 min", [91]),
        ("1h 40m", [100]),
        ("1 hr 58 min", [118]),
        ("2 hours", [120]),
        ("3 hours and 5 minutes", [185]),
        ("1:35:20", [95]),
        ("1:35", [95]),
        ("7:21", [7]),
        ("6:32 minutes", [6]),
        ("75, 77 or 82 minutes", [75, 77, 82]),
        ("94–102 minutes", [94, 102]),
        ("96", [96]),
        ("90′", [90]),
        ("9,100 ft", []),
        ("7 reels", []),
        ("2,500 meters (5 reels)", []),
        ("50 seconds", []),
        ("45 minutes per episode", []),
        ("unknown", []),
        ("0 minutes", []),
    ],
)
def test_running_times(words, minutes):
    assert values("Running time", words) == minutes


def test_versions_of_a_running_time():
    assert told("runtime", "116 minutes", "118 minutes (unrated version)", "approx. 90 minutes") == [
        (116, {}),
        (118, {"version": "unrated version"}),
        (90, {"approximate": True}),
    ]


def test_a_running_time_that_cannot_be_read_is_told_of():
    assert read_rows(("runtime", ["12 parsecs"])).problems
    assert not read_rows(("runtime", ["9,100 feet"])).problems


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("$2,225,000", {"amount": 2_225_000, "currency": "USD"}),
        ("$1.8 million", {"amount": 1_800_000, "currency": "USD"}),
        ("US$6 million", {"amount": 6 * MILLION, "currency": "USD"}),
        ("£400,000", {"amount": 400_000, "currency": "GBP"}),
        ("¥500 million", {"amount": 500 * MILLION, "currency": "JPY"}),
        ("₹ 2.5 Crore", {"amount": 25 * MILLION, "currency": "INR"}),
        ("₹50–80 crore", {"amount": 65 * CRORE, "currency": "INR", "low": 50 * CRORE, "high": 80 * CRORE}),
        ("$92–145 million", {"amount": 118_500_000, "currency": "USD", "low": 92 * MILLION, "high": 145 * MILLION}),
        ("$550,000 (est)", {"amount": 550_000, "currency": "USD", "approximate": True}),
        ("₹90 crore (US$13 million)", {"amount": 90 * CRORE, "currency": "INR"}),
        ("≈ $5 million", {"amount": 5 * MILLION, "currency": "USD", "approximate": True}),
        ("2 million euros", {"amount": 2 * MILLION, "currency": "EUR"}),
    ],
)
def test_budgets(words, value):
    assert values("Budget", words) == [value]


@pytest.mark.parametrize(
    ("words", "qualifiers"),
    [
        ("$9.4 million (North America)", {"scope": "domestic", "territory": "North America"}),
        ("$27.6 million (United States)", {"territory": "US"}),
        ("$7.8 million (worldwide)", {"scope": "worldwide"}),
        ("¥600 million (Japan)", {"territory": "JP"}),
        ("$8,500,000 (rentals)", {"scope": "rentals"}),
        ("$2.5 million (US rentals)", {"scope": "rentals", "territory": "US"}),
        ("$353.6 million", {}),
    ],
)
def test_what_takings_count(words, qualifiers):
    ((_, found),) = told("Box office", words)
    assert found == qualifiers


def test_two_sums_on_a_line_have_their_own_words():
    first, second = told("Box office", "$2.5 million (US rentals), over $4 million global")
    assert first == ({"amount": 2_500_000, "currency": "USD"}, {"scope": "rentals", "territory": "US"})
    assert second == ({"amount": 4 * MILLION, "currency": "USD", "approximate": True}, {"scope": "worldwide"})


def test_labels_that_tell_what_a_sum_counts():
    assert told("Gross US & Canada", "$10,000,000")[0][1] == {"scope": "domestic", "territory": "North America"}
    assert told("Gross worldwide", "$10,000,000")[0][1] == {"scope": "worldwide"}


def test_a_sum_without_a_currency_is_told_of_and_left_out():
    reading = read_rows(("gross", ["12 crore"]))
    assert not reading.statements
    assert "12 crore" in reading.problems[0]


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("SEK 12 million", 12 * MILLION, "SEK"),
        ("5,000,000 NOK", 5 * MILLION, "NOK"),
        ("DM 2.5 million", 2_500_000, "DEM"),
        ("INR 40 crore", 40 * CRORE, "INR"),
        ("USD 7,000", 7000, "USD"),
    ],
)
def test_currencies_told_by_letters(words, amount, currency):
    assert values("Budget", words) == [{"amount": amount, "currency": currency}]


def test_a_scale_on_its_own_line_belongs_to_the_figure_before():
    assert values("Budget", "$395", "million") == [{"amount": 395 * MILLION, "currency": "USD"}]


def test_a_sum_that_lost_its_scale_is_left_out():
    reading = read_rows(("Budget", ["₹50"]))
    assert not reading.statements
    assert "₹50" in reading.problems[0]


def test_numbers_of_tickets_are_no_sums():
    reading = read_rows(("Box office", ["1,234,567 admissions (France)"]))
    assert (reading.statements, reading.problems) == ([], [])
