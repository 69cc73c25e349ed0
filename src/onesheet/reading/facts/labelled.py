"""Labelled lines such as `Director: X`, `Cast: A, B (as C)`, `117 mins · Drama`, `Running time: 121 minutes`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from onesheet.reading.layout.lines import Line
from onesheet.reading.prose.amounts import money_in
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.dates import dates_in
from onesheet.reading.prose.people import Name, names_at
from onesheet.reading.prose.words import AFTER_NAMES, COMMON_WORDS
from onesheet.reading.vocabulary import Json, Statement
from onesheet.values.countries import country_code
from onesheet.values.languages import language_code

_PEOPLE = (
    ("director", r"(?:directed by|directors?(?! of\b)|dirs?\.?|a film by|regie|réalisation|réalisat(?:eur|rice)|dirección|directora?(?! of\b)|regia)"),
    ("screenwriter", r"(?:written by|writers?|screenplay(?: by)?|screenwriters?|script(?: by)?|drehbuch|scénario|guion|sceneggiatura)"),
    ("producer", r"(?:produced by|producers?)"),
    ("executive_producer", r"executive producers?"),
    ("cinematographer", r"(?:cinematograph(?:y|er)s?(?: by)?|director of photography,?|photography|camera(?: \([\w ]+\))?|kamera|photographie|fotografía)"),
    ("editor", r"(?:edit(?:or|ing|ed)s?(?: by)?|schnitt|montage)"),
    ("composer", r"(?:music(?: by)?|composers?|score(?: by)?|musik|musique|música)"),
    ("cast_member", r"(?:cast|starring|stars|with|featuring|main cast|mit|darsteller(?:innen)?|besetzung|avec|acteurs|reparto|int[eé]rpretes|elenco|con|interpreti)"),
)  # fmt: skip
_LABELS = [(name, re.compile(rf"{pattern}(?: ?: ?| by | (?=[A-Z]))", re.IGNORECASE)) for name, pattern in _PEOPLE]
_BOTH = re.compile(r"(?:(?:co-)?written (?:and|&) directed|directed (?:and|&) written) by:? ?", re.IGNORECASE)
_TRADES = frozenset(name for name, _ in _PEOPLE)
_COLON = re.compile(r"[\w /.'’]{3,30}: ?")
_MINUTES = re.compile(
    r"(?<![\d.])(?P<minutes>\d{1,3}) ?(?:minutes?|minuten|minutos|minuti|minuter|mins?\b\.?|min\b|m\b|['’′])(?!\w)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<!\d)(?P<hours>[1-5]) ?(?:h|hrs?|hours?)\.?,? ?(?:(?:and )?(?P<rest>[0-5]?\d) ?(?:m|min|mins|minutes)\.?)?(?!\w)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:running time|run time|runtime|duration|length|laufzeit|durée|duración|durata) ?:? ?", re.IGNORECASE
)
_COUNTRY = re.compile(r"(?:country|countries|country of origin|land|pays|país|paese) ?: ?", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:languages?|sprache|langue|idioma|lingua) ?: ?", re.IGNORECASE)
_GENRE = re.compile(r"(?:genres?) ?: ?", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:(?:us |uk )?release(?:d)?(?: date)?|in (?:cinemas|theaters|theatres)|opens|opening|kinostart|sortie|estreno)(?: ?: ?| )(?:from |on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?",
    re.IGNORECASE,
)
_THEATRICAL = ("in ", "opens", "opening", "kinostart", "sortie", "estreno")
_YEAR_LABEL = re.compile(r"(?:year|jahr|année|año|anno)(?: of (?:production|release))? ?: ?", re.IGNORECASE)
_BUDGET = re.compile(r"(?:(?:estimated |production )?budget)(?: ?: ?| (?=[$£€]))", re.IGNORECASE)
_TITLES = (
    ("original", re.compile(r"(?:original title|originaltitel|titre original|t[ií]tulo original|titolo originale) ?: ?(?=\S)", re.IGNORECASE)),
    ("alternative", re.compile(r"(?:also known as|a\.?k\.?a\.?|english title|international title) ?: ?(?=\S)", re.IGNORECASE)),
)  # fmt: skip
_CERTIFICATE = re.compile(
    r"(?P<label>(?:(?:bbfc |uk )?cert(?:ificate|\.)?|mpaa?(?: rating)?|rated|rating|classification)) ?:? ?(?P<mark>12A|12|15|18|U|PG-13|PG|NC-17|R|G)(?![\w+-]| ?[/%]|[.,]\d)(?: for [^.\n]{3,80})?",
    re.IGNORECASE,
)
_MARKS_ALONE = frozenset({"PG-13", "R", "NC-17", "12A"})
"""Certificates that need no label among other figures."""
_BRITISH, _AMERICAN = frozenset({"12A", "12", "15", "18", "U"}), frozenset({"PG-13", "NC-17", "R"})
_SPLIT = re.compile(r" ?(?:[·•|/,;]| and | & ) ?")
_LONGEST = 600
"""A line longer than this is no list of credits."""
_CREDIT_LINE = re.compile(
    r"(?:^|[.)\]|·•–—-] )(?:Crew: ?)?(?:(?:Dir(?:ector)?s?(?:\.|:)|(?:Directed by|Starring|Cast|With|WITH|CAST|STARRING|DIRECTOR|Regie|Regia|Réalisation|Dirección|Producers?|Screenplay):) ?\S|Released \d|By [A-Z][^.\n]{3,40}\. With |Rated (?:R|PG|G|NC-17)\b|(?:Written and directed|Directed|Written) by [^.;\n]{3,60}; |Running time:? \d|Cert(?:ificate)?\.? (?:U|PG|12A?|15|18)\b)"
)
_CREDITS_START = 140
_STOPS = re.compile(
    r"(?<=[\w)]{2})(?<!\bDir)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bhr)(?<!\bhrs)[.;] (?=[\w(])|\s+[·•|]\s+"
)
_BLOCKS = re.compile(r"\s+[·•|]\s+|\s{3,}|\s[–—]\s")
GENRES = frozenset(
    "drama comedy romance thriller horror action adventure animation fantasy crime mystery western musical war documentary biography biopic family "
    "history sport music noir film-noir science-fiction sci-fi melodrama satire short experimental epic historical superhero "
    "comedy-drama".split()
) | {"science fiction", "romantic comedy", "film noir", "comedy drama", "coming of age", "black comedy", "dark comedy", "psychological thriller", "martial arts"}  # fmt: skip
"""Genres as pages list them."""


def labelled_facts(source: Prose, line: Line) -> list[Statement]:
    """The facts of a line that has labels, or that lists figures and genres between dots; none for running text."""
    listed = _CREDIT_LINE.search(line.words[:_CREDITS_START])
    told = line.is_prose and _COLON.match(line.words) is None and listed is None
    if told or len(line.words) > _LONGEST:
        return []
    found = list(_imprint(source, line)) or list(_in_brackets(source, line))
    if found:
        return found
    at = line.start
    blocks = _STOPS if listed is not None else _BLOCKS
    people = ""
    for part in [*blocks.finditer(source.text, line.start, line.end), None]:
        stop = part.start() if part is not None else line.end
        said = list(_one(source, at, stop, whole=part is None and at == line.start))
        if not said and people:
            said = [one for one in _named_below(people)(source, at, stop) if " " in one.value]
        people = said[0].property if said and said[0].property in _TRADES else ""
        found += said
        at = part.end() if part is not None else line.end
    return found


def stacked_facts(source: Prose, lines: Sequence[Line]) -> list[tuple[Line, list[Statement]]]:
    """The facts of labels that stand on a line of their own, with what they label on the lines below, each with its line."""
    found: list[tuple[Line, list[Statement]]] = []
    under: _Label | None = None
    first = True
    for line in lines:
        label = _label_alone(line)
        if label is not None:
            under, first = label, True
            found.append((line, []))
        elif under is not None and not line.is_prose and (first or not line.starts_block):
            said = list(under(source, line.start, line.end))
            under = under if said else None
            found += [(line, said)] if said else []
            first = False
        else:
            under = None
    return found


_Label = Callable[[Prose, int, int], Iterator[Statement]]
_LONGEST_LABEL = 30


def _label_alone(line: Line) -> _Label | None:
    """How to read what stands below a line that is nothing but a label: `Cast`, `Running time`."""
    words = line.words.strip("*_: ")
    if len(words) > _LONGEST_LABEL or line.is_prose:
        return None
    for name, pattern in _PEOPLE:
        if re.fullmatch(pattern, words, re.IGNORECASE) and words.lower() not in _NO_LABELS_ALONE:
            return _named_below(name)
    for label, read in _READERS:
        if label.fullmatch(words + ": ") and words.lower() not in _NO_LABELS_ALONE:
            return read
    return None


_NO_LABELS_ALONE = frozenset(
    {"with", "avec", "con", "script", "length", "land", "music", "stars", "photography", "opens"}
)
"""Words that are labels before a colon, and by themselves may be anything."""
_WITH_ROLE = re.compile(r"(?: ?(?:\.{2,}|…|[–—]| - |/|\t|  +) ?| as )(?P<role>[^\W_][^\n,;]{0,50})")


def _named_below(name: str) -> _Label:
    """Read a line under a label: only names, or a player and the character."""

    def read(source: Prose, start: int, end: int) -> Iterator[Statement]:
        people = names_at(source, start, end)
        last = people[-1] if people else None
        if last is None or people[0].start != start or any(one.damaged for one in people):
            return
        role = _WITH_ROLE.fullmatch(source.text, last.end, end) if len(people) == 1 and not last.note else None
        if role is None and source.text[last.end : end].strip(" ,.") and not last.note:
            return
        for one in people:
            character = role["role"] if role is not None else one.note if one.note[:1].isupper() else ""
            qualifiers: dict[str, Json] = {"character": character} if character and name == "cast_member" else {}
            stop = end if qualifiers and role is not None else one.end
            yield Statement(name, one.text, source.text[one.start : stop], one.start, stop, qualifiers)

    return read


def listed_cast(source: Prose, line: Line) -> list[Statement]:
    """The players of a line of nothing but three or more full names; that they play, only the line's place can tell."""
    if line.is_prose or line.end - line.start > _LONGEST:
        return []
    people = names_at(source, line.start, line.end)
    whole = people and people[0].start == line.start and people[-1].end == line.end
    if not whole or len(people) < _FEWEST_LISTED or not all(_is_full(one) for one in people):
        return []
    return [Statement("cast_member", one.text, source.text[one.start : one.end], one.start, one.end) for one in people]


_FEWEST_LISTED = 3


def _is_full(name: Name) -> bool:
    """Whether a name is two to four words, of which none ends a name and the first is no everyday word, as in titles."""
    words = name.text.lower().split()
    return 2 <= len(words) <= 4 and not name.damaged and words[0] not in COMMON_WORDS and not set(words) & AFTER_NAMES


_IMPRINT = re.compile(
    r"(?:[^()\n]{1,90} \()?(?:dir(?:s|ectors?|ected by)?[.:]{0,2} )?(?P<parts>[^()\n]{6,120})\)?", re.IGNORECASE
)
_MADE = re.compile(r"(?P<places>[A-Z][^\W\d]*[^\d\n]{0,60}?),? (?P<year>(?:18[89]|19\d|20\d)\d)")
_SIGNED = re.compile(r"(?P<name>[A-ZÀ-Ý][^,\d]{3,40}), (?P<year>(?:18[89]|19\d|20\d)\d)")
_YEAR_ALONE = re.compile(r"\s*\(?(?P<year>(?:18[89]|19\d|20\d)\d)\)?\s*")
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")


def _imprint(source: Prose, line: Line) -> Iterator[Statement]:
    """`Agnès Varda, France, 1985` and `TITLE (Larisa Shepitko, USSR 1977, 111 min)`: who made it, where and when."""
    match = _IMPRINT.fullmatch(source.text, line.start, line.end)
    if match is None:
        return
    start, end = match.span("parts")
    signed = _SIGNED.fullmatch(source.text, start, end)
    if signed is not None and source.text[end : end + 1] == ")":
        maker = names_at(source, start, signed.end("name"))
        if len(maker) == 1 and _is_full(maker[0]) and maker[0].end == signed.end("name"):
            yield Statement("director", maker[0].text, signed["name"], start, maker[0].end)
            yield Statement("year", int(signed["year"]), signed["year"], signed.start("year"), signed.end("year"))
        return
    year = _YEAR.search(source.text, start, end)
    people = _makers(source, start, end) if year is not None else []
    if year is None or not people or source.text[people[-1].end : people[-1].end + 2] not in (", ", " |", " ·", " /"):
        return
    places = [(at, code) for at, code in _places(source, people[-1].end + 2, end) if code]
    if places:
        for person in people:
            yield Statement("director", person.text, source.text[person.start : person.end], person.start, person.end)
        for (left, right), code in places:
            yield Statement("country", code, source.text[left:right], left, right)
        yield Statement("year", int(year.group()), year.group(), year.start(), year.end())
        yield from minutes_in(source, people[-1].end, end)


def _makers(source: Prose, start: int, end: int) -> list[Name]:
    """The full names that an imprint starts with, up to its first country."""
    people: list[Name] = []
    for name in names_at(source, start, end):
        if (
            name.is_single
            or country_code(name.text) is not None
            or (people and name.start - people[-1].end < _AND_WIDTH)
        ):
            break
        people.append(name)
    return people


_AND_WIDTH = 3
"""A name nearer to the one before than ` and ` stands after a comma: it is the next part of the imprint."""
_BRACKETS = re.compile(r"[^()\n]{1,90} [(\[](?P<parts>[^()\[\]\n]{4,60})[)\]]")


def _in_brackets(source: Prose, line: Line) -> Iterator[Statement]:
    """`HARBOUR LIGHTS (15, 97 mins)`: the length, and the certificate beside it."""
    match = _BRACKETS.fullmatch(source.text, line.start, line.end)
    if match is None:
        return
    at = match.start("parts")
    found: list[Statement] = []
    for part in [*re.finditer(r"[,;·|] ", match["parts"]), None]:
        stop = match.start("parts") + part.start() if part is not None else match.end("parts")
        only = _MINUTES.fullmatch(source.text, at, stop) or _HOURS.fullmatch(source.text, at, stop)
        found += minutes_in(source, at, stop) if only is not None else []
        mark = source.text[at:stop].removeprefix("Cert ").removeprefix("cert ").removeprefix("Rated ")
        if mark in _BRITISH | _AMERICAN | {"PG"}:
            found.append(_certified(source, mark, stop - len(mark), stop, british=False))
        at = match.start("parts") + part.end() if part is not None else stop
    if any(one.property == "duration" for one in found):
        yield from found


def _certified(source: Prose, mark: str, start: int, end: int, *, british: bool) -> Statement:
    """A certificate with the board that gives it, where the mark or its label shows which."""
    qualifiers: dict[str, Json] = {}
    if mark in _BRITISH or (british and mark == "PG"):
        qualifiers = {"board": "BBFC", "place": "GB"}
    elif mark in _AMERICAN:
        qualifiers = {"board": "MPA", "place": "US"}
    return Statement("certificate", mark, source.text[start:end], start, end, qualifiers)


def _places(source: Prose, start: int, end: int) -> Iterator[tuple[tuple[int, int], str | None]]:
    """The parts of an imprint that may be countries, years taken off: `USSR 1977`, `France/Belgium`."""
    for match in _PLACE.finditer(source.text, start, end):
        yield match.span(), country_code(match.group())


_PLACE = re.compile(r"[^\W\d_][^\W\d_.]*(?: [^\W\d_]+)*")


def _one(source: Prose, start: int, end: int, *, whole: bool) -> Iterator[Statement]:
    """The facts of one block of a line; a block without a label counts only among others (`117 mins · Drama`)."""
    while start < end and source.text[start] == " ":
        start += 1
    start += len("Crew: ") * source.text.startswith("Crew: ", start, end)
    both = _BOTH.match(source.text, start, end)
    if both is not None:
        for name in ("director", "screenwriter"):
            yield from _people(source, name, both, end)
        return
    for name, label in _LABELS:
        match = label.match(source.text, start, end)
        if match is not None:
            yield from _people(source, name, match, end)
            return
    certificate = _CERTIFICATE.fullmatch(source.text, start, _trimmed(source, start, end))
    if certificate is not None:
        mark = certificate["mark"].upper()
        british = certificate["label"].lower().startswith(("cert", "bbfc", "uk"))
        yield _certified(source, mark, certificate.start("mark"), certificate.end("mark"), british=british)
        return
    for label, read in _READERS:
        match = label.match(source.text, start, end)
        if match is not None and match.end() < end:
            yield from read(source, match.end(), end)
            return
    yield from (_alone if whole else _unlabelled)(source, start, end)


def _alone(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """A line that is nothing but a length, or nothing but countries and a year: `UK 2016`."""
    made = _MADE.fullmatch(source.text, start, end)
    places = list(_places(source, start, made.end("places"))) if made is not None else []
    if made is not None and places and all(code for _, code in places):
        for (left, right), code in places:
            yield Statement("country", code, source.text[left:right], left, right)
        yield Statement("year", int(made["year"]), made["year"], made.start("year"), made.end("year"))
    elif _MINUTES.fullmatch(source.text, start, end) or _HOURS.fullmatch(source.text, start, end):
        yield from minutes_in(source, start, end)


def _trimmed(source: Prose, start: int, end: int) -> int:
    """The end without white space and full stops before it."""
    return start + len(source.text[start:end].rstrip(" \t\u00a0."))


def _unlabelled(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """A block among others that says of itself what it is: a length, countries, languages, genres."""
    year = _YEAR_ALONE.fullmatch(source.text, start, end)
    if year is not None:
        yield Statement("year", int(year["year"]), year["year"], year.start("year"), year.end("year"))
        return
    mark = source.text[start:end].strip()
    if mark in _MARKS_ALONE:
        at = source.text.index(mark, start)
        yield _certified(source, mark, at, at + len(mark), british=False)
        return
    yield from minutes_in(source, start, end)
    words = _words(source, start, end)
    if not words:
        return
    if all(country_code(word) for word in words):
        yield from _codes("country", country_code)(source, start, end)
    elif all(language_code(word) not in (None, "zxx") for word in words):
        yield from _codes("language", language_code)(source, start, end)
    elif all(lower(word) in GENRES for word in words):
        yield from _genres(source, start, end)


def _people(source: Prose, name: str, label: re.Match[str], end: int) -> Iterator[Statement]:
    if (
        ":" not in label.group()
        and not label.group().isupper()
        and not label.group()
        .rstrip()
        .lower()
        .endswith(("by", "photography,", "starring", "dir.", "with", "stars", "cast"))
    ):
        return
    start = label.end()
    while start < end and source.text[start] == " ":
        start += 1
    for person in names_at(source, start, end, with_roles=True):
        if person.damaged or (person.is_single and ":" not in label.group()):
            continue
        shown = _in_full(source, person) if person.is_single else person.text
        role = person.role or (person.note if person.note[:1].isupper() and name == "cast_member" else "")
        qualifiers = {"character": role} if role and name == "cast_member" else {}
        stop = source.text.find(role, person.end, end) + len(role) if qualifiers else person.end
        yield Statement(name, shown, source.text[person.start : stop], person.start, stop, dict(qualifiers))


def _in_full(source: Prose, person: Name) -> str:
    """The full name that stands shortly before a surname alone: `Director: Lindiwe Khoza. Screenplay: Khoza, Tom Abbot`."""
    full = re.compile(rf"(?<!\w)(?:[A-ZÀ-Ý][\w'’-]+ ){{1,3}}{re.escape(person.text)}(?!\w)")
    found = full.search(source.text, max(0, person.start - _NEAR), person.start)
    return found.group() if found is not None else person.text


_NEAR = 300


def _words(source: Prose, start: int, end: int) -> list[str]:
    return [part for part in _SPLIT.split(source.text[start:end].strip()) if part]


def minutes_in(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """The first length of time of a stretch as a duration: `117 mins`, `1h 57m`, `2 hours`."""
    match = _HOURS.search(source.text, start, end)
    minutes = int(match["hours"]) * 60 + int(match["rest"] or 0) if match is not None else 0
    if match is None:
        match = _MINUTES.search(source.text, start, end)
        minutes = int(match["minutes"]) if match is not None else 0
    if match is not None and 1 <= minutes <= 900:
        yield Statement("duration", minutes, match.group(), match.start(), match.end())


def _genres(source: Prose, start: int, end: int) -> Iterator[Statement]:
    at = start
    for word in _words(source, start, end):
        place = source.text.find(word, at, end)
        at = place + len(word)
        if lower(word) in GENRES:
            yield Statement("genre", lower(word), word, place, at)


def _codes(name: str, code_of: Callable[[str], str | None]) -> Callable[[Prose, int, int], Iterator[Statement]]:
    def read(source: Prose, start: int, end: int) -> Iterator[Statement]:
        at = start
        for word in _words(source, start, end):
            place = source.text.find(word, at, end)
            at = place + len(word)
            code = code_of(word)
            if code is not None:
                yield Statement(name, code, word, place, at)

    return read


def _release(source: Prose, start: int, end: int) -> Iterator[Statement]:
    for dated in dates_in(source, start, end)[:1]:
        if dated.date.month is None:
            continue
        label = source.low[max(0, start - 40) : start].rsplit("\n", 1)[-1].lstrip(" *•·|")
        qualifiers: dict[str, Json] = {"kind": "theatrical"} if label.startswith(_THEATRICAL) else {}
        place = _IN_PARENTHESES.match(source.text, dated.end, end)
        code = country_code(place["name"]) if place is not None else None
        if code is not None:
            qualifiers["place"] = code
        yield Statement(
            "release", str(dated.date), source.text[dated.start : dated.end], dated.start, dated.end, qualifiers
        )


_IN_PARENTHESES = re.compile(r",? \(?(?P<name>[A-Z][\w. ]{1,24})\)?")


def _budget(source: Prose, start: int, end: int) -> Iterator[Statement]:
    for amount in money_in(source, start, end)[:1]:
        if amount.money is not None:
            value = amount.money.to_json()
            if _ESTIMATED.match(source.low, amount.end, end):
                value = {**value, "approximate": True}
            yield Statement("budget", value, source.text[amount.start : amount.end], amount.start, amount.end)


_ESTIMATED = re.compile(r" ?\(?(?:est(?:\.|imated)?|approx)")


def _title(kind: str) -> _Label:
    def read(source: Prose, start: int, end: int) -> Iterator[Statement]:
        words = source.text[start:end].rstrip()
        if words and len(words) < _LONGEST_TITLE:
            yield Statement("title", words, words, start, start + len(words), {"kind": kind})

    return read


_LONGEST_TITLE = 100


_READERS: tuple[tuple[re.Pattern[str], _Label], ...] = (
    (_DURATION, minutes_in),
    (_COUNTRY, _codes("country", country_code)),
    (_LANGUAGE, _codes("language", language_code)),
    (_GENRE, _genres),
    (_RELEASE, _release),
    (_BUDGET, _budget),
    (_YEAR_LABEL, _unlabelled),
    *((label, _title(kind)) for kind, label in _TITLES),
)
