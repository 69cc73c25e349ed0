"""An invented film club: a season with slips, takings and a league table, and the panel that chooses for the next one."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from onesheet.accounts.models import Member
from onesheet.festivals.models import Ballot, Edition, Festival, PanelFilm, PanelMark, Poll, Screening
from onesheet.festivals.services.box_office import Taken, count_screenings
from onesheet.festivals.services.editions import announce_edition, make_edition
from onesheet.festivals.services.entry import EditionEntry, FestivalEntry, ScreeningEntry, SelectionEntry
from onesheet.festivals.services.festivals import make_festival
from onesheet.festivals.services.panels import make_panel, propose, seat
from onesheet.festivals.services.screenings import make_screening
from onesheet.festivals.services.selections import add_film
from onesheet.festivals.services.votes import PollTold, make_poll
from onesheet.ops.sample_festival.voting import five

NAME = "Lantern Film Club"
_EVENING = timedelta(hours=19, minutes=30)
_SEATS, _TICKET = 120, Decimal(6)
_SAID = (
    "Slow, but I would not have cut a minute.", "Could not hear the first reel.", "Please show more like this one.",
    "Not for me. The talk afterwards was.", "The last shot!", "Who chose this? Thank you.", "Too long by a tram ride.",
    "My neighbour laughed in all the right places.",
)  # fmt: skip


def fill_club(
    *, films: Sequence[int], liked: Sequence[float], screen: int, members: Sequence[str], by: Member, now: datetime
) -> None:
    """Make the club: a season of these films, one a week until last week, and a panel of members for the next."""
    chance = random.Random(13)  # noqa: S311 - invents, hides nothing
    club = make_festival(
        by=by, now=now,
        entry=FestivalEntry(
            name=NAME, kind=Festival.Kind.CLUB, place="Lisbon", country="PT", text="A film each Thursday, and a word about it."
        ),
    )  # fmt: skip
    shown, listed = films[: len(films) // 2], films[len(films) // 2 :]
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    first = midnight + _EVENING - timedelta(weeks=len(shown))
    season = _season(club, first, len(shown), by, now)
    poll = make_poll(
        edition=season.pk, by=by, now=first,
        told=PollTold(name="Reaction slips", scale=Poll.Scale.LETTERS, by_code=False, hours=72),
    )  # fmt: skip
    taken = []
    for week, film in enumerate(shown):
        selected = add_film(by=by, edition=season.pk, film=film, entry=SelectionEntry(), now=now)
        entry = ScreeningEntry(
            starts=first + timedelta(weeks=week), minutes=120, films=(selected.pk,), screen=screen, talk_minutes=15, seats=_SEATS,
            audience=Screening.Audience.MEMBERS, price="6 €",
        )  # fmt: skip
        screening = make_screening(by=by, edition=season.pk, entry=entry, now=now)
        people = chance.randrange(35, _SEATS)
        taken.append(Taken(screening.pk, (people, people * _TICKET), (None, None)))
        slips = _slips(poll, screening, selected.pk, liked[week], int(people * 0.6), by, chance)
        Ballot.objects.bulk_create(slips, batch_size=500)
    announce_edition(by=by, edition=season.pk, now=now)
    count_screenings(by=by, edition=season.pk, taken=taken, now=now)
    _panel(club, listed, members, by, now, chance)


def _season(club: Festival, first: datetime, weeks: int, by: Member, now: datetime) -> Edition:
    ends = first + timedelta(weeks=weeks - 1)
    entry = EditionEntry(
        year=first.year, name=f"{NAME}, season {first.year}", number=41, starts=first.date(), ends=ends.date(), place="Lisbon",
        zone="Europe/Lisbon", currency="EUR", buzz=True,
    )  # fmt: skip
    return make_edition(by=by, festival=club.pk, entry=entry, now=now)


def _slips(
    poll: Poll, screening: Screening, selection: int, liked: float, number: int, by: Member, chance: random.Random
) -> Iterator[Ballot]:
    """Yield the slips of an evening, some with a remark."""
    at = screening.starts + timedelta(minutes=screening.minutes)
    for _ in range(number):
        yield Ballot(
            poll=poll, selection_id=selection, screening=screening, kind=Ballot.Kind.SLIP, verified=True, entered_by=by, at=at,
            mark=five(liked, chance), comment=chance.choice(_SAID) if chance.random() < 0.12 else "",
            token=uuid.UUID(int=chance.getrandbits(128), version=4),
        )  # fmt: skip


def _panel(
    club: Festival, films: Sequence[int], members: Sequence[str], by: Member, now: datetime, chance: random.Random
) -> None:
    """Let a panel be at work: the next season is in preparation, and its long list is half marked."""
    year = now.year + 1
    coming = make_edition(
        by=by, festival=club.pk, entry=EditionEntry(year=year, number=42, zone="Europe/Lisbon"), now=now
    )
    panel = make_panel(by=by, edition=coming.pk, name=f"Season {year}", threshold=6.5, least_marks=2, now=now)
    seated = [seat(by=by, panel=panel.pk, username=name, now=now) for name in members]
    propose(by=by, panel=panel.pk, films=films, now=now)
    PanelMark.objects.bulk_create(
        PanelMark(film=film, member=member, mark=min(10, max(1, round(chance.gauss(6.2, 2)))), at=now)
        for film in PanelFilm.objects.filter(panel=panel).order_by("pk")
        for member in seated
        if chance.random() < 0.6
    )
