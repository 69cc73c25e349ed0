"""Taking back what a programme that came in made and changed; what somebody changed or built upon since stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from onesheet.festivals.models import Edition, Screening, Section, Selection, Showing
from onesheet.festivals.services.brought.putting import MODELS, as_json, from_json, set_column
from onesheet.festivals.services.changes import note_screening, stand_of
from onesheet.festivals.services.held import is_announced
from onesheet.festivals.services.taken_back import screening_taken_back, section_taken_back, venue_left

_HANGING: dict[str, tuple[str, ...]] = {
    "festival": ("editions",),
    "edition": ("selections", "screenings", "sections", "polls", "awards", "panels"),
    "section": ("selections", "parts", "polls", "awards"),
    "screen": ("screenings",),
    "selection": ("showings", "wishes", "ballots"),
    "screening": ("picks", "ballots", "codes", "attendances"),
    "showing": (),
}
"""What hangs on a thing that was made, so that it stays."""


def take_back(step: dict[str, Any], *, now: datetime) -> tuple[str, int | None]:
    """Take one step back; return a sentence where something stays, and the edition whose films are to be told anew."""
    model = MODELS[step["of"]]
    row: Any = model._default_manager.filter(pk=step["pk"]).first()  # noqa: SLF001 - Django's documented API
    if row is None:
        return "", None
    edition = row.edition if isinstance(row, Selection) else None
    if "was" not in step:
        return _unmade(step["of"], row, now), edition.pk if edition is not None else None
    _unchanged(row, step["was"], now)
    return "", edition.pk if edition is not None else None


def _unmade(name: str, row: Any, now: datetime) -> str:
    if name == "venue":
        if any(one.screenings.exists() for one in row.screens.all()):
            return f"{row} stays, since something is shown there."
        row.delete()
        return ""
    there = [one for one in _HANGING[name] if getattr(row, one).exists()]
    kept = name == "edition" and is_announced(row)
    if there or kept:
        why = "it is announced" if kept else f"it has {' and '.join(there)}"
        return f"{row} stays, since {why}."
    if isinstance(row, Screening):
        return _unshown(row, now)
    if isinstance(row, Section):
        section_taken_back(edition=row.edition, section=row, now=now)
    row.delete()
    return ""


def _unshown(row: Screening, now: datetime) -> str:
    counted = row.admissions is not None or row.takings is not None
    if counted:
        return f"{row} stays, since its audience was counted."
    edition = Edition.objects.select_related("festival").get(pk=row.edition_id)
    screening_taken_back(edition=edition, screening=row, now=now)
    row.delete()
    if is_announced(edition) and row.screen is not None:
        venue_left(venue=row.screen.venue, now=now)
    return ""


def _unchanged(row: Any, was: dict[str, list[Any]], now: datetime) -> None:
    before = stand_of(row) if isinstance(row, Screening) else None
    done = False
    for name, (old, new) in was.items():
        if name == "films":
            shown = list(row.showings.order_by("position", "pk").values_list("selection_id", flat=True))
            if shown == new:
                row.showings.all().delete()
                here = set(Selection.objects.filter(pk__in=old).values_list("pk", flat=True))
                some = [one for one in old if one in here]
                Showing.objects.bulk_create(
                    Showing(screening=row, selection_id=one, position=at) for at, one in enumerate(some, 1)
                )
                done = True
        elif as_json(getattr(row, name)) == new:
            set_column(row, name, from_json(type(row), name, old))
            done = True
    if not done:
        return
    if hasattr(row, "changed_at"):
        row.changed_at = now
    row.save()
    if isinstance(row, Screening) and before is not None:
        fresh = Screening.objects.select_related("screen__venue", "edition__festival").get(pk=row.pk)
        note_screening(edition=fresh.edition, screening=fresh, before=before, by=None, now=now)
