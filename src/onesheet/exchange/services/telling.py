"""What a parcel says, row by row, whatever it is: the right format, or each of several for its own files."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, runtime_checkable

from onesheet.exchange.formats import register
from onesheet.exchange.formats.format import Format, NotUnderstood
from onesheet.exchange.parcels import Entry, Parcel, Unsafe
from onesheet.exchange.pure.ratings import Ratings
from onesheet.exchange.pure.rows import SAID, Left, Notice, Refused, Row, Told, View, Write
from onesheet.exchange.workbooks import what_to_do

_log = logging.getLogger(__name__)
_TABLES = (
    ".csv",
    ".tsv",
    ".txt",
    ".json",
    ".jsonl",
    ".ndjson",
    ".xml",
    ".rss",
    ".html",
    ".htm",
    ".xlsx",
    ".gz",
    ".zip",
)
"""Ends of the names of files that could have been meant to be taken in."""
_WORDS = ("readme", "license", "licence", "copying", "notice", "changelog")
_WHOLE = 85
"""So sure is a format of a parcel that is all of its kind, and less where there are other files in it."""
_MIXED = "several"
"""What the record calls a parcel of files of several formats."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Files of a parcel that one format reads."""

    format: Format
    parcel: Parcel
    prefix: str
    """The folder that they stand in, with its `/`; put before their paths again."""


class Telling:
    """A parcel that was looked at: `format` for the record, empty where nobody knows it; iterate once over what it says."""

    def __init__(self, parcel: Parcel, options: Mapping[str, Any]) -> None:
        """Look at the parcel. Raises Unsafe where it should not be read."""
        self._parcel, self._options = parcel, options
        parts, self._unknown = _divided(parcel, "")
        # Films come before what is said of them.
        self._parts = sorted(parts, key=lambda one: one.format.name not in register.FILMS_ALONE)
        names = {part.format.name for part in self._parts}
        self.format = names.pop() if len(names) == 1 else _MIXED if names else ""
        self.title = self._parts[0].format.title if len({one.format.name for one in self._parts}) == 1 else ""

    @property
    def known(self) -> bool:
        """Whether some format knows something of it."""
        return bool(self._parts)

    def __iter__(self) -> Iterator[Told]:
        """Yield what the rows say; whatever is wrong with a file becomes a refused row."""
        for told in self.together():
            if type(told) is Ratings:
                yield from told
            else:
                yield told  # type: ignore[misc]

    def together(self) -> Iterator[Told | Ratings]:
        """Yield the same, ratings of many members together."""
        if not self._parts:
            try:
                sentence = not_known(self._parcel)
            except Unsafe as fault:
                sentence = str(fault)
            yield Refused(self._parcel.name, 1, "", sentence)
            return
        services = defaultdict[str, _Keys](_Keys)
        mixed = self.format == _MIXED
        for part in self._parts:
            name = part.format.name
            keys = services[name]
            for told in _read(part, self._options):
                if type(told) is Ratings:
                    yield told.placed(told.file, name) if mixed else told
                    continue
                one = replace(told, service=name) if mixed and type(told) is Row else told
                yield keys.apart(one) if type(one) is Row and type(one.deed) in _KEYED else one
        for entry in self._unknown:
            yield _unknown(entry)


_KEYED = frozenset((View, Write))


class _Keys:
    """Tells entries of one key apart: the second gets a key of its own, the same whenever the file is read.

    So whoever takes a row in needs not know those before it, however late it comes in.
    """

    def __init__(self) -> None:
        self._met: set[int] = set()
        self._again: Counter[tuple[str, type[Any], str]] = Counter()

    def apart(self, row: Row) -> Row:
        """Return the row, with a number at its key where an earlier row has the same."""
        deed = row.deed
        assert isinstance(deed, View | Write)
        key = (row.whose, type(deed), deed.key)
        if hash(key) not in self._met:
            # Of the many that come once only a number is kept.
            self._met.add(hash(key))
            return row
        self._again[key] += 1
        return replace(row, deed=replace(deed, key=f"{deed.key} #{self._again[key] + 1}"))


def not_known(parcel: Parcel) -> str:
    """Return the sentence for a parcel that no format knows. Raises Unsafe where its one file cannot be unpacked."""
    if len(parcel.entries) == 1:
        parcel.entries[0].head()
        if sentence := what_to_do(parcel.entries[0]):
            return sentence
    if len(parcel.entries) == 1 and not parcel.entries[0].size:
        return "This file is empty, so there was nothing to take in. Get it again."
    titles = ", ".join(one.title for one in register.FORMATS)
    what = "None of the files in it is" if parcel.archive else "This is"
    none = "" if parcel.archive else " none"
    return f"{what}{none} of the kinds that are understood here, so nothing was taken in. Understood are: {titles}."


def _divided(parcel: Parcel, prefix: str) -> tuple[list[_Part], list[Entry]]:
    """Return the parts of a parcel, and the files that no format knows.

    A format takes a parcel as a whole. Where none does, or not all of it, its folders and files are asked about one by one, in
    the order of their paths.
    """
    found = register.format_of(parcel)
    whole = [] if found is None else [_Part(found, parcel, prefix)]
    if found is not None and (len(parcel.entries) <= 1 or found.recognises(parcel) >= _WHOLE):
        owner, strays = _without_strays(parcel, found)
        if not strays:
            return [_Part(owner, parcel, prefix)], []
        kept = tuple(entry for entry in parcel.entries if entry not in strays)
        more, odd = _divided(Parcel(parcel.name, tuple(strays), parcel.archive, parcel.top), prefix)
        return [_Part(owner, Parcel(parcel.name, kept, parcel.archive, parcel.top), prefix), *more], odd
    if len(parcel.entries) <= 1:
        return [], [replace(entry, path=prefix + entry.path) for entry in parcel.entries]
    parts: list[_Part] = []
    unknown: list[Entry] = []
    for name, entries in _by_folder(parcel).items():
        if name.endswith("/"):
            inner = tuple(replace(entry, path=entry.path.removeprefix(name)) for entry in entries)
            more, odd = _divided(Parcel(name.rstrip("/"), inner, archive=True), prefix + name)
        else:
            more, odd = _divided(Parcel(name, tuple(entries)), prefix)
        parts += more
        unknown += odd
    # A format that knows all that is known tells better than this what the other files are.
    return (parts, unknown) if not whole or len({part.format.name for part in parts}) > 1 else (whole, [])


def _without_strays(parcel: Parcel, found: Format) -> tuple[Format, list[Entry]]:
    """Return the format that knows most of a parcel's files by themselves, and the files that another is sure of and it does not know."""
    if len(parcel.entries) <= 1:
        return found, []
    alone = {entry.path: Parcel(entry.path, (entry,), archive=False) for entry in parcel.entries}

    def known(one: Format) -> tuple[int, int]:
        return sum(one.recognises(single) > 0 for single in alone.values()), one.recognises(parcel)

    owner = max((one for one in register.FORMATS if one.recognises(parcel) >= _WHOLE), key=known)
    foreign = [entry for entry in parcel.entries if owner.recognises(alone[entry.path]) == 0]
    strays = [
        entry
        for entry in foreign
        if any(one.recognises(alone[entry.path]) >= _WHOLE for one in register.FORMATS if one is not owner)
    ]
    return owner, strays if len(strays) < len(parcel.entries) else []


def _by_folder(parcel: Parcel) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(parcel.entries, key=lambda one: one.path):
        top, slash, _ = entry.path.partition("/")
        found.setdefault(top + slash, []).append(entry)
    return found


def _unknown(entry: Entry) -> Refused | Left:
    name = entry.path.rpartition("/")[2].lower()
    if name.endswith(_TABLES) and not name.startswith(_WORDS):
        return Refused(entry.path, 1, "", "This file is of no kind that is understood here; the others were read.")
    return Left(entry.path, 1, "", "This file holds nothing that could be taken in.")


@runtime_checkable
class _Together(Protocol):
    """A format that tells ratings of many members together."""

    def read_together(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told | Ratings]:
        """Yield what `read` does, some of it as `Ratings`."""
        ...


def _read(part: _Part, options: Mapping[str, Any]) -> Iterator[Told | Ratings]:
    """Yield what a part says. What stops the reading of it is a refused row; what was read before stays."""
    last: Told | None = None
    prefix, known = part.prefix, part.format
    read = known.read_together if isinstance(known, _Together) else known.read
    try:
        for some in read(part.parcel, options):
            if isinstance(some, Ratings):
                last = some[-1]
                yield some.placed(prefix + some.file, "") if prefix else some
                continue
            told: Told = some
            if type(told) is not Notice:
                last = told
            # There are millions of rows, and nearly all stay what they are.
            kind = type(told)
            as_it_is = not prefix and (kind is Row or (kind is Left and len(told.said) <= SAID))  # type: ignore[union-attr]
            yield told if as_it_is else _placed(told, prefix)
    except (NotUnderstood, Unsafe) as fault:
        yield _stopped(part, last, str(fault))
    except Exception:  # noqa: BLE001 - a fault of ours must not lose the rows of other files
        _log.exception("reading %s as %s stopped", part.parcel.name, part.format.name)
        yield _stopped(part, last, "This file could not be read on, by a fault of this site that its log tells.")


def _placed(told: Told, prefix: str) -> Told:
    """Return what was told with its path in the whole parcel, and no longer than is shown."""
    if not isinstance(told, Notice | Row) and len(told.said) > SAID:
        told = replace(told, said=told.said[:SAID])
    return replace(told, file=prefix + told.file) if prefix else told


def _stopped(part: _Part, last: Told | None, sentence: str) -> Refused:
    if last is None or isinstance(last, Notice):
        return Refused(part.prefix + part.parcel.name, 1, "", sentence)
    after = f"After line {last.line} nothing more could be read: {sentence}"
    return Refused(part.prefix + last.file, last.line, "", after)
