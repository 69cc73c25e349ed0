"""Who may see a page: decorators for views."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlsplit

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_bring_tables, may_edit, may_moderate, may_operate, may_programme
from onesheet.web.limited import limited

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _guard(view: View[P], allowed: Callable[[AbstractBaseUser | AnonymousUser], bool]) -> View[P]:
    """Show the page to those allowed. A visitor is asked to sign in and comes back; another member gets the 403 page.

    A script is told instead (`signed_out`). Nothing of such a page is kept by a cache. What is tried too often and has no form of its own to say so in gets the
    page that holds what was posted.
    """

    answer = limited(view)

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return signed_out(request)
        if not allowed(request.user):
            raise PermissionDenied
        return answer(request, *args, **kwargs)

    return cast("View[P]", guarded)


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asks, which reads an answer and not a page."""
    return request.headers.get("Accept") == "application/json"


def signed_out(request: HttpRequest) -> HttpResponse:
    """Lead to the page for signing in, and from there back; a script gets a sentence and that address, status 401."""
    ask = redirect_to_login(_came_from(request))
    if not wants_json(request):
        return ask
    return JsonResponse({"sentence": _("You are signed out."), "address": ask.url, "link": _("Sign in")}, status=401)


def _came_from(request: HttpRequest) -> str:
    """Return the page that is asked for; where a form was sent, the page the form stands on, since what was sent is gone."""
    if request.method == "POST":
        page = urlsplit(request.headers.get("Referer", ""))
        if page.netloc == request.get_host() and page.path.startswith("/"):
            return page._replace(scheme="", netloc="", fragment="").geturl()
    return request.get_full_path()


def members_only(view: View[P]) -> View[P]:
    """Show the page to everyone who is signed in."""
    return _guard(view, lambda _: True)


def editors_only(view: View[P]) -> View[P]:
    """Show the page to editors."""
    return _guard(view, may_edit)


def programmers_only(view: View[P]) -> View[P]:
    """Show the page to those who make the programme."""
    return _guard(view, may_programme)


def for_tables(view: View[P]) -> View[P]:
    """Show the page to editors and to those who make the programme."""
    return _guard(view, may_bring_tables)


def moderators_only(view: View[P]) -> View[P]:
    """Show the page to moderators."""
    return _guard(view, may_moderate)


def operators_only(view: View[P]) -> View[P]:
    """Show the page to operators."""
    return _guard(view, may_operate)


def member_of(request: HttpRequest) -> Member:
    """Return who is signed in; for views behind one of the guards above."""
    assert isinstance(request.user, Member)
    return request.user
