"""Rules of challenges: which films count, as a small JSON of conditions on the record.

A rule is an object; every key that is there must hold, and of a key with several values one::

    {"director_gender": "female", "country": ["FR", "BE"], "to_year": 1969}

`director`, `cast`       names of people, compared folded
`director_gender`        `female`, `male` or `other`: what an editor stated of one of its directors
`country`, `language`    ISO codes
`genre`, `festival`      words of the record, compared folded
`from_year`, `to_year`   first and last year
`at_least`, `at_most`    minutes
`new`                    true: not seen before the challenge's first day

`parse` reads it, `as_json` writes it; what one writes the other reads as the same rule. A rule says at least one thing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Final

GENDERS: Final = ("female", "male", "other")
MOST_VALUES: Final = 20
LONGEST: Final = 200
FIRST_YEAR, LAST_YEAR = 1870, 2200
LONGEST_FILM: Final = 10_000
"""Minutes."""

_TEXTS = ("director", "cast", "country", "language", "genre", "festival")
_NUMBERS = {
    "from_year": (FIRST_YEAR, LAST_YEAR),
    "to_year": (FIRST_YEAR, LAST_YEAR),
    "at_least": (1, LONGEST_FILM),
    "at_most": (1, LONGEST_FILM),
}


class RuleError(ValueError):
    """The JSON is no rule; the message says why, to a person."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions on a film, all of which must hold; what is empty or None asks nothing."""

    director: tuple[str, ...] = ()
    director_gender: str = ""
    cast: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    festival: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    at_least: int | None = None
    """Minutes."""
    at_most: int | None = None
    new: bool = False
    """True where only films count that the member had not seen before the first day."""

    def __bool__(self) -> bool:
        """Tell whether it asks anything."""
        return bool(as_json(self))


def parse(value: Any) -> Rule:
    """Read a rule from what `json.loads` returned; raise RuleError where it is none, or asks for nothing."""
    if not isinstance(value, dict):
        raise RuleError("A rule is an object of conditions.")
    unknown = sorted(str(key) for key in value.keys() - {one.name for one in fields(Rule)})
    if unknown:
        raise RuleError(f"A rule knows nothing of {', '.join(unknown)}.")
    found: dict[str, Any] = {name: _texts(name, value[name]) for name in _TEXTS if name in value}
    found |= {name: _number(name, value[name]) for name in _NUMBERS if name in value}
    if "director_gender" in value:
        found["director_gender"] = _gender(value["director_gender"])
    if "new" in value:
        if not isinstance(value["new"], bool):
            raise RuleError("“new” is true or false.")
        found["new"] = value["new"]
    rule = Rule(**found)
    if not rule:
        raise RuleError("A rule needs at least one condition.")
    _in_order(rule.from_year, rule.to_year, "The first year is after the last one.")
    _in_order(rule.at_least, rule.at_most, "The shortest length is more than the longest one.")
    return rule


def as_json(rule: Rule) -> dict[str, Any]:
    """Write a rule: only what it asks, in the order of its fields."""
    told: dict[str, Any] = {}
    for one in fields(rule):
        value = getattr(rule, one.name)
        if value:
            told[one.name] = list(value) if isinstance(value, tuple) else value
    return told


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RuleError(f"“{name}” is a list of words.")
    words = tuple(dict.fromkeys(" ".join(one.split()) for one in value if one.strip()))
    if len(words) > MOST_VALUES:
        raise RuleError(f"“{name}” takes up to {MOST_VALUES} values.")
    if any(len(one) > LONGEST or "\x00" in one for one in words):
        raise RuleError(f"A value of “{name}” has up to {LONGEST} signs.")
    return words


def _number(name: str, value: Any) -> int:
    low, high = _NUMBERS[name]
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise RuleError(f"“{name}” is a number from {low} to {high}.")
    return value


def _gender(value: Any) -> str:
    if value not in GENDERS:
        raise RuleError(f"“director_gender” is one of {', '.join(GENDERS)}.")
    return str(value)


def _in_order(low: int | None, high: int | None, sentence: str) -> None:
    if low is not None and high is not None and low > high:
        raise RuleError(sentence)
