"""Reads: the league table of a club's season, and the comments on its slips."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Sum

from onesheet.festivals.models import Ballot, Poll, Screening, Showing
from onesheet.festivals.queries.votes_cards import sections_within
from onesheet.scores.ballots import POINTS
from onesheet.scores.intervals import half_up

LETTERS = "ABCDE"
"""From the best, as they stand in the table."""


@dataclass(frozen=True, slots=True)
class LeagueLine:
    """A film of the season with what the audience wrote on its slips."""

    rank: int | None
    slug: str
    title: str
    year: int | None
    shown: bool
    letters: tuple[int, ...]
    """How many gave A, B, C, D, E."""
    percent: Decimal | None
    """The reaction: A is 100, E is 0; one decimal."""
    admissions: int | None
    """None where nobody counted."""

    @property
    def slips(self) -> int:
        """How many slips."""
        return sum(self.letters)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote on a slip."""

    title: str
    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class Commented:
    """A screening with the comments on its slips."""

    id: int
    edition: int
    edition_name: str
    zone: str
    title: str
    starts: datetime
    letters: dict[str, int]
    comments: list[Comment]


def league(edition: int, now: datetime) -> list[LeagueLine] | None:
    """Return the films of a season whose slips are all in, by reaction; None where it has no slips A to E. Costs four queries, one more
    where the poll is of one section.

    Films that are still voted on are left out: nobody's slip should follow the others'.
    """
    poll = Poll.objects.filter(edition=edition, scale=Poll.Scale.LETTERS).order_by("pk").first()
    if poll is None:
        return None
    shows = Showing.objects.filter(screening__edition=edition, screening__state=Screening.State.PLANNED)
    if poll.section_id is not None:
        shows = shows.filter(selection__section__in=sections_within(edition, poll.section_id))
    ended: dict[int, datetime] = {}
    films: dict[int, tuple[str, str, int | None, bool]] = {}
    columns = (
        "selection_id", "screening__starts", "screening__minutes", "selection__film__slug", "selection__film__title",
        "selection__film__year", "selection__film__shown",
    )  # fmt: skip
    for selection, starts, minutes, *film in shows.values_list(*columns):
        over = starts + timedelta(minutes=minutes, hours=poll.hours)
        over = over if poll.closes is None else min(over, poll.closes)
        ended[selection] = max(over, ended.get(selection, over))
        films[selection] = tuple(film)
    ballots = Ballot.objects.filter(poll=poll, void_at=None, **({"verified": True} if poll.only_verified else {}))
    letters: dict[int, list[int]] = {}
    for selection, mark, count in ballots.order_by().values_list("selection", "mark").annotate(n=Count("pk")):
        letters.setdefault(selection, [0] * len(LETTERS))[len(LETTERS) - mark] = count
    there: dict[int, int] = dict(
        shows.filter(screening__admissions__isnull=False)
        .order_by()
        .values_list("selection")
        .annotate(n=Sum("screening__admissions"))
    )
    rows = [
        (_points(letters.get(one, [])), films[one], tuple(letters.get(one, [0] * len(LETTERS))), there.get(one))
        for one, over in ended.items()
        if over <= now
    ]
    rows.sort(key=lambda row: (row[0] is None, -(row[0] or 0), row[1][1], row[1][0]))
    found: list[LeagueLine] = []
    rank, last = 0, None
    for place, (points, film, given, count) in enumerate(rows, start=1):
        if points != last:
            rank, last = place, points
        percent = half_up(points.numerator, points.denominator, 1) if points is not None else None
        found.append(LeagueLine(rank if points is not None else None, *film, given, percent, count))
    return found


def _points(letters: list[int]) -> Fraction | None:
    total = sum(letters)
    worth = tuple(reversed(POINTS["letters"]))
    return Fraction(sum(map(operator.mul, letters, worth)), total) if total else None


def comments_of(screening: int) -> Commented | None:
    """Return the comments on the slips of a screening, the best letters first; None where there is no screening. Costs three queries."""
    found = Screening.objects.select_related("edition__festival").filter(pk=screening).first()
    if found is None:
        return None
    titles = list(found.showings.order_by("position").values_list("selection__film__title", flat=True))
    cast = Ballot.objects.filter(screening=found, void_at=None, poll__scale=Poll.Scale.LETTERS)
    rows = list(
        cast.order_by("selection__film__title", "-mark", "pk").values_list("selection__film__title", "mark", "comment")
    )
    counts = dict.fromkeys(LETTERS, 0)
    for _, mark, _words in rows:
        counts[LETTERS[len(LETTERS) - mark]] += 1
    comments = [Comment(title, LETTERS[len(LETTERS) - mark], words) for title, mark, words in rows if words.strip()]
    return Commented(
        found.pk, found.edition_id, str(found.edition), found.edition.zone, found.title or ", ".join(titles), found.starts, counts,
        comments,
    )  # fmt: skip
