"""Taking everything along, and erasing one's account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from onesheet.accounts.services import Refusal
from onesheet.leaving.services import KEPT, erase, make_export, waiting_export
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.limited import Refused, form_answer
from onesheet.web.page_cache.forgetting import forget
from onesheet.web.settings.forms import EraseForm


@members_only
def take_along(request: HttpRequest) -> HttpResponse:
    """Say what an export holds, make it, and show where it waits."""
    member, now = member_of(request), timezone.now()
    if request.method == "POST":
        make_export(by=member, site=absolute(request, url("home")).rstrip("/"), now=now)
        messages.success(request, _("Your export is made. It waits below."))
        return redirect("settings-export")
    return render(request, "settings/export.html", {"export": waiting_export(of=member, now=now)})


@members_only
def taken_along(request: HttpRequest, token: str) -> HttpResponse:
    """Give the member the export that waits for them; nobody else has it under any address."""
    member, now = member_of(request), timezone.now()
    export = waiting_export(of=member, now=now)
    if export is None or not constant_time_compare(export.token, token):
        raise Http404
    name = f"{member.username}-{export.until - KEPT:%Y-%m-%d}.zip"
    answer: HttpResponse = FileResponse(  # type: ignore[assignment] # a stream is what a file is sent as
        export.path.open("rb"), as_attachment=True, filename=name, content_type="application/zip"
    )
    return answer


@members_only
def leave(request: HttpRequest) -> HttpResponse:
    """Say what erasing an account takes away and what it leaves, ask for the password, and do it."""
    member = member_of(request)
    with_password = member.has_usable_password()
    given = request.POST if request.method == "POST" else None
    form = EraseForm(given, with_password=with_password)
    if form.is_valid():
        try:
            erase(by=member, confirmation=form.cleaned_data["confirmation"], now=timezone.now())
        except Refusal as refusal:
            form.add_error("confirmation", Refused(refusal))
        else:
            forget(f"member:{member.username}")
            logout(request)
            messages.success(request, _("Your account was erased, and you are signed out everywhere."))
            return redirect("home")
    page = {"form": form, "member": member, "with_password": with_password}
    return form_answer(render(request, "settings/erase.html", page), form)
