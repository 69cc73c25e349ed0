"""Writes: erasing an account: what is the member's own goes, what others wrote stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from onesheet.accounts.models import Member, Notice, Role
from onesheet.accounts.services import Refusal, attempt, write_to
from onesheet.accounts.services.erase import make_nameless
from onesheet.accounts.services.roles import is_last_operator
from onesheet.accounts.services.standing import sessions_of
from onesheet.leaving.limits import CONFIRM
from onesheet.leaving.others import account_erased
from onesheet.leaving.pure.scrubbing import without_member, without_words
from onesheet.leaving.services.export import forget_exports_of
from onesheet.leaving.services.festivals import forget_at_festivals
from onesheet.lists.models import FilmList, ListEditor, ListItem, Participant
from onesheet.moderation.models import Act, Report
from onesheet.reviews.models import Activity, Comment, MemberFilm, Review, ReviewLike, ReviewText, Viewing
from onesheet.reviews.services.tallies import recount

_AT_ONCE = 500


def erase(*, by: Member, confirmation: str, now: datetime) -> None:
    """Erase a member's account, in one transaction; docs/decisions/0008 says what goes, what stays and why.

    `confirmation` is their password, or their name where they sign in without one. They are signed out everywhere.
    Raises Refusal where it does not fit, where it was tried too often, and where they are the last operator.
    """
    attempt(limit=CONFIRM, by=by, now=now)
    _check(by, confirmation)
    sessions = sessions_of([by.pk])
    with transaction.atomic():
        Group.objects.select_for_update().filter(name=Role.OPERATOR).first()
        member = Member.objects.select_for_update().get(pk=by.pk)
        if member.erased_at is not None:
            raise Refusal("This account is erased already.")
        if is_last_operator(member):
            raise Refusal("You are the only operator of this site. Make somebody else one first; nothing was erased.")
        _hold(member)
        films = _films(member)
        _forget_notices(member)
        _erase_comments(member, now)
        _erase_reviews(member, now)
        _take_back_likes(member)
        _erase_lists(member, now)
        Activity.objects.filter(member=member).delete()
        Viewing.objects.filter(member=member).delete()
        MemberFilm.objects.filter(member=member).delete()
        forget_at_festivals(member)
        _scrub_moderation(member, now)
        account_erased.send(sender=erase, member=member, now=now)
        name, address = member.username, member.email
        make_nameless(member=member, sessions=sessions, now=now)
        for some in _batches(films):
            recount(some, now=now)
        transaction.on_commit(lambda: forget_exports_of(member=by.pk))
        transaction.on_commit(lambda: _write_erased(name, address))


def _check(by: Member, confirmation: str) -> None:
    if by.has_usable_password():
        if not by.check_password(confirmation):
            raise Refusal("That is not your password. Nothing was erased.")
    elif confirmation.strip() != by.username:
        raise Refusal("That is not your user name as it is written above. Nothing was erased.")


def _hold(member: Member) -> None:
    """Lock what others can answer or edit: who does so at this moment is waited for, and then seen."""
    for model in (Review, Comment, FilmList):
        rows = model._default_manager.filter(member=member).select_for_update().order_by("pk")  # noqa: SLF001
        list(rows.values_list("pk", flat=True))


def _films(member: Member) -> list[int]:
    """Return the films whose counts the member is in."""
    films = set(MemberFilm.objects.filter(member=member).values_list("film_id", flat=True))
    return sorted(films | set(Review.objects.filter(member=member).values_list("film_id", flat=True)))


def _forget_notices(member: Member) -> None:
    """Take back what others were told about the member's reviews, comments and lists."""
    for kind, model in (("review", Review), ("comment", Comment), ("list", FilmList)):
        numbers = list(model._default_manager.filter(member=member).values_list("pk", flat=True))  # noqa: SLF001
        for some in _batches(numbers):
            Notice.objects.filter(about__in=[f"{kind}:{number}" for number in some]).delete()


def _erase_comments(member: Member, now: datetime) -> None:
    """Delete the member's comments; one that others answered keeps its place without its words."""
    mine = Comment.objects.filter(member=member)
    reviews = list(mine.order_by().values_list("review_id", flat=True).distinct())
    answered = Exists(Comment.objects.filter(parent=OuterRef("pk")).exclude(member=member))
    mine.filter(~answered).delete()
    mine.update(text="", html="", erased_at=now)
    for some in _batches(reviews):
        _recount_reviews(Review.objects.filter(pk__in=some))


def _erase_reviews(member: Member, now: datetime) -> None:
    """Delete the member's reviews; one that others commented on keeps its place without its words and its rating."""
    mine = Review.objects.filter(member=member)
    Activity.objects.filter(kind=Activity.Kind.LIKE, ref__in=mine.values("pk")).delete()
    commented = Exists(Comment.objects.filter(review=OuterRef("pk"), erased_at=None).exclude(member=member))
    mine.filter(~commented).delete()
    ReviewText.objects.filter(review__member=member).delete()
    ReviewLike.objects.filter(review__member=member).delete()
    mine.update(
        text="", html="", excerpt="", rating=None, liked=False, spoilers=False, language="", likes=0, viewing=None,
        comments_open=False, erased_at=now,
    )  # fmt: skip


def _take_back_likes(member: Member) -> None:
    likes = ReviewLike.objects.filter(member=member)
    reviews = list(likes.values_list("review_id", flat=True))
    likes.delete()
    for some in _batches(reviews):
        _recount_reviews(Review.objects.filter(pk__in=some))


def _recount_reviews(reviews: QuerySet[Review]) -> None:
    """Make the kept counts of reviews again: likes, and comments that are shown."""
    for pk in reviews.order_by("pk").values_list("pk", flat=True):
        locked = Review.objects.select_for_update().filter(pk=pk).only("pk", "likes", "comments_count").first()
        if locked is None:
            continue
        shown = Q(hidden_at__isnull=True, erased_at__isnull=True, member__is_active=True)
        locked.comments_count = Comment.objects.filter(shown, review=pk).count()
        locked.likes = ReviewLike.objects.filter(review=pk, member__is_active=True).count()
        locked.save(update_fields=["likes", "comments_count"])


def _erase_lists(member: Member, now: datetime) -> None:
    """Give lists that others may edit to the longest-standing of them, and delete the others."""
    ListEditor.objects.filter(member=member).delete()
    Participant.objects.filter(member=member).delete()
    heirs = ListEditor.objects.filter(list__member=member, member__is_active=True).order_by("at", "pk")
    passed: set[int] = set()
    for editor in heirs.select_related("list"):
        if editor.list_id not in passed:
            passed.add(editor.list_id)
            FilmList.objects.filter(pk=editor.list_id).update(member=editor.member_id, changed_at=now)
            editor.delete()
    FilmList.objects.filter(member=member).delete()
    ListItem.objects.filter(added_by=member).update(added_by=None)


def _scrub_moderation(member: Member, now: datetime) -> None:
    """Take the member's words out of reports and of the audit log, which stays: who decided what, when and why."""
    Report.objects.filter(by=member).update(by=None, text="")
    about = Report.objects.filter(member=member)
    about.update(quoted="")
    about.filter(closed_at__isnull=True).update(closed_at=now)
    for act in Act.objects.filter(member=member).exclude(kind=Act.Kind.ROLE):
        Act.objects.filter(pk=act.pk).update(details=without_words(act.details))
    deletions = Act.objects.filter(kind=Act.Kind.DELETE).exclude(member=member).values_list("pk", "details")
    for pk, details in list(deletions):
        rows = without_member(details.get("rows", {}), member.pk, now.isoformat())
        if rows != details.get("rows", {}):
            Act.objects.filter(pk=pk).update(details=details | {"rows": rows})


def _write_erased(name: str, address: str) -> None:
    """Tell the person by the last letter they get: should somebody else have done it, they know."""
    write_to(
        [address],
        subject="your account is erased",
        body=(
            f"Hello {name},\n\nyour account at {settings.SITE_NAME} was erased, with everything you made there. "
            "Nobody can bring it back. This address is not kept any more.\n\n"
            "If that was not you, write to whoever runs the site.\n"
        ),
    )


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
