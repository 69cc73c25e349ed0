"""Deriving a value from the words of a quote with the parsers that the rules use; a value is ours or it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from onesheet.reading.facts.labelled import GENRES, minutes_in
from onesheet.reading.prose.amounts import counts_in, money_in
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.companies import company_at
from onesheet.reading.prose.dates import dates_in, intervals_in
from onesheet.reading.prose.figures import figures_in
from onesheet.reading.prose.people import name_at
from onesheet.reading.prose.places import countries_in, territories_in
from onesheet.reading.prose.sentences import sentences
from onesheet.reading.vocabulary import Form, Json, Property
from onesheet.values.languages import language_code
from onesheet.values.money import money_from_json

Derived: TypeAlias = "tuple[Json, dict[str, Json]]"
"""A value, and the qualifiers that its parser found with it."""

_YEAR = re.compile(r"(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[A-Z]{2}")
_LONGEST = 2_000
_SAID_BY = {
    "premiere": "premier", "theatrical": r"theat|cinema", "physical": r"dvd|blu-?ray|vhs|home media|home video",
    "digital": r"digital|stream|on demand|\bvod\b|online", "broadcast": r"televis|broadcast|\btv\b|aired",
    "opening_weekend": r"opening weekend|first weekend|opened", "domestic": r"domestic|united states|north america|\bus\b",
    "foreign": r"foreign|overseas|international|other territories", "worldwide": r"world|global|total",
    "won": r"\bw[oi]n|award(?:ed)? to|received|took", "nominated": r"nominat|shortlist",
    "original": r"original", "working": r"working title|tentative|originally", "alternative": r"also known|aka|alternativ|released as",
}  # fmt: skip
"""What a quote must say for a qualifier that is one of a few words of ours."""


def derive(source: Prose, known: Property, given: Json, start: int, end: int) -> Derived | None:
    """The value of a property that `text[start:end]` gives and that is the one `given`; None where it gives no such value."""
    if known.name == "genre":
        return _genre(source, given, start, end)
    return _BY_FORM[known.form](source, given, start, end)


def qualify(source: Prose, key: str, given: Json, start: int, end: int) -> Json:
    """The qualifier as `text[start:end]` gives it, or None where it does not."""
    if _is_whole(given):
        return given if given in [number for number, _, _ in counts_in(source, start, end)] else None
    if not isinstance(given, str):
        return None
    if key in ("kind", "scope", "result"):
        said_by = _SAID_BY.get(given)
        return given if said_by is not None and re.search(said_by, source.low[start:end]) else None
    derived = _BY_KEY.get(key, _text)(source, given, start, end)
    return derived[0] if derived is not None else None


def _standing(source: Prose, given: Json, start: int, end: int) -> str:
    """The words of the text that are the ones given, as they stand in it; empty where they do not.

    Case may differ only where the text has lost its capitals; white space may.
    """
    if not isinstance(given, str) or not 0 < len(given.strip()) <= _LONGEST:
        return ""
    at = _place_of(source, given, start, end)
    return " ".join(source.text[at[0] : at[1]].split()) if at is not None else ""


def _place_of(source: Prose, given: str, start: int, end: int) -> tuple[int, int] | None:
    words = [re.escape(lower(word)) for word in given.split()]
    joined = r"\s+".join(words)
    pattern = re.compile(rf"(?<!\w){joined}(?!\w)") if words else None
    exact = not source.lowered
    for match in pattern.finditer(source.low, start, end) if pattern is not None else ():
        shown = " ".join(source.text[match.start() : match.end()].split())
        if not exact or _straight(shown) == _straight(" ".join(given.split())) or given.islower():
            return match.span()
    return None


def _straight(text: str) -> str:
    """Typographic quotes made straight, for models write them so; capitals stay."""
    return "".join(sign if sign.isalnum() else lower(sign) for sign in text)


def _text(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    found = _standing(source, given, start, end)
    return (found, {}) if found else None


def _genre(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    """A genre that holds a word for one, in small letters however it is printed."""
    found = lower(_standing(source, lower(given), start, end)) if isinstance(given, str) else ""
    return (found, {}) if found in GENRES or any(word in GENRES for word in found.split()) else None


def _person(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    """A name that our own parser reads where it stands, from its first letter to its last."""
    at = _place_of(source, given, start, end) if isinstance(given, str) else None
    name = name_at(source, at[0], end) if at is not None else None
    if at is None or name is None or name.damaged or name.is_single or name.end != at[1]:
        return None
    return name.text, {}


def _company(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    at = _place_of(source, given, start, end) if isinstance(given, str) else None
    name = company_at(source, at[0], end) if at is not None else None
    if at is None or name is None or name.damaged or name.end != at[1]:
        return None
    return name.text, {}


def _date(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    told = [str(one.date) for one in dates_in(source, start, end)]
    told += [interval for interval, _, _ in intervals_in(source, start, end)]
    return (given, {}) if given in told else None


def _year(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    told = {int(match.group()) for match in _YEAR.finditer(source.text, start, end)}
    return (given, {}) if _is_whole(given) and given in told else None


def _minutes(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    told = [one.value for one in minutes_in(source, start, end)]
    return (given, {}) if _is_whole(given) and given in told else None


def _money(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    wanted = money_from_json(given)
    for one in money_in(source, start, end):
        money = one.money
        if (
            money is not None
            and wanted is not None
            and (money.amount, money.currency) == (wanted.amount, wanted.currency)
        ):
            return money.to_json(), {}
    return None


def _score(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    """A score of an aggregator with all that its sentence tells. A reviewer's own mark is no such score."""
    if not isinstance(given, dict):
        return None
    wanted = given.get("value"), given.get("scale")
    for figure in figures_in(source, sentences(source, start, end)):
        if (figure.value, figure.scale) == wanted and figure.value is not None:
            more: dict[str, Json] = {"by": figure.by, "method": figure.method}
            if figure.count is not None:
                more |= {"count": figure.count, "count_unit": figure.unit}
            return {"value": figure.value, "scale": figure.scale}, {key: one for key, one in more.items() if one}
    return None


def _country(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    told = [*countries_in(source, start, end), *territories_in(source, start, end)]
    return (given, {}) if given in [one.value for one in told] else None


def _language(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    return (given, {}) if isinstance(given, str) and given in set(_languages(source, start, end)) else None


def _languages(source: Prose, start: int, end: int) -> Iterator[str]:
    for word in _WORD.finditer(source.text, start, end):
        code = language_code(word.group())
        if code is not None and (word.group()[0].isupper() or source.lowered):
            yield code


def _place(source: Prose, given: Json, start: int, end: int) -> Derived | None:
    if isinstance(given, str) and _CODE.fullmatch(given):
        return _country(source, given, start, end)
    return _text(source, given, start, end)


def _is_whole(given: Json) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)


_BY_FORM: dict[Form, Callable[[Prose, Json, int, int], Derived | None]] = {
    Form.TEXT: _text, Form.PERSON: _person, Form.COMPANY: _company, Form.DATE: _date, Form.YEAR: _year,
    Form.MINUTES: _minutes, Form.MONEY: _money, Form.SCORE: _score, Form.COUNTRY: _country, Form.LANGUAGE: _language,
    Form.PLACE: _place,
}  # fmt: skip
_BY_KEY = {"date": _date, "as_of": _date, "place": _place, "territory": _place, "in": _place}
"""Qualifiers that are more than words of the quote."""
