"""A parcel and the files in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from onesheet.reading.forms.lines import Unreadable, unpacked

_PIECE = 65_536
_FREE = 100_000_000
"""Bytes that may come out of a gzip file whatever its size."""
_RATIO = 200
"""How many times its size a gzip file may hold beyond that; tables hold five to fifteen times."""
_GZIP = b"\x1f\x8b\x08"


class Unsafe(Exception):
    """The parcel is not opened, or not read on: a bomb, a path that leads out, a size that lies. A sentence says which."""


class Damaged(Unsafe):
    """The file, or the archive it is in, is damaged or breaks off here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a parcel."""

    path: str
    """Inside the parcel, with `/`, without a common top folder; a file that stands alone has its name."""
    size: int
    """Bytes as packed in the archive say they will be, or as on disk."""
    open: Callable[[], IO[bytes]]
    """Open it for reading; gzip is not taken off. A read beyond what a limit allows raises `Unsafe`."""
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was found out about it and is asked for again, such as the names of its columns."""

    def head(self, length: int = _PIECE) -> bytes:
        """Return the first bytes, with gzip taken off. Raises `Unsafe` where they cannot be read."""
        found = bytearray()
        for piece in self.chunks():
            found += piece
            if len(found) >= length:
                break
        return bytes(found[:length])

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes, gzip taken off, a piece at a time. Raises `Unsafe` where they cannot be read, or are a bomb."""
        came = made = 0
        zipped = False

        def counted(file: IO[bytes]) -> Iterator[bytes]:
            nonlocal came, zipped
            while piece := file.read(_PIECE):
                zipped = zipped or (not came and piece.startswith(_GZIP))
                came += len(piece)
                yield piece

        try:
            with self.open() as file:
                for piece in unpacked(counted(file)):
                    made += len(piece)
                    if zipped and made > _FREE + _RATIO * came:
                        raise Unsafe(
                            f"“{self.path}” unpacks to more than {_RATIO} times its size, as no honest file does. "
                            "It was not read on."
                        )
                    yield piece
        except Unreadable as fault:
            raise Damaged(f"“{self.path}”: {fault}") from fault
        except OSError as fault:
            raise Damaged(f"“{self.path}” cannot be read: {fault.strerror or fault}.") from fault


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was given."""

    name: str
    """Of the file or folder."""
    entries: tuple[Entry, ...]
    """By path."""
    archive: bool = False
    """True for a zip or a folder."""
    top: str = ""
    """The name of the one folder that held everything and was taken off the paths, or in which a file lay that was given alone;
    empty where there was none."""
