"""Notices, and the link in a mail that ends them coming by mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.queries.notices import notices_page
from onesheet.accounts.services.notice_mail import member_of_token, stop_mail
from onesheet.accounts.services.notices import see, see_all
from onesheet.web.access import member_of, members_only
from onesheet.web.asked import page_asked
from onesheet.web.feed.sentences import tell


@members_only
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Show what one is told, 30 a page, the new ones marked; those on the page are then seen."""
    me = member_of(request)
    page = notices_page(me.pk, page_asked(request))
    told = tell(page.rows, me.pk)
    new = [row.id for row in page.rows if row.seen_at is None]
    if new and request.method == "GET":
        see(member=me.pk, notices=new, now=timezone.now())
    return render(request, "feed/notices.html", {"page": page, "told": told})


@members_only
@require_POST
def all_seen(request: HttpRequest) -> HttpResponse:
    """Take all notices as seen."""
    see_all(member=member_of(request).pk, now=timezone.now())
    messages.success(request, _("All notices are taken as seen."))
    return redirect("notices")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End all mail of notices to whom the token was sent, signed in or not; a link alone asks first.

    RFC 8058: a mail program posts here by itself, without a session, so no form token is asked for; the link's own
    signature says who it is from.
    """
    member = member_of_token(token)
    if member is None:
        raise Http404(
            _("This link is not whole. Copy all of it from the mail, or choose what is mailed in your settings.")
        )
    if request.method == "POST":
        stop_mail(member=member)
    return render(request, "feed/unsubscribe.html", {"done": request.method == "POST", "username": member.username})
