"""What programmers see of an edition's sections, films and awards."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q

from onesheet.database.prepared import Prepared, named
from onesheet.festivals.models import Award, Edition, Section, Selection, Showing
from onesheet.festivals.queries.desk import LENGTHLESS, counted, unshown
from onesheet.festivals.queries.edition import short_before

FILMS_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section with all that its form fills in."""

    id: int
    edition: int
    parent: int | None
    was: int | None
    was_name: str | None
    was_year: int | None
    name: str
    slug: str
    text: str
    competition: bool
    position: int
    changed_at: datetime | None
    films: int
    depth: int = 0
    """0 for one within no other."""
    path: str = ""
    """Its name after those it stands within: `Competition / Shorts`."""


@dataclass(frozen=True, slots=True)
class FilmRow:
    """A film in the table of an edition's films."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    section: int | None
    premiere: str
    position: int
    minutes: int | None
    runtime: int | None
    entered: bool
    withdrawn_at: datetime | None
    screenings: int

    @property
    def length(self) -> int | None:
        """Minutes of what is shown; None where nobody said."""
        return self.minutes or self.runtime


@dataclass(frozen=True, slots=True)
class FilmsPage:
    """A page of an edition's films."""

    rows: list[FilmRow]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class SelectionRow:
    """A film in an edition with all that its form fills in."""

    id: int
    edition: int
    film: int
    slug: str
    title: str
    year: int | None
    runtime: int | None
    section: int | None
    section_name: str | None
    premiere: str
    premiere_words: str
    part: str
    competition: bool
    note: str
    version: str
    minutes: int | None
    language: str
    preceded_by: int | None
    position: int
    entered: bool
    statement: int | None
    withdrawn_at: datetime | None
    changed_at: datetime

    @property
    def length(self) -> int | None:
        """Minutes of what is shown; None where nobody said."""
        return self.minutes or self.runtime


@dataclass(frozen=True, slots=True)
class Choice:
    """A film of the edition to choose, with its length where it is known."""

    id: int
    title: str
    year: int | None
    own: int | None
    runtime: int | None
    short: int | None
    short_own: int | None
    short_runtime: int | None
    """Of the film that is shown before it: its selection and lengths."""
    film: int
    withdrawn_at: datetime | None

    @property
    def selection(self) -> int:
        """Its number in the edition."""
        return self.id


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award with all that its form fills in."""

    id: int
    edition: int
    section: int | None
    section_name: str | None
    kind: str
    name: str
    film: int | None
    film_slug: str | None
    film_title: str | None
    recipient: str
    shared: bool
    jury: str
    citation: str
    statement: int | None
    changed_at: datetime


_OF_SECTION: dict[str, Any] = {
    "edition": "edition_id",
    "parent": "parent_id",
    "was": "was_id",
    "was_name": "was__name",
    "was_year": "was__edition__year",
    "films": "films_there",
}
_SECTION_ROWS = Section.objects.annotate(
    films_there=counted(Selection.objects.filter(section=OuterRef("pk"), withdrawn_at__isnull=True), "section")
).order_by("position", "id")
_SECTIONS: Prepared[SectionRow] = Prepared(SectionRow, _SECTION_ROWS.filter(edition=named("edition")), **_OF_SECTION)
_SECTION: Prepared[SectionRow] = Prepared(SectionRow, _SECTION_ROWS.filter(pk=named("section")), **_OF_SECTION)
_OF_SELECTION: dict[str, Any] = {
    "edition": "edition_id",
    "film": "film_id",
    "slug": "film__slug",
    "title": "film__title",
    "year": "film__year",
    "runtime": "film__runtime_minutes",
    "section": "section_id",
    "section_name": "section__name",
    "preceded_by": "preceded_by_id",
    "statement": "statement_id",
}
_SELECTION: Prepared[SelectionRow] = Prepared(
    SelectionRow, Selection.objects.filter(pk=named("selection")), **_OF_SELECTION
)
_CHOICES: Prepared[Choice] = Prepared(
    Choice,
    Selection.objects.filter(edition=named("edition")).order_by("film__sort_title", "id"),
    title="film__title",
    year="film__year",
    own="minutes",
    runtime="film__runtime_minutes",
    short=short_before("pk"),
    short_own=short_before("minutes"),
    short_runtime=short_before("film__runtime_minutes"),
    film="film_id",
)
_OF_AWARD: dict[str, Any] = {
    "edition": "edition_id",
    "section": "section_id",
    "section_name": "section__name",
    "film": "film_id",
    "film_slug": "film__slug",
    "film_title": "film__title",
    "statement": "statement_id",
}
_AWARDS: Prepared[AwardRow] = Prepared(
    AwardRow, Award.objects.filter(edition=named("edition"), entered=True).order_by("position", "id"), **_OF_AWARD
)
_AWARD: Prepared[AwardRow] = Prepared(AwardRow, Award.objects.filter(pk=named("award"), entered=True), **_OF_AWARD)


def sections(edition: int) -> list[SectionRow]:
    """Return the sections of an edition, each followed by those within it. Costs one query."""
    rows = _SECTIONS.rows(edition=edition)
    within: dict[int | None, list[SectionRow]] = defaultdict(list)
    for row in rows:
        within[row.parent].append(row)
    found: list[SectionRow] = []
    _nest(within, None, 0, "", found)
    return found


def _nest(
    within: dict[int | None, list[SectionRow]], parent: int | None, depth: int, path: str, found: list[SectionRow]
) -> None:
    for row in within.get(parent, ()):
        own = f"{path} / {row.name}" if path else row.name
        told = {name: getattr(row, name) for name in SectionRow.__slots__}
        found.append(SectionRow(**(told | {"depth": depth, "path": own})))
        _nest(within, row.id, depth + 1, own, found)


def section(number: int) -> SectionRow | None:
    """Return a section; None where there is none of this number. Costs one query."""
    return _SECTION.first(section=number)


def earlier_sections(festival: int, edition: int) -> list[tuple[int, str]]:
    """Return the sections of other editions of a festival, the latest first, with the year after the name. Costs one query."""
    rows = Section.objects.filter(edition__festival=festival).exclude(edition=edition)
    named_rows = rows.order_by("-edition__year", "position").values_list("pk", "name", "edition__year")
    return [(number, f"{name} ({year})") for number, name, year in named_rows[:300]]


def can_copy_sections(festival: int, edition: int, year: int) -> bool:
    """Tell whether an earlier edition of the festival has sections. Costs one query."""
    others = Edition.objects.filter(festival=festival, year__lte=year, sections__isnull=False)
    return others.exclude(pk=edition).exists()


def edition_films(edition: int, *, of: int | str | None = None, page: int = 1) -> FilmsPage:
    """Return 25 of an edition's films, withdrawn ones too. Costs two queries.

    `of` is the number of a section, `none` for films in no section, `unshown` for those without a screening, `lengthless`,
    `withdrawn`, or None for all.
    """
    conditions = {
        "none": Q(section__isnull=True),
        "unshown": unshown() & Q(withdrawn_at__isnull=True),
        "lengthless": LENGTHLESS & Q(withdrawn_at__isnull=True),
        "withdrawn": Q(withdrawn_at__isnull=False),
    }
    condition = Q() if of is None else Q(section=of) if isinstance(of, int) else conditions[of]
    rows = Selection.objects.filter(condition, edition=edition)
    total = rows.count()
    pages = max(1, -(-total // FILMS_A_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * FILMS_A_PAGE
    listed = (
        rows.annotate(shown=counted(Showing.objects.filter(selection=OuterRef("pk")), "selection"))
        .order_by(F("section__position").asc(nulls_last=True), "section_id", "position", "film__sort_title", "pk")
        .values_list(
            "pk", "film_id", "film__slug", "film__title", "film__year", "section_id", "premiere", "position", "minutes",
            "film__runtime_minutes", "entered", "withdrawn_at", "shown",
        )[start : start + FILMS_A_PAGE]
    )  # fmt: skip
    return FilmsPage([FilmRow(*row) for row in listed], total, page, pages)


def selection(number: int) -> SelectionRow | None:
    """Return a film in an edition; None where there is none of this number. Costs one query."""
    return _SELECTION.first(selection=number)


def choices(edition: int) -> list[Choice]:
    """Return all films of an edition by title, withdrawn ones too. Costs one query."""
    return _CHOICES.rows(edition=edition)


def selected_films(edition: int, films: list[int]) -> set[int]:
    """Return which of these films stand in the edition. Costs one query."""
    return set(Selection.objects.filter(edition=edition, film__in=films).values_list("film_id", flat=True))


def awards(edition: int) -> list[AwardRow]:
    """Return the awards that the house entered of an edition, in their order. Costs one query."""
    return _AWARDS.rows(edition=edition)


def award(number: int) -> AwardRow | None:
    """Return an award that the house entered; None where there is none of this number. Costs one query."""
    return _AWARD.first(award=number)
