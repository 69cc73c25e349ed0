"""Reads: a poll in which members vote, its films, and what a member gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from onesheet.database.prepared import Prepared, named
from onesheet.festivals.models import Attendance, Ballot, Edition, Poll, Screening, Selection, Showing
from onesheet.festivals.pure.voting import Window
from onesheet.festivals.queries.votes_cards import sections_within


@dataclass(frozen=True, slots=True)
class MemberPoll:
    """A poll as those who vote see it."""

    id: int
    name: str
    scale: str
    section: int | None
    section_name: str | None
    by_code: bool
    by_member: bool
    only_verified: bool
    opens: datetime | None
    closes: datetime | None
    hours: int
    edition: int
    edition_slug: str
    edition_name: str
    edition_year: int
    zone: str
    festival: str
    festival_slug: str

    @property
    def edition_title(self) -> str:
        """What the edition is called."""
        return self.edition_name or f"{self.festival} {self.edition_year}"


@dataclass(slots=True)
class Candidate:
    """A film that stands for the poll."""

    selection: int
    film: int
    slug: str
    title: str
    year: int | None
    section: int | None
    starts: datetime | None = None
    """Of its first screening; None where there is none."""
    ends: datetime | None = None
    """Of its last."""
    screenings: list[int] = field(default_factory=list)

    def window(self, poll: MemberPoll) -> Window | None:
        """Return when members' ballots for it are taken: from its first screening on; None where it has none."""
        if self.starts is None or self.ends is None:
            return None
        end = self.ends + timedelta(hours=poll.hours)
        return Window(
            max(self.starts, poll.opens) if poll.opens else self.starts, min(end, poll.closes) if poll.closes else end
        )


@dataclass(frozen=True, slots=True)
class _ShownAt:
    selection: int
    screening: int
    starts: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Given:
    """A ballot that a member gave."""

    selection: int
    mark: int
    verified: bool
    void: datetime | None


_POLL = Prepared(
    MemberPoll,
    Poll.objects.filter(pk=named("poll"), edition__state=Edition.State.ANNOUNCED),
    section="section_id", section_name="section__name", edition="edition_id", edition_slug="edition__slug",
    edition_name="edition__name", edition_year="edition__year", zone="edition__zone",
    festival="edition__festival__name", festival_slug="edition__festival__slug",
)  # fmt: skip
_CANDIDATES = Prepared(
    Candidate,
    Selection.objects.filter(edition=named("edition"), withdrawn_at=None).order_by("film__title", "pk"),
    selection="pk", film="film_id", slug="film__slug", title="film__title", year="film__year", section="section_id",
)  # fmt: skip
_SHOWINGS = Prepared(
    _ShownAt,
    Showing.objects.filter(
        screening__edition=named("edition"), screening__state=Screening.State.PLANNED
    ).order_by("screening__starts", "screening"),
    selection="selection_id", screening="screening_id", starts="screening__starts", minutes="screening__minutes",
)  # fmt: skip
_GIVEN = Prepared(
    Given,
    Ballot.objects.filter(poll=named("poll"), member=named("member")).order_by("pk"),
    selection="selection_id", void="void_at",
)  # fmt: skip


def member_poll(poll: int) -> MemberPoll | None:
    """Return a poll of an announced edition; None where there is none. Costs a query."""
    return _POLL.first(poll=poll)


def candidates(poll: MemberPoll) -> list[Candidate]:
    """Return the films that stand for the poll, by title. Costs two queries, three with a section."""
    films = _CANDIDATES.rows(edition=poll.edition)
    if poll.section is not None:
        within = sections_within(poll.edition, poll.section)
        films = [film for film in films if film.section in within]
    by_selection = {film.selection: film for film in films}
    for shown in _SHOWINGS.rows(edition=poll.edition):
        film = by_selection.get(shown.selection)
        if film is not None:
            ends = shown.starts + timedelta(minutes=shown.minutes)
            film.starts = shown.starts if film.starts is None else min(film.starts, shown.starts)
            film.ends = ends if film.ends is None else max(film.ends, ends)
            film.screenings.append(shown.screening)
    return films


def given_by(poll: int, member: int) -> dict[int, Given]:
    """Return the ballots of a member in a poll, by selection. Costs a query."""
    return {given.selection: given for given in _GIVEN.rows(poll=poll, member=member)}


def been_at(member: int, edition: int) -> set[int]:
    """Return the screenings of an edition that a member is known to have been at."""
    found = Attendance.objects.filter(member=member, screening__edition=edition)
    return set(found.values_list("screening", flat=True))
