"""Feeds of critics' grids: the newest reviews of the films of a year, of a public list, of a festival's edition."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.critics.queries.grids import newest_reviews
from onesheet.feeds.critics import review_entries
from onesheet.feeds.pure.entries import Feed
from onesheet.feeds.telling import Teller
from onesheet.feeds.views import answer
from onesheet.lists.queries.page import list_head
from onesheet.web.absolute import absolute
from onesheet.web.grid.chosen import Chosen, of_edition, of_list, of_year

_BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
"""Stands for the last change while there is no review."""


@require_safe
def year_feed(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """Tell the newest reviews of a year's films. Costs three queries."""
    return _feed(request, of_year(year), form)


@require_safe
@never_cache
def list_feed(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Tell the newest reviews of the films of a list that everybody may see. Costs six queries."""
    head = list_head(number, None)
    if head is None:
        raise Http404(
            _("No list is at this address, or it is not open to everybody, as the feed of its grid would be.")
        )
    return _feed(request, of_list(head), form)


@require_safe
def festival_feed(request: HttpRequest, festival: str, edition: str, form: str) -> HttpResponse:
    """Tell the newest reviews of the films of a festival's edition. Costs four queries."""
    return _feed(request, of_edition(festival, edition), form)


def _feed(request: HttpRequest, chosen: Chosen, form: str) -> HttpResponse:
    teller = Teller(absolute(request, "/").removesuffix("/"))
    rows = newest_reviews(film.id for film in chosen.films)
    entries = tuple(review_entries(teller, rows))
    title = f"{_('Critics on %(what)s') % {'what': chosen.title}} · {settings.SITE_NAME}"
    page = teller.root + chosen.page
    feed = Feed(page, title, page, teller.root + request.path, settings.LANGUAGE_CODE, entries, _BEGAN)
    return answer(feed, form)
