"""What was found on a festival's page, as films and statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onesheet.reading.document import JSON, WIKITEXT, Document
from onesheet.reading.facts.stating import requoted
from onesheet.reading.festival.entry import Entry
from onesheet.reading.festival.head import Held
from onesheet.reading.festival.read import Found, announced_in, asked_of
from onesheet.reading.festival.walk import Announced
from onesheet.reading.listing.festival import printed_heading
from onesheet.reading.listing.read import films_listed
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Statement
from onesheet.values.names import fold, restore_title

_MAY_BE = tuple(
    "fest filmtage kurzfilm dokumentar days week dagar dager dage berlinale viennale lineup line-up program sélection selecc selection palmar competition "
    "edition winners award wettbewerb muestra mostra schedule concorso cinema".split()
)
"""Words of which a festival's page has one at its head; looking for them costs next to nothing."""
_HEAD = 1600
_FEWEST, _FEW = 3, 2
_SURE, _RATHER, _BARELY = 0.9, 0.82, 0.6
_SHARE = 0.8
"""Of the films that a plain list has; where fewer were read here, the page is read as such a list."""


def _found(document: Document) -> Found:
    if document.form in {WIKITEXT, JSON}:
        return Found()
    asked = asked_of(document)
    head = document.prose[:_HEAD].lower()
    if not asked.told and not any(word in head for word in _MAY_BE):
        return Found()
    return announced_in(asked)


def recognise(document: Document) -> float:
    """0 to 0.9: a festival named at the head, and films or prizes with who made them, no fewer than a plain list of films has."""
    found = _found(document)
    if found.held is None:
        return 0.0
    count = len({fold(document.prose[slice(*one.entry.title)]) for one in found.films}) + len(found.awards)
    if count == 1 and any(one.named_here and one.entry.makers for one in found.films):
        return _BARELY
    if count < _FEW or count < _SHARE * films_listed(document):
        return 0.0
    return _SURE if count >= _FEWEST else _RATHER


def read_festival(document: Document) -> Findings:
    """Read the films that a festival's page announces; one that stands there twice is one film."""
    found = _found(document)
    text = document.prose
    if found.held is None or found.page is None:
        return Findings(Head(LISTING))
    films: dict[str, dict[int | None, int]] = {}
    shown: list[Film] = []
    statements: list[Statement] = []
    for one in found.films:
        place = _place(text, one.entry, films, shown)
        said = [*_of_film(text, one.entry), *_of_showing(text, one, found.held)]
        statements += [replace(each, film=place) for each in said]
    for given in found.awards:
        place = _place(text, given.film, films, shown)
        statements += [replace(each, film=place) for each in _of_film(text, given.film)]
        qualifiers: dict[str, Json] = {"result": "won", "festival": found.held.name}
        if given.recipient:
            qualifiers["recipient"] = given.recipient
        if given.jury:
            qualifiers["jury"] = given.jury
        if found.held.year is not None:
            qualifiers["year"] = found.held.year
        statements.append(
            Statement("award", given.prize, text[given.start : given.end], given.start, given.end, qualifiers, place)
        )
    if shown:
        statements += _of_edition(text, found)
    title = found.page.content[0].words if found.page.content else None
    head = Head(LISTING, title=title)
    return Findings(
        head, tuple(shown), requoted(text, _once(statements)), chrome=found.page.chrome_stretches
    )  # fmt: skip


def _place(text: str, entry: Entry, films: dict[str, dict[int | None, int]], shown: list[Film]) -> int:
    """The number of an entry's film: one of the same title, where not both years are told and differ."""
    title = _printed(text, entry)
    year = next((one.value for one in entry.facts.said if one.property == "year"), None)
    known = films.setdefault(fold(title) or title, {})
    for dated, place in known.items():
        if dated == year or dated is None or year is None:
            if dated is None and year is not None:
                shown[place] = Film(shown[place].title, year)
                known[year] = place
            return place
    known[year] = len(shown)
    shown.append(Film(title, year))
    return len(shown) - 1


def _printed(text: str, entry: Entry) -> str:
    words = " ".join(text[slice(*entry.title)].split())
    return restore_title(words.lower()) if words.isupper() and len(words) > 4 else words


def _of_film(text: str, entry: Entry) -> Iterator[Statement]:
    start, end = entry.title
    yield Statement("title", _printed(text, entry), text[start:end], start, end)
    yield from entry.others
    yield from entry.makers
    yield from entry.facts.said


def _of_showing(text: str, one: Announced, held: Held) -> Iterator[Statement]:
    """That the film is shown at the festival, and each of its screenings; the quote is the entry from its title on."""
    edition: dict[str, Json] = {"edition": held.year} if held.year is not None else {}
    qualifiers = dict(edition)
    if one.section is not None:
        qualifiers["section"] = printed_heading(" ".join(text[slice(*one.section)].split()))
    elif one.section_name:
        qualifiers["section"] = one.section_name
    if one.entry.facts.premiere:
        qualifiers["premiere"] = one.entry.facts.premiere
    if one.note:
        qualifiers["note"] = one.note
    start, end = one.entry.start, one.entry.end
    yield Statement("festival", held.name, text[start:end], start, end, qualifiers)
    for shown, day in one.screenings:
        iso = day.iso(held.year) if day is not None else None
        if iso is None:
            continue
        told: dict[str, Json] = {"festival": held.name, **edition, "kind": "festival", "time": shown.time}
        if shown.venue:
            told["venue"] = shown.venue
        left, right = min(shown.start, start), max(shown.end, one.entry.title[1])
        quote = (shown.start, shown.end) if right - left > _LONGEST_QUOTE else (left, right)
        yield Statement("release", iso, text[slice(*quote)], *quote, told)


def _of_edition(text: str, found: Found) -> Iterator[Statement]:
    """What is said of the edition itself, as statements of the first film, each with the words that say it."""
    if found.held is not None:
        edition: dict[str, Json] = {"edition": found.held.year} if found.held.year is not None else {}
        for one in found.edition:
            quote = text[one.start : one.end]
            yield Statement("festival", found.held.name, quote, one.start, one.end, {**edition, **one.said})


_LONGEST_QUOTE = 400


def _once(statements: list[Statement]) -> list[Statement]:
    """Each thing once: of a film that stands there twice its year and its director are not told again."""
    seen: set[tuple[int, str, str, str]] = set()
    kept = []
    for one in statements:
        mark = (one.film, one.property, str(one.value), str(sorted(one.qualifiers.items(), key=str)))
        if mark not in seen:
            seen.add(mark)
            kept.append(one)
    return kept
