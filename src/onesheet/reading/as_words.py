"""A reading as words for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator

from onesheet.reading.vocabulary import PROPERTIES, Form, Json, Reading, Review, Statement
from onesheet.values.countries import country_name
from onesheet.values.dates import in_words
from onesheet.values.languages import language_name
from onesheet.values.money import format_money, money_from_json

_KINDS = {
    "encyclopedia-article": "Encyclopedia article",
    "review": "Review",
    "film-page": "Film page",
    "listing": "Listing of films",
    "other": "Other text",
}
_SPECIAL = {"unknown": "not known", "none": "none", "hole": "lost from the text"}
_LABEL_WIDTH = 22
_WIDTH = 100
_LONG = 200


def as_words(reading: Reading) -> str:
    """A summary of several lines for a person at a terminal, without a line end at its end; problems are told apart."""
    lines = [reading.name, *_about_the_document(reading)]
    for index, film in enumerate(reading.films):
        year = f" ({film.year})" if film.year else ""
        lines += ["", f"{film.title}{year}"]
        lines += _facts(one for one in reading.statements if one.film == index)
        lines += _reviews([one for one in reading.reviews if one.film == index])
    if not reading.films:
        lines += _reviews(reading.reviews)
    return "\n".join(lines)


def _about_the_document(reading: Reading) -> Iterator[str]:
    head = reading.head
    yield _row("kind", _KINDS.get(head.kind, head.kind))
    if head.title:
        yield _row("headline", head.title)
    if head.byline:
        yield _row("by", ", ".join(head.byline))
    if head.outlet:
        yield _row("in", head.outlet)
    if head.published:
        yield _row("published", in_words(head.published))


def _row(label: str, words: str) -> str:
    margin = " " * (_LABEL_WIDTH + 2)
    lead = f"  {label.replace('_', ' '):<{_LABEL_WIDTH}}"
    return textwrap.fill(
        words, _WIDTH, initial_indent=lead, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )


def _facts(statements: Iterable[Statement]) -> Iterator[str]:
    by_property: dict[str, dict[str, None]] = {}
    for one in statements:
        by_property.setdefault(one.property, {})[_fact(one)] = None
    for name in PROPERTIES:
        told = by_property.get(name, {})
        told_more = {words.split(" as ")[0].split(" (")[0] for words in told if " as " in words or " (" in words}
        for number, words in enumerate(words for words in told if words not in told_more):
            yield _row("" if number else name, words)


def _fact(one: Statement) -> str:
    words = value_in_words(one.property, one.value)
    character = one.qualifiers.get("character")
    if character:
        words += f" as {character}"
    rest = [
        f"{key.replace('_', ' ')} {_qualifier(value)}"
        for key, value in one.qualifiers.items()
        if key not in ("character", "billing") and value not in (None, "")
    ]
    if rest:
        words += f" ({'; '.join(rest)})"
    return words if one.rank == "normal" else f"{words} [{one.rank}: {one.reason}]"


def _qualifier(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(map(_qualifier, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_qualifier(part)}" for key, part in value.items())
    if value is True:
        return "yes"
    text = str(value)
    return country_name(text) if len(text) == 2 and text.isupper() else text


def value_in_words(name: str, value: Json) -> str:
    """One value as a reader of English would print it: `6 November 2015`, `$552,506`, `71/100`, `United Kingdom`."""
    known = PROPERTIES.get(name)
    form = known.form if known else Form.TEXT
    if isinstance(value, dict):
        return _object(form, value)
    text = str(value)
    in_form = _IN_FORM.get(form)
    return in_form(text) if in_form else textwrap.shorten(text, _LONG, placeholder=" ...")


def _object(form: Form, value: dict[str, Json]) -> str:
    if "special" in value:
        return _SPECIAL.get(str(value["special"]), str(value["special"]))
    money = money_from_json(value) if form is Form.MONEY else None
    if money is not None:
        return format_money(money)
    return _mark(value) if form is Form.SCORE else str(value)


def _date(text: str) -> str:
    try:
        return in_words(text)
    except ValueError:
        return text


def _reviews(reviews: Iterable[Review]) -> Iterator[str]:
    for one in reviews:
        mark = one.original or ("no mark" if one.rating is None else _mark(one.rating))
        source = f" in {one.source}" if one.source else ""
        yield _row("review", f"{mark} by {one.author or 'an unnamed reviewer'}{source}, {len(one.text.split())} words")


def _mark(rating: dict[str, Json]) -> str:
    return f"{rating.get('value')}/{rating.get('scale')}"


_IN_FORM: dict[Form, Callable[[str], str]] = {
    Form.DATE: _date,
    Form.MINUTES: lambda value: "1 minute" if str(value) == "1" else f"{value} minutes",
    Form.COUNTRY: country_name,
    Form.PLACE: country_name,
    Form.LANGUAGE: language_name,
}
