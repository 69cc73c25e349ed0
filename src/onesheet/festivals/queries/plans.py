"""Members' plans: what they wish, where they go, what changed in that since, and what could be proposed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Change, Edition, Pick, Plan, Screening, Showing, Walk, Wish
from onesheet.festivals.pure.hours import minute_of, minutes_of
from onesheet.festivals.pure.planning import LeftOut, Option, Proposal, Terms, propose
from onesheet.festivals.pure.walking import FAR, Place, walks
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.lines import ShownFilm, called, shown_in
from onesheet.festivals.queries.schedule import day_of

SECONDS = 1.2
"""How long the best plan is looked for: with all else a page takes less than two seconds."""
CHANGES = 30
"""Changes that a plan tells at most, the newest."""


@dataclass(frozen=True, slots=True)
class PlanHead:
    """A plan's own columns."""

    id: int
    free: list[list[str]]
    pause: int
    most: int | None
    token: UUID
    former: list[str]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Wished:
    """A film that a member wants to see; `gone` where it was withdrawn, `page` False where it has no page now."""

    selection: int
    weight: int
    slug: str
    title: str
    year: int | None
    page: bool
    gone: datetime | None


@dataclass(frozen=True, slots=True)
class Picked:
    """A screening of a plan or a proposal. `fixed` is whether the member chose it, `at` since when it stands there."""

    id: int
    title: str
    code: str
    starts: datetime
    minutes: int
    state: str
    sold_out: bool
    reason: str
    audience: str
    venue_id: int | None
    venue: str | None
    venue_slug: str | None
    address: str | None
    latitude: float | None
    longitude: float | None
    screen: str | None
    fixed: bool = False
    at: datetime | None = None
    films: tuple[ShownFilm, ...] = ()

    @property
    def what(self) -> str:
        """What it is called."""
        return called(self.title, self.films, self.code)

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == Screening.State.CANCELLED


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What changed in what a member planned since they did."""

    kind: str
    told: dict[str, Any]
    at: datetime
    screening: int | None
    selection: int | None


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """A member's plan for an edition; without a row of its own (`head` None) an empty one."""

    head: PlanHead | None
    wishes: list[Wished] = field(default_factory=list)
    picks: list[Picked] = field(default_factory=list)
    """In order of time."""
    walks: Mapping[tuple[int, int], int] = field(default_factory=dict)
    changes: list[PlanChange] = field(default_factory=list)

    def terms(self, zone: ZoneInfo) -> Terms:
        """Return what is asked of a plan."""
        head = self.head
        return Terms(
            wishes={one.selection: one.weight for one in self.wishes if one.gone is None},
            pause=head.pause if head else 0,
            walks=self.walks,
            far=FAR,
            free=minutes_of(head.free, zone) if head else (),
            most=head.most if head else None,
        )


@dataclass(frozen=True, slots=True)
class Proposed:
    """A plan that is proposed to a member. `lines` are its screenings; `shown` says when the wished films are shown."""

    plan: MemberPlan
    proposal: Proposal
    left: tuple[LeftOut, ...]
    lines: list[Picked]
    terms: Terms
    possible: int
    """What all wishes weigh together."""
    starts: Mapping[int, datetime]
    """When each screening that could have been chosen begins."""


@dataclass(frozen=True, slots=True)
class _Offer:
    screening: int
    selection: int
    starts: datetime
    minutes: int
    venue: int | None
    latitude: float | None
    longitude: float | None
    sold_out: bool
    audience: str


@dataclass(frozen=True, slots=True)
class _Told:
    one: int
    other: int
    minutes: int


@dataclass(frozen=True, slots=True)
class _Start:
    starts: datetime


@dataclass(frozen=True, slots=True)
class _Weight:
    selection: int
    weight: int


@dataclass(frozen=True, slots=True)
class Coming:
    """A screening that is yet to come of a wished film."""

    selection: int
    screening: int
    starts: datetime
    minutes: int
    venue: str | None
    screen: str | None
    sold_out: bool
    audience: str


_HEAD = Prepared(PlanHead, Plan.objects.filter(member_id=named("member"), edition_id=named("edition")))
_WISHES = Prepared(
    Wished,
    Wish.objects.filter(plan_id=named("plan")).order_by("-weight", "selection__film__sort_title", "pk"),
    selection="selection_id",
    slug="selection__film__slug",
    title="selection__film__title",
    year="selection__film__year",
    page="selection__film__shown",
    gone="selection__withdrawn_at",
)
_WEIGHTS = Prepared(
    _Weight,
    Wish.objects.filter(plan__member_id=named("member"), plan__edition_id=named("edition")),
    selection="selection_id",
)
_PLACE: dict[str, Any] = {
    "venue_id": "screen__venue_id",
    "venue": "screen__venue__name",
    "venue_slug": "screen__venue__slug",
    "address": "screen__venue__address",
    "latitude": "screen__venue__latitude",
    "longitude": "screen__venue__longitude",
    "screen": "screen__name",
}
_SCREENINGS = Prepared(
    Picked, Screening.objects.filter(pk__in=named_list("screenings")).order_by("starts", "pk"), **_PLACE
)
_PICKED: dict[str, Any] = {
    **{name: f"screening__{name}" for name in ("title", "code", "starts", "minutes", "state", "sold_out", "reason")},
    **{name: f"screening__{column}" for name, column in _PLACE.items()},
    "id": "screening_id",
    "audience": "screening__audience",
    "fixed": "fixed",
    "at": "at",
}
_PICKS = Prepared(
    Picked, Pick.objects.filter(plan_id=named("plan")).order_by("screening__starts", "screening_id"), **_PICKED
)
_OFFERS = Prepared(
    _Offer,
    Showing.objects.filter(
        selection__wishes__plan_id=named("plan"),
        selection__withdrawn_at__isnull=True,
        screening__starts__gte=named("now"),
        screening__state=Screening.State.PLANNED,
    ).order_by("screening__starts", "screening_id"),
    screening="screening_id",
    selection="selection_id",
    starts="screening__starts",
    minutes="screening__minutes",
    venue="screening__screen__venue_id",
    latitude="screening__screen__venue__latitude",
    longitude="screening__screen__venue__longitude",
    sold_out="screening__sold_out",
    audience="screening__audience",
)
_COMING = Prepared(
    Coming,
    Showing.objects.filter(
        selection_id__in=named_list("selections"),
        screening__starts__gte=named("now"),
        screening__state=Screening.State.PLANNED,
    ).order_by("screening__starts", "screening_id"),
    selection="selection_id",
    screening="screening_id",
    starts="screening__starts",
    minutes="screening__minutes",
    venue="screening__screen__venue__name",
    screen="screening__screen__name",
    sold_out="screening__sold_out",
    audience="screening__audience",
)
_STARTS = Prepared(
    _Start, Screening.objects.filter(edition_id=named("edition")).order_by("starts").values("starts").distinct()
)
_WALKS = Prepared(
    _Told,
    Walk.objects.filter(one_id__in=named_list("venues"), other_id__in=named_list("also")),
    one="one_id",
    other="other_id",
)
_GRAVE = [Change.Kind.MOVED, Change.Kind.CANCELLED, Change.Kind.BACK, Change.Kind.SOLD_OUT, Change.Kind.ON_SALE]
_CHANGES = Prepared(
    PlanChange,
    Change.objects.filter(
        Q(screening__picks__plan_id=named("plan"), at__gt=F("screening__picks__at"), kind__in=_GRAVE)
        | Q(
            selection__wishes__plan_id=named("also"),
            at__gt=F("selection__wishes__at"),
            kind__in=[Change.Kind.FILM_WITHDRAWN, Change.Kind.FILM_BACK],
        )
    )
    .order_by("-at", "-pk")
    .distinct()[:CHANGES],
    screening="screening_id",
    selection="selection_id",
)


def days_of_edition(edition: int, zone: ZoneInfo) -> list[date]:
    """Return the days on which an edition has screenings. Costs one query."""
    return sorted({day_of(row.starts, zone) for row in _STARTS.rows(edition=edition)})


def weights_of(member: int, edition: int) -> dict[int, int]:
    """Return what a member wishes of an edition, selection -> weight. Costs one query."""
    return {one.selection: one.weight for one in _WEIGHTS.rows(member=member, edition=edition)}


def plan_head(member: int, edition: int) -> PlanHead | None:
    """Return a member's plan for an edition; None where they have none yet. Costs one query."""
    return _HEAD.first(member=member, edition=edition)


def wishes_of(plan: int) -> list[Wished]:
    """Return the wishes of a plan, the weightiest first, then by title. Costs one query."""
    return _WISHES.rows(plan=plan)


def coming(selections: Iterable[int], now: datetime) -> dict[int, list[Coming]]:
    """Return the screenings of these films that are yet to come, in order of time. Costs one query."""
    found: dict[int, list[Coming]] = {}
    for one in _COMING.rows(selections=list(selections), now=now):
        found.setdefault(one.selection, []).append(one)
    return found


def member_plan(member: int, edition: int) -> MemberPlan:
    """Return a member's plan for an edition. Costs six queries, and one where they have none."""
    head = _HEAD.first(member=member, edition=edition)
    if head is None:
        return MemberPlan(None)
    picks = picks_of(head.id)
    return MemberPlan(
        head,
        _WISHES.rows(plan=head.id),
        picks,
        ways(Place(one.venue_id, one.latitude, one.longitude) for one in picks if one.venue_id),
        _CHANGES.rows(plan=head.id, also=head.id),
    )


def picks_of(plan: int) -> list[Picked]:
    """Return the screenings of a plan in order of time. Costs two queries."""
    rows = _PICKS.rows(plan=plan)
    films = shown_in(row.id for row in rows)
    return [replace(row, films=films.get(row.id, ())) for row in rows]


def screenings(numbers: Collection[int]) -> list[Picked]:
    """Return these screenings in order of time. Costs two queries."""
    films = shown_in(numbers)
    return [replace(row, films=films.get(row.id, ())) for row in _SCREENINGS.rows(screenings=list(numbers))]


def ways(places: Iterable[Place]) -> dict[tuple[int, int], int]:
    """Return the minutes between these venues, the lower number first. Costs one query."""
    known = {one.venue: one for one in places}
    rows = _WALKS.rows(venues=sorted(known), also=sorted(known))
    return walks(list(known.values()), {(one.one, one.other): one.minutes for one in rows})


def option_of(one: Picked, zone: ZoneInfo) -> Option:
    """Return a screening as plans reckon with it."""
    start = minute_of(one.starts)
    films = tuple(film.selection for film in one.films)
    return Option(one.id, films, start, start + one.minutes, one.venue_id, day_of(one.starts, zone).toordinal())


def proposed(head: EditionHead, member: int, now: datetime, *, press: bool, seconds: float = SECONDS) -> Proposed:
    """Return the plan that is proposed to a member: of the most weight, and why each other film is left out.

    What they chose themselves stays, and what is over; what is cancelled, begun or sold out is not proposed, press screenings
    only where `press`. Costs eight queries.
    """
    zone = head.time_zone
    plan_row = _HEAD.first(member=member, edition=head.id)
    if plan_row is None:
        return Proposed(MemberPlan(None), Proposal((), frozenset(), 0, exact=True), (), [], Terms({}), 0, {})
    wishes, picks = _WISHES.rows(plan=plan_row.id), picks_of(plan_row.id)
    offers = [
        one
        for one in _OFFERS.rows(plan=plan_row.id, now=now)
        if not one.sold_out and (press or one.audience != Screening.Audience.PRESS)
    ]
    stays = [one for one in picks if not one.cancelled and (one.fixed or one.starts < now)]
    places = [Place(one.venue, one.latitude, one.longitude) for one in offers if one.venue]
    places += [Place(one.venue_id, one.latitude, one.longitude) for one in stays if one.venue_id]
    plan = MemberPlan(plan_row, wishes, picks, ways(places))
    terms = replace(plan.terms(zone), fixed=frozenset(one.id for one in stays))
    options = [*(option_of(one, zone) for one in stays), *_options(offers, terms.fixed, zone)]
    proposal, left = propose(options, terms, seconds=seconds)
    mine = {one.id: one for one in stays}
    fresh = screenings([one for one in proposal.chosen if one not in mine])
    lines = sorted([*stays, *fresh], key=lambda one: (one.starts, one.id))
    possible = sum(terms.weight(film) for film in terms.wishes)
    starts = {one.screening: one.starts for one in offers} | {one.id: one.starts for one in stays}
    return Proposed(plan, proposal, left, lines, terms, possible, starts)


def _options(offers: Sequence[_Offer], but: Collection[int], zone: ZoneInfo) -> list[Option]:
    films: dict[int, list[int]] = {}
    for one in offers:
        films.setdefault(one.screening, []).append(one.selection)
    rows = {one.screening: one for one in offers if one.screening not in but}
    return [
        Option(
            number,
            tuple(films[number]),
            minute_of(one.starts),
            minute_of(one.starts) + one.minutes,
            one.venue,
            day_of(one.starts, zone).toordinal(),
        )
        for number, one in rows.items()
    ]


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """A plan as its calendar tells it."""

    edition: str
    festival_slug: str
    edition_slug: str
    changed_at: datetime
    screenings: list[int]


def plan_by_token(token: UUID) -> CalendarPlan | None:
    """Return the plan whose calendar has this token; None where there is none, or its member or programme is not to be seen.

    Costs two queries.
    """
    found = (
        Plan.objects.filter(token=token, member__is_active=True, edition__state=Edition.State.ANNOUNCED)
        .select_related("edition__festival")
        .first()
    )
    if found is None:
        return None
    edition = found.edition
    numbers = list(Pick.objects.filter(plan=found).values_list("screening_id", flat=True))
    return CalendarPlan(str(edition), edition.festival.slug, edition.slug, found.changed_at, numbers)
