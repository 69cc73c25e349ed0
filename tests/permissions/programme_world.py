"""What the rows of the programmers' desk speak of: an announced edition with one of everything, and a draft with nothing in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factories.festivals import (
    EditionFactory,
    FestivalFactory,
    ScreenFactory,
    ScreeningFactory,
    SectionFactory,
    SelectionFactory,
    shown,
)
from factories.sources import NOON
from onesheet.festivals.models import Award, Edition

if TYPE_CHECKING:
    from onesheet.films.models import Film
    from permissions.world import World

DAY = datetime(2015, 9, 10, 17, tzinfo=UTC)


def add_programme(world: World, film: Film) -> None:
    """Put a festival on the desk."""
    festival = FestivalFactory(name="Pier Days", slug="pier-days")
    edition = EditionFactory(festival=festival)
    draft = EditionFactory(festival=festival, year=2016, slug="2016", state=Edition.State.DRAFT)
    selection = SelectionFactory(edition=edition, film=film, section=SectionFactory(edition=edition, name="Gala"))
    screening = shown(selection, screen=ScreenFactory(venue__name="Odeon", venue__slug="odeon"), starts=DAY)
    award = Award.objects.create(edition=draft, name="Golden Anchor", changed_at=NOON)
    world.things |= {
        "festival on the desk": festival.pk, "announced edition": edition.pk, "edition in preparation": draft.pk,
        "section with films": selection.section.pk, "section without films": SectionFactory(edition=draft).pk,
        "film of the edition": selection.pk, "film of the draft": SelectionFactory(edition=draft, film=film).pk,
        "screening of the edition": screening.pk, "venue on the desk": screening.screen.venue_id,
        "screening of the draft": ScreeningFactory(edition=draft, title="Talk").pk, "award of the draft": award.pk,
    }  # fmt: skip
