"""Writes: what statements say of screenings, as screenings of the festivals that this house runs.

A programme that was taken in says of each film when and where it is shown. Each such screening is made, moved where a later
programme has it elsewhere, and taken away when nothing says it any more and nobody built upon it. What somebody changed here since
stays as they have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from onesheet.festivals.models import Edition, Screening, Selection, Showing
from onesheet.festivals.pure.programme_counts import Counts
from onesheet.festivals.pure.stated_screenings import (
    UNTOLD_MINUTES,
    Spot,
    Telling,
    Wanted,
    edition_of,
    moves,
    spot_of,
    subject_of,
    telling_of,
    wanted_of,
)
from onesheet.festivals.services.changes import note_screening, stand_of
from onesheet.festivals.services.dropping import drop_screens
from onesheet.festivals.services.following_venues import Screens
from onesheet.festivals.services.held import edition_held, is_announced
from onesheet.festivals.services.overtaking import mark_overtaken
from onesheet.festivals.services.screenings import MOST
from onesheet.festivals.services.taken_back import Former, screening_taken_back
from onesheet.festivals.services.telling import TOLD, Versions
from onesheet.films.models import Film, Statement
from onesheet.values.folding import fold


def follow_screenings(
    *, told: Iterable[tuple[Any, Mapping[str, Any]]], lengths: QuerySet[Any, Any] | None = None, now: datetime
) -> Counts:
    """Make the screenings of the editions that these `release` statements (value, qualifiers) speak of what all documents say.

    `lengths` are films of which is told how long they are: screenings of them that are as long as their films follow, too. To be called
    in the transaction that settles their document, after its selections. Costs no query for releases that are no screenings, and one for
    those at festivals that this house does not run; with `lengths` another.
    """
    counts = Counts()
    spoken = {place for value, qualifiers in told if (place := edition_of(value, qualifiers)) is not None}
    keys, years = {key for key, _ in spoken}, {year for _, year in spoken}
    here = Edition.objects.filter(festival__run_here=True).order_by("pk")
    found: dict[int, tuple[str, int]] = {}
    if spoken:
        editions = here.filter(festival__key__in=keys, year__in=years).values_list("pk", "festival__key", "year")
        found = {number: (key, year) for number, key, year in editions if (key, year) in spoken}
    if lengths is not None:
        showings = Showing.objects.filter(screening__stated__isnull=False, selection__film__in=lengths)
        timed = here.filter(pk__in=showings.values("screening__edition"))
        found |= {number: (key, year) for number, key, year in timed.values_list("pk", "festival__key", "year")}
    for number, place in sorted(found.items()):
        counts.add(_follow(number, place, now))
    return counts


def follow_all_screenings(*, now: datetime) -> None:
    """Do so for every edition of the festivals that this house runs. To be called in a transaction."""
    editions = Edition.objects.filter(festival__run_here=True).order_by("pk")
    for number, key, year in list(editions.values_list("pk", "festival__key", "year")):
        _follow(number, (key, year), now)


def foretell_screenings(
    *, edition: Edition | None, place: tuple[str, int], more: Sequence[Telling], lengths: Mapping[int, int]
) -> Counts:
    """Say what would become of the screenings of an edition if this were told, too. Writes nothing.

    Films that are not here have numbers below 0; `lengths` has the running times that would be told of films.
    """
    if edition is None:
        here = _Here(None, [], [], {}, {}, Screens(None, None), dict(lengths))
        tellings: Iterable[Telling] = more
    else:
        here = _here(edition, None)
        here.lengths |= lengths
        tellings = [*_tellings(edition.pk, place), *more]
    return _planned(wanted_of(tellings), here).counts(here)


def screenings_beside(
    *, edition: Edition, place: tuple[str, int], more: Sequence[Telling], told: Collection[Spot]
) -> list[Screening]:
    """Return the planned screenings of an edition that a table does not tell, by their times; `more` is what it would tell anew. Writes nothing."""
    here = _here(edition, None)
    plan = _planned(wanted_of([*_tellings(edition.pk, place), *more]), here)
    of_table = {row.pk for one, _, row in plan.kept if spot_of(one) in told}
    of_table |= {row.pk for one, row in plan.known if spot_of(one) in told}
    going = {row.pk for row in plan.silent if not _built_upon(row, here)}
    rows = [row for row in (*here.stated, *here.entered) if row.pk not in of_table | going]
    return sorted((row for row in rows if row.state == Screening.State.PLANNED), key=lambda row: (row.starts, row.pk))


def foretell_screenings_without(*, edition: Edition, place: tuple[str, int], origin: str) -> tuple[Counts, set[int]]:
    """Say what would become of an edition's screenings if documents of this origin said nothing any more, and which would go. Writes nothing."""
    here = _here(edition, None)
    plan = _planned(wanted_of(_tellings(edition.pk, place, without=origin)), here)
    return plan.counts(here), {row.pk for row in plan.silent if not _built_upon(row, here)}


@dataclass(slots=True)
class _Here:
    """What is here of an edition."""

    edition: Edition | None
    """None for one that is foretold."""
    stated: list[Screening]
    """Made after documents."""
    entered: list[Screening]
    """Entered by the house."""
    films: dict[int, list[Selection]]
    """Selections by film."""
    shown: dict[int, list[int]]
    """Selections by screening, in order."""
    screens: Screens
    lengths: dict[int, int] = field(default_factory=dict)
    """Films -> minutes."""
    writes: bool = False
    """Whether what is planned is done."""


@dataclass(slots=True)
class _Plan:
    """What is to be done with the screenings of an edition."""

    made: list[tuple[Wanted, dict[str, Any]]] = field(default_factory=list)
    kept: list[tuple[Wanted, dict[str, Any], Screening]] = field(default_factory=list)
    known: list[tuple[Wanted, Screening]] = field(default_factory=list)
    """Those that the house entered itself."""
    silent: list[Screening] = field(default_factory=list)
    """Of which nothing tells any more."""

    def counts(self, here: _Here) -> Counts:
        """Return what that changes."""
        counts = Counts(made=len(self.made))
        fresh = [*self.made]
        for one, values, row in self.kept:
            changed = _differing(row, values, here)
            if {"starts", "screen"} & changed.keys():
                counts.moved += 1
            elif changed:
                counts.changed += 1
            if "minutes" in changed:
                fresh.append((one, values))
        counts.cancelled = sum(not _built_upon(row, here) for row in self.silent)
        for one, _ in fresh:
            if not one.minutes:
                known = any(_length(film, here) for film in one.films)
                counts.by_films += known
                counts.untold += not known
        return counts


def _follow(number: int, place: tuple[str, int], now: datetime) -> Counts:
    # Held before anything is read: what is told of films that somebody takes out at this moment makes no screenings.
    edition = edition_held(number)
    tellings = list(_tellings(number, place))
    wanted = wanted_of(tellings)
    of_documents = Q(statement__isnull=False) | Q(stated__isnull=False)
    if not wanted and not Screening.objects.filter(of_documents, edition=number).exists():
        return Counts()
    mark_overtaken(tellings, wanted)
    here = _here(edition, now)
    plan = _planned(wanted, here)
    counts = plan.counts(here)
    screens = _screens(here)
    for one, values, row in plan.kept:
        _say(row, one, values, here, edition, now)
    for one, known in plan.known:
        Screening.objects.filter(pk=known.pk).update(statement=one.statement)
    if plan.made:
        former = Former(edition)
        for one, values in plan.made:
            _make(one, values, edition, former, now)
    for row in plan.silent:
        _unsay(row, here, edition, now)
    taken = {row.pk for _, row in plan.known}
    _forget(row for row in here.entered if row.pk not in taken)
    drop_screens(screens - here.screens.found(), announced=is_announced(edition), now=now)
    return counts


def _screens(here: _Here) -> set[int]:
    """Return the screens on which documents tell screenings, or did before somebody moved these."""
    told = ((row.screen_id, (row.stated or {}).get("screen")) for row in here.stated)
    return {screen for some in told for screen in some if screen is not None}


def _planned(wanted: list[Wanted], here: _Here) -> _Plan:
    plan = _Plan()
    entered = list(here.entered)
    silent = {row.pk: row for row in here.stated}
    room = MOST - len(here.stated) - len(here.entered)
    for one, values, row in _matched(wanted, here):
        if row is not None:
            del silent[row.pk]
            plan.kept.append((one, values, row))
            continue
        known = next((there for there in entered if _is_of(there, one, values, here)), None)
        if known is not None:
            entered.remove(known)
            plan.known.append((one, known))
        elif len(plan.made) < room:
            plan.made.append((one, values))
    plan.silent = list(silent.values())
    return plan


_Told = tuple[Wanted, dict[str, Any]]


def _matched(wanted: list[Wanted], here: _Here) -> Iterable[tuple[Wanted, dict[str, Any], Screening | None]]:
    """Pair what is told with what was made of it before: what stands where it stood, then what was moved, then what has another name."""
    rows: dict[str, list[Screening]] = defaultdict(list)
    for row in here.stated:
        rows[subject_of((row.stated or {}).get("subject", ""))].append(row)
    waiting: dict[str, list[_Told]] = defaultdict(list)
    for one in wanted:
        values = _columns(one, here)
        there = next((row for row in rows[one.subject] if _stood(row) == _stands(values)), None)
        if there is None:
            waiting[one.subject].append((one, values))
        else:
            rows[one.subject].remove(there)
            yield one, values, there
    left: list[_Told] = []
    for subject, some in waiting.items():
        moved = moves(map(_stood, rows[subject]), (_stands(values) for _, values in some))
        for one, values in some:
            was = next((was for was, now in moved if now == _stands(values)), None)
            there = next((row for row in rows[subject] if _stood(row) == was), None)
            if there is None:
                left.append((one, values))
            else:
                moved.remove((was, _stands(values)))  # type: ignore[arg-type]
                rows[subject].remove(there)
                yield one, values, there
    others = [row for some in rows.values() for row in some]
    for one, values in left:
        named = next((row for row in others if _stood(row) == _stands(values) and _shares(row, values)), None)
        if named is not None:
            others.remove(named)
        yield one, values, named


def _shares(row: Screening, values: Mapping[str, Any]) -> bool:
    return not set((row.stated or {}).get("films", ())).isdisjoint(values["films"])


def _stands(values: Mapping[str, Any]) -> tuple[datetime, int]:
    return datetime.fromisoformat(values["starts"]), values["screen"] or 0


def _stood(row: Screening) -> tuple[datetime, int]:
    stated = row.stated or {}
    return datetime.fromisoformat(stated["starts"]), stated.get("screen") or 0


def _tellings(edition: int, place: tuple[str, int], *, without: str = "") -> Iterable[Telling]:
    """Yield what is said of the screenings of an edition; `without` is an origin whose documents are passed over."""
    films = Selection.objects.filter(edition=edition).values("film_id")
    rows = Statement.objects.filter(TOLD, property="release", film__in=films).order_by("pk")
    if without:
        rows = rows.exclude(document__origin=without)
    versions = Versions()
    for pk, document, origin, source, film, value, qualifiers in rows.values_list(
        "pk", "document_id", "document__origin", "document__source_id", "film_id", "value", "qualifiers"
    ):
        if edition_of(value, qualifiers) == place:
            one = telling_of(
                statement=pk, version=versions.of(document, origin), source=source, film=film, value=value,
                qualifiers=qualifiers,
            )  # fmt: skip
            if one is not None:
                yield one


def _here(edition: Edition, now: datetime | None) -> _Here:
    """Return what is here; without `now` nothing is locked, since nothing will be written."""
    found = Screening.objects.filter(edition=edition).select_related("screen__venue").order_by("starts", "pk")
    rows = list(found.select_for_update(of=("self",), no_key=True) if now is not None else found)
    films: dict[int, list[Selection]] = defaultdict(list)
    for one in Selection.objects.filter(edition=edition).order_by("-entered", "pk"):
        films[one.film_id].append(one)
    shown: dict[int, list[int]] = defaultdict(list)
    showings = Showing.objects.filter(screening__edition=edition).order_by("position", "pk")
    for screening, selection in showings.values_list("screening_id", "selection_id"):
        shown[screening].append(selection)
    told = Film.objects.filter(selections__edition=edition).values_list("pk", "runtime_minutes")
    return _Here(
        edition, [row for row in rows if row.stated is not None], [row for row in rows if row.stated is None], films, shown,
        Screens(edition, now), {film: minutes for film, minutes in told if minutes}, now is not None,
    )  # fmt: skip


def _columns(one: Wanted, here: _Here) -> dict[str, Any]:
    """Return what a screening is made to be, column by column, as `stated` keeps it.

    A film that is not in the edition has a number below 0 where that is foretold; where it is written it is left out.
    """
    zone = here.edition.zone if here.edition is not None else "UTC"
    starts = one.starts.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    films = [film for film in one.films if here.films.get(film) or not here.writes]
    selections = [here.films[film][0].pk if here.films.get(film) else -abs(film) for film in films]
    return {
        "starts": starts.isoformat(timespec="minutes"),
        "screen": here.screens.of(one.venue) if one.venue else None,
        "minutes": one.minutes or sum(_length(film, here) for film in one.films) or UNTOLD_MINUTES,
        "code": one.code,
        "title": one.title,
        **one.told,
        "films": selections,
    }


def _length(film: int, here: _Here) -> int:
    told = here.films[film][0].minutes if here.films.get(film) else None
    return told or here.lengths.get(film) or 0


def _value(row: Screening, name: str, here: _Here) -> Any:
    if name == "films":
        return here.shown.get(row.pk, [])
    if name == "screen":
        return row.screen_id
    if name == "starts":
        return row.starts.astimezone(UTC).isoformat(timespec="minutes")
    return getattr(row, name)


def _is_of(row: Screening, one: Wanted, values: Mapping[str, Any], here: _Here) -> bool:
    """Tell whether a screening that the house entered is the one that is told."""
    if row.code and one.code:
        return fold(row.code) == fold(one.code)
    at = _value(row, "starts", here) == values["starts"] and values["screen"] in (None, row.screen_id)
    return at and set(values["films"]) <= set(here.shown.get(row.pk, []))


def _differing(row: Screening, values: Mapping[str, Any], here: _Here) -> dict[str, Any]:
    """Return what is told now and was not before, but for what somebody changed here since."""
    stated = row.stated or {}
    return {
        name: value
        for name, value in values.items()
        if stated.get(name) != value and _value(row, name, here) == stated.get(name)
    }


def _make(one: Wanted, values: dict[str, Any], edition: Edition, former: Former, now: datetime) -> None:
    told = {name: value for name, value in values.items() if name not in {"starts", "screen", "films"}}
    again = former.again(one.subject, values["starts"], values["screen"])
    made = Screening.objects.create(
        **told, **again, edition=edition, starts=datetime.fromisoformat(values["starts"]), screen_id=values["screen"],
        statement_id=one.statement, stated={**values, "subject": one.subject}, made_at=now, changed_at=now,
    )  # fmt: skip
    _show(made, values["films"])
    note_screening(edition=edition, screening=made, before=None, by=None, now=now)


def _say(row: Screening, one: Wanted, values: dict[str, Any], here: _Here, edition: Edition, now: datetime) -> None:
    """Let a screening be what is told now, but for what somebody changed here since."""
    stated = row.stated or {}
    wanted = {**values, "subject": one.subject}
    if stated == wanted and row.statement_id == one.statement:
        return
    changed = _differing(row, values, here)
    before = stand_of(row) if changed else None
    row.stated, row.statement_id = wanted, one.statement
    for name, value in changed.items():
        if name == "starts":
            row.starts = datetime.fromisoformat(value)
        elif name == "screen":
            row.screen_id = value
        elif name != "films":
            setattr(row, name, value)
    if changed:
        row.changed_at = now
    row.save()
    if "films" in changed:
        Showing.objects.filter(screening=row).delete()
        _show(row, values["films"])
    if before is not None:
        row = Screening.objects.select_related("screen__venue").get(pk=row.pk)
        note_screening(edition=edition, screening=row, before=before, by=None, now=now)


def _show(row: Screening, selections: list[int]) -> None:
    Showing.objects.bulk_create(
        [Showing(screening=row, selection_id=one, position=place) for place, one in enumerate(selections, 1)]
    )


def _unsay(row: Screening, here: _Here, edition: Edition, now: datetime) -> None:
    """Nobody says it any more: what was built upon stays as the house's own, the rest goes."""
    if _built_upon(row, here):
        row.statement, row.stated, row.changed_at = None, None, now
        row.save(update_fields=["statement", "stated", "changed_at"])
        return
    screening_taken_back(edition=edition, screening=row, now=now)
    row.delete()


def _built_upon(row: Screening, here: _Here) -> bool:
    stated = {name: value for name, value in (row.stated or {}).items() if name != "subject"}
    edited = any(_value(row, name, here) != value for name, value in stated.items())
    counted = row.admissions is not None or row.takings is not None or row.seats is not None
    if edited or counted or row.sold_out or row.state != Screening.State.PLANNED:
        return True
    return any(getattr(row, name).exists() for name in ("picks", "ballots", "codes", "attendances"))


def _forget(entered: Iterable[Screening]) -> None:
    """Screenings of the house that nothing tells of any more know no statement."""
    silent = [row.pk for row in entered if row.statement_id is not None]
    if silent:
        Screening.objects.filter(pk__in=silent).update(statement=None)
