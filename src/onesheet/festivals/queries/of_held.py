"""The editions for which a film is prepared that nobody else sees yet."""

from __future__ import annotations

from dataclasses import dataclass

from onesheet.database.prepared import Prepared, named
from onesheet.festivals.models import Selection


@dataclass(frozen=True, slots=True)
class Preparing:
    """An edition that has the film; `selection` leads to it at the desk."""

    selection: int
    festival: str
    year: int
    own_name: str
    section: str | None

    @property
    def edition(self) -> str:
        """What the edition is called."""
        return self.own_name or f"{self.festival} {self.year}"


_OF_FILM = Prepared(
    Preparing,
    Selection.objects.filter(film_id=named("film"), withdrawn_at__isnull=True).order_by("-edition__year", "pk"),
    selection="pk",
    festival="edition__festival__name",
    year="edition__year",
    own_name="edition__name",
    section="section__name",
)


def prepared_for(film: int) -> list[Preparing]:
    """Return the editions for which a film is prepared, newest first. Costs one query."""
    return _OF_FILM.rows(film=film)
