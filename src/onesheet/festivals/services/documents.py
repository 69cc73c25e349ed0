"""Writes: what documents say of festivals, as selections; and the house's own programme, as a document that says it.

So a film's record and a festival's programme are two sides of the same statements. A line-up that was read makes the festival, its
edition, sections and selections; a programme that the house entered becomes a text of its own, section by section, each
film in one line, and is read like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from onesheet.accounts.models import Member
from onesheet.festivals.models import Award, Edition, Selection
from onesheet.festivals.pure.awarded import awarded_by
from onesheet.festivals.pure.programme_counts import Counts
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
from onesheet.festivals.pure.stated_screenings import edition_of
from onesheet.festivals.services.changes import note_place
from onesheet.festivals.services.dropping import drop_unsaid, hold_editions
from onesheet.festivals.services.following_awards import PROGRAMME, follow_awards
from onesheet.festivals.services.following_details import follow_details
from onesheet.festivals.services.following_screenings import follow_all_screenings, follow_screenings
from onesheet.festivals.services.places import Places
from onesheet.festivals.services.telling import IMPORT, STANDING, STATES, Versions
from onesheet.festivals.services.told_editions import speaks_of_edition, tell_editions
from onesheet.films.models import Credit, Statement
from onesheet.films.pure.quotes import Sentences
from onesheet.films.services import withdraw
from onesheet.films.services.settling import films_of
from onesheet.films.services.together import Told, rebuild_together, release, store_document, tell_together
from onesheet.films.services.turn import turn
from onesheet.reading.vocabulary import Reading
from onesheet.sources.licences import OWN
from onesheet.sources.models import Document, Source

_AT_ONCE = 500
_WITHDRAWN = "Nothing of this section is shown any more."


_LATER: ContextVar[str] = ContextVar("follow_later", default="")


@contextmanager
def follow_later(origin: str) -> Iterator[None]:
    """Let documents of this origin be settled without their selections and screenings: `follow_origin` is called when all are."""
    token = _LATER.set(origin)
    try:
        yield
    finally:
        _LATER.reset(token)


def follow(*, document: Document, now: datetime) -> None:
    """Make the selections, screenings and awards that a document speaks of what all documents say of them. Done again it changes nothing.

    To be called in the transaction that settles the document. Costs a query for one that speaks of no festival.
    """
    if not document.origin or document.origin != _LATER.get():
        _follow_told(Q(document=document), now, said=document.state in STATES)


def follow_origin(*, origin: str, now: datetime) -> Counts:
    """Do so for all documents of an origin at once, such as the pieces of a table. To be called in a transaction.

    Those that are held back though every edition that they name was announced meanwhile are published.
    """
    _release_announced(origin, now)
    said = Document.objects.filter(origin=origin, state__in=STATES).exists()
    return _follow_told(Q(document__origin=origin), now, said=said)


def _follow_told(which: Q, now: datetime, *, said: bool) -> Counts:
    told = Statement.objects.filter(which, property__in=("festival", "release", "award"))
    films, awarded, shown = set(), set(), []
    places, editions = set(), set()
    for name, film, value, qualifiers in told.values_list("property", "film_id", "value", "qualifiers"):
        place = _place(name, value, qualifiers)
        places.add(place)
        if name == "festival":
            films.add(film)
            if place is not None and speaks_of_edition(qualifiers):
                editions.add(place)
        elif name == "award":
            awarded.add(film)
        else:
            shown.append((value, qualifiers))
    spoken_of = {one for one in places if one is not None}
    hold_editions(spoken_of)
    # Screenings of which nobody says how long they are last as long as their films.
    lengths = Statement.objects.filter(which, property="duration").values("film")
    if said:
        follow_films(films, now=now)
        counts = follow_screenings(told=shown, lengths=lengths, now=now)
    else:
        # A selection stays while it is shown: what goes with the document goes from the screenings on.
        counts = follow_screenings(told=shown, lengths=lengths, now=now)
        follow_films(films, now=now)
    follow_details(films, now=now)
    # An award whose year nobody tells is of the year in which its film was shown there.
    follow_awards(awarded | films, now=now)
    tell_editions(editions, now=now)
    drop_unsaid(spoken_of, now=now)
    return counts


def _place(name: str, value: Any, qualifiers: dict[str, Any]) -> tuple[str, int] | None:
    """Return of which edition a statement speaks, by the festival's key and the year; None where it does not say."""
    if name == "release":
        return edition_of(value, qualifiers)
    if name == "award":
        told = awarded_by(value, qualifiers)
        return (told.key, told.year) if told is not None and told.year is not None else None
    shown = shown_by(value, qualifiers) if name == "festival" else None
    return (shown.key, shown.year) if shown is not None else None


def follow_films(films: Collection[int], *, now: datetime) -> None:
    """Make the selections of these films what all published documents say, beside those that the house entered."""
    ordered = sorted(films)
    for start in range(0, len(ordered), _AT_ONCE):
        _follow(ordered[start : start + _AT_ONCE], now)


def follow_all(*, now: datetime) -> int:
    """Do so for all films of which a festival or an award is said; return how many they are. One transaction for some hundreds."""
    films = sorted(
        {
            *Statement.objects.filter(STANDING, property__in=("festival", "award"))
            .values_list("film_id", flat=True)
            .distinct()
        }
        | {*Selection.objects.filter(statement__isnull=False).values_list("film_id", flat=True).distinct()}
        | {*Award.objects.filter(entered=False).values_list("film_id", flat=True).distinct()}
    )
    for start in range(0, len(films), _AT_ONCE):
        with transaction.atomic():
            _follow(films[start : start + _AT_ONCE], now)
            follow_details(films[start : start + _AT_ONCE], now=now)
            follow_awards(films[start : start + _AT_ONCE], now=now)
    with transaction.atomic():
        follow_all_screenings(now=now)
        drop_unsaid(None, now=now)
    return len(films)


@dataclass(frozen=True, slots=True)
class _Saying:
    shown: Shown
    statement: int
    held: bool
    """Whether it is held back until the edition is announced."""
    tabled: bool
    """Whether a table that was taken in here says it."""


def _follow(films: list[int], now: datetime) -> None:
    said = _said(films)
    there: dict[int, list[Selection]] = defaultdict(list)
    rows = Selection.objects.select_for_update(of=("self",)).filter(film__in=films)
    for row in rows.select_related("edition__festival", "section", "film").order_by("pk"):
        there[row.film_id].append(row)
    places = Places(now)
    for film in films:
        left = {row.pk: row for row in there[film]}
        fresh = []
        for one in said.get(film, ()):
            some = [row for row in left.values() if _is_of(row, one.shown)]
            if not some:
                fresh.append(one)
                continue
            known = next((row for row in some if row.section is not None or not one.shown.section_key), some[0])
            del left[known.pk]
            if _is_placed(known, one):
                _move(known, one, places, now)
            else:
                _say(known, one, now)
        for one in fresh:
            moved = next((row for row in left.values() if _is_moved(row, one.shown)), None)
            if moved is None:
                _make(film, one, places, now)
            else:
                del left[moved.pk]
                _move(moved, one, places, now)
        for silent in left.values():
            _unsay(silent)


def _is_moved(row: Selection, shown: Shown) -> bool:
    """Tell whether nobody says any more in which section a selection is, and this says another one of the edition."""
    edition = row.edition
    here = edition.festival.key == shown.key and edition.year == shown.year
    return here and not row.entered and row.statement_id is not None


def _is_placed(row: Selection, one: _Saying) -> bool:
    """Tell whether a table says the section of a film that the house entered in none, and did not before: who took it out of it meant that."""
    if row.section is not None or not one.shown.section_key or not one.tabled or not row.edition.festival.run_here:
        return False
    before = row.statement
    said = shown_by(before.value, before.qualifiers) if before is not None else None
    return said is None or said.section_key != one.shown.section_key


def _move(row: Selection, one: _Saying, places: Places, now: datetime) -> None:
    """Put a selection into the section that is told now, last where films have places there: what hangs on it stays."""
    old, row.section = row.section, places.section(row.edition, one.shown)
    there = Selection.objects.filter(edition=row.edition_id, section=row.section).exclude(pk=row.pk)
    last = there.aggregate(last=Max("position"))["last"]
    row.position, row.changed_at = last + 1 if last else 0, now
    row.save(update_fields=["section", "position", "changed_at"])
    _say(row, one, now)
    if row.edition.festival.run_here:
        before, after = (there.name if there is not None else "" for there in (old, row.section))
        note_place(
            edition=row.edition, what=row.film.title, before=before, after=after, selection=row, by=None, now=now
        )


def _said(films: list[int]) -> dict[int, list[_Saying]]:
    """Return of each film what documents say, each edition and section once, with the first statement of it.

    Of a table that was taken in again, a film's sections at an edition are those of the last time it told any.
    """
    rows = Statement.objects.filter(STANDING, film__in=films, property="festival").order_by("pk")
    versions = Versions()
    told: list[tuple[int, int, Shown, tuple[int, int, str, int], int]] = []
    newest: dict[tuple[int, int, str, int], int] = {}
    held: set[int] = set()
    tabled: set[tuple[int, str, int, str]] = set()
    for pk, document, origin, state, source, film, value, qualifiers in rows.values_list(
        "pk",
        "document_id",
        "document__origin",
        "document__state",
        "document__source_id",
        "film_id",
        "value",
        "qualifiers",
    ):
        if state == Document.State.HELD:
            held.add(pk)
        shown = shown_by(value, qualifiers)
        if shown is not None:
            of_table = origin.startswith(IMPORT)
            version = versions.of(document, origin) if of_table else 0
            which = film, source if of_table else -source, shown.key, shown.year
            newest[which] = max(version, newest.get(which, 0))
            told.append((film, pk, shown, which, version))
            if of_table:
                tabled.add((film, shown.key, shown.year, shown.section_key))
    found: dict[int, dict[Shown, int]] = defaultdict(dict)
    for film, pk, shown, which, version in told:
        if version == newest[which]:
            found[film].setdefault(shown, pk)
    return {
        film: [_Saying(one, told[one], told[one] in held, (film, one.key, one.year, one.section_key) in tabled) for one in fullest(told)]
        for film, told in found.items()
    }  # fmt: skip


def _is_of(row: Selection, shown: Shown) -> bool:
    edition = row.edition
    if edition.festival.key != shown.key or edition.year != shown.year:
        return False
    if row.section is None:
        return not shown.section_key or row.entered
    return row.section.key == shown.section_key or (not shown.section_key and row.entered)


def _make(film: int, one: _Saying, places: Places, now: datetime) -> None:
    edition = places.edition(one.shown, held=one.held)
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
    row.delete()


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


def release_held(*, edition: Edition, by: Member | None, now: datetime) -> None:
    """Publish what tables said of an edition and was held back. To be called in the transaction that announces it, before it is.

    What names another edition that is in preparation stays held until that is announced, too. So nothing of it is a change: films are shown, and screenings are what their films' records say by now.
    """
    place = edition.festival.key, edition.year
    held = _held(Q(document__state=Document.State.HELD))
    there = {number: places for number, places in held.items() if place in places}
    waiting = _editions_of(there.values(), state=Edition.State.DRAFT, festival__run_here=True) - {place}
    for origin in _release((number for number, places in there.items() if not places & waiting), by, now):
        follow_origin(origin=origin, now=now)


def _release_announced(origin: str, now: datetime) -> None:
    held = _held(Q(document__state=Document.State.HELD, document__origin=origin)) if origin else {}
    if held:
        announced = _editions_of(held.values(), state=Edition.State.ANNOUNCED)
        waiting = _editions_of(held.values(), state=Edition.State.DRAFT, festival__run_here=True)
        free = (number for number, places in held.items() if places & announced and not places & waiting)
        _release(free, None, now)


def _release(numbers: Iterable[int], by: Member | None, now: datetime) -> list[str]:
    """Publish documents that were held back; return their origins, which are to be followed."""
    films: set[int] = set()
    origins = set()
    with turn():
        for document in Document.objects.filter(pk__in=list(numbers), state=Document.State.HELD).order_by("pk"):
            with follow_later(document.origin):
                release(document=document, by=by, now=now)
            films |= films_of(document)
            origins.add(document.origin)
        rebuild_together(films)
    return sorted(origins)


def _held(which: Q) -> dict[int, set[tuple[str, int]]]:
    """Return of documents that are held back the editions that they name."""
    told = Statement.objects.filter(which, property__in=("festival", "release"))
    found: dict[int, set[tuple[str, int]]] = {}
    for number, name, value, qualifiers in told.values_list("document_id", "property", "value", "qualifiers"):
        place = _place(name, value, qualifiers)
        if place is not None:
            found.setdefault(number, set()).add(place)
    return found


def _editions_of(places: Iterable[set[tuple[str, int]]], **such: Any) -> set[tuple[str, int]]:
    """Return those of places whose edition is such. Of festivals that are not run here nobody announces one."""
    asked = {one for some in places for one in some}
    editions = Edition.objects.filter(
        festival__key__in={key for key, _ in asked}, year__in={year for _, year in asked}, **such
    )
    return asked & set(editions.values_list("festival__key", "year"))


def _origin(edition: Edition) -> str:
    return f"{PROGRAMME}{edition.pk}:"


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
    rows = Award.objects.filter(edition=edition, film__isnull=False, entered=True).select_related("film")
    given = tuple(
        Given(
            row.film.pk, row.film.title, row.film.year, row.name, row.recipient, row.kind == Award.Kind.MENTION, row.shared,
            row.jury, row.citation,
        )
        for row in rows.order_by("position", "pk")
        if row.film is not None
    )  # fmt: skip
    return Awards(edition.festival.name, edition.year, given)


def _mark_awards(edition: Edition) -> None:
    """Let each award know its fact in the film's record."""
    standing = Statement.objects.filter(
        document__origin=f"{_origin(edition)}awards", document__state=Document.State.PUBLISHED, property="award"
    )
    said = {
        (film, value, told.get("recipient", "")): pk
        for pk, film, value, told in standing.values_list("pk", "film_id", "value", "qualifiers")
    }
    for award in Award.objects.filter(edition=edition, entered=True):
        statement = said.get((award.film_id or 0, award.name, award.recipient))
        if award.statement_id != statement:
            Award.objects.filter(pk=award.pk).update(statement=statement)
