"""Who a cell names: persons and companies, with what their notes say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onesheet.reading.boxes.cells import Cell, Line, Part, parts_of
from onesheet.reading.prose.people import is_company

_LONGEST_NAME = 90
_MOST_WORDS = 9
_NOBODY = re.compile(
    r"(?:(?:the )?(?:unknown|none|n/?a|tb[acd]|to be (?:announced|determined|confirmed)|uncredited|anonymous|not (?:known|credited|available|applicable)"
    r"|various(?: (?:artists|directors|people|others))?|others?|and others|et al|et alii|more|full list|list|several|many|numerous|ensemble(?: cast)?"
    r"|himself|herself|themselves|self|multiple(?: .{0,20})?|stock music|traditional|silent|no|yes|\?+|-+|–|—)\.?|(?:see|refer|click|show|hide|full|complete) .*)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:also |directed |written |produced |music |edited |photographed |screenplay |story |narrated |distributed |released )?by |and |& |with |starring |"
    r"in (?:association|co-?operation|collaboration|co-?production) with |in partnership with |presented by |featuring |introducing )+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,;:*†‡]+$|\s+in (?:association|co-?operation|collaboration)$", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:\b(?:jr|sr|inc|ltd|co|corp|bros|cie|pvt|llc|prod|dist|esq|st|mr|dr|\w)|\.\w)\.$", re.IGNORECASE
)
_TOGETHER = re.compile(r"\b(?:association|co-?operation|collaboration|partnership|co-?production)$", re.IGNORECASE)
_DASH = re.compile(r"\s[–—]\s|—|(?<=[^\W\d_])/(?=[^\W\d_])")
_TWO_NAMES = 2
_ROLE_AFTER = re.compile(r"\s(?:as|\.{2,}|…|–|—)\s+(?P<role>\S.*)$")
_AS = re.compile(r"as\s+(?P<role>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is printed, and what the cell says beside it; offsets are those of the cell's text."""

    text: str
    start: int
    end: int
    note: str = ""
    """What the brackets after it say, or the heading in the cell that it stands under; several are parted by `; `."""
    role: str = ""
    """The character, where the cell tells it: `A as B`."""


def people_of(cell: Cell, prose: str = "", *, players: bool = False) -> Iterator[Named]:
    """The persons of a cell, in order.

    Two persons who are told by one surname (`Joel and Ethan Coen`) are two with it, if the document also names the first
    in full. `players` may have a role after their name (`A as B`); of others, two single words that `&` joins are one name,
    as composers' are.
    """
    for line in cell.lines:
        parts = parts_of(cell, line)
        if not players:
            parts = [piece for part in parts for piece in _at_dashes(cell, part)]
        for part in _paired(parts, cell, prose, pairs=not players):
            named = _named(part, line, players=players)
            if named is not None:
                yield named


def companies_of(cell: Cell) -> Iterator[Named]:
    """The companies of a cell, in order; `&` and `and` part them only where a company's name ends before and after."""
    for line in cell.lines:
        for part in _joined_companies(parts_of(cell, line), cell):
            named = _named(part, line)
            if named is not None:
                yield named


def _named(part: Part, line: Line, *, players: bool = False) -> Named | None:
    text, role = part.text, ""
    told = _ROLE_AFTER.search(text) if players else None
    if told is not None:
        text, role = text[: told.start()], told["role"].strip(" .\"“”'")
    text = _clean(text)
    if not _is_name(text):
        return None
    notes = list(part.notes)
    for note in part.notes:
        told = _AS.fullmatch(note)
        if told is not None:
            role = told["role"]
            notes.remove(note)
    if line.under:
        notes.append(line.under[:1].lower() + line.under[1:])
    return Named(text, part.start, part.end, "; ".join(notes), role)


def _clean(text: str) -> str:
    """A name without words that lead to it (`by`, `in association with`) and without marks after it."""
    text = _LEADING.sub("", text.strip(), count=1) if _LEADING.match(text.strip()) else text.strip()
    text = _TRAILING.sub("", text)
    if text.endswith(".") and _ABBREVIATED.search(text) is None:
        text = text.rstrip(". ")
    if len(text) > 1 and text[0] in "\"“'‘" and text[-1] in "\"”'’":
        text = text[1:-1].strip()
    return text


def _is_name(text: str) -> bool:
    """Whether words can be a name: not too many, with a capital or a letter that has none, and no `unknown` or `see below`."""
    if not text or len(text) > _LONGEST_NAME or len(text.split()) > _MOST_WORDS or "http" in text or "www." in text:
        return False
    if _NOBODY.fullmatch(text) or "{" in text or "|" in text or "=" in text:
        return False
    return any(sign.isalpha() and not sign.islower() for sign in text)


def _at_dashes(cell: Cell, part: Part) -> list[Part]:
    """A part cut at dashes and slashes where full names stand on both sides: `B. Lenin—C. S. Prem`, not `Vishal–Shekhar`."""
    if part.notes:
        return [part]
    stretch = cell.text[part.start : part.end]
    pieces, at = [], 0
    for cut in [*_DASH.finditer(stretch), None]:
        end = cut.start() if cut is not None else len(stretch)
        words = stretch[at:end].split()
        if len(words) < _TWO_NAMES:
            return [part]
        pieces.append(Part(" ".join(words), part.start + at, part.start + end, link="/" if at else part.link))
        at = cut.end() if cut is not None else end
    return pieces


def _paired(parts: list[Part], cell: Cell, prose: str, *, pairs: bool) -> list[Part]:
    """The parts, put together again where `and` stands inside one name: `Sajid & Wajid`, `Prince and the Revolution`."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        if before is None or part.link not in ("and", "&") or before.notes:
            found.append(part)
        elif part.text.lower().startswith(("the ", "his ", "her ")):
            found[-1] = _one(cell, before, part)
        elif " " in before.text:
            found.append(part)
        elif " " not in part.text:
            if pairs and part.link == "&" and len(parts) == _TWO_NAMES:
                found[-1] = _one(cell, before, part)
            else:
                found.append(part)
        else:
            full = f"{before.text} {part.text.rsplit(' ', 1)[-1]}"
            if full in prose:
                found[-1] = replace(before, text=full, end=part.end)
            found.append(part)
    return found


def _one(cell: Cell, left: Part, right: Part) -> Part:
    return Part(
        cell.words(left.start, right.end - _bracketed(cell, right)), left.start, right.end, right.notes, left.link
    )


def _bracketed(cell: Cell, part: Part) -> int:
    """How many signs at the end of a part are its notes."""
    if not part.notes:
        return 0
    at = cell.text.find("(", part.start, part.end)
    return part.end - at if at != -1 else 0


def _joined_companies(parts: list[Part], cell: Cell) -> list[Part]:
    """The parts, put together again where `and`, `&` or `with` stands inside a company's name."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        if before is None or _are_two(before, part):
            found.append(part)
        else:
            found[-1] = _one(cell, before, part)
    return found


def _are_two(before: Part, part: Part) -> bool:
    """Whether what parts two companies does not stand inside one name."""
    if before.notes or part.link not in ("and", "&", "with"):
        return True
    if part.link == "with":
        return _TOGETHER.search(before.text) is not None
    return _is_firm(before.text) and _is_firm(_clean(part.text))


def _is_firm(name: str) -> bool:
    """Whether a name ends as companies' names do, a plural such as `Entertainments` too."""
    return is_company(name) or is_company(name.removesuffix("s"))
