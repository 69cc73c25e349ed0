"""A film's way to its audience: announcement, filming, festivals and releases in one line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from onesheet.values.dates import sort_key
from onesheet.values.names import festival_key, festival_year, same_festival
from onesheet.web.addresses import url
from onesheet.web.films.marks import Mark, mark, with_rivals
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.statements import place_words, region_words, release_kind_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from onesheet.festivals.queries.awards import AwardLine
    from onesheet.films.queries.film import FactRow, FilmPage, ReleaseRow


@dataclass(frozen=True, slots=True)
class Milestone:
    """One station: when, what, and who says so."""

    when: str
    """In few words, `6 Nov 2015`."""
    day: str
    """ISO 8601, as far as it is known; empty where the year is not."""
    words: str
    marks: tuple[Mark, ...]
    festival: bool
    order: tuple[date, str]
    address: str = ""
    """Of the page of the festival's edition, where it has one."""
    prizes: tuple[str, ...] = ()
    """What it was awarded there."""
    awarded: str = ""
    """The address of all that was awarded there."""


def milestones(
    page: FilmPage,
    facts: dict[str, list[FactRow]],
    record: str,
    editions: Mapping[tuple[str, int], str],
    awards: Iterable[AwardLine] = (),
) -> list[Milestone]:
    """Return the stations in order of their dates; those whose year nobody tells come last.

    `editions` are the addresses of the editions it was selected for, by the festival's key and the year; `awards` is what it was
    awarded there.
    """
    festivals = _Festivals(facts, record, editions)
    told = [*_facts(facts, record), *_releases(page, record, festivals), *festivals.left()]
    return sorted(_with_prizes(told, awards, record), key=lambda one: one.order)


def _with_prizes(told: Iterable[Milestone], awards: Iterable[AwardLine], record: str) -> Iterator[Milestone]:
    """Put what was awarded beside the first station at the edition; where none is told it is one of its own."""
    given: dict[str, list[AwardLine]] = {}
    for award in awards:
        address = url("edition", festival=award.festival_slug, edition=award.edition_slug)
        given.setdefault(address, []).append(award)
    for one in told:
        here = given.pop(one.address, []) if one.address else []
        yield replace(one, **_prizes(here)) if here else one
    for address, here in given.items():
        documents = max(one.documents for one in here)
        marks = (Mark(f"{record}/award", documents),) if documents else ()
        alone = _milestone(str(here[0].year), here[0].festival, marks, festival=True, address=address)
        yield replace(alone, **_prizes(here))


def _prizes(here: list[AwardLine]) -> dict[str, Any]:
    address = url("edition-awards", festival=here[0].festival_slug, edition=here[0].edition_slug)
    return {"prizes": tuple(dict.fromkeys(one.name for one in here)), "awarded": address}


def _facts(facts: dict[str, list[FactRow]], record: str) -> Iterator[Milestone]:
    for name, words in (("announced", gettext("Announced")), ("filming", gettext("Filming"))):
        for fact, rivals in with_rivals(facts.get(name, ())):
            if not isinstance(fact.value, str):
                continue
            place = fact.qualifiers.get("place")
            told = f"{words}, {place_words(place)}" if place else words
            yield _milestone(fact.value, told, (mark(record, name, fact, rivals, _fact_date),), festival=False)


class _Festivals:
    """The festivals at which the film was shown; one whose day a release tells is told with that release."""

    def __init__(self, facts: dict[str, list[FactRow]], record: str, editions: Mapping[tuple[str, int], str]) -> None:
        self._record = record
        self._editions = editions
        self._facts = [pair for pair in with_rivals(facts.get("festival", ())) if isinstance(pair[0].value, str)]
        self._told: set[str] = set()

    def of_release(self, row: ReleaseRow) -> tuple[FactRow, Mark] | None:
        """Return the festival at which a release took place, where it is among those that are told."""
        wanted = str(row.qualifiers.get("festival") or (row.place if row.kind == "premiere" else ""))
        for fact, rivals in self._facts:
            edition = str(fact.qualifiers.get("edition") or "")
            if wanted and same_festival(wanted, str(fact.value)) and edition in ("", row.date[:4]):
                self._told.add(fact.key)
                return fact, self._mark(fact, rivals)
        return None

    def left(self) -> Iterator[Milestone]:
        """Tell the festivals that no release has told."""
        for fact, rivals in self._facts:
            if fact.key not in self._told:
                edition = str(fact.qualifiers.get("edition") or "")
                made = self._mark(fact, rivals)
                yield _milestone(edition, _with_section(fact), (made,), festival=True, address=self.address(fact))

    def address(self, fact: FactRow) -> str:
        """Return the address of the edition's page; empty where it has none."""
        if not self._editions:
            return ""
        told = str(fact.qualifiers.get("edition") or "")
        year = int(told) if told.isascii() and told.isdigit() else festival_year(str(fact.value))
        return self._editions.get((festival_key(str(fact.value)), year), "") if year else ""

    def _mark(self, fact: FactRow, rivals: list[FactRow]) -> Mark:
        return mark(self._record, "festival", fact, rivals, _festival_edition)


def _with_section(fact: FactRow) -> str:
    section = fact.qualifiers.get("section")
    return f"{fact.value}, {section}" if section else str(fact.value)


def _releases(page: FilmPage, record: str, festivals: _Festivals) -> Iterator[Milestone]:
    for row, rivals in with_rivals(page.releases):
        made = mark(record, "release", row, rivals, _release_date)
        shown = festivals.of_release(row)
        if shown is None:
            yield _milestone(row.date, _release(row), (made,), festival=bool(row.qualifiers.get("festival")))
        else:
            yield _milestone(
                row.date, _with_section(shown[0]), (made, shown[1]), festival=True, address=festivals.address(shown[0])
            )


def _release(row: ReleaseRow) -> str:
    told: dict[str, Any] = row.qualifiers
    first = str(told.get("format") or release_kind_words(row.kind or gettext("released")))
    parts = [first[:1].upper() + first[1:]]
    if row.place:
        parts.append(place_words(told.get("place") or row.place))
    if told.get("festival"):
        parts.append(str(told["festival"]))
    if told.get("region"):
        parts.append(region_words(told["region"]))
    return ", ".join(parts)


def _milestone(when: str, words: str, made: tuple[Mark, ...], *, festival: bool, address: str = "") -> Milestone:
    day = when if when[:1].isdigit() and "/" not in when and "X" not in when else ""
    order = sort_key(when or "XXXX")
    return Milestone(date_words(when, short=True), day.rstrip("~?%"), words, made, festival, order, address)


def _fact_date(row: FactRow) -> str:
    return date_words(str(row.value), short=True)


def _festival_edition(row: FactRow) -> str:
    return str(row.qualifiers.get("edition") or row.value)


def _release_date(row: ReleaseRow) -> str:
    return date_words(row.date, short=True)
