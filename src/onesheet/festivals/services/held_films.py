"""Writes: films that are made at the desk for an edition in preparation; they are held, and shown when it is announced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from onesheet.festivals.models import Edition, Selection
from onesheet.festivals.pure.film_text import READER
from onesheet.films.models import Statement
from onesheet.films.services.settling import films_of
from onesheet.films.services.together import rebuild_together, release
from onesheet.sources.models import Document

if TYPE_CHECKING:
    from onesheet.accounts.models import Member


def show_films(*, edition: Edition, by: Member | None, now: datetime) -> None:
    """Publish what the desk said of the films that stand in an edition and was held back.

    To be called in the transaction that announces the edition, or that puts a film into one that is announced. Costs a query
    where nothing is held.
    """
    films = Selection.objects.filter(edition=edition, withdrawn_at__isnull=True, film__shown=False).values("film_id")
    told = Statement.objects.filter(
        film__in=films, document__state=Document.State.HELD, document__reader__startswith=READER
    )
    show_documents(set(told.values_list("document_id", flat=True)), by=by, now=now)


def show_documents(numbers: Iterable[int], *, by: Member | None, now: datetime) -> None:
    """Publish these documents that were held back, and show their films. To be called in turn."""
    films: set[int] = set()
    for document in Document.objects.select_for_update().filter(pk__in=numbers).order_by("pk"):
        release(document=document, by=by, now=now)
        films |= films_of(document)
    rebuild_together(films)
