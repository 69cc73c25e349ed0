"""A member's diary: what they saw, newest first, those without a date last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Min, OuterRef, Subquery
from django.db.models.functions import Length

from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.reviews.models import Review, Viewing, ViewingTag
from onesheet.reviews.queries.statistics import YearCount, diary_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

ENTRIES_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class ViewingLine:
    """One entry. `rating` is in half-stars, `date` EDTF, `review` the number of a review that the viewer may read."""

    id: int
    date: str
    rating: int | None
    liked: bool
    rewatch: bool
    place: str
    format: str
    companions: list[str]
    visibility: str
    film: int
    slug: str
    title: str
    year: int | None
    genre: str
    review: int | None

    @property
    def day(self) -> int | None:
        """The day of the month; None where only the month or the year is known."""
        return int(self.date[8:10]) if len(self.date) >= 10 else None

    @property
    def month(self) -> str:
        """The month (`2026-11`), the year (`2026`) where no more is known, or nothing."""
        return self.date[:7] if self.date[4:5] == "-" else self.date[:4]


@dataclass(frozen=True, slots=True)
class TagName:
    """A tag as it was written."""

    name: str
    folded: str


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and how many viewings carry it."""

    name: str
    folded: str
    viewings: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of a diary is asked for."""

    year: int | None = None
    month: int | None = None
    tag: str = ""
    """Folded: `reviews.pure.viewing_entries.fold_tag`."""

    def bounds(self) -> dict[str, str]:
        """Return the first and last `sort_date` of the year or month; nothing where the whole diary is asked for."""
        if self.year is None:
            return {}
        month = f"{self.year:04}-{self.month:02}" if self.month else ""
        first, last = (f"{month}-01", f"{month}-31") if month else (f"{self.year:04}-01-01", f"{self.year:04}-12-31")
        return {"first": first, "last": last}


@dataclass(frozen=True, slots=True)
class Month:
    """Entries of one month, of one year whose month is not known, or without a date (`when` is then empty)."""

    when: str
    entries: list[ViewingLine]


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """A page of a diary."""

    months: list[Month]
    tags: dict[int, list[TagName]]
    """By the number of the viewing."""
    total: int
    """Entries; where a page is full, those of films that were withdrawn may be counted with them."""
    page: int
    pages: int
    years: list[YearCount]
    """Every year of the whole diary."""


@dataclass(frozen=True, slots=True)
class TagsPage:
    """A page of a member's tags, the most used first."""

    tags: list[TagCount]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class _Tagged:
    viewing: int
    name: str
    folded: str


def seen_reviews(**where: Any) -> QuerySet[Review]:
    """Return published reviews that those who may see `named_list("seen")` of their author may read."""
    return Review.objects.filter(
        state=Review.State.PUBLISHED,
        hidden_at__isnull=True,
        erased_at__isnull=True,
        visibility__in=named_list("seen"),
        **where,
    )


COLUMNS: dict[str, Any] = {
    "film": "film_id",
    "slug": "film__slug",
    "title": "film__title",
    "year": "film__year",
    "genre": "film__genre",
    "review": Subquery(seen_reviews(viewing_id=OuterRef("pk")).values("pk")[:1]),
}
"""Where a `ViewingLine` is read from."""


def seen_viewings() -> QuerySet[Viewing]:
    """Return a member's viewings as those who may see `seen` know them."""
    return Viewing.objects.filter(member_id=named("member"), visibility__in=named_list("seen"), film__shown=True)


def newest_first(viewings: QuerySet[Viewing]) -> QuerySet[Viewing]:
    """Order a diary; within what may be the same day the better known date comes first."""
    return viewings.order_by(F("sort_date").desc(), Length("date").desc(), F("id").desc())


def _asked(*, bounded: bool, month: bool, tag: bool) -> QuerySet[Viewing]:
    viewings = seen_viewings()
    if bounded:
        viewings = viewings.filter(sort_date__gte=named("first"), sort_date__lte=named("last"))
    if month:
        # A year alone sorts as its first day and is no January.
        viewings = viewings.alias(known=Length("date")).filter(known__gte=len("2026-11"))
    if tag:
        viewings = viewings.filter(tags__folded=named("tag"))
    return viewings


@lru_cache(maxsize=16)
def _entries(*, bounded: bool, month: bool, tag: bool) -> tuple[Prepared[ViewingLine], PreparedCount]:
    asked = _asked(bounded=bounded, month=month, tag=tag)
    return Prepared(ViewingLine, newest_first(asked), paged=True, **COLUMNS), PreparedCount(asked)


_TAGS_OF = Prepared(
    _Tagged,
    ViewingTag.objects.filter(viewing_id__in=named_list("viewings")).order_by("viewing_id", "position", "id"),
    viewing="viewing_id",
)


def tags_of(viewings: Iterable[ViewingLine]) -> dict[int, list[TagName]]:
    """Return the tags of viewings by their numbers. Costs one query."""
    found: dict[int, list[TagName]] = {}
    for row in _TAGS_OF.rows(viewings=[one.id for one in viewings]):
        found.setdefault(row.viewing, []).append(TagName(row.name, row.folded))
    return found


def by_month(entries: Iterable[ViewingLine]) -> list[Month]:
    """Return entries by month, in the order given."""
    return [Month(when, list(group)) for when, group in groupby(entries, key=lambda one: one.month)]


def diary_page(member: int, seen: list[str], asked: Asked, page: int = 1) -> DiaryPage:
    """Return a page of 40 entries of a diary, as those who may see `seen` of its member know it.

    Costs three queries, one more where a month or a tag is asked for. A page beyond the last one shows the last.
    """
    values = {"member": member, "seen": seen, **asked.bounds()} | ({"tag": asked.tag} if asked.tag else {})
    rows, counted = _entries(bounded=asked.year is not None, month=asked.month is not None, tag=bool(asked.tag))
    years = diary_years(member, seen)
    if asked.month is None and not asked.tag:
        # The years are counted already, from an index alone; entries of withdrawn films are among them.
        total = sum(one.viewings for one in years if asked.year is None or one.year == f"{asked.year:04}")
    else:
        total = counted.count(**values)
    page = min(max(page, 1), _pages(total))
    entries = rows.rows(**values, limit=ENTRIES_A_PAGE, offset=(page - 1) * ENTRIES_A_PAGE)
    if not entries and page > 1:
        total = counted.count(**values)
        page = _pages(total)
        entries = rows.rows(**values, limit=ENTRIES_A_PAGE, offset=(page - 1) * ENTRIES_A_PAGE)
    if len(entries) < ENTRIES_A_PAGE:
        total = (page - 1) * ENTRIES_A_PAGE + len(entries)
    return DiaryPage(by_month(entries), tags_of(entries), total, page, _pages(total), years)


def _pages(total: int) -> int:
    return max(1, -(-total // ENTRIES_A_PAGE))


TAGS_A_PAGE = 100

_TAGS = Prepared(
    TagCount,
    ViewingTag.objects.filter(viewing__member_id=named("member"), viewing__visibility__in=named_list("seen"))
    .order_by()
    .values("folded")
    .annotate(viewings=Count("pk"), spelt=Min("name"))
    .order_by("-viewings", "folded"),
    paged=True,
    name="spelt",
    folded="folded",
    viewings="viewings",
)


def tags_page(member: int, seen: list[str], page: int = 1) -> TagsPage:
    """Return a page of 100 of a member's tags. Costs one query."""
    found = _TAGS.rows(member=member, seen=seen, limit=TAGS_A_PAGE + 1, offset=(page - 1) * TAGS_A_PAGE)
    return TagsPage(found[:TAGS_A_PAGE], page, len(found) > TAGS_A_PAGE)
