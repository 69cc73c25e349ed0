"""Imports of one member that overlap are undone the last first; those that do not, in any order."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.imports import NOON, films, given, lantern, noon, ratings, table
from factories.whole_state import differences, state
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.exchange.handler import FILE, KEEP
from onesheet.exchange.models import Import
from onesheet.lists.models import ListItem
from onesheet.reviews.models import MemberFilm, Viewing

pytestmark = pytest.mark.django_db
DIARY = ("Date", "Name", "Year", "Letterboxd URI", "Rating", "Rewatch", "Tags", "Watched Date")
REVIEWS = (*DIARY[:6], "Review", *DIARY[6:])
_days = count(1)


@pytest.fixture
def ann():
    return MemberFactory(username="ann")


def taken_in(path, member, **more):
    """Take a file in, each a day after the other."""
    now = NOON + timedelta(days=next(_days))
    number = given(path, member, **more).pk
    services.apply(number=number, clock=lambda: now)
    return number


def undo(number):
    services.undo(number=number, by=None, clock=noon)


def here():
    """All that is there but the imports themselves, and the scores of days that are over."""
    return {name: rows for name, rows in state().items() if not name.startswith(("exchange.", "scorebook."))}


def a_list(folder, names, note=""):
    """Write an export that has a list."""
    rows = [f"{at},{name},1999,https://boxd.it/{name[-4:]},{note}" for at, name in enumerate(names, 1)]
    head = "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2020-01-01,Lamps,,https://boxd.it/lamps,Lit\n\n"
    (folder / "lists").mkdir(parents=True, exist_ok=True)
    text = head + "Position,Name,Year,URL,Description\n" + "\n".join(rows) + "\n"
    (folder / "lists" / "lamps.csv").write_text(text, encoding="utf-8")
    return folder


def an_export(folder, number, rating, days=1):
    """Write an export of a diary with reviews, and of a list."""
    seen = [
        ("2020-01-02", lantern(one), "1999", f"https://boxd.it/s{one:03}-{day}", rating, "", "oil", f"2020-01-{day + 1:02}")
        for one in range(number)
        for day in range(days)
    ]  # fmt: skip
    table(folder / "diary.csv", DIARY, seen)
    table(folder / "reviews.csv", REVIEWS, [(*one[:6], f"Bright, {rating}.", *one[6:]) for one in seen[:2]])
    return a_list(ratings(folder, number, rating=rating), [lantern(one) for one in range(number)])


@pytest.mark.parametrize("first", [KEEP, FILE])
@pytest.mark.parametrize("second", [KEEP, FILE])
def test_the_last_is_undone_first_and_nothing_is_left(tmp_path, ann, first, second):
    films(6)
    before = here()
    one = taken_in(an_export(tmp_path / "a", 4, "4"), ann, conflict=first)
    between = here()
    two = taken_in(an_export(tmp_path / "b", 6, "3", days=2), ann, conflict=second)
    after = here()

    with pytest.raises(Refusal, match=rf"Import {two} came later and changed \d of the same things; undo it first"):
        undo(one)
    assert not differences(after, here())
    assert Import.objects.get(pk=one).state == "done"

    undo(two)
    assert not differences(between, here())
    undo(one)
    assert not differences(before, here())
    with pytest.raises(Refusal, match="was undone before"):
        undo(one)


@pytest.mark.parametrize("first_is_first", [True, False])
def test_those_that_have_nothing_in_common_are_undone_in_any_order(tmp_path, ann, first_is_first):
    films(6)
    before = here()
    both = taken_in(ratings(tmp_path / "a", 3), ann), taken_in(ratings(tmp_path / "b", 3, first=3), ann)

    for number in both if first_is_first else reversed(both):
        undo(number)

    assert not differences(before, here())


def test_what_a_later_import_only_looked_at_is_no_hindrance(tmp_path, ann):
    films(3)
    one = taken_in(ratings(tmp_path / "a", 3), ann)
    taken_in(ratings(tmp_path / "b", 3), ann)

    undo(one)

    assert not MemberFilm.objects.exists()


def test_imports_of_others_are_no_hindrance(tmp_path, ann):
    films(2)
    one = taken_in(ratings(tmp_path / "a", 2), ann)
    taken_in(ratings(tmp_path / "b", 2, rating="2"), MemberFactory(username="ben"), conflict=FILE)

    undo(one)

    assert not MemberFilm.objects.filter(member=ann).exists()


def test_a_later_film_on_the_list_of_an_earlier_import_keeps_it(tmp_path, ann):
    films(3)
    before = here()
    one = taken_in(a_list(tmp_path / "a", [lantern(0), lantern(1)]), ann)
    two = taken_in(a_list(tmp_path / "b", [lantern(0), lantern(1), lantern(2)]), ann)

    with pytest.raises(Refusal, match=f"Import {two} came later and changed one of the same things"):
        undo(one)
    assert ListItem.objects.count() == 3

    undo(two)
    undo(one)
    assert not differences(before, here())


def test_a_later_review_of_a_viewing_keeps_it(tmp_path, ann):
    films(1)
    seen = ("2020-01-02", lantern(0), "1999", "https://boxd.it/s1", "", "", "", "2020-01-02")
    one = taken_in(table(tmp_path / "a" / "diary.csv", DIARY, [seen]).parent, ann)
    review = (*seen[:6], "Dim.", *seen[6:])
    two = taken_in(table(tmp_path / "b" / "reviews.csv", REVIEWS, [review]).parent, ann)

    with pytest.raises(Refusal, match=f"Import {two} came later"):
        undo(one)

    undo(two)
    undo(one)
    assert not Viewing.objects.exists()


def test_a_page_says_so_when_it_is_asked(tmp_path, ann):
    films(2)
    one = taken_in(ratings(tmp_path / "a", 2), ann)
    two = taken_in(ratings(tmp_path / "b", 2, rating="2"), ann, conflict=FILE)

    with pytest.raises(Refusal, match=f"Import {two} came later and changed 2 of the same things"):
        services.in_background(number=one, act="undo", by=ann, now=NOON)

    assert Import.objects.get(pk=one).act == ""


def test_a_later_import_that_is_not_at_its_end_comes_first(tmp_path, ann):
    films(2)
    one = taken_in(ratings(tmp_path / "a", 1), ann)
    two = given(ratings(tmp_path / "b", 1, first=1), ann).pk
    Import.objects.filter(pk=two).update(state="previewed", act="apply")

    with pytest.raises(Refusal, match=f"Import {two} is not taken in to its end"):
        undo(one)


def test_accounts_that_an_import_made_go_after_those_that_came_to_them(tmp_path, ann):
    FilmFactory(title="Tidewater", year=1994, shown=True)
    FilmFactory(title="Lowland", year=1995, shown=True)

    def crowd(folder, rows):
        table(
            folder / "movies.csv",
            ("movieId", "title", "genres"),
            [("1", "Tidewater (1994)", ""), ("2", "Lowland (1995)", "")],
        )
        return table(folder / "ratings.csv", ("userId", "movieId", "rating", "timestamp"), rows).parent

    one = taken_in(crowd(tmp_path / "a", [("1", "1", "4.0", "964982703")]), ann)
    two = taken_in(crowd(tmp_path / "b", [("1", "1", "4.0", "964982703"), ("1", "2", "3.0", "964982703")]), ann)

    with pytest.raises(Refusal, match=f"Import {two} came later"):
        undo(one)
    undo(two)
    undo(one)

    assert list(Member.objects.values_list("username", flat=True)) == ["ann"]
    assert not MemberFilm.objects.exists()
