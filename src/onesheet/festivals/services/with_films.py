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

    Of a programme that went when its last film was withdrawn that film is taken out, which is still away: `"left": [[token, selection,
    position]]` says so, by which it is put in when it is back itself. What is over meanwhile stays, and so does what somebody decided anew.
    """
    went = Change.objects.filter(selection=selection, kind=Change.Kind.FILM_WITHDRAWN).order_by("-at", "-pk").first()
    told: dict[str, Any] = (went.told.get("screenings") if went else None) or {}
    done: dict[str, Any] = {"cancelled": [], "parts": [], "left": []}
    if went is None or not told:
        return {}
    places = {**dict(told.get("parts", ())), **_left(selection, went)}
    here = Screening.objects.select_for_update(of=("self",), no_key=True).filter(
        edition=edition, token__in=[*told.get("cancelled", ()), *places], starts__gt=now
    )
    for one in here.order_by("starts", "pk"):
        before, token = stand_of(one), str(one.token)
        last = _withdrawal_of(one)
        if token in places:
            if one.showings.filter(selection=selection).exists():
                continue
            if last is not None and last.selection_id is not None:
                for own in one.showings.filter(selection=last.selection_id):
                    done["left"].append([token, own.selection_id, own.position])
                    own.delete()
            _put_in(one, selection, places[token])
            if last is not None or one.state == Screening.State.PLANNED:
                done["parts"].append([token, places[token]])
        elif last is None or last.pk != went.pk:
            continue
        else:
            done["cancelled"].append(token)
        if last is not None:
            one.state, one.reason = Screening.State.PLANNED, ""
        _save(one, edition, before, by, now, "")
    return {name: some for name, some in done.items() if some}


def _withdrawal_of(screening: Screening) -> Change | None:
    """Return the withdrawal of a film that cancelled a screening; None where it takes place or was cancelled for itself."""
    last = screening.changes.filter(kind__in=_STATES).order_by("-at", "-pk").first()
    if screening.state != Screening.State.CANCELLED or last is None:
        return None
    here = Change.objects.filter(edition=screening.edition_id, kind=Change.Kind.FILM_WITHDRAWN, at=last.at)
    token = str(screening.token)
    went = (one for one in here if token in (one.told.get("screenings") or {}).get("cancelled", ()))
    return next(went, None)


def _left(selection: Selection, went: Change) -> dict[str, int]:
    """Return the places of a film in programmes that take place again without it: token -> position."""
    back = Change.objects.filter(edition=went.edition_id, kind=Change.Kind.FILM_BACK, at__gte=went.at).order_by(
        "at", "pk"
    )
    told = (row for one in back for row in (one.told.get("screenings") or {}).get("left", ()))
    return {token: position for token, film, position in told if film == selection.pk}


def _put_in(screening: Screening, selection: Selection, position: int) -> None:
    """Show a film at its place; where others have it meanwhile they stand after it."""
    at = position
    for row in screening.showings.filter(position__gte=position).order_by("position", "pk"):
        if row.position > at:
            break
        at = row.position = at + 1
        row.save(update_fields=["position"])
    Showing.objects.create(screening=screening, selection=selection, position=position)


def _save(one: Screening, edition: Edition, before: Any, by: Member, now: datetime, reason: str) -> None:
    one.changed_at = now
    one.save()
    note_screening(edition=edition, screening=one, before=before, by=by, now=now, reason=reason, tell=False)
