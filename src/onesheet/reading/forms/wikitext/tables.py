"""Renders tables: a line for each row, its cells parted by ` | `; a list of players and their parts as `Player as Role`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesheet.reading.forms.wikitext.pieces import Bit, Bits, joined, made, on_one_line, words_of
from onesheet.reading.forms.wikitext.render import Renderer, Stretch
from onesheet.reading.forms.wikitext.tokens import Kind

_PLAYER = re.compile(
    r"(?:voice )?(?:actor|actress|performer|player|artist|cast(?: member)?|played by|portrayed by|voiced by|portrayer|starring|name)"
    r"(?: ?(?:/|or|and) ?(?:actor|actress|performer|voice actor))?|(?:\w+ )?voice (?:actor|actress|cast|artist)|actors?/actress(?:es)?|actors|actresses|performers",
    re.IGNORECASE,
)
_NAME = re.compile(r"name", re.IGNORECASE)
_ROLE = re.compile(r"(?:character|role|part)(?:s|\(s\))?(?: names?| played)?|as|played", re.IGNORECASE)
_SPAN = re.compile(r"(?P<way>row|col)span\s*=\s*[\"']?\s*(?P<count>\d{1,3})", re.IGNORECASE)
_MOST_ROWS = 60
_LONGEST_REPEATED = 200
_MOST_REPEATED = 400
"""How many places of a table may be filled by cells that span rows or columns, beside two for each cell."""
_DEEPEST_TABLE = 5


@dataclass(slots=True)
class _Cell:
    """A cell's words, and by how many rows and columns it spans."""

    bits: Bits
    header: bool
    rows: int = 1
    columns: int = 1

    @property
    def words(self) -> str:
        return words_of(self.bits)


def lay(renderer: Renderer, number: int) -> Bits:
    """The lines of the table that begins at a token."""
    tokens = renderer.tokens
    first, last = tokens.starts[number], tokens.ends[tokens.mates[number]]
    if renderer.tables >= _DEEPEST_TABLE:
        return [Bit(tokens.text[first:last], first, last, copied=True)]
    renderer.tables += 1
    caption, rows = _Grid(renderer, number).read()
    renderer.tables -= 1
    whole = _spread(rows)
    out: Bits = [made("\n\n", first, first + 1)]
    if caption:
        out += [*caption, made("\n", last - 1, last)]
    columns = _cast_columns(whole)
    for at, row in enumerate(whole):
        if columns is None:
            line = joined([cell.bits for cell in row if cell.bits], " | ")
        elif at <= columns[2]:
            continue
        else:
            line = _as_role(row, columns[0], columns[1])
        if line:
            out += [*line, made("\n", last - 1, last)]
    out.append(made("\n\n", last - 1, last))
    return out


def _as_role(row: list[_Cell], player: int, role: int) -> Bits:
    """One row of a cast list; what else the row says follows as a note."""
    who = row[player].bits if player < len(row) else []
    what = row[role].bits if role < len(row) else []
    if not who or row[player] is row[-1] is row[0]:
        return joined([cell.bits for cell in row[:1] if cell.bits], " | ")
    line = joined([who, what], " as ") if what else who
    rest = [cell.bits for at, cell in enumerate(row) if at not in (player, role) and cell.bits and cell not in row[:at]]
    return joined([line, *rest], ": ") if len(rest) == 1 else joined([line, *rest], "; ")


def _cast_columns(rows: list[list[_Cell]]) -> tuple[int, int, int] | None:
    """The columns of the players and of their parts, and the row that names them; None where the table is no cast list."""
    for at, row in enumerate(rows[:3]):
        labels = [cell.words.rstrip(":") for cell in row]
        role = next((place for place, label in enumerate(labels) if _ROLE.fullmatch(_bare(label))), None)
        players = [place for place, label in enumerate(labels) if _PLAYER.fullmatch(_bare(label)) and place != role]
        named = [place for place in players if not _NAME.fullmatch(labels[place])]
        if role is not None and players and len(rows) - at > 1:
            return (named or players)[0], role, at
    return None


def _bare(label: str) -> str:
    """A label without its note: `English voice actor (Animaze, 2000)`."""
    return re.sub(r" ?[(\[][^()\[\]]{0,80}[)\]]", "", label).strip()


def _spread(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """The rows with each cell standing in all the rows and columns it spans."""
    left = _MOST_REPEATED + 2 * sum(map(len, rows))
    out: list[list[_Cell]] = []
    held: dict[int, tuple[_Cell, int]] = {}
    for row in rows:
        line: list[_Cell] = []
        for cell in row:
            _hang(line, held)
            for _ in range(cell.columns if cell.columns <= left else 1):
                if cell.rows > 1 and left > cell.rows:
                    held[len(line)] = (cell, cell.rows - 1)
                    left -= cell.rows
                line.append(cell)
                left -= 1
        _hang(line, held)
        out.append(line)
    return [_once(line) for line in out if any(cell.bits for cell in line)]


def _hang(line: list[_Cell], held: dict[int, tuple[_Cell, int]]) -> None:
    """Put the cells of rows above that reach down into this one where they stand next."""
    while len(line) in held:
        place = len(line)
        above, left = held.pop(place)
        line.append(above)
        if left > 1:
            held[place] = (above, left - 1)


def _once(line: list[_Cell]) -> list[_Cell]:
    """A cell that spans columns is said once; the others keep its place, empty."""
    return [
        _Cell([], cell.header) if at and cell is line[at - 1] and cell.columns > 1 else cell
        for at, cell in enumerate(line)
    ]


class _Grid:
    """Finds the cells of one table."""

    def __init__(self, renderer: Renderer, number: int) -> None:
        self.renderer = renderer
        self.tokens = renderer.tokens
        self.number = number
        self.rows: list[list[_Cell]] = [[]]
        self.caption: Bits = []
        self.begun: tuple[int, int] | None = None
        """The first token of the open cell and where its words begin."""
        self.attributes = ""
        self.header = self.is_caption = False
        self.in_marks = True
        """Whether this line holds what describes the table or a row."""
        self.may_describe = False
        """Whether a `|` may still end what describes the open cell."""

    def read(self) -> tuple[Bits, list[list[_Cell]]]:
        """The caption and the rows."""
        tokens, kinds = self.tokens, self.tokens.kinds
        last = tokens.mates[self.number]
        number = self.number + 1
        while number < last:
            kind = kinds[number]
            mate = tokens.mates.get(number)
            if mate is not None and mate < last:
                number = mate + 1
                self.may_describe &= kind != Kind.LINK
                continue
            number += self._meet(kind, number, last)
        self._close(last)
        return self.caption, [row for row in self.rows if row]

    def _meet(self, kind: int, number: int, last: int) -> int:
        """Take one token; returns how many were taken."""
        tokens = self.tokens
        end = tokens.ends[number]
        if kind == Kind.NEWLINE:
            self.in_marks = self.may_describe = False
        elif kind == Kind.LINE_PIPE:
            self._close(number)
            sign = tokens.text[end : end + 1]
            if sign == "-":
                self.rows.append([])
                self.in_marks = True
            else:
                self.is_caption = sign == "+"
                self._open(number + 1, end + (sign == "+"), header=False)
        elif kind == Kind.LINE_BANG:
            self._close(number)
            self._open(number + 1, end, header=True)
        elif self.in_marks:
            pass
        elif kind == Kind.BANGS and self.header and self.begun is not None:
            self._close(number)
            self._open(number + 1, end, header=True)
        elif kind == Kind.PIPE and self.begun is not None:
            double = number + 1 < last and tokens.kinds[number + 1] == Kind.PIPE and tokens.starts[number + 1] == end
            if double:
                self._close(number)
                self._open(number + 2, tokens.ends[number + 1], header=self.header)
                return 2
            if self.may_describe:
                self.attributes = tokens.text[self.begun[1] : tokens.starts[number]]
                self.begun = (number + 1, end)
                self.may_describe = False
        return 1

    def _open(self, number: int, at: int, *, header: bool) -> None:
        self.begun, self.attributes, self.header = (number, at), "", header
        self.may_describe = True
        self.in_marks = False

    def _close(self, number: int) -> None:
        """End the open cell before a token."""
        if self.begun is None:
            return
        first, at = self.begun
        part = Stretch(first, max(first, number), at, max(at, self.tokens.starts[number]))
        self.begun = None
        bits = on_one_line(self.renderer.render(part), ", ")
        if self.is_caption:
            self.caption, self.is_caption = bits, False
            return
        spans = {match["way"].lower(): int(match["count"]) for match in _SPAN.finditer(self.attributes[:400])}
        size = sum(len(bit.words) for bit in bits)
        rows = min(spans.get("row", 1), _MOST_ROWS) if size <= _LONGEST_REPEATED else 1
        self.rows[-1].append(_Cell(bits, self.header, rows, max(1, min(spans.get("col", 1), _MOST_ROWS))))
