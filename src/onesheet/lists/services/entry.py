"""What a member fills in of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onesheet.accounts.services import Refusal
from onesheet.lists.limits import LONGEST_TEXT
from onesheet.lists.pure.rules import Rule

_LONGEST_NAME = 200
_LARGEST_GOAL = 10_000


@dataclass(frozen=True, slots=True)
class ChallengeEntry:
    """What makes a list a challenge."""

    rule: Rule | None = None
    """Which films count; None for those on the list."""
    goal: int | None = None
    """How many; None for all on the list."""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list as its owner describes it."""

    name: str
    text: str = ""
    """Markdown."""
    ranked: bool = False
    visibility: str = "public"
    challenge: ChallengeEntry | None = None


def check(entry: ListEntry) -> None:
    """Raise Refusal where the entry makes no list."""
    if not entry.name.strip():
        raise Refusal("A list needs a name.")
    if len(entry.name) > _LONGEST_NAME or "\x00" in entry.name:
        raise Refusal(f"The name has up to {_LONGEST_NAME} signs.")
    if len(entry.text) > LONGEST_TEXT:
        raise Refusal(f"The text has up to {LONGEST_TEXT} signs.")
    if entry.challenge is not None:
        _check_challenge(entry.challenge)


def _check_challenge(entry: ChallengeEntry) -> None:
    if entry.starts and entry.ends and entry.starts > entry.ends:
        raise Refusal("The first day is after the last one.")
    if entry.goal is not None and not 1 <= entry.goal <= _LARGEST_GOAL:
        raise Refusal(f"The goal is a number from 1 to {_LARGEST_GOAL}.")
    if entry.rule is not None and entry.goal is None:
        raise Refusal("A challenge by a rule needs a goal: how many films?")
    if entry.rule is not None and entry.rule.new and entry.starts is None:
        raise Refusal("“Not seen before” needs a first day.")
