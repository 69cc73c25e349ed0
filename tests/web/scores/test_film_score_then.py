"""One score as it stood at the end of a day of the past."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories.critics import CriticReviewFactory, OutletFactory, gave
from factories.sources import NOON
from onesheet.critics.models import CriticTally, Outlet
from onesheet.critics.pure.judging import judged
from onesheet.critics.services.tallies import recount
from onesheet.scorebook import services
from onesheet.scorebook.models import Band, ScoreDay
from onesheet.scores.rules import RULES
from strategies.hostile import HOSTILE
from web.scores.conftest import rated

DAY = timedelta(days=1)
FIRST = NOON.date()
PATH = "/films/the-tide/scores"
CRITICS, MEMBERS = 6, 4


def on(rule: str, day: date) -> str:
    return f"{PATH}/{rule}?on={day:%Y-%m-%d}"


@pytest.fixture
def judged_tide(tide):
    """The Tide with five reviews on the first day and a sixth three days later."""
    half = OutletFactory(name="Half")
    Outlet.objects.filter(pk=half.pk).update(weight=50)
    for printed in ("4/5", "5/5", "4/5", "2/5"):
        gave(printed, film=tide)
    gave("1/5", film=tide, outlet=half)
    CriticReviewFactory(**judged("5/5", "").columns(), film=tide)
    recount([tide.pk], now=NOON + 3 * DAY)
    return tide


def test_score_by_critics_is_that_of_the_day(visit, judged_tide):
    Band.objects.create(rule="percent-positive", low=60, high=60, label="old word", since=FIRST, until=FIRST + 2 * DAY)

    then = visit(on("percent-positive", FIRST + DAY), queries=CRITICS).words

    assert "as it stood at the end of 5 May 2024, by the rule of that day. It had been so since 4 May 2024." in then
    assert "60% old word" in then
    assert "5 reviews with a verdict" in then
    assert "23% to 88%" in then
    assert "Reviews needed for a score 5" in then
    assert "100 × 3 / (3 + 1 + 1) = 300 / 5 = 60" in then
    assert "3 positive, 1 mixed, 1 negative, 0 without a verdict." in then
    assert "The list of the reviews themselves is kept for today alone" in then
    assert "67%" in visit(f"{PATH}/percent-positive").words
    assert "67%" in visit(on("percent-positive", FIRST + 3 * DAY)).words


def test_means_show_the_sums_that_were_kept(visit, judged_tide):
    mean, weighted = (visit(on(rule, FIRST)).words for rule in ("critics-mean", "critics-weighted"))

    assert "their values sum to 320" in mean
    assert "320 / 5 = 64" in mean
    assert "It had been so since" not in mean
    assert "their weights sum to 4.5, weight × value to 310" in weighted
    assert "310 / 4.5 ≈ 68.8889" in weighted


def test_score_by_members_shows_the_histogram_of_the_day(visit, tide):
    rated(tide, *[7] * 18, unproven=(10, 10, 10, 10), now=NOON)
    rated(tide, 1, 1, 1, now=NOON + 2 * DAY)

    page = visit(on("members-score", FIRST + DAY), queries=MEMBERS)

    assert "22 ratings" in page.words
    assert "min(4, max(1, 18 × 10 / 90)) = 2" in page.words
    assert "Ratings by unproven accounts weighed 0.5 each, the others 1." in page.words
    assert '<th scope="row">3½ out of 5</th><td>18</td><td>82%</td>' in page.html
    assert "Whose ratings they were is told for today alone." in page.words
    assert not any(link.startswith("/members/m") for link in page.links)
    assert "weighed" not in visit(on("members-mean", FIRST)).words


def test_rule_and_parameters_are_those_of_the_day(visit, tide):
    services.set_rule(rule="members-mean", parameters={"fewest": 7}, reason="So.", by=None, now=NOON)
    rated(tide, 7, 7, 7, 7, 8, now=NOON)
    services.set_rule(rule="members-mean", parameters={"fewest": 5}, reason="No.", by=None, now=NOON + 9 * DAY)

    then = visit(on("members-mean", FIRST + DAY)).words

    assert "2 more ratings are needed" in then
    assert "Ratings needed for a score 7" in then
    assert "5 of the 7 that the rule takes: no value" in then


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_page_of_a_day(visit, judged_tide, rule):
    rated(judged_tide, 7, 7, 8, 9, 10, now=NOON)

    page = visit(on(rule, FIRST + DAY))

    assert "rounded half up:" in page.words
    assert on(rule, FIRST + DAY) in visit(f"{PATH}?on={FIRST + DAY}").links
    assert f"{PATH}?on={FIRST + DAY}" in page.links
    assert f"{PATH}/{rule}" in page.links


def test_day_before_the_first_says_so(visit, judged_tide):
    critics, members = (visit(on(rule, FIRST - DAY)) for rule in ("critics-mean", "members-mean"))

    assert (
        "On that day no critic’s review counted yet. The first scores by critics are those of 4 May 2024."
        in critics.words
    )
    assert on("critics-mean", FIRST) in critics.links
    assert "On that day no member had rated it yet." in members.words
    ScoreDay.objects.update(results=[])
    assert "was not computed here yet" in visit(on("critics-mean", FIRST)).words


def test_day_without_any_input_left_has_a_page(visit, tide):
    rated(tide, 7, now=NOON)
    ScoreDay.objects.update(counts={"halves": [0] * 10, "unproven": [0] * 10})

    assert "the end of 4 May 2024" in visit(on("members-mean", FIRST)).words


@pytest.mark.parametrize("asked", ["2999-01-01", "yesterday", "2024-02-30", HOSTILE[0]])
def test_day_that_is_none_is_said_beside_the_field(client, judged_tide, asked):
    html = client.get(f"{PATH}/percent-positive", {"on": asked}).content.decode()

    said = "This day is still to come." if asked.startswith("2999") else "Give a day as year-month-day"
    assert f'<ul class="errorlist" id="id_on_error">\n<li>{said}' in html
    assert "67%" in html
    assert "<script>alert" not in html


def test_today_is_shown_as_it_is_now(visit, judged_tide):
    assert "as it stood" not in visit(on("percent-positive", timezone.localdate())).words


def test_held_score_is_held_for_the_past_too(visit, judged_tide, ada):
    CriticTally.objects.update(held=True)

    for by in (None, ada):
        page = visit(on("percent-positive", FIRST), by=by)
        assert "This score is held back for now." in page.words
        assert not any(told in page.words for told in ("60%", "3 positive", "kept for today"))
