"""Every sheet of an export: all that a member made here. docs/formats.md says what each column means."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from onesheet.accounts.models import Block, Follow, Invitation, Mute, Notice
from onesheet.films.models import Statement
from onesheet.leaving.pure.names import list_address, review_address
from onesheet.leaving.queries.critics import CRITICS_WORK
from onesheet.leaving.queries.festivals import AT_FESTIVALS
from onesheet.leaving.queries.sheets import Record, Sheet, same
from onesheet.lists.models import FilmList, ListEditor, ListItem, Participant
from onesheet.moderation.models import Act, Report, WordRule
from onesheet.people.models import PersonStatement
from onesheet.reviews.models import Activity, Comment, MemberFilm, Review, ReviewLike, ReviewText, Viewing
from onesheet.sources.models import Document


def _address_of_review(one: Record, site: str) -> str:
    return review_address(site, one["review"])


def _address_of_list(one: Record, site: str) -> str:
    return list_address(site, one["list"])


_FILMS = (
    Sheet(
        "films.jsonl",
        lambda member: MemberFilm.objects.filter(member=member).order_by("pk"),
        same(
            "rating",
            "rated_at",
            "liked",
            "watched",
            "watchlisted_at",
            "favourite",
            "viewings",
            "last_viewed",
            "changed_at",
        ),
        film="film",
    ),
    Sheet(
        "ratings.jsonl",
        lambda member: MemberFilm.objects.filter(member=member, rating__isnull=False).order_by("rated_at", "pk"),
        same("rating", "rated_at"),
        film="film",
    ),
    Sheet(
        "watchlist.jsonl",
        lambda member: MemberFilm.objects.filter(member=member, watchlisted_at__isnull=False).order_by(
            "watchlisted_at", "pk"
        ),
        same("watchlisted_at"),
        film="film",
    ),
    Sheet(
        "likes.jsonl",
        lambda member: MemberFilm.objects.filter(member=member, liked=True).order_by("pk"),
        {},
        film="film",
    ),
    Sheet(
        "diary.jsonl",
        lambda member: Viewing.objects.filter(member=member).order_by("sort_date", "pk"),
        {
            "viewing": "id",
            **same(
                "date", "sort_date", "rating", "liked", "rewatch", "format", "place", "companions", "note", "visibility"
            ),
            **same("made_at", "changed_at", "token"),
            "review": "review__id",
        },
        film="film",
        tags=True,
    ),
)

_REVIEWS = (
    Sheet(
        "reviews.jsonl",
        lambda member: Review.objects.filter(member=member).order_by("pk"),
        {
            "review": "id",
            "viewing": "viewing_id",
            **same("state", "text", "spoilers", "rating", "liked", "language", "visibility", "comments_open", "likes"),
            "comments": "comments_count",
            **same("made_at", "published_at", "edited_at", "hidden_at", "erased_at", "token"),
        },
        film="film",
        computed={"review_address": _address_of_review},
    ),
    Sheet(
        "reviews_before.jsonl",
        lambda member: ReviewText.objects.filter(review__member=member).order_by("pk"),
        {"review": "review_id", **same("text", "spoilers", "rating", "until")},
        film="review__film",
    ),
    Sheet(
        "comments.jsonl",
        lambda member: Comment.objects.filter(member=member).order_by("pk"),
        {
            "comment": "id",
            "review": "review_id",
            "review_by": "review__member__username",
            "answer_to": "parent_id",
            **same("text", "made_at", "edited_at", "hidden_at", "erased_at"),
        },
        film="review__film",
        computed={"review_address": _address_of_review},
    ),
    Sheet(
        "liked_reviews.jsonl",
        lambda member: ReviewLike.objects.filter(member=member).order_by("pk"),
        {"review": "review_id", "review_by": "review__member__username", "at": "at"},
        film="review__film",
        computed={"review_address": _address_of_review},
    ),
    Sheet(
        "activity.jsonl",
        lambda member: Activity.objects.filter(member=member).order_by("pk"),
        {"kind": "kind", "number": "ref", **same("visibility", "shown", "at")},
        film="film",
    ),
)

LISTS = Sheet(
    "lists.jsonl",
    lambda member: FilmList.objects.filter(member=member).order_by("pk"),
    {
        "list": "id",
        **same("name", "text", "ranked", "visibility"),
        "copy_of": "cloned_from_id",
        "films": "items_count",
        "challenge": "is_challenge",
        **same("rule", "goal", "starts", "ends", "made_at", "changed_at", "hidden_at", "token"),
    },
    computed={"list_address": _address_of_list},
)
"""The member's lists; what stands on each is a file of its own, see `one_list`."""

_LISTS = (
    LISTS,
    Sheet(
        "list_editors.jsonl",
        lambda member: ListEditor.objects.filter(Q(member=member) | Q(list__member=member)).order_by("pk"),
        {
            "list": "list_id",
            "name": "list__name",
            "list_by": "list__member__username",
            "editor": "member__username",
            "at": "at",
        },
        computed={"list_address": _address_of_list},
    ),
    Sheet(
        "added_to_lists_of_others.jsonl",
        lambda member: ListItem.objects.filter(added_by=member).exclude(list__member=member).order_by("pk"),
        {
            "list": "list_id",
            "name": "list__name",
            "list_by": "list__member__username",
            **same("position", "note", "added_at"),
        },
        film="film",
        computed={"list_address": _address_of_list},
    ),
    Sheet(
        "challenges.jsonl",
        lambda member: Participant.objects.filter(member=member).order_by("pk"),
        {"list": "list_id", "name": "list__name", "list_by": "list__member__username", "since": "at"},
        computed={"list_address": _address_of_list},
    ),
)

_OTHERS = (
    Sheet(
        "following.jsonl",
        lambda member: Follow.objects.filter(by=member).order_by("pk"),
        {"member": "of__username", "name": "of__display_name", "since": "at"},
    ),
    Sheet(
        "followers.jsonl",
        lambda member: Follow.objects.filter(of=member).order_by("pk"),
        {"member": "by__username", "name": "by__display_name", "since": "at"},
    ),
    Sheet(
        "blocked.jsonl",
        lambda member: Block.objects.filter(by=member).order_by("pk"),
        {"member": "of__username", "name": "of__display_name", "since": "at"},
    ),
    Sheet(
        "muted.jsonl",
        lambda member: Mute.objects.filter(by=member).order_by("pk"),
        {"member": "of__username", "name": "of__display_name", "since": "at"},
    ),
    Sheet(
        "notices.jsonl",
        lambda member: Notice.objects.filter(member=member).order_by("pk"),
        {"kind": "kind", "by": "by__username", **same("about", "words", "made_at", "seen_at", "mail", "mailed_at")},
    ),
    Sheet(
        "invitations.jsonl",
        lambda member: Invitation.objects.filter(made_by=member).order_by("pk"),
        {**same("note", "made_at", "expires_at"), "used_by": "used_by__username", **same("used_at", "withdrawn_at")},
    ),
    Sheet(
        "reports.jsonl",
        lambda member: Report.objects.filter(by=member).order_by("pk"),
        {
            "about": "target",
            "number": "target_id",
            "written_by": "member__username",
            **same("reason", "text", "at", "closed_at"),
        },
    ),
    Sheet(
        "decisions_about_me.jsonl",
        # That a report was dismissed they were not told, nor who decides.
        lambda member: Act.objects.filter(member=member).exclude(kind=Act.Kind.DISMISS).order_by("pk"),
        {"kind": "kind", "about": "target", "number": "target_id", **same("reason", "at", "undone_at")},
    ),
)

_WORK = (
    Sheet(
        "statements.jsonl",
        lambda member: Statement.objects.filter(stated_by=member).order_by("pk"),
        {
            **same("property", "value", "qualifiers", "rank", "reason", "quote", "sentence", "made_at"),
            "document": "document__title",
        },
        film="film",
    ),
    Sheet(
        "statements_of_people.jsonl",
        lambda member: PersonStatement.objects.filter(stated_by=member).order_by("pk"),
        {"person": "person__name", **same("property", "value", "quote", "source", "made_at", "until")},
    ),
    Sheet(
        "documents.jsonl",
        lambda member: Document.objects.filter(Q(added_by=member) | Q(settled_by=member)).order_by("pk"),
        {
            "document": "id",
            "source": "source__name",
            **same("title", "kind", "state", "address", "licence"),
            "added_by": "added_by__username",
            "added_at": "added_at",
            "settled_by": "settled_by__username",
            **same("settled_at", "settled_reason"),
        },
    ),
    Sheet(
        "moderation.jsonl",
        lambda member: Act.objects.filter(Q(by=member) | Q(undone_by=member)).order_by("pk"),
        {
            "kind": "kind",
            "by": "by__username",
            "about": "target",
            "number": "target_id",
            "member": "member__username",
            **same("reason", "at", "undone_at"),
            "undone_by": "undone_by__username",
        },
    ),
    Sheet(
        "reports_closed.jsonl",
        lambda member: Report.objects.filter(closed_by=member).order_by("pk"),
        {"about": "target", "number": "target_id", **same("reason", "at", "closed_at")},
    ),
    Sheet(
        "word_rules.jsonl",
        lambda member: WordRule.objects.filter(made_by=member).order_by("pk"),
        same("kind", "pattern", "then", "made_at"),
    ),
)

SHEETS: tuple[Sheet, ...] = (*_FILMS, *_REVIEWS, *_LISTS, *AT_FESTIVALS, *_OTHERS, *_WORK, *CRITICS_WORK)
"""Every sheet but those of single lists."""


def one_list(number: int, name: str) -> Sheet:
    """Return the sheet of what stands on one list."""

    def items(member: int) -> Any:
        return ListItem.objects.filter(list=number, list__member=member).order_by("position", "pk")

    columns = {**same("position", "note", "added_at"), "added_by": "added_by__username"}
    return Sheet(name, items, columns, film="film")


def lists_of(member: int) -> list[tuple[int, str]]:
    """Return number and name of each list of a member's, the oldest first."""
    return list(FilmList.objects.filter(member=member).order_by("pk").values_list("id", "name"))
