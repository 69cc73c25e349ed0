"""A film at festivals: its screenings at those that are not over, what it was awarded, and what programmers wrote of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.translation import gettext as _
from markupsafe import Markup

from onesheet.accounts.models import Member
from onesheet.festivals.pure.zones import zone_of
from onesheet.festivals.queries.awards import AwardLine
from onesheet.festivals.queries.of_film import FilmScreening, FilmSelection, wishes_for
from onesheet.films.queries.film import FactRow
from onesheet.web.addresses import url
from onesheet.web.festivals import words

_SCREENINGS = 12
"""Of one edition; a film that is shown more often is a club's, whose page has the others."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A screening in words; `state` is empty where it takes place and has tickets."""

    address: str
    when: str
    iso: str
    where: str
    state: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class AtFestival:
    """An edition on a film's page. `note` is safe HTML; `screenings` are those of an edition that is not over."""

    name: str
    address: str
    section: str
    section_address: str
    marks: str
    note: Markup
    screenings: list[Shown]
    selection: int
    wishing: str
    """Where a member's wish goes; empty where nobody can wish for it."""
    year: int
    awards: list[AwardLine] = field(default_factory=list)
    """What it was awarded there."""
    awarded: str = ""
    """The address of all that was awarded there."""


def at_festivals(selections: Iterable[FilmSelection], awards: Iterable[AwardLine], now: datetime) -> list[AtFestival]:
    """Return what a film's page tells of festivals beside its timeline: editions that are not over, awards, programmers' notes."""
    given: dict[tuple[str, str], list[AwardLine]] = {}
    for award in awards:
        given.setdefault((award.festival_slug, award.edition_slug), []).append(award)
    found = []
    for one in selections:
        zone = zone_of(one.zone)
        over = one.ends is None or one.ends < now.astimezone(zone).date()
        coming = [] if over and not any(row.starts >= now for row in one.screenings) else one.screenings
        here = given.pop((one.festival_slug, one.edition), [])
        if coming or one.html or not over or here:
            may_wish = one.run_here and any(row.starts >= now and not row.cancelled for row in coming)
            found.append(_told(one, zone, coming, here, may_wish=may_wish))
    # A document may tell what a film was awarded where none tells that it was shown.
    found += [_awarded(here) for here in given.values()]
    return sorted(found, key=lambda one: -one.year)


def _awarded(here: list[AwardLine]) -> AtFestival:
    one = here[0]
    place: dict[str, str | int] = {"festival": one.festival_slug, "edition": one.edition_slug}
    return AtFestival(
        one.edition_name, url("edition", **place), "", "", "", Markup(), [], 0, "", one.year, here,
        url("edition-awards", **place),
    )  # fmt: skip


def names_festivals(facts: Iterable[FactRow]) -> bool:
    """Tell whether an award among the facts of a film may be of an edition."""
    return any(one.property == "award" and one.qualifiers.get("festival") for one in facts)


def wishes_here(request: HttpRequest, festivals: Iterable[AtFestival]) -> dict[int, int] | None:
    """Return a member's wishes, selection -> weight; None where nobody can wish. Costs a query for members alone."""
    selections = [one.selection for one in festivals if one.wishing]
    if not selections or not isinstance(request.user, Member):
        return None
    return wishes_for(request.user.pk, selections)


def edition_addresses(selections: Iterable[FilmSelection]) -> dict[tuple[str, int], str]:
    """Return the page of each edition by the festival's key and the year."""
    return {
        (one.festival_key, one.year): url("edition", festival=one.festival_slug, edition=one.edition)
        for one in selections
    }


def _told(
    one: FilmSelection, zone: ZoneInfo, coming: Iterable[FilmScreening], awards: list[AwardLine], *, may_wish: bool
) -> AtFestival:
    place: dict[str, str | int] = {"festival": one.festival_slug, "edition": one.edition}
    return AtFestival(
        one.name,
        url("edition", **place),
        one.section or "",
        url("edition-section", section=one.section_slug, **place) if one.section_slug else "",
        ", ".join(part for part in (words.premiere_words(one), words.part_words(one.part)) if part),
        Markup(one.html),  # noqa: S704 - it was made safe when it was written
        [_screening(row, zone, place) for row in coming][:_SCREENINGS],
        one.selection,
        url("plan-wish", **place) if may_wish else "",
        one.year,
        awards,
        url("edition-awards", **place),
    )


def _screening(row: FilmScreening, zone: ZoneInfo, place: dict[str, str | int]) -> Shown:
    return Shown(
        url("screening", number=row.id, **place),
        words.when_words(row.starts, zone),
        row.starts.astimezone(zone).isoformat(timespec="minutes"),
        words.place_words(row.venue, row.screen),
        _("cancelled") if row.cancelled else _("sold out") if row.sold_out else "",
        row.cancelled,
    )
