"""How far those who take part in a challenge are: distinct films they saw within its dates that count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from onesheet.accounts.models import Member, Visibility
from onesheet.accounts.visibility import not_blocked
from onesheet.films.models import Film
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.lists.models import FilmList, ListItem, Participant
from onesheet.lists.pure.rules import Rule, RuleError, parse
from onesheet.lists.pure.span import Span, span
from onesheet.lists.queries.rules import fits
from onesheet.lists.queries.seen import seen
from onesheet.reviews.models import Viewing

PARTICIPANTS_A_PAGE = 20
OWN_CHALLENGES = 12
COUNTED = 12
"""Films that a member's own part shows."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What counts: films of a rule or on the list, seen within dates."""

    list: int
    rule: Rule | None
    goal: int
    """How many films; 0 where nothing is on the list yet."""
    bounds: Span


@dataclass(frozen=True, slots=True)
class Standing:
    """One who takes part, and how far they are. The number is shown to all who see the challenge."""

    username: str
    name: str
    count: int
    reached: bool


@dataclass(frozen=True, slots=True)
class Standings:
    """A page of those who take part, the furthest first."""

    rows: list[Standing]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a member's own diary has for a challenge."""

    takes_part: bool
    count: int
    films: list[FilmCard]
    """Those seen last, at most twelve."""


@dataclass(frozen=True, slots=True)
class OwnChallenge:
    """A challenge that a member takes part in, and how far they are."""

    id: int
    name: str
    count: int
    goal: int


def rule_of(stored: Any) -> Rule | None:
    """Return the rule that a list keeps; one that cannot be read any more lets nothing count."""
    if stored is None:
        return None
    try:
        return parse(stored)
    except RuleError:
        return Rule(from_year=2200, to_year=1870)


def challenge_of(row: FilmList) -> Challenge:
    """Return what counts for a list that is a challenge."""
    goal = row.goal if row.goal is not None else row.items_count
    return Challenge(row.pk, rule_of(row.rule), goal, span(row.starts, row.ends))


def counted(challenge: Challenge) -> QuerySet[Viewing]:
    """Return the viewings that count, of anybody; those for the member alone never do, since counts are seen by others.

    (Whoever sets a challenge of one film would learn from its count who saw that film.)
    """
    found = Viewing.objects.filter(_within(challenge.bounds), film__shown=True).exclude(visibility=Visibility.ME)
    if challenge.rule is None:
        return found.filter(Exists(ListItem.objects.filter(list_id=challenge.list, film_id=OuterRef("film_id"))))
    found = found.filter(fits(challenge.rule, film="film_id", columns="film__"))
    if challenge.rule.new and challenge.bounds.first_day:
        before = Viewing.objects.filter(
            member_id=OuterRef("member_id"),
            film_id=OuterRef("film_id"),
            sort_date__gt="",
            sort_date__lt=challenge.bounds.first_day,
        )
        found = found.filter(~Exists(before), rewatch=False)
    return found


def _within(bounds: Span) -> Q:
    """Ask the same as `pure.span.counts`: a date that means a day, a month or a year lies within the bounds whole."""
    if bounds.is_open:
        return Q()
    wanted = Q(sort_date__gt="")
    if bounds.first_day:
        wanted &= Q(sort_date__gte=bounds.first_day)
    if bounds.last_day:
        wanted &= Q(sort_date__lte=bounds.last_day) & (
            Q(date=F("sort_date")) | Q(date__contains="-", date__lte=bounds.last_month) | Q(date__lte=bounds.last_year)
        )
    return wanted


def count_of(challenge: Challenge, member: int) -> int:
    """Return how many films counted for one member. Costs one query."""
    return counted(challenge).filter(member_id=member).values("film_id").distinct().count()


def standings(challenge: Challenge, *, viewer: int | None, page: int = 1) -> Standings:
    """Return a page of 20 who take part; costs two queries, however many they are.

    Whose account is closed, and who blocked the viewer or is blocked, is left out.
    """
    parts = Participant.objects.filter(list_id=challenge.list, member__is_active=True)
    if viewer is not None:
        parts = parts.filter(Q(member_id=viewer) | not_blocked(viewer))
    total = parts.count()
    pages = max(1, -(-total // PARTICIPANTS_A_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * PARTICIPANTS_A_PAGE
    rows = (
        parts.annotate(seen=_count_each(challenge))
        .order_by("-seen", "at", "pk")
        .values_list("member__username", "member__display_name", "seen")[start : start + PARTICIPANTS_A_PAGE]
    )
    told = [
        Standing(username, name or username, seen, bool(challenge.goal) and seen >= challenge.goal)
        for username, name, seen in rows
    ]
    return Standings(told, total, page, pages)


def _count_each(challenge: Challenge, member: str = "member_id") -> Coalesce:
    of_one = (
        counted(challenge)
        .filter(member_id=OuterRef(member))
        .order_by()
        .values("member_id")
        .annotate(films=Count("film_id", distinct=True))
        .values("films")
    )
    return Coalesce(Subquery(of_one, output_field=IntegerField()), Value(0))


def own_part(challenge: Challenge, viewer: int) -> OwnPart:
    """Return a member's own part, and the films of it. Costs four queries, whether they take part or not."""
    takes_part = Participant.objects.filter(list_id=challenge.list, member_id=viewer).exists()
    mine = counted(challenge).filter(member_id=viewer)
    latest = (
        Film.objects.filter(pk__in=mine.values("film_id"))
        .annotate(seen_on=_seen_on(mine))
        .order_by(F("seen_on").desc(), "sort_title", "pk")
        .values_list("id", "slug", "title", "year", "genre")[:COUNTED]
    )
    films = cards([FilmLine(*row) for row in latest])
    return OwnPart(takes_part, count_of(challenge, viewer), films)


def own_challenges(viewer: int) -> list[OwnChallenge]:
    """Return the twelve challenges that a member joined last and still sees, and how far they are in each.

    Costs two queries, however many they are; one where there is none.
    """
    rows = list(
        FilmList.objects.filter(seen(viewer), participants__member_id=viewer).order_by("-participants__at", "-pk")[
            :OWN_CHALLENGES
        ]
    )
    if not rows:
        return []
    challenges = [challenge_of(row) for row in rows]
    counts = {f"count{at}": _count_each(one, member="pk") for at, one in enumerate(challenges)}
    told = Member.objects.filter(pk=viewer).values_list(*counts.values()).get()
    return [
        OwnChallenge(row.pk, row.name, count, one.goal) for row, one, count in zip(rows, challenges, told, strict=True)
    ]


def _seen_on(mine: QuerySet[Viewing]) -> Subquery:
    return Subquery(mine.filter(film_id=OuterRef("pk")).order_by("-sort_date").values("sort_date")[:1])
