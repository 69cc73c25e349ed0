"""What members did, as the feed keeps it."""

from __future__ import annotations

from datetime import timedelta

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import wrote
from factories.sources import NOON
from factories.viewings import ViewingFactory
from onesheet.accounts.models import Follow, Member
from onesheet.accounts.services.ties import follow
from onesheet.films.models import Film
from onesheet.lists.models import FilmList
from onesheet.reviews.models import Activity
from onesheet.reviews.services.activity import note

KINDS = ("viewing", "review", "watchlist", "like", "list")


def follows(by: Member, *others: Member) -> None:
    """Let a member follow others, through the service."""
    for other in others:
        follow(by=by, of=other, now=NOON)


def did(by: Member, kind: str, film: Film | None = None, *, visibility: str = "public", at=NOON, **given) -> Activity:
    """Let a member do something of a kind; what it is about is made with it."""
    film = film or FilmFactory()
    told = None if kind == "list" else film.pk
    if kind == "viewing":
        ref = ViewingFactory(member=by, film=film, visibility=visibility, **given).pk
    elif kind == "review":
        ref = wrote(by, film, visibility=visibility, **given).pk
    elif kind == "like":
        ref = wrote(given.pop("author", None) or MemberFactory(username="ida"), film, **given).pk
    elif kind == "list":
        told = {"name": "Harbours", "items_count": 3, "made_at": at, "changed_at": at, **given}
        ref, told = FilmList.objects.create(member=by, visibility=visibility, **told).pk, None
    else:
        ref = film.pk
    note(by=by, kind=Activity.Kind(kind), ref=ref, film=told, visibility=visibility, now=at)
    return Activity.objects.get(member=by, kind=kind, ref=ref)


def fill(viewer: Member, count: int) -> None:
    """Let a new member whom the viewer follows do `count` things, all kinds in turn, an hour apart."""
    other = MemberFactory(username=f"filler{Follow.objects.count()}")
    follows(viewer, other)
    for number in range(count):
        did(other, KINDS[number % len(KINDS)], at=NOON + timedelta(hours=number))
