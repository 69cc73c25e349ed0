"""A section of an edition: its films with the programmers' notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onesheet.database.prepared import Prepared, PreparedCount, named, named_list
from onesheet.festivals.models import Selection
from onesheet.festivals.queries.edition import (
    SELECTION_COLUMNS,
    STANDING,
    FilmLine,
    SectionRow,
    SelectionRow,
    film_lines,
    nested,
    sections,
    short_before,
)

FILMS_A_PAGE = 24


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a film in its section. `html` is safe."""

    selection: int
    html: str
    before: str | None
    before_slug: str | None
    """The film that is shown before it."""


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A section with a page of its films. `within` are the sections around it, the outermost first; `parts` those in it."""

    section: SectionRow
    within: list[SectionRow]
    parts: list[SectionRow]
    lines: list[FilmLine]
    notes: dict[int, Note]
    """By the selection's number; only of those that have something to tell."""
    total: int
    page: int
    pages: int


_IN_SECTION = STANDING.filter(section_id=named("section"))
_ROWS = Prepared(
    SelectionRow, _IN_SECTION.order_by("position", "film__sort_title", "pk"), paged=True, **SELECTION_COLUMNS
)
_COUNT = PreparedCount(_IN_SECTION)
_NOTES = Prepared(
    Note,
    Selection.objects.filter(pk__in=named_list("selections")).exclude(html="", preceded_by__isnull=True),
    selection="pk",
    before=short_before("film__title"),
    before_slug=short_before("film__slug"),
)


def section_page(edition: int, slug: str, now: datetime, page: int = 1) -> SectionPage | None:
    """Return a section of an edition with 24 films a page; None where it has none of this slug. Costs seven queries."""
    ordered = nested(sections(edition))
    found = next((row for row, _ in ordered if row.slug == slug), None)
    if found is None:
        return None
    asked = {"edition": edition, "section": found.id}
    total = _COUNT.count(**asked)
    pages = max(1, -(-total // FILMS_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _ROWS.rows(**asked, limit=FILMS_A_PAGE, offset=(page - 1) * FILMS_A_PAGE)
    notes = {note.selection: note for note in _NOTES.rows(selections=[row.id for row in rows])}
    return SectionPage(
        section=found,
        within=_within(found, {row.id: row for row, _ in ordered}),
        parts=[row for row, _ in ordered if row.parent == found.id],
        lines=film_lines(rows, now, whole=True),
        notes=notes,
        total=total,
        page=page,
        pages=pages,
    )


def _within(section: SectionRow, known: dict[int, SectionRow]) -> list[SectionRow]:
    around: list[SectionRow] = []
    while section.parent is not None and (parent := known.get(section.parent)) and parent not in around:
        around.insert(0, parent)
        section = parent
    return around
