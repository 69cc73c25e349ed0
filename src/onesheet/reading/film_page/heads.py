"""The heads of members' reviews: `★★★½ review by Lucy on Letterboxd`, `Ana Souza 4/5`, `NAME gave it 8/10` and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onesheet.reading.layout.chrome import is_chrome
from onesheet.reading.layout.lines import Line, page_lines
from onesheet.reading.layout.marks import Mark, mark_in, whole_line_mark
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.dates import dates_in
from onesheet.reading.vocabulary import Json

_LONGEST = 120
_LONGEST_NAME = 60
_MANY = 3
"""Among this many heads that say `review`, a single one that does not is a line of somebody's review."""
_NAME = r"(?P<name>[^\s,;:|•·★⭐(][^,;:|•·★⭐()\n]{0,48}?)"
_ON = r"(?: (?:on|at|via) (?P<site>[A-Z][\w.&'’ -]{1,30}?))?"
_END = r"[\s.:|,·•–—-]*$"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^(?:an? |the )?(?:(?:user|member|spoiler|short|full|audience|viewer)(?:'s)? )?review(?:ed)? (?:by|from|:) ?{_NAME}{_ON}{_END}",
        rf"^(?:rated|scored|marked|watched|logged|liked)(?: (?:and|&) (?:rated|reviewed|liked))? (?:it )?by {_NAME}{_ON}{_END}",
        rf"^{_NAME}(?:'s|’s) review{_ON}{_END}",
        rf"^{_NAME},? (?:gave|gives) (?:it|this|the (?:film|movie))(?: an?)?{_END}",
        rf"^{_NAME},? (?:rated|rates|reviewed|reviews|watched|rewatched|scored|logged|wrote|says|said)(?: (?:it|this|the (?:film|movie)))?(?: at| an?| as)?{_ON}{_END}",
        rf"^by {_NAME}{_ON}{_END}",
    )
)
_PLAIN = re.compile(rf"^{_NAME}{_ON}{_END}", re.IGNORECASE)
_LOOSE = re.compile(r"(?:^|(?<=\s))(?:on|watched|rewatched|reviewed|posted|logged|added|in)?\s*\0", re.IGNORECASE)
_EXTRA = re.compile(
    r"\b(?:\d[\d,.]* (?:likes?|comments?|reviews?|people found this helpful|of \d+ people found this helpful)|verified(?: (?:purchase|viewer))?|top reviewer|contains spoilers|spoilers?|(?-i:(?<=\0 )Liked|(?<=\S )Liked(?= \d|$))|edited|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|(?:out )?of (?:5|10|five|ten)(?: stars)?|stars?|rating:?|score:?)\b"
    r"|[♥❤🤍👍]\ufe0f?",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[\s|•·–—,:-]*\0[\s|•·–—,:-]*")
_LIKES = re.compile(r"\0[\s|•·–—,-]*\d[\d,.]*[KkMm]?[ \t]*$")
"""A number alone at the end of a line, after its mark or its date: how many like the review."""
_INITIAL = re.compile(r"(?:^| )[A-Z]\.$")
_WORD = re.compile(r"\w[\w.'’-]*")


@dataclass(frozen=True, slots=True)
class ReviewHead:
    """One member's name and mark, from `start` to `end` of the text; `strong` where words say that it is a review."""

    start: int
    end: int
    author: str | None
    source: str | None
    rating: dict[str, Json] | None
    original: str | None
    strong: bool


@lru_cache(maxsize=1)
def review_heads(text: str) -> tuple[ReviewHead, ...]:
    """The heads of members' reviews on a page, in order; a single weak one is none, for it may be a headline.

    Those of the last text are kept, for it is recognised and then read.
    """
    every = page_lines(text)
    hints = [len(line.words) <= _LONGEST and _HINT.search(line.words) is not None for line in every]
    if not any(hints):
        return ()
    source = Prose(text, lower(text), lowered=False)
    found: list[ReviewHead] = []
    skip, section = -1, 0
    for place, line in enumerate(every):
        listed = _in_section(text, line, section)
        if listed is not None:
            found.append(listed)
            skip = place
            continue
        section = section or (line.start if _SECTION.fullmatch(line.words) else 0)
        if place <= skip or not (hints[place] or any(hints[place + 1 : place + 2])) or len(line.words) > _LONGEST:
            continue
        if line.is_prose and not _MARKS.search(line.words):
            continue
        follows = every[place + 1] if place + 1 < len(every) else None
        head, used = _head_at(source, line, follows)
        if head is None and place + 2 < len(every):
            head, used = _titled_head(source, every[place : place + 3])
        if head is not None and (head.strong or place > 0):
            found.append(head)
            skip = place + used - 1
    if _is_headline_and_byline(text, found):
        return ()
    strong = [head for head in found if head.strong]
    if strong:
        return tuple(found if len(found) - len(strong) != 1 or len(strong) < _MANY else strong)
    return tuple(found) if len(found) > 1 else ()


def _is_headline_and_byline(text: str, heads: list[ReviewHead]) -> bool:
    """`Wadjda ★★★★` and `Reviewed by Imogen Hart`: a magazine's headline with its mark, and the one who signs."""
    if len(heads) != _PAIR or heads[0].strong or heads[1].original is not None:
        return False
    return _SIGNED.match(text, heads[1].start) is not None


_SECTION = re.compile(r"featured reviews|user reviews ?[\d.,]+[KkMm]?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<mark>10|[1-9])(?: ?/ ?10)? ?(?P<name>[A-Za-z][\w.-]{2,30})")
_USEFUL = re.compile(r"\d+ 有用 (?P<name>[^\n]{1,40}?) (?:看过|在看|想看)(?: [^\n]{0,40})?")


def _in_section(text: str, line: Line, section: int) -> ReviewHead | None:
    """`10 benjamin-boynton` under a heading of reviews, as IMDb's pages read: the mark of ten and the member; and Douban's
    `47799 有用 NAME 看过 2010-09-01`, whose mark is a picture."""
    if line.end - line.start > _LONGEST:
        return None
    useful = _USEFUL.fullmatch(text, line.start, line.end)
    if useful is not None:
        return ReviewHead(line.start, line.end, useful["name"], None, None, None, strong=True)
    numbered = _NUMBERED.fullmatch(text, line.start, line.end) if section else None
    if numbered is None:
        return None
    mark: dict[str, Json] = {"value": int(numbered["mark"]), "scale": 10}
    return ReviewHead(line.start, line.end, numbered["name"], None, mark, numbered["mark"], strong=True)


_PAIR = 2
_SIGNED = re.compile(r"(?:review(?:ed)?|words|written) by\b", re.IGNORECASE)
_HINT = re.compile(r"[★⭐✭✮🌟✩☆½*]|\d|stars?\b|review|out of|(?-i:[A-F][+−-]?$)", re.IGNORECASE)
_MARKS = re.compile(r"[★⭐✭✮½]|\d ?/ ?\d|out of|stars?\b", re.IGNORECASE)


def _head_at(source: Prose, line: Line, follows: Line | None) -> tuple[ReviewHead | None, int]:
    """The head that starts on a line, and how many lines it takes."""
    mark = mark_in(source.text, line.start, line.end)
    one = _one_line(source, line, mark)
    if one is not None:
        return one, 1
    if follows is None or len(follows.words) > 50 or follows.is_prose:
        return None, 0
    if mark is not None and whole_line_mark(source.text, line.start, line.end):
        name, _ = _name_of(follows.words, plain=True)
        if name and not is_chrome(follows) and mark_in(source.text, follows.start, follows.end) is None:
            return _made(line.start, follows.end, name, None, mark, strong=False), 2
        return None, 0
    below = whole_line_mark(source.text, follows.start, follows.end)
    if mark is None and below is not None and below.rating is not None:
        name, site = _name_of(_without_dates(source, line), plain=True)
        if name and not is_chrome(line):
            return _made(line.start, follows.end, name, site, below, strong=False), 2
    return None, 0


def _titled_head(source: Prose, lines: list[Line]) -> tuple[ReviewHead | None, int]:
    """A mark, the review's own title and `name · date`, each on its line."""
    first, title, signed = lines
    mark = whole_line_mark(source.text, first.start, first.end)
    if mark is None or mark.rating is None or len(title.words) > _LONGEST or len(signed.words) > _LONGEST_NAME:
        return None, 0
    if not dates_in(source, signed.start, signed.end) or signed.is_prose:
        return None, 0
    name, site = _name_of(_without_dates(source, signed), plain=True)
    return (_made(first.start, signed.end, name, site, mark, strong=False), 3) if name else (None, 0)


def _made(start: int, end: int, name: str, site: str | None, mark: Mark | None, *, strong: bool) -> ReviewHead:
    rating = mark.rating if mark is not None else None
    return ReviewHead(start, end, name, site, rating, mark.original if mark is not None else None, strong)


def _one_line(source: Prose, line: Line, mark: Mark | None) -> ReviewHead | None:
    words = _without_dates(source, line, mark)
    name, site = _name_of(words, plain=False)
    if name is not None and (mark is not None or _SAYS_REVIEW.search(words)):
        return _made(line.start, line.end, name, site, mark, strong=True)
    if mark is None:
        return None
    name, site = _name_of(words, plain=True)
    return _made(line.start, line.end, name, site, mark, strong=False) if name is not None else None


_SAYS_REVIEW = re.compile(r"\breview(?:ed)?\b", re.IGNORECASE)


def _without_dates(source: Prose, line: Line, mark: Mark | None = None) -> str:
    """A line without its mark, its dates and counts of likes, each leaving a bar or nothing."""
    text = source.text
    gone = [(one.start, one.end) for one in dates_in(source, line.start, line.end)]
    if mark is not None:
        gone.append((mark.start, mark.end))
    words, at = [], line.start
    for start, end in sorted(gone):
        if start >= at:
            words += [text[at:start], "\0"]
            at = end
    words.append(text[at : line.end])
    joined = _LOOSE.sub("\0", _EXTRA.sub("\0", "".join(words)))
    joined = _LIKES.sub("\0", joined)
    return _BLANKS.sub(" ", joined.replace("()", "")).strip(" \t-–—|•·,:()[]*_#>")


def _name_of(words: str, *, plain: bool) -> tuple[str | None, str | None]:
    """The member's name that the rest of a line gives, and the site; None where it reads like anything else."""
    for form in (_PLAIN,) if plain else _FORMS:
        match = form.match(words)
        if match is not None and _is_name(match["name"], strict=plain):
            site = match.groupdict().get("site")
            name = match["name"].strip(" *_").removeprefix("@")
            if _INITIAL.search(f"{name}.") and words.startswith(".", match.end("name")):
                name += "."
            return name if _INITIAL.search(name) else name.rstrip("."), site.strip() if site else None
    return None, None


def _is_name(name: str, *, strict: bool) -> bool:
    """Whether a few words may be a member's name: up to four, no stop, and in a bare line not words of a sentence."""
    words = _WORD.findall(name)
    if not words and not strict and _SIGN_NAME.fullmatch(name.strip()):
        return True
    if not 1 <= len(words) <= (4 if strict else 6) or name.rstrip()[-1:] in "!?…":
        return False
    if _COUNT.fullmatch(name.strip()) or words[0] in ("I", "i"):
        return False
    small = [word for word in words if word[0].islower()]
    if strict and len(words) > 1 and len(small) * 2 > len(words):
        return False
    return not {word.lower() for word in words} & _NOT_NAMES


_SIGN_NAME = re.compile(r"[^\x00-\x7f★☆⭐✭✮½•·–—…“”‘’«»]{1,8}")
"""Some members go by a sign or two: `♤`."""
_COUNT = re.compile(r"[\d.,]+ ?[KkMm]?")
_NOT_NAMES = frozenset(
    "review reviews film films movie movies rating ratings score scores grade average members critics audience all the a an of see more add this it overall total user users "
    "verdict stars star votes based popular recent cast director genre rotten metacritic imdb letterboxd critic criteria guide scale system story plot acting visuals music sound direction replay".split()
)
