"""Reads a box of labelled facts about one film: every row it knows becomes statements, with the words that say them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from onesheet.reading.boxes.cells import Cell, Line, cell_of
from onesheet.reading.boxes.figures import durations_of, sums_of, unread_durations, unread_sums
from onesheet.reading.boxes.labels import COMPANIES, PEOPLE, Field, field_of
from onesheet.reading.boxes.names import companies_of, people_of
from onesheet.reading.boxes.origins import Code, countries_of, languages_of, state_code
from onesheet.reading.boxes.releases import openings_of, unread_dates
from onesheet.reading.boxes.scripts import language_of_script
from onesheet.reading.boxes.sources import works_of
from onesheet.reading.document import Box
from onesheet.reading.vocabulary import Json, Statement
from onesheet.values.languages import language_code
from onesheet.values.names import fold

_MOST_ROWS = 200
_MOST_OF_A_ROW = 100
_AUTHOR = re.compile(
    r"\b(?:novels?|novellas?|books?|plays?|stage play|short stor(?:y|ies)|comics?|comic (?:book|strip)s?|graphic novels?|manga|characters?|source|memoirs?|autobiography|biography"
    r"|articles?|poems?|musical|libretto|based on.*|radio play|fairy tale|light novel|original (?:novel|play|book|work))\b",
    re.IGNORECASE,
)
_STILL_WRITES = re.compile(
    r"\b(?:screenplay|script|dialogue|scenario|adaptation|adapted|story by|teleplay|screen ?story)\b", re.IGNORECASE
)
_EXECUTIVE = re.compile(r"\bexec(?:utive|\.)?\b", re.IGNORECASE)
_NOT_THE_PART = {
    "director": re.compile(r"\b(?:assistant|second unit|action|fight|music|art|dance|casting|dubbing|voice) director|\bassistant\b|choreograph", re.IGNORECASE),
    "composer": re.compile(r"^(?:lyrics?|lyricist|orchestrat\w+|conduct\w+|arrang\w+|choreograph\w*|music supervis\w+|playback.*|singer)$", re.IGNORECASE),
    "producer": re.compile(r"^(?:line producer|production (?:manager|supervisor))$", re.IGNORECASE),
}  # fmt: skip
_NAMED_IN_ENGLISH = re.compile(r"[(]?\s*(?P<language>[^\W\d_]+(?: [^\W\d_]+)?)\s*:\s*(?P<title>[^;]+)")
_ROMAN = re.compile(r"\b(?:romani[sz]ed|transliteration|lit|translit|literally|ipa|pron)\b\.?", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_IMDB = re.compile(r"(?<!\w)(?:tt)?(\d{7,9})(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)")
_CERTIFICATE = re.compile(
    r"(?:rated |certificate |fsk )?(?P<mark>PG-13|NC-17|TV-(?:MA|14|PG|G|Y7?)|12A|PG|UA|U/A|G|R|U|A|X|AA|E|\d{1,2}\+?)(?![\w+-]|[.,]\d)",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"(?:original )?(?:network|channel|broadcaster|television network)s?")
"""The label of a row that only what is made for television has."""
_PREFIXED = re.compile(r"(?P<place>[A-Z][\w. ]{1,30}?) ?[–-] (?P<name>\S.+)")
_WHOLE_LANDS = frozenset({"europe", "asia", "africa", "north america", "south america", "latin america", "overseas"})
_BESIDE = re.compile(r"\s/\s")
_LONGEST_TITLE = 200


@dataclass
class BoxReading:
    """What a box says. Offsets are those of the prose."""

    title: str = ""
    """The name that the box gives the film; empty where it gives none."""
    statements: list[Statement] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def people(self) -> list[str]:
        """Everybody the box names, in its order."""
        people = [str(one.value) for one in self.statements if one.property in PEOPLE]
        return list(dict.fromkeys(people))

    def values(self, name: str) -> list[Json]:
        """The values of a property, in the order of the box."""
        return [one.value for one in self.statements if one.property == name]


@dataclass
class _Reader:
    prose: str
    reading: BoxReading = field(default_factory=BoxReading)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)
    billed: int = 0

    def say(self, name: str, value: Json, cell: Cell, span: tuple[int, int], **qualifiers: Json) -> None:
        """Note a statement once; empty qualifiers are left out."""
        told = {key: one for key, one in qualifiers.items() if one not in (None, "", [], False)}
        slot = {key: one for key, one in told.items() if key not in ("note", "billing", "character")}
        key = (fold(value) or value) if isinstance(value, str) else repr(value)
        mark = (name, key, repr(sorted(slot.items())))
        if mark in self._seen:
            return
        self._seen.add(mark)
        start, end = span[0] + cell.offset, span[1] + cell.offset
        self.reading.statements.append(Statement(name, value, self.prose[start:end], start, end, told))

    def doubt(self, what: str, words: str, why: str) -> None:
        """Say that a value was left out, and why."""
        shown = words if len(words) <= 80 else words[:79] + "…"
        self.reading.problems.append(f"The {what} “{shown}” was left out: {why}.")


def read_box(prose: str, box: Box) -> BoxReading:
    """Read a box about a film. Its items must stand in the prose; a row that does not is passed over."""
    reader = _Reader(prose)
    if box.title is not None:
        reader.reading.title = _title(box.title.text)
        if reader.reading.title:
            start, end = box.title.start, box.title.end
            title = Statement("title", reader.reading.title, prose[start:end], start, end)
            reader.reading.statements.append(title)
    aired = any(_NETWORK.fullmatch(fold(row.label.replace("_", " "))) for row in box.rows[:_MOST_ROWS])
    for row in box.rows[:_MOST_ROWS]:
        told = field_of(row.label)
        if told is not None and told.name == "release" and aired and told.kind == "theatrical":
            told = replace(told, kind="broadcast")
        cell = cell_of(prose, row) if told is not None else None
        if told is None or cell is None or not cell.lines:
            continue
        if told.name in PEOPLE:
            _people(reader, cell, told)
        elif told.name in COMPANIES:
            _companies(reader, cell, told)
        else:
            _READERS[told.name](reader, cell, told)
    return reader.reading


def _title(text: str) -> str:
    title = " ".join(text.split()).strip("\"“”'‘’ ") if len(text) > 1 else text
    return title if len(title) <= _LONGEST_TITLE else ""


def _people(reader: _Reader, cell: Cell, told: Field) -> None:
    players = told.name == "cast_member"
    for one in list(people_of(cell, reader.prose, players=players))[:_MOST_OF_A_ROW]:
        name = told.name
        refused = _NOT_THE_PART.get(name)
        if refused is not None and refused.search(one.note):
            continue
        if name == "screenwriter" and _AUTHOR.search(one.note) and not _STILL_WRITES.search(one.note):
            continue
        if name == "producer" and _EXECUTIVE.search(one.note):
            name = "executive_producer"
        own = "" if not players and field_of(one.note) == Field(name) else one.note
        note = "; ".join(part for part in (told.note, own) if part)
        if players:
            reader.billed += 1
            reader.say(name, one.text, cell, (one.start, one.end), character=one.role, billing=reader.billed, note=note)  # fmt: skip
        else:
            reader.say(name, one.text, cell, (one.start, one.end), note=note)


def _companies(reader: _Reader, cell: Cell, told: Field) -> None:
    for one in list(companies_of(cell))[:_MOST_OF_A_ROW]:
        text, places = one.text, _territories(one.note)
        prefixed = _PREFIXED.fullmatch(text)
        if prefixed is not None:
            land = prefixed["place"].strip()
            code = state_code(land) or (land if land.lower() in _WHOLE_LANDS else None)
            if code is not None:
                text, places = prefixed["name"], [code]
        note = "" if places else one.note
        for place in places or [""]:
            reader.say(told.name, text, cell, (one.start, one.end), place=place, note=note)


def _territories(note: str) -> list[str]:
    """The countries and regions that a note names: `UK & Ireland`; none where any of its words is no place."""
    whole = state_code(note) if note else None
    if whole is not None:
        return [whole]
    pieces = [piece for piece in re.split(r"\s*(?:[,;/&]|\band\b)\s*", note) if piece]
    lands = [
        state_code(piece) or (piece.title() if piece.lower().removeprefix("the ") in _WHOLE_LANDS else None)
        for piece in pieces
    ]
    return [land for land in lands if land] if all(lands) else []


def _durations(reader: _Reader, cell: Cell, _: Field) -> None:
    for one in durations_of(cell):
        reader.say("duration", one.minutes, cell, (one.start, one.end), version=one.version, approximate=one.approximate)  # fmt: skip
    for words in unread_durations(cell):
        reader.doubt("running time", words, "its figure is in no unit of time that is known")


def _countries(reader: _Reader, cell: Cell, _: Field) -> None:
    found, left = countries_of(cell)
    _codes(reader, cell, "country", found)
    for words in left:
        reader.doubt("country", words, "no country of that name is known")


def _languages(reader: _Reader, cell: Cell, _: Field) -> None:
    found, left = languages_of(cell)
    _codes(reader, cell, "language", found)
    for words in left:
        reader.doubt("language", words, "no language of that name is known")


def _codes(reader: _Reader, cell: Cell, name: str, found: list[Code]) -> None:
    for one in found[:_MOST_OF_A_ROW]:
        reader.say(name, one.value, cell, (one.start, one.end), note=one.note)


def _budget(reader: _Reader, cell: Cell, _: Field) -> None:
    for one in list(sums_of(cell))[:_MOST_OF_A_ROW]:
        reader.say("budget", one.money.to_json(), cell, (one.start, one.end))
    _unread_money(reader, cell, "budget")


def _gross(reader: _Reader, cell: Cell, told: Field) -> None:
    for one in list(sums_of(cell))[:_MOST_OF_A_ROW]:
        scope, territory = told.scope or one.scope, told.territory or one.territory
        reader.say("gross", one.money.to_json(), cell, (one.start, one.end), scope=scope, territory=territory)
    _unread_money(reader, cell, "takings")


def _unread_money(reader: _Reader, cell: Cell, what: str) -> None:
    for words in unread_sums(cell):
        reader.doubt(what, words, "its currency or its figure could not be read")


def _releases(reader: _Reader, cell: Cell, told: Field) -> None:
    for one in list(openings_of(cell, kind=told.kind or "theatrical"))[:_MOST_OF_A_ROW]:
        reader.say("release", one.date, cell, (one.start, one.end), kind=one.kind, place=one.place, festival=one.festival,
                   format=one.format, note=one.note)  # fmt: skip
        if one.festival:
            reader.say("festival", one.festival, cell, (one.start, one.end), edition=one.date[:4])
    for words in unread_dates(cell):
        reader.doubt("date", words, "it can be read with the day or with the month first")


def _works(reader: _Reader, cell: Cell, _: Field) -> None:
    for one in list(works_of(cell))[:_MOST_OF_A_ROW]:
        reader.say("based_on", one.title, cell, (one.start, one.end), form=one.form, year=one.year, author=", ".join(one.authors))  # fmt: skip


def _titles(reader: _Reader, cell: Cell, told: Field) -> None:
    if not told.kind:
        if not reader.reading.title and cell.lines:
            line = cell.lines[0]
            reader.reading.title = _title(cell.words(line.start, line.end))
            reader.say("title", reader.reading.title, cell, (line.start, line.end))
        return
    written = next((code for line in cell.lines if (code := language_of_script(cell.words(line.start, line.end)))), "")
    for line in _titles_apart(cell, told):
        words = cell.words(line.start, line.end)
        language = told.language or language_code(line.under) or ""
        named = _NAMED_IN_ENGLISH.match(words)
        if named is not None and language_code(named["language"]) is not None:
            language, words = language_code(named["language"]) or "", named["title"]
        language = language or language_of_script(words) or ""
        piece = _ROMAN.split(words)[0].strip(" ;:,\"“”'‘’")
        piece = _YEAR_AFTER.sub("", piece).strip(" ;:,()\"“”'‘’") or piece.strip("() ")
        if 1 < len(piece) <= _LONGEST_TITLE and any(sign.isalpha() for sign in piece):
            in_latin = bool(written) and not language and piece[:1].isascii()
            kind = "alternative" if language == "en" or in_latin else told.kind
            language = language or written
            reader.say("title", piece, cell, (line.start, line.end), kind=kind, language=language)


def _titles_apart(cell: Cell, told: Field) -> list[Line]:
    """The lines of a cell of titles; further titles may stand beside each other, parted by ` / `."""
    if told.kind != "alternative":
        return list(cell.lines[:_MOST_OF_A_ROW])
    found = []
    for line in cell.lines[:_MOST_OF_A_ROW]:
        at = line.start
        for cut in [*_BESIDE.finditer(cell.text, line.start, line.end), None]:
            found.append(Line(at, cut.start() if cut is not None else line.end, line.under))
            at = cut.end() if cut is not None else line.end
    return found[:_MOST_OF_A_ROW]


def _genres(reader: _Reader, cell: Cell, _: Field) -> None:
    for line in cell.lines[:_MOST_OF_A_ROW]:
        for piece in re.split(r"\s*[,;/•·|]\s*", cell.words(line.start, line.end)):
            genre = piece.lower().removesuffix(" film").removesuffix(" films").strip(" .")
            if re.fullmatch(r"[^\W\d_][\w' -]{2,40}", genre):
                reader.say("genre", genre, cell, (line.start, line.end))


def _neighbors(reader: _Reader, cell: Cell, told: Field) -> None:
    for line in cell.lines[:3]:
        title = _YEAR_AFTER.sub("", cell.words(line.start, line.end)).strip("\"“”' ")
        if title[:1].isupper() or title[:1].isdigit():
            reader.say(told.name, title, cell, (line.start, line.end))


def _years(reader: _Reader, cell: Cell, _: Field) -> None:
    found = _YEAR.search(cell.text)
    if found is not None:
        reader.say("year", int(found.group()), cell, found.span())


def _certificates(reader: _Reader, cell: Cell, told: Field) -> None:
    for line in cell.lines[:_MOST_OF_A_ROW]:
        found = _CERTIFICATE.match(cell.text, line.start, line.end)
        if found is not None:
            reader.say("certificate", found["mark"], cell, found.span("mark"), board=told.note, place=told.territory)


def _imdb(reader: _Reader, cell: Cell, _: Field) -> None:
    found = _IMDB.search(cell.text)
    if found is not None:
        reader.say("external_id", f"tt{found[1]}", cell, found.span(), scheme="imdb")


_READERS: dict[str, Callable[[_Reader, Cell, Field], None]] = {
    "duration": _durations,
    "country": _countries,
    "language": _languages,
    "budget": _budget,
    "gross": _gross,
    "release": _releases,
    "based_on": _works,
    "title": _titles,
    "genre": _genres,
    "follows": _neighbors,
    "followed_by": _neighbors,
    "imdb": _imdb,
    "year": _years,
    "certificate": _certificates,
}
