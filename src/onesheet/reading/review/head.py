"""What a review says of itself: headline, writers, outlet and day, from its text and from the page's own data.

The text comes first; the data fill what it leaves open, and where the two disagree a sentence says so.
"""

from __future__ import annotations

import re
from datetime import date

from onesheet.reading.review.analysis import Analysis
from onesheet.reading.vocabulary import REVIEW, Head
from onesheet.values.names import fold

_MARKUP = re.compile(r"(?<!\w)(?P<mark>\*{1,3}|_{1,3})(?P<words>\S(?:[^*_\n]*\S)?)(?P=mark)(?!\w)")
_SIGNS = ("|", "–", "—", "-")
_A_DAY = 10
"""Length of a date that is known to the day, `2019-11-18`."""


def head_of(found: Analysis) -> tuple[Head, tuple[str, ...]]:
    """The head and the sentences about what contradicts it."""
    told, top = found.told, found.top
    outlet = told.outlet or found.outlet
    printed = top.headline.words if top.headline is not None else told.headline
    byline = tuple(name.text for name in top.byline)
    problems = [*_other_day(found.published, told.published), *_other_writers(byline, told.authors, found.page.text)]
    authors = tuple(name for name in told.authors if fold(name) != fold(outlet or ""))
    head = Head(
        REVIEW,
        title=_shown(printed, found.outlet, told.outlet) if printed is not None else None,
        byline=byline or authors,
        outlet=outlet,
        published=found.published or told.published,
        language=_language(told.language),
    )
    return head, tuple(problems)


def _shown(headline: str, *outlets: str | None) -> str:
    """A headline as it should be printed: without marks of headings and italics, and without the outlet's name at its end."""
    shown = _MARKUP.sub(r"\g<words>", headline.strip("# "))
    for outlet in filter(None, outlets):
        for sign in _SIGNS:
            shown = shown.removesuffix(f" {sign} {outlet}")
    return shown.strip()


def _language(given: str | None) -> str | None:
    """The language's code alone: `en` for `en-US`."""
    code = (given or "").replace("_", "-").split("-", 1)[0].lower()
    return code if len(code) in (2, 3) and code.isalpha() else None


def _other_day(printed: str | None, told: str | None) -> list[str]:
    """A sentence where the data give another day than the text; a day's difference is the time zone's."""
    if printed is None or told is None or len(printed) != _A_DAY or len(told) != _A_DAY or "X" in printed:
        return []
    try:
        apart = abs((date.fromisoformat(printed) - date.fromisoformat(told)).days)
    except ValueError:
        return []
    if apart < 2:
        return []
    return [f"The page prints the date {printed}, while its own data say {told}; the printed one was kept."]


def _other_writers(printed: tuple[str, ...], told: tuple[str, ...], text: str) -> list[str]:
    """A sentence where the data name writers whom the text names nowhere."""
    named = {fold(name) for name in printed}
    others = [name for name in told if " " in name and fold(name) not in named and name not in text]
    if not printed or not others or len(others) < len(told):
        return []
    return [
        f"The byline names {', '.join(printed)}, while the page's own data name {', '.join(others)}; the byline was kept."
    ]
