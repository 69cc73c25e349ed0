"""Sheets of codes: made, printed or sent as CSV in the same answer, and taken back. Afterwards nobody can show the codes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from markupsafe import Markup

from onesheet.accounts.services import Refusal
from onesheet.festivals.pure.codes import shown_code
from onesheet.festivals.queries.votes import poll_screening
from onesheet.festivals.services import votes
from onesheet.leaving.pure.cells import row
from onesheet.values.square_code import square_code
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.votes.desk import poll_of
from onesheet.web.votes.forms import CodesForm
from onesheet.web.votes.wording import time_words
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from onesheet.festivals.models import Poll
    from onesheet.festivals.queries.votes import ScreeningLine

PER_PAGE = 21
"""Slips of an A4 page: three beside seven, 70 by 42.4 mm each."""
COLUMNS = ("sheet", "number", "code", "address", "screening", "starts", "film")


def screening_of(poll: Poll, number: int) -> ScreeningLine:
    """Return a screening of a poll's films; raise Http404 where there is none."""
    found = poll_screening(poll, number)
    if found is None:
        raise Http404(_("No film of this poll is shown in such a screening."))
    return found


@require_POST
@programmers_only
def codes(request: HttpRequest, poll: int, screening: int) -> HttpResponse:
    """Make codes, and show them this once: as sheets to print, or as CSV."""
    found = poll_of(poll)
    shown = screening_of(found, screening)
    form = CodesForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("programme-poll-screenings", poll=found.pk)
    try:
        sheet = votes.make_codes(
            poll=found.pk, screening=shown.id, number=form.cleaned_data["number"], by=member_of(request), now=timezone.now()
        )  # fmt: skip
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("programme-poll-screenings", poll=found.pk)
    if form.cleaned_data["form"] == "csv":
        return _csv(request, found, shown, sheet)
    slips = [
        (number, shown_code(code), _qr(_address(request, code))) for number, code in enumerate(sheet.codes, start=1)
    ]
    told = {
        "poll": found,
        "screening": shown,
        "sheet": sheet.number,
        "count": len(slips),
        "pages": [slips[start : start + PER_PAGE] for start in range(0, len(slips), PER_PAGE)],
        "site": absolute(request, url("vote-typed")).partition("://")[2],
        "when": time_words(shown.starts, found.edition.zone),
    }
    return render(request, "votes/sheet.html", told)


@require_POST
@programmers_only
def void(request: HttpRequest, poll: int, screening: int, sheet: int) -> HttpResponse:
    """Take no more ballots by the codes of a sheet."""
    found = poll_of(poll)
    try:
        codes = votes.void_sheet(
            poll=found.pk, screening=screening, sheet=sheet, by=member_of(request), now=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext("%(n)s code is void from now on.", "%(n)s codes are void from now on.", codes)
        messages.success(request, told % {"n": number_words(codes)})
    return redirect("programme-poll-screenings", poll=found.pk)


def _address(request: HttpRequest, code: str) -> str:
    return absolute(request, url("vote-code", code=code))


def _qr(address: str) -> Markup:
    """Draw an address as a square code: an SVG of plain attributes, which the content security policy takes inside a page."""
    path, side = square_code(address, border=2)
    return Markup('<svg class="qr" viewBox="0 0 {0} {0}" aria-hidden="true"><path d="{1}"></path></svg>').format(
        side, path
    )


def _csv(request: HttpRequest, poll: Poll, screening: ScreeningLine, sheet: votes.Sheet) -> HttpResponse:
    films = ", ".join(title for _selection, title in screening.films)
    lines = [row(COLUMNS)]
    lines += [
        row(
            (sheet.number, number, shown_code(code), _address(request, code), screening.code, screening.starts.isoformat(), films)
        )
        for number, code in enumerate(sheet.codes, start=1)
    ]  # fmt: skip
    answer = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{poll.slug}-codes-{screening.id}-{sheet.number}.csv"'
    return answer
