"""Writes: what tables say of films in an edition beside section and premiere, as columns of their selections.

What somebody changed here since stays as they have it, as with screenings: `stated` keeps what a table made of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from onesheet.festivals.models import Selection
from onesheet.festivals.pure.stated import section_key, shown_by
from onesheet.festivals.pure.stated_films import UNTOLD, details_of
from onesheet.festivals.services.telling import IMPORT, STANDING, Versions
from onesheet.films.models import Statement
from onesheet.reviews.pure.markdown import render
from onesheet.values.folding import fold

_AT_ONCE = 500
_Place = tuple[int, str, int, str]
"""A film, its festival's key, the year, the section's key."""


def follow_details(films: Collection[int], *, now: datetime) -> None:
    """Make what is said of these films in their editions what tables say. To be called when their selections are made; costs two queries for 500 films."""
    ordered = sorted(films)
    for start in range(0, len(ordered), _AT_ONCE):
        _follow(ordered[start : start + _AT_ONCE], now)


def _follow(films: list[int], now: datetime) -> None:
    told = _told(films)
    rows = (
        Selection.objects.filter(film__in=films).select_related("edition__festival", "section", "film").order_by("pk")
    )
    for row in rows:
        section = row.section.key if row.section is not None else ""
        edition = row.film_id, row.edition.festival.key, row.edition.year
        said = told.get((*edition, section)) or told.get((*edition, "")) or {}
        if said or row.stated:
            _say(row, said, now)


def _told(films: list[int]) -> dict[_Place, dict[str, Any]]:
    """Return what the newest table that tells anything of a film in a section says of it there."""
    rows = Statement.objects.filter(
        STANDING, film__in=films, property="festival", document__origin__startswith=IMPORT
    ).order_by("pk")
    versions = Versions()
    found: dict[_Place, tuple[int, dict[str, Any]]] = {}
    for document, origin, film, value, qualifiers in rows.values_list(
        "document_id", "document__origin", "film_id", "value", "qualifiers"
    ):
        shown = shown_by(value, qualifiers)
        if shown is None:
            continue
        version = versions.of(document, origin)
        place = film, shown.key, shown.year, section_key(shown.section)
        newest, said = found.get(place, (-1, {}))
        if version > newest:
            said = {}
        if version >= newest:
            found[place] = version, {**details_of(qualifiers), **said}
    return {place: said for place, (_, said) in found.items()}


def _say(row: Selection, said: dict[str, Any], now: datetime) -> None:
    """Let a selection be what is told now, but for what somebody changed here since."""
    stated = row.stated or {}
    wanted = {name: said.get(name, empty) for name, empty in UNTOLD.items() if name != "preceded_by"}
    wanted["preceded_by_id"] = _short(row, said.get("preceded_by", ""))
    changed = []
    for name, value in wanted.items():
        before = stated.get(name, UNTOLD.get(name))
        if getattr(row, name) == before and value != before:
            setattr(row, name, value)
            changed.append(name)
    kept = {name: value for name, value in wanted.items() if value != UNTOLD.get(name)} or None
    if "note" in changed:
        row.html = render(row.note).html
        changed.append("html")
    if changed:
        row.changed_at = now
        changed.append("changed_at")
    if changed or kept != row.stated:
        row.stated = kept
        row.save(update_fields=[*changed, "stated"])


def _short(row: Selection, title: str) -> int | None:
    """Return the film of the edition that is called so and has none before itself; its section's first."""
    if not title:
        return None
    named = [one for one in _others(row) if fold(one.film.title) == fold(title) and one.preceded_by_id is None]
    return min(named, key=lambda one: (one.section_id != row.section_id, one.pk)).pk if named else None


def _others(row: Selection) -> Iterable[Selection]:
    return Selection.objects.filter(edition=row.edition_id).exclude(pk=row.pk).select_related("film")
