"""What moderators do about one thing or member, and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.moderation import ReportFactory, comment, film_list, rated, review, with_role
from factories.sources import NOON
from onesheet.accounts.models import Member, Notice, Role
from onesheet.accounts.services import Refusal, may_write
from onesheet.accounts.services.standing import FOR_GOOD, why_closed
from onesheet.lists.models import FilmList, ListItem
from onesheet.moderation.models import Act, Report
from onesheet.moderation.services import act, end_suspensions, report, undo
from onesheet.moderation.services.kept import keep
from onesheet.reviews.models import Activity, Comment, FilmTally, Review, ReviewLike, ReviewText

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=5)
WEEK = NOON + timedelta(days=7)


@pytest.fixture
def mo():
    return with_role("mo", Role.MODERATOR)


@pytest.fixture
def ben():
    return MemberFactory(username="ben")


def rows_of(thing) -> dict:
    return keep([type(thing).objects.get(pk=thing.pk)])


def do(kind, thing, by, target="review", until=None):
    return act(by=by, kind=kind, target=target, number=thing.pk, reason="It is spam.", until=until, now=LATER)


def test_report_keeps_what_was_said_and_tells_moderators_once(mo, ben):
    said = review(MemberFactory(username="spam"), text="Buy lamps.")

    made = report(by=ben, target="review", number=said.pk, reason="spam", text=" Lamps. ", now=NOON)

    assert (made.quoted, made.text, made.member.username) == ("Buy lamps.", "Lamps.", "spam")
    assert [notice.member for notice in Notice.objects.filter(kind="report")] == [mo]
    with pytest.raises(Refusal, match="already"):
        report(by=ben, target="review", number=said.pk, reason="abuse", text="", now=LATER)
    report(by=MemberFactory(username="cy"), target="review", number=said.pk, reason="spam", text="", now=LATER)
    assert Report.objects.count() == 2
    assert Notice.objects.filter(kind="report").count() == 1


def test_what_one_made_or_cannot_see_is_not_reported(ben):
    own = review(ben)
    hidden = review(MemberFactory(username="cy"), hidden_at=NOON)
    private = film_list(MemberFactory(username="cy"), visibility="me")

    for target, number in (
        ("review", own.pk),
        ("review", hidden.pk),
        ("list", private.pk),
        ("member", ben.pk),
        ("x", 1),
    ):
        with pytest.raises(Refusal):
            report(by=ben, target=target, number=number, reason="spam", text="", now=NOON)

    assert not Report.objects.exists()


@pytest.mark.parametrize("target", ["review", "comment", "list"])
def test_hidden_thing_is_shown_again_exactly(mo, ben, target):
    said = review(ben)
    thing = {"review": lambda: said, "comment": lambda: comment(ben, said), "list": lambda: film_list(ben)}[target]()
    opened = ReportFactory(target=target, target_id=thing.pk, member=ben)
    before, feed = rows_of(thing), list(Activity.objects.values_list("kind", "shown"))

    made = do("hide", thing, mo, target)

    thing.refresh_from_db()
    opened.refresh_from_db()
    assert thing.hidden_at == LATER
    assert (opened.closed_at, opened.closed_by) == (LATER, mo)
    told = Notice.objects.get(member=ben)
    assert (told.kind, told.by, told.words["reason"], told.words["act"]) == ("moderation", None, "It is spam.", "hide")
    undo(by=mo, act=made.pk, now=LATER)
    opened.refresh_from_db()
    assert rows_of(thing) == before
    assert list(Activity.objects.values_list("kind", "shown")) == feed
    assert opened.closed_at is None
    assert not Notice.objects.filter(member=ben, kind="moderation").exists()


def test_profile_is_emptied_and_given_back(mo):
    ben = MemberFactory(username="ben", display_name="Cheap lamps", about="Lamps.", website="https://lamps.example")

    made = do("hide", ben, mo, "member")

    ben.refresh_from_db()
    assert (ben.display_name, ben.about, ben.website) == ("", "", "")
    undo(by=mo, act=made.pk, now=LATER)
    ben.refresh_from_db()
    assert (ben.display_name, ben.about, ben.website) == ("Cheap lamps", "Lamps.", "https://lamps.example")


@pytest.mark.parametrize("answered", [False, True])
def test_deleted_review_is_made_again_with_all_that_hung_on_it(mo, ben, answered):
    cy = MemberFactory(username="cy")
    said = review(ben, text="Buy lamps.", rating=7, likes=1)
    ReviewLike.objects.create(review=said, member=cy, at=NOON)
    ReviewText.objects.create(review=said, text="Buy.", html="", spoilers=False, until=NOON)
    if answered:
        comment(cy, said)

    def everything():
        tables = (Review, ReviewText, ReviewLike, Comment, Activity, FilmTally)
        return [list(table.objects.order_by("pk").values()) for table in tables]

    before = everything()

    made = do("delete", said, mo)

    assert Review.objects.filter(text="Buy lamps.").count() == 0
    assert Review.objects.exists() is answered
    assert FilmTally.objects.get().reviews == 0
    undo(by=mo, act=made.pk, now=LATER)
    assert everything() == before


def test_deleted_comment_is_made_again(mo, ben):
    said = review(MemberFactory(username="cy"))
    first = comment(MemberFactory(username="cy"), said, erased_at=NOON)
    answer = comment(ben, said, parent=first)
    said.comments_count = 1
    said.save()
    before = [list(table.objects.order_by("pk").values()) for table in (Review, Comment)]

    made = do("delete", answer, mo, "comment")

    assert not Comment.objects.filter(pk=answer.pk).exists()
    undo(by=mo, act=made.pk, now=LATER)
    assert [list(table.objects.order_by("pk").values()) for table in (Review, Comment)] == before


def test_deleted_list_is_made_again(mo, ben):
    made = film_list(ben)
    ListItem.objects.create(list=made, film=FilmFactory(), position=1, note="First.", added_by=ben, added_at=NOON)
    copy = film_list(MemberFactory(username="cy"), cloned_from=made)
    before = [list(table.objects.order_by("pk").values()) for table in (FilmList, ListItem)]

    done = do("delete", made, mo, "list")

    assert list(FilmList.objects.all()) == [copy]
    undo(by=mo, act=done.pk, now=LATER)
    assert [list(table.objects.order_by("pk").values()) for table in (FilmList, ListItem)] == before


def test_silenced_member_writes_nothing_until_then(mo, ben):
    made = do("silence", ben, mo, "member", until=WEEK)

    ben.refresh_from_db()
    with pytest.raises(Refusal, match="2024-05-11"):
        may_write(by=ben, now=LATER)
    may_write(by=ben, now=WEEK)
    undo(by=mo, act=made.pk, now=LATER)
    ben.refresh_from_db()
    assert ben.silenced_until is None


def test_suspended_member_is_signed_out_and_counts_nowhere_until_the_time_is_over(mo, ben):
    film = FilmFactory()
    rated(ben, film)
    said = review(MemberFactory(username="cy"), film, likes=1)
    ReviewLike.objects.create(review=said, member=ben, at=NOON)
    comment(ben, said)
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(ben)
        key = browser.session.session_key
        UserSession.objects.create(user=ben, session_key=key, ip="127.0.0.1", user_agent="A browser")
    other = Client()
    other.force_login(mo)

    do("suspend", ben, mo, "member", until=WEEK)

    ben.refresh_from_db()
    said.refresh_from_db()
    assert (ben.is_active, ben.suspended_until) == (False, WEEK)
    assert FilmTally.objects.get(film=film).half_8 == 0
    assert (said.likes, said.comments_count) == (0, 0)
    assert [session.pk for session in Session.objects.all()] == [other.session.session_key]
    assert why_closed(ben, LATER) == (
        "A moderator has suspended this account until 2024-05-11 12:00 UTC. The reason given: It is spam."
    )
    assert end_suspensions(now=WEEK - timedelta(seconds=1)) == 0
    assert end_suspensions(now=WEEK) == 1
    ben.refresh_from_db()
    said.refresh_from_db()
    assert (ben.is_active, ben.suspended_until) == (True, None)
    assert FilmTally.objects.get(film=film).half_8 == 1
    assert (said.likes, said.comments_count) == (1, 1)
    assert why_closed(ben, WEEK) == ""


def test_suspension_for_good_never_ends_and_can_be_undone_and_lifted(mo, ben):
    made = do("suspend", ben, mo, "member")

    ben.refresh_from_db()
    assert ben.suspended_until == FOR_GOOD
    assert end_suspensions(now=NOON + timedelta(days=36_500)) == 0
    assert "for good" in why_closed(ben, LATER)
    lifted = do("lift", ben, mo, "member")
    ben.refresh_from_db()
    assert (ben.is_active, ben.suspended_until) == (True, None)
    with pytest.raises(Refusal, match="later act"):
        undo(by=mo, act=made.pk, now=LATER)
    undo(by=mo, act=lifted.pk, now=LATER)
    ben.refresh_from_db()
    assert (ben.is_active, ben.suspended_until) == (False, FOR_GOOD)
    undo(by=mo, act=made.pk, now=LATER)
    ben.refresh_from_db()
    assert (ben.is_active, ben.suspended_until) == (True, None)


def test_account_that_waits_does_not_come_in_when_its_suspension_ends(mo):
    wim = MemberFactory(username="wim", is_active=False, waiting_since=NOON)

    do("suspend", wim, mo, "member", until=WEEK)
    end_suspensions(now=WEEK)

    wim.refresh_from_db()
    assert (wim.is_active, wim.suspended_until) == (False, None)


def test_text_held_by_a_rule_is_shown_or_stays_hidden(mo, ben):
    held = review(ben, hidden_at=NOON)

    shown = do("show", held, mo)
    held.refresh_from_db()
    assert held.hidden_at is None
    undo(by=mo, act=shown.pk, now=LATER)
    held.refresh_from_db()
    assert held.hidden_at == NOON
    hidden = do("hide", held, mo)
    undo(by=mo, act=hidden.pk, now=LATER)
    held.refresh_from_db()
    assert held.hidden_at == NOON


def test_dismissed_reports_are_opened_again(mo, ben):
    said = review(ben)
    ReportFactory.create_batch(3, target_id=said.pk, member=ben)

    made = do("dismiss", said, mo)

    assert not Report.objects.filter(closed_at=None).exists()
    assert not Notice.objects.filter(member=ben).exists()
    with pytest.raises(Refusal, match="open"):
        do("dismiss", said, mo)
    undo(by=mo, act=made.pk, now=LATER)
    assert Report.objects.filter(closed_at=None, closed_by=None).count() == 3


def test_reports_of_what_is_gone_can_be_dismissed(mo, ben):
    said = review(ben)
    ReportFactory(target_id=said.pk, member=ben)
    number = said.pk
    Activity.objects.all().delete()
    said.delete()

    act(by=mo, kind="dismiss", target="review", number=number, reason="Gone.", now=LATER)

    assert not Report.objects.filter(closed_at=None).exists()


def test_nobody_acts_on_themselves_or_above_themselves(mo, ben):
    otto = with_role("otto", Role.OPERATOR)
    mia = with_role("mia", Role.MODERATOR)
    for by, on in ((mo, mo), (mo, mia), (mo, otto), (otto, otto), (ben, mia)):
        with pytest.raises(Refusal):
            do("warn", on, by, "member")
    do("warn", mo, otto, "member")
    do("suspend", mia, otto, "member")
    with pytest.raises(Refusal):
        do("lift", mia, mo, "member")

    assert Act.objects.count() == 2


def test_act_needs_a_reason_and_is_undone_once(mo, ben):
    said = review(ben)
    for reason in ("", "  ", "x" * 501):
        with pytest.raises(Refusal, match="reason"):
            act(by=mo, kind="hide", target="review", number=said.pk, reason=reason, now=LATER)
    with pytest.raises(Refusal, match="future"):
        do("silence", ben, mo, "member", until=NOON)
    made = do("warn", said, mo)
    undo(by=mo, act=made.pk, now=LATER)

    with pytest.raises(Refusal, match="already"):
        undo(by=mo, act=made.pk, now=LATER)
    with pytest.raises(Refusal, match="no such"):
        undo(by=mo, act=made.pk + 1, now=LATER)
    assert Member.objects.get(pk=ben.pk).is_active
