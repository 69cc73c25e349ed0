"""What changed in an announced programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.festivals.models import Change

CHANGES_A_PAGE = 80
NEWEST = 40
"""Of a feed."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change, as it was told then. `screening` and `film` are None where these are gone since."""

    id: int
    kind: str
    told: dict[str, Any]
    at: datetime
    screening: int | None
    film: str | None
    """The slug of the film's page."""
    film_page: bool | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """A page of the log, the newest first."""

    changes: list[ChangeLine]
    total: int
    page: int
    pages: int


_OF_EDITION = Change.objects.filter(edition_id=named("edition"))
_CHANGES = Prepared(
    ChangeLine,
    _OF_EDITION.order_by("-at", "-pk"),
    paged=True,
    screening="screening_id",
    film="selection__film__slug",
    film_page="selection__film__shown",
)
_COUNT = PreparedCount(_OF_EDITION)


def changes_page(edition: int, page: int = 1) -> ChangesPage:
    """Return the change log of an edition, 80 a page. Costs two queries."""
    total = _COUNT.count(edition=edition)
    pages = max(1, -(-total // CHANGES_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _CHANGES.rows(edition=edition, limit=CHANGES_A_PAGE, offset=(page - 1) * CHANGES_A_PAGE)
    return ChangesPage(rows, total, page, pages)


def newest_changes(edition: int) -> list[ChangeLine]:
    """Return the 40 changes made last. Costs one query."""
    return _CHANGES.rows(edition=edition, limit=NEWEST, offset=0)
