"""A film of which only documents tell that are held back: nobody sees it but those who prepare it and editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Film, Statement
from onesheet.films.queries.film import Masthead
from onesheet.reading.vocabulary import PROPERTIES, Group
from onesheet.sources.models import Document

MOST = 200
"""Statements that its page shows: it has those of a form, or of a row of a table."""
_FACTS = ["year", *(name for name, one in PROPERTIES.items() if one.group in {Group.ABOUT, Group.WHO, Group.ROLE})]
"""What a film is and who made it: nothing of a programme, whatever a table calls a release or an award."""


@dataclass(frozen=True, slots=True)
class SaidOfHeld:
    """What a document that is held back says of it."""

    property: str
    value: Any
    qualifiers: dict[str, Any]
    sentence: str
    document: int
    title: str
    reader: str
    """Of the document; a form's sentences are the house's own, a table's are its rows."""


@dataclass(frozen=True, slots=True)
class HeldFilm:
    """The film with all that is said of it."""

    film: Masthead
    said: list[SaidOfHeld]


def is_held() -> Exists:
    """Return the condition that a document which is held back tells of a film."""
    return Exists(Statement.objects.filter(film=OuterRef("pk"), document__state=Document.State.HELD))


_FILM = Prepared(Masthead, Film.objects.filter(is_held(), slug=named("slug"), shown=False))
_STATEMENTS = Statement.objects.filter(film_id=named("film"), document__state=Document.State.HELD).order_by(
    "document_id", "start", "id"
)
_SAID = Prepared(SaidOfHeld, _STATEMENTS[:MOST], title="document__title", reader="document__reader")
_FACTS_SAID = Prepared(
    SaidOfHeld,
    _STATEMENTS.filter(property__in=_FACTS)[:MOST],
    title="document__title",
    reader="document__reader",
)


def held_film(slug: str, *, whole: bool) -> HeldFilm | None:
    """Return a film that is held, by its address; None where there is none, or it is shown. Costs two queries.

    Without `whole` it tells the film's own facts alone, and nothing of where it is to be shown.
    """
    film = _FILM.first(slug=slug)
    return HeldFilm(film, (_SAID if whole else _FACTS_SAID).rows(film=film.id)) if film is not None else None
