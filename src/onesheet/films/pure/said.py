"""A statement as the projection sees it, and how much its word counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onesheet.films.pure.statements import special
from onesheet.films.pure.weights import OTHER, weight_for
from onesheet.reading.vocabulary import BY_MODEL, DEPRECATED, NORMAL, PREFERRED, Json
from onesheet.values.names import fold


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that one source says of the film."""

    id: int
    name: str
    """The property, one of `PROPERTIES`."""
    value: Json
    qualifiers: Mapping[str, Json] = field(default_factory=dict)
    rank: str = NORMAL
    weight: int = 50
    """Of the source, 0 to 100."""
    source_kind: str = OTHER
    source: str = ""
    """The name of the source."""
    document: int | None = None
    member: int | None = None
    """The editor whose own statement it is, None where the document says it."""
    date: str = ""
    """EDTF: when it was published, or else taken in; empty where neither is known."""
    start: int = 0
    """Where in its document it stands."""

    @property
    def stands(self) -> bool:
        """Whether it takes part in the record."""
        return self.rank != DEPRECATED

    @property
    def known(self) -> bool:
        """Whether it gives a value: a figure lost from the text and `unknown` are none; `none` is one."""
        return special(self.value) not in ("hole", "unknown")

    @property
    def derived(self) -> bool:
        """Whether the value was computed from others."""
        return self.qualifiers.get("derived") is True

    @property
    def speaker(self) -> tuple[str, int]:
        """Who is counted: the document, or the editor who speaks without one."""
        return ("document", self.document) if self.document is not None else ("member", self.member or 0)

    @property
    def weight_here(self) -> int:
        """The weight of the source for this property, 0 to 100."""
        by = self.qualifiers.get("by")
        of_itself = isinstance(by, str) and bool(self.source) and fold(by) == fold(self.source)
        return weight_for(
            self.weight, self.source_kind, self.name, of_itself=of_itself, by_model=BY_MODEL in self.qualifiers
        )

    @property
    def credence(self) -> tuple[bool, bool, bool, bool, int]:
        """What is compared first among disagreeing statements, the greater the better."""
        return self.known, not self.derived, self.rank == PREFERRED, self.member is not None, self.weight_here
