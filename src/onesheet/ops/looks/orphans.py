"""Looks at rows that name others by number or by word, where no foreign key holds them.

Reports and moderators' acts name things too, and keep what they said: the things may well be gone, and that is no fault.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from onesheet.accounts.models import Notice
from onesheet.films.models import Film
from onesheet.lists.models import FilmList
from onesheet.ops.looks.look import MOST_TOLD, Seen
from onesheet.reviews.models import Activity, Comment, Review, Viewing

_THINGS: dict[str, type[Model]] = {
    Activity.Kind.VIEWING: Viewing,
    Activity.Kind.REVIEW: Review,
    Activity.Kind.LIST: FilmList,
    Activity.Kind.WATCHLIST: Film,
    Activity.Kind.LIKE: Review,
}
_KINDS = (Notice.Kind.LIKE, Notice.Kind.COMMENT, Notice.Kind.REPLY, Notice.Kind.LIST, Notice.Kind.CHALLENGE)
"""Notices that lead to a thing. Those of moderation tell of things that may be gone."""
_ABOUT: dict[str, type[Model]] = {"review": Review, "comment": Comment, "list": FilmList}
_AT_ONCE = 1_000


def activity(mend: bool) -> Seen:  # noqa: FBT001
    """Look for what feeds tell of things that are gone; it is taken out."""
    seen = Seen(looked=Activity.objects.count())
    for kind, model in _THINGS.items():
        lost = Activity.objects.filter(~Exists(model._default_manager.filter(pk=OuterRef("ref"))), kind=kind)  # noqa: SLF001
        _take_out(seen, lost, mend, lambda row, kind=kind: f"activity {row.pk}: {kind} {row.ref} is gone")  # type: ignore[misc]
    return seen


def notices(mend: bool) -> Seen:  # noqa: FBT001
    """Look for notices that lead to things that are gone; they are taken out."""
    seen = Seen(looked=Notice.objects.count())
    for word, model in _ABOUT.items():
        after = 0
        told = Notice.objects.filter(kind__in=_KINDS, about__startswith=f"{word}:").order_by("pk")
        while some := list(told.filter(pk__gt=after).values_list("pk", "about")[:_AT_ONCE]):
            after = some[-1][0]
            things = {pk: int(number) if (number := about.partition(":")[2]).isdigit() else 0 for pk, about in some}
            there = set(model._default_manager.filter(pk__in=set(things.values())).values_list("pk", flat=True))  # noqa: SLF001
            lost = Notice.objects.filter(pk__in=[pk for pk, thing in things.items() if thing not in there])
            _take_out(seen, lost, mend, lambda row: f"notice {row.pk}: {row.about} is gone")
    return seen


def _take_out(seen: Seen, lost: QuerySet[Model, Model], mend: bool, says: Callable[[Any], str]) -> None:  # noqa: FBT001
    number = lost.count()
    if not number:
        return
    for row in lost.order_by("pk")[:MOST_TOLD]:
        seen.wrongs(says(row), mended=mend)
    more = number - min(number, MOST_TOLD)
    seen.wrong += more
    if mend:
        lost.delete()
        seen.mended += more
