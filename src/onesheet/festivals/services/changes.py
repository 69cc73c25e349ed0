"""Writes: the log of what changed in an announced programme, and telling those who planned it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from onesheet.accounts.models import Notice
from onesheet.accounts.services.notices import notify_all
from onesheet.festivals.models import Change, Pick, Screening, Selection, Showing, Wish
from onesheet.festivals.pure.changes import CANCELLED, Stand, concerns_planners, differences, is_another_date
from onesheet.festivals.services.held import is_announced

if TYPE_CHECKING:
    from onesheet.accounts.models import Member
    from onesheet.festivals.models import Edition

_SAME = (
    "minutes", "state", "sold_out", "title", "talk_minutes", "format", "subtitles", "guests", "captions",
    "audio_description", "relaxed", "signed", "warnings", "price", "audience",
)  # fmt: skip
"""Columns that a `Stand` has by the same name."""


def stand_of(screening: Screening) -> Stand:
    """Return a screening as everybody sees it now. Costs a query for its films and one for its screen."""
    shown = Showing.objects.filter(screening=screening).order_by("position", "pk")
    return Stand(
        starts=screening.starts.astimezone(UTC).isoformat(timespec="seconds"),
        place=str(screening.screen) if screening.screen is not None else "",
        films=tuple(shown.values_list("selection__film__title", flat=True)),
        **{name: getattr(screening, name) for name in _SAME},
    )


def note_screening(
    *,
    edition: Edition,
    screening: Screening,
    before: Stand | None,
    by: Member | None,
    now: datetime,
    reason: str = "",
    tell: bool = True,
) -> list[Change]:
    """Note what changed of a screening, raise its SEQUENCE where a calendar must know, and tell those who planned it.

    `before` is None for a new one. Without `tell` nobody gets a notice, since they get one of what brought it about. Nothing is noted of an edition in preparation, and nothing where nothing changed.
    To be called in the transaction of the act, when all is written.
    """
    after = stand_of(screening)
    if not is_announced(edition):
        return []
    if before is not None and is_another_date(before, after):
        screening.sequence += 1
        screening.save(update_fields=["sequence"])
    made = []
    for one in differences(before, after):
        told = {
            "what": after.what or (before.what if before else ""),
            "before": one.before,
            "after": one.after,
            "reason": reason,
        }
        change = Change.objects.create(edition=edition, kind=one.kind, screening=screening, told=told, by=by, at=now)
        made.append(change)
        if tell and concerns_planners(one):
            members = set(Pick.objects.filter(screening=screening).values_list("plan__member_id", flat=True))
            if one.kind == CANCELLED:
                films = Showing.objects.filter(screening=screening).values("selection_id")
                members |= set(Wish.objects.filter(selection__in=films).values_list("plan__member_id", flat=True))
            _tell(change, edition, members, now)
    return made


def note_film(
    *,
    edition: Edition,
    selection: Selection,
    kind: Change.Kind,
    by: Member | None,
    now: datetime,
    reason: str = "",
    screenings: dict[str, Any] | None = None,
    planners: Collection[int] = (),
) -> Change | None:
    """Note that a film is added, withdrawn or back; but for a new one, tell those who wish for it or planned a screening of it.

    `screenings` are those that went or came with it (see `with_films`), `planners` who is told besides.
    """
    if not is_announced(edition):
        return None
    section = {"section": selection.section.name if selection.section is not None else ""}
    added = kind == Change.Kind.FILM_ADDED
    told: dict[str, Any] = {
        "what": selection.film.title, "before": {} if added else section, "after": section, "reason": reason,
    }  # fmt: skip
    if screenings:
        told["screenings"] = screenings
    change = Change.objects.create(edition=edition, kind=kind, selection=selection, told=told, by=by, at=now)
    if not added:
        _tell(change, edition, {*planners_of([selection.pk]), *planners}, now)
    return change


def note_place(
    *,
    edition: Edition,
    what: str,
    before: str,
    after: str,
    selection: Selection | None = None,
    by: Member | None,
    now: datetime,
) -> Change | None:
    """Note that a film, or without `selection` a section, stands within another section; names of these, empty for none."""
    if not is_announced(edition) or before == after:
        return None
    told = {"what": what, "before": {"section": before}, "after": {"section": after}, "reason": ""}
    kind = Change.Kind.SECTION_MOVED if selection is None else Change.Kind.FILM_MOVED
    return Change.objects.create(edition=edition, kind=kind, selection=selection, told=told, by=by, at=now)


def planners_of(selections: Collection[int]) -> set[int]:
    """Return who wishes for one of these films or planned a screening of it."""
    wishes = Wish.objects.filter(selection__in=selections).values_list("plan__member_id", flat=True)
    picks = Pick.objects.filter(screening__showings__selection__in=selections)
    return set(wishes) | set(picks.values_list("plan__member_id", flat=True))


def _tell(change: Change, edition: Edition, members: Iterable[int], now: datetime) -> None:
    words: dict[str, Any] = {
        "change": str(change.kind),
        "told": change.told,
        "zone": edition.zone,
        "festival": edition.festival.slug,
        "edition": edition.slug,
    }
    notify_all(to=members, kind=Notice.Kind.PROGRAMME, about=f"change:{change.pk}", words=words, now=now)
