"""What was awarded: by an edition, by a festival, to a film; each award once, with all who tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.festivals.models import Award, Edition
from onesheet.festivals.pure.awarded import Jury, award_key, jury_of
from onesheet.values.folding import fold

FESTIVAL_SHOWN = 40
"""Rows on a festival's page; each edition's own page has all of its own."""


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    name: str
    film_id: int | None
    film: str | None
    slug: str | None
    film_year: int | None
    page: bool | None
    recipient: str
    shared: bool
    jury: str
    citation: str
    section: str | None
    section_slug: str | None
    edition_slug: str
    year: int
    entered: bool
    document: int | None
    edition: int
    own_name: str
    festival: str
    festival_slug: str
    festival_key: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words of an award, and how many documents have them; none where the house entered them and nothing is published yet."""

    words: str
    documents: int


@dataclass(frozen=True, slots=True)
class AwardLine:
    """What was awarded, as the house entered it, else as the first document tells it.

    Where those who tell it name other recipients, juries or words of juries, each stands there with how many documents say so.
    `film` is None where it is for no one film; `page` is False where the film has no page now.
    """

    kind: str
    name: str
    film: str | None
    slug: str | None
    film_year: int | None
    page: bool | None
    shared: bool
    recipients: tuple[Said, ...]
    juries: tuple[Said, ...]
    citations: tuple[Said, ...]
    documents: int
    """How many tell it."""
    section: str | None
    section_slug: str | None
    edition_slug: str
    year: int
    own_name: str
    """Of the edition."""
    festival: str
    festival_slug: str
    festival_key: str

    @property
    def edition_name(self) -> str:
        """The edition's own name where it has one, else its festival's with the year."""
        return self.own_name or f"{self.festival} {self.year}"


@dataclass(frozen=True, slots=True)
class JuryLine:
    """A jury of an edition, and what it gave."""

    printed: str
    """As awards name it."""
    jury: Jury
    gave: tuple[str, ...]


_COLUMNS: dict[str, Any] = {
    "film_id": "film_id",
    "film": "film__title",
    "slug": "film__slug",
    "film_year": "film__year",
    "page": "film__shown",
    "section": "section__name",
    "section_slug": "section__slug",
    "edition_slug": "edition__slug",
    "year": "edition__year",
    "document": "statement__document_id",
    "edition": "edition_id",
    "own_name": "edition__name",
    "festival": "edition__festival__name",
    "festival_slug": "edition__festival__slug",
    "festival_key": "edition__festival__key",
}
_ORDER = ("-entered", "position", "statement_id", "pk")
_OF_FESTIVAL = Prepared(
    _Row,
    Award.objects.filter(edition__festival_id=named("festival"), edition__state__in=named_list("states")).order_by(
        "-edition__year", "-edition_id", *_ORDER
    )[:FESTIVAL_SHOWN],
    **_COLUMNS,
)
_OF_EDITION = Prepared(_Row, Award.objects.filter(edition_id=named("edition")).order_by(*_ORDER), **_COLUMNS)
_OF_FILM = Prepared(
    _Row,
    Award.objects.filter(film_id=named("film"), edition__state=Edition.State.ANNOUNCED).order_by(
        "-edition__year", "edition_id", *_ORDER
    ),
    **_COLUMNS,
)


def awards_of(edition: int) -> list[AwardLine]:
    """Return what an edition awarded, first what the house entered in its order. Costs one query."""
    return _together(_OF_EDITION.rows(edition=edition))


def awards_of_festival(festival: int, states: Sequence[str]) -> list[AwardLine]:
    """Return what editions in these states awarded, the newest first. Costs one query."""
    return _together(_OF_FESTIVAL.rows(festival=festival, states=states))


def awards_of_film(film: int) -> list[AwardLine]:
    """Return what a film was awarded at editions that everybody may see, the newest first. Costs one query."""
    return _together(_OF_FILM.rows(film=film))


def juries_of(awards: Iterable[AwardLine]) -> list[JuryLine]:
    """Return the juries of awards, each once, in the order in which they are named."""
    found: dict[str, tuple[str, list[str]]] = {}
    for one in awards:
        for said in one.juries:
            found.setdefault(fold(said.words), (said.words, []))[1].append(one.name)
    return [JuryLine(printed, jury_of(printed), tuple(dict.fromkeys(gave))) for printed, gave in found.values()]


def _together(rows: Iterable[_Row]) -> list[AwardLine]:
    """Put together what tells the same award: that of one edition and film under one name, but that the house may enter several."""
    groups: list[list[_Row]] = []
    by_key: dict[tuple[int, int | None, str], list[list[_Row]]] = {}
    for row in rows:
        known = by_key.setdefault((row.edition, row.film_id, award_key(row.name)), [])
        own = next((group for group in known if _says_the_same(group, row)), None)
        own = own or next((group for group in known if _says_otherwise(group, row)), None)
        if own is None:
            own = []
            known.append(own)
            groups.append(own)
        own.append(row)
    return [_line(group) for group in groups]


def _says_the_same(group: list[_Row], row: _Row) -> bool:
    """Tell whether a row is one more voice for an award. What the house entered twice was given twice."""
    told = {fold(one.recipient) for one in group}
    return not row.entered and (not row.recipient or fold(row.recipient) in told or told == {""})


def _says_otherwise(group: list[_Row], row: _Row) -> bool:
    """Tell whether a row names somebody else for an award; of one document that is a second prize of the name."""
    return not row.entered and row.document not in {one.document for one in group}


def _line(group: list[_Row]) -> AwardLine:
    first = group[0]
    return AwardLine(
        first.kind, first.name, first.film, first.slug, first.film_year, first.page, first.shared,
        _said(group, lambda row: row.recipient), _said(group, lambda row: row.jury), _said(group, lambda row: row.citation),
        len({row.document for row in group} - {None}), first.section, first.section_slug, first.edition_slug, first.year,
        first.own_name, first.festival, first.festival_slug, first.festival_key,
    )  # fmt: skip


def _said(group: Iterable[_Row], words: Callable[[_Row], str]) -> tuple[Said, ...]:
    """Return the words that rows have, written alike or not, each once with how many documents have them."""
    found: dict[str, tuple[str, set[int]]] = {}
    for row in group:
        if told := words(row):
            _, documents = found.setdefault(fold(told), (told, set()))
            if row.document is not None:
                documents.add(row.document)
    return tuple(Said(told, len(documents)) for told, documents in found.values())
