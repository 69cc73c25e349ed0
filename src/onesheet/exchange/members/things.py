"""What members have here, as far as the rows of a batch speak of it: the state that planning changes. Pure.

Each thing remembers in `first` what the database has of it, None for what is not there. What differs from it at the end is
written. A preview keeps its world from batch to batch and so sees what applying will have done.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID


@dataclass(slots=True)
class Whose:
    """A member whose things rows speak of."""

    id: int
    """Below nought for one who would be made."""
    name: str
    open: bool
    silenced: bool
    """Who may write nothing that others see just now."""
    unproven: bool
    joined: datetime
    entry_visibility: str
    wide: frozenset[str]
    """The visibilities that are as wide as that of their films."""
    comments_open: bool
    profile: dict[str, str]
    first_profile: dict[str, str]
    undo: list[Any] | None = None
    """Of one who was made just now: what takes that back, until a row carries it."""


@dataclass(slots=True)
class Thing:
    """What all things have."""

    COLUMNS: ClassVar[tuple[str, ...]] = ()
    """What is written of it."""
    KIND: ClassVar[str] = ""

    id: int | None = field(default=None, kw_only=True)
    first: tuple[Any, ...] | None = field(default=None, kw_only=True)
    gone: bool = field(default=False, kw_only=True)

    def values(self) -> tuple[Any, ...]:
        """Return its columns."""
        return tuple(getattr(self, name) for name in self.COLUMNS)

    def key(self) -> list[Any]:
        """Return what it is known by when it is to be undone."""
        raise NotImplementedError

    @property
    def differs(self) -> bool:
        """Whether something of it is to be written."""
        return self.gone if self.first is not None and self.gone else self.first != self.values() and not self.gone


@dataclass(slots=True)
class FilmOf(Thing):
    """A film and a member: `MemberFilm`."""

    COLUMNS = (
        "rating", "rated_at", "liked", "watched", "watchlisted_at", "favourite", "viewings", "last_viewed", "changed_at",
    )  # fmt: skip
    KIND = "film"

    member: int
    film: int
    rating: int | None = None
    rated_at: datetime | None = None
    liked: bool = False
    watched: bool = False
    watchlisted_at: datetime | None = None
    favourite: int | None = None
    viewings: int = 0
    last_viewed: str = ""
    changed_at: datetime | None = None

    def key(self) -> list[Any]:
        """Member and film."""
        return [self.member, self.film]

    @property
    def bare(self) -> bool:
        """Whether it says nothing."""
        return not (self.rating or self.liked or self.watched or self.watchlisted_at or self.favourite or self.viewings)

    @property
    def differs(self) -> bool:
        """A row that is not there and would say nothing is not made."""
        if self.first is None:
            return not self.gone and self.changed_at is not None
        return self.gone or self.first != self.values()


class _Content(Thing):
    """What a member made: known by its token, and unchanged while its digest is the same."""

    __slots__ = ()
    CONTENT: ClassVar[tuple[str, ...]] = ()
    token: UUID

    member: int
    film: int

    def key(self) -> list[Any]:
        """Its token and whose it is."""
        return [self.token.hex, self.member]

    def digest(self) -> str:
        """Return a short hash of what it says."""
        told = json.dumps([getattr(self, name) for name in self.CONTENT], default=str, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(slots=True)
class Seen(_Content):
    """A viewing."""

    COLUMNS = (
        "date", "sort_date", "rating", "liked", "rewatch", "place", "format", "companions", "note", "visibility",
        "made_at", "changed_at", "tags",
    )  # fmt: skip
    CONTENT = (
        "film", "date", "rating", "liked", "rewatch", "place", "format", "companions", "note", "visibility", "tags",
    )  # fmt: skip
    KIND = "viewing"

    token: UUID
    member: int
    film: int
    date: str = ""
    sort_date: str = ""
    rating: int | None = None
    liked: bool = False
    rewatch: bool = False
    place: str = ""
    format: str = ""
    companions: tuple[str, ...] = ()
    note: str = ""
    visibility: str = "public"
    made_at: datetime | None = None
    changed_at: datetime | None = None
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Written(_Content):
    """A review. Its `html` and `excerpt` are made when it is written."""

    COLUMNS = (
        "viewing", "state", "text", "spoilers", "rating", "liked", "language", "visibility", "made_at", "published_at",
        "edited_at", "hidden_at",
    )  # fmt: skip
    CONTENT = ("film", "state", "text", "spoilers", "rating", "liked", "language", "visibility")
    KIND = "review"

    token: UUID
    member: int
    film: int
    viewing: UUID | None = None
    """The token of the viewing it belongs to."""
    state: str = "published"
    text: str = ""
    spoilers: bool = False
    rating: int | None = None
    liked: bool = False
    language: str = ""
    visibility: str = "public"
    comments_open: bool = True
    made_at: datetime | None = None
    published_at: datetime | None = None
    edited_at: datetime | None = None
    hidden_at: datetime | None = None
    erased: bool = False

    @property
    def counts(self) -> bool:
        """Whether the film's tally counts it: as `reviews.services.tallies.countable` says."""
        return (
            not self.gone and self.state == "published" and self.visibility == "public" and self.hidden_at is None
            and not self.erased
        )  # fmt: skip


@dataclass(slots=True)
class Item(Thing):
    """A film on a list."""

    COLUMNS = ("position", "note")
    KIND = "item"

    of: UUID
    """The token of the list."""
    film: int
    position: int = 0
    note: str = ""
    added_at: datetime | None = None

    def key(self) -> list[Any]:
        """The list's token and the film."""
        return [self.of.hex, self.film]


@dataclass(slots=True)
class Listed(_Content):
    """A list with its films, by their numbers."""

    COLUMNS = ("name", "text", "ranked", "visibility", "made_at", "changed_at", "hidden_at", "items_count")
    CONTENT = ("name", "text", "ranked", "visibility")
    KIND = "list"

    token: UUID
    member: int
    name: str = ""
    text: str = ""
    ranked: bool = False
    visibility: str = "public"
    made_at: datetime | None = None
    changed_at: datetime | None = None
    hidden_at: datetime | None = None
    items_count: int = 0
    by_rule: bool = False
    items: dict[int, Item] = field(default_factory=dict)

    def standing(self) -> list[Item]:
        """Return what stands on it, in order."""
        return sorted((one for one in self.items.values() if not one.gone), key=lambda one: (one.position, one.id or 0))


class Step:
    """What one row changed, so that it can be taken back: JSON that grows while the row is planned."""

    __slots__ = ("changes",)

    def __init__(self) -> None:
        self.changes: list[list[Any]] = []

    def made(self, thing: _Content | Item) -> None:
        """Note a new thing; what it says when the row is done is what undoing expects to find."""
        self.changes.append([thing.KIND, *thing.key(), thing])

    def change(self, thing: Thing, **fields: Any) -> bool:
        """Set fields of a thing and note what they were; return whether any was another."""
        noted: dict[str, list[Any]] = {}
        for name, value in fields.items():
            before = getattr(thing, name)
            if before != value:
                noted[name] = [_plain(before), _plain(value)]
                setattr(thing, name, value)
        if noted:
            self.changes.append([thing.KIND, *thing.key(), noted])
        return bool(noted)

    def told(self) -> list[Any] | None:
        """Return it as JSON; None where nothing was changed."""
        if not self.changes:
            return None
        return [[*change[:-1], _end(change[-1])] for change in self.changes]


def _end(told: Any) -> Any:
    if isinstance(told, _Content):
        return told.digest()
    if isinstance(told, Item):
        return told.note
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    return list(value) if isinstance(value, tuple) else value


class World:
    """All that is known of what members have."""

    def __init__(self) -> None:
        self.films: dict[tuple[int, int], FilmOf] = {}
        self.viewings: dict[UUID, Seen] = {}
        self.reviews: dict[UUID, Written] = {}
        self.lists: dict[UUID, Listed] = {}
        self._seen: defaultdict[tuple[int, int], list[Seen]] = defaultdict(list)
        self._written: defaultdict[tuple[int, int], list[Written]] = defaultdict(list)
        self.looked: set[tuple[Any, ...]] = set()
        """What was asked of the database already."""

    def film(self, member: int, film: int) -> FilmOf:
        """Return how a film stands with a member."""
        key = member, film
        found = self.films.get(key)
        if found is None:
            found = self.films[key] = FilmOf(member, film)
        return found

    def add_viewing(self, seen: Seen) -> None:
        """Keep a viewing."""
        if seen.token not in self.viewings:
            self.viewings[seen.token] = seen
            self._seen[seen.member, seen.film].append(seen)

    def add_review(self, written: Written) -> None:
        """Keep a review."""
        if written.token not in self.reviews:
            self.reviews[written.token] = written
            self._written[written.member, written.film].append(written)

    def seen(self, member: int, film: int) -> Iterator[Seen]:
        """Yield a member's viewings of a film, the oldest row first."""
        return (one for one in self._seen.get((member, film), ()) if not one.gone)

    def written(self, member: int, film: int) -> Iterator[Written]:
        """Yield a member's reviews of a film, the oldest row first."""
        return (one for one in self._written.get((member, film), ()) if not one.gone)

    def recount(self, member: int, film: int) -> None:
        """Count a member's viewings of a film anew; all of them are known where one is."""
        row = self.film(member, film)
        days = [one.sort_date for one in self.seen(member, film)]
        row.viewings, row.last_viewed = len(days), max(days, default="")
