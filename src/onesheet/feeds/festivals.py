"""The feed of what changes in an edition's programme."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onesheet.feeds.pure.entries import Entry, Feed
from onesheet.feeds.telling import Teller
from onesheet.feeds.views import answer
from onesheet.festivals.queries.changes import ChangeLine, newest_changes
from onesheet.festivals.queries.edition import EditionHead
from onesheet.web.absolute import absolute
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import edition_seen, place


@require_safe
def changes_feed(request: HttpRequest, festival: str, edition: str, form: str) -> HttpResponse:
    """Tell the forty changes of an announced edition that were made last. Costs two queries."""
    head = edition_seen(festival, edition)
    teller = Teller(absolute(request, "/").removesuffix("/"))
    page = teller.page("edition-changes", **place(head))
    entries = tuple(_entry(teller, head, row, page) for row in newest_changes(head.id))
    title = f"{_('Changes of %(name)s') % {'name': head.name}} · {settings.SITE_NAME}"
    feed = Feed(
        teller.id(f"edition/{head.id}/changes", head.made_at), title, page, teller.root + request.path,
        settings.LANGUAGE_CODE, entries, head.made_at, head.festival, teller.page("festival", festival=head.festival_slug),
    )  # fmt: skip
    return answer(feed, form)


def _entry(teller: Teller, head: EditionHead, row: ChangeLine, page: str) -> Entry:
    what = words.change_what(row.told)
    sentence = words.change_title(row.kind, row.told, head.time_zone)
    reason = words.change_reason(row.told)
    screening = row.screening
    return Entry(
        id=teller.id(f"change/{row.id}", row.at),
        address=teller.page("screening", number=screening, **place(head)) if screening else f"{page}#c{row.id}",
        title=f"{what}: {sentence}" if what else sentence,
        html=format_html("<p>{}</p>", reason) if reason else "",
        summary=reason,
        author=head.festival,
        author_address=teller.page("festival", festival=head.festival_slug),
        published=row.at,
        updated=row.at,
    )
