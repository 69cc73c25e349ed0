"""What followers were told of a wish: it goes when an import takes the film off the watchlist, as it does when a member does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from onesheet.accounts.models import Member
from onesheet.exchange.handler import Result
from onesheet.exchange.members.loading import in_turn
from onesheet.exchange.members.things import FilmOf, World
from onesheet.reviews.models import Activity, MemberFilm

_WANTED = FilmOf.COLUMNS.index("watchlisted_at")
_KIND = Activity.Kind.WATCHLIST


def forget_wishes(world: World, results: Sequence[Result]) -> None:
    """Drop what was told of wishes that the rows of a batch fulfilled, and let each such row take it back.

    Costs no query where no film left a watchlist.
    """
    left: defaultdict[int, set[int]] = defaultdict(set)
    for row in world.films.values():
        if row.first is not None and row.first[_WANTED] is not None and (row.gone or row.watchlisted_at is None):
            left[row.member].add(row.film)
    told: dict[tuple[int, int], list[Any]] = {}
    for member, films in left.items():
        for some in in_turn(films):
            news = Activity.objects.filter(member=member, kind=_KIND, ref__in=some)
            for film, shown, at in news.values_list("ref", "shown", "at"):
                told[member, film] = ["wish", member, film, {"shown": shown, "at": at.isoformat()}]
            news.delete()
    for one in results if told else ():
        for change in list(one.undo or ()):
            if change[0] == "film" and (wish := told.pop((change[1], change[2]), None)) is not None:
                one.undo.append(wish)


def tell_again(wishes: Iterable[tuple[int, int, dict[str, Any]]]) -> None:
    """Tell again what was told of wishes, where the film is on the watchlist again: those who may see it today."""
    for member, film, told in wishes:
        wanted = MemberFilm.objects.filter(member=member, film=film, watchlisted_at__isnull=False).exists()
        if not wanted or Activity.objects.filter(member=member, kind=_KIND, ref=film).exists():
            continue
        visibility = Member.objects.values_list("films_visibility", flat=True).get(pk=member)
        Activity.objects.create(
            member_id=member, kind=_KIND, ref=film, film_id=film, visibility=visibility, shown=told["shown"],
            at=datetime.fromisoformat(told["at"]),
        )  # fmt: skip
