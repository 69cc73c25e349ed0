"""Bands and badges: what their services refuse, and that nothing is done then."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from factories.accounts import editor
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.scorebook import services
from onesheet.scorebook.models import Badge, BadgeAward, Band
from onesheet.scorebook.queries.marks import band_of, bands_on
from onesheet.scores.result import Result

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TODAY = NOON.date()
BAND = {
    "rule": "percent-positive", "low": Decimal(60), "high": Decimal(100), "label": "liked", "since": TODAY,
    "reason": "Plain.", "now": NOON,
}  # fmt: skip
BADGE = {
    "name": "Seal", "conditions": "Seen together.", "rule": "members-mean", "least": Decimal("3.5"), "fewest": 5,
    "since": TODAY, "now": NOON,
}  # fmt: skip


@pytest.fixture
def ada():
    return editor("ada")


@pytest.mark.parametrize(
    "told",
    [
        {"rule": "no-such-rule"}, {"rule": "members-mean"}, {"low": Decimal(-1)}, {"high": Decimal(59)},
        {"label": "  "}, {"reason": ""}, {"since": TODAY - DAY},
    ],
)  # fmt: skip
def test_band_that_cannot_be_is_refused(ada, told):
    with pytest.raises(Refusal, match=r"^Nothing was added: .*\.$"):
        services.add_band(**{**BAND, **told}, by=ada)

    assert not Band.objects.exists()


def test_bands_of_a_rule_never_overlap_on_any_day(ada):
    first = services.add_band(**BAND, by=ada)
    for low, high in ((0, 60), (100, 100), (70, 80), (0, 100)):
        with pytest.raises(Refusal, match="End it first"):
            services.add_band(**{**BAND, "low": Decimal(low), "high": Decimal(high)}, by=ada)
    services.add_band(**{**BAND, "rule": "critics-mean"}, by=ada)
    services.end_band(band=first.pk, until=TODAY + DAY, by=ada, now=NOON)

    with pytest.raises(Refusal, match="End it first"):
        services.add_band(**{**BAND, "since": TODAY + DAY}, by=ada)
    services.add_band(**{**BAND, "since": TODAY + 2 * DAY, "label": "new"}, by=ada)

    value = Decimal(100)
    assert band_of(bands_on(TODAY - DAY), "percent-positive", value) == ""
    assert band_of(bands_on(TODAY + DAY), "percent-positive", value) == "liked"
    assert band_of(bands_on(TODAY + 2 * DAY), "percent-positive", value) == "new"
    assert band_of(bands_on(TODAY + DAY), "percent-positive", Decimal(59)) == ""
    assert band_of(bands_on(TODAY + DAY), "percent-positive", None) == ""


def test_what_is_not_there_cannot_be_ended_awarded_or_taken_back(ada):
    film = FilmFactory()
    for act in (
        lambda: services.end_band(band=1, until=TODAY, by=ada, now=NOON),
        lambda: services.end_badge(badge=1, until=TODAY, by=ada, now=NOON),
        lambda: services.award_badge(badge=1, film=film.pk, result=None, reason="", by=ada, now=NOON),
        lambda: services.revoke_badge(award=1, reason="Why.", by=ada, now=NOON),
    ):
        with pytest.raises(Refusal, match=r"^Nothing was .*\.$"), transaction.atomic():
            act()


@pytest.mark.parametrize(
    "told",
    [
        {"name": " "}, {"conditions": ""}, {"rule": "no-such-rule"}, {"least": None}, {"least": Decimal(6)},
        {"since": TODAY - DAY},
    ],
)  # fmt: skip
def test_badge_that_cannot_be_is_refused(ada, told):
    with pytest.raises(Refusal, match=r"^Nothing was made: .*\.$"):
        services.make_badge(**{**BADGE, **told}, by=ada)

    assert not Badge.objects.exists()


def test_badge_is_awarded_while_it_may_be_and_once(ada):
    film = FilmFactory()
    badge = services.make_badge(**{**BADGE, "since": TODAY + DAY}, by=ada)
    result = Result("members-mean", 1, Decimal("3.5"), 5)

    def award(day: int, given: Result | None = result) -> BadgeAward:
        return services.award_badge(
            badge=badge.pk, film=film.pk, result=given, reason=" Agreed. ", by=ada, now=NOON + day * DAY
        )

    for day, given in ((0, result), (1, None), (1, Result("members-mean", 1, Decimal("3.4"), 5))):
        with pytest.raises(Refusal, match="Nothing was awarded"):
            award(day, given)
    made = award(1)
    assert (made.reason, made.met["value"], made.met["count"]) == ("Agreed.", "3.5", 5)
    with pytest.raises(Refusal, match="the film has this badge"):
        award(2)
    services.revoke_badge(award=made.pk, reason="Cut since.", by=ada, now=NOON + 2 * DAY)
    services.end_badge(badge=badge.pk, until=TODAY + 3 * DAY, by=ada, now=NOON + 2 * DAY)
    award(3)
    assert BadgeAward.objects.filter(revoked_at__isnull=True).count() == 1
    with pytest.raises(Refusal, match="may not be awarded today"):
        award(4)
