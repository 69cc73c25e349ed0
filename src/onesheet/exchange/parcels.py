"""What was given to be taken in: a file, a folder or a zip, opened with limits. No Django."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a parcel."""

    path: str
    """Inside the parcel, with `/`, without a common top folder; a file that stands alone has its name."""
    size: int
    """Bytes as packed in the archive say they will be, or as on disk."""
    open: Callable[[], IO[bytes]]
    """Open it for reading; gzip is not taken off. Raises OSError; a read beyond what a limit allows raises `Unsafe`."""

    def head(self, length: int = 65_536) -> bytes:
        """Return the first bytes, with gzip taken off."""
        raise NotImplementedError

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes, gzip taken off, a piece at a time."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was given."""

    name: str
    """Of the file or folder."""
    entries: tuple[Entry, ...]
    archive: bool = False
    """True for a zip or a folder."""


class Unsafe(Exception):
    """The archive is not opened, or not read on: a bomb, a path that leads out, a size that lies. A sentence says which."""
