"""A file or folder opened for a run, looked over before its first row is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

from onesheet.exchange.parcels import Damaged, Parcel, Unsafe, open_parcel
from onesheet.exchange.pure.ratings import Ratings
from onesheet.exchange.pure.rows import Refused, Told
from onesheet.exchange.services.batching import Pace
from onesheet.exchange.services.mappings import with_mappings
from onesheet.exchange.services.telling import Telling

_GZIP = b"\x1f\x8b"


@dataclass(slots=True)
class Opened:
    """What a run reads: iterate over it once."""

    told: Telling | list[Refused]
    pace: Pace = field(default_factory=lambda: Pace(beside=connection.vendor == "postgresql"))

    @property
    def format(self) -> str:
        """The format's name for the record; empty where none knows it."""
        return self.told.format if isinstance(self.told, Telling) else ""

    def __iter__(self) -> Iterator[Told]:
        return iter(self.told)

    def together(self) -> Iterator[Told | Ratings]:
        """Yield the same, ratings of many members together."""
        return self.told.together() if isinstance(self.told, Telling) else iter(self.told)


@contextmanager
def opened(path: str, options: Mapping[str, Any], *, name: str = "") -> Iterator[Opened]:
    """Open a file or folder. One that is a trick, or cannot be opened at all, is one refused row, and nothing of it is taken."""
    named = name or Path(path).name
    try:
        _look_over(Path(path))
        opening = open_parcel(Path(path))
        parcel = opening.__enter__()
    except Unsafe as fault:
        yield Opened([Refused(named, 1, "", str(fault))])
        return
    try:
        yield Opened(_telling(parcel, with_mappings(options), named))
    finally:
        opening.__exit__(None, None, None)


def _telling(parcel: Parcel, options: Mapping[str, Any], name: str) -> Telling | list[Refused]:
    try:
        return Telling(parcel, options)
    except Unsafe as fault:
        return [Refused(name, 1, "", str(fault))]


def _look_over(path: Path) -> None:
    """Unpack what is packed once and throw it away, so that a bomb is found before anything of it is taken in.

    Raises Unsafe. What is only damaged is told when it is read: the rest of it may be sound.
    """
    if not path.is_file():
        return
    with open_parcel(path) as parcel:
        for entry in parcel.entries:
            if not parcel.archive and not _is_gzip(path):
                continue
            try:
                for _ in entry.chunks():
                    pass
            except Damaged:
                continue


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == _GZIP
