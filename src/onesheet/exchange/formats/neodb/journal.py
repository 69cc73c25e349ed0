"""NeoDB's journal as JSON Lines: each line an ActivityPub object in an envelope, the films in a file of their own.

The journal is read several times, so that ratings come before viewings and these before reviews, whatever their order
in the file; only films and marks are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from onesheet.exchange.formats.neodb.marks import review_text
from onesheet.exchange.formats.telling import Faulty, Other
from onesheet.exchange.json_text import NotJson, lines_of
from onesheet.exchange.parcels import Damaged, Entry, Parcel
from onesheet.exchange.pure.cells import begin, half_stars, identifiers, left_as, moment_of, year_of
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import (
    SAID,
    Deed,
    Enlist,
    FilmTold,
    Left,
    Notice,
    OpenList,
    Rate,
    Refused,
    Row,
    Told,
    View,
    Want,
    Write,
)

_JOURNAL, _CATALOGUE = "journal.ndjson", "catalog.ndjson"
_TURNS = ("Rating", "TagMember", "ShelfMember", "Comment", "Review", "wishlist", "Collection", "")
"""What is read in which turn; the last takes all that no other took."""
_LEFT = {
    "Note": "A note belongs to no viewing, and only viewings have notes here, so it was left alone.",
    "Article": "This article is about no film, so it was left alone.",
    "Tag": "The tag is taken with each viewing that has it.",
    "TagMember": "The tag is taken with the viewing of its film.",
    "ShelfLog": "This is the history of a mark; the mark itself was taken.",
    "post": "A post that is no review has no place here, so it was left alone.",
}
_KINDS = {
    "Edition": "a book",
    "Work": "a book",
    "TVShow": "a series",
    "TVSeason": "a season of a series",
    "TVEpisode": "an episode of a series",
    "Album": "an album",
    "Game": "a game",
    "Podcast": "a podcast",
    "PodcastEpisode": "an episode of a podcast",
    "Performance": "a performance",
    "PerformanceProduction": "a performance",
    "People": "a person",
}


def recognises(parcel: Parcel) -> int:
    """Say how sure it is that this is NeoDB's journal."""
    journal = _file(parcel, _JOURNAL)
    if journal is None:
        return 0
    head = journal.head(4096)
    return 97 if b'"neodb_version"' in head or b'"actor"' in head else 60


def told(parcel: Parcel) -> Iterator[Told]:
    """Yield what the journal says."""
    journal, catalogue = _file(parcel, _JOURNAL), _file(parcel, _CATALOGUE)
    assert journal is not None
    reading = _Reading(journal.path)
    if catalogue is None:
        yield Notice(journal.path, "There is no catalog.ndjson beside it: films are told by their addresses alone.")
    else:
        yield from reading.learn(catalogue)
    for entry in parcel.entries:
        if entry not in (journal, catalogue):
            yield Notice(entry.path, "Pictures and the account's own data were not read.")
    for turn in _TURNS:
        yield from reading.turn(journal, turn)


def _file(parcel: Parcel, name: str) -> Entry | None:
    return next((entry for entry in parcel.entries if entry.path.rsplit("/", 1)[-1] == name), None)


class _Reading:
    def __init__(self, path: str) -> None:
        self.path = path
        self.films: dict[str, FilmTold | str] = {}
        """By address: the film, or what it is where it is none."""
        self.tags: dict[str, list[str]] = {}
        self.marks: dict[str, str] = {}
        """Of films watched: address -> when."""

    def learn(self, catalogue: Entry) -> Iterator[Told]:
        """Read which address is which film."""
        try:
            for line, item in lines_of(catalogue):
                if isinstance(item, NotJson):
                    yield Notice(catalogue.path, f"Line {line} could not be read, nor what it describes be known.")
                elif isinstance(item, dict):
                    for address in {_text(item.get("id")), _text(item.get("url"))} - {""}:
                        self.films[address] = _film(item)
        except (NotJson, Damaged) as fault:
            yield Notice(catalogue.path, str(fault))

    def turn(self, journal: Entry, turn: str) -> Iterator[Told]:
        """Read the journal once for the lines of one turn."""
        line = 0
        try:
            for line, value in lines_of(journal):
                if isinstance(value, NotJson):
                    if not turn:
                        yield Refused(self.path, line, "", str(value))
                elif line == 1 and isinstance(value, dict) and "type" not in value:
                    continue
                elif _turn_of(value) == turn:
                    yield from self._line(line, turn, value)
        except (NotJson, Damaged) as fault:
            if not turn:
                yield Refused(self.path, line + 1, "", str(fault))

    def _line(self, line: int, turn: str, value: Any) -> Iterator[Told]:
        said = begin(self._said(value), SAID)
        notices: list[str] = []
        try:
            if turn == "Collection":
                yield from self._list(line, value, notices)
                return
            deed, film = self._deed(turn, value, notices)
            yield Row(self.path, line, said, deed, film, notices=tuple(notices))
        except Other as other:
            yield Left(self.path, line, said, str(other))
        except ValueError as fault:
            yield Refused(self.path, line, said, str(fault))

    def _said(self, value: Any) -> str:
        if not isinstance(value, dict):
            return str(value)
        film = self.films.get(_about(value))
        named = (
            str(film) if isinstance(film, FilmTold) else _text(_content(value).get("name")) or _text(value.get("name"))
        )
        return f"{_text(value.get('type'))}: {named or _about(value)}"

    def _deed(self, turn: str, value: Any, notices: list[str]) -> tuple[Deed, FilmTold]:
        if turn == "":
            kind = _text(value.get("type")) if isinstance(value, dict) else ""
            if kind in _LEFT:
                raise Other(_LEFT[kind])
            raise Faulty("This line is none of those that NeoDB writes.")
        film = self._about(value)
        content, address = _content(value), _about(value)
        at = _moment(content, "published", notices)
        if turn == "TagMember":
            self.tags.setdefault(address, []).append(_text(content.get("tag")) or _text(content.get("name")))
            raise Other(_LEFT[turn])
        return _DEEDS[turn](self, value, at, notices), film

    def _about(self, value: dict[str, Any]) -> FilmTold:
        address = _about(value)
        known = self.films.get(address)
        if isinstance(known, FilmTold):
            return known
        if known is not None:
            raise Other(left_as(known))
        if not self.films and "/movie/" in address:
            return FilmTold(identifiers=frozenset({("neodb", address[:200])}))
        if not self.films and address:
            raise Other("Its address is that of no film, so it was left alone.")
        raise Faulty("The film that this line is about is not among those of catalog.ndjson.")

    def rate(self, value: dict[str, Any], at: str, notices: list[str]) -> Deed:
        """The rating, on whatever scale it says."""
        content = _content(value)
        best = content.get("best")
        rating, rounded = half_stars(
            _text(content.get("value")), best=int(best) if isinstance(best, int) and 1 < best <= 100 else 10
        )
        notices += filter(None, [rounded])
        if rating is None:
            raise Other("There is no rating in this line.")
        return Rate(rating, at)

    def mark(self, value: dict[str, Any], at: str, _notices: list[str]) -> Deed:
        """A film that was watched."""
        status = _text(_content(value).get("status"))
        if status != "complete":
            raise Other(f"Its status there is “{status[:40]}”: it was not watched to its end, so it was left alone.")
        address = _about(value)
        self.marks[address] = at
        tags = tuple(dict.fromkeys(filter(None, self.tags.get(address, []))))
        return View(key=f"neodb:{address}:{at[:10]}", date=at[:10], tags=tags, logged=at, visibility=_visibility(value))

    def want(self, _value: dict[str, Any], at: str, _notices: list[str]) -> Deed:
        """A film that is wanted."""
        return Want(at)

    def comment(self, value: dict[str, Any], at: str, _notices: list[str]) -> Deed:
        """The few words beside a mark."""
        text = _text(_content(value).get("content")).strip()
        if not text:
            raise Other("There are no words in this comment.")
        address = _about(value)
        marked = self.marks.get(address)
        key = f"neodb:{address}:{marked[:10]}" if marked is not None else f"neodb:comment:{address}"
        return Write(
            key=key, text=markdown_of(text), date=(marked or "")[:10], logged=at, visibility=_visibility(value)
        )

    def review(self, value: dict[str, Any], at: str, _notices: list[str]) -> Deed:
        """A review with a headline."""
        content = _content(value)
        text = review_text(_text(content.get("name")).strip(), _text(content.get("content")))
        if not text:
            raise Other("There are no words in this review.")
        key = f"neodb:review:{_about(value)}:{at}"
        return Write(key=key, text=text, logged=at, visibility=_visibility(value))

    def _list(self, line: int, value: dict[str, Any], notices: list[str]) -> Iterator[Told]:
        content = _content(value)
        name = _text(content.get("name")).strip()
        if not name:
            raise Faulty("This list has no name.")
        key = f"neodb:list:{_text(content.get('id')) or name}"
        at = _moment(content, "published", notices)
        text = _text(content.get("content")).strip()
        made = OpenList(key=key, name=name, text=text, at=at, visibility=_visibility(value))
        yield Row(self.path, line, begin(name, SAID), made, notices=tuple(notices))
        items = value.get("items")
        for place, one in enumerate(items if isinstance(items, list) else [], 1):
            address = _text(one.get("item")) if isinstance(one, dict) else ""
            said = begin(f"{name}: {self.films.get(address, address)}", SAID)
            try:
                film = self._about({"content": {"withRegardTo": address}})
            except Other as other:
                yield Left(self.path, line, said, str(other))
            except Faulty as fault:
                yield Refused(self.path, line, said, str(fault))
            else:
                told = one.get("metadata")
                note = _text(told.get("note")) if isinstance(told, dict) else ""
                yield Row(self.path, line, said, Enlist(key, place, note), film)


_DEEDS: dict[str, Callable[[_Reading, dict[str, Any], str, list[str]], Deed]] = {
    "Rating": _Reading.rate,
    "ShelfMember": _Reading.mark,
    "wishlist": _Reading.want,
    "Comment": _Reading.comment,
    "Review": _Reading.review,
}


def _turn_of(value: Any) -> str:
    kind = _text(value.get("type")) if isinstance(value, dict) else ""
    if kind == "ShelfMember" and _content(value).get("status") == "wishlist":
        return "wishlist"
    return kind if kind in _TURNS and kind != "wishlist" else ""


def _content(value: dict[str, Any]) -> dict[str, Any]:
    content = value.get("content")
    return content if isinstance(content, dict) else {}


def _about(value: dict[str, Any]) -> str:
    return _text(_content(value).get("withRegardTo")) or _text(value.get("item"))


def _visibility(value: dict[str, Any]) -> str:
    """Who saw it there: 0 is everybody, 1 those who follow, 2 oneself. What nobody knows is for oneself, too."""
    told = value.get("visibility")
    return "" if told in (0, None) else "followers" if told == 1 else "me"


def _film(item: dict[str, Any]) -> FilmTold | str:
    kind = _text(item.get("type"))
    if kind != "Movie":
        return _KINDS.get(kind, f"of the kind “{kind[:40]}”")
    outside = item.get("external_resources")
    addresses = [_text(one.get("url")) for one in outside if isinstance(one, dict)] if isinstance(outside, list) else []
    directors = item.get("director")
    return FilmTold(
        title=_text(item.get("title")) or _text(item.get("display_title")),
        year=year_of(_text(item.get("release_date")) or _text(item.get("year"))),
        original_title=_text(item.get("orig_title")),
        directors=tuple(filter(None, map(_text, directors))) if isinstance(directors, list) else (),
        identifiers=identifiers(imdb=_text(item.get("imdb")), addresses=addresses),
    )


def _text(given: Any) -> str:
    return "" if isinstance(given, bool) else str(given) if isinstance(given, str | int | float) else ""


def _moment(content: dict[str, Any], name: str, notices: list[str]) -> str:
    try:
        return moment_of(_text(content.get(name)))
    except ValueError as fault:
        notices.append(f"{fault} It was left out.")
        return ""
