"""Writes: which edition it is, on which days and where it is held, as documents say it.

Where documents alone made an edition it is what they say, and nothing where none says it any more. What the house entered stays;
only what it left empty is filled in.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from onesheet.festivals.models import Edition
from onesheet.festivals.pure.stated import OfEdition, edition_said, shown_by
from onesheet.festivals.services.telling import STANDING
from onesheet.films.models import Statement
from onesheet.reading.vocabulary import OF_AN_EDITION
from onesheet.values.names import festival_number

Place = tuple[str, int]
"""A festival's key and the year."""


def speaks_of_edition(qualifiers: dict[str, Any]) -> bool:
    """Tell whether a `festival` statement says something of the edition itself."""
    return any(name in qualifiers for name in OF_AN_EDITION)


def tell_editions(places: Collection[Place], *, now: datetime) -> None:
    """Make these editions what all standing documents say of them, the first that says it. Done again it changes nothing."""
    for key, year in sorted(places):
        found = Edition.objects.filter(festival__key=key, year=year).select_related("festival").order_by("pk").first()
        if found is not None:
            _tell(found, _said(found, key), now)


def _said(edition: Edition, key: str) -> OfEdition:
    """Return what is said of an edition, by the documents that say a film is shown there."""
    rows = Statement.objects.filter(
        STANDING, property="festival", film__selections__edition=edition, qualifiers__has_any_keys=OF_AN_EDITION
    ).order_by("pk")
    number = starts = ends = None
    place = ""
    for value, qualifiers in rows.values_list("value", "qualifiers"):
        shown = shown_by(value, qualifiers)
        said = edition_said(qualifiers, edition.year) if shown is not None else None
        if said is None or shown is None or (shown.key, shown.year) != (key, edition.year):
            continue
        number = number or said.number
        if starts is None:
            starts, ends = said.starts, said.ends
        place = place or said.place
    return OfEdition(number, starts, ends, place)


def _tell(edition: Edition, said: OfEdition, now: datetime) -> None:
    number = said.number or festival_number(edition.festival.name, edition.year)
    told: dict[str, Any] = {"number": number, "place": said.place}
    if not edition.entered or (edition.starts is None and edition.ends is None):
        told |= {"starts": said.starts, "ends": said.ends}
    if edition.entered:
        told = {name: value for name, value in told.items() if value and not getattr(edition, name)}
    changed = {name: value for name, value in told.items() if getattr(edition, name) != value}
    if changed:
        Edition.objects.filter(pk=edition.pk).update(**changed, changed_at=now)
