"""Setting a title: how wide words are, where lines break, how large the letters can be."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_NARROW = {"i": 0.33, "j": 0.33, "l": 0.33, "I": 0.4, "t": 0.4, "f": 0.4, "r": 0.5, "J": 0.42, " ": 0.27}
_WIDE = {"m": 0.97, "w": 0.86, "M": 0.97, "W": 1.05, "@": 1.0, "%": 0.9, "Q": 0.79, "O": 0.79, "&": 0.78, "—": 1.0}
_SIGNS = frozenset(".,:;!|'’‘()[]·")
_LEADING = 1.08
_SMALL = 18.0
"""Letters no larger than this have words broken that no line can hold."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A title as it is set: its lines, and the height of the letters in units of the sheet."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """How much of the sheet the lines take, from the first line's top to the last one's foot."""
        return len(self.lines) * self.size * _LEADING

    @property
    def step(self) -> float:
        """From one line's foot to the next one's."""
        return round(self.size * _LEADING, 1)


def width(text: str) -> float:
    """Return about how wide a text is in a book serif, in heights of its letters; rather more than less."""
    return sum(map(_sign_width, text))


def _sign_width(sign: str) -> float:
    known = _NARROW.get(sign) or _WIDE.get(sign)
    if known is not None:
        return known
    if sign in _SIGNS:
        return 0.34
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF:
        return 1.05
    return 0.71 if sign.isupper() else 0.59


def fit(title: str, wide: float, high: float, sizes: tuple[float, ...]) -> Setting:
    """Set a title as large as it goes into `wide` by `high`; in the smallest of `sizes` what is too long is cut."""
    words = _words(title)
    for size in sizes:
        room = wide / size
        whole = words if size > _SMALL else [piece for word in words for piece in _pieces(word, room)]
        if max(map(width, whole)) > room:
            continue
        made = Setting(_balanced(whole, room), size)
        if made.height <= high:
            return made
    return _cut(words, wide, high, sizes[-1])


def _words(title: str) -> list[str]:
    """Part a title where a line may break: at spaces, and between the signs of scripts that are written without."""
    words: list[str] = []
    for word in title.split() or ["—"]:
        if any(unicodedata.east_asian_width(sign) in "WF" for sign in word) and len(word) > 5:
            words.extend(word[at : at + 4] for at in range(0, len(word), 4))
        else:
            words.append(word)
    return words


def _wrap(words: list[str], room: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and width(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def _balanced(words: list[str], room: float) -> tuple[str, ...]:
    """Break lines so that they are of like length: the narrowest column that needs no line more."""
    best = _wrap(words, room)
    for tenth in range(9, 4, -1):
        narrower = _wrap(words, room * tenth / 10)
        if len(narrower) > len(best) or max(map(width, narrower)) > room:
            break
        best = narrower
    return tuple(best)


def _cut(words: list[str], wide: float, high: float, size: float) -> Setting:
    room = wide / size
    pieces = [piece for word in words for piece in _pieces(word, room)]
    lines = _wrap(pieces, room)
    most = max(1, int(high / (size * _LEADING)))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,.;:") + "…"]
    return Setting(tuple(lines), size)


def _pieces(word: str, room: float) -> list[str]:
    """Part a word that no line can hold into pieces of like length."""
    count = int(width(word) / room) + 1
    if count == 1:
        return [word]
    most = width(word) / count + 0.6
    pieces, piece, filled = [], "", 0.0
    for sign in word:
        wide = _sign_width(sign)
        if piece and filled + wide > min(most, room):
            pieces.append(piece)
            piece, filled = "", 0.0
        piece, filled = piece + sign, filled + wide
    return [*pieces, piece]


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
