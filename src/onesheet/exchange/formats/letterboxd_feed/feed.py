"""Reading the feed: each item is a viewing, a review, or a list with its films."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.letterboxd import fields
from onesheet.exchange.formats.letterboxd.links import ENTRY, FILM, LIST, SCHEME, film_identifier, short_link
from onesheet.exchange.formats.letterboxd_feed.items import Broken, Item, items_in
from onesheet.exchange.parcels import Damaged, Entry, Parcel, Unsafe
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import SAID, Enlist, FilmTold, Left, OpenList, Refused, Row, Told, View, Write

_FEED = re.compile(rb"<rss[\s>].{0,1000}?xmlns:letterboxd|letterboxd\.com/[\w-]{1,40}/rss", re.DOTALL | re.IGNORECASE)
_GUID = re.compile(r"letterboxd-(watch|review|list)-(\d{1,18})")
_POSTER = re.compile(r"/film-poster/(?:\d/)+(\d{1,12})-")
_PARAGRAPH = re.compile(r"<p>\s*(.*?)\s*</p>", re.DOTALL | re.IGNORECASE)
_NOTE = re.compile(r"(?:re)?watched on \w+,? \w+ \d{1,2},? \d{4}\.?", re.IGNORECASE)
_SPOILERS = re.compile(r"(?:<(?:em|i)>)?\s*this review may contain spoilers\.?\s*(?:</(?:em|i)>)?", re.IGNORECASE)
_PICTURE = re.compile(r"<p>\s*<img [^<>]{0,2000}>\s*</p>|<img [^<>]{0,2000}>", re.IGNORECASE)
_LISTED = re.compile(
    r"<li>\s*<a [^<>]{0,500}?href=\"([^\"<>]{1,500})\"[^<>]{0,500}>(.*?)</a>(.*?)</li>", re.DOTALL | re.IGNORECASE
)
_FILMS = re.compile(r"<(ul|ol)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_MORE = re.compile(r"<p>\s*(?:\.\.\.|…)\s*plus [\d,.]+ more\..{0,500}?</p>", re.DOTALL | re.IGNORECASE)
_SHOWN = re.compile(r"(?P<title>.+?)(?:, (?P<year>(?:18|19|20|21)\d\d))?(?: - (?P<stars>★{0,5}½?))?")
_FILM_OF = re.compile(r"https?://letterboxd\.com/[\w-]{1,40}/film/([\w-]{1,200})/(?:\d{1,6}/)?")
_LONGEST_REVIEW = 50_000


class LetterboxdFeed:
    """Reads a member's feed."""

    name = "letterboxd_feed"
    title = "Letterboxd feed"

    def recognises(self, parcel: Parcel) -> int:
        """Say whether a file that stands alone begins as such a feed does."""
        return 95 if len(parcel.entries) == 1 and _is_feed(parcel.entries[0]) else 0

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - there are no options
        """Yield what the items say, the oldest last, as the feed has them."""
        entry = parcel.entries[0] if parcel.entries else None
        if entry is None or not _is_feed(entry):
            raise NotUnderstood("This is no feed of a member of Letterboxd.")
        read = False
        try:
            for number, item in enumerate(items_in(entry.chunks()), 1):
                read = True
                yield from _told(entry.path, number, item)
        except Broken as fault:
            yield Refused(entry.path, fault.line, "", str(fault))
            return
        except (Damaged, NotUnderstood) as fault:
            if not read:
                raise NotUnderstood(str(fault)) from fault
            yield Refused(entry.path, 1, "", str(fault))
            return
        if not read:
            raise NotUnderstood(
                "This feed has no entries. Open it in a browser and look whether it is empty there too."
            )


def _is_feed(entry: Entry) -> bool:
    try:
        return _FEED.search(entry.head(4096)) is not None
    except Unsafe:
        return False


def _told(path: str, number: int, item: Item) -> Iterator[Told]:
    """What one item says. `number` counts the items: a feed's lines are nothing that people look at."""
    said = (" ".join(item.get("title").split()) or item.get("guid"))[:SAID]
    guid = _GUID.fullmatch(item.get("guid"))
    try:
        if item.get("tmdb:tvId"):
            yield Left(path, number, said, "A series; only films are kept here.")
        elif guid is not None and guid[1] == "list":
            yield from _list(path, number, said, item, short_link(LIST, int(guid[2])))
        else:
            key = short_link(ENTRY, int(guid[2])) if guid is not None else item.get("guid") or item.get("link")
            yield _entry(path, number, said, item, key)
    except fields.Unclear as fault:
        yield Refused(path, number, said, str(fault))


def _entry(path: str, number: int, said: str, item: Item, key: str) -> Row | Refused:
    if not key:
        return Refused(path, number, said, "The item has neither a number nor an address.")
    film = _film(item)
    words, spoilers = _words(item.get("description"))
    text = markdown_of(words)
    if len(text) > _LONGEST_REVIEW:
        raise fields.Unclear(f"The review has {len(text):,} signs; {_LONGEST_REVIEW:,} are kept.")
    date = fields.day(item.get("letterboxd:watchedDate"), "watchedDate")
    rating = fields.half_stars(item.get("letterboxd:memberRating")) or _stars(item)
    liked, rewatch = (fields.is_yes(item.get(f"letterboxd:{name}")) for name in ("memberLike", "rewatch"))
    logged = _published(item)
    if text:
        deed: View | Write = Write(
            key, text, date=date, rating=rating, liked=liked, rewatch=rewatch, spoilers=spoilers, logged=logged
        )
    else:
        deed = View(key, date=date, rating=rating, liked=liked, rewatch=rewatch, logged=logged)
    return Row(path, number, said, deed, film)


def _film(item: Item) -> FilmTold:
    identifiers: set[tuple[str, str]] = set()
    number = item.get("tmdb:movieId")
    if number.isascii() and number.isdecimal() and len(number) < 10:
        identifiers.add(("tmdb", number))
    poster = _POSTER.search(item.get("description"))
    if poster is not None:
        identifiers.add((SCHEME, short_link(FILM, int(poster[1]))))
    page = _FILM_OF.fullmatch(item.get("link"))
    if page is not None:
        identifiers.add(("letterboxd", page[1]))
    title, year = item.get("letterboxd:filmTitle"), item.get("letterboxd:filmYear")
    if not title:
        shown = _SHOWN.fullmatch(" ".join(item.get("title").split()))
        title, year = (shown["title"], shown["year"] or "") if shown is not None else ("", "")
    return FilmTold(fields.title(title), fields.year(year), identifiers=frozenset(identifiers))


def _stars(item: Item) -> int | None:
    """The mark of a title, `Salt, 2019 - ★★★½`, where no element tells it."""
    shown = _SHOWN.fullmatch(" ".join(item.get("title").split()))
    stars = (shown["stars"] or "") if shown is not None else ""
    return 2 * stars.count("★") + stars.count("½") or None


def _words(description: str) -> tuple[str, bool]:
    """The member's own words, and whether the site says above them that they tell the end."""
    spoilers = False
    bare = _PICTURE.sub("", description, count=1).strip()
    for first in [one[1] for one in _PARAGRAPH.finditer(bare)][:2]:
        if _SPOILERS.fullmatch(first):
            spoilers = True
        elif not _NOTE.fullmatch(first):
            break
        bare = bare[bare.index("</p>") + 4 :].strip() if "</p>" in bare else ""
    return bare, spoilers


def _published(item: Item) -> str:
    try:
        return parsedate_to_datetime(item.get("pubDate")).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def _list(path: str, number: int, said: str, item: Item, key: str) -> Iterator[Told]:
    description = item.get("description")
    films = _FILMS.search(description)
    notices = []
    if _MORE.search(description):
        notices.append("The feed tells only the first films of this list; the export of your account has them all.")
    words = _MORE.sub("", _FILMS.sub("", description))
    name = " ".join(item.get("title").split())
    if not name:
        yield Refused(path, number, said, "The list has no name.")
        return
    deed = OpenList(key, name[:200], markdown_of(_PICTURE.sub("", words).strip()), at=_published(item))
    yield Row(path, number, said, deed, notices=tuple(notices))
    listed = _LISTED.finditer(films[0]) if films is not None else iter(())
    for position, one in enumerate(listed, 1):
        title = " ".join(html.unescape(re.sub(r"<[^<>]{0,500}>", "", one[2])).split())
        identifier = film_identifier(html.unescape(one[1]))
        if identifier is None or not title:
            yield Left(path, number, title[:SAID], "This place of the list names no film.")
            continue
        told = FilmTold(fields.title(title), identifiers=frozenset({identifier}))
        yield Row(path, number, title[:SAID], Enlist(key, position, markdown_of(one[3].strip())), told)


LETTERBOXD_FEED = LetterboxdFeed()
