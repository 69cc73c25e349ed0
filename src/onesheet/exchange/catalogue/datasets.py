"""Rows of bulk datasets: those of films that are not here become films as they stand, the others say things of films here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Max

from onesheet.accounts.models import Member
from onesheet.database.prepared import Prepared, named, named_list
from onesheet.exchange.catalogue.finding import MOST_CHOICES
from onesheet.exchange.catalogue.sayings import TABLE, Sayings
from onesheet.exchange.handler import Order, Result
from onesheet.exchange.pure.datasets import DATASETS, Dataset
from onesheet.exchange.pure.rows import Catalogue, Fate, Row
from onesheet.films.models import DatasetEntry, Film, Title
from onesheet.films.pure.entries import statements_of_entry
from onesheet.films.pure.matching import Candidate, Verdict, match
from onesheet.films.services.known import films_numbered, load_known
from onesheet.films.services.together import EntryTold, dataset_document, fill, update_entries
from onesheet.reading.vocabulary import LISTING, Head, Reading
from onesheet.reading.vocabulary import Film as FilmRead
from onesheet.sources.models import Document
from onesheet.values.names import title_key


@dataclass(slots=True)
class _Others:
    """Films here that the dataset did not make, by their title keys."""

    by_key: dict[str, set[int]]
    newest: int
    """The newest film that was looked at."""


class Datasets:
    """Settles rows of bulk datasets of one import."""

    def __init__(self, order: Order, by: Member | None, sayings: Sayings) -> None:
        self._order, self._by, self._sayings = order, by, sayings
        self._documents: dict[str, Document] = {}
        self._others: dict[str, _Others] = {}

    def settle(self, rows: Sequence[Row], chosen: Sequence[int | None], *, write: bool) -> list[Result]:
        """Say what becomes of each row, and with `write` do it. All rows of one call may be of several datasets."""
        results: list[Result | None] = [None] * len(rows)
        places: dict[str, list[int]] = defaultdict(list)
        told: list[EntryTold] = [_told(row) for row in rows]
        for place, one in enumerate(told):
            places[one.scheme].append(place)
        for scheme, some in places.items():
            dataset = DATASETS[scheme]
            self._settle(
                dataset, [(place, rows[place], told[place], chosen[place]) for place in some], results, write=write
            )
        return [one for one in results if one is not None]

    def _settle(
        self, dataset: Dataset, asked: list[tuple[int, Row, EntryTold, int | None]], results: list[Result | None], *,
        write: bool,
    ) -> None:  # fmt: skip
        asked, renewed = _not_here(dataset.scheme, asked, results)
        numbered = _numbered(dataset.scheme, [one.number for _, _, one, _ in asked])
        others = self._films_of_others(dataset.scheme)
        new: dict[str, tuple[int, EntryTold]] = {}
        said: list[tuple[int, Row, EntryTold, int]] = []
        doubtful: list[tuple[int, Row, EntryTold, Collection[int]]] = []
        for place, row, one, film in asked:
            if one.number in new:
                results[place] = Result(Fate.SAME, "The film of a row before.")
            elif film is not None or one.number in numbered:
                said.append((place, row, one, film or numbered[one.number]))
            elif suspects := _suspects(one, others.by_key):
                doubtful.append((place, row, one, suspects))
            else:
                new[one.number] = (place, one)
        for place, row, one, which in _compared(dataset.scheme, doubtful):
            if isinstance(which, Result):
                results[place] = which
            elif which is None:
                new[one.number] = (place, one)
            else:
                said.append((place, row, one, which))
        self._renew(dataset, renewed, results, write=write)
        self._say(dataset, said, results, write=write)
        entries = [one for _, one in new.values()]
        made = self._fill(dataset, entries) if write and new else self._foreseen(entries)
        for (place, _), film in zip(new.values(), made, strict=True):
            results[place] = Result(Fate.MADE, "", film, undo=None if film is None else {"entry": film})

    def _fill(self, dataset: Dataset, entries: Sequence[EntryTold]) -> list[int]:
        made = fill(document=self._document(dataset), entries=entries, now=self._order.now)
        self._others[dataset.scheme].newest = max(made)
        return made

    def _foreseen(self, entries: Sequence[EntryTold]) -> list[None]:
        """Remember of a preview which films would be made, for what other files of the dataset say of them."""
        for one in entries:
            if self._sayings.full:
                break
            self._sayings.comes(one.number, statements_of_entry(one))
        return [None] * len(entries)

    def _document(self, dataset: Dataset) -> Document:
        if dataset.scheme not in self._documents:
            options = self._order.options
            source = str(options.get("source") or dataset.source)
            self._documents[dataset.scheme] = dataset_document(
                source=source, title=dataset.title, text=dataset.about,
                licence=str(options.get("licence") or ""), by=self._by, now=self._order.now,
            )  # fmt: skip
        return self._documents[dataset.scheme]

    def _renew(
        self, dataset: Dataset, renewed: list[tuple[int, EntryTold]], results: list[Result | None], *, write: bool
    ) -> None:
        """The dataset's row of a film changed since: the film follows where nothing else is said of it."""
        changed: dict[str, int] = {}
        if write and renewed:
            changed = update_entries(document=self._document(dataset), entries=[one for _, one in renewed])
        for place, one in renewed:
            if write and one.number not in changed:
                results[place] = Result(
                    Fate.SAME, "The film has its record from documents by now; this row changes nothing."
                )
            else:
                results[place] = Result(Fate.CHANGED, "The dataset's row is another now.", changed.get(one.number))

    def _say(
        self,
        dataset: Dataset,
        said: list[tuple[int, Row, EntryTold, int]],
        results: list[Result | None],
        *,
        write: bool,
    ) -> None:
        """What the row says of a film that is here already is stated, as by any table."""
        if not said:
            return
        rows = [replace(row, deed=Catalogue(_reading(dataset, one))) for _, row, one, _ in said]
        done = self._sayings.settle(rows, [film for _, _, _, film in said], write=write)
        for (place, _, _, _), result in zip(said, done, strict=True):
            results[place] = result

    def _films_of_others(self, scheme: str) -> _Others:
        """The films here that have no number of this scheme, kept up from batch to batch."""
        others = self._others.setdefault(scheme, _Others({}, 0))
        newest = Film.objects.aggregate(newest=Max("pk"))["newest"] or 0
        if newest > others.newest:
            fresh = Film.objects.filter(pk__gt=others.newest).exclude(
                pk__in=DatasetEntry.objects.filter(scheme=scheme, film__gt=others.newest).values("film")
            )
            for film, key in fresh.order_by().values_list("pk", "match_key").iterator():
                others.by_key.setdefault(key, set()).add(film)
            titles = Title.objects.filter(film__gt=others.newest).order_by().values_list("film_id", "match_key")
            for film, key in titles.iterator():
                others.by_key.setdefault(key, set()).add(film)
            others.newest = newest
        return others


def _told(row: Row) -> EntryTold:
    deed: Any = row.deed
    facts: dict[str, Any] = deed.facts
    return EntryTold(
        facts["scheme"], deed.number, facts["title"], facts.get("year"), facts.get("runtime_minutes"),
        facts.get("original_title", ""), facts.get("genres", ""), row.said,
    )  # fmt: skip


_Asked = list[tuple[int, Row, EntryTold, "int | None"]]


def _not_here(scheme: str, asked: _Asked, results: list[Result | None]) -> tuple[_Asked, list[tuple[int, EntryTold]]]:
    """Return the rows whose number is not here, and those whose row is another now; the same ones get their result."""
    here = _entries(scheme, [one.number for _, _, one, _ in asked])
    if not here:
        return asked, []
    left: _Asked = []
    renewed = []
    for place, row, one, film in asked:
        entry = here.get(one.number)
        if entry is None:
            left.append((place, row, one, film))
        elif entry[1] == one.row:
            results[place] = Result(Fate.SAME, "Here already, with this very row.", entry[0])
        else:
            renewed.append((place, one))
    return left, renewed


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row that is here, and the film that was made of it."""

    number: str
    film: int
    row: str


_ENTRIES = Prepared(
    _Entry,
    DatasetEntry.objects.filter(scheme=named("scheme"), number__in=named_list("numbers")).order_by(),
    film="film_id",
)


def _entries(scheme: str, numbers: Sequence[str]) -> dict[str, tuple[int, str]]:
    return {one.number: (one.film, one.row) for one in _ENTRIES.rows(scheme=scheme, numbers=numbers)}


def _numbered(scheme: str, numbers: Sequence[str]) -> dict[str, int]:
    """The films that documents give one of these numbers."""
    found = films_numbered({(scheme, number) for number in numbers}, entries=False)
    return {number: film for (_, number), film in found.items()}


def _suspects(one: EntryTold, by_key: dict[str, set[int]]) -> set[int]:
    if not by_key:
        return set()
    found = by_key.get(title_key(one.title), set())
    if one.original_title and one.original_title != one.title:
        found = found | by_key.get(title_key(one.original_title), set())
    return found


_Compared = list[tuple[int, Row, EntryTold, "Result | int | None"]]


def _compared(scheme: str, doubtful: Sequence[tuple[int, Row, EntryTold, Collection[int]]]) -> _Compared:
    """Say of each row which film it is: its number, None for a new one, or that a person must say.

    A film that has another number of this scheme is another film.
    """
    if not doubtful:
        return []
    known = {film.id: film for film in load_known({film for _, _, _, some in doubtful for film in some})}
    free = {film for film, one in known.items() if all(other != scheme for other, _ in one.identifiers)}
    done: _Compared = []
    taken: dict[int, int] = defaultdict(int)
    for place, row, one, suspects in doubtful:
        titles = tuple(dict.fromkeys(title for title in (one.title, one.original_title) if title))
        candidate = Candidate(titles, one.year, identifiers=frozenset({(scheme, one.number)}))
        found = match(candidate, [known[film] for film in sorted(suspects) if film in free])
        film = found.film if found.verdict is Verdict.SAME else found.likely
        if film is not None:
            taken[film] += 1
            done.append((place, row, one, film))
        elif found.doubts:
            choices = tuple((doubt.film, doubt.reason) for doubt in found.doubts[:MOST_CHOICES])
            done.append((place, row, one, _ambiguous(one, choices)))
        else:
            done.append((place, row, one, None))
    return [
        (place, row, one, _ambiguous(one, ((which, "another row has this title and year, too"),)))
        if isinstance(which, int) and taken[which] > 1
        else (place, row, one, which)
        for place, row, one, which in done
    ]


def _ambiguous(one: EntryTold, choices: tuple[tuple[int, str], ...]) -> Result:
    sentence = f"“{one.title}” may be a film that is here, but {choices[0][1]}."
    return Result(Fate.AMBIGUOUS, sentence, choices=choices)


def _reading(dataset: Dataset, one: EntryTold) -> Reading:
    statements = tuple(statements_of_entry(one))
    head = Head(LISTING, title=dataset.title, outlet=dataset.source)
    return Reading(one.number, one.row, "", f"{TABLE}/1", head, (FilmRead(one.title, one.year),), statements)
