"""Which list an address means, and what who asks may do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from onesheet.accounts.limits import Limit
from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_moderate
from onesheet.accounts.services import Refusal, attempt
from onesheet.lists.queries.page import ListHead, list_head
from onesheet.web.access import member_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest


def viewer_of(request: HttpRequest) -> int | None:
    """Return the number of who is signed in; None for a visitor."""
    return request.user.pk if isinstance(request.user, Member) else None


def list_seen(request: HttpRequest, number: int) -> ListHead:
    """Return the list, or raise Http404 where there is none that who asks may see."""
    head = list_head(number, viewer_of(request), moderates=may_moderate(request.user))
    if head is None:
        raise Http404(
            _("No list is at this address, or it is not open to you. The page of all lists shows those that are.")
        )
    return head


def list_to_edit(request: HttpRequest, number: int) -> ListHead:
    """Return a list that who asks owns or edits with its owner; raise PermissionDenied where they only see it."""
    head = list_seen(request, number)
    if not head.may_edit:
        raise PermissionDenied
    return head


def list_of_own(request: HttpRequest, number: int) -> ListHead:
    """Return a list that is theirs who ask; raise PermissionDenied where they only see it."""
    head = list_seen(request, number)
    if head.owner != viewer_of(request):
        raise PermissionDenied
    return head


def doing(request: HttpRequest, act: Callable[[], object], *, limit: Limit | None = None, now: datetime) -> bool:
    """Do it; where it is refused say why and return False. Raises TooOften, which the guard of the view answers."""
    if limit is not None:
        attempt(limit=limit, by=member_of(request), now=now)
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    return True
