"""Imports: the list of them, one with what it would do or did, row by row, and the report."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.http import JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onesheet.accounts.permissions import may_operate, may_programme
from onesheet.exchange import queries, services
from onesheet.exchange.catalogue.handler import MOST_UNTOLD
from onesheet.exchange.pure.rows import Fate, Outcome
from onesheet.exchange.queries.pages import films_named
from onesheet.festivals.queries.of_import import ScreeningUntold, editions_of_import, screenings_untold
from onesheet.leaving.pure.cells import row as cells
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.exchange.sheet import Sheet, line_told, sheet_of
from onesheet.web.exchange.words import fate_words, film_words, place_words
from onesheet.web.festivals.words import when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpRequest, HttpResponse

IMPORTS_A_PAGE = 20
ROWS_A_PAGE = 50
REFUSED_SHOWN = 5
"""Refused rows that the page of a preview shows at once."""
REPORT = (*queries.HEADER, "title", "address")
"""The columns of a report: those of the command line, and how the film is called and where its page is."""
_AT_ONCE = 500


@require_safe
@members_only
def imports(request: HttpRequest) -> HttpResponse:
    """List what a member brought; to operators what all did."""
    member, before = member_of(request), number_asked(request, "before") or None
    everybodys = may_operate(member)
    limit = IMPORTS_A_PAGE + 1
    found = (
        queries.of_everybody(limit=limit, before=before)
        if everybodys
        else queries.imports_of(member, limit=limit, before=before)
    )
    told = {
        "rows": [line_told(one, whose=everybodys) for one in found[:IMPORTS_A_PAGE]],
        "more": len(found) > IMPORTS_A_PAGE,
        "before": before,
        "everybodys": everybodys,
    }
    return render(request, "exchange/list.html", told)


@require_safe
@members_only
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show an import: how far it is, what it would do, or what it did."""
    sheet = sheet_of(request, number)
    if sheet.turn:
        # What was asked for before the server was started anew, or behind another import, has its turn.
        services.start_waiting(now=timezone.now())
    told: dict[str, Any] = {"sheet": sheet}
    if sheet.page == "preview" and sheet.refused:
        rows = queries.outcomes(number, stage=sheet.stage, fate=Fate.REFUSED, limit=REFUSED_SHOWN)
        told |= _rows(rows, sheet)
        told["refused"] = told.pop("rows")
    if sheet.page == "done" and sheet.of_films:
        told["editions"] = editions_of_import(number, drafts=may_programme(request.user), told_of=sheet.told_of)
        if may_programme(request.user) and sheet.state == "done":
            told["untold"] = [_untold(one) for one in screenings_untold(sheet.untold)]
    return render(
        request,
        f"exchange/{sheet.page}.html",
        {"refused": [], "films": {}, "editions": [], "untold": [], "most_untold": MOST_UNTOLD, **told},
    )


def _untold(one: ScreeningUntold) -> dict[str, Any]:
    return {"id": one.id, "what": one.what, "when": when_words(one.starts, one.zone), "place": one.place}


@require_safe
@members_only
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """Tell a script how far an import is."""
    sheet = sheet_of(request, number)
    if sheet.turn:
        services.start_waiting(now=timezone.now())
    return JsonResponse({"running": sheet.going, "done": sheet.done, "all": sheet.all, "sentence": sheet.so_far})


@require_safe
@members_only
def rows(request: HttpRequest, number: int) -> HttpResponse:
    """Show what became of the rows, or would, 50 at a time; `?fate=` narrows them."""
    sheet = sheet_of(request, number)
    asked = request.GET.get("fate", "")
    fate = Fate(asked) if asked in {one.value for one in Fate} else None
    after = number_asked(request, "after")
    found = queries.outcomes(number, stage=sheet.stage, fate=fate, after=after, limit=ROWS_A_PAGE + 1)
    told = {
        "sheet": sheet,
        "fate": fate.value if fate else "",
        "after": after,
        "more": len(found) > ROWS_A_PAGE,
        **_rows(found[:ROWS_A_PAGE], sheet),
    }
    return render(request, "exchange/rows.html", told)


def _rows(found: Iterable[Outcome], sheet: Sheet) -> dict[str, Any]:
    """Return outcomes as the templates show them, and the films they name."""
    shown: list[dict[str, Any]] = [
        {
            "number": one.number,
            "fate": one.fate.value,
            "fate_words": fate_words(one.fate, applied=sheet.applied)[0],
            "said": one.said,
            "sentence": one.sentence,
            "film": one.film,
            "place": place_words(one.file, one.line),
        }
        for one in found
    ]
    return {"rows": shown, "films": films_named(one["film"] for one in shown if one["film"])}


@require_safe
@members_only
def report_file(request: HttpRequest, number: int) -> HttpResponse:
    """Send what became of every row, or would, as CSV, a part at a time."""
    sheet = sheet_of(request, number)
    answer = StreamingHttpResponse(_report(request, sheet), content_type="text/csv; charset=utf-8")
    name = re.sub(r"[^A-Za-z0-9-]+", "-", sheet.name).strip("-")[:60]
    answer["Content-Disposition"] = (
        f'attachment; filename="{"import" if sheet.applied else "preview"}-{number}-{name}.csv"'
    )
    return answer  # type: ignore[return-value] # a stream is what a file is sent as


def _report(request: HttpRequest, sheet: Sheet) -> Iterator[str]:
    yield cells(REPORT)
    found = iter(queries.report(sheet.number, stage=sheet.stage))
    while some := list(islice(found, _AT_ONCE)):
        films = films_named(one.film for one in some if one.film)
        for one in some:
            film = films.get(one.film or 0)
            named = (film_words(film), absolute(request, url("film", slug=film.slug))) if film else ("", "")
            yield cells((*queries.cells_of(one), *named))


def number_asked(request: HttpRequest, name: str) -> int:
    """Return a number of the query; 0 where it has none, or none that is a number."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
