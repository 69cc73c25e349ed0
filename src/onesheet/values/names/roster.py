"""Who was introduced in full in a text, so that a surname alone later means them."""

from __future__ import annotations

from onesheet.values.names.persons import SUFFIXES, comes_family_first
from onesheet.values.names.restoring import PARTICLES


class Roster:
    """The people introduced in a text so far, by surname; a bare surname means the one person who bears it."""

    __slots__ = ("_by_last", "_ends", "_known")

    def __init__(self) -> None:
        self._by_last: dict[str, list[str]] = {}
        self._known: dict[str, str] = {}
        self._ends: set[str] = set()

    def add(self, name: str) -> None:
        """Introduce a full name; a single word introduces nobody."""
        key = name.lower()
        if " " not in name or key in self._known:
            return
        self._known[key] = name
        self._ends.add(key.rsplit(" ", 1)[1].replace(".", ""))
        words = [word for word in key.replace(".", "").split() if word not in SUFFIXES]
        self._ends.update(words[-1:])
        for count in (1, 2, 3):
            if count < len(words) and (count == 1 or words[-count] in PARTICLES):
                self._by_last.setdefault(" ".join(words[-count:]), []).append(name)
        if comes_family_first(name):
            self._by_last.setdefault(words[0], []).append(name)
            self._ends.add(words[0])

    def resolve(self, name: str) -> str | None:
        """The full name that a name means: itself where introduced, or the only person of that surname; else None."""
        key = name.lower()
        if key in self._known:
            return self._known[key]
        borne = self._by_last.get(key.replace(".", ""), [])
        return borne[0] if len(borne) == 1 else None

    def may_end(self, word: str) -> bool:
        """Whether a name that ends with this word, in small letters without full stops, can be resolved: asked before the name is read."""
        return word in self._ends

    def knows(self, name: str) -> bool:
        """Whether the full name was introduced."""
        return name.lower() in self._known

    def names(self) -> list[str]:
        """All the full names, in order of introduction."""
        return list(self._known.values())
