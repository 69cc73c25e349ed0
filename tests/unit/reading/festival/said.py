"""What a festival's page says, written down in a few lines beside it (`NAME.said`), and what was read of it, both as sets of facts.

known: Docaviv; Filmtage Hohenwald       festivals that the site knows
festival: Docaviv 2026                   where the films below are shown
awarded: Docaviv 2026                    where their prizes were given
edition: number=43 starts=2026-09-03 ends=2026-09-13 place=Lisbon    what the page says of the edition itself
[Israeli Competition]                    the section of the films below
Title | year | director; director | IL,DE | minutes | premiere=world | title=Another Title | note=opening film
@ 2026-05-03 19:30 | Venue               a screening of the film above
* Grand Prix | recipient | jury          a prize of the film above
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onesheet.reading.document import Known
from onesheet.reading.vocabulary import Reading

TEXTS = Path(__file__).parent / "texts"
Fact = tuple[Any, ...]
_OF_EDITION = {"number", "starts", "ends", "place"}


def documents() -> list[Path]:
    return sorted(one for one in TEXTS.iterdir() if one.suffix != ".said")


def written(document: Path) -> tuple[Known, set[Fact]]:
    """What the site knows, and the facts that the page says."""
    known: tuple[str, ...] = ()
    told: set[Fact] = set()
    place: dict[str, Any] = {"section": ""}
    for line in document.with_suffix(".said").read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(": ")
        if word == "known":
            known = tuple(rest.split("; "))
        elif word in ("festival", "awarded"):
            name, year = rest.rsplit(" ", 1)
            place[word] = (name, int(year))
        elif word == "edition":
            told |= {("edition", *part.replace("_", " ").split("=", 1)) for part in rest.split(" ") if part}
        elif line.startswith("["):
            place["section"] = line[1:-1].lower()
        elif line.startswith("@"):
            when, _, venue = line[2:].partition("|")
            told.add(("screening", place["film"], *when.split(), venue.strip()))
        elif line.startswith("*"):
            prize, recipient, jury = (part.strip() for part in f"{line[2:]}||".split("|")[:3])
            told.add(("award", place["film"], prize.lower(), recipient, jury, *place["awarded"]))
        elif line:
            told |= set(_of_film(line, place))
    return Known(festivals=known), told


def _of_film(line: str, place: dict[str, Any]) -> Iterator[Fact]:
    parts = [part.strip() for part in line.split("|")]
    more = dict(part.split("=", 1) for part in parts if "=" in part)
    title, year, directors, countries, minutes = [*(part for part in parts if "=" not in part), "", "", "", ""][:5]
    place["film"] = film = title.lower()
    yield "film", film
    yield from (("year", film, int(year)) for year in [year] if year)
    yield from (("director", film, name.strip()) for name in directors.split(";") if name)
    yield from (("country", film, code) for code in countries.split(",") if code)
    yield from (("duration", film, int(length)) for length in [minutes] if length)
    yield from (("title", film, other) for key, other in more.items() if key == "title")
    if "festival" in place:
        yield "festival", film, *place["festival"], place["section"], more.get("premiere", ""), more.get("note", "")


def read_of(reading: Reading) -> set[Fact]:
    """The facts of a reading, of every property: what nobody wrote down is one too many."""
    told: set[Fact] = {("film", one.title.lower()) for one in reading.films}
    for one in reading.statements:
        film, more = reading.films[one.film].title.lower(), one.qualifiers
        if one.property == "festival" and more.keys() & _OF_EDITION:
            told |= {("edition", name, str(more[name])) for name in more.keys() & _OF_EDITION}
        elif one.property == "festival":
            shown = (one.value, more.get("edition"), more.get("section", "").lower(), more.get("premiere", ""))
            told.add(("festival", film, *shown, more.get("note", "")))
        elif one.property == "release":
            told.add(("screening", film, one.value, more.get("time"), more.get("venue", "")))
        elif one.property == "award":
            told.add(
                (
                    "award",
                    film,
                    one.value.lower(),
                    more.get("recipient", ""),
                    more.get("jury", ""),
                    more.get("festival"),
                    more.get("year"),
                )
            )
        elif one.property != "title" or one.value.lower() != film:
            told.add((one.property, film, one.value))
    return told
