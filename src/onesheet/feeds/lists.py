"""The feed of one list: the films that were put on it last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.feeds.pure.entries import Entry, Feed, Film, Seen
from onesheet.feeds.telling import Teller
from onesheet.feeds.views import answer
from onesheet.lists.queries.feeds import ItemAdded, newest_items
from onesheet.lists.queries.page import ListHead, list_head
from onesheet.reviews.queries.feeds import external_ids
from onesheet.web.absolute import absolute

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@never_cache
def list_feed(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Tell the films that were put last on a list that everybody may see. Costs three queries.

    A challenge whose films count by a rule has none: nobody puts them there.
    """
    head = list_head(number, None)
    if head is None or (head.is_challenge and head.rule is not None):
        raise Http404(_("No list is at this address, or it has no feed: only lists that everybody may see have one."))
    teller = Teller(absolute(request, "/").removesuffix("/"))
    rows = newest_items(number)
    known = external_ids(row.film for row in rows)
    entries = tuple(_entry(teller, head, row, tuple(known.get(row.film, ()))) for row in rows)
    page = teller.page("list", number=number)
    author = head.by, teller.page("member", username=head.username)
    feed = Feed(
        teller.id(f"list/{number}/films", head.made_at), f"{head.name} · {settings.SITE_NAME}", page,
        teller.root + request.path, settings.LANGUAGE_CODE, entries, head.changed_at, *author,
    )  # fmt: skip
    return answer(feed, form)


def _entry(teller: Teller, head: ListHead, row: ItemAdded, ids: tuple[tuple[str, str], ...]) -> Entry:
    film = Film(row.title, row.year, teller.page("film", slug=row.slug), ids)
    named = f"{row.title} ({row.year})" if row.year else row.title
    return Entry(
        id=teller.id(f"list/{head.id}/film/{row.film}", row.added_at),
        address=film.address,
        title=f"{row.position}. {named}" if head.ranked else named,
        html=format_html("<p>{}</p>", row.note) if row.note else "",
        summary=row.note,
        author=head.by,
        author_address=teller.page("member", username=head.username),
        published=row.added_at,
        updated=row.added_at,
        seen=Seen(film),
    )
