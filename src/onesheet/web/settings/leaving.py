"""Taking everything along, and erasing one's account."""

from __future__ import annotations

import tempfile

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from onesheet.accounts.services import Refusal
from onesheet.leaving.services import erase, export
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.limited import Refused, form_answer
from onesheet.web.page_cache.forgetting import forget
from onesheet.web.settings.forms import EraseForm


@members_only
def take_along(request: HttpRequest) -> HttpResponse:
    """Say what an export holds, and make it."""
    if request.method == "POST":
        return _exported(request)  # type: ignore[return-value] # a stream is what a file is sent as
    return render(request, "settings/export.html")


def _exported(request: HttpRequest) -> FileResponse:
    """Return the member's export, made in a file so that it takes no memory, and whole before any of it is sent."""
    member, now = member_of(request), timezone.now()
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        export(by=member, file=file, site=absolute(request, url("home")).rstrip("/"), now=now)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    name = f"{member.username}-{now:%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


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
