"""Source marks: the small links from a fact to those who say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup, escape

from onesheet.films.queries.record import page_of_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Row(Protocol):
    """What every row of the record has."""

    @property
    def key(self) -> str: ...
    @property
    def sources(self) -> int: ...
    @property
    def accepted(self) -> bool: ...
    @property
    def disputed(self) -> bool: ...
    @property
    def position(self) -> int: ...


AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark: where it leads, how many sources say the fact, and what the others say instead, if any."""

    address: str
    sources: int
    disagreement: str = ""
    """`2 say 6 Nov 2015, 1 says 13 Nov 2015`."""


def row_address(record: str, name: str, key: str, position: int) -> str:
    """Return the address of a row on its property's page; `record` is that of the film's record."""
    page = page_of_row(position)
    return f"{record}/{name}{f'?page={page}' if page > 1 else ''}#v-{key}"


def with_rivals(rows: Iterable[AnyRow]) -> list[tuple[AnyRow, list[AnyRow]]]:
    """Put beside each accepted row those that lost to it; the record lists a loser right after its winner."""
    told: list[tuple[AnyRow, list[AnyRow]]] = []
    contested: list[AnyRow] | None = None
    for row in rows:
        if row.accepted:
            rivals: list[AnyRow] = []
            told.append((row, rivals))
            contested = rivals if row.disputed else contested
        elif row.disputed and contested is not None:
            contested.append(row)
    return told


def mark(record: str, name: str, row: AnyRow, rivals: Iterable[AnyRow], words: Callable[[AnyRow], str]) -> Mark:
    """Make the mark of a row; `words` puts a row's value into few words."""
    others = list(rivals)
    disagreement = ""
    if others:
        disagreement = ", ".join(_say(one.sources, words(one)) for one in (row, *others))
    return Mark(row_address(record, name, row.key, row.position), row.sources, disagreement)


def _say(count: int, value: str) -> str:
    return ngettext("%(count)d says %(value)s", "%(count)d say %(value)s", count) % {"count": count, "value": value}


def mark_label(made: Mark) -> str:
    """Say what a mark means to those who hear the page: `2 sources; sources disagree`."""
    return _label(made.sources, bool(made.disagreement), get_language())


@lru_cache(maxsize=256)
def _label(sources: int, disagree: bool, language: str | None) -> str:  # noqa: ARG001, FBT001 - the language is part of what is kept
    words = ngettext("%(count)d source", "%(count)d sources", sources) % {"count": sources}
    return gettext("%(sources)s; sources disagree") % {"sources": words} if disagree else words


def mark_html(made: Mark) -> Markup:
    """Print a mark. A page has dozens, so it is printed here and not in a template.

    A space that does not break goes before it: a mark never stands alone on a line.
    """
    split = " split" if made.disagreement else ""
    return Markup(  # noqa: S704 - what is not ours is escaped
        f'&nbsp;<a class="mark{split}" href="{escape(made.address)}" aria-label="{escape(mark_label(made))}">{made.sources}</a>'
    )


def marked_html(made: Mark) -> Markup:
    """Print a mark and, where sources disagree, what they say."""
    if not made.disagreement:
        return mark_html(made)
    told = f' <a class="disagree" href="{escape(made.address)}">{escape(made.disagreement)}</a>'
    return mark_html(made) + Markup(told)  # noqa: S704 - what is not ours is escaped
