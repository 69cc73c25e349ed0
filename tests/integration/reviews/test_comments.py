"""Comments and likes."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.reviews import comment, review
from factories.sources import NOON
from onesheet.accounts.models import Block, Notice
from onesheet.accounts.services import Refusal
from onesheet.reviews.models import Activity, Comment, Review, ReviewLike
from onesheet.reviews.queries.comments import comments_page
from onesheet.reviews.services.comments import (
    change_comment,
    erase_comment,
    hide_comment,
    hide_comment_on_own_review,
    show_comment,
)  # fmt: skip
from onesheet.reviews.services.likes import like_review

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def counted(on: Review) -> int:
    """Return the kept count, having checked it against the comments."""
    kept = Review.objects.get(pk=on.pk).comments_count
    assert kept == Comment.objects.filter(review=on, hidden_at=None, erased_at=None).count()
    return kept


def told() -> list[tuple[str, str, str]]:
    return [(one.member.username, one.kind, one.by.username) for one in Notice.objects.order_by("pk")]


def test_a_comment_is_counted_and_told_without_its_words():
    found = review()
    said = comment(found, text="It *drowns*.")

    assert said.html == "<p>It <em>drowns</em>.</p>"
    assert counted(found) == 1
    assert told() == [("olga", "comment", "ben")]
    notice = Notice.objects.get()
    assert notice.about == f"comment:{said.pk}"
    assert "drowns" not in str(notice.words)


def test_an_answer_stands_one_level_deep_and_tells_both():
    found = review()
    mia, ben = MemberFactory(username="mia"), MemberFactory(username="ben")
    first = comment(found, ben)
    second = comment(found, mia, parent=first)
    third = comment(found, ben, parent=second)

    assert second.parent == first
    assert third.parent == first
    assert told() == [
        ("olga", "comment", "ben"), ("ben", "reply", "mia"), ("olga", "comment", "mia"), ("mia", "reply", "ben"),
        ("olga", "comment", "ben"),
    ]  # fmt: skip
    rows = comments_page(found.pk, None, 1).comments
    assert [(one.id, one.parent) for one in rows] == [(first.pk, None), (second.pk, first.pk), (third.pk, first.pk)]


def test_a_form_sent_twice_is_one_comment():
    found, token = review(), uuid.uuid4()
    assert comment(found, token=token).pk == comment(found, token=token).pk
    assert counted(found) == 1
    with pytest.raises(Refusal, match="other words"):
        comment(found, token=token, text="Other.")


def test_who_may_not_see_may_not_say():
    hidden, closed = review(visibility="me"), review(visibility="public", comments_open=False)
    blocked = review()
    Block.objects.create(by=blocked.member, of=MemberFactory(username="ben"), at=NOON)
    for one, sentence in ((hidden, "no longer"), (closed, "no longer"), (blocked, "no longer")):
        with pytest.raises(Refusal, match=sentence):
            comment(one)
    with pytest.raises(Refusal, match="closed"):
        comment(closed, MemberFactory(username="mia"))


def test_nobody_answers_whom_they_blocked():
    found = review()
    first = comment(found)
    mia = MemberFactory(username="mia")
    Block.objects.create(by=mia, of=first.member, at=NOON)

    with pytest.raises(Refusal, match="cannot answer"):
        comment(found, mia, parent=first)
    assert comments_page(found.pk, mia.pk, 1).total == 0
    assert comments_page(found.pk, None, 1).total == 1


def test_changed_and_erased_by_its_author_alone():
    found = review()
    said = comment(found)
    with pytest.raises(Refusal):
        change_comment(by=found.member, comment=said.pk, text="Not mine.", now=LATER)
    with pytest.raises(Refusal):
        erase_comment(by=found.member, comment=said.pk, now=LATER)

    assert change_comment(by=said.member, comment=said.pk, text="Mended.", now=LATER).edited_at == LATER
    erase_comment(by=said.member, comment=said.pk, now=LATER)
    assert not Comment.objects.exists()
    assert counted(found) == 0
    assert told() == []


def test_an_erased_comment_that_was_answered_leaves_a_stone():
    found = review()
    first = comment(found)
    answer = comment(found, MemberFactory(username="mia"), parent=first)
    erase_comment(by=first.member, comment=first.pk, now=LATER)

    first.refresh_from_db()
    assert (first.text, first.html, first.erased_at) == ("", "", LATER)
    assert counted(found) == 1
    assert [one.erased for one in comments_page(found.pk, None, 1).comments] == [True, False]
    erase_comment(by=answer.member, comment=answer.pk, now=LATER)
    assert not Comment.objects.exists()


def test_hidden_by_the_reviews_author_or_a_moderator():
    found = review()
    said = comment(found)
    with pytest.raises(Refusal):
        hide_comment_on_own_review(by=said.member, comment=said.pk, now=LATER)
    hide_comment_on_own_review(by=found.member, comment=said.pk, now=LATER)
    hide_comment(comment=said.pk, now=LATER)

    assert counted(found) == 0
    assert told() == []
    assert comments_page(found.pk, None, 1).total == 0
    assert comments_page(found.pk, said.member_id, 1).comments[0].hidden
    show_comment(comment=said.pk, now=LATER)
    assert counted(found) == 1
    assert told() == [("olga", "comment", "ben")]


def test_a_held_comment_is_told_when_it_is_shown():
    found = review()
    said = comment(found, held=True)
    assert (counted(found), told()) == (0, [])
    show_comment(comment=said.pk, now=LATER)
    assert (counted(found), told()) == (1, [("olga", "comment", "ben")])


@pytest.mark.parametrize(("text", "sentence"), [(" ", "nothing to send"), ("x" * 5001, "5,000")])
def test_what_will_not_do_is_refused(text, sentence):
    with pytest.raises(Refusal, match=sentence):
        comment(review(), text=text)


def test_a_like_counts_once_and_is_taken_back():
    found, ben = review(), MemberFactory(username="ben")
    for _ in range(2):
        assert like_review(by=ben, review=found.pk, liked=True, now=NOON) == 1
    assert told() == [("olga", "like", "ben")]
    assert Activity.objects.filter(kind="like", ref=found.pk, member=ben).exists()
    for _ in range(2):
        assert like_review(by=ben, review=found.pk, liked=False, now=NOON) == 0
    assert not ReviewLike.objects.exists()
    assert told() == []
    assert not Activity.objects.filter(kind="like").exists()
    assert Review.objects.get().likes == 0


def test_nobody_likes_their_own_or_what_they_do_not_see():
    found = review(visibility="me")
    for who in (found.member, MemberFactory(username="ben")):
        with pytest.raises(Refusal):
            like_review(by=who, review=found.pk, liked=True, now=NOON)
