"""Rows that say things of films in words: each becomes statements of a document whose text is the rows as printed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_programme
from onesheet.exchange.catalogue.finding import Listed, Place, find
from onesheet.exchange.catalogue.programmes import Programmes, is_shown
from onesheet.exchange.handler import Order, Result
from onesheet.exchange.pure.rows import Catalogue, Fate, Row
from onesheet.festivals.services.telling import STATES
from onesheet.films.models import QuotedReview
from onesheet.films.pure.quotes import LONGEST, Sentences
from onesheet.films.pure.statements import digest
from onesheet.films.services.known import films_numbered
from onesheet.films.services.naming import statements_of
from onesheet.films.services.together import Told, said_already, store_document, tell_together
from onesheet.films.services.turn import turn
from onesheet.reading.vocabulary import LISTING, UNKNOWN, Reading, Statement
from onesheet.sources.models import Document, Source

ROWS, SIGNS = 200, 200_000
"""So many rows, and signs, of a table make one document."""
TABLE = "dataset/rows"
"""The name, without a version, of what read the rows of a table."""
_REMEMBERED = 1_000_000
"""Things of which a preview remembers that rows before would say them."""
_NOT_HERE = "Its film is not here, so there was nothing to add it to."


@dataclass(frozen=True, slots=True)
class _Saying:
    """A row that is to be written."""

    place: int
    """Among the rows that are settled."""
    row: Row
    reading: Reading
    statements: tuple[Statement, ...]
    where: Place
    again: bool
    """Whether a row before it told of the same new film."""
    known: int = 0
    """How many of the statements its source made before."""
    stands: bool = False
    """Whether all that it says stands already, and it is told again only for what other rows of its film say."""


class Sayings:
    """Settles rows with readings of one import."""

    def __init__(self, order: Order, by: Member | None) -> None:
        self._order, self._by = order, by
        self._listed = Listed(order.number)
        self._said: set[int] = set()
        """What rows before said of which film, where that is not in the record: of a preview, and of the rows settled together."""
        self._source = str(order.options.get("source") or "").strip()
        self._licence = str(order.options.get("licence") or "")
        self.programmes = Programmes(order, drafts=by is None or may_programme(by))

    @property
    def full(self) -> bool:
        """Whether a preview remembers as much as it may."""
        return len(self._said) >= _REMEMBERED

    def comes(self, number: str, statements: Iterable[Statement]) -> None:
        """Remember of a preview that a row would make a film of this number that says this."""
        key = f"coming {number}"
        self._said.add(hash(key))
        self._said |= {hash((key, _digest(one))) for one in statements}

    def settle(self, rows: Sequence[Row], chosen: Sequence[int | None], *, write: bool) -> list[Result]:
        """Say what becomes of each row, and with `write` do it."""
        results: list[Result | None] = [None] * len(rows)
        readings: dict[int, Reading] = {}
        for place, row in enumerate(rows):
            reading = row.deed.reading if isinstance(row.deed, Catalogue) else None
            fault = _fault(reading)
            if reading is None or fault:
                results[place] = Result(Fate.REFUSED, fault)
            else:
                readings[place] = self._whole(row, reading)
        numbered = _numbered(rows, readings)
        found = find({place: one for place, one in readings.items() if place not in numbered}, chosen, self._listed)
        for place, film in numbered.items():
            if film is not None:
                found[place] = Place(film, f"film {film}")
                continue
            told = rows[place].film
            key = next((f"coming {number}" for _, number in told.identifiers), "") if told is not None else ""
            if not write and hash(key) in self._said:
                found[place] = Place(None, key)
            else:
                results[place] = Result(Fate.SAME, _NOT_HERE)
                del readings[place]
        sayings = self._fresh(rows, readings, found, results)
        done = self._written(sayings) if write and sayings else {}
        for one in sayings:
            film, document = done.get(one.place, (one.where.film, None))
            undo = None if document is None else {"document": document}
            results[one.place] = Result(_fate(one), _sentence(one), film, undo=undo)
            if film is not None:
                self._listed.add(film)
        if write:
            self._said.clear()
        fresh = {one.place: one.statements for one in sayings}
        sources = {place: self.source_of(readings[place]) for place in fresh}
        settled = [one for one in results if one is not None]
        return self.programmes.told(rows, readings, found, fresh, settled, sources)

    def _whole(self, row: Row, reading: Reading) -> Reading:
        if _only_here(row):
            return reading
        return self.programmes.placed(replace(reading, statements=statements_of(reading)))

    def _fresh(
        self, rows: Sequence[Row], readings: dict[int, Reading], found: dict[int, Place], results: list[Result | None]
    ) -> list[_Saying]:
        """Return the rows that say something new of a film that is certain; the others get their result."""
        here = self._here(readings, found)
        found = {
            place: _said_by(where, readings[place], here, self.source_of(readings[place]))
            for place, where in found.items()
        }
        reviewed = _reviewed(readings, found)
        overtaken = self.programmes.overtaken(rows, {
            place: (self.source_of(one), found[place].film) for place, one in readings.items()
        })  # fmt: skip
        sayings = []
        for place, reading in readings.items():
            where = found[place]
            if where.choices:
                results[place] = Result(Fate.AMBIGUOUS, where.sentence, choices=where.choices)
                continue
            if where.film is not None and _only_new(rows[place]):
                results[place] = Result(Fate.SAME, "", where.film)
                continue
            known = here.get((self.source_of(reading), where.film or 0), set())
            again = where.film is None and hash(where.key) in self._said
            retold = place in overtaken
            new = [
                (one, said)
                for one in reading.statements
                if ((mark := _digest(one)) not in known or (retold and is_shown(one)))
                and (said := hash((where.key, mark))) not in self._said
            ]
            fresh = tuple(one for one, _ in new)
            self._said.update(said for _, said in new)
            self._said.add(hash(where.key))
            if fresh or (reading.reviews and place not in reviewed):
                marks = [_digest(one) for one in fresh]
                stands = retold and all(mark in overtaken[place] for mark in marks)
                before = sum(mark in known for mark in marks)
                sayings.append(_Saying(place, rows[place], reading, fresh, where, again, before, stands))
            else:
                results[place] = Result(Fate.SAME, "This is said of the film already.", where.film)
        return sayings

    def _here(self, readings: dict[int, Reading], found: dict[int, Place]) -> dict[tuple[str, int], set[str]]:
        """What each source says already of each film that is asked for."""
        asked: dict[str, set[int]] = defaultdict(set)
        for place, reading in readings.items():
            where = found[place]
            asked[self.source_of(reading)] |= {film for film, _ in where.choices} | (
                {where.film} if where.film else set()
            )
        return {
            (source, film): digests
            for source, films in asked.items()
            for film, digests in said_already(source, films).items()
        }

    def source_of(self, reading: Reading) -> str:
        """Return the name of who says it, as `store_document` stores it."""
        return (self._source or reading.head.outlet or "")[:200]

    def _written(self, sayings: Sequence[_Saying]) -> dict[int, tuple[int, int]]:
        """Write the rows in documents; return of each its film and its document."""
        # In turn, so that an edition which is announced meanwhile is announced before or after, and what is held back is known.
        with turn():
            self.programmes.look_again()
            return self._written_in_turn(sayings)

    def _written_in_turn(self, sayings: Sequence[_Saying]) -> dict[int, tuple[int, int]]:
        done: dict[int, tuple[int, int]] = {}
        made: dict[str, int] = {}
        for piece in _pieces(sayings, self.programmes.held):
            reading, told = _document_of(piece, self._order.name)
            held = self.programmes.held(piece[0].reading)
            if any(one.known for one in piece):
                reading = _apart(reading, f"({self._order.name}, {self._order.number})")
            told = [one if one.film else replace(one, film=made.get(one.same_as)) for one in told]
            of_table = is_of_table(reading)
            document = store_document(
                reading=reading,
                source=self.source_of(reading),
                source_kind=Source.Kind.DATASET if of_table else "",
                licence=self._licence,
                origin=f"import:{self._order.number}" if of_table else "",
                by=self._by,
                now=self._order.now,
            )
            reviews = {} if of_table else {at: one.reading for at, one in enumerate(piece) if one.reading.reviews}
            films = tell_together(
                document=document, told=told, by=self._by, now=self._order.now, reviews=reviews, supersede=not of_table,
                held=bool(held),
            )  # fmt: skip
            for one, film in zip(piece, films, strict=True):
                done[one.place] = (film, document.pk)
                made[one.where.key] = film
        return done


def _only_here(row: Row) -> bool:
    """Whether a row says something of a film that has to be here: it tells its number and no more."""
    return isinstance(row.deed, Catalogue) and row.deed.facts.get("only") == "here"


def _only_new(row: Row) -> bool:
    """Whether a row says something of a film only where it is not here yet."""
    return isinstance(row.deed, Catalogue) and row.deed.facts.get("only") == "new"


def _numbered(rows: Sequence[Row], readings: dict[int, Reading]) -> dict[int, int | None]:
    """The films of rows that tell a number and no more; None where none is here."""
    asked = {
        place: next(iter(film.identifiers))
        for place in readings
        if _only_here(rows[place]) and (film := rows[place].film) is not None and film.identifiers
    }
    here = films_numbered(set(asked.values()))
    return {place: here.get(identifier) for place, identifier in asked.items()}


def is_of_table(reading: Reading) -> bool:
    """Tell whether a reading is of a row of a table, which stands in one document with its neighbours."""
    return reading.reader.startswith(TABLE)


def _fault(reading: Reading | None) -> str:
    """Why nothing can be made of a row; empty where something can."""
    if reading is None or not reading.films or not reading.films[0].title.strip():
        return "This row names no film."
    if len(reading.films) > 1:
        return "This row names several films at once."
    return _unstorable(reading)


def _unstorable(reading: Reading) -> str:
    if "\x00" in reading.text:
        return "This row holds a zero byte, which cannot be stored; save the file again as UTF-8."
    try:
        reading.text.encode()
    except UnicodeEncodeError:
        return "This row holds signs that cannot be stored; save the file again as UTF-8."
    return ""


def _digest(one: Statement) -> str:
    return digest(one.property, UNKNOWN if one.value is None else one.value, one.qualifiers)


def _said_by(where: Place, reading: Reading, here: Mapping[tuple[str, int], set[str]], source: str) -> Place:
    """Of the films that a row could be about, the one of which its source says all that already: the row came in before."""
    if not where.choices:
        return where
    told = {_digest(one) for one in reading.statements}
    same = [film for film, _ in where.choices if told <= here.get((source, film), set())]
    return Place(same[0], f"film {same[0]}") if len(same) == 1 else where


def _reviewed(readings: dict[int, Reading], found: dict[int, Place]) -> set[int]:
    """The rows whose reviews of their film are here."""
    wanted = {place: reading for place, reading in readings.items() if reading.reviews and found[place].film}
    there = set(
        QuotedReview.objects.filter(
            document__sha256__in={one.sha256 for one in wanted.values()}, document__state=Document.State.PUBLISHED
        ).values_list("document__sha256", "film_id")
    )
    return {place for place, reading in wanted.items() if (reading.sha256, found[place].film) in there}


def _fate(one: _Saying) -> Fate:
    if one.where.film is None and not one.again:
        return Fate.MADE
    return Fate.SAME if one.stands else Fate.CHANGED


def _sentence(one: _Saying) -> str:
    if one.where.film is None and not one.again:
        return ""
    if one.stands:
        return "This is so already; another row of the film changes."
    if one.known == len(one.statements):
        return "This was said before, and something else since; it is so again."
    return _told(len(one.statements) - one.known, len(one.reading.statements), again=one.again)


def _told(fresh: int, said: int, *, again: bool) -> str:
    things = "one thing" if fresh == 1 else f"{fresh} things"
    film = "the film of a row before" if again else "the film"
    return f"Adds {things} to {film}." + (f" The other {said - fresh} were said already." if said > fresh else "")


def _pieces(sayings: Sequence[_Saying], held: Callable[[Reading], object]) -> Iterable[list[_Saying]]:
    """Group what stands in one document: rows of a table up to a size, and all that one text says.

    What is held back stands apart from what is not, and by the edition for which it is.
    """
    piece: list[_Saying] = []
    size = 0
    for one in sayings:
        fits = bool(piece) and _together(piece[0], one) and held(piece[0].reading) == held(one.reading)
        if is_of_table(one.reading):
            fits = fits and len(piece) < ROWS and size + len(one.reading.text) <= SIGNS
        if piece and not fits:
            yield piece
            piece, size = [], 0
        piece.append(one)
        size += len(one.reading.text)
    if piece:
        yield piece


def _together(first: _Saying, other: _Saying) -> bool:
    if is_of_table(first.reading):
        same = (first.reading.reader, first.reading.head) == (other.reading.reader, other.reading.head)
        return same and _header(first) == _header(other)
    return first.reading.sha256 == other.reading.sha256


def _header(one: _Saying) -> str:
    return str(one.row.deed.facts.get("header", "")) if isinstance(one.row.deed, Catalogue) else ""


def _document_of(piece: Sequence[_Saying], name: str) -> tuple[Reading, list[Told]]:
    """The text in which all of the piece stands, and what it says of each film."""
    first = piece[0].reading
    if not is_of_table(first):
        sentences = Sentences(first.text, first.media_type)
        return first, [
            _told_of(one, one.statements, [sentences.around(said.start, said.end) for said in one.statements])
            for one in piece
        ]
    header = _header(piece[0])
    parts = [header] if header else []
    at = len(header) + 1 if header else 0
    told = []
    for one in piece:
        text = one.reading.text
        moved = tuple(replace(said, start=said.start + at, end=said.end + at) for said in one.statements)
        told.append(_told_of(one, moved, [_around(text, said) for said in one.statements]))
        parts.append(text)
        at += len(text) + 1
    whole = "\n".join(parts)
    head = replace(first.head, kind=LISTING, title=first.head.title or name)
    sha256 = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(first, text=whole, sha256=sha256, head=head, statements=(), reviews=(), unread=()), told


def _apart(reading: Reading, words: str) -> Reading:
    """A table that says once more what a published one says is a text of its own: it ends in words that no other has."""
    if not Document.objects.filter(sha256=reading.sha256, state__in=STATES).exists():
        return reading
    text = f"{reading.text}\n{words}"
    return replace(reading, text=text, sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _told_of(one: _Saying, statements: tuple[Statement, ...], sentences: Sequence[str]) -> Told:
    film = one.reading.films[0]
    return Told(statements, tuple(sentences), film.title, film.year, one.where.film, one.where.key)


def _around(row: str, said: Statement) -> str:
    """The row as the sentence of what it says; of a very long one what is near."""
    if len(row) <= LONGEST:
        return row
    side = max(0, (LONGEST - (said.end - said.start)) // 2)
    left, right = max(0, said.start - side), min(len(row), said.end + side)
    if right - left > LONGEST:
        return ""
    return f"{'… ' if left else ''}{row[left:right].strip()}{' …' if right < len(row) else ''}"
