"""Results of the votes of an edition, for everybody."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onesheet.festivals.queries.votes import polls_of, results_of
from onesheet.web.asked import page_asked
from onesheet.web.festivals.whose import edition_seen, place, tabs
from onesheet.web.votes.wording import reason_words, rule_words, time_words

_PAGE = 100


@require_safe
def of_edition(request: HttpRequest, festival: str, edition: str) -> HttpResponse:
    """Show the published results of an edition, a hundred films of each at a time, with rules and files."""
    found = edition_seen(festival, edition)
    results = [(one, Paginator(one.films, _PAGE)) for one in results_of(found.id)]
    asked = page_asked(request)
    told = {
        "edition": found,
        "tabs": tabs(found),
        "here": "edition-votes",
        "place": place(found),
        "results": [(one, pages.get_page(asked), rule_words(one.rule)) for one, pages in results],
        "page": asked,
        "pages": max((pages.num_pages for _one, pages in results), default=1),
        "open": [poll for poll in polls_of(found.id) if poll.published_at is None],
        "reason_words": reason_words,
        "time_words": time_words,
    }
    return render(request, "votes/results.html", told)
