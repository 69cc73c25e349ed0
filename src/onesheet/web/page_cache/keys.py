"""Which versions a page depends on: told from its path alone."""

from __future__ import annotations

CATALOGUE = "catalogue"
"""The key of every page that shows many films: home, lists, search."""

COMMUNITY = "community"
"""The key of every page that shows what many members made: home, lists of members, reviews and lists."""

CRITICS = "critics"
"""The key of every page that shows what critics say of many films: critics, outlets, their reviews, grids, the rules."""

FESTIVALS = "festivals"
"""The key of every page that shows many festivals or the venues of any: the list of festivals, venues."""

SITE = "site"
"""Raised where a change may show on any page; every page depends on it beside its own keys."""

_SUBJECTS = {"films": "film", "people": "person", "documents": "document"}
_OF_MEMBERS = {"members": "member", "reviews": "review", "lists": "list"}
"""Their pages name films and so depend on the catalogue too: a film may stand on the pages of very many members."""

_OF_FESTIVALS = frozenset({"festivals", "venues"})
"""One festival's pages depend on it and on what all share; films' names stand there, so that these touch them too."""

_BUZZ = ("buzz", "big-screen")
"""How the names of those pages of an edition begin that show what is said of its films meanwhile. Ratings come every second while a
festival lasts: they raise a key of these pages alone, which depend on the programme too."""

_OF_CRITICS = frozenset({"critics", "outlets", "critic-reviews", "grid", "scores"})


def keys_of(path: str) -> tuple[str, ...]:
    """Return the version keys of the page at `path`, three at most.

    All pages below a film's address share the film's key (its record, its poster), all below a member's the member's.
    """
    parts = path.split("/", 3)
    if len(parts) > 2 and parts[2]:
        if subject := _SUBJECTS.get(parts[1]):
            return (f"{subject}:{parts[2]}",)
        if subject := _OF_MEMBERS.get(parts[1]):
            return f"{subject}:{parts[2]}", CATALOGUE
    if len(parts) > 1 and parts[1] in _OF_FESTIVALS:
        if parts[1] != "festivals" or len(parts) < 3 or not parts[2]:
            return FESTIVALS, CATALOGUE
        shows_buzz = len(parts) > 3 and parts[3].partition("/")[2].startswith(_BUZZ)
        return keys_of_buzz(parts[2]) if shows_buzz else keys_of_festival(parts[2])
    if len(parts) > 1 and parts[1] in _OF_CRITICS:
        return CRITICS, CATALOGUE
    return CATALOGUE, COMMUNITY


def keys_of_festival(slug: str) -> tuple[str, ...]:
    """Return the version keys of a festival's pages but for its buzz."""
    return f"festival:{slug}", CATALOGUE


def keys_of_buzz(slug: str) -> tuple[str, ...]:
    """Return the version keys of the pages that show the buzz of a festival's editions."""
    return f"festival:{slug}", f"buzz:{slug}", CATALOGUE
