"""The lines that a page is made into, with what its markup tells of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class Hint(IntEnum):
    """What the name of a part of the page tells of it; what is named so holds for all within."""

    NONE = 0
    AROUND = 1
    """Stands around the texts of every page: menus, cookies, a newsletter."""
    RELATED = 2
    """Leads to other pages; on a film's page some of it tells of the film."""
    COMMENTS = 3
    """What readers say: below an article no part of it, on a film's page the reviews."""


@dataclass(slots=True, eq=False)
class Region:
    """A part of the page; what holds for the part around it holds for it, too."""

    around: Region | None = None
    number: int = 0
    """Parts are numbered as they begin, so that a part's number is greater than that of the part around it."""
    main: int = 0
    """The number of the outermost main part it stands in, from 1; 0 where it stands in none."""
    article: int = 0
    beside: bool = False
    """Beside the text: an `aside`, an encyclopedia's infobox."""
    hint: Hint = Hint.NONE
    named: Region | None = None
    """The outermost part that has the hint."""
    prose: int = 0
    """Characters of running text in it; counted when the main part is looked for."""


@dataclass(slots=True, eq=False)
class Table:
    """A table, or an infobox of another make."""

    name: str
    """Its classes."""
    infobox: bool
    headed: bool = False
    """Whether a row of heads was met, so that its other rows have as many cells."""


@dataclass(slots=True, eq=False)
class Cell:
    """A cell of a row; each of its entries is a stretch of the line's words."""

    header: bool
    columns: int
    rows: int
    """How many columns and rows it spans."""
    entries: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Line:
    """One line of the text."""

    words: str
    region: Region
    level: int = 0
    """Of the heading, 1 to 6; 0 where it is none."""
    gap: bool = False
    """Whether a blank line stands before it."""
    element: str = ""
    """The name of the block that the line begins; empty where it goes on after another one."""
    label: str = ""
    """The words at its beginning that are set apart, as by bold letters."""
    links: tuple[str, ...] = ()
    """The words of its links, in order."""
    cells: list[Cell] | None = None
    """Of a row of a table that is one line; None for other lines."""
    table: Table | None = None
    start: int = 0
    """Where it stands in the text; set when the text is made."""
    slanted: tuple[str, ...] = ()
    """Its words in slanted letters, in order."""

    @property
    def linked(self) -> int:
        """How many of its characters are those of links."""
        return sum(map(len, self.links))
