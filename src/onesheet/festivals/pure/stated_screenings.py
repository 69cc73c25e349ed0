"""What statements that a film is shown at a time say of screenings: which are one, which was moved, and what is told of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from onesheet.festivals.pure.stated import festival_name
from onesheet.values.folding import fold
from onesheet.values.names import festival_key, festival_year

_CLOCK = re.compile(r"(?P<hours>[01]?\d|2[0-4]):(?P<minutes>[0-5]\d)")
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_DAY_BEFORE = re.compile(r"^\d{4}-\d\d-\d\d ")
_LONGEST = 24 * 60
_YEARS = (1890, 2200)
"""Days beyond are typing errors, and some have no moment in every zone."""
UNTOLD_MINUTES = 120
"""How long a screening is taken to be where neither it nor its films have a length."""
_TEXTS = {"format": 60, "subtitles": 120, "guests": 300, "warnings": 500, "price": 120, "tickets": 400}
"""Qualifiers that are columns of a screening by the same name, with their lengths."""
_OPEN = re.compile(r"\bopen[ -]caption|\boc\b|offene untertitel")
_CAPTIONS = re.compile(r"\bcaption|\bcc\b|\bsdh\b|hard of hearing|hörgeschädigte|malentendants|sordos|subtitulado para")
_DESCRIBED = re.compile(r"audio[ -]?descri|\bad\b|described|audiodeskription|hörfassung|audiodescrip")
_RELAXED = re.compile(r"\brelaxed\b|sensory|autism|entspannt|reizarm|ciné-ma différence|\brelajad|\brilassat")
_PRESS = re.compile(r"\bpress|\bindustry|\bp ?& ?i\b|\bpresse|fachbesucher|\bprensa|\bstampa|akkreditier|accredit")
_MEMBERS = re.compile(r"\bmember|mitglieder|adhérents|socios|\bsoci\b")
_SIGNED = re.compile(
    r"sign(?:ed)? language|sign interpret|\bbsl\b|\basl\b|\bisl\b|\bdgs\b|gebärden|langue des signes|\blsf\b|lengua de signos|lingua dei segni|\bsigned\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one statement says of a screening."""

    statement: int
    version: int
    """Of what its source says: a table that is taken in again is a later one."""
    source: int
    film: int
    starts: datetime
    """In the time of the place, without a zone."""
    venue: str = ""
    code: str = ""
    title: str = ""
    minutes: int | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    """Columns of the screening."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A screening that statements tell of."""

    subject: str
    """What it is known by, through any change of its time."""
    statement: int
    """The first that tells of it."""
    films: tuple[int, ...]
    starts: datetime
    venue: str
    code: str
    title: str
    minutes: int | None
    told: dict[str, Any]
    latest: tuple[int, ...] = ()
    """The statements that tell what it is now."""


def edition_of(value: Any, qualifiers: Mapping[str, Any]) -> tuple[str, int] | None:
    """Return which edition a `release` statement speaks of, by the festival's key and the year; None for no screening."""
    name, clock = qualifiers.get("festival"), qualifiers.get("time")
    if not isinstance(name, str) or not isinstance(clock, str) or not isinstance(value, str):
        return None
    told = qualifiers.get("edition")
    found = _YEAR.search(str(told)) if isinstance(told, (str, int)) and not isinstance(told, bool) else None
    year = int(found[0]) if found is not None else festival_year(name)
    if year is None and value[:4].isdigit():
        year = int(value[:4])
    key = festival_key(festival_name(name))
    return (key, year) if key and year else None


def telling_of(
    *, statement: int, version: int, source: int, film: int, value: str, qualifiers: Mapping[str, Any]
) -> Telling | None:
    """Return what a `release` statement says of a screening; None where its day or time is none."""
    starts = _start(value, str(qualifiers.get("time") or ""))
    if starts is None:
        return None
    minutes = qualifiers.get("minutes")
    whole = isinstance(minutes, int) and not isinstance(minutes, bool) and 0 < minutes <= _LONGEST
    told: dict[str, Any] = {name: _text(qualifiers.get(name), longest) for name, longest in _TEXTS.items()}
    if not told["tickets"].startswith(("https://", "http://")):
        told["tickets"] = ""
    talk = qualifiers.get("talk")
    told["talk_minutes"] = talk if isinstance(talk, int) and not isinstance(talk, bool) and 0 < talk <= _LONGEST else 0
    told["audience"] = audience_of(str(qualifiers.get("audience") or ""))
    return Telling(
        statement, version, source, film, starts, _text(qualifiers.get("venue"), 240), _text(qualifiers.get("code"), 20),
        _text(qualifiers.get("programme"), 200), minutes if whole else None, told | access_of(str(qualifiers.get("access") or "")),
    )  # fmt: skip


def access_of(words: str) -> dict[str, Any]:
    """Return what words say of access, as columns of a screening: `AD, relaxed` -> audio description, relaxed."""
    folded = words.lower()
    captions = "open" if _OPEN.search(folded) else "closed" if _CAPTIONS.search(folded) else ""
    return {
        "captions": captions,
        "audio_description": bool(_DESCRIBED.search(folded)),
        "relaxed": bool(_RELAXED.search(folded)),
        "signed": bool(_SIGNED.search(folded)),
    }


def audience_of(words: str) -> str:
    """Return whom a screening is for, as its column has it: `P&I` is `press`, nothing is everybody."""
    folded = words.lower()
    if _PRESS.search(folded):
        return "press"
    return "members" if _MEMBERS.search(folded) else "public"


def _start(day: str, clock: str) -> datetime | None:
    match = _CLOCK.fullmatch(clock)
    try:
        first = date.fromisoformat(day)
    except ValueError:
        return None
    if match is None or not _YEARS[0] <= first.year <= _YEARS[1]:
        return None
    late, hours = divmod(int(match["hours"]), 24)
    return datetime.combine(first, time(hours, int(match["minutes"]))) + timedelta(days=late)


def _text(value: Any, longest: int) -> str:
    return " ".join(value.split())[:longest].strip() if isinstance(value, str) else ""


def wanted_of(tellings: Iterable[Telling]) -> list[Wanted]:
    """Return the screenings that statements tell of, in the order of their first statements.

    What has the same code is one screening, and stands where the newest version has it. Without a code, what has the same title,
    time and venue is one, and so is a film at a time and venue. Where a later version of a source tells of a film or title what
    the version before did not, and no more what that did, screenings were moved: see `moves`.
    """
    by_subject: dict[str, list[Telling]] = defaultdict(list)
    for one in _without_renamed(tellings):
        by_subject[_subject(one)].append(one)
    found = [
        _wanted(subject, together) for subject, some in by_subject.items() for together in _screenings(subject, some)
    ]
    return sorted(found, key=lambda one: one.statement)


Spot = tuple[object, ...]
_Hall = TypeVar("_Hall")
_Spot = tuple[datetime, _Hall]


def moves(gone: Iterable[_Spot[_Hall]], fresh: Iterable[_Spot[_Hall]]) -> list[tuple[_Spot[_Hall], _Spot[_Hall]]]:
    """Return which screenings of one film are now which: each to one at most, those of a day first, then of a hall, then the nearest."""
    left, free = list(gone), list(fresh)
    pairs = sorted(
        ((was[0].date() != now[0].date(), was[1] != now[1], abs(was[0] - now[0]), was[0], now[0], at, to)
        for at, was in enumerate(left) for to, now in enumerate(free)),
    )  # fmt: skip
    made, taken, given = [], set(), set()
    for *_, at, to in pairs:
        if at not in taken and to not in given:
            taken.add(at)
            given.add(to)
            made.append((left[at], free[to]))
    return made


def subject_of(stored: str) -> str:
    """Return the subject that a screening has kept, as it is told today: once the day of the screening stood before it."""
    return _DAY_BEFORE.sub("", stored)


def _subject(one: Telling) -> str:
    if one.code:
        return f"code {fold(one.code)}"
    return f"title {fold(one.title)}" if one.title else f"film {one.film}"


def spot_of(one: Telling | Wanted) -> Spot:
    """Return what tells a screening from others: its code, else what is shown when and where."""
    if one.code:
        return (f"code {fold(one.code)}",)
    subject = one.subject if isinstance(one, Wanted) else _subject(one)
    return subject, one.starts, fold(one.venue)


def overtaken_of(tellings: Iterable[Telling], wanted: Iterable[Wanted]) -> set[int]:
    """Return the statements that tell a screening where it is no more, since a later version of their source tells its film otherwise."""
    told = list(tellings)
    standing = {(one.subject, one.starts, fold(one.venue)) for one in wanted}
    newest: dict[tuple[int, int], int] = {}
    for one in told:
        key = one.source, one.film
        newest[key] = max(one.version, newest.get(key, 0))
    return {
        one.statement
        for one in told
        if one.version < newest[one.source, one.film] and (_subject(one), *_place(one)) not in standing
    }


def _place(one: Telling) -> tuple[datetime, str]:
    return one.starts, fold(one.venue)


def _without_renamed(tellings: Iterable[Telling]) -> list[Telling]:
    """Leave out what a later version of the source tells under another code or title, of the same film at the same time and venue."""
    told = list(tellings)
    newest: dict[tuple[int, int, tuple[datetime, str]], int] = {}
    for one in told:
        key = one.source, one.film, _place(one)
        newest[key] = max(one.version, newest.get(key, 0))
    names: dict[tuple[int, int, tuple[datetime, str]], set[str]] = defaultdict(set)
    for one in told:
        key = one.source, one.film, _place(one)
        if one.version == newest[key]:
            names[key].add(_subject(one))
    return [one for one in told if _subject(one) in names[one.source, one.film, _place(one)]]


def _screenings(subject: str, some: Sequence[Telling]) -> list[list[Telling]]:
    """Group the tellings of one subject by screening, those that were overtaken left out."""
    newest = max(some, key=lambda one: (one.version, one.statement))
    if subject.startswith("code "):
        return [[one for one in some if _place(one) == _place(newest)]]
    by_source: dict[int, dict[int, set[tuple[datetime, str]]]] = defaultdict(lambda: defaultdict(set))
    for one in some:
        by_source[one.source][one.version].add(_place(one))
    standing = {source: _standing(versions) for source, versions in by_source.items()}
    places: dict[tuple[datetime, str], list[Telling]] = defaultdict(list)
    for one in some:
        if _place(one) in standing[one.source]:
            places[_place(one)].append(one)
    return list(places.values())


def _standing(versions: Mapping[int, set[tuple[datetime, str]]]) -> set[tuple[datetime, str]]:
    """Return where screenings stand after all versions of a source. What a version does not tell, and was not moved, stays."""
    standing: set[tuple[datetime, str]] = set()
    for _, told in sorted(versions.items()):
        moved = {was for was, _ in moves(sorted(standing - told), sorted(told - standing))}
        standing = (standing - moved) | told
    return standing


def _wanted(subject: str, some: Sequence[Telling]) -> Wanted:
    ordered = sorted(some, key=lambda one: one.statement)
    newest = max(one.version for one in ordered)
    latest = [one for one in ordered if one.version == newest]
    told: dict[str, Any] = {}
    for one in latest:
        for name, value in one.told.items():
            told[name] = told.get(name) or value
    minutes = next((one.minutes for one in latest if one.minutes), None)
    first = ordered[0]
    return Wanted(
        subject, first.statement, tuple(dict.fromkeys(one.film for one in ordered)), first.starts, latest[-1].venue,
        latest[-1].code, next((one.title for one in latest if one.title), ""), minutes, told,
        tuple(one.statement for one in latest),
    )  # fmt: skip
