"""What a format is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from onesheet.exchange.parcels import Parcel
from onesheet.exchange.pure.rows import Told


class NotUnderstood(Exception):
    """The file as a whole cannot be taken in; the message says why and what to do, in one or two sentences."""


class Format(Protocol):
    """One kind of file."""

    name: str
    """For the record: `letterboxd`. Never changes."""
    title: str
    """For people: `Letterboxd export`."""

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is that this parcel is of its kind, 0 (not) to 100, from names and first bytes alone."""
        ...

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:
        """Yield what the rows say, a row at a time, in the order in which they are to be applied; memory stays constant.

        Raises NotUnderstood where nothing of the parcel can be taken in.
        """
        ...
