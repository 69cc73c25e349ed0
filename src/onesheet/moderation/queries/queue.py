"""What waits for a moderator: reported things, the oldest first, and newcomers' texts that a rule holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value, Window
from django.db.models.functions import RowNumber

from onesheet.accounts.models import Member, Role
from onesheet.lists.models import FilmList
from onesheet.moderation.models import Act, Report, Target
from onesheet.moderation.pure.screening import Rule, all_matching
from onesheet.moderation.queries.things import Key, Thing, things
from onesheet.reviews.models import Comment, Review

A_PAGE = 8
"""Things on a page of the queue: each has a form of its own."""

SHOWN_REPORTS = 3
"""Reports of a thing that are read in the queue; its own page has more."""

_HIDING = [Act.Kind.HIDE.value, Act.Kind.DELETE.value]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as moderators read it."""

    id: int
    target: str
    target_id: int
    reason: str
    text: str
    quoted: str
    at: datetime
    username: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an author: since when, how much there is to see, what moderators did before."""

    member: int
    username: str
    joined: datetime
    active: bool
    roles: tuple[str, ...]
    silenced_until: datetime | None
    suspended_until: datetime | None
    reviews: int = 0
    comments: int = 0
    lists: int = 0
    reported: int = 0
    """Reports of what they wrote that are open."""
    acts: tuple[tuple[str, int], ...] = ()
    """Kind -> how many that still stand, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Case:
    """A thing to decide about. `thing` is None where it is gone, `record` where its author is not known any more."""

    target: str
    id: int
    at: datetime
    thing: Thing | None
    record: Record | None
    count: int = 0
    reports: tuple[ReportLine, ...] = ()
    rules: tuple[Rule, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of what waits."""

    cases: list[Case]
    page: int
    pages: int
    reported: int
    """Things reported in all."""
    held: int
    """Texts held in all."""


def reported(viewer: int, page: int) -> Queue:
    """Return a page of the things that are reported. What is about the viewer is for others. Eleven queries."""
    groups = _groups(viewer)
    total, held_total = groups.count(), _held(viewer).count()
    pages = max(1, -(-total // A_PAGE))
    page = min(page, pages)
    found = list(groups.order_by("first", "target", "target_id")[(page - 1) * A_PAGE : page * A_PAGE])
    keys = [(one["target"], one["target_id"]) for one in found]
    lines = _lines(keys, SHOWN_REPORTS)
    there = things(keys)
    records = records_of({one.member for one in there.values()})
    cases = [
        Case(
            target, number, one["first"], there.get((target, number)), _record(there.get((target, number)), records),
            one["number"], tuple(lines.get((target, number), ())),
        )
        for one, (target, number) in zip(found, keys, strict=True)
    ]  # fmt: skip
    return Queue(cases, page, pages, total, held_total)


def held(viewer: int, page: int, rules: Iterable[Rule]) -> Queue:
    """Return a page of the texts that rules hold, with the rules that speak of them now."""
    waiting = _held(viewer)
    total = waiting.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(page, pages)
    found = list(waiting.order_by("at", "id")[(page - 1) * A_PAGE : page * A_PAGE])
    keys = [(one["target"], one["id"]) for one in found]
    there = things(keys)
    records = records_of({one.member for one in there.values()})
    known = list(rules)
    cases = []
    for one in found:
        thing = there.get((one["target"], one["id"]))
        why = tuple(all_matching(thing.text, known)) if thing else ()
        cases.append(Case(one["target"], one["id"], one["at"], thing, _record(thing, records), rules=why))
    return Queue(cases, page, pages, _groups(viewer).count(), total)


def case(target: str, number: int, viewer: int) -> Case | None:
    """Return a thing with its open reports, 20 of them at most, and its author's record; None where nothing is there.

    What its author keeps for themselves is not there for moderators either, unless it was reported or is hidden; what is
    about the viewer is for others, and so is who reported it.
    """
    there = things([(target, number)]).get((target, number))
    lines = _lines([(target, number)], 20).get((target, number), [])
    if there is None and Report.objects.filter(target=target, target_id=number, member=viewer).exists():
        return None
    if there is not None and there.member == viewer:
        return None
    if not lines and (there is None or (there.private and there.hidden_at is None)):
        return None
    records = records_of({there.member}) if there else {}
    count = Report.objects.filter(target=target, target_id=number, closed_at=None).count()
    at = lines[0].at if lines else (there.at if there else datetime.min)  # noqa: DTZ901 - one of them is there
    return Case(target, number, at, there, _record(there, records), count, tuple(lines))


def records_of(members: Collection[int]) -> dict[int, Record]:
    """Return the records of these members, by their numbers. Seven queries for any number of them."""
    rows = Member.objects.filter(pk__in=members).prefetch_related("groups")
    reviews, comments, lists, reports = (
        _count(table, members) for table in (_shown_reviews(), _shown_comments(), _shown_lists(), _open_reports())
    )
    acts: dict[int, list[tuple[str, int]]] = {}
    done = Act.objects.filter(member__in=members, undone_at=None).order_by().values_list("member_id", "kind")
    for member, kind, number in done.annotate(number=Count("pk")).order_by("-number", "kind"):
        acts.setdefault(member, []).append((kind, number))
    return {
        row.pk: Record(
            row.pk, row.username, row.date_joined, row.is_active, _roles(row),
            row.silenced_until, row.suspended_until, reviews.get(row.pk, 0), comments.get(row.pk, 0),
            lists.get(row.pk, 0), reports.get(row.pk, 0), tuple(acts.get(row.pk, ())),
        )
        for row in rows
    }  # fmt: skip


def _roles(row: Member) -> tuple[str, ...]:
    # Who was made an operator on the command line may have no group of that name.
    operator = {Role.OPERATOR.value} if row.is_superuser else set()
    return tuple(sorted({group.name for group in row.groups.all()} | operator))


def _record(thing: Thing | None, records: dict[int, Record]) -> Record | None:
    return records.get(thing.member) if thing else None


def _groups(viewer: int) -> QuerySet[Report, dict[str, Any]]:
    return (
        Report.objects.filter(closed_at=None)
        .exclude(member=viewer)
        .order_by()
        .values("target", "target_id")
        .annotate(number=Count("pk"), first=Min("at"))
    )


def _lines(keys: list[Key], most: int) -> dict[Key, list[ReportLine]]:
    """Return the first open reports of each thing. One query."""
    about = Q(pk__in=[])
    for target, number in keys:
        about |= Q(target=target, target_id=number)
    numbered = Report.objects.filter(about, closed_at=None).annotate(
        place=Window(RowNumber(), partition_by=[F("target"), F("target_id")], order_by=["at", "pk"])
    )
    rows = numbered.filter(place__lte=most).order_by("at", "pk")
    found: dict[Key, list[ReportLine]] = {}
    for row in rows.values_list(
        "pk", "target", "target_id", "reason", "text", "quoted", "at", "by__username", "by__display_name"
    ):
        found.setdefault((row[1], row[2]), []).append(ReportLine(*row))
    return found


def _held(viewer: int) -> QuerySet[Any, dict[str, Any]]:
    """Return what a rule hides: hidden, of an open account, and no moderator's act that stands says so."""
    reviews = Review.objects.filter(hidden_at__isnull=False, erased_at=None, state=Review.State.PUBLISHED)
    # The author of a review hides comments too, at another time than that at which they were written.
    when_written = Q(hidden_at=F("made_at")) | Q(hidden_at=F("edited_at"))
    comments = Comment.objects.filter(when_written, hidden_at__isnull=False, erased_at=None)
    lists = FilmList.objects.filter(hidden_at__isnull=False)
    first, *others = (
        _waiting(table, target, viewer)
        for table, target in ((reviews, Target.REVIEW), (comments, Target.COMMENT), (lists, Target.LIST))
    )
    return first.union(*others, all=True)


def _waiting(table: QuerySet[Any, Any], target: Target, viewer: int) -> QuerySet[Any, dict[str, Any]]:
    decided = Act.objects.filter(target=target, target_id=OuterRef("pk"), kind__in=_HIDING, undone_at=None)
    waiting: QuerySet[Any, dict[str, Any]] = (
        table.filter(~Exists(decided), member__is_active=True)
        .exclude(member=viewer)
        .order_by()
        .annotate(target=Value(target.value, output_field=CharField()), at=F("hidden_at"))
        .values("id", "target", "at")
    )
    return waiting


def _count(table: QuerySet[Any, Any], members: Collection[int]) -> dict[int, int]:
    rows = table.filter(member__in=members).order_by().values_list("member_id")
    return dict(rows.annotate(number=Count("pk")))


def _shown_reviews() -> QuerySet[Review]:
    return Review.objects.filter(state=Review.State.PUBLISHED, hidden_at=None, erased_at=None)


def _shown_comments() -> QuerySet[Comment]:
    return Comment.objects.filter(hidden_at=None, erased_at=None)


def _shown_lists() -> QuerySet[FilmList]:
    return FilmList.objects.filter(hidden_at=None)


def _open_reports() -> QuerySet[Report]:
    return Report.objects.filter(closed_at=None)
