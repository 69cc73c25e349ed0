"""What is shown where a form's token is wrong: the form again, with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onesheet.web.access import signed_out, wants_json
from onesheet.web.reviews import comments, writing

_AGAIN: dict[str, Callable[..., HttpResponse]] = {
    "review-write": writing.write_again,
    "review-edit": writing.edit_again,
    "comment-add": comments.add_again,
    "comment-edit": comments.edit_again,
}
"""Forms whose words would be a pity to lose."""


def failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Show the form that was sent once more, filled in, with a fresh token; elsewhere the page that says what happened.

    A session that ended, signing in in another tab, cookies that were cleared: all end here. What another site sent is not
    shown again. A script is told in JSON.
    """
    if wants_json(request):
        return _told(request)
    match = request.resolver_match
    again = _AGAIN.get(match.url_name or "") if match else None
    if match is None or again is None or not _from_here(request):
        return render(request, "403_csrf.html", status=403)
    return again(request, **match.kwargs)


def _told(request: HttpRequest) -> HttpResponse:
    """Tell a script, whose page is older than the latest signing in or out."""
    if not request.user.is_authenticated:
        return signed_out(request)
    return JsonResponse({"sentence": _("This page is out of date. Reload it and try again.")}, status=403)


def _from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(origin) and urlsplit(origin).netloc == request.get_host()
