"""Words for scores, and badges: which held when, and which films have which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.timezone import get_current_timezone

from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.scorebook.models import Badge, BadgeAward, Band

LINES_A_PAGE = 30
"""Bands on one page."""
BADGES_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class BandLine:
    """A word for the scores of a rule from `low` to `high`, both included."""

    id: int
    rule: str
    low: Decimal
    high: Decimal
    label: str
    since: date
    until: date | None
    reason: str
    by: str
    """Who made it; empty where nobody is known."""


@dataclass(frozen=True, slots=True)
class Bands:
    """A page of bands."""

    rows: list[BandLine]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """A badge with its conditions."""

    id: int
    name: str
    slug: str
    conditions: str
    rule: str
    least: Decimal | None
    fewest: int
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Badges:
    """A page of badges."""

    rows: list[BadgeLine]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AwardLine:
    """A badge that a film has or had."""

    id: int
    badge: int
    name: str
    slug: str
    rule: str
    """Whose score decides; empty where none does."""
    at: datetime
    by: str
    reason: str
    met: dict[str, Any]
    revoked_at: datetime | None
    revoked_by: str
    revoked_reason: str


def _name(person: str) -> Coalesce:
    """Return the name of who did it, empty where it is nobody any more."""
    return Coalesce(
        NullIf(f"{person}__display_name", Value("")), f"{person}__username", Value(""), output_field=CharField()
    )


_EVERY = Band.objects.order_by(F("until").desc(nulls_first=True), "rule", "-low", "-id")
_BANDS, _BANDS_COUNT = Prepared(BandLine, _EVERY, paged=True, by=_name("by")), PreparedCount(_EVERY)
_BAND = Prepared(BandLine, Band.objects.filter(id=named("band")), by=_name("by"))
_BANDS_ON = Prepared(
    BandLine,
    Band.objects.filter(Q(until__isnull=True) | Q(until__gte=named("day")), since__lte=named("day")).order_by(
        "rule", "-low", "id"
    ),
    by=_name("by"),
)
_BADGES = Prepared(BadgeLine, Badge.objects.order_by("name", "id"))
_BADGES_A_PAGE = Prepared(
    BadgeLine, Badge.objects.order_by(F("until").desc(nulls_first=True), "name", "id"), paged=True
)
_BADGES_COUNT = PreparedCount(Badge.objects.all())
_AWARD: dict[str, Any] = {
    "name": "badge__name",
    "slug": "badge__slug",
    "rule": "badge__rule",
    "badge": "badge_id",
    "by": _name("by"),
    "revoked_by": _name("revoked_by"),
}
_AWARDS = Prepared(AwardLine, BadgeAward.objects.filter(film_id=named("film")).order_by("-at", "-id"), **_AWARD)
_AWARDS_AT = Prepared(
    AwardLine,
    BadgeAward.objects.filter(
        Q(revoked_at__isnull=True) | Q(revoked_at__gte=named("moment")), film_id=named("film"), at__lt=named("moment")
    ).order_by("at", "id"),
    **_AWARD,
)


def bands_page(page: int = 1) -> Bands:
    """Return a page of 30 of every band there is or was: those that hold by rule, then those that ended. Two queries."""
    total = _BANDS_COUNT.count()
    pages = max(1, -(-total // LINES_A_PAGE))
    page = min(max(page, 1), pages)
    return Bands(_BANDS.rows(limit=LINES_A_PAGE, offset=(page - 1) * LINES_A_PAGE), total, page, pages)


def band_numbered(band: int) -> BandLine | None:
    """Return a band; None where there is none. Costs one query."""
    return _BAND.first(band=band)


def bands_on(day: date) -> list[BandLine]:
    """Return the bands that held on a day. Costs one query."""
    return _BANDS_ON.rows(day=day)


def band_of(held: Iterable[BandLine], rule: str, value: Decimal | None) -> str:
    """Return the word for a score among the bands that hold; empty where there is none."""
    if value is None:
        return ""
    return next((one.label for one in held if one.rule == rule and one.low <= value <= one.high), "")


def badges() -> list[BadgeLine]:
    """Return every badge by name. Costs one query."""
    return _BADGES.rows()


def badges_page(page: int = 1) -> Badges:
    """Return a page of 10 badges: those that may be awarded by name, then those that ended. Costs two queries."""
    total = _BADGES_COUNT.count()
    pages = max(1, -(-total // BADGES_A_PAGE))
    page = min(max(page, 1), pages)
    return Badges(_BADGES_A_PAGE.rows(limit=BADGES_A_PAGE, offset=(page - 1) * BADGES_A_PAGE), total, page, pages)


def badge_named(slug: str) -> BadgeLine | None:
    """Return the badge of an address; None where there is none. Costs one query."""
    return next((one for one in _BADGES.rows() if one.slug == slug), None)


def badge_numbered(badge: int) -> BadgeLine | None:
    """Return a badge; None where there is none. Costs one query."""
    return next((one for one in _BADGES.rows() if one.id == badge), None)


def awards_of(film: int) -> list[AwardLine]:
    """Return the badges that a film has or had, newest first. Costs one query."""
    return _AWARDS.rows(film=film)


def awards_on(film: int, day: date) -> list[AwardLine]:
    """Return the badges that a film had at the end of a day. Costs one query."""
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=get_current_timezone())
    return _AWARDS_AT.rows(film=film, moment=end)
