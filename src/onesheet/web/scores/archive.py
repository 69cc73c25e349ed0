"""A zip that is sent while it is made, so that no film has too many ratings for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

_ENOUGH = 16_384
"""Bytes that are gathered before they are sent."""


class _Sink:
    """A file that only takes, until what it has is taken away."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        """Take bytes."""
        self._parts.append(bytes(data))
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def close(self) -> None:
        """Do nothing: whoever takes the bytes knows the end."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        parts, self._parts, self.size = self._parts, [], 0
        return b"".join(parts)


def zipped(files: Iterable[tuple[str, Iterable[str]]], made_at: datetime) -> Iterator[bytes]:
    """Yield a zip of files, each a name and its text in parts. Holds one part and 16 kB at a time."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, parts in files:
            entry = ZipInfo(name, date_time=made_at.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as opened:
                for part in parts:
                    opened.write(part.encode())
                    if sink.size >= _ENOUGH:
                        yield sink.taken()
    yield sink.taken()
