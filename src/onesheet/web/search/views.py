"""Search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from onesheet.search.queries import LONGEST, search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show the films and people whose title or name matches `?q=`."""
    asked = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    return render(request, "search/results.html", {"asked": asked, "found": search(asked)})
