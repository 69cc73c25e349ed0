"""What a statement says, in words: its value with what qualifies it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any

from django.utils.translation import gettext, gettext_lazy, pgettext

from onesheet.reading.vocabulary import BY_MODEL, PROPERTIES, Form
from onesheet.values.countries import country_name
from onesheet.values.languages import language_name
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import minutes_words, money_words, number_words, score_words

_SPECIAL = {
    "unknown": gettext_lazy("not known"),
    "none": gettext_lazy("none"),
    "hole": gettext_lazy("lost from the text"),
}

_SCOPES = {
    "opening_weekend": gettext_lazy("opening weekend"),
    "domestic": gettext_lazy("domestic"),
    "foreign": gettext_lazy("abroad"),
    "worldwide": gettext_lazy("worldwide"),
    "run": gettext_lazy("whole run"),
}

_RELEASES = {
    "theatrical": gettext_lazy("in cinemas"),
    "premiere": gettext_lazy("premiere"),
    "physical": gettext_lazy("on disc"),
    "digital": gettext_lazy("online"),
    "broadcast": gettext_lazy("on television"),
}

_TITLE_KINDS = {
    "original": gettext_lazy("original title"),
    "working": gettext_lazy("working title"),
    "alternative": gettext_lazy("also known as"),
}

_RESULTS = {"won": gettext_lazy("won"), "nominated": gettext_lazy("nominated")}

_SCHEMES = {
    "imdb": "IMDb",
    "tmdb": "TMDB",
    "wikidata": "Wikidata",
    "letterboxd": "Letterboxd",
    "rotten-tomatoes": "Rotten Tomatoes",
    "metacritic": "Metacritic",
    "box-office-mojo": "Box Office Mojo",
    "eidr": "EIDR",
}


_ADDRESSES = {
    "imdb": "https://www.imdb.com/title/{}/",
    "tmdb": "https://www.themoviedb.org/movie/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "letterboxd": "https://letterboxd.com/film/{}/",
}

_IDENTIFIER = re.compile(r"[\w.-]{1,80}", re.ASCII)


def value_words(name: str, value: Any, qualifiers: Mapping[str, Any] | None = None) -> str:
    """Put the value of a statement into words, without its qualifiers but for a score's method.

    `value_words("release", "2015-11-06")` is `6 November 2015`; a value in a form that the property does not have is
    printed as it is.
    """
    if isinstance(value, Mapping) and "special" in value:
        return str(_SPECIAL.get(value["special"], value["special"]))
    known = PROPERTIES.get(name)
    form = known.form if known else Form.TEXT
    if form is Form.MONEY:
        return money_words(value) or str(value)
    if form is Form.SCORE and isinstance(value, Mapping) and "value" in value:
        mark, scale = value["value"], value.get("scale")
        if not _is_number(mark):
            return str(mark)
        return score_words(mark, scale if _is_number(scale) else None, str((qualifiers or {}).get("method") or ""))
    if form is Form.MINUTES and _is_number(value):
        return minutes_words(value)
    if name == "rights" and (qualifiers or {}).get("place") == value:
        words = gettext("sold to %(place)s") % {"place": place_words(value)}
    else:
        words = _IN_FORM.get(form, str)(str(value))
    return words


def _is_number(value: Any) -> bool:
    return type(value) is int or (type(value) is float and isfinite(value))


def place_words(place: Any) -> str:
    """Name a place, or several: `GB` is `United Kingdom`, `["GB", "CA"]` is `United Kingdom, Canada`."""
    if isinstance(place, list):
        return ", ".join(country_name(str(one)) for one in place)
    return country_name(str(place))


_IN_FORM: dict[Form, Callable[[str], str]] = {
    Form.DATE: date_words,
    Form.COUNTRY: country_name,
    Form.PLACE: place_words,
    Form.LANGUAGE: language_name,
}


def details(name: str, qualifiers: Mapping[str, Any]) -> list[str]:
    """Say what qualifies a statement, the most telling first: `["in cinemas", "United States"]`, `["117 reviews"]`."""
    given = {key: value for key, value in qualifiers.items() if value not in (None, "", [], False)}
    tell = _DETAILS.get(name)
    words = list(tell(given)) if tell else []
    words += list(_common(given))
    return [word for word in words if word]


def beside(value: Any, qualifiers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the qualifiers that say more than the value does: rights sold to Germany are not `Germany, Germany`."""
    return {key: one for key, one in qualifiers.items() if one != value}


def statement_words(name: str, value: Any, qualifiers: Mapping[str, Any]) -> str:
    """Put a whole statement into one line: `Toni Collette as Milly`, `71% (Rotten Tomatoes, 117 reviews)`."""
    words = value_words(name, value, qualifiers)
    if name == "cast_member" and qualifiers.get("character"):
        words = gettext("%(person)s as %(character)s") % {"person": words, "character": qualifiers["character"]}
    told = details(name, beside(value, qualifiers))
    return f"{words} ({', '.join(told)})" if told else words


def external_scheme(scheme: Any) -> str:
    """Name the catalogue that gives an identifier: `imdb` is `IMDb`."""
    return _SCHEMES.get(str(scheme), str(scheme))


def external_address(scheme: Any, value: Any) -> str:
    """Return where an identifier leads, or nothing where its catalogue has no open addresses."""
    pattern = _ADDRESSES.get(str(scheme))
    known = isinstance(value, str) and _IDENTIFIER.fullmatch(value)
    return pattern.format(value) if pattern and known else ""


def scope_words(scope: Any) -> str:
    """Say what takings cover: `opening_weekend` is `opening weekend`."""
    return str(_SCOPES.get(str(scope), str(scope).replace("_", " ")))


def release_kind_words(kind: Any) -> str:
    """Say how a film came out: `theatrical` is `in cinemas`."""
    return str(_RELEASES.get(str(kind), str(kind)))


def region_words(region: Any) -> str:
    """Say for which region of the world a disc is made: `1` is `region 1`, other words stay."""
    words = str(region)
    return gettext("region %(region)s") % {"region": words} if len(words) < 3 else words


def count_words(count: Any, unit: Any) -> str:
    """Say how many reviews or venues a figure rests on: `117 reviews`, `384 venues`."""
    if not _is_number(count):
        return ""
    return f"{number_words(count)} {unit or gettext('reviews')}"


def _text(given: Mapping[str, Any], *keys: str) -> Iterator[str]:
    yield from (str(given[key]) for key in keys if key in given)


def _as_of(given: Mapping[str, Any]) -> Iterator[str]:
    if "as_of" in given:
        yield gettext("as of %(date)s") % {"date": date_words(str(given["as_of"]))}


def _score(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "by")
    yield count_words(given.get("count"), given.get("count_unit"))
    if given.get("method") not in (None, "percent positive", "grade"):
        yield str(given["method"])
    yield from _text(given, "word")
    yield from _as_of(given)


def _gross(given: Mapping[str, Any]) -> Iterator[str]:
    if "scope" in given:
        yield scope_words(given["scope"])
    if "territory" in given:
        yield place_words(given["territory"])
    yield count_words(given.get("venues"), given.get("venue_unit") or gettext("venues"))
    if "period" in given:
        yield date_words(str(given["period"]))
    yield from _days(given)
    yield from _as_of(given)


def _days(given: Mapping[str, Any]) -> Iterator[str]:
    if "days" in given and "note" not in given:  # a note on days that do not add up tells them
        yield gettext("%(n)s days") % {"n": given["days"]}


def _release(given: Mapping[str, Any]) -> Iterator[str]:
    if "kind" in given:
        yield release_kind_words(given["kind"])
    if "place" in given:
        yield place_words(given["place"])
    yield from _text(given, "format", "festival")
    yield from _screening(given)
    if "region" in given:
        yield region_words(given["region"])
    if "distributor" in given:
        yield gettext("through %(company)s") % {"company": given["distributor"]}


def _screening(given: Mapping[str, Any]) -> Iterator[str]:
    """What a programme says of a showing: `18:00, Rialto, Screen 2, GALA03, with English subtitles`."""
    yield from _text(given, "time", "venue", "programme", "code")
    if _is_number(given.get("minutes")):
        yield minutes_words(given["minutes"])
    if "subtitles" in given:
        yield gettext("subtitles: %(subtitles)s") % {"subtitles": given["subtitles"]}
    if "guests" in given:
        yield gettext("guests: %(guests)s") % {"guests": given["guests"]}
    yield from _text(given, "audience", "price", "access", "warnings")


def _place(given: Mapping[str, Any]) -> Iterator[str]:
    for key in ("place", "territory", "in"):
        if key in given:
            yield place_words(given[key])
    if "date" in given:
        yield date_words(str(given["date"]))
    yield from _days(given)


def _attachment(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "role")
    if "date" in given:
        yield date_words(str(given["date"]))
    if "replaced" in given:
        yield gettext("in place of %(person)s") % {"person": given["replaced"]}
    if "replaced_by" in given:
        yield gettext("replaced by %(person)s") % {"person": given["replaced_by"]}


def _based_on(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "form")
    if "author" in given:
        yield pgettext("author of a source work", "by %(author)s") % {"author": given["author"]}
    yield from _text(given, "year", "broadcaster")


def _festival(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "section", "edition")
    if "premiere" in given:
        premiere = "premiere" if given["premiere"] is True else str(given["premiere"])
        yield premiere if premiere.endswith("premiere") else gettext("%(kind)s premiere") % {"kind": premiere}
    if "number" in given:
        yield gettext("edition %(number)s") % {"number": given["number"]}
    if "starts" in given or "ends" in given:
        yield date_words(f"{given.get('starts', '..')}/{given.get('ends', '..')}")
    yield from _text(given, "place")
    if "part" in given:
        yield str(_PARTS.get(str(given["part"]), given["part"]))
    if "competition" in given:
        yield gettext("in competition")
    yield from _text(given, "version", "language")
    if type(given.get("minutes")) is int:
        yield minutes_words(given["minutes"])
    if "preceded_by" in given:
        yield gettext("preceded by %(title)s") % {"title": given["preceded_by"]}


def _song(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "performer", "chart")
    if "peak" in given:
        yield gettext("no. %(peak)s") % {"peak": given["peak"]}


def _award(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "category", "recipient")
    if "result" in given:
        yield str(_RESULTS.get(str(given["result"]), given["result"]))
    yield from _text(given, "festival", "year")
    if "jury" in given:
        jury = str(given["jury"])
        yield jury if "jury" in jury.casefold() else gettext("jury: %(jury)s") % {"jury": jury}
    if "citation" in given:
        yield f"“{given['citation']}”"


def _title(given: Mapping[str, Any]) -> Iterator[str]:
    if str(given.get("kind")) in _TITLE_KINDS:
        yield str(_TITLE_KINDS[given["kind"]])
    if "language" in given:
        yield language_name(str(given["language"]))


def _external(given: Mapping[str, Any]) -> Iterator[str]:
    if "scheme" in given:
        yield external_scheme(given["scheme"])


def _certificate(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "board")
    if "place" in given:
        yield place_words(given["place"])


def _by(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "by")


def _version(given: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(given, "version")


def _common(given: Mapping[str, Any]) -> Iterator[str]:
    if "credited_as" in given:
        yield gettext("credited as %(name)s") % {"name": given["credited_as"]}
    yield from _text(given, "note")
    if given.get("derived"):
        yield gettext("worked out, not read")
    if BY_MODEL in given:
        yield gettext("read by a language model, %(name)s") % {"name": given[BY_MODEL]}


_PARTS = {
    "opening": gettext_lazy("opening film"),
    "closing": gettext_lazy("closing film"),
    "centrepiece": gettext_lazy("centrepiece"),
}

_DETAILS: dict[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "title": _title,
    "based_on": _based_on,
    "attachment": _attachment,
    "announced": _by,
    "production_company": _place,
    "distributor": _place,
    "rights": _place,
    "filming": _place,
    "filming_location": _place,
    "duration": _version,
    "certificate": _certificate,
    "festival": _festival,
    "release": _release,
    "gross": _gross,
    "run": _place,
    "score": _score,
    "consensus": _by,
    "song": _song,
    "award": _award,
    "external_id": _external,
}
