"""What one row of a file says, whatever the file: the one language that all formats speak.

A format yields `Row`s in the order in which they are to be applied, `Refused` where a row cannot be understood, `Left`
where one is understood and rightly left alone. Each counts as one row of the import, so that its parts add up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from onesheet.reading.vocabulary import Reading

SAID = 120
"""Signs of a row that are shown to say which it is."""


class Fate(StrEnum):
    """What became of a row, or would."""

    MADE = "made"
    CHANGED = "changed"
    SAME = "same"
    """Nothing changes: what it says is so already, or it is rightly left alone; the sentence says which."""
    WAITING = "waiting"
    """Its film is not here; it is kept, and taken in by itself when the film appears."""
    AMBIGUOUS = "ambiguous"
    """Its film could be several; it is kept until a person says which."""
    REFUSED = "refused"


class Kind(StrEnum):
    """What a row is about. A format that cannot tell says FILM: matching decides."""

    FILM = "film"
    OTHER = "other"
    """A series, an episode, a game, a book: rightly left alone."""


@dataclass(frozen=True, slots=True)
class FilmTold:
    """A film as a row names it."""

    title: str = ""
    year: int | None = None
    original_title: str = ""
    directors: tuple[str, ...] = ()
    identifiers: frozenset[tuple[str, str]] = frozenset()
    """Scheme and identifier: `("imdb", "tt2245003")`, `("tmdb", "27205")`, `("movielens", "1")`, `("letterboxd-film", "boxd.it/7lcA")`."""

    def __str__(self) -> str:
        named = self.title or ", ".join(f"{scheme} {number}" for scheme, number in sorted(self.identifiers))
        return f"{named} ({self.year})" if self.year else named


@dataclass(slots=True, unsafe_hash=True)
class Rate:
    """The member's current rating, in half-stars, 1 to 10. Nobody changes one; see `Row`."""

    rating: int
    at: str = ""
    """Here and below: EDTF day or ISO moment as the file tells it; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Watch:
    """That the member saw the film, no one knows when; `at` is when it was marked."""

    at: str = ""


@dataclass(frozen=True, slots=True)
class Want:
    """That it stands on the watchlist since `at`."""

    at: str = ""


@dataclass(frozen=True, slots=True)
class Like:
    """That the member likes the film."""

    at: str = ""


@dataclass(frozen=True, slots=True)
class Favour:
    """That it is a favourite of the profile, at this place, from 1."""

    place: int


@dataclass(frozen=True, slots=True)
class View:
    """A viewing, with or without a review."""

    key: str
    """The same for the same entry in every export of that service: its address, or what tells it from others. Two entries
    of one key are told apart by their order."""
    date: str = ""
    """EDTF day, month or year; empty where it is not known."""
    rating: int | None = None
    liked: bool = False
    rewatch: bool = False
    tags: tuple[str, ...] = ()
    place: str = ""
    companions: tuple[str, ...] = ()
    note: str = ""
    """For the member alone."""
    logged: str = ""
    """When it was written down."""
    format: str = ""
    """`cinema`, `festival`, `home`, `disc`, `stream`."""
    visibility: str = ""
    """Here and below: `public`, `members`, `followers`, `me`; empty for what the member chose for new entries."""
    token: str = ""
    """Here and below: the token it bears where a Onesheet site told of it; what the member has here under it is the same thing."""


@dataclass(frozen=True, slots=True)
class Write:
    """A review. Belongs to the viewing of the same key, where there is one."""

    key: str
    text: str
    """Markdown."""
    date: str = ""
    """Of the viewing it tells of; where there is one and no row of the viewing, that viewing is made."""
    rating: int | None = None
    liked: bool = False
    rewatch: bool = False
    tags: tuple[str, ...] = ()
    spoilers: bool = False
    language: str = ""
    logged: str = ""
    visibility: str = ""
    draft: bool = False
    """Not published."""
    token: str = ""


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list; its films follow as `Enlist` rows of the same key. The row has no film."""

    key: str
    name: str
    text: str = ""
    """Markdown."""
    tags: tuple[str, ...] = ()
    ranked: bool = False
    private: bool = False
    at: str = ""
    visibility: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Enlist:
    """A film on a list."""

    key: str
    position: int
    note: str = ""
    token: str = ""
    """The list's."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member tells of themselves; fills what is empty here. Never an e-mail address. The row has no film."""

    name: str = ""
    about: str = ""
    place: str = ""
    website: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Catalogue:
    """A film of a catalogue with what is said of it: becomes a film here, or statements about one."""

    reading: Reading | None = None
    """What a small table or answer says, each statement with its quote in `reading.text`; None for bulk datasets."""
    facts: dict[str, Any] = field(default_factory=dict)
    """Of bulk datasets: title, original_title, year, runtime_minutes, genres."""
    number: str = ""
    """Of bulk datasets: the film's number there; `row.said` is then the whole row as printed."""


@dataclass(frozen=True, slots=True)
class Criticism:
    """A critic's review; `given` are the fields of `critics.pure.tables.ReviewRow`."""

    given: Any


Deed: TypeAlias = (
    Rate | Watch | Want | Like | Favour | View | Write | OpenList | Enlist | Profile | Catalogue | Criticism
)


@dataclass(slots=True, unsafe_hash=True)
class Row:
    """One row, understood. Nobody changes one; it is not frozen because making a million frozen ones takes a second and a half."""

    file: str
    """Path inside the archive or folder; the file's name where it stands alone."""
    line: int
    """Where it begins, from 1; of files that have no lines, which entry it is."""
    said: str
    """How the row begins, as printed; at most `SAID` signs but for bulk datasets."""
    deed: Deed
    film: FilmTold | None = None
    whose: str = ""
    """Of files of many members: which, by the file's own number. Empty where all is one member's."""
    notices: tuple[str, ...] = ()
    """What of the row was left out or repaired, in sentences."""
    service: str = ""
    """Of a folder of several formats: the format of the row's own file. Empty where all is of one."""


@dataclass(slots=True, unsafe_hash=True)
class Refused:
    """A row, or a whole file, that cannot be understood: why, in a sentence that says what to do."""

    file: str
    line: int
    said: str
    sentence: str


@dataclass(slots=True, unsafe_hash=True)
class Left:
    """A row that is understood and left alone: deleted there, somebody else's, a series. Its fate is SAME."""

    file: str
    line: int
    said: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about a whole file: what was repaired or assumed. No row."""

    file: str
    sentence: str


Told: TypeAlias = Row | Refused | Left | Notice


@dataclass(slots=True, unsafe_hash=True)
class Outcome:
    """What became of one row, or would. `number` counts the rows of the import from 1."""

    number: int
    file: str
    line: int
    fate: Fate
    said: str = ""
    sentence: str = ""
    """Why it waits, was refused or left alone, what was kept in a conflict, what of it was left out."""
    film: int | None = None
