"""The readers, one for each kind of document. A new kind is a folder beside this file and one line here."""

from __future__ import annotations

from onesheet.reading import dataset, encyclopedia, feed, festival, film_page, listing, review
from onesheet.reading.reader import Reader

READERS: tuple[Reader, ...] = (
    dataset.READER,
    feed.READER,
    encyclopedia.READER,
    film_page.READER,
    festival.READER,
    listing.READER,
    review.READER,
)

THRESHOLD = 0.5
"""How sure a reader must be that a text is of its kind; a text that none is sure of is read as `other` or `listing`."""
CERTAIN = 0.96
"""How sure a reader must be for the readers after it not to be asked."""
