"""Whether the words after `is a` call something a film: `1943 15-chapter serial`, but not `film festival` or `series of films`."""

from __future__ import annotations

import re

from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.searching import last_match
from onesheet.reading.prose.sentences import Span

FILM = re.compile(
    r"\b(?:films?|movie|motion picture|telefilm|documentary|docudrama|mockumentary|photoplay|featurette|two-reeler|one-reeler"
    r"|(?:animated|comedy|live-action|silent|film|cartoon|musical|documentary) short|(?:animated|theatrical) cartoon|short subject)\b"
)
"""What a film is called."""
_ENTRY = re.compile(
    r" ?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+th|final|last|next|penultimate)(?: and (?:final|last))?|one)\b[^.;]{0,90}?\b(?:films?|movies?)\b(?! (?:director|festival|score|critic|producer|actor|studio))"
)
_OTHER_MEDIA = re.compile(
    r"\b(?:television series|tv series|video game|novel|album|song|episode|season|book|comic|soundtrack|festival|franchise|actor|actress|director of|awards?)\b"
)
_GENRE_HEAD = re.compile(
    r"(?:comedy|drama|comedy-drama|dramedy|thriller|western|musical|melodrama|romance|cartoon|short|feature|picture|noir|anime|romcom|tragicomedy|biopic|whodunit|farce|mystery|horror|swashbuckler|period piece|anthology|sequel|prequel|remake|follow-up|spoof|parody|comedies|crime|action|adventure|fantasy|adaptation|travelogue|newsreel|animation)$"
)
NOT_A_FILM = re.compile(
    r"\b(?:series|franchise|trilogy|tetralogy|director|directors|festival|festivals|actors?|actress(?:es)?|producers?|editors?|awards?|studios?|company|critics?"
    r"|historian|school|magazine|scores?|composers?|character|soundtrack|album|songs?|singles?|novel|novella|book|episodes?|season|game|video game|play|stage|opera"
    r"|band|club|theat(?:er|re)|cinema chain|distributor|distribution|channel|network|organi[sz]ation|archive|industry|journalist|writer|screenwriter"
    r"|television (?:show|program|programme|sitcom|drama|special|comedy|anthology|soap)|tv (?:show|sitcom|drama)|sitcom|soap opera|miniseries|manga"
    r"|comics?|podcast|musician|village|town|city|river|species|genus|ceremony|technique|genre|movement|theory|term|process|format|stock|camera|crew"
    r"|title|list|short story|poem|painting|web series|theme|lake|mountain|railway|station|school|university|football|footballer|politician|dancer|model|cinematographer|filmmaker|maker|makers|personality|star|stars|rating|rights|making|set|lot|prize|label|arm|division|banner|unit|imprint|brand|subsidiary|cooperative|collective|society|fund|movement|production company)\b"
)
"""What is no film, though a film may be named with it."""
_EPISODE = re.compile(r"(?<!\d-)\bepisode\b(?! $)")
_SERIES_AND = re.compile(r"\b(?:television|tv|web) (?:mini-?)?series and\b")
_SERIAL = re.compile(r"\bserial$")
_OF_SCREENS = re.compile(
    r"\b(?:chapters?|films?|movie|pictures|silent|columbia|republic|universal|mascot|path[eé])\b|\d-chapter"
)
_SHORT = re.compile(r"(?:1[89]|20)\d\d\b[^\n]{0,60} short(?: subject)?")
_CARTOON = re.compile(
    r"\b(?:merrie melod(?:ies|y)|looney tunes?|silly symphon(?:ies|y)|cartoons?)(?: (?:short|cartoon))?$"
)
_AFTER_A_FILM = re.compile(r"\b(?:sequel|prequel|remake|follow-up|spoof|parody)$")
_FOR_TELEVISION = re.compile(r"\bmade[- ]for[- ](?:tv|television|cable)\b")
_TO_VIDEO = re.compile(r"\bdirect[- ]to[- ](?:video|dvd)\b")
_ENDS_ELSEWHERE = re.compile(
    r"\b(?:series|episode|song|album|novel|video game|festival|director|soundtrack|score|character)s?$"
)
_MADE = re.compile(r"\b(?:directed|starring|screenplay|films?)\b")
_OF_OTHERS = re.compile(r"television|stage|broadway|novel by")
_IT_IS_A_FILM = re.compile(
    r"\b(?:the|this) (?:film|movie|picture|short|cartoon|feature)(?:'s)?\b(?! (?:adaptation|version|rights))|\b(?:it|which) (?:stars|was directed by|is directed by|starred|premiered)\b|\breleased (?:theatrically|to theat|in theat)"
)
_IT_IS_NO_FILM = re.compile(
    r"\b(?:the|this) (?:series|play|novel|show|programme|program|book|story|musical|song|album|game|opera|miniseries|production|episode|work was later)\b|\bepisodes\b"
    r"|\bbroadway\b|\bwest end\b|\b(?:aired|broadcast) (?:on|by|from|weekly)\b|\bpublished\b|\bpremiered at the [^.]{0,40}theat(?:er|re)\b"
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def calls_it_a_film(source: Prose, phrase: Span, sentence: Span, until: int) -> bool:
    """Whether the words after `is a` mean a film, and not a film director, a film festival or a series.

    `until` is where the sentences end in which a mere genre (`is a 1942 musical comedy`) may be called a film.
    """
    words = source.low[phrase.start : phrase.end].replace("@-@", "-").strip()
    noun = last_match(FILM, words)
    if noun is not None:
        after = words[noun.end() :].strip()
        if (noun.group() == "films" and "noir" not in after) or after.startswith("project"):
            return False
        if _EPISODE.search(words[: noun.start()]) or _SERIES_AND.search(words):
            return False
        return not (after and NOT_A_FILM.search(after)) and _ENDS_ELSEWHERE.search(words) is None
    if _is_serial(source, words, sentence) or _SHORT.fullmatch(words):
        return True
    rest = source.low[phrase.end : sentence.end]
    if _CARTOON.search(words) is not None:
        return re.search(r"\b(?:directed|released|produced|animated|starring|featuring)\b", rest) is not None
    return _is_of_a_films_genre(source, words, rest, sentence, until)


def _is_of_a_films_genre(source: Prose, words: str, rest: str, sentence: Span, until: int) -> bool:
    """`is a 1942 musical comedy`: a genre that plays and series have too, where the text goes on to speak of a film."""
    if _GENRE_HEAD.search(words) is None or (NOT_A_FILM.search(words) and _FOR_TELEVISION.search(words) is None):
        return False
    if _TO_VIDEO.search(words):
        return True
    if _AFTER_A_FILM.search(words):
        return re.search(r"\bfilms?\b", rest[:60]) is not None
    if _OF_OTHERS.search(rest[:60]) and not _FOR_TELEVISION.search(words):
        return False
    if _MADE.search(rest[:400]) and _YEAR.search(source.low, sentence.start, sentence.end):
        return True
    following = source.low[sentence.start : until]
    return _IT_IS_A_FILM.search(following) is not None and _IT_IS_NO_FILM.search(following) is None


def _is_serial(source: Prose, words: str, sentence: Span) -> bool:
    """`1943 15-chapter serial released by Columbia Pictures`, told from serials of television, radio and newspapers."""
    return (
        _SERIAL.search(words) is not None
        and not re.search(r"\b(?:television|tv|radio|web|comic|newspaper|drama|manga|novel)\b", words)
        and _OF_SCREENS.search(source.low, sentence.start, sentence.end) is not None
    )


def calls_it_another_thing(source: Prose, phrase: Span) -> bool:
    """Whether the last words after `is a` name something that is no film: a series, a novel, a director."""
    words = source.low[phrase.start : phrase.end].replace("@-@", "-").strip()
    last = last_match(NOT_A_FILM, words) or last_match(_OTHER_MEDIA, words)
    return last is not None and len(words[last.end() :].split()) <= _WORDS_AFTER


_WORDS_AFTER = 2


def calls_it_several(source: Prose, phrase: Span) -> bool:
    """Whether the words after `is a` name a series, a franchise or a part of one: what films are parts of."""
    return _SEVERAL.search(source.low[phrase.start : phrase.end].replace("@-@", "-").strip()) is not None


_SEVERAL = re.compile(
    r"\b(?:series|franchise|trilogy|tetralogy|duology|pentalogy|saga|miniseries|mini-series|seasons?|episodes?|collection|universe)$"
)


def is_entry(source: Prose, start: int, end: int) -> bool:
    """`the twelfth of fourteen Columbia films starring`, `the second entry in the film series directed by`."""
    words = source.low[start : min(end, start + 220)]
    match = _ENTRY.match(words)
    return (
        match is not None
        and not _OTHER_MEDIA.search(words)
        and re.search(r"\b(?:directed|starring|stars|released|produced)\b", words) is not None
    )
