"""Programmes of festivals as tables, taken in."""

from __future__ import annotations

from pathlib import Path

from factories.imports import given, noon
from onesheet.exchange import services
from onesheet.exchange.pure.columns import guess_mapping

HEAD = "Title,Year,Section,Date,Time,Venue"
TIDE = "The Tide,2014,Galas,2015-09-11,18:00,Rialto"
SALT = "Salt,2015,Docks,2015-09-12,20:00,Lux"


def programme_brought(
    folder: Path, *lines: str, festival: str = "Harbour Film Festival 2015", name: str = "programme"
) -> int:
    """Take a programme in; return the number of the import."""
    path = folder / f"{name}.csv"
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    options = {"columns": guess_mapping(HEAD.split(",")), "source": festival, "festival": festival}
    found = given(path, None, options=options)
    services.preview(number=found.pk, clock=noon)
    services.apply(number=found.pk, clock=noon)
    return found.pk
