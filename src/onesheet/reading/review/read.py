"""Read a review: what the page says of itself, the film it is about, the facts it tells and the review itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onesheet.reading.boxes import read_box
from onesheet.reading.document import Box, Document
from onesheet.reading.facts.labelled import labelled_facts, stacked_facts
from onesheet.reading.facts.stating import once, requoted
from onesheet.reading.facts.subject import names_film_review
from onesheet.reading.facts.told import facts_of
from onesheet.reading.facts.verdict import verdict_in
from onesheet.reading.reader import Findings
from onesheet.reading.review.analysis import Analysis, analyse
from onesheet.reading.review.front import facts_told
from onesheet.reading.review.head import head_of
from onesheet.reading.review.mark import with_scale
from onesheet.reading.review.sections import directors_of_head, sections_of
from onesheet.reading.review.title import Subject
from onesheet.reading.vocabulary import Film, Head, Review, Statement
from onesheet.values.names import fold

_NOT_A_FILM = {
    "series": "a television series",
    "book": "a book",
    "record": "music",
    "game": "a game",
    "food": "food",
    "stage": "a stage production",
    "news": "news or a person",
}


def read_review(document: Document) -> Findings:
    """Read one review, or those of a column. A review of something else than a film gives the review and no film."""
    found = analyse(document)
    head, problems = head_of(found)
    chrome = found.page.chrome_stretches
    parts = [_film_of(one, head, ()) for one in sections_of(found)]
    if len(parts) > 1 and all(part.films for part in parts):
        return Findings(
            head,
            films=tuple(part.films[0] for part in parts),
            statements=tuple(replace(one, film=at) for at, part in enumerate(parts) for one in part.statements),
            reviews=tuple(replace(one, film=at) for at, part in enumerate(parts) for one in part.reviews),
            chrome=chrome,
            problems=(*problems, *(problem for part in parts for problem in part.problems)),
        )
    part = _film_of(found, head, document.boxes)
    return replace(part, chrome=chrome, problems=(*problems, *part.problems))


def _film_of(found: Analysis, head: Head, boxes: Sequence[Box]) -> Findings:
    """The film of one review, what is told of it and the review; no film where something else is reviewed."""
    reviews, contradiction = _review(found, found.page.text, head)
    problems: tuple[str, ...] = (contradiction,) if contradiction else ()
    without_film = Findings(head, reviews=reviews)
    if found.other:
        what = _NOT_A_FILM.get(found.other, "something else")
        return replace(without_film, problems=(*problems, f"This reviews {what}, not a film; no film was made."))
    if not _is_of_film(found, head.title or ""):
        sentence = "Nothing in this review says that its subject is a film; no film was made."
        return replace(without_film, problems=(*problems, sentence))
    if found.subject is None:
        sentence = (
            "This looks like a review, but nothing in it names the film; give the film's title in the first line."
        )
        return replace(without_film, problems=(*problems, sentence))
    statements, unlike = _statements(found, found.subject, boxes)
    year = next((one.value for one in statements if one.property == "year"), found.subject.year)
    film = Film(found.subject.title, year)
    problems += (*unlike, *_other_film(found, found.subject))
    return replace(without_film, films=(film,), statements=statements, problems=problems)


def _is_of_film(found: Analysis, headline: str) -> bool:
    """Whether anything says that a film is reviewed: words of the cinema, or a year after the title."""
    if found.is_told_film:
        return True
    dated = found.subject is not None and found.subject.year is not None
    return dated or names_film_review(headline) or found.words.is_of_film(found.credit_lines)


def _other_film(found: Analysis, subject: Subject) -> Iterator[str]:
    """A sentence where the page's own data name another film than the text does."""
    named = fold(found.told.film or "")
    if named and named not in fold(subject.title) and fold(subject.title) not in named:
        yield f"The page's own data name the film {found.told.film}, the text {subject.title}; the text was followed."


def _statements(
    found: Analysis, subject: Subject, boxes: Sequence[Box]
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """What the page says of its film, and sentences where its own data say something else."""
    text = found.page.text
    said = [Statement("title", subject.title, text[subject.start : subject.end], subject.start, subject.end)]
    if subject.year is not None and subject.year_span is not None:
        start, end = subject.year_span
        said.append(Statement("year", subject.year, text[start:end], start, end))
    said += facts_told(found.page.front, found.page.source)
    said += directors_of_head(found)
    said += _boxed(found, boxes)
    stacked = stacked_facts(found.page.source, found.page.content)
    below = {line.start for line, _ in stacked}
    for _, facts in stacked:
        said += facts
    for line in found.page.content:
        said += labelled_facts(found.page.source, line) if line.start not in below else []
    if found.top.headline is not None and _DISC.search(found.top.headline.words) is not None:
        said = [_of_disc(one) if one.property == "release" else one for one in said]
    spans = [
        (line.start, line.end)
        for line in found.page.content
        if line.start >= found.body[0] and line.end <= found.body[1]
    ]
    heads = [found.top.headline, *found.top.others] if found.top.headline is not None else found.top.others
    headlines = [(line.start, line.end) for line in heads if line.end <= found.body[0]]
    writers = frozenset(name.text.casefold() for name in found.top.byline)
    told = facts_of(found.page.source, spans, subject.title, headlines, said, writers)
    said += [one for one in told if str(one.value).casefold() not in writers]
    directors = {fold(str(one.value)) for one in said if one.property == "director"}
    named, unlike = _directors_told(found, directors)
    return requoted(text, once([*said, *named])), unlike


_DISC = re.compile(r"\b(?:blu-ray|dvd|4k|uhd|laserdisc|vhs)\b", re.IGNORECASE)


def _of_disc(one: Statement) -> Statement:
    """A release that the review of a disc tells is the disc's, where nothing else is said of it."""
    return replace(one, qualifiers={**one.qualifiers, "kind": one.qualifiers.get("kind", "physical")})


def _boxed(found: Analysis, boxes: Sequence[Box]) -> list[Statement]:
    """What the page's own table of facts says: the first one among its lines that tells of a film's making."""
    own = [(line.start, line.end) for line in found.page.content]
    for box in boxes:
        if not any(start < box.end and box.start < end for start, end in own):
            continue
        told = read_box(found.page.text, box)
        title = fold(told.title)
        if title and found.subject is not None and title != fold(found.subject.title):
            continue
        facts = [one for one in told.statements if one.property != "title"]
        if {"director", "cast_member", "duration"} & {one.property for one in facts}:
            return facts
    return []


def _directors_told(found: Analysis, directors: set[str]) -> tuple[list[Statement], tuple[str, ...]]:
    """The directors that the page's own data name and its text names too, where the text does not say who directed."""
    named = found.told.directors
    if directors:
        others = [name for name in named if fold(name) not in directors]
        if others and len(others) == len(named):
            return [], (f"The page's own data name {', '.join(others)} as director, which the text does not say.",)
        return [], ()
    made = []
    for name in named:
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", found.page.source.text)
        if match is not None and " " in name:
            made.append(Statement("director", name, match.group(), match.start(), match.end()))
    return made, ()


def _review(found: Analysis, text: str, head: Head) -> tuple[tuple[Review, ...], str]:
    """The review itself, and a sentence where its mark is not what the page's own data say."""
    start, end = found.body
    if start >= end:
        return (), ""
    rating, original, contradiction = with_scale(found.mark, found.told)
    review = Review(
        text[start:end],
        start,
        end,
        author=", ".join(head.byline) or None,
        source=head.outlet,
        rating=rating,
        original=original,
        verdict=verdict_in(found.page.source.low[start:end]) or _verdict_below(found, end),
    )
    return (review,), contradiction


def _verdict_below(found: Analysis, end: int) -> str | None:
    """What a line such as `Verdict: Skip it.` says right below the running text."""
    source = found.page.source
    for line in [line for line in found.page.content if line.start >= end][:_TAIL]:
        if len(line.words) < _LONGEST_VERDICT and _VERDICT.match(source.low, line.start):
            return verdict_in(source.low[line.start : line.end])
    return None


_TAIL, _LONGEST_VERDICT = 4, 80
_VERDICT = re.compile(r"[*_ ]{0,3}(?:the |my |final |our ){0,2}(?:verdict|bottom line)\b")
