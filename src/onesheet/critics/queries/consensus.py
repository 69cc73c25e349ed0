"""The sentence in which an editor sums up what critics say of a film, and those before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce, NullIf

from onesheet.critics.models import Consensus
from onesheet.database.prepared import Prepared, PreparedCount, named

SENTENCES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A consensus as somebody wrote it."""

    id: int
    text: str
    """Empty where the one before was taken back."""
    by: str | None
    """A user name; None where the account is gone."""
    name: str
    """As the writer is called; empty where the account is gone."""
    at: datetime
    reviews: int
    """How many reviews counted when it was written."""
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """A page of what was written on a film, newest first."""

    sentences: list[Sentence]
    total: int
    page: int
    pages: int
    """At least 1."""


_OF_FILM = Consensus.objects.filter(film_id=named("film"))
_SENTENCES = Prepared(
    Sentence,
    _OF_FILM.order_by("-id"),
    paged=True,
    by="by__username",
    name=Coalesce(NullIf("by__display_name", Value("")), "by__username", Value(""), output_field=CharField()),
)
_COUNT = PreparedCount(_OF_FILM)


def newest_sentence(film: int) -> Sentence | None:
    """Return what was written last on a film; None where nothing ever was. Costs one query."""
    return next(iter(_SENTENCES.rows(film=film, limit=1, offset=0)), None)


def history(film: int, page: int = 1) -> History:
    """Return a page of 20 of all that was written on a film. Costs two queries."""
    total = _COUNT.count(film=film)
    pages = max(1, -(-total // SENTENCES_A_PAGE))
    page = min(max(page, 1), pages)
    found = _SENTENCES.rows(film=film, limit=SENTENCES_A_PAGE, offset=(page - 1) * SENTENCES_A_PAGE)
    return History(found, total, page, pages)
