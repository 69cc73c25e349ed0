"""What a column of a table of films can mean.

A meaning is a word, `title`, or a word with what it needs, `score:Rotten Tomatoes:100`, `budget:EUR`, `id:imdb`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence

MEANINGS: dict[str, str] = {
    "title": "Title",
    "original_title": "Original title",
    "alternative_title": "Another title",
    "year": "Year",
    "release": "Release date",
    "runtime": "Running time",
    "director": "Director",
    "screenwriter": "Screenplay",
    "producer": "Producer",
    "executive_producer": "Executive producer",
    "cinematographer": "Cinematography",
    "editor": "Editing",
    "composer": "Music",
    "production_designer": "Production design",
    "narrator": "Narrator",
    "cast_member": "Cast",
    "crew": "Crew, as TMDB lists it",
    "based_on": "Based on",
    "country": "Country",
    "language": "Language",
    "genre": "Genre",
    "synopsis": "Synopsis",
    "main_subject": "Subject",
    "production_company": "Production company",
    "distributor": "Distributor",
    "certificate": "Certificate (certificate:BOARD)",
    "festival": "Festival",
    "edition": "Edition of the festival",
    "section": "Section of the festival",
    "premiere": "Premiere status",
    "part": "Part of the festival (opening, closing, centrepiece)",
    "in_competition": "Whether the film is in competition",
    "note": "The programmer's note",
    "version": "Version shown (4K restoration)",
    "version_length": "Length of the version shown",
    "shown_language": "Language shown, with subtitles",
    "preceded_by": "Title of the film of the edition that is shown before it",
    "screening": "Day and time of a screening",
    "time": "Time of a screening",
    "venue": "Venue of a screening",
    "screen": "Screen or hall of the venue",
    "screening_code": "Code of a screening",
    "screening_title": "Title of a screening, such as a programme of shorts",
    "screening_length": "Length of a screening, with introduction and talk",
    "screening_talk": "How many minutes of a screening are introduction and talk",
    "audience": "Whom a screening is for (everybody, press, members)",
    "copy": "Format of the copy shown (35mm, DCP)",
    "subtitles": "Subtitles",
    "guests": "Guests",
    "price": "Price of a ticket",
    "tickets": "Address where tickets are sold",
    "warnings": "Content warnings",
    "access": "Access (captions, audio description, relaxed, sign language)",
    "award": "Award",
    "budget": "Budget (budget:CURRENCY)",
    "gross": "Takings in all countries (gross:CURRENCY)",
    "gross_domestic": "Takings in the home country (gross_domestic:CURRENCY)",
    "gross_foreign": "Takings abroad (gross_foreign:CURRENCY)",
    "score": "A published score (score:BY:SCALE)",
    "votes": "How many marks a score rests on (votes:BY)",
    "id": "Number elsewhere (id:imdb, id:tmdb, id:wikidata ...)",
    "address": "Address of the film's page elsewhere",
}
"""Every meaning with its name for people; what follows a colon is told in parentheses."""

GROUPS: dict[str, tuple[str, ...]] = {
    "Film": (
        "title", "original_title", "alternative_title", "year", "release", "runtime", "country", "language", "genre",
        "synopsis", "main_subject", "based_on", "certificate", "award", "id", "address",
    ),
    "Who made it": (
        "director", "screenwriter", "producer", "executive_producer", "cinematographer", "editor", "composer",
        "production_designer", "narrator", "cast_member", "crew", "production_company", "distributor",
    ),
    "Festival": (
        "festival", "edition", "section", "premiere", "part", "in_competition", "note", "version", "version_length", "shown_language",
        "preceded_by",
    ),
    "Screening": (
        "screening", "time", "venue", "screen", "screening_code", "screening_title", "screening_length", "screening_talk",
        "audience", "copy",
        "subtitles", "guests", "price", "tickets", "warnings", "access",
    ),
    "Money and scores": ("budget", "gross", "gross_domestic", "gross_foreign", "score", "votes"),
}  # fmt: skip
"""The meanings by what they are about, as somebody who looks for one finds it. Each stands in one group."""

_ARGUMENTS = {
    "certificate": 1, "budget": 1, "gross": 1, "gross_domestic": 1, "gross_foreign": 1, "score": 2, "votes": 1, "id": 1,
}  # fmt: skip
_CURRENCY = re.compile(r"[A-Z]{3}")
_MONEY = frozenset({"budget", "gross", "gross_domestic", "gross_foreign"})
_SCHEME = re.compile(r"[a-z][a-z0-9-]{1,38}")


class Unknown(ValueError):
    """A mapping that cannot be used; the message is a sentence that says what is wrong with it and what to do."""


def header_key(columns: Sequence[str]) -> str:
    """Return 64 signs that are the same for tables with the same columns in the same order, however they are capitalised."""
    folded = [" ".join(name.split()).lower() for name in columns]
    return hashlib.sha256(json.dumps(folded).encode("ascii")).hexdigest()


def check_mapping(mapping: Mapping[str, str], columns: Sequence[str] | None = None) -> dict[str, str]:
    """Return a mapping with tidied names of columns. Raises Unknown where it cannot be used.

    `columns` are those of the table, where it is there to be compared with.
    """
    made: dict[str, str] = {}
    known = None if columns is None else {" ".join(one.split()).lower() for one in columns}
    for column, meaning in mapping.items():
        name = " ".join(str(column).split()).lower()
        if known is not None and name not in known:
            raise Unknown(f"The table has no column “{column}”; it has {', '.join(sorted(known))}.")
        made[name] = _checked(str(meaning).strip())
    if not any(one in ("title", "original_title") for one in made.values()):
        raise Unknown("No column is said to hold the title; say which one does: title.")
    return made


def _checked(meaning: str) -> str:
    word, *given = meaning.split(":")
    if word not in MEANINGS:
        raise Unknown(f"“{meaning}” is nothing that a column can mean; choose {', '.join(MEANINGS)}.")
    given = [one.strip() for one in given]
    if len(given) > _ARGUMENTS.get(word, 0):
        raise Unknown(f"“{meaning}” says more than “{word}” takes.")
    if word in _MONEY and given and not _CURRENCY.fullmatch(given[0]):
        raise Unknown(f"“{given[0]}” is no currency; write three capitals, {word}:EUR.")
    if word == "score" and (len(given) < 2 or not given[0] or not _is_scale(given[1])):
        raise Unknown("Say who gives the score, and out of how much: score:Rotten Tomatoes:100.")
    if word in ("votes", "id") and not (given and given[0]):
        raise Unknown(f"“{word}” needs what it is of: {'votes:IMDb' if word == 'votes' else 'id:imdb'}.")
    if word == "id" and not _SCHEME.fullmatch(given[0]):
        raise Unknown(f"“{given[0]}” is no name for numbers elsewhere; write it small: id:imdb.")
    return ":".join([word, *given])


def _is_scale(words: str) -> bool:
    return words.isdigit() and 0 < int(words) <= 1000


def mapping_of_words(words: str) -> dict[str, str]:
    """Read a mapping as it is typed, `Titel=title,Jahr=year`, or as JSON. Raises Unknown."""
    bare = words.strip()
    if bare.startswith("{"):
        try:
            value = json.loads(bare)
        except (ValueError, RecursionError) as fault:
            raise Unknown("This mapping is no JSON; write {“Titel”: “title”, ...}.") from fault
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise Unknown("A mapping is one object that gives each column its meaning in words.")
        return {str(key): one for key, one in value.items()}
    made = {}
    for part in bare.split(","):
        column, sign, meaning = part.rpartition("=")
        if not sign or not column.strip():
            raise Unknown(f"“{part.strip()}” maps nothing; write COLUMN=MEANING, with commas between.")
        made[column.strip()] = meaning.strip()
    return made
