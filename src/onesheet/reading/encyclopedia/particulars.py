"""How long the film is, what it was rated, where it was made and in which languages, told in running text."""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import (
    BOX_OFFICE,
    HOME,
    LEAD,
    PRODUCTION,
    RECEPTION,
    RELEASE,
    UNTOLD,
    Section,
)
from onesheet.reading.encyclopedia.notebook import TITLE, Notebook, tells_of_another_work
from onesheet.reading.prose.amounts import number_word
from onesheet.reading.prose.places import countries_in
from onesheet.reading.prose.searching import last_match
from onesheet.reading.prose.sentences import Span
from onesheet.reading.vocabulary import Statement
from onesheet.values.countries import demonym_code
from onesheet.values.languages import LANGUAGE_NAMES, language_code
from onesheet.values.names import fold

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(_TENS)})(?:-(?:{_SMALL}))?|{_SMALL}"
_ABOUT = r"(?:about |around |approximately |roughly |nearly |almost |just over |just under |a little over |some |a total of )?"


def _length(i: int) -> str:
    """The pattern of a length in minutes or hours, its groups numbered."""
    hours = rf"(?P<h{i}>an|a|\d|one|two|three|four) hours?(?:,? and | |, )(?P<r{i}>{_NUMBER}) minutes?"
    return rf"(?:{hours}|(?P<m{i}>{_NUMBER})(?: minutes?| mins?\b|-minute))"


_RUNS = re.compile(
    rf"\b(?:runs|ran|lasts|lasted|runs to|comes to|clocks in at|clocked in at)(?: for| to| at)? {_ABOUT}{_length(0)}"
    rf"|\b(?:running time|runtime|run time|run-time|length|duration)(?: is| was| of|:| at){{0,2}} {_ABOUT}{_length(1)}"
    rf"|\b(?:was|is) (?:cut|trimmed|shortened|edited|reduced)(?: down)?(?: from {_NUMBER}(?: minutes)?)? to {_ABOUT}{_length(4)}"
    rf"|\b(?:is|was|it's) {_ABOUT}{_length(2)}(?: long\b| in length\b)"
    rf"|\bits (?P<own>\d{{2,3}}) minutes"
    rf"|\b(?:its|a) {_length(3)}(?: running time| runtime| length| duration| film\b| feature\b| cut\b| version\b)"
)
_VERSION = re.compile(
    r"(?:the |a |its )?(?P<v>(?:[\w'-]+ ){0,3}(?:version|cut|print|edition)(?: (?:with|without|of|for|shown|released|in) [^.,;]{1,40}?)?)"
    r"(?: (?:that|which) [^.,;]{1,60})? (?:runs|ran|lasts|lasted|is|was|has)\b"
)
_NO_VERSION = re.compile(r"(?:this|that|film|final|finished|feature|complete)\b")
_PART = re.compile(
    r"\b(?:scenes?|sequences?|shots?|takes?|songs?|prologue|opening|soundtrack|album|episodes?|trailer|score|standing ovation|ovation|interview|"
    r"featurette|documentary|commentary|extras?|symphony|overture|intermission|play|series|cutting|trimmed|removed|shorter|longer|sequel|remake|"
    r"radio|ballet|concert|chase|montage|applause|footage|reel lasted)\b"
)
_SUBJECT = re.compile(r"(?:it|it's|the|its|this|at|with|a|in|running|duration|although it|while it|the film|and)\b")
_RATINGS = r"nc-17|pg-13|pg-12|r18\+?|r15\+?|ma ?15\+|tv-ma|tv-14|u/a|ua|12a|aa|12|15|16|18a|18|14a|pg|gp|r|x|g|m|u|a"
_MARK = rf"[\"']?(?P<mark>{_RATINGS})[\"']?(?![\w+-]|[.,]\d|/)"
_BOARDS = (
    ("MPA", "US", r"mpaa?\b|motion picture association(?: of america)?"),
    ("BBFC", "GB", r"bbfc\b|british board of film (?:classification|censors)"),
    ("IFCO", "IE", r"ifco\b|irish film classification office"),
    ("FSK", "DE", r"fsk\b"),
    ("ACB", "AU", r"australian classification board"),
    ("CBFC", "IN", r"cbfc\b|central board of film certification"),
    ("KFCB", "KE", r"kfcb\b|kenya film classification board"),
)
_BOARD = re.compile("|".join(rf"(?P<b{i}>{words})" for i, (_, _, words) in enumerate(_BOARDS)))
_RATED = re.compile(
    rf"\b(?:rated|re-?classified|classified|certified|certificated)(?: (?:it|the film|the movie))?(?: as)?(?: an?)? {_MARK}"
    rf"|\b(?:gave|awarded|assigned|granted|issued|gives|passed|rated)(?: (?:it|the film|the movie|the picture)) (?:an? |the |with an? )?(?:rating of |certificate of )?{_MARK.replace('mark', 'given')}"
    rf"|\b(?:received|receives|given|awarded|earned|carries|carried|carrying|has|had|holds|got|with|obtained|under|granted|assigned|bears|bore) (?:an? |the )?{_MARK.replace('mark', 'borne')} (?:rating|certificate|classification)"
    rf"|\b(?:rating|certificate|classification) (?:is|was|of) (?:an? )?{_MARK.replace('mark', 'called')}"
)
_RATING_WORDS = frozenset(
    "rated reclassified classified certified certificated rating certificate classification gave awarded assigned granted issued gives passed".split()
)
_MINUTES = frozenset({"minute", "minutes", "min", "mins"})
_JOINT_WORDS = frozenset(
    "made produced financed backed cofinanced coproduction production productions coproduced joint".split()
)
_LANGUAGE_WORDS = frozenset(word for name in LANGUAGE_NAMES.values() for word in fold(name).split()) | frozenset(
    "farsi dari tagalog mandarin castilian flemish hindustani sami sinhalese slovenian oriya bangla haitian".split()
)
_US_ONLY = frozenset({"r", "pg-13", "nc-17", "gp"})
_BY_AGE = frozenset({"12", "15", "16", "18", "a", "u", "m", "x", "g", "pg", "aa", "ua", "u/a", "12a"})
_NOT_RATED_SO = re.compile(
    r"\b(?:avoid\w*|instead of|would have|might have|initial(?:ly)?|originally|threatened|appeal\w*|surrendered|sequel|rather than|lowered|"
    r"reduced|to get|to secure|to obtain|to achieve|aim\w*|hoped|feared|trailer|soundtrack|first given|first rated|at first|remake|novel)\b"
)
_IN_LANGUAGES = re.compile(
    rf"(?:\b(?:it|the film|the movie|the picture|{TITLE}) (?:is|was)|\b(?:dialogues?|dialog) (?:is|was|are)|\bwith (?:its |the )?dialogues?|\bspoken|\bfilmed|\bshot|\bwith dialogue)"
    r"(?: (?:made|shot|filmed|spoken|performed|told|acted|all|mostly|mainly|largely|entirely|primarily|almost entirely|chiefly|principally|wholly|partly|both)){0,3} in (?:both |the |a mixture of |a mix of )?(?=[a-z])"
)
_LANGUAGES_ARE = re.compile(r"\b(?:its|the film's|the) (?:original )?languages? (?:is|are|was|were) (?=[a-z])")
_LANGUAGE_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_AND = re.compile(r",? and (?:in )?|, ")
_AFTER_LANGUAGES = re.compile(r"[.,;:)]|$| with\b| and\b| but\b| languages?\b| throughout\b| as well\b")
_JOINT = re.compile(
    r"\b(?:made|produced|financed|backed|co-financed)(?: jointly| together)? (?:by|between|with money from) (?:production )?(?:companies|producers|firms) "
    r"(?:of|in|from|based in) (?=\w)"
    r"|\b(?:co-?production|joint production|co-?produced)(?: (?:of|between|among|by|from))(?: (?:companies|producers) (?:in|from))? "
)
_ADJECTIVE = r"[a-z.]+(?: (?:korean|zealand|kong|african))?"
_JOINT_AFTER = re.compile(
    rf"\b(?P<list>{_ADJECTIVE}(?:(?:,? and |, |[-–/]){_ADJECTIVE}){{1,6}}) (?:co-?production|joint production|joint venture)\b"
)
_PARTS = re.compile(r",? and |, |[-–/]")
_HALVES = {
    "franco": "FR",
    "anglo": "GB",
    "italo": "IT",
    "sino": "CN",
    "hispano": "ES",
    "indo": "IN",
    "russo": "RU",
    "austro": "AT",
}
_OF_FILM = re.compile(r"(?:it|the film|this film|the picture|the movie|a|an|this)\b")


_CUES = _MINUTES | _RATING_WORDS | _LANGUAGE_WORDS | _JOINT_WORDS


def read_particulars(book: Notebook) -> None:
    """Note running time, certificates, languages and countries from every section that tells of the film itself."""
    for section in book.article.of_kind(LEAD, RELEASE, PRODUCTION, BOX_OFFICE, RECEPTION, HOME, UNTOLD):
        for span in book.article.telling(section, _CUES):
            if span.end - span.start > 1500 or tells_of_another_work(book.source, span):
                continue
            if book.article.mentions(span, _MINUTES):
                _duration(book, span)
            if book.article.mentions(span, _RATING_WORDS):
                _certificates(book, span)
            if section.kind in (LEAD, PRODUCTION, UNTOLD, RELEASE):
                if book.article.mentions(span, _LANGUAGE_WORDS):
                    _languages(book, span)
                if book.article.mentions(span, _JOINT_WORDS):
                    _countries(book, section, span)


def _duration(book: Notebook, span: Span) -> None:
    """`It runs 83 minutes`, `a running time of 1 hour and 40 minutes`; of a named version, with its name."""
    low = book.source.low
    for match in _RUNS.finditer(low, span.start, span.end):
        begin = max(span.start, low.rfind("; ", span.start, match.start()) + 2)
        before = low[begin : match.start()]
        about = match["own"] or not before or _SUBJECT.match(before) or before.startswith(book.title.lower())
        if not about or _PART.search(before):
            continue
        minutes = _minutes(match)
        named = _VERSION.match(low, begin, match.end())
        shown = book.source.text[named.start("v") : named.end("v")] if named is not None else ""
        told = shown.removeprefix("film's ").strip()
        version = "" if _NO_VERSION.match(told.lower()) else told
        if not minutes or any(_says(one, minutes, version) for one in book.noted("duration")):
            continue
        start = named.start() if named is not None and version else match.start()
        book.say("duration", minutes, start, match.end(), version=version)


def _says(one: Statement, minutes: int, version: str) -> bool:
    """Whether a length was told before, of this version or of one not named."""
    return one.value == minutes and (not version or one.qualifiers.get("version", "") == version)


def _minutes(match: re.Match[str]) -> int:
    """The minutes of a length in figures or words; 0 where it is none that a film has."""
    if match["own"]:
        return int(match["own"])
    for i in range(5):
        if match[f"m{i}"]:
            found = _number(match[f"m{i}"])
            return found if found <= 900 else 0
        if match[f"h{i}"]:
            hours = 1 if match[f"h{i}"] in ("a", "an") else _number(match[f"h{i}"])
            rest = _number(match[f"r{i}"])
            return 60 * hours + rest if rest < 60 else 0
    return 0


def _number(word: str) -> int:
    """A number in figures or in words up to ninety-nine."""
    plain = number_word(word)
    if plain is not None:
        return plain
    tens, _, ones = word.partition("-")
    return 10 * (_TENS.index(tens) + 2) + (number_word(ones) or 0 if ones else 0)


def _certificates(book: Notebook, span: Span) -> None:
    """`rated R by the MPAA`, `in Britain it carries a 12A certificate`; marks that many boards use need the board or place."""
    source, low = book.source, book.source.low
    at = span.start
    for match in _RATED.finditer(low, span.start, span.end):
        mark = match["mark"] or match["given"] or match["borne"] or match["called"]
        before = low[at : match.start()]
        if _NOT_RATED_SO.search(before) or _NOT_RATED_SO.search(low, match.end(), min(span.end, match.end() + 30)):
            continue
        stop = low.find(";", match.end(), span.end)
        stop = min(stop if stop != -1 else span.end, match.end() + 80)
        board = last_match(_BOARD, low, at, match.start()) or _BOARD.search(low, match.end(), stop)
        name, place = (
            next(((b, p) for i, (b, p, _) in enumerate(_BOARDS) if board[f"b{i}"]), ("", "")) if board else ("", "")
        )
        places = countries_in(source, at, match.start())
        if not places and mark not in _US_ONLY:
            places = countries_in(source, match.end(), stop)
        if not board and places:
            place = places[-1].value if places[-1].start < match.start() else places[0].value
        if not place and mark not in _US_ONLY:
            continue
        if not source.lowered and mark in ("a", "r", "g", "x", "u", "m") and not _is_capital(book, match):
            continue
        start, end = match.start(), match.end()
        if board is not None:
            start, end = min(start, board.start()), max(end, board.end())
        book.say(
            "certificate",
            mark.upper(),
            start,
            end,
            board=name or ("MPA" if mark in _US_ONLY else None),
            place=place or "US",
        )
        at = match.end()


def _is_capital(book: Notebook, match: re.Match[str]) -> bool:
    key = next(key for key in ("mark", "given", "borne", "called") if match[key])
    return book.source.text[match.start(key)].isupper()


def _languages(book: Notebook, span: Span) -> None:
    """`it is in Malayalam, Hindi and Marathi`, `most of the dialogue is in Wolof`."""
    low = book.source.low
    told = book.naming_the_film(_IN_LANGUAGES, span.start, span.end)
    for match in (*told, *_LANGUAGES_ARE.finditer(low, span.start, span.end)):
        found, at = _listed(low, match.end(), span.end, lenient="dialog" in match.group())
        if found and _AFTER_LANGUAGES.match(low, at, span.end) and not _PART.search(low, span.start, match.start()):
            for code, end in found:
                if not book.has("language", code):
                    book.say("language", code, match.start(), end)


def _listed(low: str, at: int, end: int, *, lenient: bool) -> tuple[list[tuple[str, int]], int]:
    """The languages of a list with where each ends, and where the list ends; `lenient` passes over one not known."""
    found: list[tuple[str, int]] = []
    for _ in range(10):
        word = _LANGUAGE_WORD.match(low, at, end)
        code = language_code(word.group()) if word is not None else None
        if word is None or (code is None and not lenient):
            break
        at = word.end()
        if code is not None:
            found.append((code, at))
        joined = _AND.match(low, at, end)
        following = _LANGUAGE_WORD.match(low, joined.end(), end) if joined is not None else None
        if joined is None or following is None or language_code(following.group()) is None:
            break
        at = joined.end()
    return found, at


def _countries(book: Notebook, section: Section, span: Span) -> None:
    """`made by companies of France, Senegal and Belgium`, `a French, Senegalese and Belgian co-production`."""
    source, low = book.source, book.source.low
    joint = _JOINT.search(low, span.start, span.end)
    if joint is not None:
        at = joint.end()
        for place in countries_in(source, joint.end(), span.end):
            if place.start - at > 12:
                break
            at = place.end
            if not book.has("country", place.value):
                book.say("country", place.value, joint.start(), place.end)
    after = (
        _JOINT_AFTER.search(low, span.start, span.end)
        if low.find("-production", span.start, span.end) != -1 or low.find(" joint ", span.start, span.end) != -1
        else None
    )
    if after is None or not (section.kind == LEAD or _OF_FILM.match(low, span.start)):
        return
    words = [word.removeprefix("the ").removeprefix("a ").removeprefix("an ") for word in _PARTS.split(after["list"])]
    codes = [demonym_code(word) or _HALVES.get(word) for word in words]
    while codes and codes[0] is None:
        codes = codes[1:]
    if len(codes) > 1 and None not in codes:
        for code in codes:
            if code is not None and not book.has("country", code):
                book.say("country", code, after.start(), after.end())
