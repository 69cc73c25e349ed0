"""Read a feed entry by entry: what a diary's own elements tell, or what the reader of reviews finds in the entry's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onesheet.reading import review
from onesheet.reading.document import FEED, Document, Entry, plain
from onesheet.reading.facts.subject import names_film_review
from onesheet.reading.feed.told import is_logged, logged
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import LISTING, OTHER, Film, Head, Review, Statement
from onesheet.values.names import fold

_SURE = 0.6
"""How sure the reader of reviews must be of an entry: a feed's neighbors do not help to tell what it is."""
_SURE_IF_SAID = 0.5
"""How sure where the entry's own title says that it is a film's review."""
_SITE = "Letterboxd"


def recognise(document: Document) -> float:
    """Certain for every feed, whatever it is about: no other reader knows that it has entries."""
    return 1.0 if document.form == FEED and document.entries else 0.0


@dataclass(slots=True)
class _Taken:
    """What was taken so far; a film seen again in a later entry keeps its place."""

    films: list[Film] = field(default_factory=list)
    places: dict[tuple[str, int | None], int] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    said: set[tuple[int, str, str]] = field(default_factory=set)
    skipped: list[str] = field(default_factory=list)
    """The titles of the entries that were left out."""

    def take(self, film: Film, statements: tuple[Statement, ...], reviews: tuple[Review, ...]) -> None:
        key = (fold(film.title) or film.title, film.year)
        if key not in self.places:
            self.places[key] = len(self.films)
            self.films.append(film)
        place = self.places[key]
        for one in statements:
            key_of_one = (place, one.property, str(one.value))
            if key_of_one not in self.said:
                self.said.add(key_of_one)
                self.statements.append(replace(one, film=place))
        self.reviews += [replace(one, film=place) for one in reviews]


def read_feed(document: Document) -> Findings:
    """Read a feed: one film for each that is reviewed, with one review for each entry on it."""
    taken = _Taken()
    source = _source_of(document)
    for entry in document.entries:
        if is_logged(entry):
            found = logged(document, entry, source)
            if found.review is not None:
                taken.take(Film(found.title, found.year), found.statements, (found.review,))
                continue
        elif not entry.fields.get("filmTitle"):
            findings = _reviewed(document, entry, source)
            if findings is not None:
                taken.take(findings.films[0], findings.statements, findings.reviews)
                continue
        taken.skipped.append(entry.title)
    title = document.title or None
    head = Head(LISTING if taken.films else OTHER, title=title, outlet=source)
    return Findings(
        head, tuple(taken.films), tuple(taken.statements), tuple(taken.reviews), problems=tuple(_problems(taken))
    )


def _source_of(document: Document) -> str | None:
    """The site or magazine whose feed it is."""
    if document.title.startswith(f"{_SITE} - ") or any("memberRating" in one.fields for one in document.entries):
        return _SITE
    return document.title or None


def _problems(taken: _Taken) -> Iterator[str]:
    if not taken.films:
        yield "None of the entries of this feed is a film's review that names the film, so no film was made."
    elif taken.skipped:
        count = len(taken.skipped)
        what, were = ("entries are", "were") if count > 1 else ("entry is", "was")
        named = ", ".join(f"“{title[:_LONGEST_NAMED]}”" for title in taken.skipped[:_MOST_NAMED])
        more = " and others" if count > _MOST_NAMED else ""
        yield (
            f"{count} {what} no film's review (a list, a viewing without mark or words, other news) and {were} left out: "
            f"{named}{more}."
        )


_MOST_NAMED, _LONGEST_NAMED = 3, 80


def _reviewed(document: Document, entry: Entry, source: str | None) -> Findings | None:
    """What the reader of reviews finds in an entry; None where it is not sure that it reviews a film."""
    text = document.prose
    end = entry.start + len(entry.title)
    # The line of author and date is blanked out: the entry itself tells them.
    between = "".join(sign if sign == "\n" else " " for sign in text[end : entry.body_start])
    words = text[entry.start : end] + between + text[entry.body_start : entry.end]
    alone = plain(words)
    if not words.strip() or review.READER.recognise(alone) < (
        _SURE_IF_SAID if names_film_review(entry.title) else _SURE
    ):
        return None
    found = review.READER.read(alone)
    if len(found.films) != 1 or not found.reviews:
        return None
    author = ", ".join(entry.authors) or None
    at = entry.start
    return Findings(
        found.head,
        found.films,
        tuple(replace(one, start=one.start + at, end=one.end + at) for one in found.statements),
        tuple(
            replace(one, start=one.start + at, end=one.end + at, author=author or one.author, source=source)
            for one in found.reviews
        ),
    )
