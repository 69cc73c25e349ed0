"""Writes: what statements say of screenings, as screenings of the festivals that this house runs.

A programme that was taken in says of each film when and where it is shown. Each such screening is made, moved where a later
programme has it elsewhere, and taken away when nothing says it any more and nobody built upon it. What somebody changed here since
stays as they have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from onesheet.festivals.models import Change, Edition, Screening, Selection, Showing
from onesheet.festivals.pure.changes import differences
from onesheet.festivals.pure.stated_screenings import UNTOLD_MINUTES, Telling, Wanted, edition_of, telling_of, wanted_of
from onesheet.festivals.services.changes import note_screening, stand_of
from onesheet.festivals.services.following_venues import Screens
from onesheet.festivals.services.held import edition_held, is_announced
from onesheet.festivals.services.screenings import MOST
from onesheet.films.models import Film, Statement
from onesheet.sources.models import Document
from onesheet.values.folding import fold

_STANDING = Q(document__state=Document.State.PUBLISHED) & ~Q(rank="deprecated")


def follow_screenings(*, told: Iterable[tuple[Any, Mapping[str, Any]]], now: datetime) -> None:
    """Make the screenings of the editions that these `release` statements (value, qualifiers) speak of what all documents say.

    To be called in the transaction that settles their document, after its selections. Costs no query for releases that are no
    screenings, and one for those at festivals that this house does not run.
    """
    spoken = {place for value, qualifiers in told if (place := edition_of(value, qualifiers)) is not None}
    if not spoken:
        return
    keys, years = {key for key, _ in spoken}, {year for _, year in spoken}
    editions = Edition.objects.filter(festival__key__in=keys, year__in=years, festival__run_here=True)
    for number, key, year in list(editions.order_by("pk").values_list("pk", "festival__key", "year")):
        if (key, year) in spoken:
            _follow(number, (key, year), now)


def follow_all_screenings(*, now: datetime) -> None:
    """Do so for every edition of the festivals that this house runs. To be called in a transaction."""
    editions = Edition.objects.filter(festival__run_here=True).order_by("pk")
    for number, key, year in list(editions.values_list("pk", "festival__key", "year")):
        _follow(number, (key, year), now)


@dataclass(slots=True)
class _Here:
    """What is here of an edition."""

    edition: Edition
    stated: list[Screening]
    """Made after documents."""
    entered: list[Screening]
    """Entered by the house."""
    films: dict[int, list[Selection]]
    """Selections by film."""
    shown: dict[int, list[int]]
    """Selections by screening, in order."""
    screens: Screens


def _follow(number: int, place: tuple[str, int], now: datetime) -> None:
    wanted = wanted_of(_tellings(number, place))
    of_documents = Q(statement__isnull=False) | Q(stated__isnull=False)
    if not wanted and not Screening.objects.filter(of_documents, edition=number).exists():
        return
    here = _here(edition_held(number), now)
    silent = {row.pk: row for row in here.stated}
    fresh: list[tuple[Wanted, dict[str, Any]]] = []
    for one, values, row in _matched(wanted, here):
        if row is None:
            fresh.append((one, values))
        else:
            del silent[row.pk]
            _say(row, one, values, here, now)
    entered = list(here.entered)
    for one, values in fresh:
        known = next((row for row in entered if _is_of(row, one, values, here)), None)
        if known is not None:
            entered.remove(known)
            Screening.objects.filter(pk=known.pk).update(statement=one.statement)
        elif len(here.stated) + len(here.entered) < MOST:
            here.stated.append(_make(one, values, here, now))
    for row in silent.values():
        _unsay(row, here, now)
    _forget(entered)


def _matched(wanted: list[Wanted], here: _Here) -> Iterable[tuple[Wanted, dict[str, Any], Screening | None]]:
    """Pair what is told with what was made of it before: first what stands where it stood, then what was moved."""
    rows: dict[str, list[Screening]] = defaultdict(list)
    for row in here.stated:
        rows[(row.stated or {}).get("subject", "")].append(row)
    waiting = []
    for one in wanted:
        values = _columns(one, here)
        there = next((row for row in rows[one.subject] if _is_at(row, values)), None)
        if there is None:
            waiting.append((one, values))
        else:
            rows[one.subject].remove(there)
            yield one, values, there
    for one, values in waiting:
        yield one, values, rows[one.subject].pop(0) if rows[one.subject] else None


def _tellings(edition: int, place: tuple[str, int]) -> Iterable[Telling]:
    films = Selection.objects.filter(edition=edition).values("film_id")
    rows = Statement.objects.filter(_STANDING, property="release", film__in=films).order_by("pk")
    for pk, document, source, film, value, qualifiers in rows.values_list(
        "pk", "document_id", "document__source_id", "film_id", "value", "qualifiers"
    ):
        if edition_of(value, qualifiers) == place:
            one = telling_of(
                statement=pk, document=document, source=source, film=film, value=value, qualifiers=qualifiers
            )
            if one is not None:
                yield one


def _here(edition: Edition, now: datetime) -> _Here:
    rows = list(
        Screening.objects.select_for_update(of=("self",), no_key=True)
        .filter(edition=edition)
        .select_related("screen__venue")
        .order_by("starts", "pk")
    )
    films: dict[int, list[Selection]] = defaultdict(list)
    for one in Selection.objects.filter(edition=edition).order_by("-entered", "pk"):
        films[one.film_id].append(one)
    shown: dict[int, list[int]] = defaultdict(list)
    showings = Showing.objects.filter(screening__edition=edition).order_by("position", "pk")
    for screening, selection in showings.values_list("screening_id", "selection_id"):
        shown[screening].append(selection)
    return _Here(
        edition, [row for row in rows if row.stated is not None], [row for row in rows if row.stated is None], films, shown,
        Screens(edition.place, now),
    )  # fmt: skip


def _columns(one: Wanted, here: _Here) -> dict[str, Any]:
    """Return what a screening is made to be, column by column, as `stated` keeps it."""
    starts = one.starts.replace(tzinfo=ZoneInfo(here.edition.zone)).astimezone(UTC)
    selections = [here.films[film][0] for film in one.films if here.films.get(film)]
    return {
        "starts": starts.isoformat(timespec="minutes"),
        "screen": here.screens.of(one.venue) if one.venue else None,
        "minutes": one.minutes or _minutes(selections),
        "code": one.code,
        "title": one.title,
        **one.told,
        "films": [selection.pk for selection in selections],
    }


def _minutes(selections: list[Selection]) -> int:
    lengths = dict(Film.objects.filter(pk__in=[one.film_id for one in selections]).values_list("pk", "runtime_minutes"))
    whole = sum(one.minutes or lengths.get(one.film_id) or 0 for one in selections)
    return whole or UNTOLD_MINUTES


def _value(row: Screening, name: str, here: _Here) -> Any:
    if name == "films":
        return here.shown.get(row.pk, [])
    if name == "screen":
        return row.screen_id
    if name == "starts":
        return row.starts.astimezone(UTC).isoformat(timespec="minutes")
    return getattr(row, name)


def _is_at(row: Screening, values: Mapping[str, Any]) -> bool:
    stated = row.stated or {}
    return (stated.get("starts"), stated.get("screen")) == (values["starts"], values["screen"])


def _is_of(row: Screening, one: Wanted, values: Mapping[str, Any], here: _Here) -> bool:
    """Tell whether a screening that the house entered is the one that is told."""
    if row.code and one.code:
        return fold(row.code) == fold(one.code)
    at = _value(row, "starts", here) == values["starts"] and values["screen"] in (None, row.screen_id)
    return at and set(values["films"]) <= set(here.shown.get(row.pk, []))


def _make(one: Wanted, values: dict[str, Any], here: _Here, now: datetime) -> Screening:
    told = {name: value for name, value in values.items() if name not in {"starts", "screen", "films"}}
    made = Screening.objects.create(
        **told, edition=here.edition, starts=datetime.fromisoformat(values["starts"]), screen_id=values["screen"],
        statement_id=one.statement, stated={**values, "subject": one.subject}, made_at=now, changed_at=now,
    )  # fmt: skip
    _show(made, values["films"])
    note_screening(edition=here.edition, screening=made, before=None, by=None, now=now)
    return made


def _say(row: Screening, one: Wanted, values: dict[str, Any], here: _Here, now: datetime) -> None:
    """Let a screening be what is told now, but for what somebody changed here since."""
    stated = row.stated or {}
    wanted = {**values, "subject": one.subject}
    if stated == wanted and row.statement_id == one.statement:
        return
    changed = {
        name: value
        for name, value in values.items()
        if stated.get(name) != value and _value(row, name, here) == stated.get(name)
    }
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
        note_screening(edition=here.edition, screening=row, before=before, by=None, now=now)


def _show(row: Screening, selections: list[int]) -> None:
    Showing.objects.bulk_create(
        [Showing(screening=row, selection_id=one, position=place) for place, one in enumerate(selections, 1)]
    )


def _unsay(row: Screening, here: _Here, now: datetime) -> None:
    """Nobody says it any more: what was built upon stays as the house's own, the rest goes."""
    if _built_upon(row, here):
        row.statement, row.stated, row.changed_at = None, None, now
        row.save(update_fields=["statement", "stated", "changed_at"])
        return
    if is_announced(here.edition):
        before = stand_of(row)
        row.state = Screening.State.CANCELLED
        for one in differences(before, stand_of(row)):
            told = {"what": before.what, "before": one.before, "after": one.after, "reason": ""}
            Change.objects.create(edition=here.edition, kind=one.kind, told=told, at=now)
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
