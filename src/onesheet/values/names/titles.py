"""Titles of films: their articles, the ways in which tables print them, and when two are one film's.

Tables put the article last and other titles in parentheses: `City of Lost Children, The (Cité des enfants perdus, La)`.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from onesheet.values.folding import ascii_left, fold, name_keys
from onesheet.values.scripts import to_latin

_ARTICLES = (
    "the|a|an|le|la|les|un|une|der|die|das|dem|den|ein|eine|el|los|las|una|unos|unas|il|lo|gli|i|de|het|een|en|ett|det|o|os|as|um|uma"
    "|az|egy|ha|al|to|ta"
)
_ELIDED = r"(?:l|un|dell|all|d)['’]"
_ARTICLE = re.compile(
    rf"(?:{_ELIDED}\s*|(?:the|a|an|le|la|les|un|une|der|die|das|ein|eine|el|los|las|una|il|lo|gli|i|de|het|een|en|ett|den|det|o|os|as"
    r"|um|uma)\s+)(?=\S)",
    re.IGNORECASE,
)
_CUT_OFF = frozenset(
    "the a an le la les un une der die das ein eine el los las una il lo gli i de het een en ett den det o os as um uma".split()
)
"""The words of `_ARTICLE`."""
_ENGLISH = frozenset(("the", "a", "an"))
_ENGLISH_ARTICLE = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_ARTICLE_LAST = re.compile(
    rf"(?P<rest>.*\S),\s+(?P<article>{_ARTICLES}|{_ELIDED})(?P<more>\s*(?:[:(–—-]\s*.*)?)", re.IGNORECASE
)
_YEAR_LAST = re.compile(r"(?P<title>.*\S)\s*\((?P<year>1[89]\d\d|20\d\d)(?:\s*[–-]\s*(?:\d{4})?)?\)\s*")
_NOT_A_TITLE = re.compile(
    r"[\d\s./:–-]*|(?:the )?(?:un)?(?:cut|rated|abridged|censored)|.*\b(?:film|movie|cut|edition|version|series|short|remake|episode|"
    r"documentary|tv|imax|3-?d|feature|volume|vol|part|pt|chapter|no)\b\.?(?: [\divx]+)?|i{1,3}|iv|vi{0,3}|ix|x",
    re.IGNORECASE,
)
_ALSO_KNOWN_AS = re.compile(r"(?:a\.? ?k\.? ?a\.?:?|also known as|or|aka)\s+", re.IGNORECASE)
_SUBTITLE = re.compile(r"\s*(?::|\s[–—-]{1,2}\s|[–—]|;)\s*(?=\S)")
_PRESENTED = re.compile(r"(?:[^\W\d_][\w.&’'-]*\s+){1,3}?[^\W\d_][\w.-]*(?:['’]s|s['’])\s+(?=\S)")
_FORMAT = re.compile(r"\s+(?:in\s+)?(?:3-?d|imax(?:\s+3-?d)?|the movie|movie)$", re.IGNORECASE)
_FORMATS = frozenset(("3d", "imax", "movie"))
"""Words with which `_FORMAT` ends."""
_NUMBER_LAST = re.compile(r"(?<=.)(?: \d+)+$")
_NO_VOWELS = str.maketrans("", "", "aeiouy ")
_KEY_LENGTH = 120
_MOST_PARTS = 5
"""So many subtitles are looked at."""

_ROMAN = {
    roman: str(number)
    for number, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1)
}
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split(),
        1,
    )
}
_PARTS = {"pt": "part", "vol": "volume", "vols": "volume", "ep": "episode", "ch": "chapter", "chap": "chapter"}
_NUMBERED = frozenset("part volume episode chapter act book teil partie parte tome film".split())
_SAME_WORDS = _NUMBERS | _PARTS | {"versus": "v", "vs": "v", "und": "and", "et": "and", "y": "and", "doctor": "dr", "mister": "mr",
                                   "saint": "st"}  # fmt: skip
"""Words for others that stand for them in titles."""


class Titles(IntEnum):
    """How like two titles are; the higher, the more."""

    DIFFERENT = 0
    SHORTENED = 1
    """One lacks the other's subtitle or the name before it: the parts of a series are often so named."""
    SPELLED = 2
    """Written otherwise: letters lost, another script, long vowels."""
    SAME = 3


def title_sort_key(title: str, language: str = "en") -> str:
    """A folded title without its leading article: `The Chase` -> `chase`; an article alone stays.

    English articles are always taken off; those of other languages only where `language` is not `en`.
    """
    if _is_bare(title):
        words = title.lower().split()
        return " ".join(_after(_ENGLISH if language == "en" else _CUT_OFF, words))
    pattern = _ENGLISH_ARTICLE if language == "en" else _ARTICLE
    return fold(_cut(pattern, title.strip())) or fold(title)


def _is_bare(title: str) -> bool:
    """Whether a title is of letters and figures of ASCII alone, as most are: what punctuation can mean need not be looked for."""
    return title.isascii() and title.replace(" ", "").isalnum()


def _after(articles: frozenset[str], words: list[str]) -> list[str]:
    """The words without an article before them; an article alone stays."""
    return words[1:] if len(words) > 1 and words[0] in articles else words


def _cut(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds at its start."""
    found = pattern.match(text)
    return text[found.end() :] if found is not None else text


def title_and_year(printed: str) -> tuple[str, int | None]:
    """A title printed with its year: `Heat (1995)` -> `Heat`, 1995; without one the title and None."""
    match = _YEAR_LAST.fullmatch(printed)
    return (match["title"], int(match["year"])) if match is not None else (printed.strip(), None)


def with_article_first(title: str) -> str:
    """`Chase, The` -> `The Chase`, `Avventura, L'` -> `L'Avventura`; other titles as they are."""
    match = _ARTICLE_LAST.fullmatch(title.strip())
    if match is None or (match["article"].islower() and len(match["article"]) < 3):
        return title.strip()
    gap = "" if match["article"].endswith(("'", "’")) else " "
    return f"{match['article']}{gap}{match['rest']}{match['more']}"


@lru_cache(maxsize=16384)
def printed_titles(printed: str) -> tuple[str, ...]:
    """The titles that a table prints in one cell, the main one first; at least one, the year left out.

    `City of Lost Children, The (Cité des enfants perdus, La) (1995)` -> `The City of Lost Children`, `La Cité des enfants perdus`.
    """
    rest, _ = title_and_year(" ".join(printed.split()))
    others: list[str] = []
    while (opened := _group_last(rest)) > 0 and len(others) < 4:
        inside = rest[opened + 1 : -1].strip()
        if not inside or _NOT_A_TITLE.fullmatch(inside):
            break
        others.insert(0, with_article_first(_ALSO_KNOWN_AS.sub("", inside, count=1)))
        rest = rest[:opened].rstrip()
    return tuple(dict.fromkeys(title for title in (with_article_first(rest), *others) if title)) or (printed,)


def _group_last(text: str) -> int:
    """Where the last group in parentheses that ends the text opens; -1 where there is none."""
    if not text.endswith(")"):
        return -1
    depth = 0
    for at in range(len(text) - 1, max(-1, len(text) - 300), -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1


@lru_cache(maxsize=16384)
def title_words(title: str) -> str:
    """The title folded, without an English article, with numbers as figures: `The Godfather, Part II` -> `godfather part 2`."""
    return _in_figures(title_sort_key(with_article_first(title)).split())


def _in_figures(words: list[str]) -> str:
    done: list[str] = []
    for at, word in enumerate(words):
        if at and _PARTS.get(word, word) in _NUMBERED and at + 1 < len(words) and _is_number(words[at + 1]):
            continue
        numeral = _ROMAN.get(word) if at and (word != "i" or words[at - 1] in _NUMBERED | _PARTS.keys()) else None
        done.append(numeral or _SAME_WORDS.get(word, word))
    return " ".join(done)


def _is_number(word: str) -> bool:
    return word.isdigit() or word in _ROMAN or word in _NUMBERS


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """A coarse key, at most 120 signs: titles that `compare_titles` finds alike have it, or their folded words, in common.

    It is made of the consonants, without the article, the number of a part, the subtitle, whose it is (`Bram Stoker's`) and letters beyond
    ASCII, so that a title which lost its accented letters still has it; Cyrillic and Greek are written in Latin letters first,
    and a title of other scripts is only folded.
    """
    if _is_bare(title):
        words = title.lower().split()
        if words[-1] not in _FORMATS:
            bare = _without_number(_in_figures(_after(_CUT_OFF, _after(_CUT_OFF, words))))
            return (bare.translate(_NO_VOWELS) or bare.replace(" ", ""))[:_KEY_LENGTH]
    return _key(title)


def _key(title: str) -> str:
    """The key of any title."""
    main = to_latin(_cut(_ARTICLE, _main(printed_titles(title)[0])))
    left = ascii_left(main)
    bare = _in_figures(title_sort_key(main.encode("ascii", "ignore").decode(), "").split()) if left else ""
    bare = _without_number(bare)
    return (bare.translate(_NO_VOWELS) or bare.replace(" ", "") or fold(main) or main.casefold() or title.casefold())[
        :_KEY_LENGTH
    ]


def _without_number(bare: str) -> str:
    return _NUMBER_LAST.sub("", bare) if bare[-1:].isdigit() else bare


def search_keys(titles: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """What to look for where a film may bear one of the titles: their title keys, and their folded forms.

    Whoever keeps `title_key` and `fold` of each title finds with these every film whose title `compare_titles` takes for
    another than DIFFERENT.
    """
    every = [one for title in titles for one in (title, *printed_titles(title))]
    folded = {key for one in every for key in (fold(one), title_sort_key(one, ""))}
    return frozenset(map(title_key, every)), frozenset(folded - {""})


def compare_titles(left: str, right: str) -> Titles:
    """How like two titles are, each perhaps printed with its other titles in parentheses. The order does not matter."""
    if left == right:
        return Titles.SAME
    return max(_compare(one, other) for one in _every(left) for other in _every(right))


def same_film_title(left: str, right: str) -> bool:
    """Whether two titles are written alike: articles, case, accents, numerals, script and spacing set aside."""
    return compare_titles(left, right) >= Titles.SPELLED


@lru_cache(maxsize=16384)
def _every(title: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((" ".join(title.split()), *printed_titles(title))))


def _compare(left: str, right: str) -> Titles:
    one, other = title_words(left), title_words(right)
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return Titles.SAME if one or left == right else Titles.DIFFERENT
    if not name_keys(left).isdisjoint(name_keys(right)) or not _spelled(left).isdisjoint(_spelled(right)):
        return Titles.SPELLED
    return Titles.SHORTENED if _is_shortened(left, right) or _is_shortened(right, left) else Titles.DIFFERENT


@lru_cache(maxsize=16384)
def _spelled(title: str) -> frozenset[str]:
    """Keys of the title without its article, whatever the language."""
    words = title_sort_key(with_article_first(title), "")
    bare = _cut(_ARTICLE, with_article_first(title))
    return name_keys(bare) | {_in_figures(words.split()).replace(" ", "")} - {""}


def _is_shortened(short: str, long: str) -> bool:
    """Whether the short title is the long one without its subtitle, or without whose it is."""
    sought = title_words(short)
    return bool(sought) and sought in _shorter_forms(long)


@lru_cache(maxsize=16384)
def _shorter_forms(title: str) -> frozenset[str]:
    parts = _SUBTITLE.split(title)
    forms = [" ".join(parts[:count]) for count in range(1, min(len(parts), _MOST_PARTS))]
    for form in (title, *forms):
        bare = _FORMAT.sub("", form)
        forms += [bare, _cut(_PRESENTED, bare)]
    return frozenset(map(title_words, forms)) - {title_words(title), ""}


def _main(title: str) -> str:
    """The title without its subtitle, its format, and the name of whose it is."""
    main = _FORMAT.sub("", _SUBTITLE.split(title, maxsplit=1)[0] or title)
    return _cut(_PRESENTED, main)
