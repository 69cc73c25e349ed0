"""IMDb's non-commercial datasets: tables with tab stops, `\\N` for nothing, quotation marks that mean nothing.

https://developer.imdb.com/non-commercial-datasets/. Given alone or as a folder, packed or not. `title.basics` makes the films; the
other tables say things of films that are here: other titles, ratings and, where asked for, people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.imdb_dataset.basics import basics
from onesheet.exchange.formats.imdb_dataset.others import akas, ratings
from onesheet.exchange.formats.imdb_dataset.people import people
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.rows import Left, Notice, Told
from onesheet.exchange.tables import columns_of

_TABLES: dict[str, frozenset[str]] = {
    "basics": frozenset({"tconst", "titletype", "primarytitle", "originaltitle"}),
    "akas": frozenset({"titleid", "ordering", "title", "region"}),
    "ratings": frozenset({"tconst", "averagerating", "numvotes"}),
    "crew": frozenset({"tconst", "directors", "writers"}),
    "principals": frozenset({"tconst", "ordering", "nconst", "category"}),
    "names": frozenset({"nconst", "primaryname"}),
    "episode": frozenset({"tconst", "parenttconst"}),
}
_NO_PEOPLE = "People are taken in for films that are here where that is asked for (option people), since there are 90 million rows."
_EPISODES = "Episodes of series are no films; the table was left alone."


class ImdbDataset:
    """IMDb's datasets."""

    name = "imdb_dataset"
    title = "IMDb datasets"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns."""
        kinds = [kind_of(entry) for entry in parcel.entries]
        return 97 if kinds and all(kinds) else 0

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:
        """Yield films first, then what is said of films.

        `options`: `types`, a list of title types that are taken for films; `people`, whether people are taken in.
        """
        found: dict[str, Entry] = {kind: entry for entry in parcel.entries if (kind := kind_of(entry))}
        if "basics" in found:
            yield from basics(found["basics"], options)
        for kind, read in (("akas", akas), ("ratings", ratings)):
            if kind in found:
                yield from read(found[kind])
        yield from _people(found, options)
        if "episode" in found:
            yield Left(found["episode"].path, 1, "", _EPISODES)


def _people(found: Mapping[str, Entry], options: Mapping[str, Any]) -> Iterator[Told]:
    tables = [found[kind] for kind in ("crew", "principals", "names") if kind in found]
    if options.get("people") and "names" in found and len(tables) > 1:
        yield from people(found)
        return
    for entry in tables:
        yield Left(entry.path, 1, "", _NO_PEOPLE if "names" in found else _no_names(entry))
    if tables:
        yield Notice(tables[0].path, "Nobody was credited: tables of people were left alone.")


def _no_names(entry: Entry) -> str:
    return f"“{entry.path}” names people by number alone; give name.basics beside it."


def kind_of(entry: Entry) -> str:
    """Return which of the tables it is; empty where it is none."""
    columns = frozenset(columns_of(entry))
    return next((kind for kind, needs in _TABLES.items() if needs <= columns), "")


IMDB_DATASET = ImdbDataset()
