"""Whose plan an address means, and of which edition."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onesheet.festivals.queries.edition import EditionHead
from onesheet.web.access import members_only
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import edition_seen, place, tabs

P = ParamSpec("P")


def of_plan(
    view: Callable[Concatenate[HttpRequest, EditionHead, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view for members the announced edition of its address; there are plans only where the house runs the festival."""

    @members_only
    @wraps(view)
    def found(request: HttpRequest, festival: str, edition: str, *args: Any, **kwargs: Any) -> HttpResponse:
        head = edition_seen(festival, edition)
        if not head.run_here:
            raise Http404(_("This house does not run that festival, so that its screenings are not known here."))
        return view(request, head, *args, **kwargs)

    return cast("Callable[..., HttpResponse]", found)


def page(
    request: HttpRequest, template: str, head: EditionHead, told: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Make a page of a plan."""
    told |= {"edition": head, "tabs": tabs(head), "here": "plan", "place": place(head), "words": words}
    told["zone"] = head.time_zone
    return render(request, f"plans/{template}.html", told, status=status)
