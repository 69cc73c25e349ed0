"""The name of the magazine, paper or blog, from what the page says of itself."""

from __future__ import annotations

import re
from collections import Counter

from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.page import Page

_NAME = r"(?P<name>(?:The |the )?[A-Z0-9][\w'’.&-]*(?:(?: (?:&|of|and|the|in|on|for|at|to) | )[A-Z0-9][\w'’.&-]*){0,4})"
_SAYS = (
    (3, re.compile(rf"\b(?i:(?:read )?more (?:from|in|on|at)|also (?:in|on|from)|elsewhere (?:in|on)|tambi[eé]n en|anche su) {_NAME}\W*$")),
    (4, re.compile(rf"^(?i:from the (?:\w+ )?(?:\d{{4}} )?issue of) {_NAME}")),
    (4, re.compile(rf"\b(?i:(?:first|originally) (?:appeared|published|ran|posted) (?:in|on|at|by)) {_NAME}")),
    (3, re.compile(rf"\b(?i:(?:subscribe|sign up) (?:to|for)) {_NAME}\W*$")),
    (2, re.compile(rf"\b(?i:the best of|about) {_NAME}(?=(?i: in(?:to)? your inbox)|\W*$)")),
    (2, re.compile(rf"^(?i:founded in \d{{4}}, )?{_NAME} (?i:is (?:the|an?|our) (?:\w+[ ,]+(?:and )?){{0,6}}(?:magazine|website|site|blog|publication|zine|journal|paper|newspaper|trailblazer|home))\b")),
    (2, re.compile(rf"^{_NAME} (?i:is (?:printed|made|published|written|run|edited|produced|brought to you))\b")),
    (2, re.compile(rf"(?i:follow|support|join|read|welcome to) {_NAME}(?i: on \w+)?\W*$")),
    (1, re.compile(rf"(?:©|\(c\)|(?i:copyright))(?: ?©)? ?(?:\d{{4}}(?: ?[-–] ?\d{{2,4}})?)?,? ?(?i:by )?{_NAME}(?=\.|,|(?i: all rights)|$|\s\s| –| -| \|)")),
)  # fmt: skip
_LONGEST_SIGNATURE, _TOP_LINES = 80, 6
_SENT = re.compile(r"\W*(?:subscribe|sign up|get)\b", re.IGNORECASE)
_SOCIETY = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w'’.&-]*(?: (?:of|and|the|&|[A-Z][\w'’.&-]*)){0,4} (?:Film Club|Film Society|Cinema Club|Ciné-Club|Film Festival|Cinematheque|Cinémathèque|Filmhouse|Picturehouse))"
    r"(?=,? (?:spring|summer|autumn|winter|season|programme|program)\b|, |$)"
)
"""A film society that signs its notes at their end."""
_SUFFIX = re.compile(rf" [|–—-] {_NAME}\s*$")
_NOT_OUTLETS = frozenset(
    "us me this the author film films movie movies reviews review news culture arts entertainment our newsletter newsletters weekly daily the blog rss email "
    "tv music books twitter facebook instagram youtube letterboxd cinema festival comments by related archive posts movie review film review more all stories "
    "all rights reserved site this site the site the issue this issue in this issue free now here it today home".split()
) | {
    "movie reviews",
    "film reviews",
    "movie review",
    "film review",
    "our newsletter",
    "the newsletter",
    "the film",
    "the movie",
    "the web",
    "the same author",
}
_FIRM = re.compile(
    r"\b(?:llc|ltd|inc|gmbh|limited|media|publishing|publications|press|group|corp(?:oration)?|holdings|s\.?a\.?|pty|plc|co)\.?$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:our|the) (?:weekly |daily |monthly )?newsletter.*|.*newsletter|.*mailing list", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:the |our )?(?:\w+ ){0,2}(?:letter|digest|bulletin|dispatch|briefing|round-?up|e-?mail|updates?|alerts?)",
    re.IGNORECASE,
)
"""What a page sends by post is not the page's own name; a name in any other place may well end so."""


def outlet_of(page: Page, people: tuple[str, ...] = ()) -> str | None:
    """The outlet that the page names as its own, None where it names none. `people` are no outlets."""
    votes: Counter[str] = Counter()
    for line in page.foot:
        _count(votes, line, people)
    for line in page.content[:_TOP_LINES] if len(page.content) > _TOP_LINES else ():
        _count(votes, line, people, least=4)
    for line in page.content[-3:]:
        _count(votes, line, people, least=4)
        society = _SOCIETY.match(line.words) if len(line.words) < _LONGEST_SIGNATURE else None
        if society is not None:
            votes[_tidy(society["name"])] += 2
    headline = page.content[0] if page.content else None
    suffix = _SUFFIX.search(headline.words) if headline is not None and len(headline.words) < 160 else None
    if suffix is not None and _is_outlet(suffix["name"], people) and _is_of_page(page, suffix):
        votes[_tidy(suffix["name"])] += 2
    return _winner(votes)


def _winner(votes: Counter[str]) -> str | None:
    """The name with most votes whatever its case, in the form that is not all capitals where the page has both."""
    by_key: Counter[str] = Counter()
    for name, times in votes.items():
        by_key[name.casefold()] += times
    if not by_key:
        return None
    best, _ = max(by_key.items(), key=lambda item: (item[1], len(item[0])))
    forms = [name for name in votes if name.casefold() == best]
    return max(forms, key=lambda name: (not name.isupper(), votes[name]))


def _count(votes: Counter[str], line: Line, people: tuple[str, ...], least: int = 1) -> None:
    words = line.words.strip() if len(line.words) < 400 else line.words[:400]
    for weight, pattern in _SAYS:
        if weight < least:
            continue
        match = pattern.search(words)
        if (
            match is not None
            and _is_outlet(match["name"], people)
            and not (_SENT.match(words) and _LEAD.fullmatch(match["name"]))
            and not (weight == 1 and _FIRM.search(match["name"]))
        ):
            votes[_tidy(match["name"])] += weight


def _is_outlet(name: str, people: tuple[str, ...]) -> bool:
    plain = _tidy(name).casefold()
    bare = plain.removeprefix("the ")
    if plain in _NOT_OUTLETS or bare in _NOT_OUTLETS or _MAIL.fullmatch(plain) or not name[:1].isalnum():
        return False
    if name[:1].islower() and not name.startswith("the "):
        return False
    return not name.isdigit() and not any(plain == person.casefold() for person in people)


def _tidy(name: str) -> str:
    shown = name.rstrip(".,’' ")
    return "The" + shown[3:] if shown.startswith("the ") else shown


def _is_of_page(page: Page, suffix: re.Match[str]) -> bool:
    """Whether what ends the headline is the outlet: set off by a bar, or by a dash and named at the foot of the page."""
    name = suffix["name"].casefold()
    if suffix.group()[1] == "|":
        return not any(name in line.words[:2000].casefold() for line in page.content[1:4])
    return any(name in line.words[:400].casefold() for line in page.foot)
