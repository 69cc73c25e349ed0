"""One programme that comes in: each part taken in, and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from onesheet.accounts.permissions import may_programme
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition
from onesheet.festivals.pure.stated import festival_name
from onesheet.festivals.services.brought.films import put_selection
from onesheet.festivals.services.brought.places import put_edition, put_festival, put_section, put_venue
from onesheet.festivals.services.brought.putting import REFUSED, Became
from onesheet.festivals.services.brought.screenings import put_screening
from onesheet.festivals.services.brought.undoing import take_back
from onesheet.festivals.services.brought.whose import World
from onesheet.festivals.services.documents import programme_changed
from onesheet.values.names import festival_key

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

_PUTS: dict[str, Callable[..., Became]] = {
    "festival": put_festival, "edition": put_edition, "venue": put_venue, "section": put_section, "screening": put_screening,
}  # fmt: skip
_NOT_HERS = "Only those who make the programme of festivals bring in editions, venues, sections and screenings; this was left out."


class Bringing:
    """What comes in of one file. None as `by` is the command line, which may all."""

    def __init__(self, *, by: Member | None, now: datetime, keep: bool) -> None:
        self._world = World(by, now, keep)
        self._may = by is None or may_programme(by)
        self._named: dict[tuple[str, int], None] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._differ = 0
        """Parts of which this site keeps what it says, though the file says otherwise."""

    @property
    def may_programme(self) -> bool:
        """Whether what only a programmer may set is taken in."""
        return self._may

    @property
    def named(self) -> list[tuple[str, int]]:
        """The editions of which parts told, by their festivals' keys and their years."""
        return [(festival_key(festival_name(festival)), year) for festival, year in self._named]

    def put(self, kind: str, given: Mapping[str, Any], *, write: bool) -> Became:
        """Say what becomes of a part that is no film, and with `write` do it."""
        return self._done(kind, given, lambda: _PUTS[kind](given, self._world, write=write), write=write)

    def put_film(self, given: Mapping[str, Any], film: int | None, *, write: bool) -> Became:
        """Do so for a film, which is this one; None for one that would be made."""
        if not self._may:
            return Became("same")
        return self._done("film", given, lambda: put_selection(given, film, self._world, write=write), write=write)

    def _done(self, kind: str, given: Mapping[str, Any], act: Callable[[], Became], *, write: bool) -> Became:
        if not self._may:
            return Became(REFUSED, _NOT_HERS)
        of = given["of"]
        self._named[of["festival"], of["year"]] = None
        try:
            if write:
                with transaction.atomic():
                    found = act()
            else:
                found = act()
        except Refusal as refusal:
            found = Became(REFUSED, str(refusal))
        self._counts[kind, found.fate] += 1
        self._differ += found.stays
        return found

    def recall(self, given: Mapping[str, Any]) -> None:
        """Remember a part that an earlier run took in."""
        edition = self._world.edition(given["of"])
        if edition is not None:
            self._world.touch(edition)

    def finish(self) -> None:
        """Publish what announced editions say of their films by now. To be called in a transaction."""
        self._tell(self._world.touched)
        self._world.touched.clear()

    def _tell(self, numbers: set[int]) -> None:
        for edition in Edition.objects.filter(pk__in=numbers).select_related("festival").order_by("pk"):
            programme_changed(edition=edition, by=self._world.by, now=self._world.now)

    def undo(self, steps: Sequence[Mapping[str, Any]]) -> list[str]:
        """Take steps back, the last first; return a sentence for each thing that stays. To be called in a transaction."""
        kept, touched = [], set()
        for step in reversed(steps):
            sentence, edition = take_back(dict(step), now=self._world.now)
            if sentence:
                kept.append(sentence)
            if edition is not None:
                touched.add(edition)
        self._tell(touched)
        return kept

    def sentences(self) -> list[str]:
        """Return in one sentence what becomes of the programme, or became of it; nothing where no part of one came."""
        if not self._named:
            return []
        name = ", ".join(f"{festival} {year}" for festival, year in self._named)
        parts = []
        for kind in ("film", "screening", "section", "venue"):
            counts = {fate: self._counts[kind, fate] for fate in ("made", "changed", "same")}
            if any(counts.values()):
                told = [f"{count:,} {words}" for fate, words in _FATES.items() if (count := counts[fate])]
                parts.append(f"{kind}s: {', '.join(told)}")
        told = [f"The programme of {name}: {'; '.join(parts) or 'nothing in it'}."]
        if self._differ:
            rows = "1 row says" if self._differ == 1 else f"{self._differ:,} rows say"
            told.append(f"{rows} otherwise than this site, which keeps what it says; let the file win to change that.")
        return told


_FATES = {"made": "made", "changed": "changed", "same": "as they are"}
