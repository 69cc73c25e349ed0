"""An encyclopedia article as plain text: its title line, its lead and its sections by `== headings ==`."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from onesheet.reading.layout.lines import is_wrapped
from onesheet.reading.prose.casing import Prose, is_lowered, prose
from onesheet.reading.prose.dates import Dated, dates_in
from onesheet.reading.prose.sentences import Span, lines, paragraphs, sentences, trim
from onesheet.values.names import fold

LEAD, PLOT, CAST, PRODUCTION, RELEASE, BOX_OFFICE, RECEPTION, HOME, MUSIC, AWARDS, ELSEWHERE, APPENDIX, UNTOLD = (
    "lead", "plot", "cast", "production", "release", "box office", "reception", "home media", "music", "awards",
    "other works", "appendix", "untold",
)  # fmt: skip
"""What a section is about. ELSEWHERE tells of other works (sequels, remakes); APPENDIX is references and links."""

_KNOWN = {
    PLOT: (
        "plot|synopsis|story|summary|plot summary|storyline|premise|plot synopsis|outline|story line|content|contents"
    ),
    CAST: (
        "cast|cast and characters|voice cast|characters|starring|main cast|cast list|principal cast|credited cast|"
        "roles|actors|cast notes|characters and cast|cast and roles|cast and crew|credits|crew|additional voices|"
        "supporting cast|uncredited cast"
    ),
    PRODUCTION: (
        "production|development|writing|casting|filming|pre production|preproduction|post production|background|"
        "screenplay|principal photography|conception|locations|photography|direction|script|shooting|budget|"
        "filming locations|production notes|background and production|conception and development|financing|design|"
        "visual effects|cinematography|editing|animation|origins|making|writing and development|"
        "development and writing|development and production|production and release|location|announcement|stunts|"
        "costumes|production background"
    ),
    RELEASE: (
        "release|distribution|theatrical|premiere|marketing|release and reception|theatrical release|releases|"
        "release history|theatrical run|festival screenings|screenings|release dates|release and distribution|"
        "distribution and release|initial release|sales|original release|festivals|broadcast"
    ),
    BOX_OFFICE: (
        "box office|commercial performance|box office performance|commercial|earnings|box office reception|"
        "financial performance|box office results"
    ),
    RECEPTION: (
        "reception|critical reception|critical response|reviews|response|critical reaction|critics|critical|"
        "reception and legacy|critical reviews|contemporary reviews|initial reception|reputation|reactions|"
        "critical reputation|review|audience response|reception and awards|critical opinion|"
        "reception and box office"
    ),
    HOME: (
        "home media|home video|dvd|home release|video release|dvd release|home media releases|home media release|"
        "home video releases|home video release|home entertainment|dvd and blu ray|blu ray|video|vhs|streaming|"
        "dvd releases|media releases|home releases|restoration and home media"
    ),
    MUSIC: (
        "music|soundtrack|score|film score|songs|musical score|original soundtrack|music and soundtrack|"
        "track listing|musical numbers"
    ),
    AWARDS: (
        "awards|accolades|awards and nominations|awards and honors|awards and honours|honors|honours|"
        "academy awards|festival awards|awards and recognition|nominations"
    ),
    ELSEWHERE: (
        "sequel|sequels|remake|remakes|adaptations|adaptation|legacy|influence|in popular culture|"
        "cultural references|adaptations to other media|other adaptations|radio adaptation|stage adaptation|"
        "novelization|novelisation|related works|franchise|follow up|prequel|tv series|television series|spin off|"
        "cultural impact|parodies|television adaptation|stage musical|musical adaptation|sequel and remake|"
        "remakes and adaptations|other versions"
    ),
    APPENDIX: (
        "references|external links|see also|notes|further reading|bibliography|sources|footnotes|citations|"
        "works cited|notes and references|explanatory notes|references and notes|literature|links"
    ),
}
"""The headings that tell each kind, folded."""
_NAMES = {name: kind for kind, listed in _KNOWN.items() for name in listed.split("|")}

_TOKENS = re.compile(
    r" @([-,.])@ | (?=[,.;:!?%)\]](?:\s|$))|(?<=[(\[]) | (?='(?:s|t|re|ve|ll|d|m)?(?:\s|$))| (?=n't\b)|(?<=\$) (?=\d)"
)
_LONGEST_HEADING = 160
_OF_WORDS = bytes(
    sign
    if chr(sign) in "abcdefghijklmnopqrstuvwxyz"
    else ord("0" if chr(sign) in "0123456789" else "$" if chr(sign) in "$£¥?" else " ")
    for sign in range(256)
)
"""What each sign of Latin-1 stands for where words are looked for: itself, any digit, a sign that may be a currency's, a gap."""
_CURRENCIES = re.compile(r"[$£¥\u0e3f\u20a0-\u20cf]")
DATED = frozenset(
    "0 january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text made easier to read by leaving signs out, and where each stretch of it stood."""

    text: str
    starts: tuple[int, ...] = (0,)
    """Where, in `text`, each stretch starts."""
    shifts: tuple[int, ...] = (0,)
    """By how many signs each stretch stood further back in the original."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original text of the words at `text[start:end]`."""
        left = start + self.shifts[bisect_right(self.starts, start) - 1]
        if end <= start:
            return left, left
        return left, end + self.shifts[bisect_right(self.starts, end - 1) - 1]


def clean(text: str) -> Cleaned:
    """Undo word-by-word spacing (` , `, ` @-@ `) and the breaking of lines, where a text has them; any other text stays as it is."""
    text = _unwrapped(text)
    if text.count(" @-@ ") + text.count(" @,@ ") < 2 and text.count(" , ") <= 0.5 * text.count(","):
        return Cleaned(text)
    cuts = [match.span(1) + match.span() if match[1] else (0, 0, *match.span()) for match in _TOKENS.finditer(text)]
    cuts += _quote_cuts(text)
    pieces, starts, shifts = [], [0], [0]
    at = length = 0
    for kept_from, kept_to, start, end in sorted(cuts, key=lambda cut: cut[2]):
        if start < at:
            continue
        pieces.append(text[at:start])
        length += start - at
        if kept_to > kept_from:
            starts.append(length)
            shifts.append(kept_from - length)
            pieces.append(text[kept_from:kept_to])
            length += kept_to - kept_from
        starts.append(length)
        shifts.append(end - length)
        at = end
    pieces.append(text[at:])
    return Cleaned("".join(pieces), tuple(starts), tuple(shifts))


def _unwrapped(text: str) -> str:
    """The text, as long as it was, with spaces for the line ends that only broke a sentence."""
    signs: list[str] | None = None
    for block in paragraphs(text):
        at = text.find("\n", block.start, block.end)
        if at == -1:
            continue
        inside = [line for line in lines(text, block.start, block.end) if text[line.start] != "="]
        all_broken = len(inside) > _FEW_LINES and is_wrapped(text, inside)
        for one, other in pairwise(inside):
            if text[one.end : other.start].strip():
                continue
            if all_broken or (
                _BROKEN.search(text, max(one.start, one.end - 2), one.end) and text[other.start].islower()
            ):
                signs = list(text) if signs is None else signs
                signs[one.end : other.start] = " " * (other.start - one.end)
    return text if signs is None or is_lowered(text) else "".join(signs)


_BROKEN = re.compile(r"[\w,’'-]$")
"""Before a line end that breaks a sentence, where a small letter follows."""
_FEW_LINES = 2


def _quote_cuts(text: str) -> list[tuple[int, int, int, int]]:
    """The spaces inside quotes: after an opening one and before a closing one, by turns within each line."""
    cuts, opened, line = [], False, 0
    at = text.find('"')
    while at != -1:
        if text.find("\n", line, at) != -1:
            opened, line = False, at
        opened = not opened
        if opened and text[at + 1 : at + 2] == " ":
            cuts.append((0, 0, at + 1, at + 2))
        elif not opened and at and text[at - 1] == " ":
            cuts.append((0, 0, at - 1, at))
        at = text.find('"', at + 1)
    return cuts


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch between two headings; `heading` is empty for the lead."""

    kind: str
    heading: str
    start: int
    end: int
    level: int = 0


@dataclass
class Article:
    """An article to read; every offset is one of the cleaned text."""

    cleaned: Cleaned
    source: Prose
    heading: str
    """The title line (`= Title =`), if there is one."""
    sections: tuple[Section, ...]
    definition: Span | None = None
    """The rest of the sentence that says what the article is about, after `is a 1950 film`."""
    _sentences: dict[int, list[Span]] = field(default_factory=dict)
    _dates: dict[Span, list[Dated]] = field(default_factory=dict)
    _words: dict[Span, frozenset[str]] = field(default_factory=dict)
    _letters: str = field(init=False, repr=False)
    """The text with nothing but small letters, `0` for any digit, `$` for what may be a sign of a currency, and spaces."""

    def __post_init__(self) -> None:
        # What is no sign of Latin-1 becomes a question mark.
        self._letters = self.source.low.encode("latin-1", "replace").translate(_OF_WORDS).decode("ascii")

    def sentences(self, section: Section) -> list[Span]:
        """The sentences of a section, line by line."""
        found = self._sentences.get(section.start)
        if found is None:
            found = [
                sentence
                for line in lines(self.source.text, section.start, section.end)
                for sentence in sentences(self.source, line.start, line.end)
            ]
            self._sentences[section.start] = found
        return found

    def of_kind(self, *kinds: str) -> list[Section]:
        """The sections of these kinds, in order."""
        return [section for section in self.sections if section.kind in kinds]

    def dates(self, span: Span) -> list[Dated]:
        """The dates of a sentence, found once."""
        found = self._dates.get(span)
        if found is None:
            dated = self.mentions(span, DATED)
            found = self._dates[span] = dates_in(self.source, span.start, span.end) if dated else []
        return found

    def words(self, span: Span) -> frozenset[str]:
        """The words of a sentence, lower case, cut at every sign that is no letter; `0` is any digit, and a sign of a currency is a word."""
        found = self._words.get(span)
        if found is None:
            piece = self._letters[span.start : span.end]
            if "0" in piece:
                piece = piece.replace("0", " 0 ")
            words = piece.split()
            if "$" in piece:
                words = piece.replace("$", " ").split()
                words += _CURRENCIES.findall(self.source.low, span.start, span.end)
            found = self._words[span] = frozenset(words)
        return found

    def mentions(self, span: Span, cues: frozenset[str]) -> bool:
        """Whether a sentence holds one of these words: asked before a pattern that needs one of them is tried."""
        return not cues.isdisjoint(self._words.get(span) or self.words(span))

    def telling(self, section: Section, cues: frozenset[str]) -> list[Span]:
        """The sentences of a section that hold one of these words; the section as a whole is asked first."""
        if cues.isdisjoint(self.words(Span(section.start, section.end))):
            return []
        return [sentence for sentence in self.sentences(section) if not cues.isdisjoint(self.words(sentence))]

    @cached_property
    def lead(self) -> list[Span]:
        """The sentences before the first heading."""
        return [sentence for section in self.of_kind(LEAD) for sentence in self.sentences(section)]


def read_article(text: str) -> Article:
    """Cut a text into its sections. Any text has at least a lead, which may be empty."""
    cleaned = clean(text)
    heading, cuts = "", [(0, 0, "", 0)]
    for name, level, start, end in headings(cleaned.text):
        if level == 1 and len(cuts) == 1 and not heading and not cleaned.text[:start].strip():
            heading = name
            cuts = [(end, end, "", 0)]
        else:
            cuts.append((start, end, name, level))
    sections: list[Section] = []
    above: dict[int, str] = {}
    for i, (_, body, name, level) in enumerate(cuts):
        stop = cuts[i + 1][0] if i + 1 < len(cuts) else len(cleaned.text)
        kind = LEAD if not name else section_kind(name)
        if name:
            above = {depth: known for depth, known in above.items() if depth < level}
            if kind == UNTOLD:
                kind = above.get(max(above, default=0), UNTOLD)
            elif above and above[max(above)] in (ELSEWHERE, APPENDIX):
                kind = above[max(above)]
            above[level] = kind
        span = trim(cleaned.text, body, stop)
        sections.append(Section(kind, name, span.start, max(span.start, span.end), level))
    return Article(cleaned, prose(cleaned.text), heading, tuple(sections))


def headings(text: str) -> list[tuple[str, int, int, int]]:
    """The lines `== Name ==` or ` = = Name = = `: (name, level, start, end).

    Of a text without any that defines a film, its lines that are nothing but a usual heading: `Plot`, `Cast[edit]`.
    """
    return _marked_headings(text) or _bare_headings(text)


_OF_A_FILM = re.compile(
    r"\s*(?:[^\n]{1,100}\n\s*)?[^\n]{1,300}? (?:is|was) an? (?:upcoming )?(?:18|19|20)\d\d [^\n.;]{0,120}?\b(?:film|movie|documentary|short)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"^[ \t]*(?P<name>[^\W\d_][\w ,&-]{2,38}?)[ \t]*(?:\[edit\][ \t]*)?$", re.MULTILINE)
_FEWEST_BARE = 2


def _bare_headings(text: str) -> list[tuple[str, int, int, int]]:
    if _OF_A_FILM.match(text) is None:
        return []
    named = [match for match in _BARE.finditer(text) if fold(match["name"]) in _NAMES and match.start()]
    kinds = {section_kind(match["name"]) for match in named}
    return [(match["name"], 2, *match.span()) for match in named] if len(kinds) >= _FEWEST_BARE else []


def _marked_headings(text: str) -> list[tuple[str, int, int, int]]:
    found = []
    at = text.find("=")
    while at != -1:
        start = text.rfind("\n", max(0, at - 8), at) + 1 or (0 if at < 8 else at)
        stop = text.find("\n", at)
        stop = len(text) if stop == -1 else stop
        if stop - at <= _LONGEST_HEADING and not text[start:at].strip():
            line = text[at:stop].strip()
            level = _marks(line)
            name = line.strip("= ")
            if level and name and _marks(line[::-1]) == level:
                found.append((name, level, start, stop))
        at = text.find("=", stop)
    return found


def _marks(line: str) -> int:
    """How many `=` a line starts with, single spaces between them passed over; 0 for more than six."""
    count = 0
    for sign in line[:14]:
        if sign == "=":
            count += 1
        elif sign != " ":
            break
    return count if count <= 6 else 0


def section_kind(name: str) -> str:
    """What a section is about, by its heading; UNTOLD where the heading does not tell."""
    folded = fold(name)
    known = _NAMES.get(folded)
    if known is not None:
        return known
    words = folded.split()
    for kind, cues in (
        (APPENDIX, ("references", "links", "bibliography")),
        (
            ELSEWHERE,
            ("sequel", "sequels", "remake", "remakes", "adaptations", "legacy", "influence", "novelization", "parody"),
        ),
        (HOME, ("dvd", "blu", "video", "home")),
        (AWARDS, ("awards", "accolades", "nominations", "honors", "honours")),
        (BOX_OFFICE, ("box",)),
        (RECEPTION, ("reception", "reviews", "response", "critical", "critics", "reputation")),
        (CAST, ("cast", "characters")),
        (MUSIC, ("music", "soundtrack", "score", "songs")),
        (PLOT, ("plot", "synopsis")),
        (
            PRODUCTION,
            ("production", "filming", "development", "casting", "writing", "screenplay", "shooting", "photography"),
        ),
        (RELEASE, ("release", "premiere", "distribution", "marketing")),
    ):
        if any(cue in words for cue in cues):
            return kind
    return UNTOLD
