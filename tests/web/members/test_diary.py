"""A member's diary, and their tags."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.members import SIGNED_IN, browser, busy, film_with_record, for_each_visibility, saw, stands, wrote
from onesheet.accounts.models import Member

QUERIES = 4


@pytest.fixture
def olga(db):
    return MemberFactory(username="olga", display_name="Olga Niemi")


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(("path", "more"), [("", 0), ("/2024", 0), ("/2024/1", 1), ("?tag=Winter", 1), ("?page=2", 0)])
def test_a_page_costs_the_same_for_one_and_for_thirty_entries(visit, olga, count, path, more):
    busy(olga, count)

    visit(f"/members/olga/diary{path}", queries=QUERIES + more)
    visit(f"/members/olga/diary{path}", queries=QUERIES + more + SIGNED_IN, by=browser(olga))


def test_entries_stand_by_month_newest_first_undated_ones_last(visit, olga):
    for number, date in enumerate(["2024-03-05", "2024-03-07", "2024-03", "2024", "2023-12-31", ""]):
        saw(olga, film_with_record(number), date)

    words = visit("/members/olga/diary").words

    expected = [
        "March 2024", "Harbour 001", "Harbour 000", "Harbour 002", "2024, month not known", "Harbour 003",
        "December 2023", "Harbour 004", "Date not known", "Harbour 005",
    ]  # fmt: skip
    found = [words.index(one) for one in expected]
    assert found == sorted(found), words
    assert "7 7 March 2024 Harbour 001 1961" in words


def test_an_entry_tells_all_it_has(visit, olga):
    film = film_with_record(1)
    viewing = saw(
        olga, film, rating=9, liked=True, rewatch=True, place="Kino Regina", format="cinema",
        companions=["Aino", "Bo", "Cy"], tags=("Winter", "pier"), note="Only for me.",
    )  # fmt: skip
    review = wrote(olga, film, viewing=viewing)

    page = visit("/members/olga/diary")

    assert "in a cinema, Kino Regina; with Aino, Bo and Cy Winter pier" in page.words
    assert "★★★★½ ♥ again Review" in page.words
    assert f"/reviews/{review.pk}" in page.links
    assert "/members/olga/diary?tag=winter" in page.links
    assert "Only for me" not in page.html
    assert f"/viewings/{viewing.pk}" not in page.links
    assert f"/viewings/{viewing.pk}" in visit("/members/olga/diary", by=browser(olga)).links


def test_a_review_that_is_not_for_the_viewer_leaves_no_mark(visit, olga):
    viewing = saw(olga, film_with_record(1))
    wrote(olga, viewing.film, viewing=viewing, visibility="followers")

    assert "Review" not in visit("/members/olga/diary").words.replace("Reviews", "")
    assert "Review" in visit("/members/olga/diary", by=browser(olga)).words.replace("Reviews", "")


def test_who_sees_which_entries(visit, olga):
    film = film_with_record(1)
    for_each_visibility(lambda visibility: saw(olga, film, f"2024-01-0{len(visibility)}", visibility=visibility))
    sees = {"visitor": 1, "stranger": 2, "follower": 3, "owner": 4}

    for who, member in stands(olga).items():
        if who in sees:
            page = visit("/members/olga/diary", by=browser(member) if member else None)
            assert page.html.count('<li class="entry h-entry"') == sees[who], who
            word = "entry" if sees[who] == 1 else "entries"
            assert f"{sees[who]} {word}" in page.words


def test_years_and_months_narrow_it(visit, olga):
    for number, date in enumerate(["2024-03-05", "2024", "2024-01", "2023-12-31", "2024-01-31", ""]):
        saw(olga, film_with_record(number), date)

    whole, year, month = (visit(f"/members/olga/diary{path}") for path in ("", "/2024", "/2024/1"))

    assert {"/members/olga/diary/2024", "/members/olga/diary/2023", "/members/olga/diary/2024/1"} <= set(whole.links)
    assert "6 entries" in whole.words
    assert "4 entries" in year.words
    assert "January 2024 2 entries" in month.words
    assert "Harbour 002" in month.words
    assert "Harbour 004" in month.words


@pytest.mark.parametrize("path", ["/0", "/1500", "/2024/0", "/2024/13", "/20240"])
def test_what_is_no_year_or_month_has_no_page(visit, olga, path):
    assert "No year or month has this address." in visit(f"/members/olga/diary{path}", status=404).words


def test_tags_narrow_it_however_they_are_written(visit, olga):
    saw(olga, film_with_record(1), tags=("Winter",))
    saw(olga, film_with_record(2))

    for tag in ("Winter", "winter", "WINTER!"):
        words = visit(f"/members/olga/diary?tag={tag}").words
        assert "1 entry with the tag" in words
        assert "Harbour 002" not in words
    assert "No entry of this diary" in visit("/members/olga/diary?tag=harvest").words


def test_it_is_paged_by_twenty_five(visit, olga):
    film = film_with_record(1)
    for number in range(26):
        saw(olga, film, f"20{number + 10:02}-01-01")

    first, second = visit("/members/olga/diary"), visit("/members/olga/diary?page=2")

    assert first.html.count('<li class="entry h-entry"') == 25
    assert second.html.count('<li class="entry h-entry"') == 1
    assert "January 2010" in second.words
    assert "/members/olga/diary?page=2" in first.links


def test_empty_diaries_say_what_to_do(visit, olga):
    assert "No entry of this diary is to be seen." in visit("/members/olga/diary").words
    assert "Your diary is empty. Open the page of a film" in visit("/members/olga/diary", by=browser(olga)).words
    saw(olga, film_with_record(1))
    assert "This diary has nothing of that time." in visit("/members/olga/diary/1999").words


def test_a_film_that_was_withdrawn_leaves_the_diary(visit, olga):
    saw(olga, film_with_record(1, shown=False))

    assert "Harbour" not in visit("/members/olga/diary").words


def test_withdrawn_films_leave_no_empty_page_at_the_end(visit, olga):
    film, gone = film_with_record(1), film_with_record(2, shown=False)
    for number in range(25):
        saw(olga, film, f"20{number + 10:02}-01-01")
    saw(olga, gone, "2001-01-01")

    page = visit("/members/olga/diary?page=2")

    assert "25 entries" in page.words
    assert page.html.count('<li class="entry h-entry"') == 25


@pytest.mark.parametrize("count", [1, 30])
def test_tags_cost_the_same_for_one_and_for_thirty(visit, olga, count):
    for number in range(count):
        saw(olga, film_with_record(number), tags=(f"tag {number}", "pier"))

    page = visit("/members/olga/tags", queries=2)

    assert f"pier {count}" in page.words
    assert "/members/olga/diary?tag=tag%200" in page.links


def test_tags_of_hidden_entries_are_not_told(visit, olga):
    saw(olga, film_with_record(1), tags=("winter",), visibility="me")

    assert "No entry of this diary carries a tag" in visit("/members/olga/tags").words
    assert "winter 1" in visit("/members/olga/tags", by=browser(olga)).words


def test_what_a_member_writes_is_escaped(visit, olga):
    bad = "<b onclick=x>"
    Member.objects.filter(pk=olga.pk).update(display_name=bad, place=bad)
    saw(olga, film_with_record(1), place=bad, companions=[bad], tags=(bad,))

    for path in ("", "/diary", "/tags", "/films", "/year/2024"):
        assert bad not in visit(f"/members/olga{path}").html
