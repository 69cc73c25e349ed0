"""Ratings, marks and favourites. Pure."""

from __future__ import annotations

from onesheet.exchange.members.moments import bare_stars, stars, when
from onesheet.exchange.members.planning import CHANGED, MADE, SAME, Context, No, Plan, stays
from onesheet.exchange.members.things import FilmOf, Step, Whose
from onesheet.exchange.pure.rows import Favour, Like, Rate, Want, Watch

HALVES = 10
FAVOURITES = 4


def touch(context: Context, row: FilmOf, step: Step, **fields: object) -> bool:
    """Change how a film stands with a member; return whether anything was another."""
    before = {name: getattr(row, name) for name in fields}
    if before == fields:
        return False
    return step.change(row, **fields, changed_at=context.now)


def saw(context: Context, row: FilmOf) -> dict[str, object]:
    """What changes where a film turns out to be seen: who saw it wants it no longer, but where the file says so too."""
    return {} if row.watched else {"watched": True, **no_longer_wanted(context, row)}


def no_longer_wanted(context: Context, row: FilmOf) -> dict[str, object]:
    """What takes a film off the watchlist; nothing where the file puts it there."""
    return {} if ("want", row.member, row.film) in context.memory.said else {"watchlisted_at": None}


def rate(context: Context, whose: Whose, film: int, deed: Rate, step: Step) -> Plan:
    """Give a film its rating; see `reviews.services.films.set_rating`."""
    if not 1 <= deed.rating <= HALVES:
        raise No("A rating is from half a star to five stars; nothing of this row was taken in.")
    row = context.world.film(whose.id, film)
    new = row.rating is None
    may = context.follows("rating", whose.id, film)
    if row.rating == deed.rating:
        return SAME
    if not new and not may:
        return stays(f"{stars(row.rating or 0)} {_stay(row.rating or 0)}; the file says {bare_stars(deed.rating)}.")
    touch(context, row, step, rating=deed.rating, rated_at=when(deed.at, context.now), **saw(context, row))
    return MADE if new else CHANGED


def _stay(halves: int) -> str:
    return "stays" if halves <= 2 else "stay"


def watch(context: Context, whose: Whose, film: int, deed: Watch, step: Step) -> Plan:  # noqa: ARG001 - as all plans
    """Mark a film as watched."""
    row = context.world.film(whose.id, film)
    return MADE if touch(context, row, step, **saw(context, row)) else SAME


def like(context: Context, whose: Whose, film: int, deed: Like, step: Step) -> Plan:  # noqa: ARG001
    """Like a film."""
    return MADE if touch(context, context.world.film(whose.id, film), step, liked=True) else SAME


def want(context: Context, whose: Whose, film: int, deed: Want, step: Step) -> Plan:
    """Put a film on the watchlist, one that was seen too where the file says so."""
    row = context.world.film(whose.id, film)
    context.memory.say("want", whose.id, film)
    if row.watchlisted_at is not None:
        return SAME
    touch(context, row, step, watchlisted_at=when(deed.at, context.now))
    return MADE


def favour(context: Context, whose: Whose, film: int, deed: Favour, step: Step) -> Plan:
    """Make a film a favourite of the profile."""
    if not 1 <= deed.place <= FAVOURITES:
        return stays(f"Four films can be favourites; this is number {deed.place} and was left out.")
    world = context.world
    row = world.film(whose.id, film)
    may = context.follows("favourite", whose.id, film) & context.follows("place", whose.id, deed.place)
    if row.favourite == deed.place:
        return SAME
    theirs = [one for one in world.films.values() if one.member == whose.id and one.favourite is not None]
    there = next((one for one in theirs if one.favourite == deed.place), None)
    if row.favourite is not None and not may:
        return stays(f"It is favourite number {row.favourite} and stays so; the file says {deed.place}.")
    if there is not None and not may:
        free = next((place for place in range(1, FAVOURITES + 1) if all(one.favourite != place for one in theirs)), 0)
        if not free or context.file_wins:
            return stays(f"Another film is favourite number {deed.place} and stays so.")
        touch(context, row, step, favourite=free)
        return Plan(
            MADE.fate, f"Another film is favourite number {deed.place} and stays so; this one is number {free}."
        )
    new = row.favourite is None
    if there is not None:
        touch(context, there, step, favourite=None)
    touch(context, row, step, favourite=deed.place)
    return MADE if new and there is None else CHANGED
