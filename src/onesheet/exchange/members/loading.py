"""What is here of what rows speak of, read in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from onesheet.exchange.members.things import FilmOf, Item, Listed, Seen, World, Written
from onesheet.lists.models import FilmList, ListItem
from onesheet.reviews.models import MemberFilm, Review, Viewing, ViewingTag

_AT_ONCE = 500
_One = TypeVar("_One")
Pairs = Collection[tuple[int, int]]
"""Members and films."""

FILM_COLUMNS = FilmOf.COLUMNS
_SEEN = tuple(name for name in Seen.COLUMNS if name != "tags")
_WRITTEN = tuple(name for name in Written.COLUMNS if name != "viewing")
LIST_COLUMNS = Listed.COLUMNS


def in_turn(given: Iterable[_One], size: int = _AT_ONCE) -> Iterator[list[_One]]:
    """Yield the given in lists of `size` at most."""
    some = list(given)
    for start in range(0, len(some), size):
        yield some[start : start + size]


def load_films(world: World, pairs: Pairs, *, lock: bool) -> None:
    """Load how films stand with members; those that do not are known to be nothing yet."""
    for member, films in _by_member(pair for pair in pairs if pair not in world.films).items():
        for some in in_turn(films):
            rows = _held(MemberFilm.objects.filter(member_id=member, film_id__in=some), lock=lock)
            for row in rows.values_list("pk", "film_id", *FILM_COLUMNS):
                _keep_film(world, member, row)
            for film in some:
                world.film(member, film)


def load_favourites(world: World, members: Collection[int], *, lock: bool) -> None:
    """Load the favourites of members."""
    for member in _new(world, "favourites", members):
        rows = _held(MemberFilm.objects.filter(member_id=member, favourite__isnull=False), lock=lock)
        for row in rows.values_list("pk", "film_id", *FILM_COLUMNS):
            if (member, row[1]) not in world.films:
                _keep_film(world, member, row)


def _keep_film(world: World, member: int, row: Sequence[Any]) -> None:
    pk, film, *values = row
    kept = FilmOf(member, film, *values, id=pk)
    kept.first = kept.values()
    world.films[member, film] = kept


def load_viewings(world: World, pairs: Pairs, tokens: Collection[UUID], *, lock: bool) -> None:
    """Load all viewings of films by members, and those of these tokens, with their tags."""
    found: dict[int, Seen] = {}
    for query in _queries(world, Viewing, pairs, tokens):
        rows = _held(query, lock=lock).order_by("pk")
        for pk, token, member, film, *values in rows.values_list("pk", "token", "member_id", "film_id", *_SEEN):
            if token not in world.viewings:
                one = Seen(token, member, film, *values, id=pk)
                one.companions = tuple(one.companions)
                found[pk] = one
                world.add_viewing(one)
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for some in in_turn(found):
        said = ViewingTag.objects.filter(viewing_id__in=some).order_by("viewing_id", "position")
        for viewing, name in said.values_list("viewing_id", "name"):
            tags[viewing].append(name)
    for pk, one in found.items():
        one.tags = tuple(tags.get(pk, ()))
        one.first = one.values()


def load_reviews(world: World, pairs: Pairs, tokens: Collection[UUID], *, lock: bool) -> None:
    """Load all reviews of films by members, and those of these tokens."""
    for query in _queries(world, Review, pairs, tokens):
        rows = (query.select_for_update(of=("self",)) if lock else query).order_by("pk")
        columns = "pk", "token", "member_id", "film_id", "viewing__token", *_WRITTEN, "comments_open", "erased_at"
        for pk, token, member, film, viewing, *values, comments_open, erased in rows.values_list(*columns):
            if token not in world.reviews:
                told = dict(zip(_WRITTEN, values, strict=True))
                one = Written(
                    token, member, film, viewing, comments_open=comments_open, erased=erased is not None, id=pk, **told
                )
                one.first = one.values()
                world.add_review(one)


def load_lists(world: World, tokens: Collection[UUID], *, lock: bool) -> None:
    """Load lists with the films on them."""
    found: dict[int, Listed] = {}
    for some in in_turn(_new(world, "lists", tokens)):
        rows = _held(FilmList.objects.filter(token__in=some), lock=lock)
        for pk, token, member, rule, *values in rows.values_list("pk", "token", "member_id", "rule", *LIST_COLUMNS):
            one = Listed(token, member, *values, id=pk)
            one.by_rule = rule is not None
            one.first = one.values()
            found[pk] = world.lists[token] = one
    for numbers in in_turn(found):
        items = ListItem.objects.filter(list_id__in=numbers).values_list("pk", "list_id", "film_id", "position", "note")
        for pk, of, film, position, note in items:
            item = Item(found[of].token, film, position, note, id=pk)
            item.first = item.values()
            found[of].items[film] = item


def _queries(world: World, model: type[Model], pairs: Pairs, tokens: Collection[UUID]) -> Iterator[QuerySet[Any, Any]]:
    rows: QuerySet[Any, Any] = model._default_manager.all()  # noqa: SLF001 - Django's public name
    name = model.__name__
    for member, films in _by_member(_new(world, name, pairs)).items():
        for some in in_turn(films):
            yield rows.filter(member_id=member, film_id__in=some)
    for known in in_turn(_new(world, f"{name}-token", tokens)):
        yield rows.filter(token__in=known)


def _new(world: World, kind: str, asked: Iterable[_One]) -> list[_One]:
    """Return what was not asked for before, and remember that it was."""
    new = [one for one in dict.fromkeys(asked) if (kind, one) not in world.looked]
    world.looked.update((kind, one) for one in new)
    return new


def _by_member(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Return member -> films; of members who are not made yet nothing is here."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for member, film in dict.fromkeys(pairs):
        if member > 0:
            found[member].append(film)
    return found


def _held(rows: QuerySet[Any, Any], *, lock: bool) -> QuerySet[Any, Any]:
    return rows.select_for_update(no_key=True) if lock else rows
