"""Which edition an address means, who may see it, and the ways between its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from onesheet.accounts.permissions import may_programme
from onesheet.festivals.models import Festival
from onesheet.festivals.queries.edition import EditionHead, edition_head
from onesheet.web.addresses import url

P = ParamSpec("P")

_NO_EDITION = (
    "No edition of a festival has this address. It may have been mistyped, or its programme is not announced yet."
)
_TABS = (
    ("edition", gettext_lazy("Programme")),
    ("edition-films", gettext_lazy("Films A to Z")),
    ("edition-schedule", gettext_lazy("Day by day")),
    ("edition-buzz", gettext_lazy("Buzz")),
    ("plan", gettext_lazy("My plan")),
    ("edition-awards", gettext_lazy("Awards")),
    ("edition-votes", gettext_lazy("Audience votes")),
    ("edition-league", gettext_lazy("League table")),
    ("edition-changes", gettext_lazy("Changes")),
)
_ONLY_RUN_HERE = frozenset({"plan", "edition-schedule", "edition-changes", "edition-votes", "edition-league"})
_ONLY_ANNOUNCED = frozenset({"plan", "edition-votes"})
"""Pages that an edition in preparation does not have, for programmers neither."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to another page of the edition."""

    name: str
    words: str
    address: str


def place(head: EditionHead) -> dict[str, str | int]:
    """Return the parts of an edition's address."""
    return {"festival": head.festival_slug, "edition": head.slug}


def tabs(head: EditionHead) -> list[Tab]:
    """Return the pages that an edition has."""
    found = []
    for name, words in _TABS:
        if (name in _ONLY_RUN_HERE and not head.run_here) or (name == "edition-buzz" and not head.buzz):
            continue
        if (name == "edition-league" and head.kind != Festival.Kind.CLUB) or (name in _ONLY_ANNOUNCED and head.draft):
            continue
        try:
            found.append(Tab(name, str(words), url(name, **place(head))))
        except NoReverseMatch:
            continue
    return found


def edition_seen(festival: str, edition: str, *, drafts: bool = False) -> EditionHead:
    """Return an edition, or raise Http404 where there is none that may be seen. Costs one query."""
    head = edition_head(festival, edition, drafts=drafts)
    if head is None:
        raise Http404(_(_NO_EDITION))
    return head


def of_edition(
    view: Callable[Concatenate[HttpRequest, EditionHead, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view the edition of its address: announced to everybody, in preparation to programmers, whose page nobody keeps."""

    @require_safe
    @wraps(view)
    def found(request: HttpRequest, festival: str, edition: str, *args: Any, **kwargs: Any) -> HttpResponse:
        head = edition_seen(festival, edition, drafts=may_programme(request.user))
        response = view(request, head, *args, **kwargs)
        if head.draft:
            add_never_cache_headers(response)
        return response

    return cast("Callable[..., HttpResponse]", found)


def page(request: HttpRequest, template: str, head: EditionHead, here: str, told: dict[str, Any]) -> HttpResponse:
    """Make a page of an edition; `here` is the name of the tab it stands under."""
    told |= {"edition": head, "tabs": tabs(head), "here": here, "place": place(head)}
    return render(request, f"festivals/{template}.html", told)
