"""When ballots are taken, and how marks are written on slips, phones and keyboards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from onesheet.scores.ballots import POINTS

_LETTERS = "EDCBA"


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when ballots are taken; None where nothing ends it."""

    start: datetime | None
    end: datetime | None

    def early(self, now: datetime) -> bool:
        """Whether it has not begun."""
        return self.start is not None and now < self.start

    def late(self, now: datetime) -> bool:
        """Whether it is over."""
        return self.end is not None and now >= self.end


def window(*, starts: datetime, minutes: int, hours: int, opens: datetime | None, closes: datetime | None) -> Window:
    """Return when ballots of a screening are taken: from its start to so many hours after its end, within the poll's bounds."""
    end = starts + timedelta(minutes=minutes, hours=hours)
    return Window(max(starts, opens) if opens else starts, min(end, closes) if closes else end)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale."""

    mark: int
    sign: str
    """As it stands on a slip: `4`, `3½`, `B`."""
    words: str
    key: str
    """The key of a keyboard that gives it."""


def steps(scale: str) -> list[Step]:
    """Return the steps of a scale, the lowest first."""
    if scale == "letters":
        return [
            Step(mark, letter, f"{letter}, worth {worth}", letter.lower())
            for mark, (letter, worth) in enumerate(zip(_LETTERS, POINTS[scale], strict=True), start=1)
        ]
    if scale == "halves":
        signs = [_half(mark) for mark in range(1, 11)]
        return [Step(mark, sign, f"{sign} of 5", str(mark % 10)) for mark, sign in enumerate(signs, start=1)]
    return [Step(mark, str(mark), f"{mark} of 5", str(mark)) for mark in range(1, 6)]


def sign_of(scale: str, mark: int) -> str:
    """Return a mark as it stands on a slip."""
    return steps(scale)[mark - 1].sign


def _half(mark: int) -> str:
    whole, half = divmod(mark, 2)
    return f"{whole or ''}{'½' if half else ''}"


def read_mark(scale: str, typed: str) -> int | None:
    """Return the mark, in steps, that somebody typed off a slip; None where the scale has no such one.

    Letters are typed themselves or as 1 for E to 5 for A, half-stars as `3.5`, `3½` or in short `35`.
    """
    text = typed.strip().upper().replace(",", ".").replace("½", ".5")
    if scale == "letters" and len(text) == 1 and text in _LETTERS:
        return _LETTERS.index(text) + 1
    if not text.isascii() or len(text) > 3:
        return None
    if scale == "halves":
        whole, half = (text[:1], text[1:].removeprefix(".")) if text[:1] != "." else ("0", text[1:])
        if not whole.isdigit() or half not in {"", "0", "5"}:
            return None
        mark = 2 * int(whole) + (half == "5")
        return mark if 1 <= mark <= 10 else None
    return int(text) if len(text) == 1 and text.isdigit() and 1 <= int(text) <= 5 else None
