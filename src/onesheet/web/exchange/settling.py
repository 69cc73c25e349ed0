"""Rows that could be several films: one at a time, settled by a button or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onesheet.exchange import services
from onesheet.exchange.queries.pages import doubts_left, films_named, next_doubt, owner_of_row
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.exchange.acts import doing
from onesheet.web.exchange.sheet import sheet_of
from onesheet.web.exchange.views import number_asked
from onesheet.web.exchange.words import film_words, place_words, row_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@members_only
def ambiguous(request: HttpRequest, number: int) -> HttpResponse:
    """Show the next row that could be several films, beside the films."""
    sheet = sheet_of(request, number)
    if not sheet.may_settle:
        return redirect("import", number=number)
    after = number_asked(request, "after")
    doubt = next_doubt(number, after=after)
    told: dict[str, Any] = {"sheet": sheet, "row": None, "left": 0, "after": after}
    if doubt is None:
        told["left"] = doubts_left(number)
    else:
        row = doubt.row
        told |= {
            "left": doubt.left,
            "more": doubt.more,
            "candidates": doubt.candidates,
            "row": {
                "id": doubt.id,
                "number": doubt.number,
                "film": str(row.film) if row.film is not None else "",
                "told": row_words(row),
                "said": row.said,
                "place": place_words(row.file, row.line),
                "alike": doubt.alike,
            },
        }
    return render(request, "exchange/ambiguous.html", told)


@require_POST
@members_only
def settle(request: HttpRequest, number: int, row: int) -> HttpResponse:
    """Say which film a row means; it is taken in at once."""
    _check(request, number, row)
    text = request.POST.get("film", "")
    film = int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0
    named = films_named([film]).get(film)
    if named is None:
        messages.error(request, _("Choose one of the films shown. Nothing was settled."))
    elif doing(request, lambda: services.settle_row(row=row, film=film, by=member_of(request), now=timezone.now())):
        messages.success(request, _("Taken in as %(film)s.") % {"film": film_words(named)})
    return _on(request, number)


@require_POST
@members_only
def drop(request: HttpRequest, number: int, row: int) -> HttpResponse:
    """Leave a row out."""
    _check(request, number, row)
    if doing(request, lambda: services.drop_row(row=row, by=member_of(request), now=timezone.now())):
        messages.success(request, _("The row was left out."))
    return _on(request, number)


def _check(request: HttpRequest, number: int, row: int) -> None:
    sheet_of(request, number)
    if owner_of_row(row) != number:
        raise Http404(_("No row of this import has this number."))


def _on(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to the next row; those put off before it stay put off."""
    after = request.POST.get("after", "")
    query = f"?after={after}" if after.isascii() and after.isdigit() and len(after) < 9 and after != "0" else ""
    return redirect(f"{url('import-ambiguous', number=number)}{query}")
