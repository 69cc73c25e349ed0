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

_OF_CRITICS = frozenset({"critics", "outlets", "critic-reviews", "grid", "scores"})


def keys_of(path: str) -> tuple[str, str]:
    """Return the two version keys of the page at `path`; the same one twice where it has but one.

    All pages below a film's address share the film's key (its record, its poster), all below a member's the member's.
    """
    parts = path.split("/", 3)
    if len(parts) > 2 and parts[2]:
        if subject := _SUBJECTS.get(parts[1]):
            key = f"{subject}:{parts[2]}"
            return key, key
        if subject := _OF_MEMBERS.get(parts[1]):
            return f"{subject}:{parts[2]}", CATALOGUE
    if len(parts) > 1 and parts[1] in _OF_FESTIVALS:
        return (
            f"festival:{parts[2]}" if parts[1] == "festivals" and len(parts) > 2 and parts[2] else FESTIVALS
        ), CATALOGUE
    if len(parts) > 1 and parts[1] in _OF_CRITICS:
        return CRITICS, CATALOGUE
    return CATALOGUE, COMMUNITY
