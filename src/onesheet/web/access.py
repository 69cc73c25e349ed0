"""Who may see a page: decorators for views."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from onesheet.accounts.permissions import may_edit

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def editors_only(view: View[P]) -> View[P]:
    """Show the page to editors. A visitor is asked to sign in and comes back; another member gets the 403 page.

    Nothing of such a page is kept by a cache.
    """

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may_edit(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast("View[P]", guarded)
