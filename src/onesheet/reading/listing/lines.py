"""Films that stand on lines: `3. The Tide (1999)`, `The Tide, dir. Ana Souza`, or a title with its credits on the lines below."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onesheet.reading.facts.labelled import labelled_facts
from onesheet.reading.facts.stating import once
from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.marks import Mark, mark_in, whole_line_mark
from onesheet.reading.listing.cells import codes, people
from onesheet.reading.listing.entries import YEAR, Listed, Named, title_at
from onesheet.reading.listing.lineup import lineup_entry
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import names_at
from onesheet.reading.vocabulary import Review, Statement
from onesheet.values.countries import country_code

_RANK = re.compile(
    r"(?:(?:no\. ?|#|nr\. ?)?\d{1,3}(?:[.):](?=[ \t])|(?= [–—-] ))[ \t]*(?:[–—-] )?|[a-z]\) |(?:preceded by|followed by|screen(?:s|ing) with|vorfilm)(?: the short(?: film)?)?:? )",
    re.IGNORECASE,
)
_CREDIT = r"(?:dir(?:\.|:|ected by|ector:|ector/screenwriter:)|a film by|(?:un )?film de|regie:?|réal(?:\.|isation:?| ?:)|de(?: |:)(?=[A-Z])|director(?:s|a)?(?: and screenwriters?)?:|r:|d:)"
_DATED_LINE = re.compile(rf"(?P<named>[^\n]{{1,110}}?[(\[](?P<year>{YEAR})[)\]]\W{{0,3}})(?P<rest>[^\n]{{0,400}})")
_DIRECTED = re.compile(
    r"(?P<named>[^\n]{1,110}?)[\"”’»]?(?:,[\"”]?| [–—|·/-]| \(|:)?[ \t]+(?P<rest>(?:[Dd]ir(?:\.|:|ected [Bb]y\b|ector:)|[Rr]egie:|[Rr]éal\.)[^\n]{3,300})"
)
_BY = re.compile(r"[\"“«‘]?(?P<named>[^\"”»\n]{1,100}?)[\"”»’]?,? [Bb]y (?P<makers>[^\W\d_a-zß-öø-ÿ][^\n]{2,80})")
"""`“Salt Road” by Ingrid Solberg`; what reads so is an entry only where the headline says that films are listed."""
_SUNDANCE = re.compile(
    r"(?P<named>[^/()\n]{1,110}?) ?/ ?(?P<places>[^()\n:]{2,70}?) ?\((?P<credits>(?:Directors?|Director and [A-Za-z]+|Directors and [A-Za-z]+|Screenwriters?)[^()\n]{0,60}:[^()\n]{3,600})\)"
)
_LABEL_INSIDE = re.compile(
    r"(?:^|, |; )(?P<label>(?:Director|Screenwriter|Writer|Producer|Executive Producer|Cinematographer|Editor|Composer|Cast)s?(?:(?: and|/|, ) ?(?:Director|Screenwriter|Writer|Producer|Editor)s?)*): "
)
_PLACED = re.compile(r"[ \t]*\((?P<places>[^()\d\n]{2,60})\)[ \t]*\Z")
_PREMIERE = re.compile(r"(?:[\w.’'-]+ ){0,2}premi[eè]re[.!]?", re.IGNORECASE)
_TRADES = {"director": "director", "screenwriter": "screenwriter", "writer": "screenwriter", "producer": "producer", "executive producer": "executive_producer",
           "cinematographer": "cinematographer", "editor": "editor", "composer": "composer", "cast": "cast_member"}  # fmt: skip
_TRADE = re.compile(
    r"executive producer|director|screenwriter|writer|producer|cinematographer|editor|composer|cast", re.IGNORECASE
)
_SCREENED = re.compile(
    r"\d{1,2}[:.]\d\d(?!\d)|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?,? \d|\b(?:screen|hall|saal|salle) \d|[£$€]\d|@",
    re.IGNORECASE,
)
"""When and where a film is shown: no title."""
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SECTION = re.compile(
    r"\b(?:competition|galas?|presentations?|midnight|panorama|forum|shorts?|documentar(?:y|ies)|premieres|spotlight|discovery|masters|classics|retrospective|"
    r"un certain regard|critics['’]? week|directors['’] fortnight|section|programme|official selection|special screenings|horizons|orizzonti|encounters|perspectives|opening night|closing night|wettbewerb|comp[ée]tition)\b",
    re.IGNORECASE,
)
_LONGEST_SECTION, _MOST_WORDS_OF_SECTION = 60, 6
_LONGEST_TITLE_LINE = 130
_MOST_BELOW = 8
"""So many lines under a title are looked at for credits; the first two must have some."""
_MOST_OF_REVIEW = 60
"""So many lines under an entry are looked at for its review and its mark."""
_SENTENCE_END = re.compile(r"[a-zß-öø-ÿ]{3}[.!]$")
_LABELED = re.compile(r"[^\W\d_][\w .'/-]{1,28}: ?\S|[^:]{1,28}:$")
_MADE = frozenset({"director", "duration"})


@dataclass(slots=True)
class Lines:
    """What the lines of a page list."""

    credited: list[Listed] = field(default_factory=list)
    """Films with a director or a length."""
    dated: list[Listed] = field(default_factory=list)
    """Films with only a title and a year."""
    signed: list[Listed] = field(default_factory=list)
    """Perhaps films: `Salt Road by Ingrid Solberg`."""
    announced: list[Listed] = field(default_factory=list)
    """Films, where the page is a festival's: `Salt Road, Ingrid Solberg, Norway`."""


@dataclass(slots=True)
class _Entry:
    """A film that starts on a line, the lines it takes, and the mark beside its title."""

    listed: Listed | None = None
    used: int = 1
    kind: str = ""
    mark: Mark | None = None


def films_on_lines(source: Prose, lines: Sequence[Line]) -> Lines:
    """The films that the lines of a page name as entries of a list."""
    found: dict[str, list[Listed]] = {"credited": [], "dated": [], "signed": [], "announced": []}
    section: tuple[int, int] | None = None
    place = 0
    while place < len(lines):
        entry = _entry(source, lines, place)
        if entry.listed is None:
            announced = lineup_entry(source, lines, place, _after_rank(source.text, lines[place]))
            entry = _Entry(*announced, kind="announced") if announced is not None else entry
        after = place + entry.used
        if entry.listed is None:
            section = (lines[place].start, lines[place].end) if _is_section(lines[place]) else section
        else:
            listed = replace(entry.listed, section=section)
            if entry.mark is not None:
                body = list(itertools.takewhile(_is_told, lines[after:]))
                listed = replace(listed, review=_review(source.text, entry.mark, body))
                after += len(body)
            elif entry.kind == "dated":
                listed, taken = _marked_below(source.text, listed, lines[after : after + _MOST_OF_REVIEW])
                after += taken
            found[entry.kind].append(listed)
        place = after
    return Lines(**found)


def _marked_below(text: str, listed: Listed, below: Sequence[Line]) -> tuple[Listed, int]:
    """The entry with its review, where running text and a line that is nothing but a mark follow; and the lines they take."""
    body = list(itertools.takewhile(_is_told, below))
    last = below[len(body)] if len(body) < len(below) else None
    mark = whole_line_mark(text, last.start, last.end) if body and last is not None else None
    return (replace(listed, review=_review(text, mark, body)), len(body) + 1) if mark is not None else (listed, 0)


def _review(text: str, mark: Mark, body: Sequence[Line]) -> Review | None:
    if not body:
        return None
    start, end = body[0].start, body[-1].end
    return Review(text[start:end], start, end, rating=mark.rating, original=mark.original)


def _is_told(line: Line) -> bool:
    """Whether a line under an entry is running text, be it short."""
    return line.is_prose or (
        (line.words.count(" ") > 1 or not line.starts_block) and _TOLD.search(line.words) is not None
    )


_TOLD = re.compile(r"[.!?…][\"”’')]{0,2}$")


def _is_section(line: Line) -> bool:
    """Whether a line that is no entry heads a part of the list."""
    words = line.words.strip("#*_: ")
    short = not line.is_prose and len(words) <= _LONGEST_SECTION and len(words.split()) <= _MOST_WORDS_OF_SECTION
    return (
        short
        and not any(map(str.isdigit, words))
        and (words.isupper() or line.is_heading or _SECTION.search(words) is not None)
    )


def _entry(source: Prose, lines: Sequence[Line], place: int) -> _Entry:
    line = lines[place]
    start = _after_rank(source.text, line)
    made = _press_line(source, line, start)
    if made is not None:
        return _Entry(made, kind="credited")
    named, inside = _on_one_line(source, line, start)
    mark = None
    if named is None:
        if (
            line.is_prose
            or line.end - start > _LONGEST_TITLE_LINE
            or not _may_be_title(line, ranked=start > line.start)
        ):
            return _Entry()
        mark = mark_in(source.text, start, line.end)
        marked = mark is not None and mark.start > start and not source.text[mark.end : line.end].strip(" )].")
        named = title_at(source.text, start, mark.start if mark is not None and marked else line.end)
        mark = mark if marked else None
    if named is None:
        return _Entry()
    below, used = _below(source, lines, place)
    # A dated title is an entry by itself; any other line is one where it has credits.
    said = [*inside, *below]
    kind = "credited" if any(one.property in _MADE for one in said) else "dated" if named.year is not None else ""
    if not kind:
        return _signed(source, line, start)
    statements = _joined(source.text, named, said)
    year = next((one.value for one in statements if one.property == "year"), None)
    end = lines[place + used].end
    return _Entry(Listed(named.title, year, statements, start, end), 1 + used, kind, mark)


def _signed(source: Prose, line: Line, start: int) -> _Entry:
    match = _BY.fullmatch(source.text, start, line.end)
    named = title_at(source.text, *match.span("named")) if match is not None else None
    if match is None or named is None:
        return _Entry()
    makers = list(people("director")(source, *match.span("makers")))
    if not makers or any(" " not in str(one.value) for one in makers):
        return _Entry()
    return _Entry(Listed(named.title, named.year, _joined(source.text, named, makers), start, line.end), 1, "signed")


def _after_rank(text: str, line: Line) -> int:
    rank = _RANK.match(text, line.start, line.end)
    return rank.end() if rank is not None and rank.end() < line.end else line.start


def _may_be_title(line: Line, *, ranked: bool) -> bool:
    """Whether a line without a year may be a title: no sentence, no label."""
    words = line.words
    if _PREMIERE.fullmatch(words) is not None or _SCREENED.search(words) is not None:
        return False
    if _WEEKDAY.match(words) is not None and any(map(str.isdigit, words)):
        return False
    labelled = _LABELED.match(words) is not None and not (": " in words and words.istitle())
    return (ranked or not labelled) and _SENTENCE_END.search(words) is None


def _on_one_line(source: Prose, line: Line, start: int) -> tuple[Named | None, list[Statement]]:
    """The title that a line names with a year or a director behind it, and what else the line says."""
    text = source.text
    dated = _DATED_LINE.match(text, start, line.end) if line.end - start < 600 else None
    if dated is not None:
        named = title_at(text, start, dated.end("named"))
        said = _facts(source, dated.start("rest"), line.end)
        # Running text after a title with its year tells of it, and lists nothing, unless it starts with who directed it.
        if named is not None and (not line.is_prose or not dated["rest"].strip() or _has(said, "director")):
            return named, said
    directed = _DIRECTED.match(text, start, line.end) if line.end - start < 500 else None
    if directed is not None:
        behind, places = _places_behind(source, start, directed.end("named"))
        named = title_at(text, start, behind)
        said = _facts(source, directed.start("rest"), line.end)
        if named is not None and _has(said, "director"):
            return named, [*places, *said]
    if line.end - start <= _LONGEST_TITLE_LINE + 60 and text.endswith(")", start, line.end):
        opens = text.rfind("(", start, line.end)
        said = list(labelled_facts(source, Line(start, line.end, text[start : line.end]))) if opens > start else []
        said = said or (_maker_and_places(source, opens + 1, line.end - 1) if start > line.start else [])
        named = title_at(text, start, opens) if any(one.property in _MADE for one in said) else None
        if named is not None:
            return named, said
    return None, []


def _places_behind(source: Prose, start: int, end: int) -> tuple[int, list[Statement]]:
    """`“Salt Road” (Norway, Sweden)`: where the title ends, and the countries in brackets behind it."""
    match = _PLACED.search(source.text, start, end)
    places = list(codes("country", country_code)(source, *match.span("places"))) if match is not None else []
    return (match.start(), places) if match is not None and places and match.start() > start else (end, [])


def _maker_and_places(source: Prose, start: int, end: int) -> list[Statement]:
    """`Ana Souza, Portugal`, as numbered lists have it in brackets: a director named in full, then countries alone."""
    comma = source.text.find(",", start, end)
    if comma < 0:
        return []
    makers = list(people("director")(source, start, comma))
    places = list(codes("country", country_code)(source, comma + 1, end))
    return [*makers, *places] if places and makers and all(" " in str(one.value) for one in makers) else []


def _has(said: Sequence[Statement], name: str) -> bool:
    return any(one.property == name for one in said)


def _facts(source: Prose, start: int, end: int) -> list[Statement]:
    """What a line says behind its title."""
    text = source.text
    while start < end and (text[start].isspace() or text[start] in ",;:|·•–—-/"):
        start += 1
    if start >= end:
        return []
    closed = end - 1 if text[end - 1] in ")]" and text.find("(", start, end) < 0 else end
    return list(labelled_facts(source, Line(start, closed, text[start:closed])))


def _below(source: Prose, lines: Sequence[Line], place: int) -> tuple[list[Statement], int]:
    """The credits on the lines right under a title, and how many lines they take: up to the first without any, or
    the first that has a title of its own."""
    found: list[Statement] = []
    used = 0
    for line in lines[place + 1 : place + 1 + _MOST_BELOW]:
        said = [] if used and line.is_heading else labelled_facts(source, line)
        if not said or _on_one_line(source, line, _after_rank(source.text, line))[0] is not None:
            break
        found += said
        used += 1
    return found, used


def _press_line(source: Prose, line: Line, start: int) -> Listed | None:
    """`The Tide / U.S.A., Norway (Director: Ana Souza, Producers: A, B) — ...`, as festivals announce their films."""
    match = _SUNDANCE.match(source.text, start, line.end)
    named = title_at(source.text, start, match.end("named")) if match is not None else None
    if match is None or named is None:
        return None
    places = list(codes("country", country_code)(source, *match.span("places")))
    said = _labelled_inside(source, *match.span("credits"))
    if not places or not any(one.property == "director" for one in said):
        return None
    return Listed(named.title, named.year, _joined(source.text, named, [*places, *said]), start, line.end)


def _labelled_inside(source: Prose, start: int, end: int) -> list[Statement]:
    """`Director and Screenwriter: X, Producers: Y, Z`: labels and names between commas."""
    labels = list(_LABEL_INSIDE.finditer(source.text[start:end]))
    found: list[Statement] = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        stop = start + following.start() if following is not None else end
        trades = [_TRADES[one.lower()] for one in _TRADE.findall(label["label"])]
        for person in names_at(source, start + label.end(), stop):
            if person.is_single or person.damaged:
                continue
            quote = source.text[person.start : person.end]
            found += [Statement(trade, person.text, quote, person.start, person.end) for trade in trades]
    return found


def _joined(text: str, named: Named, said: Sequence[Statement]) -> tuple[Statement, ...]:
    """The title and its year before what else is said; a second year is none of the film's."""
    dated = named.year is not None
    rest = [one for one in said if one.property != "title" and not (dated and one.property == "year")]
    full = any(one.property == "director" and " " in str(one.value) for one in rest)
    # `Regie: Anna Lee, Deutschland 2015`: a single word beside a full name is no second director.
    rest = [one for one in rest if not (full and one.property == "director" and " " not in str(one.value))]
    return tuple(replace(one, film=0) for one in once([*named.statements(text), *rest]))
