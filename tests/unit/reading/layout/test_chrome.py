"""What stands on a page beside its own text, known by what it looks like; and lines that were wrapped."""

from __future__ import annotations

import pytest

from onesheet.reading.layout.chrome import find_chrome, is_chrome
from onesheet.reading.layout.dated import date_line
from onesheet.reading.layout.lines import page_lines
from onesheet.reading.layout.page import page_of
from onesheet.reading.prose.casing import prose

STORY = "The fog comes in at four and stays. Nobody on the pier says a word about it.\n\n"


def chrome_of(text):
    lines = page_lines(text)
    return [line.words for line, is_one in zip(lines, find_chrome(lines), strict=True) if is_one]


@pytest.mark.parametrize(
    "words",
    [
        "More from The Quay", "ALSO THIS WEEK", "You may also like", "Related posts", "Subscribe to Our Weekly Newsletter", "About Us", "© 2019 Quay Ltd",
        "All rights reserved", "Share this:", "Filed under: Boats", "Photos via Harbour Lights", "Photo: Kari Holm", "Skip to content",
        "Leave a comment", "12 comments", "Home | News | Reviews", "About · Help · Terms", "See all reviews", "Add to watchlist", "Load more",
        "https://example.org/trailer", "* * *", "Advertisement", "Most viewed", "Read more", "Sign up for the Saturday Letter", "5 min read",
        "Das könnte Sie auch interessieren", "À lire aussi",
    ],
)  # fmt: skip
def test_is_chrome_knows_lines_by_their_look(words):
    assert is_chrome(page_lines(words)[0])


@pytest.mark.parametrize(
    "words",
    [
        "Harbour Lights", "By Ines Marlow", "★★★½", "More than once I looked at the clock, and it looked back at me.", "Grade: B+",
        "You may also like the second half better than I did, for it has two good jokes and a dog in it.", "Director: Petra Halvorsen",
        "The News from Home (1977)", "Home is where the harbour is, says the pilot, and nobody laughs.",
    ],
)  # fmt: skip
def test_is_chrome_leaves_a_reviews_own_lines(words):
    assert not is_chrome(page_lines(words)[0])


def test_find_chrome_ends_a_list_where_running_text_sets_in_again():
    text = (
        STORY
        + "Related posts\n\nNight Boats: a review\n\n"
        + "After the box "
        + STORY.strip()
        + " "
        + STORY * 3
        + "©2020 Quay"
    )

    assert chrome_of(text) == ["Related posts", "Night Boats: a review", "©2020 Quay"]


def test_find_chrome_takes_everything_after_the_foot():
    text = STORY + "3 comments\n\n" + "Kari says: " + STORY + STORY

    assert len(chrome_of(text)) == 3


def test_find_chrome_takes_a_menu_that_runs_down_the_page():
    assert chrome_of("Menu\nNews\nReviews\nInterviews\n\n" + STORY) == ["Menu", "News", "Reviews", "Interviews"]


def test_find_chrome_leaves_a_call_to_subscribe_in_the_middle_a_single_line():
    text = STORY * 2 + "Subscribe to our newsletter\n\n" + STORY * 4

    assert chrome_of(text) == ["Subscribe to our newsletter"]


def test_page_lines_joins_what_was_wrapped_and_keeps_lists_apart():
    wrapped = (
        "The fog comes in at four and stays, and nobody on\nthe pier says a word about it until the boat has\ngone."
    )
    listed = "With: Anna Sund, Lena Voss, Olav Berg, Jon Vik, Kari Holm\nRunning time: 97 minutes"

    assert len(page_lines(wrapped)) == 1
    assert "on the pier" in page_lines(wrapped)[0].words
    assert len(page_lines(listed)) == 2


def test_page_lines_takes_bullets_and_marks_of_headings_off():
    item, heading = page_lines("  • A boat\n\n## The Verdict")

    assert (item.words, item.is_item) == ("A boat", True)
    assert (heading.words, heading.is_heading) == ("The Verdict", True)


def test_page_source_is_as_long_as_the_text_and_blanks_chrome():
    text = STORY + "More from The Quay\n\nKarl Oster directs again"

    page = page_of(text)

    assert len(page.source.text) == len(text)
    assert "Oster" not in page.source.text
    assert page.chrome_stretches == ((text.index("More"), len(text)),)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Published 12 March 2016", "2016-03-12"),
        ("March 12, 2016", "2016-03-12"),
        ("Thu 18 Jul 2013 21.30 BST", "2013-07-18"),
        ("2008-10-03", "2008-10-03"),
        ("Nov. 6", None),
        ("In 2016 nothing happened", None),
        ("Set on 12 March 2016 in Oslo", None),
    ],
)
def test_date_line_takes_a_line_that_only_dates(words, date):
    assert date_line(prose(words), page_lines(words)[0]) == date
