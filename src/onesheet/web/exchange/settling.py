"""Rows that could be several films: one at a time, settled by a button or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.exchange import queries, services
from onesheet.exchange.queries.pages import doubts_left, films_named, next_doubt, owner_of_row
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.exchange.acts import doing
from onesheet.web.exchange.sheet import sheet_of
from onesheet.web.exchange.views import number_asked
from onesheet.web.exchange.words import film_words, place_words, row_words
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SINGLES_A_PAGE = 100
_SECONDS = 5.0
"""How long an answer may take rows in; the rest is asked for again."""


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
            "singles": doubt.singles,
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


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def together(request: HttpRequest, number: int) -> HttpResponse:
    """List the rows that lack only a year, and take them all in; of very many as many as are soon done."""
    sheet = sheet_of(request, number)
    if not sheet.may_settle:
        return redirect("import", number=number)
    if request.method == "POST":
        return _together(request, number)
    likely = queries.likely_films(number)
    after = number_asked(request, "after")
    places = [place for place in likely.places if place > after]
    found = queries.rows_at(number, places[:SINGLES_A_PAGE])
    films = films_named(one.film for one in found)
    rows = [
        {
            "number": one.number,
            "said": one.row.said,
            "film": films[one.film],
            "against": one.against,
            "place": place_words(one.row.file, one.row.line),
        }
        for one in found
        if one.film in films
    ]
    told = {
        "sheet": sheet,
        "rows": rows,
        "count": len(likely.places),
        "seen": likely.digest,
        "after": after,
        "more": len(places) > SINGLES_A_PAGE,
    }
    return render(request, "exchange/together.html", told)


def _together(request: HttpRequest, number: int) -> HttpResponse:
    seen, settled = request.POST.get("seen", ""), []

    def take() -> None:
        by = member_of(request)
        settled.append(services.settle_likely(number=number, by=by, clock=timezone.now, seen=seen, seconds=_SECONDS))

    if not doing(request, take):
        return redirect("import-together", number=number)
    taken, left = settled[0], len(queries.likely_films(number).places)
    words = ngettext("%(num)s row was taken in.", "%(num)s rows were taken in.", taken) % {"num": number_words(taken)}
    if left:
        more = ngettext("%(num)s is left; go on with it.", "%(num)s are left; go on with them.", left)
        words = f"{words} {more % {'num': number_words(left)}}"
    messages.success(request, words)
    return redirect("import-together" if left else "import-ambiguous", number=number)


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
