"""The page of what a member is told, and the link that ends mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import browser, wrote
from factories.reviews import comment
from factories.sources import NOON
from onesheet.accounts.models import Notice
from onesheet.accounts.queries.notices import unseen_count
from onesheet.accounts.services.notice_mail import unsubscribe_token
from onesheet.accounts.services.notices import notify
from onesheet.accounts.services.ties import block, follow, mute
from onesheet.lists.models import FilmList, ListEditor

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.fixture
def ida():
    return MemberFactory(username="ida")


@pytest.fixture
def review(olga):
    return wrote(olga, FilmFactory(title="The Tide"))


def tell(to, kind, by=None, about="", **words):
    notify(to=to, kind=Notice.Kind(kind), by=by, about=about, now=NOON, words=words)


def test_each_kind_is_a_sentence_that_leads_to_the_thing(visit, olga, ida, review):
    said = comment(review, ida)
    answer = comment(review, MemberFactory(username="ben"), parent=said)
    made = FilmList.objects.create(member=ida, name="Harbours", made_at=NOON, changed_at=NOON)
    ListEditor.objects.create(list=made, member=olga, at=NOON)
    Notice.objects.all().delete()
    follow(by=ida, of=olga, now=NOON)
    tell(olga, "comment", ida, f"comment:{said.pk}")
    tell(olga, "reply", ida, f"comment:{answer.pk}")
    tell(olga, "like", ida, f"review:{review.pk}")
    tell(olga, "list", ida, f"list:{made.pk}")
    tell(olga, "challenge", None, f"list:{made.pk}")
    tell(olga, "report", None, "review:4")
    tell(olga, "account", MemberFactory(username="wim", is_active=False), "member:7")

    page = visit("/notices", by=browser(olga))

    for sentence in (
        "Ida follows you.", "Ida wrote to your review of The Tide.", "Ida answered your comment on The Tide.",
        "Ida likes your review of The Tide.", "Ida asks you to edit the list Harbours.",
        "You reached the goal of the challenge Harbours.", "Something was reported and waits for a moderator.",
        "Wim asks for an account here.",
    ):  # fmt: skip
        assert sentence in page.words
    for address in (
        "/members/ida",
        f"/reviews/{review.pk}",
        f"/reviews/{review.pk}/comments/{said.pk}",
        f"/lists/{made.pk}",
    ):
        assert address in page.links


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"act": "hide", "thing": "review", "name": "The Tide", "reason": "Spam."}, "A moderator hid your review of The Tide. The reason given: Spam."),
        ({"act": "silence", "thing": "member", "until": "2024-06-01T12:00:00+00:00"}, "A moderator silenced your account. This holds until 1 June 2024."),
        ({"act": "warn", "thing": "list", "name": "Piers"}, "A moderator warns you about your list Piers."),
        ({"act": "other"}, "A moderator made a decision about your account."),
        ({}, "A moderator made a decision about your account."),
    ],
)  # fmt: skip
def test_a_decision_is_told_with_its_reason(visit, olga, words, sentence):
    tell(olga, "moderation", None, "act:1", **words)

    assert sentence in visit("/notices", by=browser(olga)).words


def test_new_ones_are_marked_and_seen_once_they_were_shown(visit, olga, ida):
    follow(by=ida, of=olga, now=NOON)
    by = browser(olga)
    assert unseen_count(olga.pk) == 1

    assert "new Ida follows you." in visit("/notices", by=by).words
    seen = Notice.objects.get().seen_at
    assert unseen_count(olga.pk) == 0

    assert "new Ida" not in visit("/notices", by=by).words
    assert Notice.objects.get().seen_at == seen


def test_a_look_at_the_head_alone_sees_nothing(olga, ida):
    follow(by=ida, of=olga, now=NOON)

    browser(olga).head("/notices")

    assert unseen_count(olga.pk) == 1


def test_what_is_gone_hidden_or_blocked_drops_out(visit, olga, ida, review):
    ben, mo, ann = (MemberFactory(username=name) for name in ("ben", "mo", "ann"))
    said = comment(review, ida)
    Notice.objects.all().delete()
    tell(olga, "comment", ida, f"comment:{said.pk}")
    tell(olga, "comment", ida, "comment:999999")
    tell(olga, "like", ben, f"review:{review.pk}")
    tell(olga, "like", mo, f"review:{review.pk}")
    tell(olga, "like", ann, f"review:{review.pk}")
    type(said).objects.update(hidden_at=NOON)
    block(by=olga, of=ben, now=NOON)
    mute(by=olga, of=mo, now=NOON)
    type(ann).objects.filter(pk=ann.pk).update(is_active=False)

    page = visit("/notices", by=browser(olga))

    assert "The Tide" not in page.words
    assert unseen_count(olga.pk) == 0


def test_notices_of_others_are_neither_shown_nor_seen(visit, olga, ida):
    follow(by=olga, of=ida, now=NOON)

    assert "You have no notices." in visit("/notices", by=browser(olga)).words
    assert unseen_count(ida.pk) == 1


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_of_notices_costs_ten_queries(visit, olga, review, count):
    for number in range(count):
        tell(olga, "like", MemberFactory(username=f"m{number}"), f"review:{review.pk}")

    # Session, member, two for the page, three for what it is about, marking as seen, the bar's two.
    visit("/notices", by=browser(olga), queries=10)
    visit("/notices", by=browser(olga), queries=9)


def test_notices_are_paged_and_can_all_be_taken_as_seen(visit, olga, review):
    for number in range(65):
        notify(
            to=olga, kind=Notice.Kind.LIKE, by=MemberFactory(username=f"m{number}"), about=f"review:{review.pk}",
            now=NOON + timedelta(minutes=number),
        )  # fmt: skip
    by = browser(olga)

    first = visit("/notices", by=by)
    assert "M64 likes" in first.words
    assert "Page 1 of 3" in first.words
    assert "M4 likes" in visit("/notices?page=3", by=by).words
    assert unseen_count(olga.pk) == 30

    assert by.post("/notices/seen")["Location"] == "/notices"
    assert unseen_count(olga.pk) == 0


def test_no_more_than_a_hundred_are_counted(olga):
    ben = MemberFactory()
    Notice.objects.bulk_create(
        Notice(member=olga, kind="like", by=ben, about=f"review:{number}", made_at=NOON) for number in range(140)
    )

    assert unseen_count(olga.pk) == 100


def test_the_link_of_a_letter_asks_first_and_then_ends_all_mail(visit, olga):
    type(olga).objects.filter(pk=olga.pk).update(notice_choices={"like": "mail", "follow": "none", "reply": "mail"})
    Notice.objects.create(member=olga, kind="like", about="review:1", made_at=NOON, mail=True)
    path = f"/unsubscribe/{unsubscribe_token(member=olga)}"

    assert "End mail of notices?" in visit(path).words
    olga.refresh_from_db()
    assert olga.notice_choices["like"] == "mail"

    strict = Client(enforce_csrf_checks=True)  # a mail program posts without a session and a form token
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200

    olga.refresh_from_db()
    assert olga.notice_choices == {"like": "page", "follow": "none", "reply": "page"}
    assert not Notice.objects.get().mail


@pytest.mark.parametrize("token", ["x", "1:2:3", "WzFd:1abc:def"])
def test_a_link_that_was_not_made_here_ends_nothing(visit, olga, token):
    type(olga).objects.filter(pk=olga.pk).update(notice_choices={"like": "mail"})

    visit(f"/unsubscribe/{token}", status=404)
    assert Client().post(f"/unsubscribe/{token}").status_code == 404

    olga.refresh_from_db()
    assert olga.notice_choices == {"like": "mail"}
