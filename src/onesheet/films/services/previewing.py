"""What is asked before a document is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onesheet.films.models import Film, Release
from onesheet.films.pure.matching import Match, Verdict
from onesheet.films.pure.statements import edtf_agree, form_of
from onesheet.films.services.known import match_of
from onesheet.films.services.outcomes import FilmRef
from onesheet.films.services.proposing import predecessor
from onesheet.films.services.publishing import reading_of, ref_of
from onesheet.films.services.settling import films_of
from onesheet.reading.vocabulary import Form, Reading
from onesheet.sources.models import Document
from onesheet.values.dates import is_interval, parse_date


@dataclass(frozen=True, slots=True)
class FilmQuestion:
    """Which film here is meant: `film` where that is certain, one of `doubts` where it is not, else a new one."""

    index: int
    """Of the reading's films, from 0."""
    title: str
    year: int | None
    film: FilmRef | None
    doubts: tuple[tuple[FilmRef, str], ...]
    """Films it may be, each with what speaks against it."""

    @property
    def certain(self) -> bool:
        """Whether nothing need be asked."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """Which year is meant by a date that tells none. Leaving it open is an answer too."""

    index: int
    """Of the reading's statements, from 0."""
    property: str
    value: str
    """EDTF, `XXXX-11-06`."""
    quote: str
    suggestions: tuple[str, ...]
    """EDTF, the likeliest first: what other documents say, the year of the film, that of the document."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A proposal before it is published."""

    reading: Reading
    films: tuple[FilmQuestion, ...]
    dates: tuple[DateQuestion, ...]
    supersedes: int | None
    """The published document whose place it takes."""


def preview(*, document: Document) -> Preview:
    """What a proposal says and what is doubtful about it. Raises Refusal where the document does not wait.

    Costs up to ten queries for each film of the document.
    """
    reading = reading_of(document)
    older = predecessor(document)
    before = films_of(older) if older is not None else set()
    matches = [match_of(reading, index, before=before) for index in range(len(reading.films))]
    ids = {doubt.film for one in matches for doubt in one.doubts} | {one.film for one in matches if one.film}
    here = Film.objects.in_bulk(ids)
    return Preview(
        reading=reading,
        films=tuple(_film_question(reading, index, one, here) for index, one in enumerate(matches)),
        dates=tuple(_date_questions(document, reading, matches)),
        supersedes=older.pk if older is not None else None,
    )


def _film_question(reading: Reading, index: int, found: Match, here: dict[int, Film]) -> FilmQuestion:
    return FilmQuestion(
        index=index,
        title=reading.films[index].title,
        year=reading.films[index].year,
        film=ref_of(here[found.film]) if found.verdict is Verdict.SAME and found.film is not None else None,
        doubts=tuple((ref_of(here[doubt.film]), doubt.reason) for doubt in found.doubts),
    )


def _date_questions(document: Document, reading: Reading, matches: list[Match]) -> Iterable[DateQuestion]:
    for index, one in enumerate(reading.statements):
        if form_of(one.property) is Form.DATE and isinstance(one.value, str) and _lacks_year(one.value):
            suggestions = _suggestions(document, reading, one.film, one.value, matches[one.film])
            yield DateQuestion(index, one.property, one.value, one.quote, suggestions)


def _lacks_year(date: str) -> bool:
    """Whether it is one day, or month, of a year that was not told; of an interval nobody is asked."""
    return date.startswith("XXXX-") and not is_interval(date)


def _suggestions(document: Document, reading: Reading, film: int, value: str, found: Match) -> tuple[str, ...]:
    """Whole dates that the value can mean."""
    films = [found.film] if found.film is not None else [doubt.film for doubt in found.doubts]
    releases = Release.objects.filter(film__in=films, accepted=True).order_by("-sources", "sort_date", "pk")
    said = [date for date in releases.values_list("date", flat=True) if edtf_agree(value, date)]
    years = [reading.films[film].year, *Film.objects.filter(pk__in=films).values_list("year", flat=True)]
    published = document.published[:4]
    years.append(int(published) if published.isdigit() else None)
    said += [str(parse_date(value).with_year(year)) for year in years if year]
    return tuple(dict.fromkeys(date for date in said if not date.startswith("XXXX")))
