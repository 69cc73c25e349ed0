"""Reads: the ballots of a poll counted by its rule, and the file that proves a result."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from onesheet.festivals.models import Ballot, Poll, Screening, Selection, Showing
from onesheet.festivals.queries.votes_cards import sections_within
from onesheet.scores.ballots import POINTS, VERSION, Ballots, Counting, Standing, count, standing_as_json

FORMAT, FILE_VERSION = "onesheet-ballots", 1
COLUMNS = ("film", "screening", "kind", "verified", "mark", "void")


@dataclass(frozen=True, slots=True)
class Line:
    """A film with what the rule makes of its ballots."""

    selection: int
    film: int
    slug: str
    title: str
    year: int | None
    seats: int | None
    screenings: int
    standing: Standing
    unverified: int
    """Ballots of members who are not known to have been there; in `standing` unless only verified ones count."""
    void: int


def counting_of(poll: Poll) -> Counting:
    """Return a poll's rule as `scores.ballots` takes it."""
    return Counting(
        rule=poll.rule, scale=poll.scale, least_ballots=poll.least_ballots,
        least_share=Fraction(str(round(poll.least_share, 4))), prior=poll.prior,
    )  # fmt: skip


def standings(poll: Poll) -> list[Line]:
    """Return the films that stand for a poll, as its rule ranks them just now. Costs three queries, four with a section."""
    films = _films(poll)
    seats, shown = _seats(poll)
    marks: dict[int, list[int]] = defaultdict(lambda: [0] * len(POINTS[poll.scale]))
    unverified: dict[int, int] = defaultdict(int)
    void: dict[int, int] = defaultdict(int)
    cast = Ballot.objects.filter(poll=poll).order_by().annotate(stands=Q(void_at=None))
    groups = cast.values_list("selection", "mark", "verified", "stands").annotate(n=Count("pk"))
    for selection, mark, verified, stands, number in groups:
        if not stands:
            void[selection] += number
            continue
        unverified[selection] += 0 if verified else number
        if verified or not poll.only_verified:
            marks[selection][mark - 1] += number
    counted = count((Ballots(one.pk, marks[one.pk], seats.get(one.pk)) for one in films), counting_of(poll))
    by_key = {one.pk: one for one in films}
    return [
        Line(
            one.key, by_key[one.key].film_id, by_key[one.key].film.slug, by_key[one.key].film.title,
            by_key[one.key].film.year, seats.get(one.key), shown.get(one.key, 0), one, unverified[one.key], void[one.key],
        )
        for one in counted
    ]  # fmt: skip


def _films(poll: Poll) -> list[Selection]:
    films = Selection.objects.filter(edition=poll.edition_id).select_related("film").order_by("film__title", "pk")
    if poll.section_id is not None:
        films = films.filter(section__in=sections_within(poll.edition_id, poll.section_id))
    cast = None
    found = []
    for one in films:
        if one.withdrawn_at is not None:
            # A film that was withdrawn stands only while it has ballots, which are never lost sight of.
            if cast is None:
                cast = set(Ballot.objects.filter(poll=poll).values_list("selection", flat=True).distinct())
            if one.pk not in cast:
                continue
        found.append(one)
    return found


def _seats(poll: Poll) -> tuple[dict[int, int | None], dict[int, int]]:
    """Return the seats each selection was shown to, None where those of one screening are not known, and how many screenings.

    Screenings that begin when the poll is closed do not count: they show it to nobody who could vote.
    """
    seats: dict[int, int | None] = {}
    shown: dict[int, int] = defaultdict(int)
    rows = Showing.objects.filter(
        Q(screening__starts__lt=poll.closes) if poll.closes else Q(),
        screening__edition=poll.edition_id,
        screening__state=Screening.State.PLANNED,
    ).values_list("selection", "screening__seats", "screening__screen__seats")
    for selection, own, room in rows:
        here = own if own is not None else room
        before = seats.get(selection, 0)
        seats[selection] = None if here is None or before is None else before + here
        shown[selection] += 1
    return seats, shown


def voting_ends(poll: Poll) -> datetime | None:
    """Return when the last ballot is taken: at the poll's end or some hours after the last screening of its films; None where neither is known."""
    screenings = Screening.objects.filter(edition=poll.edition_id, state=Screening.State.PLANNED)
    if poll.section_id is not None:
        within = sections_within(poll.edition_id, poll.section_id)
        screenings = screenings.filter(showings__selection__section__in=within)
    rows = screenings.values_list("starts", "minutes")
    last = max((starts + timedelta(minutes=minutes, hours=poll.hours) for starts, minutes in rows), default=None)
    ends = [one for one in (last, poll.closes) if one is not None]
    return min(ends, default=None)


def rule_told(poll: Poll) -> dict[str, Any]:
    """Return the rule of a poll with its numbers, as the file of a result has it."""
    return {
        "name": f"ballots-{poll.rule}",
        "version": VERSION,
        "of_poll": poll.version,
        "scale": poll.scale,
        "points": list(POINTS[poll.scale]),
        "least_ballots": poll.least_ballots,
        "least_share": str(round(poll.least_share, 4)),
        "prior": poll.prior,
        "only_verified": poll.only_verified,
    }


def _films_told(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        {
            "key": line.selection,
            "title": line.title,
            "year": line.year,
            "seats": line.seats,
            "screenings": line.screenings,
            "slug": line.slug,
            "unverified": line.unverified,
            "void": line.void,
            **standing_as_json(line.standing),
        }
        for line in lines
    ]


def counts_otherwise(poll: Poll, lines: Iterable[Line], file: str) -> bool:
    """Tell whether the films stand otherwise now than in the file of a result: seats were corrected, a ballot was taken out."""
    told = json.loads(file)
    return bool(told["films"] != _films_told(lines) or told["rule"] != rule_told(poll))


def result_file(poll: Poll) -> str:
    """Return the result as JSON: the rule with its numbers, films with their standing, screenings, and every ballot without whose it is.

    A ballot says no code, no member, no comment, and no time but its screening; a member's not even that, as others may know who was
    there. The order follows from a keyed digest of its
    token, so that it tells nothing of when it was given.
    """
    zone = ZoneInfo(poll.edition.zone)
    lines = standings(poll)
    secret = bytes(poll.secret)
    cast = sorted(
        Ballot.objects.filter(poll=poll).values_list(
            "selection", "screening", "kind", "verified", "mark", "void_at", "void_reason", "token"
        ),
        key=lambda row: hmac.new(secret, row[-1].bytes, hashlib.sha256).digest(),
    )
    screenings = Screening.objects.filter(
        pk__in={row[1] for row in cast if row[1] is not None and row[2] != Ballot.Kind.MEMBER}
    )
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": FILE_VERSION,
        "poll": {
            "number": poll.pk,
            "name": poll.name,
            "festival": poll.edition.festival.name,
            "edition": str(poll.edition),
            "section": poll.section.name if poll.section else None,
        },
        "rule": rule_told(poll),
        "films": _films_told(lines),
        "screenings": [
            {"key": one.pk, "code": one.code, "starts": one.starts.astimezone(zone).isoformat()}
            for one in screenings.order_by("starts", "pk")
        ],
        "columns": list(COLUMNS),
    }
    rows = ",\n  ".join(
        json.dumps(
            [
                selection,
                None if kind == Ballot.Kind.MEMBER else screening,
                kind,
                verified,
                mark,
                reason or "void" if void else "",
            ],
            ensure_ascii=False,
        )
        for selection, screening, kind, verified, mark, void, reason, _ in cast
    )
    told = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{told},\n "ballots": [\n  {rows}\n ]\n}}\n'
