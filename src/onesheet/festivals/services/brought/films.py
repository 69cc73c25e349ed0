"""The films of a programme that comes in whole, once each is known here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Change, Edition, Screening, Selection, Showing
from onesheet.festivals.services.brought.places import section_of
from onesheet.festivals.services.brought.putting import Became, Put, became, changed, made, put
from onesheet.festivals.services.brought.whose import World
from onesheet.festivals.services.changes import note_film
from onesheet.festivals.services.entry import SelectionEntry, selection_columns
from onesheet.festivals.services.selections import MOST
from onesheet.reviews.pure.markdown import render
from onesheet.values.folding import fold


def put_selection(given: Mapping[str, Any], film: int | None, world: World, *, write: bool) -> Became:
    """Put a film into its edition, or complete what is said of it there; None is a film that is not here. Raises Refusal."""
    entry = SelectionEntry(
        None, given["premiere"], given["premiere_words"], given["part"], given["competition"], given["note"], given["version"],
        given["minutes"], given["language"],
    )  # fmt: skip
    told = selection_columns(entry)
    edition = world.edition(given["of"])
    if edition is None:
        world.must_come(given["of"])
        return Became("made")
    section = section_of(edition, given["section"])
    if given["section"] is not None and section is None and write:
        raise Refusal(f"Its section “{given['section']['name']}” is not here, since its own row was not taken in.")
    found = _here(edition, film, section.pk if section else None) if film else None
    if found is not None and given["section"] is not None and section is None:
        found = None
    if found is None:
        if edition.selections.count() >= MOST:
            raise Refusal(f"An edition has {MOST} films at most.")
        if not write or film is None:
            return Became("made")
        found = Selection(
            **told, edition=edition, section=section, film_id=film, entered=True,
            position=world.last_of(edition, section) + given["position"],
            html=render(told["note"]).html, changed_at=world.now,
        )  # fmt: skip
        found.preceded_by_id = _short(edition, given["preceded_by"], world)
        found.save()
        note_film(edition=edition, selection=found, kind=Change.Kind.FILM_ADDED, by=world.by, now=world.now)
        undo = [made("selection", found), *_shown(edition, found, given["screenings"], write=True)]
        return _known(given, found, world, became(True, Put(), undo))
    if found.withdrawn_at is not None:
        return _known(given, found, world, Became("same", "It was withdrawn here, and stays so."))
    told["preceded_by_id"] = _short(edition, given["preceded_by"], world)
    if told["preceded_by_id"] is None and given["preceded_by"] is not None:
        del told["preceded_by_id"]
    untold = {"competition": False} if not found.entered else None
    one = put(found, {"entered": True, **told}, keep=world.keep, defaults={"entered": False, **(untold or {})})
    undo = [changed("selection", found, one.was)] if one.was else []
    if one.was and write:
        found.changed_at = world.now
        found.save()
    undo += _shown(edition, found, given["screenings"], write=write)
    return _known(given, found, world, became(False, one, undo))


def _known(given: Mapping[str, Any], found: Selection, world: World, told: Became) -> Became:
    world.selections[given["number"]] = found.pk
    if told.fate != "same":
        world.touch(found.edition)
    return told


def _here(edition: Edition, film: int, section: int | None) -> Selection | None:
    rows = Selection.objects.filter(edition=edition, film=film).select_related("edition", "film", "section")
    return next((one for one in rows if one.section_id == section), None)


def _short(edition: Edition, told: Mapping[str, Any] | None, world: World) -> int | None:
    """Return the selection that is shown before, told by the file's number, else by its title, year and section."""
    return selection_told(edition, told, world) if told is not None else None


def selection_told(edition: Edition, told: Mapping[str, Any], world: World) -> int | None:
    """Return the selection that rows before were about, else the one of this title and year, in this section first."""
    if told["number"] in world.selections:
        return world.selections[told["number"]]
    section = section_of(edition, told["section"])
    rows = Selection.objects.filter(edition=edition, film__year=told["year"]).select_related("film").order_by("pk")
    named = [one for one in rows if fold(one.film.title) == fold(told["title"])]
    here = [one for one in named if one.section_id == (section.pk if section else None)]
    return next((one.pk for one in here or named), None)


def _shown(edition: Edition, row: Selection, told: list[dict[str, Any]], *, write: bool) -> list[dict[str, Any]]:
    """Put a film that comes late, since a person had to say which it is, into the screenings that came in before it."""
    by_uid = {one["uid"]: one["position"] for one in told}
    here = [one for one in by_uid if len(one) == 36]
    if not here or not write:
        return []
    undo = []
    screenings = Screening.objects.filter(edition=edition, token__in=here, stated__isnull=True)
    for one in screenings.exclude(showings__selection=row):
        if one.showings.exists() and one.changed_at != one.made_at:
            continue
        showing = Showing.objects.create(screening=one, selection=row, position=by_uid[str(one.token)])
        undo.append(made("showing", showing))
    return undo
