"""Writing into a backup, with the digest of each file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from onesheet.exchange.site.manifest import Packed

LEVEL = 3
"""Of deflate: a backup is made often and read hardly ever."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def mark(archive: ZipFile, name: str, words: str) -> None:
    """Write the first file, by which the zip is known."""
    archive.writestr(_entry(name, ZIP_STORED), words)


def put(archive: ZipFile, name: str, pieces: Iterable[bytes | memoryview]) -> Packed:
    """Write a file a piece at a time."""
    told = hashlib.sha256()
    size = 0
    with archive.open(_entry(name, ZIP_DEFLATED), "w", force_zip64=True) as entry:
        for piece in pieces:
            told.update(piece)
            size += len(piece)
            entry.write(piece)
    return Packed(name, size, told.hexdigest())


def pieces_of(path: Path) -> Iterable[bytes]:
    """Yield the bytes of a file. Raises OSError."""
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece


def _entry(name: str, how: int) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = how
    entry.external_attr = 0o600 << 16
    return entry
