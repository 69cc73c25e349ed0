"""What others have a part in stays when an import is undone; what they would see is not taken in from who may not publish."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from factories.taking_in import look, order, row, take, take_back, told
from factories.whole_state import differences, state
from onesheet.accounts.models import Member
from onesheet.exchange.handler import FILE
from onesheet.exchange.pure.rows import Enlist, Fate, OpenList, View, Write
from onesheet.lists.models import FilmList, ListEditor, ListItem, Participant
from onesheet.moderation.models import WordRule
from onesheet.reviews.models import Review, ReviewLike, Viewing

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
LIST = (OpenList("l", "Sea", "Of water."), ""), (Enlist("l", 1, "Salt."), "The Tide"), (Enlist("l", 2), "The Pier")


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.fixture(autouse=True)
def films():
    return [FilmFactory(title=title, year=2014, shown=True) for title in ("The Tide", "The Pier")]


def rows(*some):
    return [row(deed, title) for deed, title in some]


def challenge(made, other):
    FilmList.objects.filter(pk=made.pk).update(is_challenge=True, goal=2)


def by_a_rule(made, other):
    FilmList.objects.filter(pk=made.pk).update(is_challenge=True, rule={"decade": 2010})


def joined(made, other):
    challenge(made, other)
    Participant.objects.create(list=made, member=other, at=NOON)


def edited(made, other):
    ListEditor.objects.create(list=made, member=other, at=NOON)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (challenge, "is a challenge by now"),
        (by_a_rule, "is a challenge by now"),
        (joined, "is a challenge that somebody takes part in"),
        (edited, "has other editors by now"),
    ],
)
@pytest.mark.parametrize("size", [1, 3])
def test_a_list_that_others_have_a_part_in_stays_with_its_films(olga, part, words, size):
    asked = order(olga)
    done = take(asked, rows(*LIST))
    part(FilmList.objects.get(), MemberFactory())
    before = state()

    said = {one for start in range(3 - size, -1, -size) for one in take_back(asked, done[start : start + size])}

    assert said == {f"The list “Sea” {words}; it stays with its films."}
    assert not differences(before, state())


def test_a_list_that_others_only_copied_goes(olga):
    asked = order(olga)
    done = take(asked, rows(*LIST))
    copy = FilmList.objects.create(
        member=MemberFactory(), name="Sea", cloned_from=FilmList.objects.get(), made_at=NOON, changed_at=NOON
    )

    assert take_back(asked, done) == []
    assert list(FilmList.objects.values_list("pk", "cloned_from")) == [(copy.pk, None)]


def test_a_review_that_others_like_stays_with_its_viewing(olga):
    asked = order(olga)
    done = take(asked, rows((View("a", "2020-01-02"), "The Tide"), (Write("a", "Salt."), "The Tide")))
    ReviewLike.objects.create(review=Review.objects.get(), member=MemberFactory(), at=NOON)

    said = take_back(asked, done)

    assert said[0] == "Others like your review of The Tide (2014); it stays."
    assert Review.objects.get().viewing == Viewing.objects.get()
    assert ReviewLike.objects.count() == 1


def test_a_review_put_back_keeps_its_viewing(olga):
    take(order(olga), rows((Write("a", "Salt.", "2020-01-02"), "The Tide")))
    before, asked = state(), order(olga, conflict=FILE, now=LATER)

    done = take(asked, rows((Write("a", "Brine.", "2020-01-02"), "The Tide")))

    assert done[0].fate is Fate.CHANGED
    assert take_back(asked, done) == []
    assert not differences(before, state())


def settled(asked, *some):
    """Take rows in; a look foretells them."""
    foretold = look(asked, rows(*some))
    done = take(asked, rows(*some))
    assert told(done) == told(foretold)
    return done


def test_a_silenced_member_changes_nothing_that_others_see(olga):
    take(order(olga), rows(*LIST, (View("a", "2020-01-02"), "The Tide")))
    Member.objects.filter(pk=olga.pk).update(silenced_until=LATER + timedelta(days=1))
    before = state()

    changed = (Enlist("l", 1, "Loud."), "The Tide"), (View("a", "2020-01-02", tags=("loud",), place="Loud"), "The Tide")
    done = settled(order(olga, conflict=FILE, now=LATER), *changed)

    assert {one.fate for one in done} == {Fate.REFUSED}
    assert all("has silenced this account" in one.sentence for one in done)
    assert not differences(before, state())


def test_a_silenced_member_changes_what_nobody_else_sees(olga):
    Member.objects.filter(pk=olga.pk).update(entry_visibility="me", silenced_until=LATER + timedelta(days=1))
    take(order(olga), rows(*LIST, (View("a", "2020-01-02"), "The Tide")))

    changed = (Enlist("l", 1, "Soft."), "The Tide"), (View("a", "2020-01-02", tags=("soft",)), "The Tide")
    done = settled(order(olga, conflict=FILE, now=LATER), *changed)

    assert {one.fate for one in done} == {Fate.CHANGED}
    assert ListItem.objects.get(position=1).note == "Soft."


def test_a_silenced_member_notes_for_themselves_beside_a_public_viewing(olga):
    take(order(olga), rows((View("a", "2020-01-02"), "The Tide")))
    Member.objects.filter(pk=olga.pk).update(silenced_until=LATER + timedelta(days=1))

    settled(order(olga, conflict=FILE, now=LATER), (View("a", "2020-01-02", note="Mine."), "The Tide"))

    assert Viewing.objects.get().note == "Mine."


def test_a_newcomers_changed_note_waits_for_a_moderator(olga):
    WordRule.objects.create(kind="word", pattern="pills", then="hold", made_by=olga, made_at=NOON)
    take(order(olga), rows(*LIST))
    before, asked = state(), order(olga, conflict=FILE, now=LATER)

    done = settled(asked, (Enlist("l", 1, "Cheap pills."), "The Tide"))

    assert "A moderator looks at it" in done[0].sentence
    assert FilmList.objects.get().hidden_at == LATER
    assert take_back(asked, done) == []
    assert not differences(before, state())


def test_a_newcomers_changed_note_is_refused_where_the_rule_says_so(olga):
    WordRule.objects.create(kind="word", pattern="pills", then="refuse", made_by=olga, made_at=NOON)
    take(order(olga), rows(*LIST))
    before = state()

    done = settled(order(olga, conflict=FILE, now=LATER), (Enlist("l", 1, "Cheap pills."), "The Tide"))

    assert done[0].fate is Fate.REFUSED
    assert not differences(before, state())
