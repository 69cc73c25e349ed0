"""Signing in and out."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onesheet.web.signing.forms import SignInForm

sign_in = LoginView.as_view(
    template_name="signing/sign_in.html",
    authentication_form=SignInForm,
    redirect_authenticated_user=True,
    extra_context={"site_name": settings.SITE_NAME},  # Django would put the host's name in its place
)
"""Asks for name and password; leads on to `next`, where that is an address of this site, else home."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. A link alone does not do it, since others could set one: it asks first."""
    if request.method == "POST":
        logout(request)
        return redirect(settings.LOGOUT_REDIRECT_URL)
    return render(request, "signing/sign_out.html")


@never_cache
def locked_out(request: HttpRequest, answer: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:  # noqa: ARG001 - as axes calls it
    """Say that there were too many failures with a name from one place, and when to try again."""
    closed_for = get_cool_off(request)
    seconds = int(closed_for.total_seconds()) if closed_for else 0
    said = {"minutes": max(1, round(seconds / 60))}
    closed = render(request, "signing/locked_out.html", said, status=429)
    closed["Retry-After"] = str(seconds)
    return closed
