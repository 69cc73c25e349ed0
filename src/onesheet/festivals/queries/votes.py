"""Reads: polls for those who run them, and results for everybody."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, Q

from onesheet.festivals.models import (
    Attendance,
    Ballot,
    Edition,
    Poll,
    PollCode,
    PollResult,
    PollRule,
    Screening,
    Section,
    Showing,
)
from onesheet.festivals.queries.votes_cards import sections_within
from onesheet.scores.ballots import Standing, standing_from_json

PAGE = 50


@dataclass(frozen=True, slots=True)
class PollLine:
    """A poll in a list."""

    id: int
    name: str
    scale: str
    section: str | None
    ballots: int
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet of codes."""

    screening: int
    sheet: int
    codes: int
    used: int
    void: int
    made_at: datetime
    void_by: str | None
    """Who took it back, by name; None where nobody did or whoever did is not told."""


@dataclass(frozen=True, slots=True)
class ScreeningLine:
    """A screening in which films of a poll are shown."""

    id: int
    code: str
    title: str
    starts: datetime
    venue: str | None
    screen: str | None
    seats: int | None
    films: tuple[tuple[int, str], ...]
    """Selection and title, in order."""

    @property
    def name(self) -> str:
        """What it is called: its title or its films."""
        return self.title or ", ".join(title for _, title in self.films)


@dataclass(frozen=True, slots=True)
class ResultFilm:
    """A film of a published result."""

    title: str
    year: int | None
    slug: str
    seats: int | None
    unverified: int
    void: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """A result as it was announced."""

    id: int
    poll: int
    name: str
    section: str | None
    rule: dict[str, Any]
    films: tuple[ResultFilm, ...]
    key: str
    at: datetime
    reasons: tuple[tuple[int, str], ...]
    """Versions of the rule after the first up to that of the result, with why."""
    earlier: tuple[tuple[int, datetime], ...]
    """Results that were announced before it, the latest first: number and when."""


def edition_numbered(edition: int) -> Edition | None:
    """Return an edition in whatever state, with its festival; None where there is none. Costs a query."""
    return Edition.objects.select_related("festival").filter(pk=edition).first()


def poll_numbered(poll: int) -> Poll | None:
    """Return a poll with edition, festival and section; None where there is none. Costs a query."""
    return Poll.objects.select_related("edition__festival", "section").filter(pk=poll).first()


def polls_of(edition: int) -> list[PollLine]:
    """Return the polls of an edition in the order in which they were made. Costs two queries."""
    published = dict(PollResult.objects.filter(poll__edition=edition).order_by("pk").values_list("poll", "at"))
    polls = Poll.objects.filter(edition=edition).annotate(n=Count("ballots", filter=Q(ballots__void_at=None)))
    rows = polls.order_by("pk").values_list("pk", "name", "scale", "section__name", "n")
    return [PollLine(*row, published.get(row[0])) for row in rows]


def sections_of(edition: int) -> list[tuple[int, str]]:
    """Return the sections of an edition in order: number and name. Costs a query."""
    return list(Section.objects.filter(edition=edition).order_by("position", "pk").values_list("pk", "name"))


def rules_of(poll: int) -> list[PollRule]:
    """Return the versions of a poll's rule, the latest first. Costs a query."""
    return list(PollRule.objects.filter(poll=poll).select_related("by").order_by("-version"))


def poll_screenings(poll: Poll, *, only: int | None = None) -> list[ScreeningLine]:
    """Return the screenings that take place with films that stand for a poll, by time, or one of them alone.

    Costs two queries, three with a section.
    """
    showings = Showing.objects.filter(
        screening__edition=poll.edition_id, screening__state=Screening.State.PLANNED, selection__withdrawn_at=None
    )
    screenings = Screening.objects.filter(edition=poll.edition_id, state=Screening.State.PLANNED)
    if only is not None:
        showings, screenings = showings.filter(screening=only), screenings.filter(pk=only)
    if poll.section_id is not None:
        showings = showings.filter(selection__section__in=sections_within(poll.edition_id, poll.section_id))
    films: dict[int, list[tuple[int, str]]] = {}
    for screening, selection, title in showings.order_by("position", "pk").values_list(
        "screening", "selection", "selection__film__title"
    ):
        films.setdefault(screening, []).append((selection, title))
    rows = screenings.order_by("starts", "pk").values_list(
        "pk", "code", "title", "starts", "screen__venue__name", "screen__name", "seats", "screen__seats"
    )
    return [
        ScreeningLine(
            pk, code, title, starts, venue, screen, own if own is not None else seats, tuple(films[pk])
        )
        for pk, code, title, starts, venue, screen, own, seats in rows
        if pk in films
    ]  # fmt: skip


def poll_screening(poll: Poll, screening: int) -> ScreeningLine | None:
    """Return one of `poll_screenings`; None where there is none."""
    return next(iter(poll_screenings(poll, only=screening)), None)


def sheets_of(poll: int, screenings: Collection[int]) -> dict[int, list[SheetLine]]:
    """Return the sheets of a poll's codes for some screenings. Costs a query."""
    rows = (
        PollCode.objects.filter(poll=poll, screening__in=screenings)
        .values("screening", "sheet")
        .order_by("screening", "sheet")
        .annotate(
            codes=Count("pk", distinct=True),
            used=Count("ballots__code", distinct=True),
            void=Count("pk", filter=Q(void_at__isnull=False), distinct=True),
            first=Min("made_at"),
            void_by=Max("void_by__username"),
        )
    )
    found: dict[int, list[SheetLine]] = {}
    for row in rows:
        line = SheetLine(
            row["screening"], row["sheet"], row["codes"], row["used"], row["void"], row["first"], row["void_by"]
        )
        found.setdefault(line.screening, []).append(line)
    return found


def tally(poll: int, screening: int, selection: int) -> dict[int, int]:
    """Return how many slips of each mark stand for a film in a screening, whoever typed them. Costs a query."""
    slips = Ballot.objects.filter(
        poll=poll, screening=screening, selection=selection, kind=Ballot.Kind.SLIP, void_at=None
    )
    return dict(slips.order_by().values_list("mark").annotate(n=Count("pk")))


def last_slip(poll: int, screening: int, selection: int, by: int) -> tuple[int, int] | None:
    """Return number and mark of the last slip that a member typed for a film in a screening; None where there is none. Costs a query."""
    slips = Ballot.objects.filter(
        poll=poll, screening=screening, selection=selection, kind=Ballot.Kind.SLIP, void_at=None, entered_by=by
    )
    return slips.order_by("-pk").values_list("pk", "mark").first()


def ballots_page(poll: int, page: int) -> Page[Ballot]:
    """Return a page of a poll's ballots, the latest first, for taking one out. Costs two queries."""
    ballots = Ballot.objects.filter(poll=poll).select_related("selection__film", "screening", "entered_by", "void_by")
    return Paginator(ballots.order_by("-pk"), PAGE).get_page(page)


def token_of(screening: int) -> UUID:
    """Return the token of a screening, which its code follows from. Costs a query."""
    return Screening.objects.values_list("token", flat=True).get(pk=screening)


def attendance_of(screening: int) -> list[Attendance]:
    """Return who was at a screening, the last noted first. Costs a query."""
    return list(Attendance.objects.filter(screening=screening).select_related("member").order_by("-pk"))


def results_of(edition: int) -> list[PublishedResult]:
    """Return the latest published result of each poll of an edition, by the polls' order. Costs three queries."""
    every: dict[int, list[tuple[int, datetime]]] = {}
    for number, poll, at in (
        PollResult.objects.filter(poll__edition=edition).order_by("poll", "-pk").values_list("pk", "poll", "at")
    ):
        every.setdefault(poll, []).append((number, at))
    rows = PollResult.objects.filter(pk__in=[one[0][0] for one in every.values()]).order_by("poll")
    latest = {row.poll_id: row for row in rows}
    reasons: dict[int, list[tuple[int, str]]] = {}
    for poll, version, reason in (
        PollRule.objects.filter(poll__in=latest, version__gt=1).order_by("version").values_list("poll", "version", "reason")
    ):  # fmt: skip
        reasons.setdefault(poll, []).append((version, reason))
    return [_published(row, reasons.get(poll, []), every[poll][1:]) for poll, row in latest.items()]


def result_of(result: int) -> PollResult | None:
    """Return a published result of an announced edition, with its poll; None where there is none. Costs a query."""
    found = PollResult.objects.select_related("poll__edition__festival").filter(pk=result)
    return found.filter(poll__edition__state=Edition.State.ANNOUNCED).first()


def latest_result(poll: int) -> PollResult | None:
    """Return the latest published result of a poll; None where there is none. Costs a query."""
    return PollResult.objects.filter(poll=poll).order_by("-pk").first()


def _published(
    row: PollResult, reasons: Iterable[tuple[int, str]], earlier: Iterable[tuple[int, datetime]]
) -> PublishedResult:
    told = json.loads(row.file)
    before = tuple(one for one in reasons if one[0] <= told["rule"]["of_poll"])
    films = tuple(
        ResultFilm(
            film["title"], film["year"], film["slug"], film["seats"], film["unverified"], film["void"],
            standing_from_json(film["key"], film),
        )
        for film in told["films"]
    )  # fmt: skip
    return PublishedResult(
        row.pk, row.poll_id, told["poll"]["name"], told["poll"]["section"], told["rule"], films, row.key, row.at, before,
        tuple(earlier),
    )  # fmt: skip
