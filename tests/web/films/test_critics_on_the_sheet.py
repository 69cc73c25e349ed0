"""What critics say, on a film's sheet: ours with its page, others' with their source, and nothing that is held back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.critics import CriticFactory, CriticReviewFactory, OutletFactory, gave
from factories.films import FactFactory, FilmFactory, StatementFactory
from factories.sources import NOON, DocumentFactory, SourceFactory
from onesheet.critics.models import Consensus, CriticTally
from onesheet.films.models import Figure
from onesheet.reviews.models import FilmTally
from onesheet.scorebook.models import Badge, BadgeAward, Band
from strategies.hostile import HOSTILE

HERE = "/films/the-tide"
QUERIES = 16
MARKS = ("4/5", "5/5", "3/5", "9/10", "A", "2/5", "1/5")
"""Five positive of seven."""


@pytest.fixture
def film(db):
    return FilmFactory(title="The Tide", slug="the-tide", year=2014)


def judge(film, *marks: str, **given) -> None:
    for mark in marks:
        gave(mark, film=film, quote=f"Salt and {mark}.", **given)


def award(film, *names: str, **given) -> None:
    for name in names:
        badge = Badge.objects.create(name=name, slug=name.lower(), conditions="Seen.", since=NOON.date())
        BadgeAward.objects.create(badge=badge, film=film, at=NOON, **given)


def figure(
    film, value: float, count: int | None, *, source="The Open Encyclopedia", published="2014-11", **given
) -> Figure:
    document = DocumentFactory(source=SourceFactory(name=source), published=published)
    qualifiers = {"by": "The Tally", "method": "percent positive", "count": count, **given.pop("qualifiers", {})}
    told = {
        "property": "score", "by": "The Tally", "amount": value, "scale": 100, "count": count, "sources": 1,
        "accepted": True, "disputed": False, "position": 0, "key": f"{value}-{count}", "qualifiers": qualifiers,
        "value": {"value": value, "scale": 100}, "statement": StatementFactory(film=film, document=document),
    }  # fmt: skip
    return Figure.objects.create(film=film, **(told | given))


def test_percentage_stands_with_count_word_and_the_way_to_its_page(visit, film):
    Band.objects.create(rule="percent-positive", low=60, high=100, label="liked", since=NOON.date())
    judge(film, *MARKS)

    page = visit(HERE, queries=QUERIES)

    assert "71% positive, by critics here: liked 7 reviews with a verdict" in page.words
    assert {"/films/the-tide/scores", "/films/the-tide/scores/percent-positive"} <= set(page.links)
    assert "All 7 reviews by critics" in page.words


def test_bar_tells_verdicts_in_words_and_in_a_table(visit, film):
    judge(film, *MARKS)

    page = visit(HERE)

    assert "Verdicts: 5 positive, 1 mixed, 1 negative" in page.html
    assert "positive 5 72% mixed 1 14% negative 1 14%" in page.words
    widths = [float(one) for one in re.findall(r'<rect class="\w+" x="[\d.]+" width="([\d.]+)"', page.html)]
    assert sum(widths) + 4 == pytest.approx(300, abs=0.2)


def test_mean_and_weighted_stand_beside(visit, film):
    judge(film, *MARKS)

    words = visit(HERE).words

    assert re.search(r"Plain mean [\d.]+ of 100 7 reviews with a mark Weighted \d+ of 100 7 marks that weigh", words)


def test_too_few_reviews_have_no_percentage_and_say_so(visit, film):
    judge(film, "4/5", "2/5")

    words = visit(HERE, queries=QUERIES).words

    assert "positive, by critics here" not in words
    assert "2 reviews with a verdict; 3 more reviews with a verdict are needed" in words


@pytest.mark.parametrize("count", [0, 1, 3])
def test_sheet_costs_the_same_however_many_reviews(visit, film, count):
    judge(film, *MARKS[:count])
    Consensus.objects.create(film=film, text="Salt.", at=NOON)
    award(film, *[f"Seal {number}" for number in range(count)])

    visit(HERE, queries=QUERIES)


def test_consensus_and_badges_are_told(visit, film):
    judge(film, *MARKS)
    Consensus.objects.create(film=film, text="Salt and light.", by=MemberFactory(username="ada"), at=NOON)
    award(film, "Seal", "Anchor")
    award(film, "Gone", revoked_at=NOON)

    page = visit(HERE)

    assert "Salt and light. Critics’ consensus , Ada" in page.words
    assert "Badges Anchor and 1 more" in page.words
    assert "Gone" not in page.words
    assert {"/films/the-tide/consensus", "/films/the-tide/badges"} <= set(page.links)


def test_up_to_three_reviews_without_a_document_stand_on_it(visit, film):
    for number in range(4):
        CriticReviewFactory(
            film=film, quote=f"Salt, {number}.", date=f"201{number}", verdict="positive", printed="4/5",
            critic=CriticFactory(name=f"Ida {number}"), outlet=OutletFactory(name=f"The Pier {number}"),
        )  # fmt: skip
    CriticReviewFactory(film=film, quote="Carried.", date="2019", document=DocumentFactory())

    page = visit(HERE)

    assert "4/5 positive Ida 3 The Pier 3, 2013 Salt, 3." in page.words
    assert "Salt, 1." in page.words
    assert "Salt, 0." not in page.words
    assert "Carried." not in page.words


def test_visitor_sees_nothing_where_there_is_nothing_and_an_editor_how_to_add(visit, film, ada):
    assert "Critics" not in visit(HERE, queries=QUERIES).words

    page = visit(HERE, by=ada)
    assert "No critic’s review is here yet." in page.words
    assert "/films/the-tide/critics/new" in page.links


def test_held_scores_say_so_and_tell_nothing(visit, film):
    judge(film, *MARKS)
    gave("5/5", film=film, quote="Secret.", held_until=NOON + timedelta(days=9))
    Consensus.objects.create(film=film, text="Salt and light.", at=NOON)
    award(film, "Seal")
    CriticTally.objects.filter(film=film).update(held=True)

    page = visit(HERE, queries=QUERIES)

    assert "The scores by critics are held back until a set time." in page.words
    for told in ("71", "by critics here", "Salt and light.", "Seal", "Secret.", "aggregateRating", "All 7"):
        assert told not in page.words
        assert told not in page.html.partition("<main")[0]


def test_review_that_is_held_back_or_withdrawn_is_nowhere(visit, film):
    judge(film, *MARKS)
    gave("5/5", film=film, quote="Secret.", held_until=NOON + timedelta(days=9))
    gave("5/5", film=film, quote="Gone.", withdrawn_at=NOON)

    page = visit(HERE)

    assert "7 reviews with a verdict" in page.words
    assert "Secret." not in page.html
    assert "Gone." not in page.html


def test_ours_come_first_at_the_top_of_the_sheet(visit, film):
    judge(film, *MARKS)
    FilmTally.objects.create(film=film, half_7=6)
    figure(film, 71, 117)
    FactFactory(film=film, property="festival", value="Harbour Festival", qualifiers={"edition": 2014})

    top = visit(HERE).words.partition("Members of")[0]

    assert "71 % positive, of 7 reviews by critics here 3.5 /5 6 ratings by members here Harbour Festival" in top


def test_sheet_without_ours_has_what_documents_report_at_its_top(visit, film):
    figure(film, 71, 117)

    assert "71 % positive, of 117 reviews The Tally" in visit(HERE).words


def test_members_score_is_provisional_where_nobody_is_proven(visit, film):
    FilmTally.objects.create(film=film, half_7=6, unproven_7=6)

    page = visit(HERE)

    assert "3.5 of 5, the score of members here , provisional 6 ratings · plain mean" in page.words
    assert "6 ratings, provisional by members here" in page.words
    assert {f"/films/the-tide/scores/{rule}" for rule in ("members-score", "members-mean")} <= set(page.links)


def test_reported_scores_stand_apart_with_source_date_and_what_follows(visit, film):
    judge(film, *MARKS)
    figure(film, 71, 117)

    words = visit(HERE, queries=QUERIES).words.partition("Reported elsewhere")[2]

    assert words.startswith(" The Tally 71% 117 reviews The Open Encyclopedia, Nov 2014 1")
    assert "Worked out, not read: 83 positive reviews (70.5% of 117 is 82.485, 71.5% is 83.655)." in words
    assert "count in no score here" in words


@pytest.mark.parametrize(
    ("value", "count", "expected"),
    [
        (71, 400, "Worked out, not read: 282 to 285 positive reviews (70.5% of 400 is 282, 71.5% is 286)."),
        (
            71,
            5,
            "These two contradict each other: no whole number of 5 reviews is 71%. 70.5% of them would be 3.525 and",
        ),
        (71.4, 7, "Worked out, not read: 5 positive reviews (71.35% of 7 is 4.9945, 71.45% is 5.0015)."),
    ],
)
def test_what_follows_from_a_percentage_is_marked_as_worked_out(visit, film, value, count, expected):
    figure(film, value, count)

    assert expected in visit(HERE).words


def test_nothing_follows_from_an_average_or_without_a_count(visit, film):
    figure(film, 71, None)
    figure(film, 59, 24, source="The Matinee", qualifiers={"method": "weighted average"}, position=1)

    words = visit(HERE).words

    assert "Worked out" not in words
    assert "contradict" not in words


def test_sources_that_contradict_each_other_are_told_in_words(visit, film):
    figure(film, 71, 117, disputed=True)
    figure(film, 72, 120, source="The Matinee", published="2015-03-01", disputed=True, accepted=False, position=1)

    words = visit(HERE).words

    assert (
        "Sources contradict each other: The Open Encyclopedia, Nov 2014 says 71% of 117 reviews; "
        "The Matinee, 1 Mar 2015 says 72% of 120 reviews" in words
    )


def test_machines_are_told_our_scores_and_reviews_by_name(visit, film):
    judge(film, *MARKS)
    gave("5/5", film=film, quote="Secret.", held_until=NOON + timedelta(days=9))
    FilmTally.objects.create(film=film, half_7=6)

    (data,) = visit(HERE).structured

    assert [(one["name"], one["ratingValue"], one["bestRating"]) for one in data["aggregateRating"]] == [
        ("Critics, percent positive", 71, 100), ("Members’ score", 3.5, 5),
    ]  # fmt: skip
    assert [one["@type"] for one in data["review"]] == [["Review", "CriticReview"]] * 2
    assert data["review"][0]["datePublished"] == "2014-11-06"
    assert data["review"][0]["reviewRating"]["ratingExplanation"] == "1/5"
    assert "Secret" not in str(data)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_printed_and_never_run(visit, film, hostile):
    judge(film, *MARKS)
    CriticReviewFactory(
        film=film, quote=hostile, printed=hostile[:90], date="2020", language="x",
        critic=CriticFactory(name=hostile[:90], slug="someone"), outlet=OutletFactory(name=hostile[:90], slug="somewhere"),
    )  # fmt: skip
    Consensus.objects.create(film=film, text=hostile, at=NOON)
    award(film, hostile[:60])
    Band.objects.create(rule="percent-positive", low=0, high=100, label=hostile[:70], since=NOON.date())

    page = visit(HERE)

    assert "<script>alert" not in page.html
    assert "<img src=x" not in page.html
    assert "javascript:" not in "".join(page.links)
