"""Critics, outlets, all reviews of a film, and one review in full."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.critics import CriticFactory, OutletFactory, gave
from factories.films import FilmFactory
from factories.members import MemberFilmFactory
from factories.sources import NOON
from onesheet.critics.models import ScoreHold, Weight
from onesheet.critics.services.tallies import recount
from onesheet.reviews.services.tallies import recount as recount_members
from onesheet.values.scales import REASONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def tide():
    return FilmFactory(title="The Tide", year=2014)


@pytest.fixture
def ida():
    return CriticFactory(name="Ida Ross")


@pytest.fixture
def pier():
    return OutletFactory(name="The Pier")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("/critics/", 2), ("/outlets/?sort=name&q=o", 2)])
def test_lists_of_voices_cost_the_same_however_many(visit, path, queries, count):
    for _ in range(count):
        gave("4/5")

    page = visit(path, queries=queries)

    assert page.html.count("1 review<") == count


def test_critics_are_found_by_name_and_ordered(visit, ida, tide):
    gave("4/5", critic=ida, film=tide)
    gave("2/5", critic=ida)
    gave("2/5", critic=CriticFactory(name="Bo Reed"))

    assert visit("/critics/").words.index("Ida Ross") < visit("/critics/").words.index("Bo Reed")
    assert visit("/critics/?sort=name").words.index("Ida Ross") > visit("/critics/?sort=name").words.index("Bo Reed")
    found = visit("/critics/?q=%20ROSS%20")
    assert "Ida Ross" in found.words
    assert "Bo Reed" not in found.words
    assert "Nobody here is called so." in visit("/critics/?q=nobody").words


def test_an_empty_site_says_where_critics_come_from(visit, ada):
    assert "No critic’s review is here yet." in visit("/critics/").words
    assert "/add" in visit("/outlets/", by=ada).links


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["/critics/ida-ross", "/outlets/the-pier"])
def test_a_voice_costs_the_same_however_many_reviews(visit, ida, pier, path, count):
    for _ in range(count):
        gave("4/5", critic=ida, outlet=pier, quote="Salt and light.")

    page = visit(path, queries=4)

    assert page.html.count("Salt and light.") == count
    assert ("review, of 1 film 1" if count == 1 else "reviews, of 3 films 3") in page.words


def test_a_critic_is_told_beside_others_and_members(visit, ida, pier):
    for marks, halves in ((("4/5", "5/5", "4/5", "1/5"), 4), (("1/5", "5/5", "4/5"), 8), (("3/5", "1/5"), None)):
        film = FilmFactory()
        gave(marks[0], critic=ida, outlet=pier, film=film)
        for mark in marks[1:]:
            gave(mark, film=film)
        if halves:
            for number in range(5):
                MemberFilmFactory(film=film, rating=halves, member=MemberFactory(username=f"m{number}"))
            recount_members([film.pk], now=NOON)

    words = visit("/critics/ida-ross").words

    # 80, 20 and 60 points; on the first film most others think so too, on the second not, the third has one other.
    assert "53.3" in words
    assert "67% positive, of 3 verdicts" in words or "positive, of 3 verdicts 67%" in words
    assert "with the majority on 1 of 2 films (50%)" in words
    # 80 beside 40, 20 beside 80.
    assert "50.0 points away on average, over 2 films; on average harder by 10.0 points" in words
    assert "Weighs 1 in the weighted score." in words


def test_what_others_think_is_left_out_while_a_films_scores_are_held_back(visit, ida, tide):
    gave("4/5", critic=ida, film=tide)
    for _ in range(3):
        gave("4/5", film=tide)
    assert "with the majority on 1 of 1 film" in visit("/critics/ida-ross").words

    ScoreHold.objects.create(film=tide, until=NOON + timedelta(days=9), at=NOON)
    type(tide.critic_tally).objects.filter(film=tide).update(held=True)

    assert "with the majority" not in visit("/critics/ida-ross").words


def test_weights_are_told_with_their_reasons(visit, pier):
    gave("4/5", outlet=pier)
    Weight.objects.create(outlet=pier, weight=200, reason="A hundred years of reviews.", at=NOON)
    Weight.objects.create(outlet=pier, weight=150, reason="Its owner sold it.", at=NOON + timedelta(days=1))
    type(pier).objects.filter(pk=pier.pk).update(weight=150)

    words = visit("/outlets/the-pier").words

    assert "Weighs 1.5 in the weighted score." in words
    assert words.index("Its owner sold it.") < words.index("A hundred years of reviews.")


@pytest.mark.parametrize("count", [1, 3])
def test_a_films_critics_cost_the_same_however_many(visit, tide, count):
    for _ in range(count):
        gave("4/5", film=tide, quote="Salt and light.")

    page = visit("/films/film/critics".replace("film/", f"{tide.slug}/"), queries=3)

    assert page.html.count("Salt and light.") == count


def test_a_films_critics_are_narrowed_and_ordered(visit, tide):
    for mark in ("4/5", "2.5/5", "0.5/5"):
        gave(mark, film=tide, quote=f"I gave {mark}.")
    gave("", film=tide, quote="I gave none.")

    assert "positive 80 of 100" not in visit("/films/the-tide/critics?verdict=negative").words
    assert [visit(f"/films/the-tide/critics?verdict={one}").words.count("I gave") for one in ("positive", "mixed", "negative", "none", "x")] == [1, 1, 1, 1, 4]  # fmt: skip
    highest = visit("/films/the-tide/critics?sort=highest").words
    lowest = visit("/films/the-tide/critics?sort=lowest").words
    assert highest.index("I gave 4/5") < highest.index("I gave 2.5/5") < highest.index("I gave 0.5/5")
    assert highest.index("I gave 0.5/5") < highest.index("I gave none")
    assert lowest.index("I gave 0.5/5") < lowest.index("I gave 4/5") < lowest.index("I gave none")


def test_a_film_without_critics_says_what_to_do(visit, tide, ada):
    assert "No critic’s review of this film is here yet." in visit("/films/the-tide/critics").words
    assert "/films/the-tide/critics/new" in visit("/films/the-tide/critics", by=ada).links
    visit("/films/no-such-film/critics", status=404)


def test_no_count_of_verdicts_is_told_while_scores_are_held_back(visit, tide):
    for mark in ("4/5", "4/5", "1/5"):
        gave(mark, film=tide)
    type(tide.critic_tally).objects.filter(film=tide).update(held=True)

    page = visit("/films/the-tide/critics?verdict=negative")

    assert "By verdict" not in page.html
    assert page.html.count("critic-review ") == 3
    assert "their scores are held back for now" in page.words


def test_a_review_says_how_it_was_understood(visit, tide, ida, pier):
    review = gave(
        "★★★½", scale="stars-4", critic=ida, outlet=pier, film=tide, address="https://www.pier.example/tide?a=1&b=2",
        quote="Salt and light.", licence="CC-BY-4.0", said="The Tide ★★★½ Ida Ross",
    )  # fmt: skip

    page = visit(f"/critic-reviews/{review.pk}", queries=2)

    assert "four stars, x/4" in page.words
    assert "87.5 of 100 by stars-4/1" in page.words
    assert "(3.5 − 0) ÷ (4 − 0) × 100 = 87.5" in page.words
    assert "positive, decided by the rule verdict-of-mark/1" in page.words
    assert "6 November 2014" in page.words
    assert "The Tide ★★★½ Ida Ross" in page.words
    assert "https://www.pier.example/tide?a=1&b=2" in [one.replace("&amp;", "&") for one in page.links]
    assert "Read it at pier.example" in page.words


def test_a_mark_that_was_left_says_why(visit):
    review = gave("3.5.5")

    words = visit(f"/critic-reviews/{review.pk}").words

    assert "3.5.5" in words
    assert f"left as printed: {REASONS['broken-number']}" in words
    assert "no verdict" in words


@pytest.mark.parametrize(
    ("printed", "reckoning"),
    [
        ("B+", "The table gives 83.33 for it."),
        ("ZERO STARS", "No star at all is 0, of however many."),
        ("high +2 out of -4..+4", "(2.25 − (−4)) ÷ (4 − (−4)) × 100 = 78.13"),
    ],
)
def test_each_kind_of_scale_is_reckoned_before_the_reader(visit, printed, reckoning):
    assert reckoning in visit(f"/critic-reviews/{gave(printed).pk}").words


HOSTILE = "<script>alert('x')</script>&\"\u202e"


def test_hostile_words_are_words(visit):
    film = FilmFactory(title=HOSTILE, slug="hostile")
    critic = CriticFactory(name=HOSTILE, slug="c", folded="c")
    outlet = OutletFactory(name=HOSTILE, slug="o", folded="o", website="https://a.example/'><script>")
    review = gave("<b>3</b>/4", critic=critic, outlet=outlet, film=film, quote=HOSTILE, said=HOSTILE, licence=HOSTILE)

    for path in (
        "/critics/", "/outlets/", "/critics/c", "/outlets/o", "/films/hostile/critics", f"/critic-reviews/{review.pk}",
        "/critics/?q=<script>",
    ):  # fmt: skip
        page = visit(path)
        assert "<script>alert" not in page.html
        assert "<b>3</b>" not in page.html


@pytest.mark.parametrize("state", [{"held_until": NOON + timedelta(days=9)}, {"withdrawn_at": NOON}])
def test_what_does_not_stand_is_nowhere_for_visitors_and_members(visit, ada, tide, ida, pier, state):
    shown = gave("4/5", film=tide, critic=ida, outlet=pier, quote="I am shown.")
    hidden = gave("1/5", film=tide, critic=ida, outlet=pier, quote="I am hidden.", **state)
    alone = gave("1/5", film=tide, critic=CriticFactory(name="Cy Holt"), outlet=None, quote="I am hidden.", **state)
    recount([tide.pk], now=NOON)

    for path in ("/critics/", "/outlets/", "/critics/ida-ross", "/outlets/the-pier", "/films/the-tide/critics"):
        words = visit(path).words
        assert "I am hidden." not in words
        assert "Cy Holt" not in words
        assert "2 reviews" not in words
    assert "80.0" in visit("/critics/ida-ross").words
    assert "100%" in visit("/critics/ida-ross").words
    visit("/critics/cy-holt", status=404)
    visit(f"/critic-reviews/{shown.pk}")
    for one in (hidden, alone):
        visit(f"/critic-reviews/{one.pk}", status=404)
        assert "I am hidden." in visit(f"/critic-reviews/{one.pk}", by=ada).words
    assert "No review by this one is to be seen." in visit("/critics/cy-holt", by=ada).words


def test_a_full_page_keeps_within_its_weight(visit, tide, ida, pier):
    for number in range(25):
        gave("4/5", film=tide, critic=ida, outlet=pier, address=f"https://pier.example/{number}", date=f"2014-09-{number + 1:02}",
             quote="Ann Marsh has made a film that looks at water as others look at faces, and it never tires. " * 3)  # fmt: skip

    for path in ("/critics/ida-ross", "/outlets/the-pier", "/films/the-tide/critics"):
        first, second = visit(path), visit(f"{path}?page=2")
        assert (first.html.count("critic-review "), second.html.count("critic-review ")) == (20, 5)
