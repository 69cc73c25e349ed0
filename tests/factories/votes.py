"""A poll with two films, one screening of each and one of both; a programmer."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, SelectionFactory, shown
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Member, Role
from onesheet.festivals.models import Edition, Poll, Screening, Selection, Showing
from onesheet.festivals.services.votes import PollTold, Sheet, make_codes, make_poll

EIGHT = datetime(2015, 9, 10, 20, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
"""When the first screening is over and its ballots are taken."""
AFTERWARDS = EIGHT + timedelta(days=20)
"""When every vote is over."""


def programmer(username: str = "pia") -> Member:
    """Make a member who makes the programme."""
    member = MemberFactory(username=username)
    member.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    return member


@dataclass
class Vote:
    """A poll and what it is about."""

    by: Member
    edition: Edition
    poll: Poll
    tide: Selection
    salt: Selection
    first: Screening
    """Of The Tide, six to eight in the evening."""
    second: Screening
    """Of Salt, on the next day."""
    shorts: Screening
    """Of both, at the same time as the first."""

    def codes(self, number: int = 1, screening: Screening | None = None) -> tuple[str, ...]:
        """Make codes for a screening, the first unless told."""
        return self.sheet(number, screening).codes

    def sheet(self, number: int = 1, screening: Screening | None = None) -> Sheet:
        """Make a sheet of codes."""
        return make_codes(
            poll=self.poll.pk, screening=(screening or self.first).pk, number=number, by=self.by, now=NOON
        )


def a_vote(**told: object) -> Vote:
    """Make a poll of an announced edition; `told` are fields of `PollTold`."""
    by = programmer()
    edition = EditionFactory()
    tide = SelectionFactory(edition=edition, film=FilmFactory(title="The Tide", year=2014))
    salt = SelectionFactory(edition=edition, film=FilmFactory(title="Salt", year=2015))
    first = shown(tide)
    second = shown(salt, starts=first.starts + timedelta(days=1))
    shorts = shown(tide, title="Two of the sea")
    Showing.objects.create(screening=shorts, selection=salt, position=2)
    given = {"name": "Audience Award", **told}
    poll = make_poll(edition=edition.pk, told=PollTold(**given), by=by, now=NOON)
    return Vote(by, edition, poll, tide, salt, first, second, shorts)


def token() -> uuid.UUID:
    """Return a form's token."""
    return uuid.uuid4()
