"""All scores of a film side by side, as they are and as they were."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories.accounts import editor
from factories.critics import gave
from factories.films import FigureFactory, StatementFactory
from factories.sources import NOON
from onesheet.critics.models import CriticTally
from onesheet.critics.services.tallies import recount
from onesheet.scorebook import services
from onesheet.scorebook.models import Badge, BadgeAward, Band
from strategies.hostile import HOSTILE
from web.scores.conftest import rated

DAY = timedelta(days=1)
PATH = "/films/the-tide/scores"


def on(day: date) -> str:
    return f"{PATH}?on={day:%Y-%m-%d}"


def test_without_inputs_it_says_what_to_do(visit, tide):
    page = visit(PATH, queries=14)

    assert "No critic’s review counts yet." in page.words
    assert "No member has rated it yet." in page.words
    assert "Over time" not in page.words


@pytest.mark.parametrize("count", [1, 3])
def test_costs_the_same_for_one_input_and_for_three(visit, tide, count):
    for _ in range(count):
        gave("4/5", film=tide)
    rated(tide, *[7] * count)

    page = visit(PATH, queries=14)

    many = "s" if count > 1 else ""
    assert f"{count} review{many} with a verdict" in page.words
    assert f"{count} rating{many}" in page.words
    assert f"{5 - count} more reviews with a verdict are needed" in page.words
    assert f"{5 - count} more ratings are needed" in page.words
    assert f"{4 - count} more review{'' if count == 3 else 's'} with a mark" in page.words


def test_each_score_has_its_value_count_interval_and_rule(visit, tide):
    for printed in ("4/5", "5/5", "4/5", "2/5", "1/5"):
        gave(printed, film=tide)
    rated(tide, 7, 7, 8, 9, 10)
    Band.objects.create(rule="percent-positive", low=60, high=100, label="liked", since=NOON.date())

    page = visit(PATH, queries=14)

    assert (
        "Percent positive 60% liked 5 reviews with a verdict 95% interval: 23% to 88% percent-positive/1" in page.words
    )
    assert "Plain mean 64.0 of 100 5 reviews with a mark" in page.words
    assert "Weighted 64 of 100 5 marks that weigh" in page.words
    assert "Score 4.1 of 5 5 ratings" in page.words
    assert "Bayesian mean 3.18 of 5 5 ratings" in page.words
    assert "3 positive, 1 mixed, 1 negative, 0 without a verdict." in page.words
    for rule in ("percent-positive", "critics-mean", "critics-weighted", "members-score", "members-wilson"):
        assert f"{PATH}/{rule}" in page.links
        assert f"/scores/rules/{rule}" in page.links


def test_ratings_of_new_accounts_alone_are_provisional(visit, tide):
    rated(tide, unproven=(10, 10, 10, 10, 10))

    assert "The score is provisional." in visit(PATH).words


def test_held_scores_say_so_and_nothing_else(visit, tide, ada):
    for _ in range(6):
        gave("4/5", film=tide)
    Band.objects.create(rule="percent-positive", low=60, high=100, label="much liked", since=NOON.date())
    badge = Badge.objects.create(name="Seal", slug="seal", conditions="-", rule="percent-positive", since=NOON.date())
    BadgeAward.objects.create(badge=badge, film=tide, at=NOON)
    FigureFactory(film=tide, qualifiers={"method": "percent positive", "by": "The Tally"}, count=9)
    shown = visit(PATH)
    assert "much liked" in shown.words
    assert "Seal" in shown.words
    assert "Here 6 of 6 reviews" in shown.words
    CriticTally.objects.update(held=True)

    for path in (PATH, on(NOON.date())):
        for by in (None, ada):
            words = visit(path, by=by).words
            assert "The critics’ scores of this film are held back for now." in words
            assert not any(told in words for told in ("100%", "much liked", "Seal", "6 of 6", "6 reviews", "positive,"))
            assert "dates of the reviews" not in words


def test_reviews_that_are_held_back_are_in_no_number(visit, tide):
    for _ in range(5):
        gave("4/5", film=tide)
    before = visit(PATH).words
    for _ in range(3):
        gave("0/5", film=tide, held_until=NOON + 36_500 * DAY, date="2001-01-01")

    assert visit(PATH).words == before


def test_scores_as_of_a_day_are_those_of_that_day_and_its_rule(visit, tide):
    first, later = NOON + DAY, NOON + 10 * DAY
    rated(tide, 7, 7, 7, 7, 8, now=first)
    gave("4/5", film=tide)
    recount([tide.pk], now=first)
    services.set_rule(rule="members-mean", parameters={"fewest": 7}, reason="Few say little.", by=None, now=later)
    rated(tide, 10, now=later)

    then = visit(on(first.date() + 3 * DAY), queries=8)
    assert "as they stood at the end of" in then.words
    assert "Plain mean 3.6 of 5 5 ratings" in then.words
    assert "1 review with a verdict" in then.words
    after = visit(on(later.date()), queries=8).words
    assert "Plain mean 1 more rating is needed 6 ratings" in after
    assert "Ratings needed for a score 7" in after


def test_day_before_the_first_says_so(visit, tide):
    rated(tide, 7, now=NOON)

    page = visit(on(NOON.date() - DAY), queries=8)

    assert "On that day no member had rated it yet." in page.words
    assert "On that day no critic’s review counted yet." in page.words
    assert on(NOON.date()) in page.links


def test_word_and_badges_of_that_day_are_shown(visit, tide):
    ada, today = editor("ada"), timezone.now()
    rated(tide, 7, 7, 7, 7, 8, now=NOON)
    Band.objects.create(
        rule="members-mean", low=1, high=5, label="old word", since=NOON.date(), until=NOON.date() + DAY
    )
    Band.objects.create(rule="members-mean", low=1, high=5, label="new word", since=NOON.date() + 2 * DAY)
    badge = Badge.objects.create(name="Anchor", slug="anchor", conditions="-", since=NOON.date())
    award = BadgeAward.objects.create(badge=badge, film=tide, at=NOON + 3 * DAY, by=ada)
    services.revoke_badge(award=award.pk, reason="Sunk.", by=ada, now=today)

    first, second = visit(on(NOON.date())).words, visit(on(NOON.date() + 4 * DAY)).words
    assert "old word" in first
    assert "Anchor" not in first
    assert "new word" in second
    assert "Anchor" in second
    assert "Anchor" not in visit(PATH).words


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2999-01-01", "This day is still to come."),
        ("yesterday", "Give a day as year-month-day"),
        (HOSTILE[0], "Give a day as year-month-day"),
        ("2024-02-30", "Give a day as year-month-day"),
    ],
)
def test_day_that_is_none_is_said_beside_the_field(client, tide, asked, said):
    answer = client.get(PATH, {"on": asked})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<ul class="errorlist" id="id_on_error">\n<li>{said}' in html
    assert 'aria-describedby="id_on_error"' in html
    assert "<script>alert" not in html


def test_today_is_shown_as_it_is_now(visit, tide):
    rated(tide, 7, now=timezone.now())

    assert "as they stood" not in visit(on(timezone.localdate())).words


def test_course_is_drawn_with_its_words_and_its_table(visit, tide):
    for number, printed in enumerate(("4/5", "4/5", "4/5", "4/5", "4/5", "1/5")):
        made = gave(printed, film=tide, date=f"2014-0{number + 1}")
        recount([made.film_id], now=NOON + number * DAY)
    gave("4/5", film=tide, date="")

    page = visit(PATH)

    assert page.html.count('<svg role="img"') == 2
    assert "Critics, percent positive, as it was shown here, day by day" in page.words
    assert "It went from 100% (May 2014) to 83% (June 2014)." in page.words
    assert "1 review without a date is in none of these months." in page.words
    assert "<title id=" in page.html
    assert "<desc id=" in page.html


def test_course_that_stays_says_so_and_one_that_ended_says_when(visit, tide):
    def course() -> str:
        return visit("/films/the-tide/scores/members-mean").words

    rated(tide, *[8] * 5, now=NOON)
    assert "It is 4.0 of 5, since 4 May 2024." in course()
    rated(tide, 8, now=NOON + DAY)
    assert "It stayed at 4.0 of 5 (4 May 2024 to 5 May 2024)." in course()
    rated(tide, 1, now=NOON + 2 * DAY)
    assert "It went from 4.0 (4 May 2024) to 3.5 of 5 (6 May 2024)." in course()
    rated(tide, *[10] * 3, now=NOON + 3 * DAY)
    assert "It began (4 May 2024) and ended (7 May 2024) at 4.0 of 5; between, it was from 3.5 to 4.0." in course()
    services.set_rule(rule="members-mean", parameters={"fewest": 50}, reason="More.", by=None, now=NOON + 4 * DAY)
    rated(tide, 8, now=NOON + 5 * DAY)
    assert "It was 4.0 of 5 (7 May 2024). Since 8 May 2024 there are too few inputs for a value." in course()


def test_reported_figures_stand_beside_with_their_marks_and_never_inside(visit, tide):
    told = {"by": "The Tally", "method": "percent positive", "count": 117, "count_unit": "reviews"}
    FigureFactory(film=tide, by="The Tally", amount=71, count=117, qualifiers=told, key="a" * 16, position=0)

    page = visit(PATH)

    assert "The Tally 71% 117 reviews" in page.words
    assert "No critic’s review counts yet." in page.words
    assert f"/films/the-tide/record/score#v-{'a' * 16}" in page.links


@pytest.mark.parametrize(
    ("percent", "count", "said"),
    [
        (71, 6, "Here 4 of 6 reviews with a verdict are positive: 67%. No whole number of their 6 reviews comes to"),
        (83, 6, "Theirs takes 5 of 6. To be theirs, ours would take another verdict on 1 review (5/6), or "),
        (33, 6, "Theirs takes 2 of 6. To be theirs, ours would take another verdict on 2 reviews (2/6), or 3 positive"),
        (71, 7, "Theirs takes 5 of 7. They count 1 review more."),
        (71, 326, "Theirs takes from 230 to 233 of 326. They count 320 reviews more."),
        (100, 3, "Theirs takes 3 of 3. They count 3 reviews fewer."),
        (
            71,
            None,
            "How many reviews they count is not told. To be theirs, ours would take 1 positive review more (5/7).",
        ),
        (67, 6, None),
    ],
)
def test_percentage_that_differs_from_ours_is_explained(visit, tide, percent, count, said):
    for printed in ("4/5", "4/5", "4/5", "4/5", "1/5", "1/5"):
        gave(printed, film=tide)
    FigureFactory(
        film=tide, by="The Tally", amount=percent, count=count,
        qualifiers={"by": "The Tally", "method": "percent positive"},
    )  # fmt: skip

    words = visit(PATH).words

    assert said in words if said else "Here 4 of 6" not in words


def test_sources_that_contradict_each_other_are_named(visit, tide):
    told = {"by": "The Tally", "method": "percent positive"}
    for position, (amount, name) in enumerate(((68, "Tide Encyclopedia"), (71, "Harbour Almanac"))):
        FigureFactory(
            film=tide, by="The Tally", amount=amount, value={"value": amount, "scale": 100}, count=117,
            qualifiers=told, key=str(position) * 16, position=position, accepted=not position, disputed=True,
            statement=StatementFactory(document__source__name=name, document__published="2015-11-06"),
        )  # fmt: skip

    words = visit(PATH).words

    assert "Sources contradict each other: Tide Encyclopedia, 6 Nov 2015 says 68% of 117" in words
    assert "; Harbour Almanac, 6 Nov 2015 says 71% of 117" in words
    assert "1 says" not in words


def test_published_share_of_an_audience_is_a_percentage(visit, tide):
    FigureFactory(film=tide, by="The Tally", amount=89, value={"value": 89, "scale": 100}, count=None,
                  qualifiers={"by": "The Tally", "method": "audience score"})  # fmt: skip

    words = visit(PATH).words

    assert "The Tally 89% audience score" in words


def test_names_that_try_to_be_more_are_words(visit, tide):
    for number, text in enumerate(HOSTILE):
        badge = Badge.objects.create(name=text, slug=f"b{number}", conditions=text, since=NOON.date())
        BadgeAward.objects.create(badge=badge, film=tide, at=NOON, reason=text)
        Band.objects.create(rule="members-mean", low=0, high=5, label=text, since=NOON.date())
        FigureFactory(film=tide, by=text, qualifiers={"by": text, "word": text})
    tide.title = HOSTILE[0]
    tide.save()
    rated(tide, 7, 7, 7, 7, 7)

    html = (
        visit(PATH).html + visit("/films/the-tide/badges").html + visit("/scores/").html + visit("/scores/bands").html
    )

    assert "<script>alert" not in html
    assert "<img" not in html
    assert "onfocus='" not in html


def test_no_film_has_no_scores(visit, db):
    visit("/films/no-such-film/scores", status=404)
