"""What stood at an address where nothing stands any more, and what is left around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from onesheet.festivals.models import Edition, Festival, Screening, Section, TakenBack, Venue

_What = TakenBack.What
_ORDER = (_What.SCREENING, _What.SECTION, _What.VENUE, _What.EDITION, _What.FESTIVAL)
"""The innermost first: of a section whose edition went too, the section is told."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What stood at an address. `festival` and `edition` are names with their slugs, None where these have no page either."""

    what: str
    title: str
    told: Mapping[str, Any]
    at: datetime
    festival: tuple[str, str] | None
    edition: tuple[str, str] | None


def gone_at(
    *, festival: str = "", edition: str = "", section: str = "", screening: str = "", venue: str = ""
) -> Gone | None:
    """Return what everybody saw at an address and was taken back; None where nothing ever stood there, or something does.

    What is below it went along: an edition's address stands for those of all its pages. Costs a query where nothing was
    taken back, and four at most.
    """
    wanted = Q(pk__in=())
    if venue:
        wanted |= Q(what=_What.VENUE, name=venue)
    if festival:
        wanted |= Q(what=_What.FESTIVAL, festival=festival)
    if edition:
        wanted |= Q(what=_What.EDITION, festival=festival, edition=edition)
    if section:
        wanted |= Q(what=_What.SECTION, festival=festival, edition=edition, name=section)
    if screening:
        wanted |= Q(what=_What.SCREENING, festival=festival, edition=edition, name=screening)
    rows = {row.what: row for row in TakenBack.objects.filter(wanted)}
    found = next((rows[what] for what in _ORDER if what in rows and not _stands(rows[what])), None)
    if found is None:
        return None
    around = Edition.objects.filter(festival__slug=festival, state=Edition.State.ANNOUNCED).select_related("festival")
    one = around.filter(slug=edition).first() if edition else None
    home = one.festival if one is not None else Festival.objects.filter(slug=festival, editions__in=around).first()
    return Gone(
        found.what,
        found.title,
        found.told,
        found.at,
        (home.name, home.slug) if home is not None else None,
        (str(one), one.slug) if one is not None else None,
    )


def _stands(row: TakenBack) -> bool:
    """Tell whether everybody sees something at the address by now."""
    announced = Edition.objects.filter(festival__slug=row.festival, state=Edition.State.ANNOUNCED)
    if row.what == _What.FESTIVAL:
        return announced.exists()
    if row.what == _What.VENUE:
        shown = Screening.objects.filter(edition__state=Edition.State.ANNOUNCED)
        return Venue.objects.filter(slug=row.name, screens__screenings__in=shown).exists()
    edition = announced.filter(slug=row.edition)
    if row.what == _What.SECTION:
        return Section.objects.filter(edition__in=edition, slug=row.name).exists()
    if row.what == _What.SCREENING:
        return Screening.objects.filter(edition__in=edition, pk=row.name).exists()
    return edition.exists()
