"""What the rows of buzz and of selection panels speak of: an edition with buzz, one in preparation, and a panel that Olga sits on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories.festivals import EditionFactory, FestivalFactory, SelectionFactory, shown
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.festivals.models import Edition, Festival
from onesheet.festivals.services.panels import make_panel, propose, seat
from onesheet.festivals.services.votes import PollTold, make_poll

if TYPE_CHECKING:
    from onesheet.films.models import Film
    from permissions.world import World


def add_clubs(world: World, film: Film) -> None:
    """Make the club."""
    by = world.people["programmer"]
    club = FestivalFactory(name="Kino Club", slug="kino-club", kind=Festival.Kind.CLUB)
    season = EditionFactory(festival=club, slug="one", buzz=True)
    draft = EditionFactory(festival=club, slug="two", year=2016, buzz=True, state=Edition.State.DRAFT)
    SelectionFactory(edition=draft, film=film)
    screening = shown(SelectionFactory(edition=season, film=film))
    for edition in (season, draft):
        make_poll(edition=edition.pk, told=PollTold(name="Slips", scale="letters"), by=by, now=NOON)
    panel = make_panel(by=by, edition=season.pk, name="Choosers", now=NOON)
    seat(by=by, panel=panel.pk, username=world.people["owner"].username, now=NOON)
    propose(by=by, panel=panel.pk, films=[film.pk, FilmFactory(title="On the long list").pk], now=NOON)
    world.things |= {
        "panel": panel.pk, "film of the panel": panel.films.get(film=film).pk, "season": season.pk,
        "screening of the season": screening.pk, "film with buzz": film.slug,
    }  # fmt: skip
