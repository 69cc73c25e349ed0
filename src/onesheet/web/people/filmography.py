"""A filmography arranged by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onesheet.reading.vocabulary import PROPERTIES
from onesheet.web.addresses import url
from onesheet.web.films.marks import Mark, row_address

if TYPE_CHECKING:
    from onesheet.films.queries.people import Part


@dataclass(frozen=True, slots=True)
class Role:
    """All that a person did in one function."""

    function: str
    films: int
    parts: list[tuple[Part, Mark]]
    """Newest film first."""
    more: int


SHOWN, AT_LEAST = 60, 6
"""Parts that a page tells in all, and of each role."""


def by_role(parts: list[Part]) -> list[Role]:
    """Arrange parts by function: what the person did most comes first, then the order of the vocabulary."""
    sorted_in: dict[str, list[Part]] = {}
    for part in parts:
        sorted_in.setdefault(part.function, []).append(part)
    order = list(PROPERTIES)
    shown = max(AT_LEAST, SHOWN // max(1, len(sorted_in)))
    roles = [
        Role(
            function,
            len({part.film for part in done}),
            [(part, _mark(part)) for part in done[:shown]],
            max(0, len(done) - shown),
        )
        for function, done in sorted_in.items()
    ]
    return sorted(roles, key=lambda role: (-role.films, order.index(role.function) if role.function in order else 99))


def _mark(part: Part) -> Mark:
    return Mark(row_address(url("film-record", slug=part.slug), part.function, part.key, part.position), part.sources)
