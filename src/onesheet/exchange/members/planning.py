"""What every plan of a row is given, and ends with. Pure."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from onesheet.exchange.members.things import Listed, Seen, Whose, World, Written
from onesheet.exchange.pure.rows import Fate

_Own = TypeVar("_Own", Listed, Seen, Written)
_SPACE = uuid.UUID("5f0c8a52-3c53-5c5e-9d4e-0b9a0f7b7a11")
"""The namespace of tokens of what imports make. Never changes."""
_MET = 2
"""Tokens in what is kept of an entry that turned out to be a viewing that was here."""


class Plan(NamedTuple):
    """What becomes of a row."""

    fate: Fate
    sentence: str = ""


SAME = Plan(Fate.SAME)
MADE = Plan(Fate.MADE)
CHANGED = Plan(Fate.CHANGED)


class No(Exception):
    """The row is refused, for this reason; nothing of it was planned yet."""


def stays(sentence: str) -> Plan:
    """Nothing changes, for this reason."""
    return Plan(Fate.SAME, sentence)


@dataclass(slots=True)
class Memory:
    """What a run remembers of earlier rows, whether it writes or not."""

    nth: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    """How often a key came: (whose, service, kind, key)."""
    claimed: set[UUID] = field(default_factory=set)
    """Viewings that are the entry of an earlier row, and so are not that of another."""
    alias: dict[UUID, UUID] = field(default_factory=dict)
    """Token of an entry -> that of the viewing here that it turned out to be."""
    said: set[tuple[str, int, int]] = field(default_factory=set)
    """What an earlier row of the file said already, where the file wins: it does not contradict itself twice."""
    new: list[list[Any]] = field(default_factory=list)
    """What came to be remembered since `kept` was called and cannot be told from the rows again."""

    def meet(self, token: UUID, here: UUID) -> None:
        """Remember that the entry of this token is this viewing."""
        self.claimed.add(here)
        if here != token and self.alias.get(token) != here:
            self.alias[token] = here
            self.new.append([token.hex, here.hex])

    def say(self, word: str, one: int, other: int) -> None:
        """Remember that a row said this."""
        key = word, one, other
        if key not in self.said:
            self.said.add(key)
            self.new.append(list(key))

    def kept(self) -> list[list[Any]]:
        """Return as JSON what came to be remembered since this was called last, for `recall`."""
        new, self.new = self.new, []
        return new

    def recall(self, kept: Iterable[Sequence[Any]]) -> None:
        """Remember what an earlier run remembered."""
        for one in kept:
            if len(one) == _MET:
                self.alias[UUID(one[0])] = UUID(one[1])
            else:
                self.said.add((one[0], one[1], one[2]))


@dataclass(slots=True)
class Context:
    """What planning knows beside the row."""

    world: World
    memory: Memory
    now: datetime
    today: date
    service: str
    file_wins: bool
    screen: Callable[[Whose, str], str]
    """Says of a text that others would see: `held`, or why it is refused, or nothing."""
    late: Callable[[Whose, str, int], int | None]
    """Of a film that waited: how many of its list that come before it are still not here; None where it did not wait."""

    def token(self, whose: Whose, kind: str, key: str, nth: int) -> UUID:
        """The token of what a row makes: the same in every export of that service."""
        return self.token_of(whose.id, kind, key, nth)

    def token_of(self, member: int, kind: str, key: str, nth: int) -> UUID:
        """The same, by the member's number."""
        return uuid.uuid5(_SPACE, f"{member}|{self.service}|{kind}|{nth}|{key}")

    def own(self, whose: Whose, things: Mapping[UUID, _Own], told: str) -> _Own | None:
        """Return what the member has here under the token that a row tells; the tokens of others find nothing."""
        thing = things.get(UUID(told)) if told else None
        return None if thing is None or thing.gone or thing.member != whose.id else thing

    def follows(self, word: str, one: int, other: int) -> bool:
        """Whether the file may overrule what is here: it wins, and no earlier row of it said something of the same.

        To be asked by every row that speaks of a thing that is here, whether it says otherwise or not.
        """
        if not self.file_wins or (word, one, other) in self.memory.said:
            return False
        self.memory.say(word, one, other)
        return True

    def made(self, word: str, token: UUID) -> None:
        """Remember that a row made this, so that no later one overrules it."""
        if self.file_wins:
            self.memory.say(word, token.int, 0)


HELD = "held"
_HELD = "A moderator looks at it before others see it, as at all first texts with such words or links."


def screened(context: Context, whose: Whose, text: str) -> str:
    """Return the sentence for a text that a moderator looks at first, empty for any other.

    Raises No where it cannot be published.
    """
    said = context.screen(whose, text)
    if said and said != HELD:
        raise No(said)
    return _HELD if said else ""
