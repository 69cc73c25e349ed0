"""One score with its formula, its inputs and those left out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.critics import CriticFactory, OutletFactory, gave
from factories.films import FigureFactory
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.critics.models import CriticReview, CriticTally, Outlet
from onesheet.critics.services.tallies import recount as recount_critics
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.tallies import recount
from onesheet.scorebook import services
from onesheet.scores.rules import RULES
from strategies.hostile import HOSTILE
from web.scores.conftest import rated

PATH = "/films/the-tide/scores"
QUERIES = {"critics": 13, "members": 10}
PUBLISHED = {"percent-positive": 1}
"""One more for what others published."""


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_costs_the_same_however_many_inputs(visit, tide, rule, count):
    for _ in range(count):
        gave("4/5", film=tide)
    if count:
        rated(tide, *[7] * count)

    page = visit(f"{PATH}/{rule}", queries=QUERIES[RULES[rule].of] + PUBLISHED.get(rule, 0))

    assert page.html.count('<th scope="row"><a href="/critic-reviews/') == (
        count if "critics" in rule or "percent" in rule else 0
    )
    assert page.html.count('<th scope="row"><a href="/members/') == (count if "members" in rule else 0)


def test_review_has_all_that_the_score_took_of_it(visit, tide):
    pier = OutletFactory(name="The Pier")
    Outlet.objects.filter(pk=pier.pk).update(weight=150)
    made = gave("B+", film=tide, critic=CriticFactory(name="Ida Ross"), outlet=pier, date="2015-11")

    page = visit(f"{PATH}/critics-weighted")

    assert (
        "Ida Ross The Pier Nov 2015 B+ letters, F to A+ 83.33 letters/1 positive by the rule verdict-of-mark/1 1.5 × 83.33 = 124.995 why: the outlet"
        in page.words
    )
    assert f"/critic-reviews/{made.pk}" in page.links
    assert f"/scores/weights/outlet/{pier.slug}" in page.links
    assert "3 more reviews with a mark are needed" in page.words


def test_what_is_left_out_says_why(visit, tide):
    mute = OutletFactory(name="Mute")
    Outlet.objects.filter(pk=mute.pk).update(weight=0)
    gave("4/5", film=tide)
    gave("5/5", film=tide, outlet=mute)
    gave("***", film=tide)
    gave("", film=tide, verdict="positive", verdict_by="editor")
    gave("1/5", film=tide, withdrawn_at=NOON, withdrawn_reason="It is about another film.")
    gave("3/5", film=tide, held_until=NOON + timedelta(days=36_500), critic=CriticFactory(name="Secret Agent"))
    recount_critics([tide.pk], now=NOON)

    counted, left = visit(f"{PATH}/critics-weighted"), visit(f"{PATH}/critics-weighted?show=left-out", queries=12)

    assert "Counted (1)" in counted.words
    assert "Left out (4)" in counted.words
    assert "Left out (4)" in left.words
    assert "Its outlet or its critic weighs nothing." in left.words
    assert "It has no mark, or none that was understood. The scale is not printed" in left.words
    assert "It was withdrawn. It is about another film." in left.words
    assert "Secret Agent" not in counted.words + left.words
    assert "It has no verdict." in visit(f"{PATH}/percent-positive?show=left-out").words


def test_reviews_come_in_pages(visit, tide):
    for number in range(45):
        gave("4/5", film=tide, critic=CriticFactory(name=f"Critic number {number:02}"), date=f"20{number:02}")

    pages = [visit(f"{PATH}/percent-positive?page={number}", queries=14).words for number in (1, 2, 3)]

    assert "Critic number 44" in pages[0]
    assert "Page 2 of 3" in pages[1]
    assert sum(words.count("Critic number") for words in pages) == 45


def test_ratings_come_in_pages_after_one_another(visit, tide):
    rated(tide, *[7] * 120)
    seen, path = [], f"{PATH}/members-score"

    for _ in range(3):
        page = visit(path, queries=10)
        seen += [link for link in page.links if link.startswith("/members/m")]
        path = next((link.partition("#")[0] for link in page.links if "?after=" in link), "")

    assert len(seen) == len(set(seen)) == 120
    assert path == ""


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "", "²"])
def test_nonsense_after_is_taken_as_nothing(visit, tide, after):
    rated(tide, 7)

    assert "Member 0" in visit(f"{PATH}/members-score?after={after}").words


def test_member_is_named_where_everybody_sees_their_films(visit, tide, ada):
    rated(tide, 7, films_visibility="members")
    rated(tide, 8, 9)
    Member.objects.filter(username="m2").update(is_active=False)
    recount([tide.pk], now=NOON)

    for by in (None, ada):
        page = visit(f"{PATH}/members-mean", by=by)
        assert "not named 3½ out of 5" not in page.words  # stars are signs with a label
        assert page.words.count("not named") == 1
        assert "Member 0" not in page.words
        assert "Member 1" in page.words
        assert "Member 2" not in page.words
        assert "1 rating by a closed account is left out." in page.words


def test_unproven_ratings_say_what_they_weigh(visit, tide):
    rated(tide, *[7] * 18, unproven=(10, 10, 10, 10))

    page = visit(f"{PATH}/members-score")

    assert "Ratings by unproven accounts weigh 0.5 each, the others 1." in page.words
    assert "min(4, max(1, 18 × 10 / 90)) = 2" in page.words
    assert "weigh 0.5" not in visit(f"{PATH}/members-mean").words


def test_held_score_says_so_and_nothing_else(visit, tide, ada):
    for _ in range(6):
        gave("4/5", film=tide, critic=CriticFactory(name="Ida Ross" if not _ else f"Other {_}"))
    assert "Ida Ross" in visit(f"{PATH}/percent-positive").words
    CriticTally.objects.update(held=True)

    for by in (None, ada):
        for asked in ("", "?show=left-out", "?page=2"):
            page = visit(f"{PATH}/percent-positive{asked}", by=by)
            assert "This score is held back for now." in page.words
            assert not any(told in page.words for told in ("100%", "Ida Ross", "6 reviews", "Counted", "formula"))
            assert not any(link.endswith((".zip", ".csv", ".json")) for link in page.links)


def test_names_that_try_to_be_more_are_words(visit, tide):
    for text in HOSTILE:
        gave(
            "4/5", film=tide, critic=CriticFactory(name=text), outlet=OutletFactory(name=text), verdict_name=text,
            withdrawn_at=NOON, withdrawn_reason=text,
        )  # fmt: skip
        made = gave("4/5", film=tide, verdict_name=text)
        CriticReview.objects.filter(pk=made.pk).update(printed=text, table=text[:40], date=text[:40])
    rated(tide, *[7] * 7)
    for number, text in enumerate(HOSTILE):
        Member.objects.filter(username=f"m{number}").update(display_name=text)

    html = "".join(
        visit(f"{PATH}/{end}").html for end in ("percent-positive", "percent-positive?show=left-out", "members-score")
    )

    assert "<script>alert" not in html
    assert "<img" not in html
    assert "onfocus='" not in html


def test_page_keeps_within_its_weight_with_long_names(visit, tide):
    for number in range(25):
        gave(
            "4/5", film=tide, critic=CriticFactory(name=f"{number} {'Wilhelmina ' * 17}"), verdict_name="n" * 200,
            outlet=OutletFactory(name=f"{number} {'Gazette ' * 24}"),
        )  # fmt: skip
    rated(tide, *[7] * 60)
    for one in MemberFilm.objects.select_related("member"):
        Member.objects.filter(pk=one.member_id).update(username=f"{one.member_id}{'u' * 140}", display_name="É" * 100)

    visit(f"{PATH}/percent-positive")
    visit(f"{PATH}/members-score")


@pytest.mark.parametrize("path", ["/films/no-film/scores/percent-positive", f"{PATH}/no-such-rule"])
def test_no_film_and_no_rule_have_no_score(visit, tide, path):
    visit(path, status=404)


def test_page_that_names_members_is_not_kept(client, tide):
    assert "no-store" in client.get(f"{PATH}/members-score")["Cache-Control"]


def test_weighted_formula_has_its_products_in_the_table(visit, tide):
    half = OutletFactory(name="Half")
    Outlet.objects.filter(pk=half.pk).update(weight=50)
    for printed in ("4/5", "4/5", "5/5"):
        gave(printed, film=tide)
    gave("2/5", film=tide, outlet=half)

    page = visit(f"{PATH}/critics-weighted")

    assert "280 / 3.5 = 80" in page.words
    assert "Each weight × value stands in the table" in page.words
    assert page.words.count("1 × 80 = 80") == 2
    assert "1 × 100 = 100" in page.words
    assert "0.5 × 40 = 20" in page.words
    assert "×" not in visit(f"{PATH}/critics-mean").words


def test_percentage_published_otherwise_is_explained_on_the_score_s_own_page(visit, tide):
    for printed in ("4/5", "4/5", "4/5", "4/5", "1/5", "1/5"):
        gave(printed, film=tide)
    for amount, key in ((83, "a" * 16), (67, "b" * 16)):
        FigureFactory(
            film=tide, by="The Tally", amount=amount, count=6, key=key, position=0,
            qualifiers={"by": "The Tally", "method": "percent positive"},
        )  # fmt: skip

    page = visit(f"{PATH}/percent-positive")

    assert "Why others say otherwise" in page.words
    assert "Here 4 of 6 reviews with a verdict are positive: 67%. Theirs takes 5 of 6." in page.words
    assert f"/films/the-tide/record/score#v-{'a' * 16}" in page.links
    assert f"/films/the-tide/record/score#v-{'b' * 16}" not in page.links
    assert "Why others say otherwise" not in visit(f"{PATH}/critics-mean").words
    CriticTally.objects.update(held=True)
    assert "Why others" not in visit(f"{PATH}/percent-positive").words


def test_start_of_the_bayesian_mean_is_told_by_its_parameters(visit, tide):
    rated(tide, 7)

    assert "of 25 more at a starting mean of 3.00 stars" in visit(f"{PATH}/members-bayes").words
    assert "of 25 more at a starting mean of 3.00 stars" in visit("/scores/").words
    services.set_rule(
        rule="members-bayes",
        parameters={"fewest": 1, "prior": "3.40", "prior_ratings": 50},
        reason="So.",
        by=None,
        now=NOON,
    )
    recount([tide.pk], now=NOON)
    for path in (f"{PATH}/members-bayes", "/scores/", "/scores/rules/members-bayes"):
        assert "of 50 more at a starting mean of 3.40 stars" in visit(path).words


def test_what_is_needed_is_named_by_whose_score_it_is(visit, tide):
    gave("4/5", film=tide)

    assert "Reviews needed for a score 5" in visit(f"{PATH}/percent-positive").words
    assert "Ratings needed for a score 5" in visit(f"{PATH}/members-mean").words
