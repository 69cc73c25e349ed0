"""How a diary says where and how a film was seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext, pgettext

from onesheet.web.wording.numbers import stars_signs

if TYPE_CHECKING:
    from collections.abc import Sequence


def format_words(name: str) -> str:
    """Say how a film was seen; nothing for a name that is none."""
    words = {
        "cinema": pgettext("how a film was seen", "in a cinema"),
        "festival": pgettext("how a film was seen", "at a festival"),
        "home": pgettext("how a film was seen", "at home"),
        "disc": pgettext("how a film was seen", "on disc"),
        "stream": pgettext("how a film was seen", "as a stream"),
    }
    return words.get(name, "")


def visibility_words(name: str) -> str:
    """Say who sees an entry; nothing where everybody does."""
    words = {
        "members": pgettext("who sees it", "members"),
        "followers": pgettext("who sees it", "followers"),
        "me": pgettext("who sees it", "only you"),
    }
    return words.get(name, "")


def hours_words(minutes: int) -> str:
    """Say a time in whole hours; under an hour in minutes."""
    if minutes < 60:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": f"{hours:,}"}


def names_words(names: Sequence[str]) -> str:
    """Say some names in a row: `Ann, Bo and Cy`."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def keeps_words(name: str) -> str:
    """Say to whom somebody keeps their films."""
    words = {
        "members": pgettext("whom films are kept to", "members"),
        "followers": pgettext("whom films are kept to", "their followers"),
    }
    return words.get(name, pgettext("whom films are kept to", "themself"))


def bare_address(address: str) -> str:
    """Return an address without what every address has: `https://www.example.org/` is `example.org`."""
    bare = re.sub(r"\Ahttps?://(?:www\.)?", "", address, flags=re.IGNORECASE).rstrip("/")
    return f"{bare[:39]}…" if len(bare) > 40 else bare


def half_signs(half: int) -> str:
    """Print a rating in half-stars as signs."""
    return stars_signs(half / 2)


FILTERS = {
    "hours": hours_words,
    "names": names_words,
    "seen_how": format_words,
    "who_sees": visibility_words,
    "who_keeps": keeps_words,
    "bare_address": bare_address,
    "half_signs": half_signs,
}
"""What members' templates may use beside the filters of every page."""
