"""Which film a review is about, told from the films it only mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.marks import STAR
from onesheet.reading.layout.page import Page
from onesheet.reading.prose.casing import lower
from onesheet.reading.prose.sentences import STARTERS
from onesheet.reading.review.front import film_of, year_of
from onesheet.reading.review.headline import Top
from onesheet.reading.review.metadata import Told
from onesheet.values.names import fold, restore_title

_YEAR = r"[(\[](?P<year>(?:18[89]|19\d|20\d)\d)(?: (?:[\w-]+ ){0,2}(?:telefilm|(?:tv )?(?:film|movie)|short|documentary))?[)\]]"
_WITH_YEAR = re.compile(rf"(?P<title>\S.{{0,110}}?),? {_YEAR}")
_QUOTED = re.compile(
    r"‘(?P<a>[^‘\n]{1,90}?)’(?!\w)|“(?P<b>[^“”\n]{1,90})”|(?<![\w\"])\"(?P<c>[^\"\n]{1,90})\"(?!\w)|«\s?(?P<d>[^«»\n]{1,90}?)\s?»|„(?P<e>[^„“”\n]{1,90})[“”]"
    r"|(?<![\w'])'(?P<f>[^\n']{1,60}(?:'\w[^\n']{0,60})?)'(?!\w)|(?<![\w*])\*{1,2}(?P<g>[^*\n]{1,90})\*{1,2}(?!\w)|(?<!\w)_{1,2}(?P<h>[^_\n]{1,90})_{1,2}(?!\w)"
    r"|「(?P<i>[^」\n]{1,60})」|《(?P<j>[^》\n]{1,60})》"
)
_MEDIUM = r"(?:(?:film|movie|cinema|documentary|blu-ray|dvd|4k|streaming|capsule|mini|quick|early|advance|festival|netflix|classic|spoiler-free|(?-i:[A-Z]{3,5})(?: \d{2,4})?) )*"
_REVIEW_OF = re.compile(
    rf"(?:{_MEDIUM}reviews?|(?:just |now |recently |finally )?(?:seen|watched|watching|viewed)(?=:)|capsules?|dvd|blu-ray|review of|filmkritik|kritik|critique(?: de)?|crítica(?: de)?|recensione|anmeldelse|recension|resenha)"
    r"(?: ?[:–—|-] ?| of )(?P<title>\S.*)",
    re.IGNORECASE,
)
_TITLE_REVIEW = re.compile(
    rf"(?P<title>\S.{{0,110}}?)(?: ?[:|–—-] ?| [([]|,? )(?:(?:a|an|the|la|le|el|una|il|die|der|eine|our|my) )?{_MEDIUM}(?:reviews?|filmkritik|kritik|critique|crítica|recensione)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:$|[:|–—,.\])(-]|by\b|of\b|\(|★|⭐|\d)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:film|movie|title|titel|titre|título|titolo)(?: (?:title|reviewed))? ?: ?(?P<title>\S.{0,110})", re.IGNORECASE
)
_IMPRINT = re.compile(
    r"(?P<title>\S[^()\n]{0,90}?) [(\[][^()\[\]\n]{0,80}\b(?P<year>(?:18[89]|19\d|20\d)\d)\b[^()\[\]\n]{0,40}[)\]]"
)
_CUT = re.compile(r" [|–—-] |[:,] ")
_LONGEST_DECK = 140
_MOST_PARTS = 30
_PART = re.compile(r" [|–—-] |: ")
_PRAISE = re.compile(
    r" (?:is|are|was|has|does|delivers?|captures?|proves?|offers?|brings?|makes?|finds?|shows?|gets?|goes|takes?|turns?|remains?|can|will|may)\b"
)
_EDGE = " \t\"'“”‘’«»„*_#|:–—-"
_LONGEST_TITLE_WORDS = 14
_LONGEST_HEADLINE = 400
_LONG_PIECE = 700
"""A signed piece longer than this speaks of its film by name; a headline that never comes back there is none."""
_SEARCHED = 200_000
"""Signs of running text in which a title is looked for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The film under review: its title as it should be printed, where the text says it, and its year if told."""

    title: str
    start: int
    end: int
    year: int | None = None
    year_span: tuple[int, int] | None = None
    weight: int = 0
    """How sure it is: 3 said outright (`X (1993)`, `Review: X`, quoted), 2 told from its coming back, 1 from its place alone."""


def subject_of(page: Page, top: Top) -> Subject | None:
    """The film that the review is about, or None where nothing names it."""
    body = _Body(page)
    lines = ([top.headline] if top.headline is not None else []) + top.others
    found = [subject for line in lines for subject in _in_line(page, line, body, is_headline=line is top.headline)]
    if not any(one.weight >= 3 for one in found):
        found += [*_in_last_lines(page, body), *_in_body(body)]
    found = [_surer(one, page, top) for one in found if not _is_credited(one, page)]
    if not found:
        return None
    best = max(found, key=lambda one: (one.weight, body.count(one.title)))
    if best.weight < _SAID_OUTRIGHT and _heads_many(best, page, top, body):
        return None
    if best.weight == 1 and top.byline and len(body.text) > _LONG_PIECE and not _has_credits(page):
        return None
    with_year = next((one for one in found if one.year and fold(one.title) == fold(best.title)), best)
    year, span = (with_year.year, with_year.year_span) if with_year.year else body.year_of(best.title)
    if year is None:
        year, span = year_of(page.front) or (None, None)
    return Subject(_printed(best.title, body), best.start, best.end, year, span, best.weight)


_SAID_OUTRIGHT, _FEWEST_HEADS, _LONGEST_HEAD = 3, 2, 60


def _heads_many(best: Subject, page: Page, top: Top, body: _Body) -> bool:
    """Whether parts of a text are headed by other names that it comes back to, and its headline surely names none."""
    if best.weight > 1 and (top.headline is None or best.start < top.headline.end):
        return False
    heads = {
        fold(line.words)
        for line in page.content
        if line.is_heading and len(line.words) < _LONGEST_HEAD and line is not top.headline
    }
    return sum(body.count(head) > 1 for head in heads - {fold(best.title)}) >= _FEWEST_HEADS


def known_subject(page: Page, top: Top, told: Told) -> Subject | None:
    """The film that the front matter names, or the page's own data where the text names it too."""
    item = film_of(page.front)
    body = _Body(page)
    if item is not None:
        said = year_of(page.front) or body.year_of(item.text)
        return Subject(item.text, item.start, item.end, *said, weight=_TOLD)
    if told.film is None:
        return None
    title = _AFTER_TITLE.sub("", told.film)
    span = _named_at(page, top, title)
    if span is None:
        return None
    year, year_span = body.year_of(page.text[slice(*span)])
    dated = _DATED_AFTER.match(page.text, span[1])
    if dated is not None:
        year, year_span = int(dated["year"]), dated.span("year")
    return Subject(title, *span, year, year_span, _TOLD)


_TOLD = 6
_AFTER_TITLE = re.compile(rf"\s+{_YEAR}\s*$")
_DATED_AFTER = re.compile(rf"[\"”’*_]{{0,2}},? {_YEAR}")


def _named_at(page: Page, top: Top, title: str) -> tuple[int, int] | None:
    """Where the page names a title, in its headline or else anywhere in its own lines, whatever its case and signs."""
    parts = re.findall(r"\w+", title)
    if not parts:
        return None
    form = re.compile(r"(?<!\w)" + r"[^\w\n]{1,3}".join(map(re.escape, parts)) + r"(?!\w)", re.IGNORECASE)
    heads = [top.headline] if top.headline is not None else []
    for line in [*heads, *page.content]:
        match = form.search(page.text, line.start, line.end)
        if match is not None:
            return match.span()
    return None


def _surer(one: Subject, page: Page, top: Top) -> Subject:
    """A headline that stands over a box of credits heads the film's own; alone it would be one guess among others."""
    line = top.headline
    if one.weight == 1 and line is not None and line.start <= one.start < line.end and _has_credits(page):
        return replace(one, weight=2 if any(_CREDIT.match(other.words) for other in top.others) else 1)
    return one


def _is_credited(one: Subject, page: Page) -> bool:
    """Whether what may be a title is a name in a labelled line: `Starring: A, B`."""
    name = re.compile(rf"(?<!\w){re.escape(one.title)}(?!\w)")
    return " " in one.title and any(
        (label := _CREDIT.match(line.words)) is not None
        and not label.group().lower().startswith("running")
        and name.search(line.words) is not None
        for line in page.content
        if len(line.words) < _LONGEST_HEADLINE
    )


def _has_credits(page: Page) -> bool:
    """Whether the page lists two or more credits in labelled lines, so that its headline heads a film's."""
    return (
        sum(_CREDIT.match(line.words) is not None for line in page.content if len(line.words) < _LONGEST_HEADLINE) > 1
    )


_CREDIT = re.compile(
    r"(?:director|directed by|dir\.?|cast|starring|with|screenplay|running time|cinematography)\b(?: ?:| (?=(?-i:[A-Z])))",
    re.IGNORECASE,
)


_MADE_BY = re.compile(
    r"[^\W\d_][^\d,;:.!?]{3,60}(?:, [^\d,;:.!?]{3,40}){1,3}, (?:18[89]|19\d|20\d)\d(?:, [^.!?]{2,60})?"
)
_CREDITS_WITHIN = 5


class _Body:
    """The running text of a page, for asking how often a title comes back."""

    def __init__(self, page: Page) -> None:
        start = page.content[page.first_prose].start if page.first_prose < len(page.content) else len(page.text)
        self.start = start
        self.text = page.source.text[start : start + _SEARCHED]
        self.is_credited = any(_MADE_BY.fullmatch(line.words) for line in page.content[1:_CREDITS_WITHIN])
        """Whether a line near the top names who made the film, where and when: `Ana Ortiz, Portugal, 2012`."""
        self._counts: dict[str, int] = {}

    @cached_property
    def folded(self) -> str:
        """The text folded, with a space at both ends."""
        return f" {fold_long(self.text)} "

    def count(self, title: str) -> int:
        """How often the running text names the title, whatever its case."""
        key = fold(title)
        if key not in self._counts:
            self._counts[key] = self.folded.count(f" {key} ") if key else 0
        return self._counts[key]

    def year_of(self, title: str) -> tuple[int | None, tuple[int, int] | None]:
        """The year that the running text gives in parentheses after the title, and where."""
        match = re.search(rf"(?<!\w){re.escape(title)}[\"”’*_]{{0,2}},? {_YEAR}", self.text)
        if match is None:
            return None, None
        return int(match["year"]), (self.start + match.start("year"), self.start + match.end("year"))

    def is_person(self, name: str) -> bool:
        """Whether two or three capitalised words are a person's name: the text also speaks of the last one alone."""
        words = name.split()
        if not 2 <= len(words) <= 3 or not all(word[:1].isupper() for word in words) or words[0].lower() in _ARTICLES:
            return False
        return self.count(words[-1]) > self.count(name) > 0


_ARTICLES = frozenset("the a an la le les el los il der die das une un una".split())
_SHORT_WORD = 4


def fold_long(text: str) -> str:
    """Fold a long text past the cache that short names share; one that has but printers' signs outside ASCII is quickly folded."""
    return fold.__wrapped__(lower(text).replace("–", " ").replace("—", " ").replace("…", ""))


_JUST_SEEN = re.compile(
    r"(?:(?:so )?(?:i |we )?(?:have |'ve )?(?:just|finally|recently|last night|today) |(?:so )?(?:i|we) )(?:re-?)?(?:watched|saw|seen|finished)(?: the film| the movie)? (?=\S)",
    re.IGNORECASE,
)


def _in_line(page: Page, line: Line, body: _Body, *, is_headline: bool) -> Iterator[Subject]:
    """What a headline, deck or labelled line may name as the film."""
    words, at = page.text[line.start : min(line.end, line.start + _LONGEST_HEADLINE)], line.start
    labelled = _LABEL.match(words)
    if labelled is not None:
        yield from _subject(words, at, labelled.start("title"), labelled.end("title"), 4)
        return
    dated = _WITH_YEAR.match(words) or _IMPRINT.fullmatch(words)
    if dated is not None and (not is_headline or _is_whole(words, dated) or body.count(dated["title"])):
        lead = _REVIEW_OF.match(words, 0, dated.end("title"))
        start = lead.start("title") if lead is not None else dated.start("title")
        seen = _JUST_SEEN.match(words, start, dated.end("title"))
        start = seen.end() if seen is not None else start
        yield from _subject(words, at, start, dated.end("title"), 4, dated)
        return
    yield from _quoted(words, at, body)
    if is_headline or (_REVIEW_OF.match(words) is not None and len(words) < _LONGEST_DECK):
        yield from _said(words, at, body)
    elif len(words) < _LONGEST_DECK:
        colon = words.find(": ")
        stop = colon if colon > 0 else len(words)
        said = body.count(words[:stop])
        if said and colon < 0 and _is_name(words, said) and not body.is_person(words) and _has_credits(page):
            yield from _subject(words, at, 0, stop, 3)
            return
        if said > 1 or (said and colon > 0 and _is_name(words[:stop], said) and not body.is_person(words[:stop])):
            yield from _subject(words, at, 0, stop, 3 if said > 1 else 2)


def _said(words: str, at: int, body: _Body) -> Iterator[Subject]:
    """What a headline names: after or before the word `review`, or by itself."""
    named = _REVIEW_OF.match(words)
    if named is not None:
        yield from _cut(words, at, named.start("title"), named.end("title"), body)
        return
    before = _TITLE_REVIEW.match(words)
    if before is not None and _REST.match(before["rest"]) and not _OWNED_REVIEW.search(before["title"]):
        yield from _cut(words, at, before.start("title"), before.end("title"), body)
        return
    yield from _bare(words, at, body)


_OWNED_REVIEW = re.compile(r"(?:['’]s|s['’])$")
"""`University of Bergen: a student's review`: what stands before `review` is whose it is."""


def _is_whole(words: str, dated: re.Match[str]) -> bool:
    """Whether `X (1993)` is the line, save for words such as `review` after it."""
    return len(words) - dated.end() < 40 or _THEN_REVIEW.match(words, dated.end()) is not None


_THEN_REVIEW = re.compile(rf"[\s:,–—|-]*{_MEDIUM}(?:review|kritik|critique|crítica|recensione)\b", re.IGNORECASE)


def _subject(
    words: str, at: int, start: int, end: int, weight: int, dated: re.Match[str] | None = None
) -> Iterator[Subject]:
    while start < end and words[start] in _EDGE:
        start += 1
    while end > start and words[end - 1] in _EDGE + ",;.":
        if words[end - 1] == "." and not words[start:end].endswith("..") and _keeps_its_stop(words[start:end]):
            break
        end -= 1
    title = words[start:end]
    if not title or len(title.split()) > _LONGEST_TITLE_WORDS or not any(map(str.isalnum, title)):
        return
    if dated is not None:
        yield Subject(
            title, at + start, at + end, int(dated["year"]), (at + dated.start("year"), at + dated.end("year")), weight
        )
    else:
        yield Subject(title, at + start, at + end, weight=weight)


def _keeps_its_stop(title: str) -> bool:
    return (
        title.rsplit(" ", 1)[-1].lower() in ("vol.", "jr.", "mr.", "mrs.", "hrs.", "dr.", "co.") or title[-3:-2] == "."
    )


def _quoted(words: str, at: int, body: _Body) -> Iterator[Subject]:
    """Titles in quotes or in marks of italics; one that the text comes back to is the surer."""
    for match in _QUOTED.finditer(words):
        start, end = next(match.span(name) for name in match.re.groupindex if match[name] is not None)
        weight = 4 if body.count(words[start:end].strip(_EDGE)) else 3
        if weight == 3 and (words[start:end][:1].islower() or (match["f"] is not None and " " not in words[start:end])):
            weight = 1
        yield from _subject(words, at, start, end, weight)


def _cut(words: str, at: int, start: int, end: int, body: _Body) -> Iterator[Subject]:
    """A title with perhaps a line of praise after it: the longest part that the text comes back to, or the whole."""
    starts_ends = [match.start() for match in _PART.finditer(words, start, end)]
    praise = _PRAISE.search(words, start, end)
    stops = [end, *reversed(starts_ends), *([praise.start()] if praise else [])]
    for stop in stops:
        if body.count(words[start:stop].strip(_EDGE)):
            yield from _subject(words, at, start, stop, 4)
            return
    bars = [stop for stop in starts_ends if words[stop : stop + 2] != ": "]
    yield from _subject(words, at, start, bars[0] if bars else praise.start() if praise else end, 3)


def _bare(words: str, at: int, body: _Body) -> Iterator[Subject]:
    """A headline with no mark in it: the part that the text comes back to; else its part before a tagline, or all of it."""
    if len(words) > 140 or any(sign in words for sign in STAR):
        yield from _beside_stars(words, at)
        return
    found = list(_parts(words, at, body))
    if found:
        yield from found
        return
    colon = words.find(": ")
    if colon > 0 and (words.count(" ", colon) > 3 or "," in words[colon:]):
        yield from _subject(words, at, 0, colon, 2 if body.is_credited else 1)
    elif len(words.split()) <= 8 and words.rstrip()[-1:] not in ".!?;,":
        yield from _subject(words, at, 0, len(words), 1)


def _beside_stars(words: str, at: int) -> Iterator[Subject]:
    """`HARBOUR LIGHTS ★★★`, `★★★ Harbour Lights`: what stands before or after a row of stars."""
    signs = [place for place, sign in enumerate(words) if sign in STAR]
    if not signs:
        return
    before, after = words[: signs[0]].rstrip(), words[signs[-1] + 1 :].strip("\ufe0f ")
    if (
        (not before or not after)
        and len((before or after).split()) <= _FEW_WORDS
        and (before or after)[-1:] not in ".!?;,"
    ):
        start = 0 if before else len(words) - len(words[signs[-1] + 1 :].lstrip("\ufe0f "))
        yield from _subject(words, at, start, len(before) if before else len(words), 2)


_FEW_WORDS = 8


def _parts(words: str, at: int, body: _Body) -> Iterator[Subject]:
    """The longest part of a headline, between its colons, dashes and commas, that the running text comes back to."""
    cuts = [(match.start(), match.end()) for match in _CUT.finditer(words)]
    praise = _PRAISE.search(words)
    starts = [0, *(end for _, end in cuts)]
    stops = [len(words), *(start for start, _ in cuts), *([praise.start()] if praise else [])]
    pieces = sorted(
        {(start, stop) for start in starts for stop in stops if start < stop}, key=lambda one: one[0] - one[1]
    )
    for start, stop in pieces[:_MOST_PARTS]:
        title = words[start:stop].strip(_EDGE)
        said = body.count(title)
        if (
            said
            and (start == 0 or title[:1].isupper())
            and fold(title) not in STARTERS
            and _is_name(title, said)
            and not body.is_person(title)
        ):
            whole = (start, stop) == (0, len(words))
            yield from _subject(words, at, start, stop, 3 if said > 1 or whole else 2)
            return


def _is_name(title: str, said: int) -> bool:
    """Whether a part may be a title: it starts with a capital, and one plain word must come back more than once."""
    return (title[:1].isupper() or title[:1].isdigit()) and (
        " " in title or said > 1 or title[:1].isdigit() or len(title) > 4
    )


_RUN = r"(?:[A-Z0-9À-Ý][\w'’.-]*|[A-Z])(?: (?:(?:of|the|a|an|and|as|in|on|to|for|with|at|from|by|de|la|le|du|des|&|or|is|my|no) ){0,3}[A-Z0-9À-Ý][\w'’-]*){0,9}"
_BODY_FORMS = (
    (3, re.compile(rf"(?:\b[A-Z][\w'’-]+['’]s (?:\w+[ -]){{0,3}}(?:film|movie|feature|debut|drama|comedy|thriller|documentary|picture),? (?:called |titled )?)(?P<title>{_RUN})")),
    (3, re.compile(rf"\b(?:the (?:new |latest )?(?:film|movie|drama|comedy|thriller|documentary) )(?P<title>{_RUN})(?= (?:is|opens|premieres|stars|follows|tells)|[,.])")),
    (2, re.compile(rf"\b(?:in|saw|see|seen|watch(?:ed|ing)?|love[ds]?|enjoyed) (?P<title>{_RUN})(?=[,.;]| (?:is|was|for|on|in|again|twice|at|and|with|when|where|that|who)\b)")),
    (2, re.compile(rf"(?:\b[Tt]he (?:film|movie|picture|one) (?:is|was) (?:called )?)(?P<title>{_RUN})(?=[,.;])")),
    (2, re.compile(rf"(?<![\w'’] )(?<!\w)(?P<title>{_RUN}), (?:the|a|an|her|his|their) (?:[\w-]+ ){{0,3}}(?:film|movie|feature|debut|drama|comedy|documentary) (?:by|from|of)\b")),
    (2, re.compile(rf"\b[A-ZÀ-Ý][\w'’-]+ (?:[A-ZÀ-Ý][\w'’-]+ )?[A-ZÀ-Ý][\w'-]+['’]s (?P<title>{_RUN})")),
    (2, re.compile(rf"(?:^|[.!?\n] ?)(?:In )?(?P<title>{_RUN})(?:, (?:directed|written) by|, (?:the|a) (?:new|latest|first|second) (?:film|movie)| (?:is|was) (?:an? |the )(?:\w+[ ,-]+){{0,8}}(?:film|movie|drama|comedy|thriller|documentary|picture)| (?:opens|premieres|hits|arrives|stars|follows)\b)", re.MULTILINE)),
)  # fmt: skip


_SEEN = re.compile(
    rf"\b(?:(?:first|second|third|last|next|only) time (?:that )?(?:I|we) (?:ever )?(?:saw|watched|see|watch)|(?:I|we) (?:first|once|last|finally) (?:saw|watched|caught up with)|dragged (?:me|us|him|her) to|(?:I|we) went to(?: see)?|took (?:me|us|my \w+) to(?: see)?) (?P<title>{_RUN}(?:, \d{{1,4}}, (?:[^\W\d_]+ ){{0,3}}[A-ZÀ-Ý]\w+(?:, \d{{3,6}} [A-ZÀ-Ý]\w+)?)?)"
)
"""A film that was seen; the title may go on with an address. `I` ends no title."""
_OWNED = re.compile(
    r"\b[A-ZÀ-Ý][\w'’-]+['’]s (?:(?:[\w-]+,? ){0,4}(?:film|movie|feature|debut|drama|comedy|thriller|documentary|picture),? )?(?P<title>[‘“\"*_«][^‘’“”\"*_«»\n]{1,80}[’”\"*_»])(?!\w)"
)
_SHOWING = re.compile(
    rf"(?P<title>{_RUN}|[‘“\"][^‘’“”\"\n]{{1,80}}[’”\"]) (?:(?:is|are) (?:now )?(?:in (?:cinemas|theaters|theatres|selected cinemas|select theaters)|out|on (?:general |limited |wide )?release|showing|playing|streaming|released|available|on [A-Z]\w+)|opens|opened|screens|streams|plays|premieres|premiered|arrives|comes out|came out)\b"
)
_THEN_I = re.compile(r" (?:(?:and|or|as|but|so|when) )?I$")
_LAST_LINES = 4


def _in_last_lines(page: Page, body: _Body) -> Iterator[Subject]:
    """What the last lines name: `X (1926). Director: Y.`, `X is in cinemas from Friday`."""
    for line in page.content[-_LAST_LINES:]:
        words = page.text[line.start : min(line.end, line.start + _LONGEST_HEADLINE)]
        dated = _WITH_YEAR.match(words)
        if dated is not None and _CREDITED.match(words, dated.end()) and not line.is_item:
            yield from _subject(words, line.start, dated.start("title"), dated.end("title"), 4, dated)
            continue
        showing = _SHOWING.match(words)
        if showing is not None and fold(showing["title"]) not in STARTERS and not body.is_person(showing["title"]):
            yield from _subject(words, line.start, showing.start("title"), showing.end("title"), 3)


_CREDITED = re.compile(r"[.,:;]? ?(?:$|(?:dir|director|directed|cast|starring|with|is (?:in|out|on))\b)", re.IGNORECASE)


def _in_body(body: _Body) -> Iterator[Subject]:
    """A title that only the running text names: by `X (1993)` near its start, by `her new film X`, by quotes that come back."""
    text, at = body.text[:6000], body.start
    dated = re.search(rf"(?P<title>{_RUN}) {_YEAR}", text[:1500])
    if dated is not None and body.count(dated["title"]) > 1:
        yield from _subject(text, at, dated.start("title"), dated.end("title"), 2, dated)
    for weight, form in _BODY_FORMS:
        for match in form.finditer(text):
            if _comes_back(match["title"], body):
                yield from _subject(text, at, match.start("title"), match.end("title"), min(weight, 2))
                break
    for form in (_SEEN, _OWNED):
        once = form.search(text)
        if once is not None and not body.is_person(once["title"]):
            start, end = once.span("title")
            speaker = _THEN_I.search(text, start, end)
            end = speaker.start() if speaker is not None else end
            yield from _subject(text, at, start, end, 2)
    quoted = Counter(next(filter(None, match.groups())).strip(_EDGE + ",.") for match in _QUOTED.finditer(text))
    for title, times in quoted.most_common(1):
        start = text.find(title)
        if times > 1 and start >= 0 and title[:1].isupper():
            yield from _subject(text, at, start, start + len(title), 2)


def _comes_back(title: str, body: _Body) -> bool:
    """Whether a capitalised run is spoken of more than once and is no common word: two or more words of it."""
    return " " in title and body.count(title) > 1 and fold(title) not in STARTERS


def _printed(title: str, body: _Body) -> str:
    """A title as it should be printed: one that stands in capitals takes the form the text gives it, or its own."""
    shown = " ".join(title.split())
    if len(shown) < 3 or (not shown.isupper() and not shown.islower()):
        return shown
    pattern = re.compile(r"\W+".join(map(re.escape, re.findall(r"\w+", shown))), re.IGNORECASE)
    for match in pattern.finditer(body.text):
        if not match.group().isupper() and not match.group().islower():
            return " ".join(match.group().split())
    return restore_title(shown.lower()) if " " in shown or shown.islower() else shown
