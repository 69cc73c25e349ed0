"""Screenings: a table for each day, entering, changing, cancelling them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onesheet.festivals.pure.desk import day_of
from onesheet.festivals.queries.desk import pieces_of
from onesheet.festivals.queries.desk_films import choices
from onesheet.festivals.queries.desk_screenings import lines, screening, screenings_page, screens, used_screens
from onesheet.festivals.services import screenings as services
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.programme.acts import ask, do, edition_at, number_in, page, save, screening_at
from onesheet.web.programme.film_forms import ScreeningForm, SlotForm, offered, screening_values
from onesheet.web.programme.slots import first_slot
from onesheet.web.programme.wording import doubt as doubt_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onesheet.festivals.models import Screening
    from onesheet.festivals.queries.desk import EditionRow
    from onesheet.festivals.queries.desk_films import Choice
    from onesheet.festivals.queries.desk_screenings import ScreeningRow

_DOUBTS = ("doubtful", "overlap", "short", "outside", "withdrawn", "nowhere")


@require_safe
@programmers_only
def screening_list(request: HttpRequest, number: int) -> HttpResponse:
    """Show the screenings of a day with what is doubtful of them, and the row in which more are entered."""
    edition = edition_at(number)
    only = request.GET.get("only", "")
    after = number_in(request, "after")
    before = screening(after) if after else None
    listed = screenings_page(
        edition, day=_day(request.GET.get("day", "")), only=only if only in _DOUBTS else "", page=page_asked(request),
        holding=None if "page" in request.GET else number_in(request, "at") or after,
    )  # fmt: skip
    films = offered(choices(number))
    slot = SlotForm(
        auto_id="slot-%s",
        initial=first_slot(edition, before, day=listed.day), edition=edition, films=films, screens=screens(),
        used=used_screens(number),
    )  # fmt: skip
    told: dict[str, Any] = {"edition": edition, "page": listed, "only": only, "slot": slot, "after": after}
    return page(request, "screenings", told)


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


@programmers_only
def new_screening(request: HttpRequest, number: int) -> HttpResponse:
    """Make a screening, from the whole form or from the row of a table; `?like=` starts it as another one, `?film=` with a film."""
    edition = edition_at(number)
    films = offered(choices(number))
    told: dict[str, Any] = {"edition": edition, "films": films, "screens": screens(), "used": used_screens(number)}
    if request.method == "POST":
        form = ScreeningForm(request.POST, **told)
    else:
        form = ScreeningForm(initial=_first(request, edition, films), **told)
    if form.is_valid():
        by, now, entry, token = member_of(request), timezone.now(), form.entry(), form.cleaned_data["token"]
        act = lambda: services.make_screening(by=by, edition=number, entry=entry, now=now, token=token)  # noqa: E731
        made = save(form, act)
        if made is not None:
            messages.success(request, _("The screening is entered."))
            _warn(request, edition, made.pk)
            return _next(request, edition, made)
    return page(request, "screening", {"edition": edition, "form": form, "row": None, "line": None})


def _first(request: HttpRequest, edition: EditionRow, films: dict[str, Choice]) -> dict[str, Any]:
    names = {one.id: name for name, one in films.items()}
    like = number_in(request, "like")
    row = screening(like) if like else None
    if row is not None and row.edition == edition.id:
        told = screening_values(row, pieces_of([edition.id]).get(row.id, ()), names, edition.zone)
        return told | {"as_of": "", "code": "", "time": None, "token": uuid4()}
    film = names.get(number_in(request, "film") or 0, "")
    return first_slot(edition, None, film=film, day=_day(request.GET.get("day", "")))


def _next(request: HttpRequest, edition: EditionRow, made: Screening) -> HttpResponse:
    """Lead to where the next one is entered: the film, the day, or the form again, as the one before was.

    No address has a fragment: with one, browsers do not put the cursor into the field that asks for it.
    """
    selection = number_in(request, "back")
    if selection is not None:
        return redirect(f"{url('programme-selection', number=selection)}?after={made.pk}")
    if "next" in request.POST:
        return redirect(f"{url('programme-screening-new', number=edition.id)}?like={made.pk}")
    day = day_of(made.starts, ZoneInfo(edition.zone))
    asked = urlencode({"day": day.isoformat(), "after": str(made.pk)})
    return redirect(f"{url('programme-screenings', number=edition.id)}?{asked}")


def _warn(request: HttpRequest, edition: EditionRow, number: int) -> None:
    """Say what is doubtful of a screening that was just saved. It is saved all the same."""
    every = {line.row.id: line for line in lines(edition)}
    for doubt in every[number].doubts:
        other = every.get(doubt.other) if doubt.other else None
        messages.warning(request, doubt_words(doubt, other.what if other else ""))


@programmers_only
def change_screening(request: HttpRequest, number: int) -> HttpResponse:
    """Change a screening."""
    row = screening_at(number)
    edition = edition_at(row.edition)
    films = offered(choices(edition.id))
    told: dict[str, Any] = {"edition": edition, "films": films, "screens": screens(), "used": used_screens(edition.id)}
    every = {line.row.id: line for line in lines(edition)}
    line = every[number]
    if request.method == "POST":
        form = ScreeningForm(request.POST, **told)
    else:
        names = {one.id: name for name, one in films.items()}
        form = ScreeningForm(initial=screening_values(row, line.films, names, edition.zone), **told)
    if form.is_valid():
        by, now, entry, given = member_of(request), timezone.now(), form.entry(), form.cleaned_data
        made = save(
            form,
            lambda: services.change_screening(
                by=by, screening=number, entry=entry, now=now, as_of=given["as_of"], reason=given["reason"]
            ),
        )
        if made is not None:
            messages.success(request, _("Saved."))
            _warn(request, edition, number)
            return _to_day(edition, screening_at(number))
    shown = {"edition": edition, "form": form, "row": row, "line": line, "every": every}
    return page(request, "screening", shown)


@programmers_only
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the reason, then cancel a screening."""
    row = screening_at(number)
    edition = edition_at(row.edition)
    if request.method != "POST":
        pieces = pieces_of([edition.id]).get(number, ())
        return page(request, "cancel", {"edition": edition, "row": row, "films": pieces})
    by, reason, now = member_of(request), request.POST.get("reason", ""), timezone.now()
    act = lambda: services.cancel_screening(by=by, screening=number, reason=reason, now=now)  # noqa: E731
    do(request, act, _("The screening is cancelled; it can take place after all."))
    return _to_day(edition, row)


@require_POST
@programmers_only
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Have a cancelled screening take place after all."""
    row = screening_at(number)
    by, now = member_of(request), timezone.now()
    act = lambda: services.restore_screening(by=by, screening=number, now=now)  # noqa: E731
    do(request, act, _("The screening takes place after all."))
    return _to_day(edition_at(row.edition), row)


@require_POST
@programmers_only
def sold_out(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a screening is sold out, or that there are tickets again."""
    row = screening_at(number)
    by, now, gone = member_of(request), timezone.now(), request.POST.get("sold_out") == "yes"
    act = lambda: services.set_sold_out(by=by, screening=number, sold_out=gone, now=now)  # noqa: E731
    do(request, act, _("The screening is sold out.") if gone else _("There are tickets again."))
    return _to_day(edition_at(row.edition), row)


@programmers_only
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then delete a screening of an edition in preparation."""
    row = screening_at(number)
    if request.method != "POST":
        return ask(request, _called(row), url("programme-screening", number=number), edition_at(row.edition))
    act = lambda: services.delete_screening(by=member_of(request), screening=number)  # noqa: E731
    do(request, act, _("The screening is deleted."))
    return _to_day(edition_at(row.edition), row)


def _called(row: ScreeningRow) -> str:
    titles = [one.title for one in pieces_of([row.edition]).get(row.id, ())]
    return row.title or ", ".join(titles) or row.code


def _to_day(edition: EditionRow, row: ScreeningRow) -> HttpResponse:
    day = day_of(row.starts, ZoneInfo(edition.zone))
    asked = urlencode({"day": day.isoformat(), "at": str(row.id)})
    return redirect(f"{url('programme-screenings', number=edition.id)}?{asked}#screening-{row.id}")
