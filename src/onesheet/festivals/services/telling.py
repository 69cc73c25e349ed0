"""Reads for services: which statements count for festivals, and which of what a source says is later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from onesheet.festivals.pure.stated_screenings import Telling, edition_of, telling_of, wanted_of
from onesheet.films.models import Statement
from onesheet.sources.models import Document

STATES = (Document.State.PUBLISHED, Document.State.HELD)
"""Of documents that make programmes. Those that are held back speak of editions in preparation."""
STANDING = Q(document__state__in=STATES) & ~Q(rank="deprecated")
OVERTAKEN = "A later table of the same source says it otherwise."
"""Why a statement of a table is deprecated that a later version of its source overtook."""
TOLD = Q(document__state__in=STATES) & (~Q(rank="deprecated") | Q(reason=OVERTAKEN))
"""Of screenings, those that were overtaken too: by them it is known what was moved."""
IMPORT = "import:"
"""How the origin of a document begins that is a piece of a table."""


class Versions:
    """Numbers documents by what they are a version of: the pieces of one table are one, and a later one has a greater number."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}

    def of(self, document: int, origin: str) -> int:
        """Return the number of a document's version; documents are to be asked for in the order of their statements."""
        return self._first.setdefault(origin, document) if origin.startswith(IMPORT) else document


def said_now(source: str, films: Collection[int]) -> dict[int, set[str]]:
    """Return of each film the digests of what a source says of its festivals and screenings today. Costs one query.

    What a later version of the source overtook is not among them, though its statements stay.
    """
    told = Statement.objects.filter(
        TOLD, film__in=films, document__source__name=source, property__in=("festival", "release")
    ).order_by("pk")
    rows = list(
        told.values_list(
            "pk", "document_id", "document__origin", "film_id", "property", "value", "qualifiers", "digest"
        )
    )
    versions = Versions()
    digests = {row[0]: row[7] for row in rows}
    film_of = {row[0]: row[3] for row in rows}
    tellings: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    shown: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for pk, document, origin, film, name, value, qualifiers, _ in rows:
        version = versions.of(document, origin)
        if name == "festival":
            shown[film][version].add(pk)
            continue
        place = edition_of(value, qualifiers)
        one = _telling(pk, version, film, value, qualifiers) if place is not None else None
        if place is not None and one is not None:
            tellings[place].append(one)
    found: dict[int, set[str]] = defaultdict(set)
    for film, by_version in shown.items():
        found[film] |= {digests[pk] for pk in by_version[max(by_version)]}
    for some in tellings.values():
        for pk in _latest(some):
            found[film_of[pk]].add(digests[pk])
    return found


def _latest(tellings: Iterable[Telling]) -> Iterable[int]:
    return (pk for one in wanted_of(tellings) for pk in one.latest)


def _telling(pk: int, version: int, film: int, value: Any, qualifiers: dict[str, Any]) -> Telling | None:
    return telling_of(statement=pk, version=version, source=0, film=film, value=value, qualifiers=qualifiers)
