"""What editors state of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onesheet.database.prepared import Prepared, named
from onesheet.people.models import PersonStatement


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that an editor states, with its words."""

    about: str
    """The property: `gender`."""
    value: str
    quote: str
    source: str
    by: str
    made_at: datetime

    @property
    def address(self) -> str:
        """The source where it is the address of a page; else empty."""
        return self.source if self.source.startswith(("https://", "http://")) and " " not in self.source else ""


_STATED = Prepared(
    Stated,
    PersonStatement.objects.filter(person_id=named("person"), until__isnull=True).order_by("property"),
    about="property",
    by="stated_by__username",
)


def stated_of(person: int) -> dict[str, Stated]:
    """Return what stands of a person, by property. Costs one query."""
    return {row.about: row for row in _STATED.rows(person=person)}
