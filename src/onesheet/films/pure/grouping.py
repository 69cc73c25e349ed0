"""Statements that say the same thing, put together by what they say alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from onesheet.films.pure.said import Said
from onesheet.films.pure.statements import (
    agree,
    digest,
    edtf_agree,
    exactness,
    form_of,
    same_key,
    special,
)
from onesheet.reading.vocabulary import PROPERTIES, Form, Json
from onesheet.values.dates import sort_key
from onesheet.values.names import fold, same_festival, same_place

IDENTITY = {
    "cast_member": ("character",),
    "attachment": ("role",),
    "distributor": ("place",),
    "rights": ("place",),
    "filming": ("place",),
    "festival": ("edition", "section"),
    "release": ("kind", "place", "format", "region", "festival"),
    "gross": ("scope", "territory", "as_of", "period"),
    "song": ("performer",),
    "award": ("category", "recipient", "result", "year", "festival"),
}
"""The qualifiers in which two statements of one value must not differ to be the same; one that is not told fits any.
For other properties these are the qualifiers of the slot."""


MOST_COMPARED = 100
"""A value that is vaguer, or written otherwise, is looked for among so many groups of its property, those that tell most;
what is written alike is always found. It keeps the time linear in what is said."""


def identity_of(name: str) -> tuple[str, ...]:
    """The qualifiers in which statements of the property must not differ to be the same."""
    known = PROPERTIES.get(name)
    return IDENTITY.get(name, known.slot if known is not None else ())


@dataclass(slots=True)
class Group:
    """Statements that say the same: one row of the record."""

    name: str
    """The property."""
    value: Json
    """Of the statement that tells most."""
    identity: dict[str, Json]
    members: list[Said] = field(default_factory=list)
    _key: str = ""
    """`key`, while the identity stays as it is: it is asked for again and again."""

    def takes(self, one: Said) -> bool:
        """Whether the statement says what the group says, perhaps less exactly."""
        if not all(qualifiers_agree(key, one.qualifiers.get(key), told) for key, told in self.identity.items()):
            return False
        return agree(self.name, self.value, one.value)

    def add(self, one: Said) -> None:
        """Put the statement in; what it tells that the others did not is kept."""
        self.members.append(one)
        self._key = ""
        for key in identity_of(self.name):
            if self.identity.get(key) is None:
                self.identity[key] = one.qualifiers.get(key)

    def shared(self, one: Said) -> int:
        """In how many of the qualifiers that matter the statement says just what the group says."""
        told = ((one.qualifiers.get(key), value) for key, value in self.identity.items())
        return sum(left is not None and left == right for left, right in told)

    @property
    def key(self) -> str:
        """16 hexadecimal signs that name the row; the same whoever says it."""
        if not self._key:
            value = f"{special(self.value)} {same_key(self.name, self.value)}"
            told = {key: _key_of(one) for key, one in self.identity.items() if one is not None}
            self._key = digest(self.name, value, told)[:16]
        return self._key

    @property
    def known(self) -> bool:
        """Whether anything is told, be it that there is none."""
        return any(one.known for one in self.members)

    @property
    def derived(self) -> bool:
        """Whether the value was computed and nowhere read."""
        return all(one.derived for one in self.members)

    @property
    def sources(self) -> int:
        """How many documents, and editors without one, say it."""
        return len({one.speaker for one in self.members})

    @property
    def strength(self) -> tuple[object, ...]:
        """What is compared among groups that disagree, the greater the better; no two groups of a film are equal."""
        best = max(one.credence for one in self.members)
        latest = max(day_of(one.date) for one in self.members)
        return (*best, self.sources, latest, _Reversed(self.key))


class _Reversed(str):
    """A text that is the greater the earlier it comes: the last resort among equals."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)

    def __gt__(self, other: str) -> bool:
        return str.__lt__(self, other)


def day_of(text: str) -> date:
    """The first day of an EDTF date; the first day of all where the text tells no year."""
    day, _ = sort_key(text)
    return date.min if day.year == 9999 else day


def groups_of(name: str, statements: Iterable[Said]) -> list[Group]:
    """Put together the statements of one property that say the same. The order of the statements does not matter."""
    keep = identity_of(name)
    exact = form_of(name) is Form.PERSON  # names were put together before, over all properties
    groups: list[Group] = []
    placed: dict[tuple[str, ...], Group] = {}
    alike: dict[str, list[Group]] = defaultdict(list)
    for one in sorted(statements, key=_order(name, keep)):
        key = same_key(name, one.value)
        told = (key, *(_key_of(one.qualifiers.get(qualifier)) for qualifier in keep))
        found = placed.get(told) or _best(alike[key], one)
        if found is None and not exact:
            found = _best(groups, one)
        if found is None:
            found = Group(name, one.value, dict.fromkeys(keep))
            groups.append(found)
            alike[key].append(found)
        found.add(one)
        placed[told] = found
    return _apart(groups)


def _apart(groups: list[Group]) -> list[Group]:
    """The groups, each with a key of its own: what came to say the same later is put together."""
    by_key: dict[str, Group] = {}
    for group in groups:
        first = by_key.setdefault(group.key, group)
        if first is not group:
            first.members += group.members
    return list(by_key.values())


def _best(groups: list[Group], one: Said) -> Group | None:
    """The first group of those that take the statement and share most with it."""
    taking = (group for group in groups[:MOST_COMPARED] if group.takes(one))
    return max(taking, key=lambda group: group.shared(one), default=None)


def _order(name: str, keep: tuple[str, ...]) -> Callable[[Said], tuple[object, ...]]:
    """What tells most comes first, then the order of the words; who says it never matters."""

    def order(one: Said) -> tuple[object, ...]:
        told = [one.qualifiers.get(key) for key in keep]
        return (
            tuple(-part for part in exactness(name, one.value)),
            sum(value is None for value in told),
            tuple(-part for value in told for part in (exactness("character", value) if value is not None else (0,))),
            same_key(name, one.value),
            digest(name, one.value, one.qualifiers),
            one.id,
        )

    return order


def _key_of(value: Json) -> str:
    return fold(value) or value if isinstance(value, str) else digest("", value, {})


def qualifiers_agree(key: str, left: Json, right: Json) -> bool:
    """Whether two values of a qualifier can be the same; one that is not told fits any."""
    if left is None or right is None or _key_of(left) == _key_of(right) or str(left) == str(right):
        return True
    fuzzy = _FUZZY.get(key)
    return fuzzy is not None and isinstance(left, str) and isinstance(right, str) and fuzzy(left, right)


def _characters_agree(left: str, right: str) -> bool:
    """`Milly` ~ `Milly Brown`, `Jess` ~ `Jessica`: every word of one starts, or is started by, a word of the other."""
    short, long = sorted((fold(left).split(), fold(right).split()), key=len)
    return bool(short) and all(any(_starts(word, other) for other in long) for word in short)


def _starts(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return short == long or (len(short) > 2 and long.startswith(short))


_FUZZY: dict[str, Callable[[str, str], bool]] = {
    "as_of": edtf_agree,
    "character": _characters_agree,
    "festival": same_festival,
    "place": same_place,
    "territory": same_place,
}
"""Qualifiers whose values can be the same though they are written otherwise."""
