"""Which of the names in a film's statements are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onesheet.films.pure.statements import exactness
from onesheet.values.names import fold, person_keys, same_person


class NameGroups:
    """Names put together by `values.names.same_person`, the fullest name first; takes time linear in the names.

    `J. Smith` joins `John Smith` where both occur; a name that fits several joins the first in order of letters.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._first: dict[str, str] = {}
        near: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names), key=lambda one: (_descending(one), fold(one), one)):
            keys = sorted(person_keys(name))
            found = next((one for key in keys for one in near[key] if same_person(one, name)), None)
            self._first[name] = name if found is None else found
            if found is None:
                for key in keys:
                    near[key].append(name)

    def first(self, name: str) -> str:
        """The fullest of the names that are the same person's."""
        return self._first.get(name, name)


def _descending(name: str) -> tuple[int, ...]:
    return tuple(-part for part in exactness("director", name))
