"""Feeds of critics and outlets: the reviews that came in, went out or were changed last; and how such a review is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.critics.queries.grids import ReviewTold
from onesheet.critics.queries.voices import Kind, newest_reviews_of, voice_head
from onesheet.feeds.pure.entries import Entry, Feed, Film, Seen
from onesheet.feeds.telling import Teller
from onesheet.feeds.views import answer
from onesheet.reviews.queries.feeds import external_ids
from onesheet.web.absolute import absolute
from onesheet.web.excerpts import shortened

_BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
"""Stands for the last change while there is no review."""
_QUOTED = 280
"""Characters of a review that a feed quotes."""
_VERDICTS = {
    "positive": gettext_lazy("Positive."),
    "mixed": gettext_lazy("Mixed."),
    "negative": gettext_lazy("Negative."),
}


@require_safe
@never_cache
def voice_feed(request: HttpRequest, kind: str, slug: str, form: str) -> HttpResponse:
    """Tell the newest reviews by a critic or in an outlet. Costs three queries."""
    which = Kind.CRITIC if kind == "critics" else Kind.OUTLET
    head = voice_head(which, slug)
    rows = newest_reviews_of(which, head.id) if head is not None else []
    if head is None or not rows:
        raise Http404(_("Nobody here has this address, or no review by them is to be seen."))
    teller = Teller(absolute(request, "/").removesuffix("/"))
    page = teller.page(which.value, slug=slug)
    title = f"{_('Reviews: %(name)s') % {'name': head.name}} · {settings.SITE_NAME}"
    entries = tuple(review_entries(teller, rows))
    feed = Feed(page, title, page, teller.root + request.path, settings.LANGUAGE_CODE, entries, _BEGAN, head.name, page)
    return answer(feed, form)


def review_entries(teller: Teller, rows: Sequence[ReviewTold]) -> list[Entry]:
    """Return critics' reviews as entries, in their order. Costs one query."""
    ids = external_ids({row.film for row in rows})
    return [_entry(teller, row, tuple(ids.get(row.film, ()))) for row in rows]


def _entry(teller: Teller, row: ReviewTold, ids: tuple[tuple[str, str], ...]) -> Entry:
    film = Film(row.title, row.year, teller.page("film", slug=row.slug), ids)
    named = f"{row.title} ({row.year})" if row.year else row.title
    author = row.critic or row.outlet or _("Unsigned")
    title = _("%(critic)s on %(film)s") % {"critic": author, "film": named}
    verdict = str(_VERDICTS.get(row.verdict, ""))
    quote = shortened(row.quote, _QUOTED)
    address = teller.page("critic-review", number=row.id)
    return Entry(
        id=teller.id(f"critic-review/{row.id}", row.made_at),
        address=address,
        title=f"{title}: {row.printed}" if row.printed else title,
        html=format_html("<blockquote>{}</blockquote><p>{}</p>", quote, row.outlet or "") if quote else "",
        summary=" ".join(filter(None, (verdict, quote))),
        author=author,
        author_address=teller.page("critic", slug=row.critic_slug) if row.critic_slug else address,
        published=row.made_at,
        updated=row.changed_at,
        language=row.language,
        seen=Seen(film),
    )
