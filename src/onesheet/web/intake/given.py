"""What an editor gave, read: a pasted text, an uploaded file or the page at an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import onesheet.reading  # its readers are loaded when something is read
from onesheet.reading.document import Known
from onesheet.reading.vocabulary import Reading
from onesheet.sources.fetching import Fetched


@dataclass(frozen=True, slots=True)
class Given:
    """A reading, and what is known of where the text came from."""

    reading: Reading
    field: str
    """The field of the form that it was given in, where its problems are told."""
    origin: str = ""
    """The address it was fetched from; empty for what was pasted or uploaded."""

    @property
    def problem(self) -> str:
        """Why nothing is taken from it: it could not be read, or is about no film; empty where something is."""
        return "" if self.reading.films else " ".join(self.reading.problems)


def take(fields: dict[str, Any], fetch: Callable[[str], Fetched], known: Known) -> Given:
    """Read what the form's fields give, with what the site knows. `fetch` gets a page; its FetchError passes through."""
    if fields.get("address", "").strip():
        return _fetched(fetch(fields["address"]), known)
    file = fields.get("file")
    if file:
        return Given(onesheet.reading.read(file.read(), name=file.name, known=known), "file")
    return Given(onesheet.reading.read_text(fields["text"], name="pasted text", known=known), "text")


def _fetched(page: Fetched, known: Known) -> Given:
    reading = onesheet.reading.read(page.body, name=page.address, charset=page.charset, known=known)
    return Given(reading, "address", page.address)
