"""What an entry says, put together statement by statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onesheet.reading.forms.json import Found
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import FILM_PAGE, LISTING, NORMAL, OTHER, Film, Head, Json, Statement

_LATIN_ENDS = 0x250
"""Signs from here on are of other scripts, but for a few of Vietnamese."""
_LONGEST_QUOTE = 400
"""Signs of JSON that somebody can still look through."""


class Entry:
    """The statements about one film, each with the stretch of JSON that says it."""

    def __init__(self, text: str, film: int = 0) -> None:
        self._text = text
        self._film = film
        self.statements: list[Statement] = []
        self._said: set[tuple[str, str, str]] = set()

    def say(
        self,
        name: str,
        value: Json,
        *where: Found | Sequence[Found],
        rank: str = NORMAL,
        reason: str = "",
        **more: Json,
    ) -> None:
        """State something; the quote runs from the first to the last of `where`, which may be groups of stretches.

        Where they lie far apart, with references between, the first group, the value itself, is quoted alone.
        Qualifiers that are None are left out. A thing that was said before is not said again.
        """
        qualifiers = {key: one for key, one in more.items() if one not in (None, "")}
        key = (name, repr(value), repr(sorted(qualifiers.items())))
        groups = [(one,) if isinstance(one, Found) else one for one in where]
        start, end = _stretch([one for group in groups for one in group])
        if end - start > _LONGEST_QUOTE:
            start, end = _stretch(groups[0])
        if key in self._said or value in (None, ""):
            return
        self._said.add(key)
        self.statements.append(
            Statement(name, value, self._text[start:end], start, end, qualifiers, self._film, rank, reason)
        )

    def first(self, name: str) -> Json:
        """The value that was said first of a property, or None."""
        return next((one.value for one in self.statements if one.property == name), None)


def _stretch(parts: Sequence[Found]) -> tuple[int, int]:
    return min(one.key_start for one in parts), max(one.end for one in parts)


def one_film(
    text: str, outlet: str, film: Film, entry: Entry, problems: Iterable[str] = (), language: str | None = None
) -> Findings:
    """The findings of an entry about one film; `language` is that of its texts, where it can be told."""
    head = Head(FILM_PAGE, title=film.title, outlet=outlet, language=language)
    return Findings(head, (film,), tuple(entry.statements), chrome=_all(text), problems=_told(problems))


def several(text: str, outlet: str, found: list[tuple[Film, Entry]], problems: Iterable[str] = ()) -> Findings:
    """The findings of an answer that lists films: `entry` number i has the statements of film i."""
    statements = [one for _, entry in found for one in entry.statements]
    films = tuple(film for film, _ in found)
    return Findings(Head(LISTING, outlet=outlet), films, tuple(statements), chrome=_all(text), problems=_told(problems))


def nothing(text: str, outlet: str | None, sentence: str, title: str | None = None) -> Findings:
    """The findings of an entry that is about no film."""
    return Findings(Head(OTHER, title=title, outlet=outlet), chrome=_all(text), problems=_told([sentence]))


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin ones; True for one without letters."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(ord(sign) < _LATIN_ENDS or "Ḁ" <= sign <= "ỿ" for sign in letters) >= len(letters)


def year_of(date: str) -> int | None:
    """The year of an EDTF date, or None."""
    return int(date[:4]) if date[:4].isdigit() and int(date[:4]) else None


def _all(text: str) -> tuple[tuple[int, int], ...]:
    """Keys, numbers and addresses are no words that were left unread: what counts of them is told in `problems`."""
    return ((0, len(text)),)


def _told(problems: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in problems if one)
