"""Festivals, editions and sections by what documents call them."""

from __future__ import annotations

from datetime import datetime

from onesheet.festivals.models import Edition, Festival, Section
from onesheet.festivals.pure.stated import Shown
from onesheet.festivals.services.held import next_free
from onesheet.values.names import festival_number, slug

_LONGEST_SLUG = 70


class Places:
    """Festivals, editions and sections by what documents call them, made where they are missing."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._editions: dict[tuple[str, int], Edition] = {}
        self._sections: dict[tuple[int, str], Section] = {}

    def edition(self, shown: Shown, *, held: bool = False) -> Edition:
        """Return the edition, the first of that year; where it is new, in preparation if what is said of it is held back."""
        key = shown.key, shown.year
        if key not in self._editions:
            festival = self._festival(shown)
            found = Edition.objects.filter(festival=festival, year=shown.year).order_by("pk").first()
            if found is None:
                found = Edition.objects.create(
                    festival=festival, year=shown.year, slug=str(shown.year),
                    state=Edition.State.DRAFT if held else Edition.State.ANNOUNCED, number=festival_number(shown.festival, shown.year), made_at=self._now, changed_at=self._now, entered=False,
                )  # fmt: skip
            self._editions[key] = found
        return self._editions[key]

    def _festival(self, shown: Shown) -> Festival:
        found = Festival.objects.filter(key=shown.key).first()
        if found is None:
            found = Festival.objects.create(
                name=shown.festival, key=shown.key, slug=_free_slug(shown.festival), made_at=self._now,
                changed_at=self._now, entered=False,
            )  # fmt: skip
        return found

    def section(self, edition: Edition, shown: Shown) -> Section | None:
        """Return the section that is told, if one is."""
        if not shown.section_key:
            return None
        place = edition.pk, shown.section_key
        if place not in self._sections:
            found = Section.objects.filter(edition=edition, key=shown.section_key).first()
            if found is None:
                last = Section.objects.filter(edition=edition).count()
                found = Section.objects.create(
                    edition=edition, name=shown.section, key=shown.section_key, position=last + 1,
                    slug=_free_section_slug(edition, shown.section),
                )  # fmt: skip
            self._sections[place] = found
        return self._sections[place]


def _free_slug(name: str) -> str:
    wanted = slug(name)
    taken = set(Festival.objects.filter(slug__startswith=wanted[: _LONGEST_SLUG - 10]).values_list("slug", flat=True))
    return next_free(wanted, taken, _LONGEST_SLUG)


def _free_section_slug(edition: Edition, name: str) -> str:
    return next_free(slug(name), set(edition.sections.values_list("slug", flat=True)), _LONGEST_SLUG)
