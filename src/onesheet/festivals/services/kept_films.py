"""Writes: films of an import that is undone which an edition goes on showing, since somebody built on that: they keep what was said of them.

What the import's documents said of such a film beside festivals and screenings stands from then on as a document of its own, in the
words and under the name of the same source.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onesheet.festivals.models import Selection
from onesheet.festivals.pure.film_text import READER
from onesheet.festivals.services.following_awards import PROGRAMME
from onesheet.festivals.services.held import is_announced
from onesheet.festivals.services.telling import STATES
from onesheet.films.models import Film, Statement
from onesheet.films.services.together import Told, store_document, tell_together
from onesheet.films.services.turn import turn
from onesheet.reading import vocabulary
from onesheet.reading.vocabulary import OTHER, Head, Reading

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

_OF_PROGRAMMES = ("festival", "release", "award")
_READER = f"{READER}/rows"
"""A film's own words as the desk enters them, but in rows of a table: of an edition in preparation programmers alone read these."""


def keep_films(*, origin: str, by: Member | None, now: datetime) -> list[str]:
    """Let films of documents of this origin keep their facts where an edition still shows them and nobody else tells any.

    To be called in the transaction that takes these documents back, when selections have followed; return a sentence for each
    film. Of an edition in preparation it is held. Costs a query where no edition shows any.
    """
    told = Statement.objects.filter(document__origin=origin).exclude(document__state__in=STATES)
    rows = Selection.objects.filter(film__in=told.values("film_id"), withdrawn_at__isnull=True)
    shown: dict[int, list[Selection]] = defaultdict(list)
    for row in rows.select_related("edition__festival", "film").order_by("pk"):
        shown[row.film_id].append(row)
    if not shown:
        return []
    others = Statement.objects.filter(film__in=shown, document__state__in=STATES)
    for film in others.exclude(document__origin__startswith=PROGRAMME).values_list("film_id", flat=True).distinct():
        del shown[film]
    said: dict[int, list[Statement]] = defaultdict(list)
    facts = told.filter(film__in=shown).exclude(property__in=_OF_PROGRAMMES).exclude(rank="deprecated")
    for one in facts.select_related("document__source").order_by("pk"):
        said[one.film_id].append(one)
    kept = []
    with turn():
        for film, statements in said.items():
            first = next((one for one in shown[film] if is_announced(one.edition)), shown[film][0])
            _keep(first.film, statements, held=not is_announced(first.edition), by=by, now=now)
            kept.append(f"{first.film} stays with what was said of it, since {first.edition} shows it.")
    return kept


def _keep(film: Film, statements: Sequence[Statement], *, held: bool, by: Member | None, now: datetime) -> None:
    piece = statements[0].document
    assert piece is not None
    text, placed = _text(film, statements)
    reading = Reading(
        str(film), text, hashlib.sha256(text.encode()).hexdigest(), _READER, Head(OTHER, title=str(film)),
        (vocabulary.Film(film.title, film.year),), tuple(one.statement for one in placed),
    )  # fmt: skip
    document = store_document(
        reading=reading, source=piece.source.name, source_kind=piece.source.kind, licence=piece.licence, origin="", by=by, now=now,
        address=piece.address,
    )  # fmt: skip
    told = Told(
        statements=reading.statements, sentences=tuple(one.sentence for one in placed), title=film.title, year=film.year,
        film=film.pk,
    )  # fmt: skip
    tell_together(document=document, told=[told], by=by, now=now, supersede=False, held=held)


@dataclass(frozen=True, slots=True)
class _Placed:
    statement: vocabulary.Statement
    sentence: str


def _text(film: Film, statements: Iterable[Statement]) -> tuple[str, list[_Placed]]:
    """Return a text of the sentences that say these facts, each once, and the facts where they stand in it."""
    text = f"{film}\n\n"
    starts: dict[str, int] = {}
    facts: dict[str, _Placed] = {}
    for one in statements:
        sentence = one.sentence if one.quote in one.sentence else one.quote
        if sentence not in starts:
            starts[sentence] = len(text)
            text += f"{sentence}\n"
        start = starts[sentence] + _within(one, sentence)
        said = vocabulary.Statement(
            one.property,
            one.value,
            one.quote,
            start,
            start + len(one.quote),
            one.qualifiers,
            rank=one.rank,
            reason=one.reason,
        )
        facts.setdefault(one.digest, _Placed(said, sentence))
    return text, list(facts.values())


def _within(one: Statement, sentence: str) -> int:
    """Return where in its sentence a quote stands: of the places that have its words that in which it stood."""
    assert one.document is not None
    before = one.document.text
    at = before.find(sentence, max(one.end - len(sentence), 0)) if before else -1
    if 0 <= at <= one.start and one.end <= at + len(sentence):
        return one.start - at
    return sentence.index(one.quote)
