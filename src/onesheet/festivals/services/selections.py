"""Writes: the films of an edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Change, Edition, Section, Selection
from onesheet.festivals.services import documents
from onesheet.festivals.services.changes import note_film, note_place, planners_of
from onesheet.festivals.services.entry import (
    Overtaken,
    QuickEntry,
    SelectionEntry,
    not_overtaken,
    reason_of,
    selection_columns,
)
from onesheet.festivals.services.held import edition_held, held_with_edition, is_announced
from onesheet.festivals.services.held_films import show_films
from onesheet.festivals.services.with_films import bring_along, take_along
from onesheet.films.models import Film
from onesheet.films.queries.held import is_held
from onesheet.reviews.pure.markdown import render

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

MOST = 2000
"""Films of an edition at most."""


def add_film(*, by: Member, edition: int, film: int, entry: SelectionEntry | None = None, now: datetime) -> Selection:
    """Put a film into an edition, the last of its section.

    One that documents put there already becomes the house's own too. Raises Refusal where it is there, or was withdrawn.
    """
    entry = entry or SelectionEntry()
    told = selection_columns(entry)
    with transaction.atomic():
        held = edition_held(edition)
        there = Film.objects.filter(Q(shown=True) | is_held(), pk=film).first()
        if there is None:
            raise Refusal("This film is not here any more; nothing was changed.")
        section = _section(held, entry.section)
        found = held.selections.filter(film=film, section=section).first()
        if found is not None and (found.entered or found.withdrawn_at):
            raise Refusal(_there_already(found))
        if found is None and held.selections.count() >= MOST:
            raise Refusal(f"An edition has {MOST} films at most.")
        new = found is None
        found = found or Selection(edition=held, film=there, section=section, position=_last(held, section) + 1)
        for name, value in told.items():
            setattr(found, name, value)
        found.entered, found.changed_at = True, now
        found.html = render(told["note"]).html
        found.preceded_by = _short(held, entry.preceded_by, found)
        found.save()
        if new:
            if is_announced(held) and not there.shown:
                show_films(edition=held, by=by, now=now)
            note_film(edition=held, selection=found, kind=Change.Kind.FILM_ADDED, by=by, now=now)
        documents.programme_changed(edition=held, by=by, now=now)
    return found


def _there_already(found: Selection) -> str:
    where = f"in {found.section}" if found.section is not None else "in no section"
    if found.withdrawn_at:
        return f"{found.film.title} was withdrawn; take it back in the list of films."
    return f"{found.film.title} stands {where} already."


def change_selection(
    *, by: Member, selection: int, entry: SelectionEntry, now: datetime, as_of: datetime | None = None
) -> Selection:
    """Change what is said of a film in an edition, the house saying it from now on. Raises Refusal, Overtaken."""
    told = selection_columns(entry)
    with transaction.atomic():
        found, held = held_with_edition(Selection, selection)
        not_overtaken(found.changed_at, as_of)
        section, stood = _section(held, entry.section), found.section
        if section != stood:
            _must_be_free(held, found, section)
            found.section, found.position = section, _last(held, section) + 1
        for name, value in told.items():
            setattr(found, name, value)
        found.html = render(told["note"]).html
        found.preceded_by = _short(held, entry.preceded_by, found)
        found.entered, found.changed_at = True, now
        found.save()
        _note_section(held, found, stood, by, now)
        documents.programme_changed(edition=held, by=by, now=now)
    return found


def _note_section(held: Edition, found: Selection, stood: Section | None, by: Member, now: datetime) -> None:
    if stood == found.section:
        return
    before, after = (one.name if one is not None else "" for one in (stood, found.section))
    note_place(edition=held, what=found.film.title, before=before, after=after, selection=found, by=by, now=now)


def change_selections(*, by: Member, edition: int, entries: Sequence[QuickEntry], now: datetime) -> int:
    """Change section, premiere and place of many films at once; return how many are other than before.

    All of it or nothing. Films of a section are counted from 1 again. Raises Refusal, and Overtaken where one of the films
    that are changed here was changed by somebody else meanwhile.
    """
    with transaction.atomic():
        held = edition_held(edition)
        here = {one.pk: one for one in held.selections.select_related("film").select_for_update(of=("self",))}
        sections = {one.pk: one for one in held.sections.all()}
        moved: list[Selection] = []
        touched: set[int | None] = set()
        for entry in entries:
            wanted = (entry.section, entry.premiere, entry.position)
            row = here.get(entry.selection)
            if wanted == entry.was:
                continue
            if row is None:
                raise Refusal("One of these films is not in the edition any more; nothing was changed.")
            if (row.section_id, row.premiere, row.position) not in (entry.was, wanted):
                raise Overtaken(row.changed_at)
            if entry.section is not None and entry.section not in sections:
                raise Refusal("One of these sections is not here any more; nothing was changed.")
            if entry.premiere and entry.premiere not in Selection.Premiere.values:
                raise Refusal("This form was not filled in as it was sent to you. Nothing was changed.")
            touched |= {row.section_id, entry.section}
            if entry.premiere != row.premiere:
                row.premiere, row.premiere_words = entry.premiere, ""
            stood, row.section = row.section, sections[entry.section] if entry.section is not None else None
            _note_section(held, row, stood, by, now)
            row.position, row.entered, row.changed_at = entry.position, True, now
            moved.append(row)
        _no_doubles(list(here.values()))
        Selection.objects.bulk_update(
            moved, ["premiere", "premiere_words", "section", "entered", "changed_at"], batch_size=200
        )
        for number in touched:
            _count_again([one for one in here.values() if one.section_id == number], {one.pk for one in moved})
        if moved:
            documents.programme_changed(edition=held, by=by, now=now)
    return len(moved)


def _no_doubles(rows: list[Selection]) -> None:
    seen: set[tuple[int, int | None]] = set()
    for row in rows:
        if (row.film_id, row.section_id) in seen:
            where = row.section.name if row.section is not None else "no section"
            raise Refusal(f"{row.film.title} would stand in {where} twice; nothing was changed.")
        seen.add((row.film_id, row.section_id))


def _count_again(rows: list[Selection], moved: set[int]) -> None:
    """Number the films of one section from 1. One that was given a place stands there, before the one that had it."""
    stay = sorted((one for one in rows if one.pk not in moved), key=lambda one: (one.position, one.pk))
    given = sorted((one for one in rows if one.pk in moved), key=lambda one: (one.position or 10**9, one.pk))
    for one in given:
        stay.insert(one.position - 1 if one.position else len(stay), one)
    for place, one in enumerate(stay, start=1):
        one.position = place
    Selection.objects.bulk_update(stay, ["position"], batch_size=200)


def withdraw_film(*, by: Member, selection: int, reason: str = "", now: datetime, with_screenings: bool = True) -> None:
    """Take a film out of an announced edition; the log tells it, and a notice those who wished for it or planned to see it.

    Its screenings to come are cancelled with it, of programmes with other films it goes alone, but `with_screenings` false: then
    they stay as they are. Raises Refusal.
    """
    reason = reason_of(reason)
    with transaction.atomic():
        found, held = held_with_edition(Selection, selection)
        if not is_announced(held):
            raise Refusal("This edition is not announced yet: a film can be deleted from it.")
        if found.withdrawn_at is not None:
            return
        found.withdrawn_at = found.changed_at = now
        found.save(update_fields=["withdrawn_at", "changed_at"])
        planners, went = planners_of([found.pk]), None
        if with_screenings:
            went = take_along(edition=held, selection=found, by=by, now=now, reason=reason)
        note_film(
            edition=held, selection=found, kind=Change.Kind.FILM_WITHDRAWN, by=by, now=now, reason=reason, screenings=went,
            planners=planners,
        )  # fmt: skip
        documents.programme_changed(edition=held, by=by, now=now)


def put_film_back(*, by: Member, selection: int, reason: str = "", now: datetime) -> None:
    """Take a withdrawn film into the programme again, with the screenings that went with it; the same are told. Raises Refusal."""
    with transaction.atomic():
        found, held = held_with_edition(Selection, selection)
        if found.withdrawn_at is None:
            return
        found.withdrawn_at, found.changed_at = None, now
        found.save(update_fields=["withdrawn_at", "changed_at"])
        back = bring_along(edition=held, selection=found, by=by, now=now)
        kind = Change.Kind.FILM_BACK
        note_film(edition=held, selection=found, kind=kind, by=by, now=now, reason=reason_of(reason), screenings=back)
        documents.programme_changed(edition=held, by=by, now=now)


def delete_selection(*, by: Member, selection: int, now: datetime) -> None:
    """Take a film out of an edition in preparation; where a document says it, that alone says it from now on. Raises Refusal."""
    with transaction.atomic():
        found, held = held_with_edition(Selection, selection)
        if is_announced(held):
            raise Refusal("This edition is announced: the film can be withdrawn, and the log of changes tells it.")
        if found.showings.exists():
            raise Refusal(f"{found.film.title} has screenings. Delete these first, or take the film out of them.")
        if found.statement_id is not None:
            found.entered, found.changed_at = False, now
            found.save(update_fields=["entered", "changed_at"])
        else:
            found.delete()
        documents.programme_changed(edition=held, by=by, now=now)


def _section(held: Edition, number: int | None) -> Section | None:
    if number is None:
        return None
    found = held.sections.filter(pk=number).first()
    if found is None:
        raise Refusal("This section is not one of this edition.")
    return found


def _must_be_free(held: Edition, own: Selection, section: Section | None) -> None:
    other = held.selections.filter(film=own.film_id, section=section).exclude(pk=own.pk).first()
    if other is not None:
        raise Refusal(_there_already(other))


def _last(held: Edition, section: Section | None) -> int:
    return held.selections.filter(section=section).order_by("-position").values_list("position", flat=True).first() or 0


def _short(held: Edition, number: int | None, own: Selection) -> Selection | None:
    if number is None:
        return None
    if number == own.pk:
        raise Refusal("A film cannot be shown before itself.")
    found = held.selections.filter(pk=number).first()
    if found is None:
        raise Refusal("What is shown before it is a film of the same edition.")
    if found.preceded_by_id is not None:
        raise Refusal(f"{found.film.title} has a film before itself; one is shown before another at most.")
    return found
