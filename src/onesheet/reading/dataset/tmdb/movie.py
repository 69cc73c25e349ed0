"""What TMDB says of one film: its details, or the few of them that its lists of results hold."""

from __future__ import annotations

import re

from onesheet.reading.dataset.entry import Entry, is_latin, year_of
from onesheet.reading.dataset.tmdb.credits import say_credits
from onesheet.reading.dataset.tmdb.releases import edtf, say_releases
from onesheet.reading.forms.json import NOTHING, Found
from onesheet.reading.vocabulary import Film
from onesheet.values.countries import COUNTRY_NAMES
from onesheet.values.languages import LANGUAGE_NAMES

_GENRES = {
    28: "action", 12: "adventure", 16: "animation", 35: "comedy", 80: "crime", 99: "documentary", 18: "drama",
    10751: "family", 14: "fantasy", 36: "history", 27: "horror", 10402: "music", 9648: "mystery", 10749: "romance",
    878: "science fiction", 53: "thriller", 10752: "war", 37: "western",
}  # fmt: skip
"""TMDB's genres by their numbers: their names come in the language that was asked for. TV Movie (10770) is no genre."""
_NO_GENRE = 10770
_LANGUAGES = {"cn": "yue", "xx": "zxx", "mo": "ro", "iw": "he", "in": "id"}
"""Codes of TMDB that are not those of ISO 639 today: `cn` is Cantonese, `xx` is no language."""
_IDS = {
    "imdb": re.compile(r"tt\d{7,9}"),
    "wikidata": re.compile(r"Q[1-9]\d{0,11}"),
}
_LEAST_MONEY = 1000
"""Dollars. Smaller sums are budgets that somebody gave in millions."""
_LONGEST_FILM = 6000
_MOST_TITLES = 60


def say_movie(entry: Entry, movie: Found, problems: list[str]) -> Film | None:
    """State what the object says of its film; None where it has no title. Sentences are added to `problems`.

    A budget, a revenue, a running time or a number of votes that is 0 is not known, and so is an empty text.
    """
    title = _say_titles(entry, movie)
    if not title:
        return None
    date = movie.get("release_date")
    released = edtf(date.text)
    planned = movie.get("status").text not in ("", "Released")
    say_releases(entry, movie, date if released else NOTHING, planned=planned)
    year = year_of(released)
    if year is not None:
        entry.say("year", year, date)
    overview = movie.get("overview")
    entry.say("synopsis", " ".join(overview.text.split()), overview)
    _say_kinds(entry, movie)
    _say_figures(entry, movie, title, problems)
    for company in movie.get("production_companies").entries:
        entry.say("production_company", company.get("name").text, company.get("name"))
    say_credits(entry, movie.get("credits") or movie.get("casts"))
    _say_ids(entry, movie)
    reviews = len(movie.get("reviews", "results").entries)
    if reviews:
        problems.append(
            f"{reviews} reviews by members stand in this answer of TMDB and were not read; give their pages."
        )
    return Film(title, year)


def language_of(movie: Found) -> str | None:
    """`en` where the names of the genres are English ones: the language that the answer was asked for is not told in it."""
    named = [(one.get("id").number, one.get("name").text) for one in movie.get("genres").entries]
    known = [(_GENRES[number], name) for number, name in named if isinstance(number, int) and number in _GENRES]
    return "en" if known and all(genre == name.lower() for genre, name in known) else None


def _say_titles(entry: Entry, movie: Found) -> str:
    """State the titles and return the one under which the film stands.

    `title` is in the language that was asked for. It gives way to the original where that is English, or where only the
    original is in Latin letters.
    """
    given, original = movie.get("title"), movie.get("original_title")
    language = _language(movie.get("original_language").text)
    if not given.text or not original.text or given.text == original.text:
        only = given if given.text else original
        entry.say("title", only.text, only)
        main = only.text
    elif language == "en" or (is_latin(original.text) and not is_latin(given.text)):
        entry.say("title", original.text, original)
        entry.say("title", given.text, given, kind="alternative")
        main = original.text
    else:
        entry.say("title", given.text, given)
        entry.say("title", original.text, original, kind="original", language=language)
        main = given.text
    known = {main, given.text, original.text}
    for other in (movie.get("alternative_titles", "titles") or movie.get("titles")).entries[:_MOST_TITLES]:
        words = other.get("title")
        if words.text and words.text not in known:
            known.add(words.text)
            kind = "working" if "working" in other.get("type").text.lower() else "alternative"
            entry.say("title", words.text, words, kind=kind)
    return main


def _say_kinds(entry: Entry, movie: Found) -> None:
    for genre in movie.get("genres").entries:
        name, number = genre.get("name"), genre.get("id")
        known = _GENRES.get(number.number) if isinstance(number.number, int) else None
        if known is not None:
            entry.say("genre", known, *(one for one in (number, name) if one))
        elif name and number.number != _NO_GENRE:
            entry.say("genre", name.text.lower(), name)
    for number in movie.get("genre_ids").entries:
        if isinstance(number.number, int) and number.number in _GENRES:
            entry.say("genre", _GENRES[number.number], number)
    countries = [one.get("iso_3166_1") for one in movie.get("production_countries").entries]
    for country in countries or movie.get("origin_country").entries:
        entry.say("country", _country(country.text), country)
    spoken = [one.get("iso_639_1") for one in movie.get("spoken_languages").entries]
    for language in spoken or [movie.get("original_language")]:
        entry.say("language", _language(language.text), language)


def _country(code: str) -> str | None:
    return code if code in COUNTRY_NAMES else None


def _language(code: str) -> str | None:
    code = _LANGUAGES.get(code, code)
    return code if code in LANGUAGE_NAMES else None


def _say_figures(entry: Entry, movie: Found, title: str, problems: list[str]) -> None:
    runtime = movie.get("runtime")
    if isinstance(runtime.number, int) and 0 < runtime.number <= _LONGEST_FILM:
        entry.say("duration", runtime.number, runtime)
    for key, name, qualifiers in (("budget", "budget", {}), ("revenue", "gross", {"scope": "worldwide"})):
        figure = movie.get(key)
        amount = figure.number
        if not isinstance(amount, int) or amount <= 0:
            continue
        if amount < _LEAST_MONEY:
            problems.append(f"TMDB gives “{title}” a {key} of {amount}, which can be no dollars; it was left out.")
            continue
        entry.say(name, {"amount": amount, "currency": "USD"}, figure, **qualifiers)
    mark, votes = movie.get("vote_average"), movie.get("vote_count")
    if mark.number is not None and 0 < mark.number <= 10 and isinstance(votes.number, int) and votes.number > 0:
        entry.say(
            "score", {"value": mark.number, "scale": 10}, mark, votes,
            by="TMDB", method="average", count=votes.number, count_unit="votes",
        )  # fmt: skip


def _say_ids(entry: Entry, movie: Found) -> None:
    number = movie.get("id")
    if isinstance(number.number, int) and number.number > 0:
        entry.say("external_id", str(number.number), number, scheme="tmdb")
    outside = movie.get("external_ids")
    for scheme, found in (
        ("imdb", movie.get("imdb_id")),
        ("imdb", outside.get("imdb_id")),
        ("wikidata", outside.get("wikidata_id")),
    ):
        if _IDS[scheme].fullmatch(found.text):
            entry.say("external_id", found.text, found, scheme=scheme)
