"""Reading the files of a Trakt export in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Faulty, Other
from onesheet.exchange.formats.trakt import entries
from onesheet.exchange.formats.trakt.files import File, Holds, file_of, is_sure, looks_so
from onesheet.exchange.json_text import NotJson, values_of
from onesheet.exchange.parcels import Damaged, Parcel
from onesheet.exchange.pure.cells import begin
from onesheet.exchange.pure.rows import (
    SAID,
    Deed,
    Enlist,
    Favour,
    FilmTold,
    Left,
    Like,
    Notice,
    OpenList,
    Refused,
    Row,
    Told,
)

_READERS: dict[Holds, Callable[[dict[str, Any]], tuple[Deed, tuple[str, ...]]]] = {
    Holds.RATINGS: entries.rate,
    Holds.HISTORY: entries.view,
    Holds.COMMENTS: entries.write,
    Holds.WATCHLIST: entries.want,
}
FAVOURITES = 4
"""So many favourites a profile shows; more are liked."""


class Trakt:
    """The export of Trakt."""

    name = "trakt"
    title = "Trakt export"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the files' names, and for a single file by how it begins."""
        files = [file for file in map(file_of, parcel.entries) if file is not None]
        if parcel.archive:
            return 95 if sum(map(is_sure, files)) >= 2 else 60 if any(map(looks_so, (f.entry for f in files))) else 0
        if not any(map(looks_so, parcel.entries)):
            return 0
        return 95 if files else 85

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield profile, ratings, viewings, comments, watchlist, favourites and lists; then what is left."""
        if parcel.archive:
            files = [file for file in map(file_of, parcel.entries) if file is not None]
        else:
            one = parcel.entries[0]
            files = [file_of(one) or File(one, one.path, Holds.ANYTHING)]
        if not files:
            raise NotUnderstood("There is no file of a Trakt export here. Give the zip as Trakt sent it.")
        yield from _Reading().files(sorted(files, key=lambda file: file.order))


class _Reading:
    """What has to be remembered from one file to the next."""

    def __init__(self) -> None:
        self.with_history = False
        self.favourites = 0
        self.opened: set[str] = set()
        self.shared: set[str] = set()

    def files(self, files: list[File]) -> Iterator[Told]:
        for file in files:
            if file.holds is Holds.SECRET:
                yield Notice(file.entry.path, "Settings and statistics of the account were not read.")
                continue
            yield from self._file(file)

    def _file(self, file: File) -> Iterator[Told]:
        number = 0
        try:
            for number, value in values_of(file.entry):
                if number or file.holds is Holds.PROFILE:
                    yield from self._entry(file, max(number, 1), value)
                elif isinstance(value, dict) and not value:
                    continue
                else:
                    yield Refused(file.entry.path, 1, "", "This file is no list of entries, as Trakt's files are.")
        except (NotJson, Damaged) as fault:
            yield Refused(file.entry.path, number + 1, "", str(fault))

    def _entry(self, file: File, number: int, value: Any) -> Iterator[Told]:
        path, said = file.entry.path, begin(entries.said_of(value), SAID)
        try:
            if file.holds is Holds.SHARED and isinstance(value, dict):
                self.shared.add(_key_of(value))
            if file.holds in (Holds.LEFT, Holds.SHARED):
                yield Left(path, number, said, f"This is {file.why}, so it was left alone.")
            elif file.holds is Holds.PROFILE:
                yield Row(path, number, said, entries.profile(value))
            elif file.holds is Holds.LISTS:
                yield from self._list(path, number, value)
            elif file.holds is Holds.LIST and _number_of(file) in self.shared:
                yield Left(path, number, said, "This stands on a list of somebody else, so it was left alone.")
            else:
                film = entries.film_of(value)
                told: list[Told] = []
                if file.holds is Holds.LIST:
                    told += self._open(file, number)
                deed, notices = self._deed(file, number, value, film)
                yield from told
                yield Row(path, number, said, deed, film, notices=notices)
        except Other as other:
            yield Left(path, number, said, str(other))
        except Faulty as fault:
            yield Refused(path, number, said, str(fault))

    def _deed(self, file: File, number: int, entry: dict[str, Any], film: FilmTold) -> tuple[Deed, tuple[str, ...]]:
        holds = _told_by(entry) if file.holds is Holds.ANYTHING else file.holds
        if holds is Holds.HISTORY:
            self.with_history = True
        if holds in _READERS:
            return _READERS[holds](entry)
        if holds is Holds.WATCHED:
            if self.with_history:
                raise Other("The history tells each viewing of it, so it was left alone.")
            return entries.watched(entry, film)
        if holds is Holds.FAVOURITES:
            return self._favour(entry)
        if holds is Holds.LIST:
            place = entry.get("rank")
            place = place if isinstance(place, int) and place > 0 else number
            return Enlist(_number_of(file), place, entries.text_of(entry.get("notes")).strip()), ()
        raise Other("Onesheet has no place for what this entry says, so it was left alone.")

    def _favour(self, entry: dict[str, Any]) -> tuple[Deed, tuple[str, ...]]:
        self.favourites += 1
        if self.favourites <= FAVOURITES:
            return Favour(self.favourites), ()
        at, notices = entries.time_of(entry, "listed_at")
        return Like(at), (*notices, f"A profile shows {FAVOURITES} favourites; this further one became a like.")

    def _list(self, path: str, number: int, value: Any) -> Iterator[Told]:
        if not isinstance(value, dict) or not entries.text_of(value.get("name")).strip():
            raise Faulty("This entry is no list with a name.")
        at, notices = entries.time_of(value, "created_at")
        made = OpenList(
            key=_key_of(value),
            name=entries.text_of(value["name"]).strip(),
            text=entries.text_of(value.get("description")).strip(),
            ranked=value.get("display_numbers") is True,
            private=value.get("privacy") not in (None, "public", "link"),
            at=at,
        )
        if made.key in self.opened:
            raise Other("This list was named before.")
        self.opened.add(made.key)
        yield Row(path, number, begin(made.name, SAID), made, notices=notices)

    def _open(self, file: File, number: int) -> list[Told]:
        """Open a list that the list of lists does not name; its name is then the file's."""
        key = _number_of(file)
        if key in self.opened:
            return []
        self.opened.add(key)
        name = file.name.removeprefix("lists-list-").lstrip("0123456789").strip("-").replace("-", " ") or "Trakt"
        made = OpenList(key=key, name=name[:1].upper() + name[1:])
        return [
            Row(
                file.entry.path, number, begin(made.name, SAID), made, notices=("Only the file's name tells its name.",)
            )
        ]


def _key_of(value: dict[str, Any]) -> str:
    """The key of a list by its description."""
    ids = value.get("ids")
    number = entries.text_of(ids.get("trakt")) if isinstance(ids, dict) else ""
    return f"trakt:{number or entries.text_of(value.get('name'))}"


def _number_of(file: File) -> str:
    """The key of the list whose films a file holds: `lists-list-123-slug`."""
    rest = file.name.removeprefix("lists-list-")
    number = rest.partition("-")[0]
    return f"trakt:{number if number.isdigit() else rest}"


def _told_by(entry: dict[str, Any]) -> Holds:
    """What an entry says by the names of its fields, where its file's name does not."""
    for name, holds in (
        ("rated_at", Holds.RATINGS),
        ("watched_at", Holds.HISTORY),
        ("last_watched_at", Holds.WATCHED),
        ("comment", Holds.COMMENTS),
        ("listed_at", Holds.WATCHLIST),
    ):
        if entry.get(name):
            return holds
    return Holds.LEFT


TRAKT = Trakt()
