"""What NeoDB gives of an account: a zip of CSV files, or a zip of JSON Lines with ActivityPub objects. Doubak writes the same CSV.

Seen: `movie_mark.csv`, `movie_review.csv`, `movie_note.csv` and the same for other kinds of things, `title` standing twice in the names of the
columns; `journal.ndjson` with `catalog.ndjson` beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.neodb import journal, marks
from onesheet.exchange.parcels import Parcel
from onesheet.exchange.pure.rows import Told


class NeoDb:
    """The export of NeoDB."""

    name = "neodb"
    title = "NeoDB export"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the files' names and their columns."""
        return max(journal.recognises(parcel), marks.recognises(parcel))

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield ratings, viewings, what was written, the watchlist and lists; then what is left."""
        if journal.recognises(parcel):
            yield from journal.told(parcel)
        elif marks.recognises(parcel):
            yield from marks.told(parcel)
        else:
            raise NotUnderstood("There is no export of NeoDB here. Give the zip as NeoDB made it.")


NEODB = NeoDb()
