"""Tables of films that are passed around, known by their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A table that many have."""

    title: str
    source: str
    needs: frozenset[str]
    """Columns by which it is known, folded."""
    mapping: dict[str, str]
    """What its columns mean; those that it has not are passed over."""
    in_millions: bool = False


def _known(title: str, source: str, needs: str, mapping: str, *, in_millions: bool = False) -> Known:
    pairs = [part.split("=") for part in mapping.split(" | ")]
    told = {column.strip(): meaning.strip() for column, meaning in pairs}
    return Known(title, source, frozenset(needs.split(",")), told, in_millions)


KNOWN = (
    _known(
        "TMDB films", "TMDB", "original_title,production_companies,vote_average,overview",
        "title=title | original_title=original_title | id=id:tmdb | imdb_id=id:imdb | release_date=release | runtime=runtime | "
        "budget=budget:USD | revenue=gross:USD | genres=genre | overview=synopsis | production_companies=production_company | "
        "production_countries=country | spoken_languages=language | vote_average=score:TMDB:10 | vote_count=votes:TMDB",
    ),
    _known(
        "TMDB credits", "TMDB", "movie_id,title,cast,crew",
        "title=title | movie_id=id:tmdb | cast=cast_member | crew=crew",
    ),
    _known(
        "Box Office Mojo by year", "Box Office Mojo", "title,studio,domestic_gross,foreign_gross,year",
        "title=title | year=year | domestic_gross=gross_domestic:USD | foreign_gross=gross_foreign:USD",
        in_millions=True,
    ),
    _known(
        "Box Office Mojo by film", "Box Office Mojo", "movie_id,title,year,run_time,budget,domestic,international,worldwide",
        "title=title | movie_id=id:imdb | year=year | release_date=release | run_time=runtime | trivia=synopsis | "
        "mpaa=certificate:MPA | distributor=distributor | director=director | writer=screenwriter | producer=producer | "
        "composer=composer | cinematographer=cinematographer | main_actor_1=cast_member | main_actor_2=cast_member | "
        "main_actor_3=cast_member | main_actor_4=cast_member | budget=budget:USD | domestic=gross_domestic:USD | "
        "international=gross_foreign:USD | worldwide=gross:USD | genre_1=genre | genre_2=genre | genre_3=genre | genre_4=genre",
    ),
    _known(
        "Budgets of The Numbers", "The Numbers", "release_date,movie,production_budget,worldwide_gross",
        "movie=title | release_date=release | production_budget=budget:USD | domestic_gross=gross_domestic:USD | "
        "worldwide_gross=gross:USD",
    ),
    _known(
        "American films of Wikipedia", "Wikipedia", "title,year,cast,genres",
        "title=title | year=year | cast=cast_member | genres=genre",
    ),
    _known(
        "Infoboxes of Wikipedia", "Wikipedia", "url,title,directed by",
        "title=title | year=year | imdb_link=id:imdb | directed by=director | produced by=producer | written by=screenwriter | "
        "screenplay by=screenwriter | narrated by=narrator | starring=cast_member | music by=composer | "
        "cinematography=cinematographer | edited by=editor | distributed by=distributor | production company=production_company | "
        "productioncompany=production_company | production companies=production_company | productioncompanies=production_company | "
        "release date=release | running time=runtime | country=country | countries=country | language=language | "
        "languages=language | budget=budget:USD | box office=gross:USD",
    ),
    _known(
        "Films of MovieLens", "MovieLens", "movieid,title,genres", "movieid=id:movielens | title=title | genres=genre"
    ),
)  # fmt: skip


OWN = {
    "Title": "title", "Original title": "original_title", "Year": "year", "Director": "director", "Country": "country",
    "Running time": "runtime", "Festival": "festival", "Edition": "edition", "Section": "section", "Premiere status": "premiere",
    "Part": "part", "In competition": "in_competition", "Programmer's note": "note", "Version shown": "version",
    "Length of the version": "version_length", "Language shown": "shown_language", "Preceded by": "preceded_by",
    "Screening date": "screening", "Time": "time", "Venue": "venue", "Screen": "screen", "Screening code": "screening_code",
    "Screening title": "screening_title", "Screening length": "screening_length", "Introduction and talk": "screening_talk",
    "Audience": "audience", "Format of the copy": "copy", "Subtitles": "subtitles", "Guests": "guests", "Price": "price",
    "Tickets": "tickets", "Access": "access", "Content warnings": "warnings",
}  # fmt: skip
"""What the columns of an edition's `programme.csv` mean, as this site and every other Onesheet gives it."""
_OWN_FOLDED = {column.lower(): column for column in OWN}


def own(columns: Sequence[str]) -> dict[str, str] | None:
    """Return what columns mean that are exactly those of a programme as this site gives it, in any order; None for any others."""
    folded = [" ".join(one.split()).lower() for one in columns]
    if len(folded) != len(OWN) or set(folded) != _OWN_FOLDED.keys():
        return None
    return {column: OWN[_OWN_FOLDED[name]] for column, name in zip(columns, folded, strict=True)}


def known_by(columns: Sequence[str]) -> Known | None:
    """Return the table that has these columns, the one that needs most of them; None where it is none of them."""
    named = frozenset(columns)
    return max((one for one in KNOWN if one.needs <= named), key=lambda one: len(one.needs), default=None)
