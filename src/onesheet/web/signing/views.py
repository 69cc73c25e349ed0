"""Signing in and out, making an account, and a forgotten password; django-allauth's views in the site's words."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.webauthn import views as keys
from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.auth import logout
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onesheet.accounts.adapter import WHY_CLOSED, invitation_in
from onesheet.accounts.address import network_address
from onesheet.accounts.limits import RESET, SIGN_UP
from onesheet.accounts.queries.entrance import is_open_invitation
from onesheet.accounts.services import Refusal, attempt
from onesheet.moderation.services import end_suspensions
from onesheet.web.access import members_only
from onesheet.web.limited import Refused, delayed, form_answer
from onesheet.web.signing.numbers import is_number, under_its_name
from onesheet.web.signing.proof import challenge


class _SignIn(account.LoginView):  # type: ignore[misc]
    template_name = "signing/sign_in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        end_suspensions(now=timezone.now())  # whose time is over comes in at once, not when the timer next runs
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said: dict[str, Any] = super().get_context_data(**kwargs)
        return said | {
            "next": _next(self.request),
            "has_mail": bool(settings.SITE_MAIL),
            "sign_up": settings.SIGN_UP,
            "has_keys": not is_number(self.request.get_host()),
        }


class _SignUp(account.SignupView):  # type: ignore[misc]
    template_name = "signing/sign_up.html"
    template_name_signup_closed = "signing/sign_up_closed.html"

    def closed(self) -> HttpResponse:
        code = invitation_in(self.request)
        said = {"sign_up": settings.SIGN_UP, "code": code}
        return render(self.request, self.template_name_signup_closed, said, status=404 if code else 200)

    def get_form_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_form_kwargs()
        return given | {"invited": is_open_invitation(invitation_in(self.request), timezone.now())}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            # An invitation is good for one account: a club's evening on one network may use as many as it has.
            if not is_open_invitation(invitation_in(self.request), timezone.now()):
                attempt(limit=SIGN_UP, address=network_address(self.request), now=timezone.now())
            answer: HttpResponse = super().form_valid(form)
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
        except ValidationError as fault:
            form.add_error("username", fault)
        else:
            return answer
        return form_answer(self.form_invalid(form), form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said: dict[str, Any] = super().get_context_data(**kwargs)
        invited = said["form"].invited
        return said | {
            "next": _next(self.request),
            "code": invitation_in(self.request) if invited else "",
            "challenge": "" if invited else challenge(timezone.now()),
            "waits": settings.SIGN_UP == "approval" and not invited,
            "has_mail": bool(settings.SITE_MAIL),
        }


class _Reset(account.PasswordResetView):  # type: ignore[misc]
    template_name = "signing/reset.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.SITE_MAIL:
            return redirect("account_reset_password")
        try:
            attempt(limit=RESET, address=network_address(request), now=timezone.now())
        except Refusal as refusal:
            return delayed(render(request, "429.html", {"sentence": str(refusal)}), refusal)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said: dict[str, Any] = super().get_context_data(**kwargs)
        return said | {"has_mail": bool(settings.SITE_MAIL)}


sign_in = _SignIn.as_view()
"""Asks for name and password; leads on to `next`, where that is an address of this site, else home."""
sign_up = never_cache(_SignUp.as_view())
"""Makes an account, where the site is open for it or with an invitation."""
reset = never_cache(_Reset.as_view())
"""Sends a link to choose a new password; says the same whether there is such an account."""


@members_only
def email(request: HttpRequest) -> HttpResponse:
    """Change the mail address, where the site can write to one."""
    if not settings.SITE_MAIL:
        return render(request, "signing/no_mail.html")
    answer: HttpResponse = account.email(request)
    return answer


@members_only
def add_key(request: HttpRequest) -> HttpResponse:
    """Add a passkey or security key; where the site is open under a number, which they cannot be tied to, say so."""
    if is_number(request.get_host()):
        return render(request, "signing/no_name.html", {"named": under_its_name(request.get_host())})
    answer: HttpResponse = keys.add_webauthn(request)
    return answer


@never_cache
@require_http_methods(["GET", "HEAD"])
def closed(request: HttpRequest) -> HttpResponse:
    """Say that an account waits for approval, or that it is closed."""
    said = {"waits": request.GET.get("why") == "waiting", "why": request.session.pop(WHY_CLOSED, "")}
    return render(request, "signing/closed.html", said)


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
    answer = render(request, "signing/locked_out.html", said, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def _next(request: HttpRequest) -> str:
    return request.POST.get("next", request.GET.get("next", ""))
