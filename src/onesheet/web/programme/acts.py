"""What the desk's views share: finding what an address means, doing an act, saving a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from onesheet.accounts.services import Refusal
from onesheet.festivals.queries import desk, desk_films, desk_screenings
from onesheet.festivals.services.entry import Overtaken
from onesheet.web.limited import Refused
from onesheet.web.programme import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from onesheet.festivals.queries.desk import EditionRow, FestivalRow
    from onesheet.festivals.queries.desk_films import AwardRow, SectionRow, SelectionRow
    from onesheet.festivals.queries.desk_screenings import ScreeningRow, VenueRow
    from onesheet.web.programme.fields import DeskForm

T = TypeVar("T")


def save(form: DeskForm, act: Callable[[], T]) -> T | None:
    """Do it with what the form has; None with the reason in the form where that is refused.

    A form that somebody else overtook keeps what was typed, and puts it in the place of theirs when it is sent again.
    """
    try:
        return act()
    except Overtaken as refusal:
        posted: Any = form.data
        typed = posted.copy()
        typed["as_of"] = refusal.changed_at.isoformat() if refusal.changed_at else ""
        form.data = typed
        form.add_error(None, Refused(refusal))
    except Refusal as refusal:
        form.add_error(None, Refused(refusal))
    return None


def do(request: HttpRequest, act: Callable[[], object], done: str = "") -> bool:
    """Do it and say so; where it is refused say why and return False."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    if done:
        messages.success(request, done)
    return True


def page(request: HttpRequest, template: str, told: dict[str, Any]) -> HttpResponse:
    """Answer with a page of the desk; its templates say times and doubts by `words`."""
    return render(request, f"programme/{template}.html", {**told, "words": wording})


def ask(request: HttpRequest, what: str, back: str, edition: EditionRow | None = None) -> HttpResponse:
    """Ask once more before something is deleted that nobody can take back; `back` is where leaving it leads."""
    return page(request, "delete", {"what": what, "back": back, "edition": edition})


def number_in(request: HttpRequest, name: str) -> int | None:
    """Return a number that was posted or asked for; None for what is none."""
    given = request.POST.get(name, "") or request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None


def _found(row: T | None) -> T:
    if row is None:
        raise Http404(_("This is not on the programmers' desk any more. The desk shows what is."))
    return row


def festival_at(number: int) -> FestivalRow:
    """Return the festival of an address, or raise Http404."""
    return _found(desk.festival(number))


def edition_at(number: int) -> EditionRow:
    """Return the edition of an address, or raise Http404."""
    return _found(desk.edition(number))


def section_at(number: int) -> SectionRow:
    """Return the section of an address, or raise Http404."""
    return _found(desk_films.section(number))


def venue_at(number: int) -> VenueRow:
    """Return the venue of an address, or raise Http404."""
    return _found(desk_screenings.venue(number))


def selection_at(number: int) -> SelectionRow:
    """Return the film in an edition of an address, or raise Http404."""
    return _found(desk_films.selection(number))


def screening_at(number: int) -> ScreeningRow:
    """Return the screening of an address, or raise Http404."""
    return _found(desk_screenings.screening(number))


def award_at(number: int) -> AwardRow:
    """Return the award of an address, or raise Http404."""
    return _found(desk_films.award(number))
