"""Parcels made of words, as tests of formats need them."""

from __future__ import annotations

import io
from collections.abc import Iterable

from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.rows import Told


def entry(path: str, data: bytes | str) -> Entry:
    raw = data.encode() if isinstance(data, str) else data
    return Entry(path, len(raw), lambda: io.BytesIO(raw))


def alone(name: str, data: bytes | str) -> Parcel:
    """A file that stands alone."""
    return Parcel(name, (entry(name, data),))


def folder(files: dict[str, bytes | str], name: str = "letterboxd-x.zip", top: str = "") -> Parcel:
    """A zip or folder."""
    return Parcel(name, tuple(entry(path, files[path]) for path in sorted(files)), archive=True, top=top)


def of(kind: type, told: Iterable[Told]) -> list:
    """The things of one kind."""
    return [one for one in told if isinstance(one, kind)]
