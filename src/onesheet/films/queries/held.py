"""A film of which only documents tell that are held back: nobody sees it but those who prepare it and editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Film, Statement
from onesheet.films.queries.film import Masthead
from onesheet.sources.models import Document

MOST = 200
"""Statements that its page shows: it has those of a form, or of a row of a table."""


@dataclass(frozen=True, slots=True)
class SaidOfHeld:
    """What a document that is held back says of it."""

    property: str
    value: Any
    qualifiers: dict[str, Any]
    sentence: str
    document: int
    title: str


@dataclass(frozen=True, slots=True)
class HeldFilm:
    """The film with all that is said of it."""

    film: Masthead
    said: list[SaidOfHeld]


def is_held() -> Exists:
    """Return the condition that a document which is held back tells of a film."""
    return Exists(Statement.objects.filter(film=OuterRef("pk"), document__state=Document.State.HELD))


_FILM = Prepared(Masthead, Film.objects.filter(is_held(), slug=named("slug"), shown=False))
_SAID = Prepared(
    SaidOfHeld,
    Statement.objects.filter(film_id=named("film"), document__state=Document.State.HELD).order_by(
        "document_id", "start", "id"
    )[:MOST],
    title="document__title",
)


def held_film(slug: str) -> HeldFilm | None:
    """Return a film that is held, by its address; None where there is none, or it is shown. Costs two queries."""
    film = _FILM.first(slug=slug)
    return HeldFilm(film, _SAID.rows(film=film.id)) if film is not None else None
