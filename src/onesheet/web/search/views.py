"""Search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from onesheet.critics.queries.voices import Kind
from onesheet.search.festivals import festivals_found
from onesheet.search.queries import LONGEST, search
from onesheet.search.voices import voices_found

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show the films, people, critics, outlets and festivals whose title or name matches `?q=`."""
    asked = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    told = {
        "asked": asked,
        "found": search(asked),
        "critics": voices_found(Kind.CRITIC, asked),
        "outlets": voices_found(Kind.OUTLET, asked),
        "festivals": festivals_found(asked),
    }
    return render(request, "search/results.html", told)
