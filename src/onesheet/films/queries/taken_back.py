"""A film whose page went with the import that made it."""

from __future__ import annotations

from datetime import datetime

from onesheet.films.models import Film, Statement
from onesheet.sources.models import Document

_IMPORT = "import:"
"""How the origin of a document begins that is a piece of a table."""


def film_taken_back(slug: str) -> tuple[str, datetime] | None:
    """Return what a film is called that was shown at an address, and since when it is not, since an import was undone.

    None where no film was shown there, or where one is. Costs a query, and another where a film is not shown.
    """
    film = Film.objects.filter(slug=slug, shown=False).first()
    if film is None:
        return None
    # What was held back is discarded when it is undone, not withdrawn: nobody ever saw that.
    told = Statement.objects.filter(
        film=film, document__state=Document.State.WITHDRAWN, document__origin__startswith=_IMPORT
    )
    at = told.order_by("-document__settled_at").values_list("document__settled_at", flat=True).first()
    return (str(film), at) if at is not None else None
