"""The countries and languages that a cell names, as ISO codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onesheet.reading.boxes.cells import Cell, Line, parts_of
from onesheet.reading.prose.sentences import trim
from onesheet.values.countries import country_code, demonym_code
from onesheet.values.languages import language_code

_HISTORICAL = {
    "british raj": "IN", "republic of china": "TW", "prc": "CN", "persia": "IR", "viet nam": "VN", "weimar republic": "DE",
    "third reich": "DE", "german reich": "DE", "south vietnam": "VN", "north vietnam": "VN", "roc": "TW",
    "united kingdom of great britain and ireland": "GB", "rsfsr": "RU", "sfr yugoslavia": "YU", "fr yugoslavia": "YU",
    "hong kong sar": "HK", "ussr": "SU",
}  # fmt: skip
_STATE = re.compile(
    r"\b(?:the|of|kingdom|empire|republic|federation|federal|federative|commonwealth|dominion|union|state|socialist|soviet|people'?s|democratic|nazi|fascist|francoist"
    r"|imperial|british|occupied|allied-occupied|allied|second|first|third|sfsr|ssr|reich|mainland|protectorate|mandate|sar)\b",
)
_SPLIT = re.compile(r"\s*(?:[/–—]|-(?=\s)|\s-\s|·|•)\s*")
_COMMA = re.compile(r"[,;](?![^(]*\))")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_LANGUAGE_WORDS = re.compile(
    r"\b(?:languages?|dialogues?|dialogs?|spoken|version|original|standard|modern|audio|mostly|some|partly|primarily|minor|in|with|mainly|dubbed|dialects?)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:inter-?titles?|title cards?|subtitles?|titles?)\b", re.IGNORECASE)
_SHOWN_IN = re.compile(
    r"(?P<language>[^\W\d_]{3,20}) (?:language )?(?:inter-?titles?|title cards?|titles?)\b", re.IGNORECASE
)
_SILENT = re.compile(r"\bsilent\b", re.IGNORECASE)
_NO_LANGUAGE = re.compile(
    r"(?:none|no dialogue|no spoken .*|n/?a|unknown|various|without dialogue|no language)", re.IGNORECASE
)
SILENT = "zxx"
"""The code of ISO 639 for what has no words."""


@dataclass(frozen=True, slots=True)
class Code:
    """An ISO code told by `cell.text[start:end]`."""

    value: str
    start: int
    end: int
    note: str = ""


def state_code(name: str) -> str | None:
    """The code of a country by a name of today or of its time: `West Germany`, `Kingdom of Italy`, `British India`."""
    words = " ".join(name.replace("’", "'").split()).strip(" .,;*")
    code = country_code(words) or _HISTORICAL.get(words.lower())
    if code is not None:
        return code
    bare = " ".join(_STATE.sub(" ", words.lower()).split())
    if not bare:
        return None
    return country_code(bare) or demonym_code(bare)


def countries_of(cell: Cell) -> tuple[list[Code], list[str]]:
    """The countries of a cell in order, and the words that name none that is known."""
    return _codes(cell, state_code)


def languages_of(cell: Cell) -> tuple[list[Code], list[str]]:
    """The languages of a cell in order, and the words that name none that is known.

    `Silent film with English intertitles` tells English, by its titles; `Silent` alone that there are no words.
    """
    found, left = _codes(cell, _language)
    whole = cell.text
    if not found and (silent := _SILENT.search(whole)) is not None:
        shown = _SHOWN_IN.search(whole)
        code = language_code(shown["language"]) if shown is not None else None
        if shown is not None and code is not None:
            return [Code(code, *shown.span(), "intertitles")], []
        return [Code(SILENT, *silent.span())], []
    left = [words for words in left if not _SILENT.search(words) and not _NO_LANGUAGE.fullmatch(words)]
    if _SILENT.search(whole) or _TITLED.search(whole):
        found = [Code(one.value, one.start, one.end, "intertitles") for one in found if one.value != SILENT]
    return found, left


def _language(name: str) -> str | None:
    words = " ".join(_TITLED.sub(" ", _LANGUAGE_WORDS.sub(" ", name)).split()).strip(" .,;:*")
    code = language_code(words)
    if code is None and " " in words:
        code = language_code(words.rsplit(" ", 1)[-1]) or language_code(words.split(" ", 1)[0])
    return None if code == SILENT else code


def _codes(cell: Cell, code_of: Callable[[str], str | None]) -> tuple[list[Code], list[str]]:
    found: dict[str, Code] = {}
    left: list[str] = []
    for line in cell.lines:
        told: list[tuple[str | None, int, int]] = []
        for start, end in _between_commas(cell, line):
            whole = code_of(re.split(r"[(\[]", cell.words(start, end))[0])
            if whole is not None:
                told.append((whole, start, end))
                continue
            for part in parts_of(cell, Line(start, end)):
                told += _each(cell, part.start, part.end, code_of, part.text)
        for value, start, end in told:
            if value is None:
                left.append(cell.words(start, end))
            else:
                found.setdefault(value, Code(value, start, end))
    return list(found.values()), left


def _between_commas(cell: Cell, line: Line) -> Iterator[tuple[int, int]]:
    at = line.start
    for match in [*_COMMA.finditer(cell.text, line.start, line.end), None]:
        span = trim(cell.text, at, match.start() if match is not None else line.end)
        if span.start < span.end:
            yield span.start, span.end
        at = match.end() if match is not None else line.end


def _each(
    cell: Cell, start: int, end: int, code_of: Callable[[str], str | None], text: str
) -> Iterator[tuple[str | None, int, int]]:
    """The code of a part, or of each half of `France–Italy` where the whole names nothing."""
    code = code_of(text)
    if code is not None:
        yield code, start, end
        return
    for cut in (_SPLIT, _HYPHEN):
        pieces, at = [], start
        for match in [*cut.finditer(cell.text, start, end), None]:
            stop = match.start() if match is not None else end
            pieces.append((code_of(re.split(r"[(\[]", cell.words(at, stop))[0]), at, stop))
            at = match.end() if match is not None else end
        if len(pieces) > 1 and all(code for code, _, _ in pieces):
            yield from pieces
            return
    yield None, start, end
