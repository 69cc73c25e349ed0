"""Writes: what members say to reviews. Locks the member's row first, then the review."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from onesheet.accounts.models import Block, Member, Notice
from onesheet.accounts.services import Refusal, forget, may_write, notify
from onesheet.reviews.models import Comment, Review
from onesheet.reviews.pure.markdown import render
from onesheet.reviews.pure.review_entries import LONGEST_COMMENT, tidy_text
from onesheet.reviews.queries.cards import visible
from onesheet.reviews.services.films import hold

_GONE = "This review is no longer here. Nothing was changed; copy what you typed if you want to keep it."
_COMMENT_GONE = "This comment is no longer here. Nothing was changed."


def add_comment(
    *,
    by: Member,
    review: int,
    text: str,
    token: UUID,
    now: datetime,
    parent: int | None = None,
    held: bool = False,
) -> Comment:
    """Say something to a review, or answer a comment on it; the same form sent twice is one comment.

    Only who sees the review may, where its author left comments open, and nobody answers whom they blocked or who
    blocked them. An answer to an answer stands beside it. `held` hides it until a moderator has looked at it.
    Raises Refusal.
    """
    text = _checked(by, text, now)
    with transaction.atomic():
        hold(by)
        found = _open_review(by, review)
        sent = Comment.objects.filter(token=token).first()
        if sent is not None:
            if sent.member_id != by.pk or sent.text != text:
                raise Refusal(
                    "This form was sent before, with other words. Your new words are below; nothing was changed."
                )
            return sent
        answered = _answered(by, found, parent)
        comment = Comment.objects.create(
            review=found,
            parent_id=None if answered is None else answered.parent_id or answered.pk,
            member=by,
            text=text,
            html=render(text).html,
            made_at=now,
            hidden_at=now if held else None,
            token=token,
        )
        _recount(found.pk)
        if not held:
            _tell(comment, found, answered, now)
    return comment


def change_comment(*, by: Member, comment: int, text: str, now: datetime, held: bool = False) -> Comment:
    """Change a comment of one's own. Raises Refusal."""
    text = _checked(by, text, now)
    with _own(by, comment) as found:
        if found.text != text:
            found.text, found.html, found.edited_at = text, render(text).html, now
            found.hidden_at = found.hidden_at or (now if held else None)
            found.save()
    return found


def erase_comment(*, by: Member, comment: int, now: datetime) -> None:
    """Erase a comment of one's own: all of it, or, where others answered, its text. Raises Refusal."""
    with _own(by, comment) as found:
        _forget(found)
        if found.answers.filter(erased_at__isnull=True).exists():
            found.text, found.html, found.erased_at = "", "", now
            found.save()
        else:
            parent = found.parent
            found.delete()
            if parent is not None and parent.erased_at is not None and not parent.answers.exists():
                parent.delete()  # a stone on no grave


def hide_comment_on_own_review(*, by: Member, comment: int, now: datetime) -> None:
    """Hide a comment on a review of one's own. Only a moderator shows it again. Raises Refusal."""
    review = Comment.objects.filter(pk=comment, review__member=by, erased_at__isnull=True).values_list("review_id")
    if not review.exists():
        raise Refusal(_COMMENT_GONE)
    hide_comment(comment=comment, now=now)


def hide_comment(*, comment: int, now: datetime) -> None:
    """Hide a comment from all but its author; what was told of it is taken back."""
    with _locked(comment) as found:
        if found.hidden_at is None:
            found.hidden_at = now
            found.save(update_fields=["hidden_at"])
            _forget(found)


def show_comment(*, comment: int, now: datetime) -> None:
    """Show a hidden comment again, and tell whom it concerns. For moderators."""
    with _locked(comment) as found:
        if found.hidden_at is not None:
            found.hidden_at = None
            found.save(update_fields=["hidden_at"])
            review = Review.objects.select_related("member", "film").get(pk=found.review_id)
            _tell(found, review, found.parent, now)


def _checked(by: Member, text: str, now: datetime) -> str:
    may_write(by=by, now=now)
    tidied = tidy_text(text)
    if not tidied:
        raise Refusal("There is nothing to send yet. Write a word or two first.")
    if len(tidied) > LONGEST_COMMENT:
        raise Refusal("A comment has 5,000 characters at most. Shorten it; what you typed is kept below.")
    return tidied


def _open_review(by: Member, review: int) -> Review:
    found = Review.objects.select_for_update(of=("self",)).select_related("member", "film").filter(pk=review).first()
    if found is None or not Review.objects.filter(visible(by.pk), pk=review).exists():
        raise Refusal(_GONE)
    if not found.comments_open:
        raise Refusal("Comments on this review are closed. Nothing was changed.")
    return found


def _answered(by: Member, review: Review, parent: int | None) -> Comment | None:
    """Return the comment that is answered; None where the review itself is."""
    if parent is None:
        return None
    found = (
        Comment.objects.select_related("member")
        .filter(pk=parent, review=review, hidden_at__isnull=True, erased_at__isnull=True, member__is_active=True)
        .first()
    )
    if found is None:
        raise Refusal("The comment that you answer is no longer here. What you typed is kept below.")
    between = Q(by=by, of=found.member_id) | Q(by=found.member_id, of=by)
    if Block.objects.filter(between).exists():
        raise Refusal("You cannot answer this comment. Nothing was changed.")
    return found


def _tell(comment: Comment, review: Review, answered: Comment | None, now: datetime) -> None:
    """Tell who was answered and who wrote the review, each once."""
    words = {"film": review.film.title, "review": review.pk}
    about = f"comment:{comment.pk}"
    told = None
    if answered is not None:
        told = answered.member_id
        notify(to=answered.member, kind=Notice.Kind.REPLY, by=comment.member, about=about, now=now, words=words)
    if review.member_id != told:
        notify(to=review.member, kind=Notice.Kind.COMMENT, by=comment.member, about=about, now=now, words=words)


def _forget(comment: Comment) -> None:
    for kind in (Notice.Kind.COMMENT, Notice.Kind.REPLY):
        forget(about=f"comment:{comment.pk}", kind=kind)


def _recount(review: int) -> None:
    """Count a review's comments anew, the review being locked."""
    shown = Comment.objects.filter(
        review_id=review, hidden_at__isnull=True, erased_at__isnull=True, member__is_active=True
    ).count()
    Review.objects.filter(pk=review).exclude(comments_count=shown).update(comments_count=shown)


@contextmanager
def _own(by: Member, comment: int) -> Iterator[Comment]:
    with transaction.atomic():
        hold(by)
        with _locked(comment) as found:
            if found.member_id != by.pk or found.erased_at is not None:
                raise Refusal(_COMMENT_GONE)
            yield found


@contextmanager
def _locked(comment: int) -> Iterator[Comment]:
    """Give a comment, its review locked; count the review's comments anew afterwards."""
    with transaction.atomic():
        locked = Review.objects.select_for_update(of=("self",)).filter(comments=comment).first()
        found = Comment.objects.select_related("member", "parent__member").filter(pk=comment).first()
        if found is None or locked is None:
            raise Refusal(_COMMENT_GONE)
        yield found
        _recount(locked.pk)
