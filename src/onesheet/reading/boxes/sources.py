"""The works that a film is made from, as a cell lists them: `Badge of Evil` over `by Whit Masterson`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onesheet.reading.boxes.cells import Cell

_FORM = (
    r"graphic novels?|light novels?|visual novels?|novellas?|novelettes?|novels?|novel series|short stor(?:y|ies)|comic books?|comic strips?|comics?|stage plays?|radio (?:plays?|dramas?)"
    r"|teleplays?|plays?|stage musicals?|musicals?|memoirs?|autobiograph(?:y|ies)|biograph(?:y|ies)|non-?fiction books?|children's books?|picture books?|books?"
    r"|manga(?: series)?|anime(?: series)?|webtoons?|web series|television series|tv series|tv shows?|television (?:film|play)s?|films?|video games?|poems?|articles?|essays?"
    r"|operas?|operettas?|fairy ?tales?|folk ?tales?|legends?|screenplays?|stor(?:y|ies)|songs?|ballads?|tales?|toys?|toy line|series|serials?|epics?|myths?|diar(?:y|ies)|letters?"
)
_PLURALS = {
    "stories": "story", "short stories": "short story", "stage play": "play", "stage plays": "play", "comics": "comic",
    "comic books": "comic book", "autobiographies": "autobiography", "biographies": "biography", "diaries": "diary",
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FORM_ONLY = re.compile(
    rf"(?:the |an? |and )?(?:(?:1[5-9]|20)\d\d )?(?:[\w'’.-]+ ){{0,2}}?(?P<form>{_FORM})(?: (?:and|&) (?:{_FORM}))?(?: of the same (?:name|title))?(?: in .{{2,40}})?(?P<by>\s+by)?",
    re.IGNORECASE,
)
_LEADING_FORM = re.compile(
    rf"(?:(?:loosely |partly |partially )?(?:based|inspired) (?:up)?(?:on|by) )?(?:the |an? |his |her )?(?:(?:1[5-9]|20)\d\d )?(?:(?![\"“'‘])[\w'’.-]+ ){{0,3}}?(?P<form>{_FORM})[:,]? (?P<title>[\"“'‘«]?[^\Wa-z_].*)"
)
_TRAILING_FORM = re.compile(rf"(?P<title>.+?),? (?:an? |the )?(?:(?:1[5-9]|20)\d\d )?(?P<form>{_FORM})")
_QUOTED = re.compile(r"[\"“«](?P<title>[^\"“”«»]{1,120})[\"”»]")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_BY = re.compile(
    r"(?:^|\s)(?:(?:originally )?(?:created |written |published |developed |conceived )?by|from)(?:\s+|$)",
    re.IGNORECASE,
)
_STARTS_WITH_BY = re.compile(
    r"(?:(?:originally )?(?:created|written|published|developed|conceived) )?by(?:\s+|$)", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"(?:the )?(?:.{0,40} )?characters?(?: .*)?|(?:an? |the )?(?:true|real|actual|original) .*|(?:the )?(?:life|lives|experiences|work|works|writings|memories|concept|idea|events|public domain|unknown|none|n/a)\b.*"
    rf"|(?:the |an? |several |two |three |various )?(?:original )?(?:{_FORM})|traditional .*|see .*|various .*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_MOST_AUTHORS = 8


@dataclass
class Work:
    """A work at `cell.text[start:end]`. `title` is empty where the cell names only its kind and its author."""

    title: str
    start: int
    end: int
    form: str = ""
    year: int | None = None
    authors: list[str] = field(default_factory=list)
    told_by: bool = False
    """Whether `by` was met, so that what follows are authors."""


def works_of(cell: Cell) -> Iterator[Work]:
    """The works of a cell that it names by their titles, in order."""
    found: list[Work] = []
    lines = [(line.start, line.end, cell.words(line.start, line.end)) for line in cell.lines]
    for i, (start, end, words) in enumerate(lines):
        current = found[-1] if found else None
        following = lines[i + 1][2] if i + 1 < len(lines) else ""
        if current is not None and _goes_on(current, words, following):
            _add(current, words)
            current.end = end
        else:
            found.append(_work(words, start, end))
    yield from (work for work in found if work.title)


def _goes_on(work: Work, words: str, following: str) -> bool:
    """Whether a line tells more of the work before it: its author, its form, or one more author."""
    if _STARTS_WITH_BY.match(words):
        return not work.authors
    if _FORM_ONLY.fullmatch(words) and not work.told_by:
        return True
    if not work.told_by:
        return False
    return not (_BY.search(words) or _STARTS_WITH_BY.match(following) or _FORM_ONLY.fullmatch(following))


def _add(work: Work, words: str) -> None:
    by = _STARTS_WITH_BY.match(words)
    only = _FORM_ONLY.fullmatch(words) if by is None and not work.told_by else None
    if only is not None:
        _tell(work, words)
        work.told_by = only["by"] is not None
        return
    work.told_by = True
    work.authors += _authors(words[by.end() :] if by is not None else words, work)


def _work(words: str, start: int, end: int) -> Work:
    """A work from the line that names it: `the novel Mad with Much Heart by Gerald Butler`."""
    quoted = _QUOTED.search(words)
    by = _BY.search(words, quoted.end() if quoted is not None else 0)
    head = words[: by.start()] if by is not None else words
    work = Work("", start, end, told_by=by is not None)
    if by is not None:
        work.authors = _authors(words[by.end() :], work)
    for bracket in _BRACKETS.findall(head):
        _tell(work, bracket)
    head = " ".join(_BRACKETS.sub(" ", head).split()).strip(" ,;:–-")
    if quoted is not None:
        work.title = quoted["title"].strip(" ,.")
        _tell(work, _QUOTED.sub(" ", head))
    else:
        work.title = _title(work, head)
    if len(work.title) > _LONGEST_TITLE or not work.title or _NO_TITLE.fullmatch(work.title):
        work.title = ""
    return work


def _title(work: Work, head: str) -> str:
    leading = _LEADING_FORM.fullmatch(head)
    if leading is not None:
        _tell(work, head[: leading.start("title")])
        return leading["title"].strip("\"“”'‘’ ,")
    trailing = _TRAILING_FORM.fullmatch(head)
    if trailing is not None and trailing["form"][:1].islower():
        _tell(work, head[trailing.end("title") :])
        head = trailing["title"]
    title = head.strip('"“”‘ ,')
    return title if title[:1].isdigit() or any(sign.isalpha() and not sign.islower() for sign in title) else ""


def _tell(work: Work, words: str) -> None:
    """Take the form and the year that words hold: `1943 story in Blue Book`."""
    form = re.search(rf"\b(?:{_FORM})\b", words.lower())
    year = _YEAR.search(words)
    if form is not None and not work.form:
        work.form = _PLURALS.get(form.group(), form.group().removesuffix("s") if form.group() != "series" else "series")
    if year is not None and work.year is None:
        work.year = int(year.group())


def _authors(words: str, work: Work) -> list[str]:
    for bracket in _BRACKETS.findall(words):
        _tell(work, bracket)
    names = re.split(r"\s*(?:,(?!\s*(?:jr|sr)\b)|;|\s&\s|\sand\s)\s*", _BRACKETS.sub(" ", words), flags=re.IGNORECASE)
    kept = [" ".join(name.split()).removeprefix("and ").strip(" .,&") for name in names]
    return [name for name in kept if name and any(sign.isalpha() and not sign.islower() for sign in name)][
        :_MOST_AUTHORS
    ]
