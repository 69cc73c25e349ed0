"""Pages that count things down or up under a headline with their number: `25 actors to watch`, `1. Ann Lee`, `2. Bob Stone`."""

from __future__ import annotations

import re

_HEADLINE = re.compile(r"\s*(?P<words>[^\n]{4,200})")
_NUMBER = re.compile(r"(?<![\w.,:/-])(?P<n>[5-9]|[1-9]\d|100)(?![\w.,:/%-])")
_ENTRY = re.compile(r"^[^\S\n]*(?:#|no\. ?)?(?P<n>\d{1,3})[.):]? [^\n]{2,90}$", re.MULTILINE | re.IGNORECASE)
_FEWEST = 5
_SHARE = 0.6
"""So much of what the headline announces must stand there as an entry."""


def counts_things(text: str) -> bool:
    """Whether a page counts as many entries as its headline says, up or down, each on a line of its own."""
    headline = _HEADLINE.match(text)
    announced = _NUMBER.search(headline["words"]) if headline is not None else None
    if headline is None or announced is None:
        return False
    most = int(announced["n"])
    numbers = dict.fromkeys(int(one["n"]) for one in _ENTRY.finditer(text, headline.end()))
    given = [number for number in numbers if 1 <= number <= most]
    in_order = given in (sorted(given), sorted(given, reverse=True))
    return in_order and len(given) >= max(_FEWEST, _SHARE * most)
