"""Names of properties, of kinds of document, and of the groups that the document page colours."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from onesheet.reading.vocabulary import (
    ENCYCLOPEDIA_ARTICLE,
    FILM_PAGE,
    LISTING,
    OTHER,
    PROPERTIES,
    REVIEW,
    Group,
)
from onesheet.sources.licences import OWN, may_show_whole

_LABELS = {
    "title": gettext_lazy("Title"),
    "year": gettext_lazy("Year"),
    "director": gettext_lazy("Director"),
    "screenwriter": gettext_lazy("Writer"),
    "based_on": gettext_lazy("Based on"),
    "producer": gettext_lazy("Producer"),
    "executive_producer": gettext_lazy("Executive producer"),
    "cinematographer": gettext_lazy("Photography"),
    "editor": gettext_lazy("Editing"),
    "composer": gettext_lazy("Music"),
    "production_designer": gettext_lazy("Design"),
    "narrator": gettext_lazy("Narration"),
    "cast_member": gettext_lazy("Cast"),
    "character": gettext_lazy("Character"),
    "attachment": gettext_lazy("Was to have been"),
    "announced": gettext_lazy("Announced"),
    "production_company": gettext_lazy("Production"),
    "distributor": gettext_lazy("Distribution"),
    "rights": gettext_lazy("Rights"),
    "filming": gettext_lazy("Filming"),
    "filming_location": gettext_lazy("Filmed in"),
    "country": gettext_lazy("Country"),
    "language": gettext_lazy("Language"),
    "genre": gettext_lazy("Genre"),
    "duration": gettext_lazy("Running time"),
    "certificate": gettext_lazy("Certificate"),
    "festival": gettext_lazy("Festival"),
    "release": gettext_lazy("Release"),
    "budget": gettext_lazy("Budget"),
    "gross": gettext_lazy("Takings"),
    "run": gettext_lazy("Run"),
    "score": gettext_lazy("Score"),
    "consensus": gettext_lazy("Consensus"),
    "reception": gettext_lazy("Reception"),
    "song": gettext_lazy("Song"),
    "award": gettext_lazy("Award"),
    "plot": gettext_lazy("Plot"),
    "synopsis": gettext_lazy("Synopsis"),
    "main_subject": pgettext_lazy("what a film is about", "About"),
    "external_id": gettext_lazy("Known elsewhere as"),
    "follows": gettext_lazy("Follows"),
    "followed_by": gettext_lazy("Followed by"),
}

_SEVERAL = {
    "title": gettext_lazy("Titles"),
    "director": gettext_lazy("Directors"),
    "screenwriter": gettext_lazy("Writers"),
    "producer": gettext_lazy("Producers"),
    "executive_producer": gettext_lazy("Executive producers"),
    "character": gettext_lazy("Characters"),
    "country": gettext_lazy("Countries"),
    "language": gettext_lazy("Languages"),
    "genre": gettext_lazy("Genres"),
    "certificate": gettext_lazy("Certificates"),
    "festival": gettext_lazy("Festivals"),
    "release": gettext_lazy("Releases"),
    "score": gettext_lazy("Scores"),
    "song": gettext_lazy("Songs"),
    "award": gettext_lazy("Awards"),
}
"""Headings over more than one value, where they differ."""

_KINDS = {
    ENCYCLOPEDIA_ARTICLE: gettext_lazy("encyclopedia article"),
    REVIEW: gettext_lazy("review"),
    FILM_PAGE: gettext_lazy("film page"),
    LISTING: gettext_lazy("listing"),
    OTHER: gettext_lazy("text"),
}

_GROUPS = {
    Group.WHO: gettext_lazy("people and companies"),
    Group.ROLE: gettext_lazy("who plays whom"),
    Group.WHEN: gettext_lazy("dates and places"),
    Group.SAID: gettext_lazy("what is said of it"),
    Group.ABOUT: gettext_lazy("what it is"),
}

_ROLES = {
    "director": gettext_lazy("director"),
    "screenwriter": gettext_lazy("writer"),
    "producer": gettext_lazy("producer"),
    "executive_producer": gettext_lazy("executive producer"),
    "cinematographer": gettext_lazy("cinematographer"),
    "editor": gettext_lazy("editor"),
    "composer": gettext_lazy("composer"),
    "production_designer": gettext_lazy("production designer"),
    "narrator": gettext_lazy("narrator"),
    "cast_member": gettext_lazy("performer"),
    "attachment": gettext_lazy("once announced"),
}


def property_label(name: str, count: int = 1) -> str:
    """Name a property as a heading does, for one value or several: `Director`, `Directors`, `Based on`."""
    label = (_SEVERAL.get(name) if count > 1 else None) or _LABELS.get(name)
    return name.replace("_", " ").capitalize() if label is None else str(label)


def role_name(function: str) -> str:
    """Name what somebody does in a film: `director`, `writer`, `performer`."""
    role = _ROLES.get(function)
    return function.replace("_", " ") if role is None else str(role)


def kind_name(kind: str) -> str:
    """Name a kind of document: `encyclopedia article`."""
    return str(_KINDS.get(kind, _KINDS[OTHER]))


def group_of(name: str) -> Group:
    """Tell the group a property belongs to."""
    known = PROPERTIES.get(name)
    return known.group if known else Group.ABOUT


def group_name(group: Group) -> str:
    """Name a group of properties for the key beside a document."""
    return str(_GROUPS[group])


def licence_words(licence: str) -> str:
    """Say under which licence a text is: `text under CC BY-SA 4.0`."""
    if not licence:
        return gettext("no licence known")
    if licence == OWN:
        return gettext("text of this house")
    if licence == "public-domain":
        return gettext("text in the public domain")
    if not may_show_whole(licence):
        return licence
    return gettext("text under %(licence)s") % {"licence": _licence_name(licence)}


def _licence_name(spdx: str) -> str:
    if spdx.startswith(("CC-", "CC0-")):
        name, _, version = spdx.rpartition("-")
        return f"{name.replace('CC-', 'CC ', 1)} {version}"
    return spdx


def sources_words(count: int) -> str:
    """Say how many sources a value has: `1 source`, `3 sources`."""
    return ngettext("%(count)d source", "%(count)d sources", count) % {"count": count}
