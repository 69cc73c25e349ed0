"""The invented festival comes in whole, once."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from factories.accounts import MemberFactory
from factories.sources import NOON
from onesheet.accounts.models import Member, Role
from onesheet.accounts.services import give_role
from onesheet.critics.models import CriticReview
from onesheet.festivals.models import Ballot, Change, Edition, Panel, PanelMark, Poll, PollResult
from onesheet.festivals.pure.minisign import check
from onesheet.festivals.queries.index import sections_of_festival
from onesheet.festivals.queries.league import league
from onesheet.films.models import Fact, Statement
from onesheet.ops.sample_festival.inventing import Size, invent, invent_before
from onesheet.ops.sample_festival.making import NAME, Made, fill_festival
from onesheet.reviews.models import FilmTally, MemberFilm
from onesheet.reviews.queries.tallies import GIVEN

SMALL = Size(films=40, screenings=70, press=2, venues=5, days=4, ratings=400, members=60)
LAST = Size(films=20, screenings=24, press=0, venues=4, days=3, ratings=0)
FIRST = date(2024, 5, 2)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Member:
    member = MemberFactory()
    give_role(to=member, role=Role.PROGRAMMER)
    return member


def fill(by: Member, now: datetime, first: date = FIRST) -> Made | None:
    """Make the festival, with three others on the club's panel."""
    made = invent(SMALL, year=first.year)
    panel = (
        [MemberFactory(username=name).username for name in ("ada", "bo", "cy")] if not Panel.objects.exists() else []
    )
    return fill_festival(invented=made, before=invent_before(LAST, made), first_day=first, panel=panel, by=by, now=now)


def test_it_comes_in_once_with_its_films_programme_and_ratings(by):
    after = NOON.replace(year=2024, month=5, day=7)

    made = fill(by, after)

    assert made is not None
    edition = Edition.objects.get(festival__name=NAME, year=2024)
    assert made.ratings == MemberFilm.objects.count() == 400
    assert (edition.selections.count(), edition.screenings.count()) == (40, 72)
    assert (edition.state, edition.starts, edition.ends) == ("announced", FIRST, FIRST + timedelta(days=3))
    assert sum(getattr(tally, name) for tally in FilmTally.objects.all() for name in GIVEN) == 400
    assert edition.selections.filter(statement__isnull=True).count() == 0, "every selection shows its sentence"
    assert Fact.objects.filter(property="festival", film__selections__edition=edition).distinct().count() >= 40
    assert not Statement.objects.filter(quote="").exists()
    assert Change.objects.filter(kind="moved").count() == 6
    assert made.reviews == CriticReview.objects.count() > 10

    assert fill(by, after) is None


def test_last_years_vote_is_counted_signed_and_awarded(by):
    made = fill(by, NOON.replace(year=2024, month=5, day=4))

    assert made is not None
    result = PollResult.objects.get()
    last = result.poll.edition
    assert (last.festival.name, last.year) == (NAME, 2023)
    told = json.loads(result.file)
    assert len(told["ballots"]) == result.poll.ballots.count() > 300
    assert check(result.file.encode(), result.signature, result.key) is not None
    audience = last.awards.get(kind="audience")
    assert audience.film is not None
    assert {award.kind for award in last.awards.all()} == {"prize", "mention", "audience"}
    # This year's is still open: it has ballots and no result.
    running = Poll.objects.get(edition__festival__name=NAME, edition__year=2024)
    assert running.ballots.count() > 100
    assert not running.results.exists()
    assert sections_of_festival(last.festival_id)[0].was is not None


def test_the_club_has_a_league_table_takings_and_a_panel_at_work(by):
    fill(by, NOON.replace(year=2024, month=5, day=4))

    season = Edition.objects.get(festival__kind="club", state="announced")
    lines = league(season.pk, NOON.replace(year=2024, month=5, day=4))
    assert lines
    assert [one.rank for one in lines] == sorted(one.rank for one in lines if one.rank is not None)
    assert all(one.slips and one.admissions for one in lines)
    panel = Panel.objects.get()
    assert panel.edition.state == "draft"
    assert panel.members.count() == 3
    assert PanelMark.objects.filter(film__panel=panel).exists()


def test_of_a_running_festival_nobody_has_rated_what_is_still_to_come(by):
    now = NOON.replace(year=2024, month=5, day=3)

    made = fill(by, now)

    assert made is not None
    assert 0 < made.ratings < 400
    assert not MemberFilm.objects.filter(rated_at__gt=now).exists()
    assert not Ballot.objects.filter(at__gt=now).exists()


@pytest.mark.parametrize(
    ("first", "before"),
    [
        (date(2026, 12, 29), date(2025, 12, 30)), (date(2026, 12, 30), date(2025, 12, 31)), (date(2026, 12, 31), date(2025, 12, 25)),
        (date(2027, 1, 1), date(2026, 1, 2)), (date(2028, 2, 29), date(2027, 3, 2)), (date(2028, 12, 30), date(2027, 12, 25)),
        (date(2028, 12, 31), date(2027, 12, 26)),
    ],
)  # fmt: skip
def test_last_years_festival_is_in_the_year_before_from_whatever_day_on(by, first, before):
    now = datetime.combine(first + timedelta(days=4), datetime.min.time(), UTC)

    made = fill(by, now, first)

    assert made is not None
    editions = Edition.objects.filter(festival__name=NAME).order_by("year")
    assert list(editions.values_list("year", "starts")) == [(first.year - 1, before), (first.year, first)]
    assert before.weekday() == first.weekday()
