"""Printed marks are understood or left alone, and nothing raises."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.scales import LONGEST, REASONS, Mark, Unread, print_mark, read_mark, scale_named, value_of
from strategies.hostile import HOSTILE
from strategies.marks import NAMES, jumbles, scales_with_marks

declared = st.sampled_from(["", *NAMES, "no scale of ours"])


def understood(printed, scale=""):
    mark = read_mark(printed, scale)
    return (mark.scale, str(mark.mark.normalize())) if isinstance(mark, Mark) else mark.reason


@given(scales_with_marks())
def test_a_mark_that_is_printed_and_read_again_is_the_same_mark(drawn):
    scale, mark = drawn
    printed = print_mark(scale.id, mark)

    assert read_mark(printed, scale.id) == Mark(printed, scale.id, mark)


@pytest.mark.parametrize(
    ("printed", "scale", "mark"),
    [("Würfel 5", "dice", 5), ("Würfel: 5 von 6", "dice", 5), ("Tärningskast fyra", "dice", 4), ("Noppa 3", "dice", 3),
     ("Teningur 2", "dice", 2), ("4/5 getingar", "stars-5", 4), ("8/10 pistettä", "out-of-10", 8),
     ("5 stjörnur af 5", "stars-5", 5)],
)  # fmt: skip
def test_marks_of_german_and_nordic_papers(printed, scale, mark):
    assert read_mark(printed) == Mark(printed, scale, Decimal(mark))


@pytest.mark.parametrize("printed", ["5★", "5 stjörnur", "4 getingar", "4 plus"])
def test_marks_without_their_scale_stay_without_one(printed):
    assert read_mark(printed) == Unread(printed, "no-scale")


@given(scales_with_marks())
def test_a_printed_mark_says_its_scale_itself(drawn):
    scale, mark = drawn
    printed = print_mark(scale.id, mark)
    if scale.id == "stars-4-bomb" and printed != "BOMB":
        return

    assert read_mark(printed) == Mark(printed, scale.id, mark)


@given(st.one_of(jumbles, st.text(), st.sampled_from(HOSTILE)), declared)
def test_whatever_is_printed_is_a_mark_of_its_scale_or_has_a_reason(printed, scale):
    found = read_mark(printed, scale)

    assert found.printed == printed
    if isinstance(found, Unread):
        assert found.reason in REASONS
    else:
        assert scale_named(found.scale).has(found.mark)
        assert 0 <= value_of(found.scale, found.mark).hundredths <= 10_000
        again = print_mark(found.scale, found.mark)
        assert read_mark(again, found.scale) == Mark(again, found.scale, found.mark)


@given(st.integers(0, 130), st.integers(0, 999), st.integers(0, 1100), declared)
def test_the_short_way_and_the_long_way_agree(whole, thousandths, most, scale):
    short, long = f"{whole}.{thousandths:03}/{most}", f" {whole}.{thousandths:03} / {most} "

    assert understood(short, scale) == understood(long, scale)


@given(jumbles)
def test_space_around_a_mark_says_nothing(printed):
    padded = f"  {printed}\n"
    if len(padded) > LONGEST:
        return

    assert understood(padded) == understood(printed)


@pytest.mark.parametrize("text", ["4/5" + " " * 100_000, "1" * 100_000, "★" * 101, "(" * 100_000, "4 of " * 20_000])
def test_what_is_longer_than_a_mark_is_left_without_a_look(text):
    assert read_mark(text) == Unread(text, "too-long")


@pytest.mark.parametrize(
    ("printed", "scale", "mark"),
    [
        ("3½/5", "stars-5", "3.5"), ("3 1/2 out of 4", "stars-4", "3.5"), ("3 1/2/4", "stars-4", "3.5"),
        ("2,5/5", "stars-5", "2.5"), ("3.75/5.0", "stars-5", "3.75"), ("７／１０", "out-of-10", "7"),
        ("1/2 out of 4", "stars-4", "0.5"), ("***/****", "stars-4", "3"), ("** ½ (out of ****)", "stars-4", "2.5"),
        ("4*/5", "stars-5", "4"), ("★ 3/5", "stars-5", "3"), ("★★★½☆", "stars-5", "3.5"), ("★★★☆", "stars-4", "3"),
        ("♥♥♥♥♡♡", "out-of-6", "4"), ("★★★½☆ (3.5/5)", "stars-5", "3.5"), ("*** (3/5)", "stars-5", "3"),
        ("half a star out of four", "stars-4", "0.5"), ("4 von 6 Punkten", "out-of-6", "4"), ("4 sur 5", "stars-5", "4"),
        ("7 z 10", "out-of-10", "7"), ("8 on a scale of 0 to 10", "out-of-10", "8"), ("9.352969/10", "out-of-10", "9.353"),
        ("85 pour cent", "percent", "85"), ("a−", "letters", "11"), ("A‐minus", "letters", "11"), ("F+", "letters", "1"),
        ("👍🏽", "thumbs", "1"), ("Two thumbs up!", "two-thumbs", "2"), ("👍👎", "two-thumbs", "1"),
        ("die throw 4", "dice", "4"), ("Terningkast 4 av 6", "dice", "4"), ("⚀", "dice", "1"),
        ("Schulnote 2-3", "school", "2.5"), ("Note: 2+ (gut)", "school", "1.7"), ("Note 1,3 (sehr gut)", "school", "1.3"), ("Note: gut", "school", "2"),
        ("zero and a half of 5", "stars-5", "0.5"), ("3 and a half out of 4", "stars-4", "3.5"), ("3.5-out-of-4", "stars-4", "3.5"),
        ("4点/5点", "stars-5", "4"), ("⚃ (4)", "dice", "4"), ("BOMB", "stars-4-bomb", "-0.5"),
        ("low -1 (−4 to +4)", "plus-minus-4", "-1.25"), ("no stars", "no-stars", "0"), ("-0 stars", "no-stars", "0"), ("A—", "letters", "11"), ("4️⃣/5", "stars-5", "4"),
        ("🌕🌕🌗🌑🌑", "stars-5", "2.5"), ("high +2 out of −4…+4", "plus-minus-4", "2.25"), ("50 out of 50", "out-of-50", "5E+1"),
    ],
)  # fmt: skip
def test_a_mark_is_understood(printed, scale, mark):
    assert understood(printed) == (scale, mark)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("", "none"), (" \t", "none"), ("N/A", "none"), ("—", "none"), ("4", "no-scale"), ("***", "no-scale"),
        ("★★★½", "no-scale"), ("four stars", "no-scale"), ("1/2 star", "no-scale"), ("Note 2", "no-scale"),
        ("2-", "no-scale"), ("2 minus", "no-scale"), ("10/8", "beyond"), ("three or four stars", "two-marks"), ("high +2", "no-scale"), ("6/5", "beyond"), ("-1/5", "beyond"), ("105%", "beyond"),
        ("5.0001/5", "beyond"), ("Schulnote 1+", "beyond"), ("high +4 (-4 to +4)", "beyond"),
        ("terningkast 4,5", "off-step"), ("1/2", "ambiguous"), ("50/50", "ambiguous"), ("50 / 50", "ambiguous"), ("☆☆☆", "ambiguous"),
        ("B+/A-", "ambiguous"), ("one thumb up", "ambiguous"), ("4/5 (B+)", "two-marks"), ("3.5.5", "broken-number"),
        ("1/5/2009", "broken-number"), ("7+/10", "broken-number"), ("C=", "unknown-letter"), ("F-", "unknown-letter"),
        ("E", "unknown-letter"), ("T", "unknown-letter"), ("0/0", "unknown-scale"), ("3/4.5", "unknown-scale"),
        ("3/2009", "unknown-scale"), ("8 on a scale of 1 to 10", "unknown-scale"), ("+1 (-3 to +3)", "unknown-scale"),
        ("Big Screen Watch", "words"), ("no", "words"), ("4²/5", "words"),
        ("1/2①", "words"), ("5/4\u202e", "words"), ("** %", "words"), ("no/10", "words"), ("★ zone", "words"),
        ("Rated R", "words"), ("2±4", "words"), ("A — great", "words"), ("+1/2", "ambiguous"), ("1/2 points", "ambiguous"),
        ("3-4-4", "broken-number"), ("schulnote ★★", "words"), ("no stars for me", "words"),
    ],
)  # fmt: skip
def test_a_mark_is_left_as_printed_with_the_reason(printed, reason):
    assert understood(printed) == reason


@pytest.mark.parametrize(
    ("printed", "declared", "found"),
    [
        ("4", "stars-5", ("stars-5", "4")), ("★★★½", "stars-4", ("stars-4", "3.5")), ("four", "stars-4", ("stars-4", "4")),
        ("**½", "stars-4-bomb", ("stars-4-bomb", "2.5")), ("2.5/4", "stars-4-bomb", ("stars-4-bomb", "2.5")),
        ("4", "dice", ("dice", "4")), ("4/6", "dice", ("dice", "4")), ("4/6", "stars-5", ("out-of-6", "4")),
        ("2-", "school", ("school", "2.3")), ("gut", "school", ("school", "2")), ("2/6", "school", "ambiguous"),
        ("85", "percent", ("percent", "85")), ("85 points", "out-of-100", ("out-of-100", "85")),
        ("***", "out-of-100", "no-scale"), ("3", "letters", "no-scale"), ("high +2", "plus-minus-4", ("plus-minus-4", "2.25")),
        ("up", "thumbs", ("thumbs", "1")), ("one thumb up", "two-thumbs", ("two-thumbs", "1")),
        ("1/2", "two-thumbs", ("two-thumbs", "1")), ("1/2", "stars-4", "ambiguous"), ("½", "stars-4", ("stars-4", "0.5")),
        ("ZERO STARS", "stars-4", ("stars-4", "0")), ("ZERO STARS", "letters", ("no-stars", "0")),
        ("no", "recommendation", ("recommendation", "0")), ("no", "stars-4", "words"), ("8", "stars-5", "beyond"),
        ("4", "no scale of ours", "no-scale"), ("B+", "stars-4", ("letters", "1E+1")), ("3/4", "stars-5", ("stars-4", "3")),
    ],
)  # fmt: skip
def test_a_declared_scale_is_for_what_prints_none(printed, declared, found):
    assert understood(printed, declared) == found
