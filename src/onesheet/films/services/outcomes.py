"""What came of an act on a document, in one sentence that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What came of it."""

    NEW_FILM = "new film"
    ADDED = "added to a film"
    UNCHANGED = "nothing changed"
    SUPERSEDED = "took the place of an older document"
    WAITING = "waits as a proposal"
    REFUSED = "refused"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    TAKEN_DOWN = "its text was taken down"
    PUT_BACK = "its text was put back"


@dataclass(frozen=True, slots=True)
class FilmRef:
    """A film that an act touched, as much as a link to it needs."""

    id: int
    slug: str
    title: str
    year: int | None

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one act: `sentence` says it whole; `document` is None where nothing was stored."""

    kind: Kind
    sentence: str
    document: int | None = None
    films: tuple[FilmRef, ...] = ()

    @property
    def done(self) -> bool:
        """Whether what was asked is now so; False for what waits or was refused."""
        return self.kind not in (Kind.WAITING, Kind.REFUSED)


class Refusal(Exception):
    """The act cannot be done, and nothing was changed. The message says why, to a person."""


class Undecided(Refusal):
    """A film of the document could be several, and nobody has said which; nothing was changed."""
