"""Files to be taken in, and films that they name."""

from __future__ import annotations

import csv
import uuid
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from factories.films import FilmFactory
from onesheet.accounts.models import Member
from onesheet.exchange import services
from onesheet.exchange.models import Import, ImportBatch
from onesheet.exchange.pure.packed import unpack_outcomes
from onesheet.exchange.services import FATES
from onesheet.films.models import Film

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
RATINGS = ("Date", "Name", "Year", "Letterboxd URI", "Rating")


def noon() -> datetime:
    """Tell the time: always the same."""
    return NOON


def lantern(number: int) -> str:
    """Return the title of the film of this number; no title looks like another."""
    letters = ""
    left = number + 1
    while left:
        left, letter = divmod(left, 20)
        letters = "bcdfghjklmnpqrstvwxz"[letter] + letters
    return f"Lantern {letters.capitalize()}a"


def films(number: int, *, first: int = 0) -> list[Film]:
    """Make films of the year 1999, shown and found by their titles."""
    return [FilmFactory(title=lantern(one), year=1999, shown=True) for one in range(first, first + number)]


def table(path: Path, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> Path:
    """Write a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def ratings(folder: Path, number: int, *, first: int = 0, rating: str = "4") -> Path:
    """Write a Letterboxd export that rates so many films; return its folder."""
    some = range(first, first + number)
    rows = [("2020-01-02", lantern(one), "1999", f"https://boxd.it/{one:04}", rating) for one in some]
    table(folder / "ratings.csv", RATINGS, list(rows))
    table(folder / "watched.csv", RATINGS[:4], [row[:4] for row in rows])
    return folder


def given(path: Path, member: Member | None, **more: object) -> Import:
    """Return the import of a file, as the command line begins it."""
    return services.receive_path(path=path, member=member, now=NOON, **more)


def taken_in(path: Path, member: Member | None, **more: object) -> Import:
    """Take a file in, and return its import as it stands then."""
    number = given(path, member, **more).pk
    services.apply(number=number, clock=noon)
    return adds_up(number)


def adds_up(number: int) -> Import:
    """Return an import; its counts must sum, and be those of what is kept of its rows."""
    found = Import.objects.get(pk=number)
    counts = {fate: getattr(found, fate) for fate in FATES}
    assert sum(counts.values()) == found.rows
    kept = dict.fromkeys(FATES, 0)
    numbers = []
    for batch in ImportBatch.objects.filter(of=number, stage=ImportBatch.Stage.APPLIED).order_by("number"):
        told = unpack_outcomes(bytes(batch.outcomes))
        assert (batch.first, batch.rows) == (told[0].number, len(told))
        for one in told:
            kept[one.fate.value] += 1
            numbers.append(one.number)
    assert numbers == list(range(1, found.rows + 1))
    assert kept == counts
    waiting = found.kept_rows.filter(state="waiting").count()
    assert found.state in ("undoing", "undone") or waiting == found.waiting
    return found


def fates(found: Import) -> dict[str, int]:
    """Return the counts that are not nothing."""
    return {fate: number for fate in FATES if (number := getattr(found, fate))}


_tokens = count()


def token() -> uuid.UUID:
    """Return a form's token, another each time."""
    return uuid.uuid5(uuid.NAMESPACE_OID, str(next(_tokens)))
