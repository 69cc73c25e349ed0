"""Members' reviews, diaries and lists as entries of feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onesheet.accounts.queries.members import MemberHead
from onesheet.feeds.pure.entries import Entry, Film, Seen
from onesheet.lists.queries.feeds import ItemTold, ListTold, first_films, newest_lists
from onesheet.reviews.pure.markdown import render
from onesheet.reviews.queries.feeds import ReviewTold, ViewingTold, external_ids, newest_reviews, newest_viewings
from onesheet.values.stars import format_stars
from onesheet.web.addresses import url
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import stars_words

_DAY = 10
"""Characters of an EDTF date that tells the day."""


class _Named(Protocol):
    @property
    def film(self) -> int: ...
    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def year(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells entries for readers elsewhere. `root` is the site's address without a slash at its end."""

    root: str

    def id(self, path: str, made: datetime) -> str:
        """Return a name that stays: a tag (RFC 4151) of the site's host, of the day and of what it is."""
        host = urlsplit(self.root).hostname or "localhost"
        return f"tag:{host},{made:%Y-%m-%d}:{path}"

    def page(self, name: str, **arguments: str | int) -> str:
        """Return a page's whole address."""
        return self.root + url(name, **arguments)

    def reviews(self, *, member: int | None = None, viewer: int | None = None) -> list[Entry]:
        """Return the newest public reviews, of all or of one. Costs two queries."""
        rows = newest_reviews(member=member, viewer=viewer)
        films = self._films(rows)
        return [self._review(row, films[row.film]) for row in rows]

    def diary(self, head: MemberHead) -> list[Entry]:
        """Return the newest public entries of a diary. Costs two queries."""
        rows = newest_viewings(head.id)
        films = self._films(rows)
        return [self._viewing(row, films[row.film], head) for row in rows]

    def lists(self, head: MemberHead) -> list[Entry]:
        """Return the public lists that changed last. Costs three queries."""
        rows = newest_lists(head.id)
        items = first_films(row.id for row in rows)
        films = self._films([one for several in items.values() for one in several])
        return [self._list(row, items.get(row.id, []), films, head) for row in rows]

    def _films(self, rows: Sequence[_Named]) -> dict[int, Film]:
        ids = external_ids({row.film for row in rows})
        return {
            row.film: Film(row.title, row.year, self.page("film", slug=row.slug), tuple(ids.get(row.film, ())))
            for row in rows
        }

    def _review(self, row: ReviewTold, film: Film) -> Entry:
        address = self.page("review", review=row.id)
        rating = row.rating / 2 if row.rating else None
        if row.spoilers:
            told = _("The whole review is a spoiler.")
            html: str = format_html('<p>{} <a href="{}">{}</a></p>', told, address, _("Read it on its page."))
            summary = told
        else:
            html = render(row.text, spoilers=False).html
            summary = row.excerpt
        words = _("%(rating)s.") % {"rating": stars_words(rating)} if rating else ""
        return Entry(
            id=self.id(f"review/{row.id}", row.published_at),
            address=address,
            title=_titled(film, rating),
            html=html,
            summary=" ".join(filter(None, (words, summary))),
            author=row.display_name or row.username,
            author_address=self.page("member", username=row.username),
            published=row.published_at,
            updated=row.edited_at or row.published_at,
            language=row.language,
            seen=Seen(film, rating, row.liked),
        )

    def _viewing(self, row: ViewingTold, film: Film, head: MemberHead) -> Entry:
        rating = row.rating / 2 if row.rating else None
        html = ""
        if len(row.date) == _DAY and row.date[0] != "X":
            told = _("Rewatched on %(date)s.") if row.rewatch else _("Watched on %(date)s.")
            html = format_html("<p>{}</p>", told % {"date": date_words(row.date)})
        return Entry(
            id=self.id(f"viewing/{row.id}", row.made_at),
            address=f"{self.page('member-diary', username=head.username)}#v{row.id}",
            title=_titled(film, rating),
            html=html,
            summary=_("%(rating)s.") % {"rating": stars_words(rating)} if rating and html else "",
            author=head.name,
            author_address=self.page("member", username=head.username),
            published=row.made_at,
            updated=max(row.changed_at, row.made_at),
            seen=Seen(film, rating, row.liked, row.rewatch, row.date),
        )

    def _list(self, row: ListTold, items: Iterable[ItemTold], films: dict[int, Film], head: MemberHead) -> Entry:
        listed = tuple(films[one.film] for one in items)
        count = ngettext("%(num)s film", "%(num)s films", row.films) % {"num": row.films}
        kind = _("Challenge, %(films)s.") if row.is_challenge else _("List, %(films)s.")
        tag = "ol" if row.ranked else "ul"
        lines = format_html_join(
            "", '<li><a href="{}">{}</a></li>', ((film.address, _titled(film, None)) for film in listed)
        )
        html = render(row.text, spoilers=False).html + (f"<{tag}>{lines}</{tag}>" if listed else "")
        return Entry(
            id=self.id(f"list/{row.id}", row.made_at),
            address=self.page("list", number=row.id),
            title=row.name,
            html=html,
            summary=kind % {"films": count},
            author=head.name,
            author_address=self.page("member", username=head.username),
            published=row.made_at,
            updated=max(row.changed_at, row.made_at),
            films=listed,
        )


def _titled(film: Film, rating: float | None) -> str:
    """Return `The Tide (2014) ★★★½`."""
    named = f"{film.title} ({film.year})" if film.year else film.title
    return f"{named} {format_stars(rating)}" if rating else named
