"""Writes: what becomes of the screenings that are still to come of a film that is withdrawn, and of one that is back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from onesheet.festivals.models import Change, Screening, Selection, Showing
from onesheet.festivals.services.changes import note_screening, stand_of

if TYPE_CHECKING:
    from onesheet.accounts.models import Member
    from onesheet.festivals.models import Edition

_STATES = (Change.Kind.CANCELLED, Change.Kind.BACK)


def take_along(*, edition: Edition, selection: Selection, by: Member, now: datetime, reason: str) -> dict[str, Any]:
    """Cancel the screenings to come of a film that goes; of a programme with other films it is taken out alone.

    Return what was done, for the log: `{"cancelled": [token], "parts": [[token, position]]}`, by which `bring_along` finds it
    again. Nobody is told of each: that the film goes tells it.
    """
    done: dict[str, Any] = {"cancelled": [], "parts": []}
    planned = Screening.objects.select_for_update(of=("self",), no_key=True).filter(
        showings__selection=selection, state=Screening.State.PLANNED, starts__gt=now
    )
    for one in planned.order_by("starts", "pk"):
        before = stand_of(one)
        own = one.showings.get(selection=selection)
        if one.showings.filter(selection__withdrawn_at__isnull=True).exclude(pk=own.pk).exists():
            done["parts"].append([str(one.token), own.position])
            own.delete()
        else:
            done["cancelled"].append(str(one.token))
            one.state, one.reason = Screening.State.CANCELLED, reason
        _save(one, edition, before, by, now, reason)
    return {name: some for name, some in done.items() if some}


def bring_along(*, edition: Edition, selection: Selection, by: Member, now: datetime) -> dict[str, Any]:
    """Have the screenings take place that went with a film, and put it into its programmes again; return what was done, as above.

    What is over meanwhile stays, and so does what somebody decided anew.
    """
    went = Change.objects.filter(selection=selection, kind=Change.Kind.FILM_WITHDRAWN).order_by("-at", "-pk").first()
    told: dict[str, Any] = (went.told.get("screenings") if went else None) or {}
    done: dict[str, Any] = {"cancelled": [], "parts": []}
    if went is None or not told:
        return {}
    places = dict(told.get("parts", ()))
    here = Screening.objects.select_for_update(of=("self",), no_key=True).filter(
        edition=edition, token__in=[*told.get("cancelled", ()), *places], starts__gt=now
    )
    for one in here.order_by("starts", "pk"):
        before, token = stand_of(one), str(one.token)
        if token in places:
            if one.showings.filter(selection=selection).exists():
                continue
            _put_in(one, selection, places[token])
            done["parts"].append([token, places[token]])
        else:
            last = one.changes.filter(kind__in=_STATES).order_by("-at", "-pk").first()
            if one.state != Screening.State.CANCELLED or last is None or last.at != went.at:
                continue
            one.state, one.reason = Screening.State.PLANNED, ""
            done["cancelled"].append(token)
        _save(one, edition, before, by, now, "")
    return {name: some for name, some in done.items() if some}


def _put_in(screening: Screening, selection: Selection, position: int) -> None:
    rows = list(screening.showings.order_by("position", "pk"))
    rows.insert(max(0, position - 1), Showing(screening=screening, selection=selection))
    for place, row in enumerate(rows, start=1):
        if row.pk is None or row.position != place:
            row.position = place
            row.save()


def _save(one: Screening, edition: Edition, before: Any, by: Member, now: datetime, reason: str) -> None:
    one.changed_at = now
    one.save()
    note_screening(edition=edition, screening=one, before=before, by=by, now=now, reason=reason, tell=False)
