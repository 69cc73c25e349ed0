"""What planning changed, written: rows in bulk, kept counts, scores of the day; no activity and no notices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.services import forget
from onesheet.database.rows import insert_rows, update_rows
from onesheet.exchange.members.loading import FILM_COLUMNS, in_turn
from onesheet.exchange.members.things import FilmOf, Item, Listed, Seen, Whose, World, Written
from onesheet.lists.models import FilmList, ListItem
from onesheet.reviews.models import Activity, MemberFilm, Review, ReviewText, Viewing, ViewingTag
from onesheet.reviews.pure.markdown import render
from onesheet.reviews.pure.viewing_entries import fold_tag
from onesheet.reviews.queries.tallies import GIVEN, UNPROVEN
from onesheet.reviews.services.tallies import shift_many

_RATING, _LIKED, _WATCHED, _WANTED, _FAVOURITE = (
    FILM_COLUMNS.index(name) for name in ("rating", "liked", "watched", "watchlisted_at", "favourite")
)
_SEEN = (
    "date", "sort_date", "rating", "liked", "rewatch", "place", "format", "companions", "note", "visibility", "made_at",
    "changed_at",
)  # fmt: skip
_WRITTEN = (
    "viewing_id", "state", "text", "html", "excerpt", "spoilers", "rating", "liked", "language", "visibility", "made_at",
    "published_at", "edited_at", "hidden_at",
)  # fmt: skip
_LIST = ("name", "text", "html", "ranked", "visibility", "items_count", "made_at", "changed_at", "hidden_at")


def write_world(world: World, members: Iterable[Whose], *, now: datetime, scores: bool = True) -> set[int]:
    """Write all that differs from what the database has, in the transaction that is open; the members' rows are held.

    Returns the films whose counts changed. `scores` is as for `shift_many`.
    """
    by_id = {one.id: one for one in members}
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    _write_profiles(by_id.values())
    _write_films(world, by_id, sums)
    viewings = _write_viewings(world)
    _write_reviews(world, by_id, viewings, sums, now)
    _write_lists(world)
    shift_many(sums, now=now, scores=scores)
    return set(sums)


def _write_profiles(members: Iterable[Whose]) -> None:
    for one in members:
        changed = {name: value for name, value in one.profile.items() if one.first_profile[name] != value}
        if changed:
            Member.objects.filter(pk=one.id).update(**changed)


def _write_films(world: World, members: dict[int, Whose], sums: defaultdict[int, Counter[str]]) -> None:
    changed = [row for row in world.films.values() if row.differs]
    new = [row for row in changed if row.first is None]
    old = [row for row in changed if row.first is not None and not row.gone]
    gone = [row.id for row in changed if row.gone]
    for some in in_turn(gone):
        MemberFilm.objects.filter(pk__in=some).delete()
    # No two films stand in one place of the profile, not for a moment either.
    moved = [row for row in old if row.first and row.first[_FAVOURITE] not in (None, row.favourite)]
    update_rows(MemberFilm, ["favourite"], [(row.id, None) for row in moved])
    update_rows(MemberFilm, FILM_COLUMNS, [(row.id, *row.values()) for row in old])
    insert_rows(
        MemberFilm, ("member_id", "film_id", *FILM_COLUMNS), [(row.member, row.film, *row.values()) for row in new],
        alike="member_id",
    )  # fmt: skip
    for row in changed:
        if members[row.member].open:
            _count(sums[row.film], row, unproven=members[row.member].unproven)


def _count(sums: Counter[str], row: FilmOf, *, unproven: bool) -> None:
    """Add how a film's counts change: as `reviews.services.tallies.counted` counts a row."""
    now = () if row.gone else row.values()
    for values, by in ((row.first or (), -1), (now, 1)):
        if not values:
            continue
        if rating := values[_RATING]:
            sums[GIVEN[rating - 1]] += by
            if unproven:
                sums[UNPROVEN[rating - 1]] += by
        sums["liked"] += by * bool(values[_LIKED])
        sums["watched"] += by * bool(values[_WATCHED])
        sums["watchlisted"] += by * (values[_WANTED] is not None)


def _write_viewings(world: World) -> dict[UUID, int]:
    """Write viewings and their tags; return token -> number of all that are known."""
    changed = [one for one in world.viewings.values() if one.differs]
    new = [one for one in changed if one.first is None]
    old = [one for one in changed if one.first is not None and not one.gone]
    gone = [one for one in changed if one.gone]
    insert_rows(
        Viewing,
        ("token", "member_id", "film_id", *_SEEN),
        [(one.token, one.member, one.film, *_of_seen(one)) for one in new],
    )
    update_rows(Viewing, _SEEN, [(one.id, *_of_seen(one)) for one in old])
    found = {one.token: one.id for one in world.viewings.values() if one.id is not None and not one.gone}
    found |= _numbers(Viewing, new)
    retagged = [one for one in old if one.first and one.first[-1] != one.tags]
    for some in in_turn(one.id for one in (*retagged, *gone)):
        ViewingTag.objects.filter(viewing_id__in=some).delete()
    insert_rows(
        ViewingTag,
        ("viewing_id", "name", "folded", "position"),
        [
            (found[one.token], tag, fold_tag(tag), place)
            for one in (*new, *retagged)
            for place, tag in enumerate(one.tags)
        ],
    )
    for some in in_turn(one.id for one in gone):
        Review.objects.filter(viewing_id__in=some).update(viewing=None)
        Viewing.objects.filter(pk__in=some).delete()
    return found


def _of_seen(one: Seen) -> tuple[Any, ...]:
    return (
        one.date, one.sort_date, one.rating, one.liked, one.rewatch, one.place, one.format, list(one.companions), one.note,
        one.visibility, one.made_at, one.changed_at,
    )  # fmt: skip


def _numbers(model: Any, new: Sequence[Any]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for some in in_turn(one.token for one in new):
        found.update(model.objects.filter(token__in=some).values_list("token", "pk"))
    for one in new:
        one.id = found[one.token]
    return found


def _write_reviews(
    world: World,
    members: dict[int, Whose],
    viewings: dict[UUID, int],
    sums: defaultdict[int, Counter[str]],
    now: datetime,
) -> None:
    changed = [one for one in world.reviews.values() if one.differs]
    new = [one for one in changed if one.first is None]
    old = [one for one in changed if one.first is not None and not one.gone]
    gone = [one.id for one in changed if one.gone]
    for some in in_turn(gone):
        delete_reviews(some)
    _keep_earlier(old, now)
    insert_rows(
        Review,
        ("token", "member_id", "film_id", *_WRITTEN, "comments_open", "likes", "comments_count", "erased_at"),
        [
            (one.token, one.member, one.film, *_of_written(one, viewings), one.comments_open, 0, 0, None)
            for one in new
        ],
    )  # fmt: skip
    update_rows(Review, _WRITTEN, [(one.id, *_of_written(one, viewings)) for one in old])
    _numbers(Review, new)
    for one in changed:
        if members[one.member].open:
            sums[one.film]["reviews"] += one.counts - _counted(one)


def delete_reviews(numbers: Collection[int | None]) -> None:
    """Delete reviews with what others were told of them."""
    for number in numbers:
        forget(about=f"review:{number}", kind=Notice.Kind.LIKE)
    Activity.objects.filter(kind__in=(Activity.Kind.REVIEW, Activity.Kind.LIKE), ref__in=list(numbers)).delete()
    Review.objects.filter(pk__in=list(numbers)).delete()


def _counted(one: Written) -> bool:
    """Whether the film's tally counted it before."""
    if one.first is None:
        return False
    told = dict(zip(Written.COLUMNS, one.first, strict=True))
    return (
        told["state"] == "published" and told["visibility"] == "public" and told["hidden_at"] is None and not one.erased
    )


def _keep_earlier(old: Sequence[Written], now: datetime) -> None:
    """Keep what a published review said before an edit, unless an edit is taken back."""
    edited = {
        one.id: one for one in old if one.first and one.edited_at == now and _said(one.first) != _said(one.values())
    }
    rows = Review.objects.filter(pk__in=edited, published_at__isnull=False)
    ReviewText.objects.bulk_create(
        ReviewText(review_id=pk, text=text, html=html, spoilers=spoilers, rating=rating, until=now)
        for pk, text, html, spoilers, rating in rows.values_list("pk", "text", "html", "spoilers", "rating")
    )


def _said(values: tuple[Any, ...]) -> tuple[Any, ...]:
    told = dict(zip(Written.COLUMNS, values, strict=True))
    return told["text"], told["spoilers"], told["rating"]


def _of_written(one: Written, viewings: dict[UUID, int]) -> tuple[Any, ...]:
    rendered = render(one.text)
    return (
        None if one.viewing is None else viewings.get(one.viewing), one.state, one.text, rendered.html,
        "" if one.spoilers else rendered.excerpt, one.spoilers, one.rating, one.liked, one.language, one.visibility,
        one.made_at, one.published_at, one.edited_at, one.hidden_at,
    )  # fmt: skip


def _write_lists(world: World) -> None:
    changed = [one for one in world.lists.values() if one.differs]
    new = [one for one in changed if one.first is None]
    old = [one for one in changed if one.first is not None and not one.gone]
    insert_rows(
        FilmList,
        ("token", "member_id", *_LIST, "cloned_from_id", "is_challenge", "rule", "goal", "starts", "ends"),
        [(one.token, one.member, *_of_list(one), None, False, None, None, None, None) for one in new],
    )
    update_rows(FilmList, _LIST, [(one.id, *_of_list(one)) for one in old])
    _numbers(FilmList, new)
    lists = world.lists
    items = [item for one in lists.values() if not one.gone for item in one.items.values() if item.differs]
    for some in in_turn(item.id for item in items if item.gone):
        ListItem.objects.filter(pk__in=some).delete()
    kept = [item for item in items if item.first is not None and not item.gone]
    update_rows(ListItem, Item.COLUMNS, [(item.id, item.position, item.note) for item in kept])
    insert_rows(
        ListItem,
        ("list_id", "film_id", "position", "note", "added_by_id", "added_at"),
        [
            (lists[item.of].id, item.film, item.position, item.note, lists[item.of].member, item.added_at)
            for item in items
            if item.first is None
        ],
    )
    gone = [one.id for one in lists.values() if one.gone and one.id is not None]
    for number in gone:
        for kind in (Notice.Kind.LIST, Notice.Kind.CHALLENGE):
            forget(about=f"list:{number}", kind=kind)
    if gone:
        Activity.objects.filter(kind=Activity.Kind.LIST, ref__in=gone).delete()
        FilmList.objects.filter(pk__in=gone).delete()


def _of_list(one: Listed) -> tuple[Any, ...]:
    html = render(one.text).html if one.text else ""
    return (
        one.name, one.text, html, one.ranked, one.visibility, one.items_count, one.made_at, one.changed_at, one.hidden_at,
    )  # fmt: skip
