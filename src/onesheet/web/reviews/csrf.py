"""What is shown where a form's token is wrong: the form again, with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
    shown again.
    """
    match = request.resolver_match
    again = _AGAIN.get(match.url_name or "") if match else None
    if match is None or again is None or not _from_here(request):
        return render(request, "403_csrf.html", status=403)
    return again(request, **match.kwargs)


def _from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(origin) and urlsplit(origin).netloc == request.get_host()
