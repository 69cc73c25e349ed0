"""Reads: a one-time code with its poll and screening, and the films that stand for a poll. What a ballot costs is asked here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Ballot, Edition, Poll, PollCode, Screening, Section, Showing
from onesheet.festivals.pure.codes import digest
from onesheet.festivals.pure.voting import Window, window


@dataclass(frozen=True, slots=True)
class _Secret:
    secret: Any


@dataclass(frozen=True, slots=True)
class Card:
    """A code that is known here."""

    id: int
    void_at: datetime | None
    poll: int
    poll_name: str
    scale: str
    section: int | None
    by_code: bool
    opens: datetime | None
    closes: datetime | None
    hours: int
    screening: int
    cancelled: str
    title: str
    starts: datetime
    minutes: int
    edition: int
    edition_name: str
    edition_year: int
    zone: str
    festival: str

    @property
    def window(self) -> Window:
        """When its ballots are taken."""
        return window(starts=self.starts, minutes=self.minutes, hours=self.hours, opens=self.opens, closes=self.closes)

    @property
    def is_cancelled(self) -> bool:
        """Whether the screening does not take place."""
        return self.cancelled == Screening.State.CANCELLED.value


@dataclass(frozen=True, slots=True)
class Shown:
    """A film of a screening that stands for the poll."""

    selection: int
    film: int
    slug: str
    title: str
    year: int | None
    section: int | None


_SECRETS = Prepared(_Secret, Poll.objects.order_by("-pk"))
_CARDS = Prepared(
    Card,
    PollCode.objects.filter(digest__in=named_list("digests"), poll__edition__state=Edition.State.ANNOUNCED),
    poll="poll_id", poll_name="poll__name", scale="poll__scale", section="poll__section_id", by_code="poll__by_code",
    opens="poll__opens", closes="poll__closes", hours="poll__hours", screening="screening_id",
    cancelled="screening__state", title="screening__title", starts="screening__starts", minutes="screening__minutes",
    edition="poll__edition_id", edition_name="poll__edition__name", edition_year="poll__edition__year",
    zone="poll__edition__zone", festival="poll__edition__festival__name",
)  # fmt: skip
_SHOWN = Prepared(
    Shown,
    Showing.objects.filter(screening=named("screening"), selection__withdrawn_at=None).order_by("position", "pk"),
    selection="selection_id", film="selection__film_id", slug="selection__film__slug",
    title="selection__film__title", year="selection__film__year", section="selection__section_id",
)  # fmt: skip


def card_of(code: str) -> Card | None:
    """Return the code, as `pure.codes.read_code` gives it, with its poll and screening; None where it is none of ours. Costs two queries."""
    digests = [digest(code, bytes(poll.secret)) for poll in _SECRETS.rows()]
    found = _CARDS.rows(digests=digests) if digests else []
    return found[0] if found else None


def films_on(card: Card) -> list[Shown]:
    """Return the films of the code's screening that stand for its poll, in their order. Costs a query, two with a section."""
    shown = _SHOWN.rows(screening=card.screening)
    if card.section is None:
        return shown
    within = sections_within(card.edition, card.section)
    return [film for film in shown if film.section in within]


def sections_within(edition: int, section: int) -> set[int]:
    """Return a section and all those inside it."""
    parents = dict(Section.objects.filter(edition=edition).values_list("pk", "parent"))
    within = {section}
    for _ in parents:
        more = {one for one, parent in parents.items() if parent in within} - within
        if not more:
            break
        within |= more
    return within


@dataclass(frozen=True, slots=True)
class GivenMark:
    """A mark that was given with a code."""

    selection: int
    mark: int
    token: UUID
    """By which the phone that gave it is known."""
    void: datetime | None
    """Since when it does not count; None where it does."""


_GIVEN = Prepared(
    GivenMark,
    Ballot.objects.filter(code=named("code")).order_by("pk"),
    selection="selection_id", void="void_at",
)  # fmt: skip


def given_with(card: int) -> dict[int, GivenMark]:
    """Return the marks that were given with a code, by selection. Costs a query."""
    return {given.selection: given for given in _GIVEN.rows(code=card)}
