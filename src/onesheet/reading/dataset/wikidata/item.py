"""An answer of Wikidata: which of its items are films, and what is said of them."""

from __future__ import annotations

import re

from onesheet.reading.dataset.entry import Entry, nothing, one_film, several
from onesheet.reading.dataset.wikidata import numbers
from onesheet.reading.dataset.wikidata.film import say_film
from onesheet.reading.dataset.wikidata.shapes import ITEM_ID, Item, items_in, labels_beside
from onesheet.reading.forms.json import NOTHING, Found
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import Film

OUTLET = "Wikidata"
_FILM_IDS = ("P4947", "P6127")
"""Numbers that only films have: TMDB's of a film, Letterboxd's."""
_SHOWN_NUMBERS = 5
_DESCRIBED = re.compile(r"\bfilm\b(?! (?:series|director|producer|actor|actress|festival|critic|studio|character))")


def is_wikidata(data: Found) -> bool:
    """Whether it is an item, an answer with items or a list of them as in dumps, in one of the two shapes."""
    entities = data.get("entities")
    listed = [*entities.members.values(), *entities.entries] if entities else data.entries or [data]
    first = listed[0] if listed else NOTHING
    if ITEM_ID.fullmatch(first.get("id").text) is None:
        return False
    return any(key in first.members for key in ("claims", "statements", "labels", "missing"))


def read_wikidata(text: str, data: Found) -> Findings:
    """Read an answer that `is_wikidata` knows."""
    items = items_in(data)
    names = labels_beside(data, items)
    films = [item for item in items if is_film(item)]
    if not films:
        first = items[0]
        return nothing(text, OUTLET, _why_none(first, names), first.label.text or None)
    found: list[tuple[Film, Entry]] = []
    problems: list[str] = []
    for item in films:
        entry = Entry(text, len(found))
        film, unnamed = say_film(entry, item, names)
        if film is None:
            problems.append(f"{item.number} is a film without a title or a label in any language; it was left out.")
            continue
        found.append((film, entry))
        if unnamed:
            problems.append(_unnamed(film, unnamed))
    if not found:
        return nothing(text, OUTLET, " ".join(problems))
    if len(found) == 1:
        return one_film(text, OUTLET, *found[0], problems)
    return several(text, OUTLET, found, problems)


def is_film(item: Item) -> bool:
    """Whether the item is a film by its class (P31), or by a number that only films have where the class is not known."""
    classes = {claim.snak.item for claim in item.best("P31")}
    if classes & numbers.FILM_KINDS.keys():
        return True
    if not item.claims or classes & numbers.NO_FILMS.keys():
        return False
    described = item.descriptions.get("en")
    is_described = described is not None and _DESCRIBED.search(described.text.lower()) is not None
    return any(item.of(name) for name in _FILM_IDS) and (bool(classes & numbers.GENRES.keys()) or is_described)


def _why_none(item: Item, names: dict[str, str]) -> str:
    who = f"{item.number} ({item.label.text})" if item.label.text else item.number
    if not item.claims:
        return f"Wikidata's {who} has no statements here; no film was made. Get the whole item."
    classes = [claim.snak.item for claim in item.best("P31") if claim.snak.item]
    known = next((numbers.NO_FILMS[one] for one in classes if one in numbers.NO_FILMS), None)
    if known is not None:
        return f"Wikidata's {who} is {known}, not a film; no film was made."
    said = ", ".join(f"{names[one]} ({one})" if one in names else one for one in classes)
    return f"Wikidata's {who} is not stated to be a film (instance of: {said or 'nothing'}); no film was made."


def _unnamed(film: Film, unnamed: list[str]) -> str:
    """One sentence for all statements whose subjects the entry gives by number alone."""
    different = list(dict.fromkeys(unnamed))
    shown = ", ".join(different[:_SHOWN_NUMBERS]) + (", ..." if len(different) > _SHOWN_NUMBERS else "")
    many = len(unnamed)
    return (
        f"{many} statement{'s' if many > 1 else ''} on “{film.title}” name{'' if many > 1 else 's'} things by number only ({shown}) and "
        f"{'were' if many > 1 else 'was'} left out; get the item together with the labels of what it names."
    )
