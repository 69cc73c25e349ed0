"""The export as a whole: which files are read in which order, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.letterboxd import fields
from onesheet.exchange.formats.letterboxd.kinds import FILMS, FileKind, Known, SeveralExports, fits, known_files, plain
from onesheet.exchange.formats.letterboxd.links import film_identifier
from onesheet.exchange.formats.letterboxd.lists import read_left, read_list
from onesheet.exchange.formats.letterboxd.tables import opened, read_films
from onesheet.exchange.parcels import Damaged, Entry, Parcel
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import Favour, FilmTold, Notice, Profile, Refused, Row, Told
from onesheet.exchange.tables import EmptyFile, TableRow, open_table

_ORDER = (
    FileKind.PROFILE,
    FileKind.RATINGS,
    FileKind.LIKES,
    FileKind.WATCHED,
    FileKind.DIARY,
    FileKind.REVIEWS,
    FileKind.WATCHLIST,
    FileKind.LIST,
    FileKind.UNCLEAR,
    FileKind.NAMELESS,
    FileKind.COMMENTS,
    FileKind.LIKED_REVIEWS,
    FileKind.LIKED_LISTS,
    FileKind.DELETED,
    FileKind.ORPHANED,
    FileKind.OTHER,
)
_LEFT = {
    FileKind.COMMENTS: "A comment under somebody's page at Letterboxd; what it stood under is not here.",
    FileKind.LIKED_REVIEWS: "A like of somebody's review at Letterboxd; that review is not here.",
    FileKind.LIKED_LISTS: "A like of somebody's list at Letterboxd; that list is not here.",
    FileKind.DELETED: "This was deleted at Letterboxd, and stays so.",
    FileKind.ORPHANED: "Letterboxd sets this apart because the film or the page it belonged to is gone there.",
}
_FAVOURITES = 4
_MOST_OTHERS = 20


class Letterboxd:
    """Reads an export of Letterboxd."""

    name = "letterboxd"
    title = "Letterboxd export"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is; files of a folder that are something else speak against it."""
        try:
            files = known_files(parcel)
        except SeveralExports:
            return 60
        sure = max((one.certainty for one in files), default=0)
        ours = sum(one.certainty > 0 or one.kind is not FileKind.OTHER for one in files)
        return sure if 2 * ours >= len(files) else sure // 2

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - there are no options
        """Yield profile, ratings, likes, watched films, diary, reviews, watchlist, favourites, lists; then what is left alone."""
        files = sorted(known_files(parcel), key=lambda one: (_ORDER.index(one.kind), one.path))
        if not any(one.kind not in (FileKind.OTHER, FileKind.UNCLEAR, FileKind.NAMELESS) for one in files):
            raise NotUnderstood(_why_not(files))
        favourites = _Favourites()
        given = False
        for one in files:
            if not given and _ORDER.index(one.kind) > _ORDER.index(FileKind.WATCHLIST):
                yield from favourites.rows()
                given = True
            if one.assumed:
                yield Notice(one.path, one.assumed)
            yield from favourites.seen(_readable(one, favourites))
        if not given:
            yield from favourites.rows()


def _readable(one: Known, favourites: _Favourites) -> Iterator[Told]:
    """What a file says; one that cannot be read is one refused row, and the others are read on."""
    try:
        yield from _file(one, favourites)
    except EmptyFile as fault:
        yield Notice(one.path, str(fault))
    except (NotUnderstood, Damaged) as fault:
        yield Refused(one.path, 1, "", str(fault))


def _file(one: Known, favourites: _Favourites) -> Iterator[Told]:
    if one.kind in FILMS or one.kind is FileKind.PROFILE:
        _must_fit(one)
    if one.kind in FILMS:
        yield from read_films(one.entry, one.path, one.kind)
    elif one.kind is FileKind.LIST:
        yield from read_list(one.entry, one.path)
    elif one.kind is FileKind.PROFILE:
        yield from _profile(one.entry, one.path, favourites)
    elif one.kind in _LEFT:
        yield from read_left(one.entry, one.path, _LEFT[one.kind])
    elif one.kind is FileKind.UNCLEAR:
        yield Refused(one.path, 1, "", _unclear(one.path))
    elif one.kind is FileKind.NAMELESS:
        yield Refused(one.path, 1, "", _nameless(one.path))
    else:
        yield Notice(one.path, f"“{one.path}” is no file of a Letterboxd export and was passed over.")


def _must_fit(one: Known) -> None:
    table = opened(one.entry)
    columns = table.columns
    if not fits(one.kind, plain(table.folded)):
        shown = ", ".join(f"“{name[:40]}”" for name in columns[:6])
        raise NotUnderstood(
            f"“{one.path}” is not what Letterboxd exports under this name: its first row has {shown}. It was not read."
        )


def _profile(entry: Entry, path: str, favourites: _Favourites) -> Iterator[Told]:
    table = open_table(entry)
    for row in table:
        if isinstance(row, Refused):
            yield replace(row, file=path, said="")
            continue
        name = " ".join(part for part in (row.get("given name"), row.get("family name")) if part) or row.get("name")
        website = row.get("website")
        deed = Profile(name, markdown_of(row.get("bio")), row.get("location"), website)
        # How the row begins is not shown: it holds the e-mail address.
        yield Row(path, row.line, "Your profile", deed, notices=_profile_notices(row))
        favourites.take(path, row)
    yield from table.notices


def _profile_notices(row: TableRow) -> tuple[str, ...]:
    told = [name for name in ("username", "email address", "pronoun", "date joined") if row.get(name)]
    return (f"Not taken in: {', '.join(told)}.",) if told else ()


class _Favourites:
    """The films of the profile, which it names by their links alone; other files of the export tell their titles."""

    def __init__(self) -> None:
        self._path, self._line = "", 1
        self._wanted: dict[tuple[str, str], FilmTold] = {}
        self._bad: list[str] = []

    def take(self, path: str, row: TableRow) -> None:
        """Note the favourites of a profile."""
        self._path, self._line = path, row.line
        for address in fields.tags(row.get("favorite films") or row.get("favourite films")):
            identifier = film_identifier(address)
            if identifier is None:
                self._bad.append(address)
            elif len(self._wanted) < _FAVOURITES:
                self._wanted[identifier] = FilmTold(identifiers=frozenset({identifier}))

    def seen(self, rows: Iterator[Told]) -> Iterator[Told]:
        """Pass rows on, and learn from them what the favourites are called."""
        for row in rows:
            if self._wanted and isinstance(row, Row) and row.film is not None and row.film.identifiers:
                for identifier in row.film.identifiers & self._wanted.keys():
                    self._wanted[identifier] = row.film
            yield row

    def rows(self) -> Iterator[Told]:
        """Yield the favourites in their order."""
        for place, (identifier, film) in enumerate(self._wanted.items(), 1):
            yield Row(self._path, self._line, f"Favourite {place}: {identifier[1]}", Favour(place), film)
        for address in self._bad:
            sentence = "This is no link of a film, so that no one can tell which favourite is meant."
            yield Refused(self._path, self._line, address[:100], sentence)


def _unclear(path: str) -> str:
    return (
        f"Nothing says whether “{path}” holds films that were seen, wanted or liked: the three have the same columns. "
        "Name the file watched.csv, watchlist.csv or liked.csv and give it again."
    )


def _nameless(path: str) -> str:
    return (
        f"The first row of “{path}” does not name its columns, as the export does (Date,Name,Year,Letterboxd URI and so on). "
        "Put that row back and give the file again."
    )


def _why_not(files: list[Known]) -> str:
    unclear = next((one for one in files if one.kind is FileKind.UNCLEAR), None)
    if unclear is not None:
        return _unclear(unclear.path)
    nameless = next((one for one in files if one.kind is FileKind.NAMELESS), None)
    if nameless is not None:
        return _nameless(nameless.path)
    return "Nothing in this is a file of a Letterboxd export. Give the zip as Letterboxd makes it, or a file of it."


LETTERBOXD = Letterboxd()
