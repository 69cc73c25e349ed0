"""The films of MovieLens: titles as it prints them, joined with their numbers at IMDb and TMDB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onesheet.exchange.formats.telling import Cells, Faulty, Other, told_by
from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.cells import number_of, year_of
from onesheet.exchange.pure.rows import Catalogue, FilmTold, Notice, Told
from onesheet.values.names import printed_titles, title_and_year

_NO_GENRES = "(no genres listed)"


class Films:
    """What is known of each film by its number. Some hundred bytes for each of the 90,000 that MovieLens has."""

    def __init__(self) -> None:
        self._links: dict[str, frozenset[tuple[str, str]]] = {}
        self.known: dict[str, FilmTold] = {}
        """Films that were told once, by number; one and the same object each time."""

    def told(self, number: str) -> FilmTold:
        """Return the film of a number."""
        found = self.known.get(number)
        if found is None:
            found = self.known[number] = FilmTold(identifiers=self._numbers(number))
        return found

    def _numbers(self, number: str) -> frozenset[tuple[str, str]]:
        return self._links.get(number) or frozenset({("movielens", number)})

    def links(self, entry: Entry, *, joined: bool) -> Iterator[Told]:
        """Learn the numbers elsewhere. They are told with the films where these are `joined`."""
        learned = 0

        def read(cells: Cells) -> Iterator[Told]:
            nonlocal learned
            number = number_of(cells.text("movieid"))
            if not number:
                raise Faulty("This row has no movieId.")
            found = {("movielens", number)}
            imdb, tmdb = number_of(cells.text("imdbid").removeprefix("tt")), number_of(cells.text("tmdbid"))
            if imdb:
                found.add(("imdb", f"tt{imdb:0>7}"))
            if tmdb:
                found.add(("tmdb", tmdb))
            self._links[number] = frozenset(found)
            learned += 1
            if not joined:
                raise Other("This row names no title. Give links.csv together with movies.csv, as one folder or zip.")
            yield from ()

        yield from told_by(entry, read)
        if joined:
            yield Notice(entry.path, f"The numbers of {learned:,} films at IMDb and TMDB were joined to movies.csv.")

    def movies(self, entry: Entry) -> Iterator[Told]:
        """Yield each film with its titles, year, genres and numbers."""

        def read(cells: Cells) -> Iterator[Told]:
            number = number_of(cells.text("movieid"))
            printed = " ".join(cells.text("title").split())
            if not number or not printed:
                raise Faulty("This row has no movieId, or no title.")
            _, year = title_and_year(printed)
            main, *others = printed_titles(printed)
            film = FilmTold(
                title=main,
                year=year_of(str(year or "")),
                original_title=others[0] if others else "",
                identifiers=self._numbers(number),
            )
            self.known[number] = film
            genres = cells.text("genres")
            facts: dict[str, Any] = {"title": main}
            if film.original_title:
                facts["original_title"] = film.original_title
            if others[1:]:
                facts["other_titles"] = others[1:]
            if film.year:
                facts["year"] = film.year
            if genres and genres != _NO_GENRES:
                facts["genres"] = [name for one in genres.split("|") if (name := one.strip())]
            row = cells.row(Catalogue(facts=facts, number=number), film)
            row.said = ",".join((cells.text("movieid"), cells.text("title"), genres))
            yield row

        yield from told_by(entry, read)
