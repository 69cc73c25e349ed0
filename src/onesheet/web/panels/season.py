"""A season's league table, printed comments, and what its screenings took."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Festival
from onesheet.festivals.queries.box_office import ScreeningTaken, taken, totals
from onesheet.festivals.queries.league import LETTERS, comments_of, league
from onesheet.festivals.services import box_office as services
from onesheet.leaving.pure.cells import row as csv_row
from onesheet.web.access import member_of, programmers_only
from onesheet.web.asked import page_asked
from onesheet.web.buzz.views import edition_word
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import of_edition, place, tabs
from onesheet.web.programme.acts import edition_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from onesheet.festivals.queries.desk import EditionRow
    from onesheet.festivals.queries.edition import EditionHead

A_PAGE = 20
"""Screenings, or films of a league table, on a page."""


@never_cache
@of_edition
def league_table(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show the films of a season by the reactions of its audience. Costs five queries."""
    lines = league(head.id, timezone.now())
    if lines is None and head.kind != Festival.Kind.CLUB:
        raise Http404(_("This edition has no slips from A to E."))
    lines = lines or []
    pages = max(1, -(-len(lines) // A_PAGE))
    at = min(page_asked(request), pages)
    told = {
        "edition": head, "tabs": tabs(head), "here": "edition-league", "place": place(head), "letters": LETTERS,
        "lines": lines[(at - 1) * A_PAGE : at * A_PAGE], "page": at, "pages": pages,
        "word": edition_word(head),
    }  # fmt: skip
    return render(request, "league/league.html", told)


@require_safe
@programmers_only
def comments(request: HttpRequest, number: int) -> HttpResponse:
    """Show the comments on the slips of a screening, to be printed."""
    found = comments_of(number)
    if found is None:
        raise Http404(_("There is no such screening."))
    when = words.when_words(found.starts, ZoneInfo(found.zone))
    return render(request, "league/comments.html", {"shown": found, "when": when})


@require_http_methods(["GET", "HEAD", "POST"])
@programmers_only
def box_office(request: HttpRequest, number: int) -> HttpResponse:
    """Show how many came to each screening and what it took, and write it down."""
    edition = edition_at(number)
    rows = taken(number)
    typed: dict[str, str] = {}
    if request.method == "POST":
        try:
            count = services.count_screenings(
                by=member_of(request), edition=number, taken=list(_typed(request, rows)), now=timezone.now()
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
            typed = {name: value[:40] for name, value in request.POST.items() if isinstance(value, str)}
        else:
            words_ = ngettext("%(num)s screening is changed.", "%(num)s screenings are changed.", count)
            messages.success(request, words_ % {"num": count} if count else _("Nothing was to be changed."))
            return redirect(request.get_full_path())
    pages = max(1, -(-len(rows) // A_PAGE))
    at = min(page_asked(request), pages)
    told = {
        "edition": edition, "rows": rows[(at - 1) * A_PAGE : at * A_PAGE], "page": at, "pages": pages, "typed": typed, "totals": totals(rows, _("All"), _("without a place")),
        "when": lambda moment: words.when_words(moment, ZoneInfo(edition.zone)), "place_words": words.place_words,
    }  # fmt: skip
    return render(request, "league/box_office.html", told)


def _typed(request: HttpRequest, rows: list[ScreeningTaken]) -> Iterator[services.Taken]:
    """Read what was typed in the rows of the table that was sent."""
    for one in rows:
        if f"people-{one.id}" not in request.POST and f"money-{one.id}" not in request.POST:
            continue
        was_people, _bar, was_money = request.POST.get(f"was-{one.id}", "|").partition("|")
        yield services.Taken(
            one.id,
            (
                services.read_people(request.POST.get(f"people-{one.id}", "")),
                services.read_money(request.POST.get(f"money-{one.id}", "")),
            ),
            (services.read_people(was_people), services.read_money(was_money)),
        )


@require_safe
@programmers_only
def box_office_csv(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001 - a view takes the request
    """Send the same as CSV."""
    edition = edition_at(number)
    lines = [csv_row(_HEADS)]
    lines += [csv_row(_cells(one, edition)) for one in taken(number)]
    answer = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="box-office-{number}.csv"'
    return answer


_HEADS = (
    "screening",
    "code",
    "title",
    "starts",
    "venue",
    "screen",
    "seats",
    "state",
    "admissions",
    "takings",
    "currency",
)


def _cells(one: ScreeningTaken, edition: EditionRow) -> tuple[Any, ...]:
    starts = one.starts.astimezone(ZoneInfo(edition.zone)).isoformat(timespec="minutes")
    money = None if one.takings is None else str(Decimal(one.takings))
    state = "cancelled" if one.cancelled else "planned"
    return (
        one.id, one.code, one.what, starts, one.venue, one.screen, one.seats, state, one.admissions, money, edition.currency
    )  # fmt: skip
