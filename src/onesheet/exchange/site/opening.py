"""An archive opened for reading, with everything checked that can be without a database.

Nothing is ever unpacked under a name that the archive chose: the manifest names the files, the pattern of their names leads
nowhere else, and what a file turns out to be must have the size and the digest that the manifest says.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from onesheet.exchange.site.manifest import LARGEST, NAME, Manifest, Packed, PackedTable, Refused, read_manifest

MARK = "onesheet-site.txt"
"""The first file of an archive, stored as it is: by it a damaged archive is known as one, too."""
LONGEST_LINE = 64_000_000
"""Bytes of one row. Documents and uploads stop at a tenth of that."""
_LOCAL_HEADER = b"PK\x03\x04"
_NAME_AT = 30
_DENSEST = 1_100
"""So many times can deflate make a file smaller; whoever claims more lies."""
_DAMAGED = "The archive is damaged: {}. Nothing was changed."
_FAULTS = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def starts_with(path: Path, mark: str) -> bool:
    """Tell whether a file is a zip whose first file has this name. False where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_NAME_AT + len(mark))
    except OSError:
        return False
    return head.startswith(_LOCAL_HEADER) and head[_NAME_AT:] == mark.encode("ascii")


def is_site_archive(path: Path) -> bool:
    """Tell whether a file is an archive of a whole site, damaged or not."""
    if starts_with(path, MARK):
        return True
    try:
        with ZipFile(path) as packed:
            if packed.getinfo(NAME).file_size > LARGEST:
                return False
            told = json.loads(packed.read(NAME))
    except (*_FAULTS, KeyError, RecursionError):
        return False
    return isinstance(told, dict) and told.get("format") == "onesheet-site"


class Files:
    """The files of a zip that a manifest names: exactly these, with these sizes and digests."""

    def __init__(self, packed: ZipFile) -> None:
        """Look at the list of files. Raises Refused."""
        self._packed = packed
        self._size = Path(packed.filename or "").stat().st_size
        entries = [entry for entry in packed.infolist() if not entry.is_dir()]
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise Refused(_DAMAGED.format("it has a file twice"))

    def manifest(self) -> bytes:
        """Return the bytes of the manifest. Raises Refused where there is none."""
        if NAME not in self._entries:
            raise Refused(_DAMAGED.format(f"it has no {NAME}"))
        if self._entries[NAME].file_size > LARGEST:
            raise Refused(_DAMAGED.format(f"its {NAME} is too long to be one"))
        with _told(NAME), self._packed.open(NAME) as file:
            return file.read(LARGEST + 1)

    def compare(self, named: Collection[Packed], mark: str) -> None:
        """Compare the list of files with what the manifest names. Raises Refused where they differ."""
        names = {one.file for one in named}
        if missing := sorted(names - self._entries.keys()):
            raise Refused(_DAMAGED.format(f"{missing[0]} is missing"))
        if odd := sorted(self._entries.keys() - names - {NAME, mark}):
            raise Refused(_DAMAGED.format(f"it has {odd[0][:200]!r}, of which its manifest does not know"))
        for one in named:
            entry = self._entries[one.file]
            if entry.flag_bits & 1 or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise Refused(_DAMAGED.format(f"{one.file} is packed in a way that Onesheet does not use"))
            if entry.file_size != one.size or one.size > max(entry.compress_size, 1) * _DENSEST:
                raise Refused(_DAMAGED.format(f"{one.file} does not have the size that the manifest says"))
        if sum(one.size for one in named) > self._size * _DENSEST:
            raise Refused(_DAMAGED.format("it claims to hold more than fits into it"))

    def pieces(self, packed: Packed) -> Iterator[bytes]:
        """Yield the bytes of a file; check its size and digest at the end. Raises Refused."""
        told = hashlib.sha256()
        length = 0
        with _told(packed.file), self._packed.open(packed.file) as file:
            while piece := file.read(1 << 20):
                length += len(piece)
                told.update(piece)
                yield piece
        _same(packed, length, told.hexdigest())

    def lines(self, packed: Packed) -> Iterator[bytes]:
        """Yield the lines of a file; check its size and digest at the end. Raises Refused, also for an endless line."""
        told = hashlib.sha256()
        length = number = 0
        with _told(packed.file), self._packed.open(packed.file) as file:
            reader = BufferedReader(cast("Any", file), 1 << 18)
            while line := reader.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise Refused(_DAMAGED.format(f"line {number:,} of {packed.file} is longer than any row"))
                length += len(line)
                told.update(line)
                yield line
        _same(packed, length, told.hexdigest())


class Archive:
    """An archive of a site, its manifest read and its list of files compared with it."""

    def __init__(self, files: Files) -> None:
        """Read the manifest. Raises Refused."""
        self.files = files
        self.manifest: Manifest = read_manifest(files.manifest())
        files.compare((*self.manifest.tables, *self.manifest.media), MARK)

    def rows(self, table: PackedTable) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows of a table, each with the number of its line; check size, digest and number at the end.

        Raises Refused, also where a line is no JSON object or longer than a row can be.
        """
        count = 0
        for count, line in enumerate(self.files.lines(table), start=1):
            try:
                row = json.loads(line, parse_constant=_no_number)
            except (ValueError, RecursionError) as fault:
                raise Refused(_DAMAGED.format(f"line {count:,} of {table.file} is no JSON")) from fault
            if type(row) is not dict:
                raise Refused(_DAMAGED.format(f"line {count:,} of {table.file} is no row"))
            yield count, row
        if count != table.rows:
            raise Refused(_DAMAGED.format(f"{table.file} has {count:,} rows, and the manifest says {table.rows:,}"))


def _same(packed: Packed, length: int, sha256: str) -> None:
    if length != packed.size or sha256 != packed.sha256:
        raise Refused(_DAMAGED.format(f"{packed.file} is not what the manifest says (its SHA-256 differs)"))


def _no_number(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as fault:
        raise Refused(_DAMAGED.format(f"{name} cannot be read ({fault})")) from fault


@contextmanager
def opened_zip(path: Path) -> Iterator[Files]:
    """Open a zip. Raises Refused where it is none or is damaged, OSError where the file cannot be read."""
    with path.open("rb"):
        pass
    try:
        packed = ZipFile(path)
    except _FAULTS as fault:
        raise Refused(_DAMAGED.format(f"it cannot be opened as a zip ({fault})")) from fault
    with packed:
        yield Files(packed)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an archive of a site. Raises Refused where it is none or is damaged, OSError where the file cannot be read."""
    with opened_zip(path) as files:
        yield Archive(files)
