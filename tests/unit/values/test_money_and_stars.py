from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.money import Money, between, format_money, money_from_json
from onesheet.values.stars import format_stars, parse_stars, star_scale


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(552506, "USD"), "$552,506"),
        (Money(400000, "GBP", approximate=True), "about £400,000"),
        (between(20_000_000, 15_000_000, "USD"), "$15,000,000–$20,000,000"),
        (Money(1000, "PLN"), "1,000 PLN"),
    ],
)
def test_money_is_printed_with_its_sign(money, words):
    assert format_money(money) == words


@pytest.mark.parametrize(
    "value",
    [None, 5, "5 dollars", {}, {"amount": True, "currency": "USD"}, {"amount": 1}, {"amount": "1", "currency": "USD"}],
)
def test_what_is_no_money_is_none(value):
    assert money_from_json(value) is None


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.booleans())
def test_money_comes_back_from_json(low, high, about):
    plain = Money(low, "EUR", approximate=about)

    assert money_from_json(plain.to_json()) == plain
    assert money_from_json(between(low, high, "USD").to_json()) == between(low, high, "USD")


@pytest.mark.parametrize(("signs", "value"), [("★★★½", 3.5), ("★", 1.0), ("½", 0.5), ("★★★☆☆", 3.0), (" ★★★★★ ", 5.0)])
def test_stars_are_counted(signs, value):
    assert parse_stars(signs) == value


@pytest.mark.parametrize("signs", ["", "☆☆☆", "3.5", "★ ★", "½★", "a★"])
def test_what_is_no_run_of_stars_is_none(signs):
    assert parse_stars(signs) is None


def test_a_scale_is_five_unless_more_is_shown():
    assert star_scale("★★★½") == 5
    assert star_scale("★★★★★★★☆☆☆") == 10


def test_a_mark_out_of_range_is_refused():
    with pytest.raises(ValueError, match="0 to 10"):
        format_stars(11)


@given(st.integers(1, 20))
def test_stars_come_back(halves):
    assert parse_stars(format_stars(halves / 2)) == halves / 2
