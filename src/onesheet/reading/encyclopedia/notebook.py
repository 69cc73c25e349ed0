"""What is being read from one article: the film, its people, and the statements so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from onesheet.reading.encyclopedia.article import Article
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import Name, is_company, roster_of
from onesheet.reading.prose.sentences import Span, trim
from onesheet.reading.prose.words import COMMON_WORDS, DESCRIPTORS
from onesheet.reading.vocabulary import Statement
from onesheet.values.countries import country_code, demonym_code
from onesheet.values.names import Roster, fold, name_keys, same_name

_MOST = 250
"""How many statements of one property are kept; no article on a film tells more."""
_MOST_PROBLEMS = 40
_LONG = 400
"""Values longer than this, whole sections, are told apart sign by sign."""
_FOR_A_TITLE = "\ua66e"
TITLE = f"{_FOR_A_TITLE}+"
"""In a pattern that `Notebook.naming_the_film` runs: the film's title."""
_NO_GIVEN_NAMES = COMMON_WORDS - set("king young hope grace art joy mark rich love holly summer guy christian".split())
"""Words that start no name: a guard where capitals do not tell."""
_NO_SURNAMES = DESCRIPTORS | frozenset(
    "brothers sisters siblings debut effort producer team office duo himself herself music script screenplay".split()
)


@dataclass(frozen=True, slots=True)
class Casting:
    """A player, the character if told, and where it stands."""

    person: str
    character: str
    start: int
    end: int
    listed: bool = False
    note: str = ""


@dataclass
class Notebook:
    """Collects what is read; statements keep the offsets of the cleaned text until they are given out."""

    article: Article
    title: str = ""
    titles: tuple[str, ...] = ()
    year: int | None = None
    roster: Roster = field(default_factory=Roster)
    castings: list[Casting] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _by_property: dict[str, list[Statement]] = field(default_factory=dict)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)
    _named: set[tuple[str, str]] = field(default_factory=set)

    source: Prose = field(init=False)
    """The text that the patterns run on."""

    def __post_init__(self) -> None:
        self.source = self.article.source

    def say(self, name: str, value: Any, start: int, end: int, **qualifiers: Any) -> None:
        """Note a statement; what was said before in the same words of value and qualifiers is not said again."""
        told = {key: one for key, one in qualifiers.items() if one not in (None, "", [], ())}
        folded = fold(value) if isinstance(value, str) else ""
        mark = (name, folded or repr(value), repr(sorted(told.items())) if told else "")
        if mark in self._seen or value in (None, ""):
            return
        self._seen.add(mark)
        self._keep(Statement(name, value, "", start, end, told))

    def _keep(self, one: Statement) -> None:
        kept = self._by_property.setdefault(one.property, [])
        if len(kept) == _MOST:
            self.problems.append(
                f"More than {_MOST} statements of “{one.property}” were found; the rest were left out."
            )
        if len(kept) <= _MOST:
            kept.append(one)
        if isinstance(one.value, str) and len(one.value) < _LONG:
            self._named.update((one.property, key) for key in name_keys(one.value))

    def credit(self, name: str, person: Name, start: int | None = None, **qualifiers: Any) -> str | None:
        """Note a person's credit once, by the full name; the quote starts at `start`. Gives back the name noted.

        A damaged name becomes a problem instead; a surname alone counts only if the text names its bearer in full.
        """
        if person.damaged:
            self.lost(person)
            return None
        person = self._with_article(person)
        if self.is_this_film(person.text) or country_code(person.text) is not None:
            return None
        full = self.whole_name(person.text)
        if full is None and _is_no_name(person.text.lower().split(), lowered=self.source.lowered):
            return None
        if full is None:
            if (person.is_single and self.source.lowered) or is_company(person.text):
                return None
            full = person.text
        self.roster.add(full)
        if not self.has(name, full):
            begin = person.start if start is None else start
            self._keep(Statement(name, full, "", begin, person.end, {k: v for k, v in qualifiers.items() if v}))
        return full

    def _with_article(self, person: Name) -> Name:
        """A stage name with the article that is part of it: `composed by The Dust Brothers`."""
        at = person.start - len("The ")
        if at > 0 and self.source.text.startswith("The ", at) and self.source.text[at - 2 : at - 1].islower():
            return replace(person, text=f"The {person.text}", start=at)
        return person

    def whole_name(self, name: str) -> str | None:
        """The full name that a name means: of somebody credited, else the only one of that surname whom the lead names."""
        full = self.roster.resolve(name)
        if full is not None or " " in name or self.source.lowered:
            return full
        told = self._in_lead.resolve(name)
        return None if told is None or told.lower() in self.title.lower() else told

    @cached_property
    def _in_lead(self) -> Roster:
        """Everybody whom the lead names in full."""
        lead = self.article.lead
        start, end = (lead[0].start, lead[-1].end) if lead else (0, 0)
        return roster_of(Prose(self.source.text[start:end], self.source.low[start:end], lowered=self.source.lowered))

    def lost(self, person: Name) -> None:
        """Note that a name lost letters and was left out."""
        words = self.source.text[person.start : person.end].strip()
        line = self.source.text.count("\n", 0, person.start) + 1
        problem = f"Line {line}: the name “{words}” has lost letters in this text, so it was left out; add it by hand if you know it."
        if words:
            self.doubt(problem)

    def doubt(self, problem: str) -> None:
        """Add a sentence to the problems, once, up to a number that a person can go through."""
        if len(self.problems) < _MOST_PROBLEMS and problem not in self.problems:
            self.problems.append(problem)

    def has(self, name: str, value: str | None = None) -> bool:
        """Whether a property (with this value, however it is written) was noted."""
        if value is None:
            return bool(self._by_property.get(name))
        return any((name, key) in self._named for key in name_keys(value))

    def noted(self, name: str) -> list[Statement]:
        """The statements of a property so far, with offsets of the cleaned text."""
        return list(self._by_property.get(name, ()))

    def replace(self, old: Statement, new: Statement) -> None:
        """Put a fuller statement in the place of one noted before."""
        kept = self._by_property[old.property]
        kept[kept.index(old)] = new

    def drop(self, old: Statement) -> None:
        """Take back a statement."""
        self._by_property[old.property].remove(old)

    def naming_the_film(self, pattern: re.Pattern[str], start: int, end: int) -> list[re.Match[str]]:
        """The matches, in order, of a pattern in which `TITLE` stands for the film's title, between two offsets."""
        low, title = self.source.low, self.title.lower()
        found = list(pattern.finditer(low, start, end))
        if title and low.find(title, start, end) != -1:
            starts = {match.start() for match in found}
            found += [match for match in pattern.finditer(self._titled, start, end) if match.start() not in starts]
            found.sort(key=lambda match: match.start())
        return found

    @cached_property
    def _titled(self) -> str:
        """The text in lower case, sign for sign, where as many of one rare letter stand for the film's title.

        So one pattern serves the films of all titles: to compile one for each film takes as long as to read its article.
        """
        title = self.title.lower()
        return self.source.low.replace(title, _FOR_A_TITLE * len(title))

    def is_this_film(self, title: str) -> bool:
        """Whether a title is one of this film's."""
        return any(same_name(title, one) for one in self.titles)

    def statements(self, text: str) -> tuple[Statement, ...]:
        """Everything noted, with offsets and quotes of the text as it was given."""
        done = []
        for one in (one for kept in self._by_property.values() for one in kept):
            span = trim(self.source.text, one.start, one.end)
            start, end = self.article.cleaned.original(span.start, span.end)
            done.append(
                Statement(
                    one.property,
                    one.value,
                    text[start:end],
                    start,
                    end,
                    one.qualifiers,
                    rank=one.rank,
                    reason=one.reason,
                )
            )
        return tuple(sorted(done, key=lambda one: one.start))


def _is_no_name(words: list[str], *, lowered: bool) -> bool:
    """Whether words read as a name are everyday words: a guard where capitals do not tell, and for single words."""
    if len(words) == 1:
        return (
            words[0] in _NO_GIVEN_NAMES
            or words[0] in _NO_SURNAMES
            or demonym_code(words[0].rsplit("-", 1)[-1]) is not None
        )
    return lowered and (words[0] in _NO_GIVEN_NAMES or words[-1] in _NO_SURNAMES)


_OTHER_SUBJECT = re.compile(
    r"(?:the |its |a |an |this |his |her |their |[^\W\d_]+'s )?(?:\w+ ){0,3}?(?:(?:next|previous|earlier|later|following|subsequent) (?:film|feature|movie|picture)s?|sequel|prequel|remake|soundtrack|album|novel|book|trailer|teaser|single|song|series|novelization|"
    r"musical|adaptation|play|spin-off|game|video game|documentary about)\b"
)


_COMES_TO_THE_FILM = re.compile(
    r"(?:an?|the|its) (?:\w+ ){0,3}?(?:sequel|prequel|remake|adaptation|spin-off|musical)\b[^;]{0,180}?, (?:it|the film|the movie|the picture) (?=\w)"
)
"""`A remake of the 1990 film of the same name, it stars`: such a sentence does tell of the film."""


def tells_of_another_work(source: Prose, span: Span) -> bool:
    """Whether a sentence starts by telling of a sequel, a soundtrack, a trailer or another work than the film."""
    low = source.low
    if not _others_subject(low[span.start : min(span.end, span.start + 60)]):
        return False
    return _COMES_TO_THE_FILM.match(low, span.start, min(span.end, span.start + 240)) is None


@lru_cache(maxsize=1024)
def _others_subject(beginning: str) -> bool:
    """Whether a sentence's first words name another work; kept, for every part of the reading asks it of each sentence."""
    return _OTHER_SUBJECT.match(beginning) is not None
