from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.prose.amounts import counts_in, money_in, number_word
from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.dates import dates_in, intervals_in, with_year_of
from onesheet.reading.prose.figures import consensus_in, figures_in
from onesheet.reading.prose.sentences import sentences


def dates(text: str) -> list[str]:
    return [str(one.date) for one in dates_in(prose(text), 0, len(text))]


def scores(text: str):
    source = prose(text)
    return [(one.by, one.value, one.scale, one.count) for one in figures_in(source, sentences(source))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 25 September 2015 and", ["2015-09-25"]),
        ("on September 25, 2015,", ["2015-09-25"]),
        ("premieres Nov. 6.", ["XXXX-11-06"]),
        ("in summer 2015", ["2015-22"]),
        ("In February 2005 it", ["2005-02"]),
        ("wrapped in April", ["XXXX-04"]),
        ("in the 1950s", ["195X"]),
        ("In 2005, it", ["2005"]),
        ("2015-11-06", ["2015-11-06"]),
        ("grossed $1,950 on 1,999 screens", []),
        ("31 February 2015", []),
        ("the 3rd of May 1999", ["1999-05-03"]),
        ("may be", []),
    ],
)
def test_dates_are_read_as_far_as_they_are_told(text, expected):
    assert dates(text) == expected


def test_a_date_without_a_year_takes_the_one_before():
    text = "on 22 april 2014 she came, but on 5 september she left"
    found = with_year_of(dates_in(prose(text), 0, len(text)), None)
    assert [str(one.date) for one in found] == ["2014-04-22", "2014-09-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 5 to 29 May 1943", "1943-05-05/1943-05-29"),
        ("from February 18 to April 2, 1957", "1957-02-18/1957-04-02"),
        ("between July and October 1921", "1921-07/1921-10"),
        ("May 5–29, 1943", "1943-05-05/1943-05-29"),
    ],
)
def test_intervals_are_read_whole(text, expected):
    assert [one[0] for one in intervals_in(prose(text), 0, len(text))] == [expected]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$552,506", 552506, "USD"), ("$1.2 million", 1200000, "USD"), ("£400,000", 400000, "GBP"), ("€3m", 3000000, "EUR"),
        ("₹1.5 crore", 15000000, "INR"), ("15 million dollars", 15000000, "USD"), ("US$3 million", 3000000, "USD"),
        ("HK$7,678,549", 7678549, "HKD"), ("$ 15 million", 15000000, "USD"), ("$0.29 million", 290000, "USD"),
    ],
)  # fmt: skip
def test_money_is_read_in_whole_units(text, amount, currency):
    (found,) = money_in(prose(text), 0, len(text))
    assert found.money is not None
    assert (found.money.amount, found.money.currency) == (amount, currency)


def test_a_range_an_estimate_and_a_lost_figure_are_told_apart():
    text = "about $15–20 million, then over $ <unk> million"
    ranged, lost = money_in(prose(text), 0, len(text))
    assert ranged.money is not None
    assert (ranged.money.low, ranged.money.high, ranged.money.approximate) == (15_000_000, 20_000_000, True)
    assert lost.money is None


def test_counts_are_neither_money_nor_percentages():
    text = "in 384 venues for $552,506, 71% of 1,117 and 6.04/10"
    assert [one[0] for one in counts_in(prose(text), 0, len(text))] == [384, 1117]
    assert (number_word("twelve"), number_word("1,000"), number_word("many")) == (12, 1000, None)


def test_an_aggregator_gives_share_average_and_count():
    assert scores(
        "On Rotten Tomatoes, the film has a 71% rating based on 117 reviews, with an average rating of 6.04/10. "
        'Metacritic reports 59 out of 100, based on 24 critics, indicating "mixed or average reviews".'
    ) == [("Rotten Tomatoes", 71.0, 100, 117), ("Rotten Tomatoes", 6.04, 10, 117), ("Metacritic", 59.0, 100, 24)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It holds a 98% approval rating on Rotten Tomatoes based on 40 reviews.",
            [("Rotten Tomatoes", 98.0, 100, 40)],
        ),
        ("Metacritic gives 78/100 from 34 critics.", [("Metacritic", 78.0, 100, 34)]),
        ("On Metacritic it has a score of 78 based on reviews from 20 critics.", [("Metacritic", 78.0, 100, 20)]),
        (
            'Audiences polled by CinemaScore gave it a grade of "B+" on an A+ to F scale.',
            [("CinemaScore", "B+", 0, None)],
        ),
        ("On Rotten Tomatoes it has a rating based on , with an average of .", [("Rotten Tomatoes", None, 0, None)]),
        ("Attendance fell by 71% in May.", []),
    ],
)
def test_scores_belong_to_the_source_that_is_named(text, expected):
    assert scores(text) == expected


def test_a_consensus_is_the_words_in_quotes():
    text = 'The site\'s critics consensus reads, "It moves and amuses in equal measure."'
    span = consensus_in(prose(text), 0, len(text))
    assert span is not None
    assert text[span.start : span.end] == "It moves and amuses in equal measure."


@given(st.text(alphabet="0123456789 $£%.,/-–abcmillionofMay Rotten Tomatoes", max_size=150))
def test_any_text_is_read_within_its_bounds(text):
    source = prose(text)
    for one in (
        *dates_in(source, 0, len(text)),
        *money_in(source, 0, len(text)),
        *figures_in(source, sentences(source)),
    ):
        assert 0 <= one.start <= one.end <= len(text)
    intervals_in(source, 0, len(text))
