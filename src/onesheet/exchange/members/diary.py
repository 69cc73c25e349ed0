"""Viewings. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from onesheet.exchange.members.moments import bare_stars, stars, when, with_viewing
from onesheet.exchange.members.of_films import HALVES, no_longer_wanted, saw, touch
from onesheet.exchange.members.planning import CHANGED, MADE, SAME, Context, No, Plan, stays
from onesheet.exchange.members.things import FilmOf, Seen, Step, Whose
from onesheet.exchange.pure.rows import View
from onesheet.reviews.pure.viewing_entries import (
    FIRST_FILM,
    ViewingEntry,
    date_of,
    fold_tag,
    sort_date,
    tidy,
)
from onesheet.values.dates import first_day

SILENCED = "A moderator has silenced this account; what others would see is not taken in until that is over."
_TIDY = ViewingEntry()


def view(context: Context, whose: Whose, film: int, deed: View, nth: int, step: Step) -> Plan:
    """Put a viewing into the diary; see `reviews.services.viewings.log_viewing`."""
    check_rating(deed.rating)
    date, odd = readable(context, deed.date)
    entry = tidied(deed, date, whose)
    token = context.token(whose, "viewing", deed.key, nth)
    own = context.own(whose, context.world.viewings, deed.token)
    seen = find(context, whose, film, token, date) if own is None else own
    if seen is None:
        if whose.silenced and entry.visibility != "me":
            raise No(SILENCED)
        log(context, whose, film, entry, token, deed.logged, step)
        return Plan(MADE.fate, odd)
    context.memory.meet(token, seen.token)
    if seen.film != film:
        return stays("This entry stands in the diary for another film, and stays there.")
    return _compare(context, whose, seen, entry, step, odd)


def check_rating(rating: int | None) -> None:
    """Raise No where a rating is none."""
    if rating is not None and not 1 <= rating <= HALVES:
        raise No("A rating is from half a star to five stars; nothing of this row was taken in.")


def readable(context: Context, told: str) -> tuple[str, str]:
    """Return the date of a viewing as it can be kept, empty where it cannot, and the sentence for that."""
    if not told:
        return "", ""
    try:
        read = date_of(told)
    except ValueError:
        return "", f"The date {told!r} cannot be read as a day, a month or a year, so the viewing is kept without one."
    assert read is not None
    if first_day(read) > context.today or (read.year or 0) < FIRST_FILM:
        return "", f"The date {told} cannot be that of a viewing, so it is kept without one."
    return str(read), ""


def find(context: Context, whose: Whose, film: int, token: UUID, date: str) -> Seen | None:
    """Return the viewing that a row of the diary is: by its token, else one of that film and date that no other row is."""
    seen = by_token(context, whose, token)
    if seen is not None and (seen.film, seen.date) == (film, date):
        return seen
    claimed = context.memory.claimed
    same_day = (one for one in context.world.seen(whose.id, film) if one.date == date and one.token not in claimed)
    return next(same_day, seen)


def by_token(context: Context, whose: Whose, token: UUID) -> Seen | None:
    """Return a member's viewing that bears the token, or that an earlier row with this token turned out to be."""
    seen = context.world.viewings.get(context.memory.alias.get(token, token))
    return None if seen is None or seen.gone or seen.member != whose.id else seen


def log(
    context: Context, whose: Whose, film: int, entry: ViewingEntry, token: UUID, logged: str, step: Step
) -> Seen:  # fmt: skip
    """Make a viewing, and change how the film stands with the member."""
    world = context.world
    seen = Seen(
        token=token, member=whose.id, film=film, sort_date=sort_date(entry.date), made_at=when(logged, context.now),
        changed_at=context.now, date=entry.date, rating=entry.rating, liked=entry.liked, rewatch=entry.rewatch,
        place=entry.place, format=entry.format, companions=entry.companions, note=entry.note,
        visibility=entry.visibility, tags=different(entry.tags),
    )  # fmt: skip
    row = world.film(whose.id, film)
    fields: dict[str, object] = no_longer_wanted(context, row)
    if entry.visibility in whose.wide:
        fields |= saw(context, row)
        fields |= {"liked": row.liked or entry.liked}
        fields |= follow(context, whose, row, seen)
    world.add_viewing(seen)
    context.memory.claimed.add(token)
    context.made("viewing", token)
    step.made(seen)
    touch(context, row, step, **fields)
    step.change(row, changed_at=context.now)
    world.recount(whose.id, film)
    return seen


def follow(context: Context, whose: Whose, row: FilmOf, seen: Seen) -> dict[str, object]:
    """Return what makes a viewing's rating the current one: where there is none, or where that came with an earlier viewing.

    What was rated as such stays, whether in this file or by hand.
    """
    if seen.rating is None:
        return {}
    if row.rating is not None and not _came_with_earlier(context, whose, row, seen):
        return {}
    return {"rating": seen.rating, "rated_at": with_viewing(seen.sort_date, context.now)}


def _came_with_earlier(context: Context, whose: Whose, row: FilmOf, seen: Seen) -> bool:
    return bool(seen.sort_date) and any(
        one.rating == row.rating
        and one.sort_date
        and one.sort_date <= seen.sort_date
        and with_viewing(one.sort_date, context.now) == row.rated_at
        for one in context.world.seen(whose.id, row.film)
        if one.visibility in whose.wide
    )


def different(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags without those that fold to an earlier one, as the table of tags wants them."""
    kept: dict[str, str] = {}
    for tag in tags:
        kept.setdefault(fold_tag(tag), tag)
    return tuple(kept.values())


def tidied(deed: View, date: str, whose: Whose) -> ViewingEntry:
    """Return what a row says of a viewing as it is stored."""
    entry = replace(
        _TIDY, date=date, rating=deed.rating, liked=deed.liked, rewatch=deed.rewatch, format=deed.format,
        visibility=deed.visibility or whose.entry_visibility,
    )  # fmt: skip
    if deed.tags or deed.place or deed.companions or deed.note:
        said = replace(
            entry, tags=deed.tags, place=_clean(deed.place), companions=deed.companions, note=_clean(deed.note)
        )
        said = tidy(said)
        return replace(
            said,
            tags=different(tuple(_clean(tag) for tag in said.tags)),
            companions=tuple(_clean(name) for name in said.companions),
        )
    return entry


def _clean(text: str) -> str:
    return text.replace("\0", "")


_SAID: dict[str, Callable[[Any], str]] = {
    "date": lambda value: value or "no date",
    "rating": lambda value: stars(value) if value else "no rating",
    "tags": lambda value: "tags " + ", ".join(value) if value else "no tags",
    "rewatch": lambda value: "a rewatch" if value else "no rewatch",
    "liked": lambda value: "liked" if value else "not liked",
    "format": lambda value: f"seen as {value}" if value else "no format",
    "place": lambda value: f"seen at {value}" if value else "no place",
    "companions": lambda value: "seen with " + ", ".join(value) if value else "nobody else",
    "note": lambda value: "a note" if value else "no note",
}


def _compare(context: Context, whose: Whose, seen: Seen, entry: ViewingEntry, step: Step, odd: str) -> Plan:
    """Compare what is here with what the file says; where the file says nothing, it contradicts nothing."""
    said = {name: getattr(entry, name) for name in _SAID}
    other = {name: value for name, value in said.items() if value and value != getattr(seen, name)}
    if odd:
        other.pop("date", None)
    follows = context.follows("viewing", seen.token.int, 0)
    if not other:
        return stays(odd) if odd else SAME
    if not follows:
        if set(other) == {"rating"} and seen.rating:
            return stays(f"{stars(seen.rating)} of the diary stay; the file says {bare_stars(other['rating'])}.")
        words = ", ".join(_SAID[name](value) for name, value in other.items())
        return stays(f"What the diary has of this viewing stays; the file says otherwise: {words}.")
    if whose.silenced and seen.visibility != "me" and set(other) != {"note"}:
        raise No(SILENCED)
    row = context.world.film(whose.id, seen.film)
    came = (
        row.rating is not None and row.rating == seen.rating
        and with_viewing(seen.sort_date, context.now) == row.rated_at
    )  # fmt: skip
    changed: dict[str, object] = {**other, "changed_at": context.now}
    if "date" in other:
        changed["sort_date"] = sort_date(str(other["date"]))
    step.change(seen, **changed)
    if seen.visibility in whose.wide:
        fields: dict[str, object] = {**saw(context, row), "liked": row.liked or bool(other.get("liked"))}
        if came or row.rating is None:
            if seen.rating is not None:
                fields |= {"rating": seen.rating, "rated_at": with_viewing(seen.sort_date, context.now)}
        else:
            fields |= follow(context, whose, row, seen)
        touch(context, row, step, **fields)
    context.world.recount(whose.id, seen.film)
    return Plan(CHANGED.fate, odd)
