"""Which of TMDB's answers it is: one film, a list of films, or something that is no film."""

from __future__ import annotations

from collections.abc import Iterator

from onesheet.reading.dataset.entry import Entry, nothing, one_film, several
from onesheet.reading.dataset.tmdb.movie import language_of, say_movie
from onesheet.reading.forms.json import Found
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import Film

OUTLET = "TMDB"
_FIND = ("movie_results", "tv_results", "person_results")
_NO_FILMS = (
    ("first_air_date", "a television series"), ("number_of_seasons", "a television series"),
    ("known_for_department", "a person"), ("biography", "a person"), ("air_date", "an episode or season of a series"),
    ("headquarters", "a company"),
)  # fmt: skip
_MOST_FILMS = 100


def is_tmdb(data: Found) -> bool:
    """Whether it is one of TMDB's answers, or a list of films out of them."""
    keys = data.members
    if any(key in keys for key in _FIND) or any(map(_is_movie, data.entries)):
        return True
    if "results" in keys and ("total_results" in keys or any(map(_is_movie, data.get("results").entries))):
        return True
    if "status_code" in keys and "status_message" in keys:
        return True
    if "parts" in keys and "id" in keys:
        return True
    return "id" in keys and (_is_movie(data) or any(key in keys for key, _ in _NO_FILMS))


def read_tmdb(text: str, data: Found) -> Findings:
    """Read an answer that `is_tmdb` knows."""
    if _is_movie(data):
        movies = [data]
    elif "status_code" in data.members:
        said = data.get("status_message").text
        return nothing(text, OUTLET, f"TMDB answered with an error and no film: {said} Ask it again.")
    else:
        movies = list(_movies(data))
    if not movies:
        return nothing(text, OUTLET, _why_none(data), data.get("name").text or None)
    found: list[tuple[Film, Entry]] = []
    problems: list[str] = []
    for movie in movies[:_MOST_FILMS]:
        entry = Entry(text, len(found))
        film = say_movie(entry, movie, problems)
        if film is not None:
            found.append((film, entry))
    if len(movies) > _MOST_FILMS:
        problems.append(f"Of {len(movies)} films the first {_MOST_FILMS} were read; give the others apart.")
    if not found:
        return nothing(text, OUTLET, "This answer of TMDB holds a film without a title; nothing was taken from it.")
    if len(found) == 1:
        return one_film(text, OUTLET, *found[0], problems, language=language_of(movies[0]))
    return several(text, OUTLET, found, problems)


def _is_movie(data: Found) -> bool:
    keys = data.members
    if data.get("media_type").text not in ("", "movie") or "first_air_date" in keys:
        return False
    return "original_title" in keys and "title" in keys and "id" in keys


def _movies(data: Found) -> Iterator[Found]:
    lists = [data, *(data.get(key) for key in ("movie_results", "results", "parts"))]
    for listed in lists:
        yield from (one for one in listed.entries if _is_movie(one))


def _why_none(data: Found) -> str:
    if any(data.get(key) for key in _FIND):
        other = [key.removesuffix("_results") for key, listed in data.members.items() if listed.entries]
        if other:
            return f"TMDB found no film, but: {', '.join(other).replace('_', ' ')}. No film was made."
        return "TMDB found nothing under this identifier, so there is no film in its answer."
    for key, what in _NO_FILMS:
        if key in data.members:
            return f"This answer of TMDB is about {what}, not a film; no film was made."
    return "This answer of TMDB lists no film."
