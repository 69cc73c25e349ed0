"""Writes: the sections of an edition."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition, Section
from onesheet.festivals.pure.stated import section_key
from onesheet.festivals.services import documents
from onesheet.festivals.services.changes import note_place
from onesheet.festivals.services.entry import SectionEntry, not_overtaken, section_columns
from onesheet.festivals.services.held import edition_held, held_with_edition, is_announced, next_free
from onesheet.festivals.services.taken_back import section_taken_back
from onesheet.reviews.pure.markdown import render
from onesheet.values.names import slug

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

DEEPEST = 3
"""Sections within sections at most."""
MOST = 200
_LONGEST_SLUG = 80


def make_section(*, by: Member | None, edition: int, entry: SectionEntry, now: datetime) -> Section:  # noqa: ARG001
    """Make a section, the last of the edition. Raises Refusal."""
    told = section_columns(entry)
    with transaction.atomic():
        held = edition_held(edition)
        count = held.sections.count()
        if count >= MOST:
            raise Refusal(f"An edition has {MOST} sections at most.")
        last = held.sections.order_by("-position").values_list("position", flat=True).first() or 0
        return Section.objects.create(
            **told,
            edition=held,
            parent=parent_for(held, entry.parent, None),
            was=_was(held, entry.was),
            slug=_free_slug(held, told["name"]),
            key=_free_key(held, told["name"], None),
            html=render(told["text"]).html,
            position=last + 1,
            changed_at=now,
        )


def change_section(
    *,
    by: Member,
    section: int,
    entry: SectionEntry,
    now: datetime,
    as_of: datetime | None = None,
) -> Section:
    """Change a section; its address stays once the edition is announced. Raises Refusal, Overtaken."""
    told = section_columns(entry)
    with transaction.atomic():
        found, held = held_with_edition(Section, section)
        not_overtaken(found.changed_at, as_of)
        if told["name"] != found.name:
            found.key = _free_key(held, told["name"], found)
            if not is_announced(held):
                found.slug = _free_slug(held, told["name"], found)
        stood = found.parent.name if found.parent is not None else ""
        found.parent = parent_for(held, entry.parent, found)
        found.was = _was(held, entry.was)
        for name, value in told.items():
            setattr(found, name, value)
        found.html = render(told["text"]).html
        found.changed_at = now
        found.save()
        stands = found.parent.name if found.parent is not None else ""
        note_place(edition=held, what=found.name, before=stood, after=stands, by=by, now=now)
        documents.programme_changed(edition=held, by=by, now=now)
    return found


def move_section(*, by: Member, section: int, step: int) -> None:  # noqa: ARG001
    """Move a section up (-1) or down (1) among those of the same parent; at the end it stays. Raises Refusal."""
    with transaction.atomic():
        found, held = held_with_edition(Section, section)
        every = list(held.sections.order_by("position", "pk"))
        beside = [one for one in every if one.parent_id == found.parent_id]
        at = beside.index(found)
        to = at + (1 if step > 0 else -1)
        if 0 <= to < len(beside):
            one, other = every.index(found), every.index(beside[to])
            every[one], every[other] = every[other], every[one]
        for place, row in enumerate(every, start=1):
            row.position = place
        Section.objects.bulk_update(every, ["position"])


def delete_section(*, by: Member, section: int, now: datetime) -> None:  # noqa: ARG001
    """Delete a section in which no film stands and of which nothing hangs. Raises Refusal."""
    with transaction.atomic():
        found, held = held_with_edition(Section, section)
        hanging: dict[str, Any] = {
            "films": found.selections, "sections within it": found.parts, "polls": found.polls, "awards": found.awards,
        }  # fmt: skip
        there = [name for name, rows in hanging.items() if rows.exists()]
        if there:
            raise Refusal(f"{found.name} has {' and '.join(there)}, and stays as long as it has.")
        if is_announced(held) and found.became.exists():
            raise Refusal(f"{found.name} is what a later edition's section was before, and stays.")
        section_taken_back(edition=held, section=found, now=now)
        found.delete()


def copy_sections(*, by: Member, edition: int, now: datetime) -> int:  # noqa: ARG001
    """Copy the sections of the edition before, each knowing what it `was`; return how many. Raises Refusal.

    A section whose name is here already is not copied again: it learns what it was, where nobody told that.
    """
    with transaction.atomic():
        held = edition_held(edition)
        before = edition_before(held)
        if before is None:
            raise Refusal("No earlier edition of this festival has sections.")
        here = {one.key: one for one in held.sections.all()}
        last = max((one.position for one in here.values()), default=0)
        slugs = {one.slug for one in here.values()}
        copies: dict[int, Section] = {}
        made = 0
        for old in before.sections.order_by("position", "pk"):
            copy = here.get(old.key)
            if copy is None:
                made += 1
                copy = Section(
                    edition=held, was=old, name=old.name, key=old.key, slug=next_free(old.slug, slugs, _LONGEST_SLUG),
                    text=old.text, html=old.html, competition=old.competition, position=last + made, changed_at=now,
                )  # fmt: skip
                slugs.add(copy.slug)
                copy.save()
            elif copy.was_id is None:
                copy.was, copy.changed_at = old, now
                copy.save(update_fields=["was", "changed_at"])
            copies[old.pk] = copy
        for old in before.sections.filter(parent__isnull=False):
            copy = copies[old.pk]
            if copy.parent_id is None and copy.was_id == old.pk and old.parent_id in copies:
                copy.parent = copies[old.parent_id]
                copy.save(update_fields=["parent"])
        return made


def edition_before(edition: Edition) -> Edition | None:
    """Return the latest edition of the festival before this one that has sections; None where there is none."""
    others = Edition.objects.filter(festival=edition.festival_id, year__lte=edition.year, sections__isnull=False)
    return others.exclude(pk=edition.pk).order_by("-year", "-pk").distinct().first()


def parent_for(held: Edition, number: int | None, own: Section | None) -> Section | None:
    """Return the section it stands within; refuse one of another edition, one within itself, and too many within each other."""
    if number is None:
        return None
    parents: dict[int, int | None] = dict(held.sections.values_list("pk", "parent_id"))
    if number not in parents:
        raise Refusal("The section that it should stand in is not one of this edition.")
    above: int | None = number
    depth = 1
    while above is not None:
        if own is not None and above == own.pk:
            raise Refusal("A section cannot stand within itself.")
        depth += 1
        above = parents[above]
    depth += _height(own.pk, parents) if own is not None else 0
    if depth > DEEPEST:
        raise Refusal(f"Sections stand {DEEPEST} deep within each other at most.")
    return Section.objects.get(pk=number)


def _height(own: int, parents: dict[int, int | None]) -> int:
    return max((1 + _height(pk, parents) for pk, parent in parents.items() if parent == own), default=0)


def _was(held: Edition, number: int | None) -> Section | None:
    if number is None:
        return None
    found = Section.objects.filter(pk=number, edition__festival=held.festival_id).exclude(edition=held.pk).first()
    if found is None:
        raise Refusal("What it was before is a section of another edition of the same festival.")
    return found


def _free_key(held: Edition, name: str, own: Section | None) -> str:
    key = section_key(name)
    if not key:
        raise Refusal("A section's name needs letters or figures.")
    if held.sections.filter(key=key).exclude(pk=own.pk if own else 0).exists():
        raise Refusal(f"“{name}” is a section of this edition already.")
    return key


def _free_slug(held: Edition, name: str, own: Section | None = None) -> str:
    taken = held.sections.exclude(pk=own.pk if own else 0).values_list("slug", flat=True)
    return next_free(slug(name, limit=_LONGEST_SLUG), set(taken), _LONGEST_SLUG)
