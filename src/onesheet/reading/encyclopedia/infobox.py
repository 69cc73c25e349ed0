"""Brings together what an article's box says of the film and what its prose says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onesheet.reading.boxes import BoxReading
from onesheet.reading.document import WIKITEXT, Box, Document
from onesheet.reading.encyclopedia.article import Article
from onesheet.reading.encyclopedia.lead import Definition
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.sentences import Span
from onesheet.reading.vocabulary import Statement
from onesheet.values.dates import parse_interval
from onesheet.values.names import fold, same_name

_AGAIN = re.compile(r"re-?(?:rel|iss|ed|stor|mast)|restor|annivers|3-?d")
"""How the note on a release starts that is not the first."""
_FIRST_SHOWN = ("theatrical", "premiere", "broadcast", "digital", "physical")


def without_boxes(document: Document) -> str:
    """The prose with line ends in place of its boxes, so that no sentence is read from them; as long as it was."""
    text, at, pieces = document.prose, 0, []
    for box in sorted(document.boxes, key=lambda one: one.start):
        start, end = max(at, box.start), min(box.end, len(text))
        if start < end and (document.form == WIKITEXT or _is_infobox(box)):
            pieces += [text[at:start], "\n" * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _is_infobox(box: Box) -> bool:
    return "infobox" in box.name.lower()


def merge_readings(readings: Sequence[BoxReading]) -> BoxReading:
    """What several boxes of one article say, in their order."""
    whole = BoxReading()
    for one in readings:
        whole.title = whole.title or one.title
        whole.statements += one.statements
        whole.problems += one.problems
    return whole


def of_the_box(article: Article, definition: Definition | None, boxed: BoxReading, page: str) -> Definition:
    """What the first sentence says of the film, with the box's title where it gives none that can be the film's.

    `page` is the title of the page. Where it is that of the box, and the first sentence gives another, the box is right.
    """
    if definition is not None and (definition.is_film or not boxed.title or same_name(definition.title, boxed.title)):
        known = [title for title in (boxed.title, page) if title]
        odd = len(known) > 1 and same_name(*known) and not same_name(definition.title, boxed.title)
        return replace(definition, is_film=True, title=boxed.title if odd else definition.title)
    start = article.sections[0].start if article.sections else 0
    first = article.lead[0] if article.lead else Span(start, start)
    nothing = Span(first.start, first.start)
    return Definition(boxed.title or page or article.heading, nothing, nothing, first, is_film=True)


def introduce(book: Notebook, boxed: BoxReading) -> None:
    """Let the reader of the prose know who and what the box names, so that `Gray` is the one whom it names in full."""
    book.titles = (*book.titles, *(str(title) for title in boxed.values("title")))
    for person in boxed.people():
        book.roster.add(person)


def first_year(boxed: BoxReading) -> int | None:
    """The year in which the box says that the film was first shown; None where it gives no date."""
    years = []
    for one in boxed.statements:
        again = _AGAIN.match(str(one.qualifiers.get("note", "")))
        if one.property == "release" and one.qualifiers.get("kind") in _FIRST_SHOWN and again is None:
            start, _ = parse_interval(str(one.value))
            if start is not None and start.year is not None:
                years.append(start.year)
    return min(years, default=None)


def with_box(told: Sequence[Statement], boxed: BoxReading, title: str) -> tuple[Statement, ...]:
    """The statements of the prose and of the box together; what both say stands twice, each with its own words.

    The order of the players in the box counts before that in the prose, whose further players follow.
    """
    titles = [_other_title(one, title) if one.property == "title" else one for one in boxed.statements]
    return tuple(sorted([*_billed(told, boxed), *titles], key=lambda one: one.start))


def weighed(told: Sequence[Statement], boxed: BoxReading, lead: Span) -> tuple[list[Statement], list[str]]:
    """The statements of the prose without those that the box makes doubtful, and a sentence on each of these.

    A box names a film's whole crew. What the lead says against it is kept beside it; a further name in the midst of the
    article is more often somebody of another work than one whom the box forgot. A short name (`RKO`) is made the full
    one of the box.
    """
    kept, doubts = [], []
    for one in told:
        named = [str(name) for name in boxed.values(one.property)] if one.property in _WHOLLY_LISTED else []
        if not named or any(same_name(str(one.value), name) for name in named):
            kept.append(one)
        elif full := _full_name(str(one.value), named):
            kept.append(replace(one, value=full))
        elif lead.start <= one.start < lead.end or _ALSO.search(one.quote):
            kept.append(one)
        else:
            words = " ".join(one.quote.split())
            doubts.append(
                f"“{words}” may name a further {one.property.replace('_', ' ')} ({one.value}), whom the box does not list; it was left out."
            )
    return kept, doubts


_WHOLLY_LISTED = frozenset(
    "director producer editor composer cinematographer screenwriter production_company distributor".split()
)
_ALSO = re.compile(r"\b(?:uncredited|un-credited|co-\w+)\b", re.IGNORECASE)


def _full_name(short: str, named: Sequence[str]) -> str | None:
    """The one name of the box that a shorter one means: it starts with the same words."""
    words = fold(short)
    fuller = [name for name in named if fold(name).startswith(words)]
    return fuller[0] if len(fuller) == 1 and words else None


def _other_title(one: Statement, title: str) -> Statement:
    if "kind" in one.qualifiers or same_name(str(one.value), title):
        return one
    return replace(one, qualifiers={**one.qualifiers, "kind": "alternative"})


def _billed(told: Sequence[Statement], boxed: BoxReading) -> list[Statement]:
    """The statements of the prose with the players' places as the box gives them."""
    places = {fold(str(person)): place for place, person in enumerate(boxed.values("cast_member"), 1)}
    if not places:
        return list(told)
    players = [one for one in told if one.property == "cast_member" and "billing" in one.qualifiers]
    for one in sorted(players, key=lambda one: int(one.qualifiers["billing"])):
        places.setdefault(fold(str(one.value)), len(places) + 1)
    return [
        replace(one, qualifiers={**one.qualifiers, "billing": places[fold(str(one.value))]})
        if one.property == "cast_member" and "billing" in one.qualifiers
        else one
        for one in told
    ]
