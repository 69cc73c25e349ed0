"""The festival, its edition, venues and sections of a programme that comes in whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition, Festival, Screen, Section, Venue
from onesheet.festivals.pure.stated import festival_name, section_key
from onesheet.festivals.services.brought.putting import Became, Put, became, changed, made, put
from onesheet.festivals.services.brought.whose import World
from onesheet.festivals.services.changes import note_place
from onesheet.festivals.services.editions import make_edition
from onesheet.festivals.services.entry import (
    EditionEntry,
    FestivalEntry,
    ScreenEntry,
    SectionEntry,
    VenueEntry,
    edition_columns,
    festival_columns,
    screen_columns,
    section_columns,
    venue_columns,
)
from onesheet.festivals.services.festivals import make_festival
from onesheet.festivals.services.sections import make_section, parent_for
from onesheet.festivals.services.venues import make_venue
from onesheet.values.folding import fold
from onesheet.values.names import festival_key, slug

_SLUGS = 80


def put_festival(given: Mapping[str, Any], world: World, *, write: bool) -> Became:
    """Make the festival, or let the one that is here be run here. Raises Refusal."""
    entry = FestivalEntry(
        given["name"], given["kind"] or Festival.Kind.FESTIVAL, "", given["place"], given["country"], given["website"], given["text"]
    )  # fmt: skip
    told = festival_columns(entry)
    found = Festival.objects.filter(key=festival_key(festival_name(told["name"]))[:200]).first()
    if found is None:
        if not write:
            return Became("made")
        row = make_festival(by=world.by, entry=entry, now=world.now)
        wanted = slug(given["slug"], limit=_SLUGS) if given["slug"] else ""
        if wanted and not Festival.objects.filter(slug=wanted).exists():
            row.slug = wanted
            row.save(update_fields=["slug"])
        return Became("made", "", undo=[made("festival", row)])
    del told["name"]
    # That somebody brings its programme says that this house runs it.
    run = Put() if found.run_here else put(found, {"run_here": told.pop("run_here")}, keep=False)
    told.pop("run_here", None)
    told["entered"] = True
    rest = put(found, told, keep=world.keep, defaults={"kind": Festival.Kind.FESTIVAL, "entered": False})
    both = Put(run.was | rest.was, rest.stays)
    if not both.was:
        return became(False, both, [])
    if write:
        found.changed_at = world.now
        found.save()
    words = "This site runs it from now on." if run.was else ""
    return became(False, both, [changed("festival", found, both.was)], words)


def put_edition(given: Mapping[str, Any], world: World, *, write: bool) -> Became:
    """Make the edition, in preparation, or complete the one that is here. Raises Refusal."""
    own = given["name"] if given["name"] != f"{given['of']['festival']} {given['year']}" else ""
    entry = EditionEntry(
        given["year"], own, given["slug"], given["number"], _day(given["starts"]), _day(given["ends"]), given["place"],
        given["zone"] or "UTC", given["text"], given["currency"],
    )  # fmt: skip
    told = edition_columns(entry)
    found = world.edition(given["of"])
    if found is None:
        if write:
            festival = Festival.objects.get(key=festival_key(festival_name(given["of"]["festival"]))[:200])
            found = make_edition(by=world.by, festival=festival.pk, entry=entry, now=world.now)
        world.comes(given["of"], found)
        words = "It is in preparation: programmers alone see it, until it is announced."
        return Became("made", words, undo=[made("edition", found)] if found is not None else [])
    for name in ("year", "buzz"):
        told.pop(name)
    if found.screenings.exists() and told["zone"] != found.zone:
        told.pop("zone")
    one = put(found, {**told, "entered": True}, keep=world.keep, defaults={"zone": "UTC", "entered": False})
    if one.was and write:
        found.changed_at = world.now
        found.save()
    return became(False, one, [changed("edition", found, one.was)] if one.was else [])


def put_venue(given: Mapping[str, Any], world: World, *, write: bool) -> Became:
    """Make the venue with its screens, or complete the one that is here. Raises Refusal."""
    screens = [
        ScreenEntry(None, one["name"], one["seats"], one["step_free"], one["hearing_loop"]) for one in given["screens"]
    ]
    entry = VenueEntry(
        given["name"], tuple(screens) or (ScreenEntry(),), given["address"], given["place"], given["latitude"],
        given["longitude"], given["website"], given["access"],
    )  # fmt: skip
    told = venue_columns(entry)
    found = world.venue(given)
    if found is None:
        if not write:
            return Became("made")
        venue = make_venue(by=world.by, entry=entry, now=world.now)
        return Became("made", "", undo=[made("venue", venue)])
    whole = put(found, {**told, "entered": True}, keep=world.keep, defaults={"entered": False})
    undo = [changed("venue", found, whole.was)] if whole.was else []
    if whole.was and write:
        found.changed_at = world.now
        found.save()
    here = {fold(one.name): one for one in found.screens.order_by("-pk")}
    for one in entry.screens:
        columns = screen_columns(one)
        there = here.get(fold(one.name))
        if there is None:
            row = Screen(venue=found, **columns)
            if write:
                row.save()
            undo.append(made("screen", row))
            continue
        del columns["name"]
        part = put(there, {**columns, "entered": True}, keep=world.keep, defaults={"entered": False})
        whole.stays += [f"{one} of {there.name or 'its screen'}" for one in part.stays]
        if part.was:
            undo.append(changed("screen", there, part.was))
            if write:
                there.save()
    return became(False, whole, undo)


def put_section(given: Mapping[str, Any], world: World, *, write: bool) -> Became:
    """Make the section, or complete the one that is here. Raises Refusal."""
    told = section_columns(SectionEntry(given["name"], given["text"], given["competition"]))
    edition = world.edition(given["of"])
    parent = given["within"]
    if edition is None:
        world.must_come(given["of"])
        place = section_key(told["name"])
        return Became("same" if world.seen(("section", place)) else "made")
    within = section_of(edition, parent) if parent else None
    found = section_of(edition, given)
    if found is None:
        if not write:
            return Became("same" if world.seen(("section", section_key(told["name"]))) else "made")
        entry = SectionEntry(given["name"], given["text"], given["competition"], within.pk if within else None)
        row = make_section(by=world.by, edition=edition.pk, entry=entry, now=world.now)
        wanted = slug(given["slug"], limit=_SLUGS) if given["slug"] else ""
        if wanted and wanted != row.slug and not edition.sections.filter(slug=wanted).exists():
            row.slug = wanted
            row.save(update_fields=["slug"])
        return Became("made", "", undo=[made("section", row)])
    del told["name"]
    if within is not None and within.pk != found.parent_id and (found.parent_id is None or not world.keep):
        parent_for(edition, within.pk, found)
    told["parent_id"] = within.pk if within is not None else found.parent_id
    stood = found.parent
    # What documents alone made nobody has said to be no competition.
    untold = {"competition": False} if found.changed_at is None else None
    one = put(found, told, keep=world.keep, defaults=untold)
    if one.was and write:
        found.changed_at = world.now
        found.save()
        before = stood.name if stood is not None else ""
        if "parent_id" in one.was and within is not None:
            note_place(edition=edition, what=found.name, before=before, after=within.name, by=world.by, now=world.now)
        world.touch(edition)
    return became(False, one, [changed("section", found, one.was)] if one.was else [])


def section_of(edition: Edition, told: Mapping[str, Any] | None) -> Section | None:
    """Return the section of an edition that is told by its name, else by its address; None where there is none."""
    if told is None:
        return None
    by_name = Section.objects.filter(edition=edition, key=section_key(told["name"])).select_related("parent").first()
    if by_name is not None or not told["slug"]:
        return by_name
    return Section.objects.filter(edition=edition, slug=told["slug"]).select_related("parent").first()


def screen_of(world: World, told: Mapping[str, Any] | None) -> Screen | None:
    """Return the screen that is told by its own name and its venue's; None where it is not here."""
    venue: Venue | None = world.venue(told) if told is not None else None
    if venue is None or told is None:
        return None
    wanted = fold(told["screen"])
    return next((one for one in venue.screens.order_by("pk") if fold(one.name) == wanted), None)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as fault:
        raise Refusal(f"“{words[:20]}” is no day; days are written 2015-09-10.") from fault
