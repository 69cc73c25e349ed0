"""The films of MovieLens: titles as it prints them, joined with their numbers at IMDb and TMDB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onesheet.exchange.formats.telling import Cells, Faulty, Other, told_by
from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.cells import number_of
from onesheet.exchange.pure.rows import Catalogue, FilmTold, Notice, Told
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Reading, Statement
from onesheet.values.names import printed_titles, title_and_year

READER = "dataset/rows/1"
_NO_GENRES = "(no genres listed)"
_HEAD = Head(LISTING, title="Films of MovieLens", outlet="MovieLens")


class _Link(NamedTuple):
    """A film's numbers elsewhere, and the row that tells them."""

    identifiers: frozenset[tuple[str, str]]
    row: str


class Films:
    """What is known of each film by its number. Some hundred bytes for each of the 90,000 that MovieLens has."""

    def __init__(self) -> None:
        self._links: dict[str, _Link] = {}
        self.known: dict[str, FilmTold] = {}
        """Films that were told once, by number; one and the same object each time."""

    def told(self, number: str) -> FilmTold:
        """Return the film of a number."""
        found = self.known.get(number)
        if found is None:
            found = self.known[number] = FilmTold(identifiers=self._numbers(number))
        return found

    def _numbers(self, number: str) -> frozenset[tuple[str, str]]:
        link = self._links.get(number)
        return link.identifiers if link is not None else frozenset({("movielens", number)})

    def links(self, entry: Entry, *, joined: bool) -> Iterator[Told]:
        """Learn the numbers elsewhere. They are told with the films where these are `joined`."""

        def read(cells: Cells) -> Iterator[Told]:
            number = number_of(cells.text("movieid"))
            if not number:
                raise Faulty("This row has no movieId.")
            found = {("movielens", number)}
            imdb, tmdb = cells.text("imdbid"), number_of(cells.text("tmdbid"))
            digits = number_of(imdb.removeprefix("tt"))
            if digits:
                found.add(("imdb", f"tt{digits:0>7}"))
            if tmdb:
                found.add(("tmdb", tmdb))
            self._links[number] = _Link(frozenset(found), f"{cells.text('movieid')},{imdb},{cells.text('tmdbid')}")
            if not joined:
                raise Other("This row names no title. Give links.csv together with movies.csv, as one folder or zip.")
            yield from ()

        yield from told_by(entry, read)
        if joined:
            yield Notice(
                entry.path, f"The numbers of {len(self._links):,} films at IMDb and TMDB were joined to movies.csv."
            )

    def movies(self, entry: Entry) -> Iterator[Told]:
        """Yield each film with its titles, year, genres and numbers."""

        yield from told_by(entry, self.movie)

    def movie(self, cells: Cells, sign: str = ",") -> Iterator[Told]:
        """Yield the film of a row whose cells `sign` stands between."""
        number = number_of(cells.text("movieid"))
        printed = cells.text("title")
        if not number or not printed:
            raise Faulty("This row has no movieId, or no title.")
        spaced = " ".join(printed.split())
        _, year = title_and_year(spaced)
        main, *others = printed_titles(spaced)
        film = FilmTold(
            title=main,
            year=year,
            original_title=others[0] if others else "",
            identifiers=self._numbers(number),
        )
        self.known[number] = film
        yield cells.row(Catalogue(self._reading(cells, number, film, others, sign)), film)

    def _reading(self, cells: Cells, number: str, film: FilmTold, others: list[str], sign: str) -> Reading:
        """What both rows say, each statement with the words that say it."""
        printed, genres = cells.text("title"), cells.text("genres")
        first = f"{cells.text('movieid')}{sign}"
        link = self._links.get(number)
        text = f"{first}{printed}{sign}{genres}" + (f"\n{link.row}" if link is not None else "")
        said: list[Statement] = []

        def say(name: str, value: Json, start: int, end: int, **qualifiers: Json) -> None:
            said.append(Statement(name, value, text[start:end], start, end, qualifiers))

        say("external_id", number, 0, len(first) - len(sign), scheme="movielens")
        titled = len(first), len(first) + len(printed)
        say("title", film.title, *titled)
        for other in others:
            say("title", other, *titled, kind="alternative")
        if film.year:
            at = text.rfind(str(film.year), *titled)
            say("year", film.year, at, at + 4)
        at = titled[1] + len(sign)
        for genre in genres.split("|") if genres != _NO_GENRES else ():
            if genre.strip():
                say("genre", genre.strip().lower(), at, at + len(genre))
            at += len(genre) + 1
        if link is not None:
            at = len(text) - len(link.row)
            spans = dict(zip(("movielens", "imdb", "tmdb"), _spans(at, link.row), strict=True))
            for scheme, value in sorted(film.identifiers):
                if scheme != "movielens":
                    say("external_id", value, *spans[scheme], scheme=scheme)
        return Reading("movies.csv", text, "", READER, _HEAD, (Film(film.title, film.year),), tuple(said))


def _spans(at: int, row: str) -> Iterator[tuple[int, int]]:
    """Where the fields of a row stand."""
    for field in row.split(",", 2):
        yield at, at + len(field)
        at += len(field) + 1
