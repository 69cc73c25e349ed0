"""Words for scores: which hold, which held, and the forms of editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onesheet.accounts.services import Refusal
from onesheet.scorebook import services
from onesheet.scorebook.queries.marks import band_numbered, bands_page
from onesheet.web.access import editors_only, member_of
from onesheet.web.asked import page_asked
from onesheet.web.limited import Refused
from onesheet.web.scores import wording
from onesheet.web.scores.forms import BandForm, EndForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
def bands(request: HttpRequest) -> HttpResponse:
    """Show every word for scores there is or was; an editor may add one."""
    if request.method == "POST":
        return _add(request)
    return _page(request, BandForm(initial={"since": timezone.localdate()}))


@editors_only
def _add(request: HttpRequest) -> HttpResponse:
    form = BandForm(request.POST)
    if form.is_valid():
        try:
            services.add_band(**form.cleaned_data, by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
        else:
            messages.success(request, _("Added."))
            return redirect("score-bands")
    return _page(request, form)


def _page(request: HttpRequest, form: BandForm) -> HttpResponse:
    told = {"found": bands_page(page_asked(request)), "form": form, "today": timezone.localdate(), "wording": wording}
    return render(request, "scores/bands.html", told)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, band: int) -> HttpResponse:
    """Ask for the last day of a band, and end it."""
    found = band_numbered(band)
    if found is None:
        raise Http404(_("There is no such word for scores."))
    form = EndForm(request.POST if request.method == "POST" else None, initial={"until": timezone.localdate()})
    if form.is_valid():
        try:
            services.end_band(band=band, until=form.cleaned_data["until"], by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error("until", Refused(refusal))
        else:
            messages.success(request, _("Ended."))
            return redirect("score-bands")
    told = {
        "form": form,
        "name": found.label,
        "back": "score-bands",
        "kept": _("Its row and its days stay in the history."),
    }
    return render(request, "scores/end.html", told)
