"""Whose pages they are: the member in the address, and what the viewer may see of them."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from onesheet.accounts.models import Member
from onesheet.accounts.queries.members import MemberHead, member_head, written_name
from onesheet.web.addresses import url

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")

NOBODY = "Nobody here has this name. It may have been mistyped, or they have left."
_BLOCKED = "You blocked this member, so you see nothing they made. Their page lets you take that back."


def viewer_of(request: HttpRequest) -> int | None:
    """Return the number of who is signed in; None for a visitor."""
    return request.user.id if isinstance(request.user, Member) else None


def of_member(
    view: Callable[Concatenate[HttpRequest, MemberHead, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Give the view the member in its address. Another case of the name leads to the name as it is written.

    Raises Http404 where nobody has the name, where they left or are suspended, and where they blocked the viewer, who
    is not told; where the viewer blocked them, only `blocked_too` views are shown.
    """

    @wraps(view)
    def found(request: HttpRequest, username: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        head = member_head(username, viewer_of(request))
        if head is None:
            return _elsewhere(request, username, dict(kwargs))
        if head.blocks:
            raise Http404(gettext(NOBODY))
        if head.blocked and not getattr(view, "blocked_too", False):
            raise Http404(gettext(_BLOCKED))
        return view(request, head, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, str, P], HttpResponse]", found)


def _elsewhere(request: HttpRequest, username: str, given: dict[str, Any]) -> HttpResponse:
    written = written_name(username)
    if written is None or written == username or request.resolver_match is None:
        raise Http404(gettext(NOBODY))
    query = request.META["QUERY_STRING"]
    address = url(str(request.resolver_match.view_name), username=written, **given)
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def blocked_too(
    view: Callable[Concatenate[HttpRequest, MemberHead, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, MemberHead, P], HttpResponse]:
    """Mark a view that is shown of a member whom the viewer blocked: it must show nothing they made."""
    view.blocked_too = True  # type: ignore[attr-defined]
    return view
