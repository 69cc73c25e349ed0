"""The desk itself, festivals and editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onesheet.festivals.queries import desk as queries
from onesheet.festivals.services import editions as services
from onesheet.festivals.services import festivals
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.programme.acts import ask, do, edition_at, festival_at, page, save
from onesheet.web.programme.forms import (
    EditionForm,
    FestivalForm,
    edition_values,
    festival_values,
    first_edition_values,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FESTIVALS_A_PAGE = 50


@require_safe
@programmers_only
def desk(request: HttpRequest) -> HttpResponse:
    """Show the editions, the house's own first, with what is missing in each."""
    return page(request, "desk", {"desk": queries.desk(page_asked(request))})


@require_safe
@programmers_only
def festival_list(request: HttpRequest) -> HttpResponse:
    """Show all festivals, also those that documents alone speak of."""
    asked = page_asked(request)
    rows, total = queries.festivals(asked, FESTIVALS_A_PAGE)
    pages = max(1, -(-total // FESTIVALS_A_PAGE))
    return page(request, "festivals", {"rows": rows, "total": total, "page": asked, "pages": pages})


@programmers_only
def new_festival(request: HttpRequest) -> HttpResponse:
    """Make a festival."""
    form = FestivalForm(request.POST) if request.method == "POST" else FestivalForm(initial={"run_here": True})
    if form.is_valid():
        by, now, entry = member_of(request), timezone.now(), form.entry()
        made = save(form, lambda: festivals.make_festival(by=by, entry=entry, now=now))
        if made is not None:
            messages.success(request, _("%(name)s is here. Now its first edition.") % {"name": made.name})
            return redirect("programme-edition-new", number=made.pk)
    return page(request, "festival", {"form": form, "row": None})


@programmers_only
def festival(request: HttpRequest, number: int) -> HttpResponse:
    """Change a festival; its editions stand beside it."""
    row = festival_at(number)
    form = FestivalForm(request.POST) if request.method == "POST" else FestivalForm(initial=festival_values(row))
    if form.is_valid():
        by, now, entry, as_of = member_of(request), timezone.now(), form.entry(), form.cleaned_data["as_of"]
        act = lambda: festivals.change_festival(by=by, festival=number, entry=entry, now=now, as_of=as_of)  # noqa: E731
        if save(form, act) is not None:
            messages.success(request, _("Saved."))
            return redirect("programme-festival", number=number)
    told: dict[str, Any] = {"form": form, "row": row, "editions": queries.editions_of(number)}
    return page(request, "festival", told)


@programmers_only
def delete_festival(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then delete a festival without editions."""
    row = festival_at(number)
    if request.method != "POST":
        return ask(request, row.name, url("programme-festival", number=number))
    gone = do(
        request,
        lambda: festivals.delete_festival(by=member_of(request), festival=number),
        _("%(name)s is deleted.") % {"name": row.name},
    )
    return redirect("programme") if gone else redirect("programme-festival", number=number)


@programmers_only
def new_edition(request: HttpRequest, number: int) -> HttpResponse:
    """Make an edition of a festival."""
    row = festival_at(number)
    before = queries.editions_of(number)
    first = first_edition_values(row, before)
    form = EditionForm(request.POST) if request.method == "POST" else EditionForm(initial=first)
    if form.is_valid():
        by, now, entry = member_of(request), timezone.now(), form.entry()
        made = save(form, lambda: services.make_edition(by=by, festival=number, entry=entry, now=now))
        if made is not None:
            return redirect("programme-edition", number=made.pk)
    return page(request, "edition_form", {"form": form, "festival": row, "edition": None})


@require_safe
@programmers_only
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """Show an edition with what is missing, and the ways to its parts."""
    row = edition_at(number)
    return page(request, "edition", {"edition": row, "missing": queries.missing([row])[number]})


@programmers_only
def change_edition(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is said of an edition."""
    row = edition_at(number)
    form = EditionForm(request.POST) if request.method == "POST" else EditionForm(initial=edition_values(row))
    if form.is_valid():
        by, now, entry, as_of = member_of(request), timezone.now(), form.entry(), form.cleaned_data["as_of"]
        act = lambda: services.change_edition(by=by, edition=number, entry=entry, now=now, as_of=as_of)  # noqa: E731
        if save(form, act) is not None:
            messages.success(request, _("Saved."))
            return redirect("programme-edition", number=number)
    return page(request, "edition_form", {"form": form, "festival": None, "edition": row})


@programmers_only
def announce(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then show the edition to everybody."""
    row = edition_at(number)
    if request.method != "POST":
        return page(request, "announce", {"edition": row, "missing": queries.missing([row])[number]})
    do(
        request,
        lambda: services.announce_edition(by=member_of(request), edition=number, now=timezone.now()),
        _("%(name)s is announced. From now on its changes are told.") % {"name": row.title},
    )
    return redirect("programme-edition", number=number)


@programmers_only
def delete_edition(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then delete an edition in preparation with nothing in it."""
    row = edition_at(number)
    if request.method != "POST":
        return ask(request, row.title, url("programme-edition", number=number))
    gone = do(
        request,
        lambda: services.delete_edition(by=member_of(request), edition=number),
        _("%(name)s is deleted.") % {"name": row.title},
    )
    return redirect("programme") if gone else redirect("programme-edition", number=number)
