"""The record of a film, made from all that is said of it.

Statements that say the same become one row, with the words of the one that says it best. Which statements are put
together depends only on what they say, never on who says it. Where a property can hold one value only and rows differ,
one wins and the others stay beside it, in this order: rank, then who says it (an editor's own statement first, then the
source's weight for that property), then how many sources agree, then the later date. A value computed from others never
wins over one that was read, nor does one that is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onesheet.films.pure.grouping import Group, day_of, groups_of
from onesheet.films.pure.name_groups import NameGroups
from onesheet.films.pure.ordering import in_order
from onesheet.films.pure.said import Said
from onesheet.films.pure.statements import exactness, form_of, same_key, special
from onesheet.reading.vocabulary import BY_MODEL, PREFERRED, PROPERTIES, Form, Json
from onesheet.values.dates import first_day, parse_interval

MAIN = "main"
"""The kind of the title under which a film stands."""

_TOGETHER = ("cast_member", "release")
"""Properties of which one document may tell several values for one slot without contradicting itself: two parts of one
performer, a limited and a wide release."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value in the record, and the statements that say it."""

    key: str
    """16 hexadecimal signs, the same in every projection, whoever says it."""
    property: str
    value: Json
    qualifiers: dict[str, Json]
    best: int
    """The statement that says it best."""
    statements: tuple[int, ...]
    """All that say it, in order of their ids; every standing statement is in exactly one row."""
    sources: int
    """How many documents, and editors without one, say it."""
    accepted: bool
    disputed: bool
    position: int
    """Within the property, from 0."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a film's page shows. None and empty where nothing was said."""

    title: str | None
    year: int | None
    runtime_minutes: int | None
    synopsis: str
    genre: str
    rows: tuple[Row, ...]
    """In the order of `PROPERTIES`, then by position."""

    def of(self, *properties: str) -> tuple[Row, ...]:
        """The rows of these properties."""
        return tuple(row for row in self.rows if row.property in properties)


def project(statements: Iterable[Said]) -> Record:
    """Make the record. Statements of rank `deprecated` are left out; the order in which they come does not matter."""
    standing = [one for one in statements if one.stands]
    names = _Names(standing)
    by_property: dict[str, list[Said]] = defaultdict(list)
    for one in standing:
        by_property[one.name].append(names.grouped(one))
    known = [name for name in PROPERTIES if name in by_property]
    others = sorted(set(by_property) - set(PROPERTIES))
    rows = [row for name in (*known, *others) for row in _rows(name, by_property[name], names)]
    return _record(rows)


class _Names:
    """The persons named in a film's statements, each with the name that is printed."""

    def __init__(self, statements: Sequence[Said]) -> None:
        named = [one for one in statements if _names_person(one)]
        self._values = {one.id: one.value for one in named}
        self._groups = NameGroups(one.value for one in named)
        self._printed: dict[str, str] = {}
        for one in sorted(named, key=_telling):
            self._printed[self._groups.first(one.value)] = one.value

    def grouped(self, one: Said) -> Said:
        """The statement with the name by which the person's statements are put together."""
        return replace(one, value=self._groups.first(one.value)) if one.id in self._values else one

    def said(self, one: Said) -> Said:
        """The statement as it was made."""
        return replace(one, value=self._values[one.id]) if one.id in self._values else one

    def printed(self, one: Said) -> Json:
        """The value to print."""
        return self._printed[one.value] if one.id in self._values else one.value


def _names_person(one: Said) -> bool:
    return form_of(one.name) is Form.PERSON and isinstance(one.value, str)


def _telling(one: Said) -> tuple[object, ...]:
    """Orders statements that say the same by how well they say it: an editor's choice first, then who tells most."""
    chosen = one.rank == PREFERRED or one.member is not None
    character = one.qualifiers.get("character")
    told = exactness(one.name, one.value) + (exactness("character", character) if character is not None else (0,))
    return chosen, told, one.credence, day_of(one.date), -one.id


def _rows(name: str, statements: Sequence[Said], names: _Names) -> list[Row]:
    groups = groups_of(name, statements)
    verdicts = _verdicts(name, groups)
    main = _main_title(groups) if name == "title" else None
    ordered = in_order(name, groups, slot=lambda group: _slot(name, group), later=lambda group: group is not main)
    return [_row(group, names, verdicts[id(group)], place, main) for place, group in enumerate(ordered)]


def _row(group: Group, names: _Names, verdict: tuple[bool, bool], position: int, main: Group | None) -> Row:
    told = sorted(group.members, key=lambda one: _telling(names.said(one)), reverse=True)
    qualifiers: dict[str, Json] = {}
    for one in told:
        qualifiers |= {
            key: value for key, value in one.qualifiers.items() if value is not None and key not in qualifiers
        }
    if not group.derived:
        qualifiers.pop("derived", None)
    if any(BY_MODEL not in one.qualifiers for one in group.members):
        qualifiers.pop(BY_MODEL, None)
    if main is not None:
        qualifiers["kind"] = MAIN if group is main else qualifiers.get("kind", "alternative")
    return Row(
        key=group.key,
        property=group.name,
        value=names.printed(told[0]),
        qualifiers=dict(sorted(qualifiers.items())),
        best=told[0].id,
        statements=tuple(sorted(one.id for one in told)),
        sources=group.sources,
        accepted=verdict[0],
        disputed=verdict[1],
        position=position,
    )


def _slot(name: str, group: Group) -> tuple[str, ...]:
    """What only one value can hold; groups of one slot disagree."""
    known = PROPERTIES.get(name)
    value = same_key(name, group.value)
    if known is None or not (known.single or name == "cast_member"):
        return (group.key,)
    if name == "cast_member":
        return (value,)
    told = {key: _folded(one) for key, one in group.identity.items()}
    if name == "release" and not told.get("place"):
        told["place"] = told.get("festival", "")
    return tuple(told.get(key, "") for key in known.slot)


def _folded(value: Json) -> str:
    return "" if value is None else same_key("character", value)


def _verdicts(name: str, groups: Sequence[Group]) -> dict[int, tuple[bool, bool]]:
    """Accepted and disputed, for each group by its `id()`."""
    slots: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        slots[_slot(name, group)].append(group)
    anything_known = any(group.known for group in groups)
    verdicts: dict[int, tuple[bool, bool]] = {}
    for rivals in slots.values():
        winner = max(rivals, key=lambda group: group.strength)
        accepted = {id(winner)}
        if name in _TOGETHER:
            speakers = {one.speaker for one in winner.members}
            accepted |= {id(one) for one in rivals if one.known and speakers & {said.speaker for said in one.members}}
        contending = [one for one in rivals if one.known and not one.derived]
        losers = {id(one) for one in contending} - accepted
        disputing = losers | {id(winner)} if losers else losers
        for group in rivals:
            fits = id(group) in accepted and (group.known or not anything_known or _is_single(name))
            verdicts[id(group)] = fits, id(group) in disputing
    return verdicts


def _is_single(name: str) -> bool:
    known = PROPERTIES.get(name)
    return known is not None and known.single


def _main_title(groups: Sequence[Group]) -> Group | None:
    """The title that is the film's: the strongest of those that are not said to be of another kind."""
    plain = [one for one in groups if any(said.qualifiers.get("kind") in (None, MAIN) for said in one.members)]
    return max(plain or groups, key=lambda group: group.strength, default=None)


def _record(rows: Sequence[Row]) -> Record:
    accepted = [row for row in rows if row.accepted and not special(row.value)]
    titles = [row.value for row in accepted if row.property == "title" and row.qualifiers.get("kind") == MAIN]
    years = [row.value for row in accepted if row.property == "year" and _is_count(row.value, 9999)]
    runtimes = [row for row in accepted if row.property == "duration" and _is_count(row.value, 32_767)]
    runtimes.sort(key=lambda row: (row.qualifiers.get("version") is not None, row.position))
    return Record(
        title=next((title for title in titles if isinstance(title, str)), None),
        year=years[0] if years else _year_of_release(accepted),
        runtime_minutes=runtimes[0].value if runtimes else None,
        synopsis=_first_text(accepted, "synopsis"),
        genre=_first_text(accepted, "genre"),
        rows=tuple(rows),
    )


def _is_count(value: Json, limit: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= limit


def _year_of_release(rows: Sequence[Row]) -> int | None:
    """The year of the earliest release, or None where no release tells one."""
    days = []
    for row in rows:
        if row.property != "release" or not isinstance(row.value, str):
            continue
        try:
            start, _ = parse_interval(row.value)
        except ValueError:
            continue
        if start is not None and start.year is not None and not start.decade:
            days.append(first_day(start))
    return min(days).year if days else None


def _first_text(rows: Sequence[Row], name: str) -> str:
    return next((row.value for row in rows if row.property == name and isinstance(row.value, str)), "")
