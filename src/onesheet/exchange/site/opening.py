"""An archive opened for reading, with everything checked that can be without a database.

Nothing is ever unpacked under a name that the archive chose: the manifest names the files, the pattern of their names leads
nowhere else, and what a file turns out to be must have the size and the digest that the manifest says.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast
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


class Archive:
    """An archive of a site, its manifest read and its list of files compared with it."""

    def __init__(self, packed: ZipFile, size: int) -> None:
        """Read the manifest. Raises Refused."""
        self._packed = packed
        entries = {entry.filename: entry for entry in packed.infolist() if not entry.is_dir()}
        if len(entries) != len([entry for entry in packed.infolist() if not entry.is_dir()]):
            raise Refused(_DAMAGED.format("it has a file twice"))
        if NAME not in entries:
            raise Refused(_DAMAGED.format(f"it has no {NAME}"))
        if entries[NAME].file_size > LARGEST:
            raise Refused(_DAMAGED.format(f"its {NAME} is too long to be one"))
        with _told(NAME), packed.open(NAME) as file:
            data = file.read(LARGEST + 1)
        self.manifest: Manifest = read_manifest(data)
        named = {one.file: one.size for one in (*self.manifest.tables, *self.manifest.media)}
        if missing := sorted(named.keys() - entries.keys()):
            raise Refused(_DAMAGED.format(f"{missing[0]} is missing"))
        if odd := sorted(entries.keys() - named.keys() - {NAME, MARK}):
            raise Refused(_DAMAGED.format(f"it has {odd[0][:200]!r}, of which its manifest does not know"))
        for name, length in named.items():
            entry = entries[name]
            if entry.flag_bits & 1 or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise Refused(_DAMAGED.format(f"{name} is packed in a way that Onesheet does not use"))
            if entry.file_size != length or length > max(entry.compress_size, 1) * _DENSEST:
                raise Refused(_DAMAGED.format(f"{name} does not have the size that the manifest says"))
        if sum(named.values()) > size * _DENSEST:
            raise Refused(_DAMAGED.format("it claims to hold more than fits into it"))

    def rows(self, table: PackedTable) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows of a table, each with the number of its line; check size, digest and number at the end.

        Raises Refused, also where a line is no JSON object or longer than a row can be.
        """
        count = 0
        with self._open(table) as lines:
            for count, line in enumerate(lines, start=1):
                try:
                    row = json.loads(line, parse_constant=_no_number)
                except (ValueError, RecursionError) as fault:
                    raise Refused(_DAMAGED.format(f"line {count:,} of {table.file} is no JSON")) from fault
                if type(row) is not dict:
                    raise Refused(_DAMAGED.format(f"line {count:,} of {table.file} is no row"))
                yield count, row
        if count != table.rows:
            raise Refused(_DAMAGED.format(f"{table.file} has {count:,} rows, and the manifest says {table.rows:,}"))

    def copy(self, packed: Packed, into: IO[bytes]) -> None:
        """Write a file out; check its size and digest. Raises Refused, and OSError where it cannot be written."""
        with self._packed.open(packed.file) as file:
            told = hashlib.sha256()
            length = 0
            while True:
                with _told(packed.file):
                    piece = file.read(1 << 20)
                if not piece:
                    break
                length += len(piece)
                told.update(piece)
                into.write(piece)
        _same(packed, length, told.hexdigest())

    @contextmanager
    def _open(self, packed: Packed) -> Iterator[Iterator[bytes]]:
        told = hashlib.sha256()
        length = 0

        def lines(reader: BufferedReader) -> Iterator[bytes]:
            nonlocal length
            number = 0
            while True:
                with _told(packed.file):
                    line = reader.readline(LONGEST_LINE + 1)
                if not line:
                    return
                number += 1
                if len(line) > LONGEST_LINE:
                    raise Refused(_DAMAGED.format(f"line {number:,} of {packed.file} is longer than any row"))
                length += len(line)
                told.update(line)
                yield line

        with self._packed.open(packed.file) as file:
            yield lines(BufferedReader(cast("Any", file), 1 << 18))
        _same(packed, length, told.hexdigest())


def _same(packed: Packed, length: int, sha256: str) -> None:
    if length != packed.size or sha256 != packed.sha256:
        raise Refused(_DAMAGED.format(f"{packed.file} is not what the manifest says (its SHA-256 differs)"))


def _no_number(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except _FAULTS as fault:
        raise Refused(_DAMAGED.format(f"{name} cannot be read ({fault})")) from fault


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an archive. Raises Refused where it is none or is damaged, OSError where the file cannot be read."""
    with path.open("rb"):
        pass
    try:
        packed = ZipFile(path)
    except _FAULTS as fault:
        raise Refused(_DAMAGED.format(f"it cannot be opened as a zip ({fault})")) from fault
    with packed:
        yield Archive(packed, path.stat().st_size)
