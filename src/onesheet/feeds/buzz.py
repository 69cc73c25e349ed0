"""The feed of an edition's buzz: the films that stand highest."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onesheet.feeds.pure.entries import Entry, Feed
from onesheet.feeds.telling import Teller
from onesheet.feeds.views import answer
from onesheet.festivals.queries.edition import EditionHead
from onesheet.scores.buzz import Buzz
from onesheet.web.absolute import absolute
from onesheet.web.buzz import words
from onesheet.web.buzz.kept import Now, buzz_now
from onesheet.web.festivals.whose import edition_seen, place

MOST = 20
"""Films that the feed tells."""


@require_safe
def buzz_feed(request: HttpRequest, festival: str, edition: str, form: str) -> HttpResponse:
    """Tell the twenty films of an announced edition that stand highest. Costs a query, and more where somebody rated since."""
    head = edition_seen(festival, edition)
    if not head.buzz:
        raise Http404(_("The buzz of this edition is not shown."))
    now = buzz_now(head)
    teller = Teller(absolute(request, "/").removesuffix("/"))
    page = teller.page("edition-buzz", **place(head))
    rated = [one for one in now.standings.films if one.rank is not None][:MOST]
    entries = tuple(_entry(teller, head, now, one) for one in rated)
    title = f"{_('Buzz of %(name)s') % {'name': head.name}} · {settings.SITE_NAME}"
    feed = Feed(
        teller.id(f"edition/{head.id}/buzz", head.made_at), title, page, teller.root + request.path,
        settings.LANGUAGE_CODE, entries, head.made_at, head.festival, teller.page("festival", festival=head.festival_slug),
    )  # fmt: skip
    return answer(feed, form)


def _entry(teller: Teller, head: EditionHead, now: Now, one: Buzz) -> Entry:
    told = words.told(now.films[one.key], one)
    film = told.film
    mean = _("%(mean)s of 5, %(interval)s") % {"mean": told.mean, "interval": told.interval} if told.mean else told.few
    ratings = told.ratings if told.mean else ""
    critics = _("critics: %(words)s") % {"words": told.critics} if told.critics else ""
    sentence = ". ".join(filter(None, (mean, ratings, told.momentum, critics, told.reviews)))
    newest = now.newest or head.made_at
    return Entry(
        id=teller.id(f"edition/{head.id}/buzz/{film.film}", head.made_at),
        address=teller.page("edition-buzz-film", slug=film.slug, **place(head)),
        title=f"{told.rank}. {film.title}",
        html=format_html("<p>{}.</p>", sentence),
        summary=f"{sentence}.",
        author=head.festival,
        author_address=teller.page("festival", festival=head.festival_slug),
        published=head.made_at,
        updated=newest,
    )
