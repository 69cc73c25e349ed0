"""Bringing a file: chosen, sent, received, and looked through from then on."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from onesheet.accounts.permissions import may_bring_tables, may_programme
from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.festivals.queries.desk import EditionRow
from onesheet.festivals.queries.desk import edition as edition_row
from onesheet.web.access import member_of, members_only
from onesheet.web.exchange.forms import BringForm, largest_words, token_of, too_large_words
from onesheet.web.exchange.uploads import AtMost, largest, was_too_large
from onesheet.web.limited import Refused, form_answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # what is sent must not be read before the limit stands; `_new` checks
@members_only
def new(request: HttpRequest) -> HttpResponse:
    """Take a file, and lead on to what it would do."""
    request.upload_handlers = [AtMost(request), *request.upload_handlers]
    return _new(request)


@csrf_protect
def _new(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES, too_large=was_too_large(request)) if sent else BringForm()
    token = token_of(request.POST.get("token", "")) if sent else uuid.uuid4()
    if form.is_valid():
        number = _received(request, form, token)
        if number is not None:
            return redirect("import", number=number)
    edition = _edition(request)
    told = {
        "edition": edition,
        "form": form,
        "token": token,
        "largest": largest(),
        "largest_words": largest_words(),
        "too_large": too_large_words(),
        "services": _services(),
    }
    return form_answer(render(request, "exchange/new.html", told), form)


def _received(request: HttpRequest, form: BringForm, token: uuid.UUID) -> int | None:
    """Receive the file and begin to look through it; None, with the reason in the form, where it is not taken."""
    by, file, now = member_of(request), form.cleaned_data["file"], timezone.now()
    options: dict[str, Any] = form.options() if may_bring_tables(by) else {}
    edition = _edition(request)
    if edition is not None:
        options |= {"festival": edition.festival_name, "edition": edition.year}
    try:
        found = services.receive(
            by=by, member=by, name=file.name, file=file.chunks(), token=token, now=now, options=options
        )
        services.in_background(number=found.pk, act="preview", by=by, now=now)
    except Refusal as refusal:
        form.add_error("file", Refused(refusal))
        return None
    return int(found.pk)


def _edition(request: HttpRequest) -> EditionRow | None:
    """Return the edition of which a table is said to be the programme: `?edition=`, as the desk leads here; None where none is."""
    number = request.GET.get("edition", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10 and may_programme(request.user)):
        return None
    return edition_row(int(number))


def _services() -> list[tuple[str, str]]:
    """Say for each service where its export is found."""
    return [
        ("Letterboxd", _("Settings, Data, Export your data: a zip. The diary, ratings, reviews, watchlist, likes and lists are in it.")),
        ("IMDb", _("Your ratings, your watchlist or a list: Export in its menu, then Exports in your account: a CSV for each.")),
        ("Trakt", _("Settings, Data, Export: a zip of JSON files.")),
        ("TMDB", _("Settings, Data export of your account; answers of its API (JSON) are read, too.")),
        ("Simkl", _("Settings, Export: CSV or JSON.")),
        ("Yamtrack, Movary", _("Settings, Export: CSV.")),
        ("NeoDB", _("Settings, Data, Export: a workbook (XLSX) or a zip of CSV.")),
        (_("KinoPoisk, Douban"), _("They have no export of their own; the tables and workbooks that browser extensions make are read.")),
        ("MovieLens", _("Your account, Export: a CSV of ratings.")),
        (_("Another Onesheet"), _("Settings, Export: the zip, as it is.")),
    ]  # fmt: skip
