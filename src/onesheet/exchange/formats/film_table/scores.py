"""Tables of films with scores that somebody published, row by row, as the reading of whole tables understands them."""

from __future__ import annotations

from collections.abc import Sequence

from onesheet.exchange.pure.columns import Said
from onesheet.reading.dataset.tables.columns import columns_of, of_reviews
from onesheet.reading.dataset.tables.read import read_table
from onesheet.reading.document import plain
from onesheet.reading.vocabulary import Head


def reads_scores(columns: Sequence[str]) -> bool:
    """Tell whether a table has columns of published scores and is none of reviews."""
    return columns_of(list(columns)) is not None and not of_reviews(list(columns))


def score_row(header: str, row: str) -> tuple[Said, Head]:
    """Return what a row says; it stands under the table's own first row."""
    text = f"{header}\n{row}\n"
    found = read_table(plain(text))
    said = Said(notices=[one for one in found.problems if not one.startswith("Years have")])
    if not found.films:
        return said, found.head
    said.title, said.year = found.films[0].title, found.films[0].year
    at = len(header) + 1
    for one in found.statements:
        said.statements.append(
            type(one)(one.property, one.value, one.quote, one.start - at, one.end - at, one.qualifiers)
        )
    return said, found.head
