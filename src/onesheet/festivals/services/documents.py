"""Writes: what documents say of festivals, as selections; and the house's own programme, as a document that says it.

So a film's record and a festival's programme are two sides of the same statements. A line-up that was read makes the festival, its
edition, sections and selections; a programme that the house entered becomes a text of its own, section by section, each
film in one line, and is read like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from onesheet.accounts.models import Member
from onesheet.festivals.models import Award, Edition, Festival, Section, Selection
from onesheet.festivals.pure.programme_text import (
    Awards,
    Given,
    Line,
    Programme,
    Saying,
    awards_reading,
    programme_reading,
)
from onesheet.festivals.pure.stated import Shown, fullest, shown_by
from onesheet.festivals.services.following_screenings import follow_all_screenings, follow_screenings
from onesheet.films.models import Credit, Statement
from onesheet.films.pure.quotes import Sentences
from onesheet.films.services import withdraw
from onesheet.films.services.together import Told, store_document, tell_together
from onesheet.reading.vocabulary import Reading
from onesheet.sources.licences import OWN
from onesheet.sources.models import Document, Source
from onesheet.values.names import festival_number, slug

_AT_ONCE = 500
_STANDING = Q(document__state=Document.State.PUBLISHED) & ~Q(rank="deprecated")
_WITHDRAWN = "Nothing of this section is shown any more."


def follow(*, document: Document, now: datetime) -> None:
    """Make the selections and screenings that a document speaks of what all documents say of them. Done again it changes nothing.

    To be called in the transaction that settles the document. Costs a query for one that speaks of no festival.
    """
    told = Statement.objects.filter(document=document, property__in=("festival", "release"))
    films, shown = set(), []
    for name, film, value, qualifiers in told.values_list("property", "film_id", "value", "qualifiers"):
        if name == "festival":
            films.add(film)
        else:
            shown.append((value, qualifiers))
    if document.state == Document.State.PUBLISHED:
        follow_films(films, now=now)
        follow_screenings(told=shown, now=now)
    else:
        # A selection stays while it is shown: what goes with the document goes from the screenings on.
        follow_screenings(told=shown, now=now)
        follow_films(films, now=now)


def follow_films(films: Collection[int], *, now: datetime) -> None:
    """Make the selections of these films what all published documents say, beside those that the house entered."""
    ordered = sorted(films)
    for start in range(0, len(ordered), _AT_ONCE):
        _follow(ordered[start : start + _AT_ONCE], now)


def follow_all(*, now: datetime) -> int:
    """Do so for all films of which a festival is said; return how many they are. One transaction for some hundreds."""
    films = sorted(
        {*Statement.objects.filter(_STANDING, property="festival").values_list("film_id", flat=True).distinct()}
        | {*Selection.objects.filter(statement__isnull=False).values_list("film_id", flat=True).distinct()}
    )
    for start in range(0, len(films), _AT_ONCE):
        with transaction.atomic():
            _follow(films[start : start + _AT_ONCE], now)
    with transaction.atomic():
        follow_all_screenings(now=now)
    return len(films)


@dataclass(frozen=True, slots=True)
class _Saying:
    shown: Shown
    statement: int


def _follow(films: list[int], now: datetime) -> None:
    said = _said(films)
    there: dict[int, list[Selection]] = defaultdict(list)
    rows = Selection.objects.select_for_update(of=("self",)).filter(film__in=films)
    for row in rows.select_related("edition__festival", "section").order_by("pk"):
        there[row.film_id].append(row)
    places = _Places(now)
    for film in films:
        left = {row.pk: row for row in there[film]}
        for one in said.get(film, ()):
            known = next((row for row in left.values() if _is_of(row, one.shown)), None)
            if known is None:
                _make(film, one, places, now)
            else:
                del left[known.pk]
                _say(known, one, now)
        for silent in left.values():
            _unsay(silent)


def _said(films: list[int]) -> dict[int, list[_Saying]]:
    """Return of each film what documents say, each edition and section once, with the first statement of it."""
    rows = Statement.objects.filter(_STANDING, film__in=films, property="festival").order_by("pk")
    found: dict[int, dict[Shown, int]] = defaultdict(dict)
    for pk, film, value, qualifiers in rows.values_list("pk", "film_id", "value", "qualifiers"):
        shown = shown_by(value, qualifiers)
        if shown is not None:
            found[film].setdefault(shown, pk)
    return {
        film: [_Saying(one, told[one]) for one in fullest(told)]
        for film, told in found.items()
    }  # fmt: skip


def _is_of(row: Selection, shown: Shown) -> bool:
    edition = row.edition
    if edition.festival.key != shown.key or edition.year != shown.year:
        return False
    if row.section is None:
        return not shown.section_key or row.entered
    return row.section.key == shown.section_key or (not shown.section_key and row.entered)


def _make(film: int, one: _Saying, places: _Places, now: datetime) -> None:
    edition = places.edition(one.shown)
    section = places.section(edition, one.shown)
    Selection.objects.create(
        edition=edition, section=section, film_id=film, premiere=one.shown.premiere,
        premiere_words=one.shown.premiere_words, statement_id=one.statement, changed_at=now,
    )  # fmt: skip


def _say(row: Selection, one: _Saying, now: datetime) -> None:
    """Let a selection know its statement; what the house entered it does not change."""
    told: dict[str, Any] = {"statement_id": one.statement}
    if not row.entered:
        told |= {"premiere": one.shown.premiere, "premiere_words": one.shown.premiere_words}
    changed = {name: value for name, value in told.items() if getattr(row, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        if changed.keys() != {
            "statement_id"
        }:  # Nothing that a programmer edits is another because somebody says it, too.
            row.changed_at = now
        row.save(update_fields=[*changed, "changed_at"])


def _unsay(row: Selection) -> None:
    """Nobody says it any more: what the house entered or built upon stays, the rest goes."""
    if row.statement_id is None:
        return
    built_upon = row.entered or row.showings.exists() or row.wishes.exists() or row.ballots.exists()
    if built_upon:
        row.statement = None
        row.save(update_fields=["statement"])
        return
    edition, section = row.edition, row.section
    row.delete()
    if section is not None and not section.selections.exists() and not edition.festival.run_here:
        section.delete()


class _Places:
    """Festivals, editions and sections by what documents call them, made where they are missing."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._editions: dict[tuple[str, int], Edition] = {}
        self._sections: dict[tuple[int, str], Section] = {}

    def edition(self, shown: Shown) -> Edition:
        """Return the edition, the first of that year."""
        key = shown.key, shown.year
        if key not in self._editions:
            festival = self._festival(shown)
            found = Edition.objects.filter(festival=festival, year=shown.year).order_by("pk").first()
            if found is None:
                found = Edition.objects.create(
                    festival=festival, year=shown.year, slug=str(shown.year), state=Edition.State.ANNOUNCED,
                    number=festival_number(shown.festival, shown.year), made_at=self._now, changed_at=self._now,
                )  # fmt: skip
            self._editions[key] = found
        return self._editions[key]

    def _festival(self, shown: Shown) -> Festival:
        found = Festival.objects.filter(key=shown.key).first()
        if found is None:
            found = Festival.objects.create(
                name=shown.festival, key=shown.key, slug=_free_slug(shown.festival), made_at=self._now,
                changed_at=self._now,
            )  # fmt: skip
        return found

    def section(self, edition: Edition, shown: Shown) -> Section | None:
        """Return the section that is told, if one is."""
        if not shown.section_key:
            return None
        place = edition.pk, shown.section_key
        if place not in self._sections:
            found = Section.objects.filter(edition=edition, key=shown.section_key).first()
            if found is None:
                last = Section.objects.filter(edition=edition).count()
                found = Section.objects.create(
                    edition=edition, name=shown.section, key=shown.section_key, position=last + 1,
                    slug=_free_section_slug(edition, shown.section),
                )  # fmt: skip
            self._sections[place] = found
        return self._sections[place]


def _free_slug(name: str) -> str:
    taken = set(Festival.objects.filter(slug__startswith=slug(name)[:70]).values_list("slug", flat=True))
    return _free(name, taken)


def _free_section_slug(edition: Edition, name: str) -> str:
    return _free(name, set(Section.objects.filter(edition=edition).values_list("slug", flat=True)))


def _free(name: str, taken: set[str]) -> str:
    wanted = slug(name)[:70]
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def programme_changed(*, edition: Edition, by: Member | None, now: datetime) -> None:
    """Publish what the house entered of an announced edition: a text for each section that says it otherwise than before.

    To be called in the transaction that changes selections, sections or awards. Of an edition in preparation nothing is published.
    """
    if edition.state != Edition.State.ANNOUNCED:
        return
    wanted = {f"{_origin(edition)}{one.section}": programme_reading(one) for one in _programmes(edition)}
    awards = _awards(edition)
    if awards.given:
        wanted[f"{_origin(edition)}awards"] = awards_reading(awards)
    there = {
        document.origin: document
        for document in Document.objects.filter(origin__startswith=_origin(edition), state=Document.State.PUBLISHED)
    }
    for origin, (reading, sayings) in wanted.items():
        old = there.pop(origin, None)
        if old is None or old.sha256 != reading.sha256:
            _publish(edition, origin, reading, sayings, by=by, now=now)
    for document in there.values():
        withdraw(document=document, by=by, now=now, reason=_WITHDRAWN)
    _mark_awards(edition)


def _origin(edition: Edition) -> str:
    return f"programme:{edition.pk}:"


def _publish(
    edition: Edition, origin: str, reading: Reading, sayings: Sequence[Saying], *, by: Member | None, now: datetime
) -> None:
    document = store_document(
        reading=reading, source=edition.festival.name, source_kind=Source.Kind.HOUSE, licence=OWN, origin=origin, by=by,
        now=now,
    )  # fmt: skip
    sentences = Sentences(reading.text, reading.media_type)
    told = [
        Told(
            statements=one.statements,
            sentences=tuple(sentences.around(said.start, said.end) for said in one.statements),
            title=one.title,
            year=one.year,
            film=one.film,
        )
        for one in sayings
    ]
    tell_together(document=document, told=told, by=by, now=now)


def _programmes(edition: Edition) -> Iterable[Programme]:
    """Return the programme that the house entered, section by section, each film with its directors."""
    rows = list(
        Selection.objects.filter(edition=edition, entered=True, withdrawn_at__isnull=True)
        .select_related("film", "section")
        .order_by("section__position", "section_id", "position", "film__sort_title", "pk")
    )
    directors: dict[int, list[str]] = defaultdict(list)
    credits_ = Credit.objects.filter(film__in={row.film_id for row in rows}, function="director").order_by("pk")
    for film, name in credits_.values_list("film_id", "person__name"):
        directors[film].append(name)
    by_section: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for row in rows:
        place = (row.section.pk, row.section.name) if row.section is not None else (0, "")
        premiere = row.premiere_words or (row.get_premiere_display() if row.premiere else "")
        by_section[place].append(
            Line(row.film_id, row.film.title, row.film.year, tuple(directors[row.film_id]), premiere)
        )
    for (section, name), lines in by_section.items():
        yield Programme(section, edition.festival.name, edition.year, name, tuple(lines))


def _awards(edition: Edition) -> Awards:
    rows = Award.objects.filter(edition=edition, film__isnull=False).select_related("film").order_by("position", "pk")
    given = tuple(
        Given(
            row.film.pk, row.film.title, row.film.year, row.name, row.recipient, row.kind == Award.Kind.MENTION, row.shared
        )
        for row in rows
        if row.film is not None
    )  # fmt: skip
    return Awards(edition.festival.name, edition.year, given)


def _mark_awards(edition: Edition) -> None:
    """Let each award know its fact in the film's record."""
    standing = Statement.objects.filter(
        document__origin=f"{_origin(edition)}awards", document__state=Document.State.PUBLISHED, property="award"
    )
    said = {(film, value): pk for pk, film, value in standing.values_list("pk", "film_id", "value")}
    for award in Award.objects.filter(edition=edition):
        statement = said.get((award.film_id or 0, award.name))
        if award.statement_id != statement:
            Award.objects.filter(pk=award.pk).update(statement=statement)
