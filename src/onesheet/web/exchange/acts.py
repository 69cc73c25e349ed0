"""What is done with an import: choosing who wins, taking in, discarding, going on, undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.festivals.services.foretold_undo import foretell_undo
from onesheet.web.access import member_of, members_only
from onesheet.web.exchange.forms import conflict_of
from onesheet.web.exchange.sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

MOST_LOOKED = 50_000
"""Rows that the page which asks looks through for what later imports changed; of more it says that the act does it."""


@require_POST
@members_only
def conflict(request: HttpRequest, number: int) -> HttpResponse:
    """Choose who wins where file and site differ, and look through the file again."""
    sheet_of(request, number)
    chosen = conflict_of(request.POST.get("conflict", ""))
    doing(request, lambda: services.choose(number=number, by=member_of(request), conflict=chosen, now=timezone.now()))
    return redirect("import", number=number)


@require_POST
@members_only
def take_in(request: HttpRequest, number: int) -> HttpResponse:
    """Begin to take an import in, as it was previewed."""
    sheet = sheet_of(request, number)
    chosen = request.POST.get("conflict", "")
    if chosen and conflict_of(chosen) != sheet.conflict:
        messages.info(request, _("You chose anew who wins, so look at what it would do now before it is taken in."))
        return conflict(request, number)
    _begin(request, number, "apply")
    return redirect("import", number=number)


@require_POST
@members_only
def throw_away(request: HttpRequest, number: int) -> HttpResponse:
    """Discard an import of which nothing was taken in."""
    sheet_of(request, number)
    done = doing(request, lambda: services.discard(number=number, by=member_of(request), now=timezone.now()))
    if not done:
        return redirect("import", number=number)
    messages.success(request, _("The file was discarded. Nothing of it was written."))
    return redirect("imports")


@require_POST
@members_only
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Begin anew what stopped, after the last row that was finished."""
    sheet = sheet_of(request, number)
    if sheet.act and not sheet.going:
        _begin(request, number, sheet.act)
    return redirect("import", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Say what undoing takes back, and begin to do it."""
    sheet = sheet_of(request, number)
    if not sheet.may_undo:
        messages.info(request, _("Nothing of this import can be undone."))
        return redirect("import", number=number)
    if request.method == "POST":
        _begin(request, number, "undo")
        return redirect("import", number=number)
    try:
        later, soon = services.must_go_first(number, most=MOST_LOOKED), True
    except services.TooMuchError:
        later, soon = None, False
    going = foretell_undo(number=number) if later is None and sheet.of_films else []
    return render(request, "exchange/undo.html", {"sheet": sheet, "later": later, "soon": soon, "going": going})


def _begin(request: HttpRequest, number: int, act: str) -> None:
    by, now = member_of(request), timezone.now()
    doing(request, lambda: services.in_background(number=number, act=act, by=by, now=now))


def doing(request: HttpRequest, act: Callable[[], object]) -> bool:
    """Do it; where it is refused say why and return False."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    return True
