"""Critics and outlets: found by name, given a scale and a weight."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.critics import CriticFactory, OutletFactory, gave
from factories.films import FilmFactory
from factories.people import PersonFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, CriticReviewChange, CriticTally, Outlet, Weight
from onesheet.critics.services.scales import preview_scale
from onesheet.critics.services.voices import VoiceEntry, change_voice, voice, voices
from onesheet.critics.services.weights import weigh

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return MemberFactory(username="ada")


def test_names_that_fold_alike_are_one():
    first = voice(Critic, "Zoë  Kaur-O'Neill")

    assert voice(Critic, "zoe kaur-oneill") == first
    assert (first.name, first.slug) == ("Zoë Kaur-O'Neill", "zoe-kaur-oneill")


def test_addresses_are_different_where_names_are():
    # In the address both are without the sign that tells them apart.
    OutletFactory(name="The Pier", slug="the-pier")
    OutletFactory(name="Other", slug="the-quay")

    assert voice(Outlet, "The Quay").slug == "the-quay-2"


@pytest.mark.parametrize(
    "name", ["***", "<script>alert(1)</script>", "\u202eevil", "高橋", "a" * 200, "'; DROP TABLE--"]
)
def test_any_name_has_an_address(name):
    assert voice(Critic, name) == voice(Critic, name)
    assert voice(Critic, name).slug


@pytest.mark.parametrize("name", ["", "   ", "a" * 201, "\u200b\u202e\x00"])
def test_no_name_is_refused(name):
    with pytest.raises(Refusal, match="A name has 1 to 200 signs"):
        voice(Critic, name)


def test_many_are_found_and_made_at_once(django_assert_num_queries):
    known = CriticFactory(name="Ida Ross")
    CriticFactory(name="Taken", slug="bo-reed")

    with django_assert_num_queries(4):  # found, addresses, made, found
        found = voices(Critic, ["IDA ROSS", "Bo Reed", "bo reed", "Ida Ross", "Cy Holt"])

    assert found["IDA ROSS"] == found["Ida Ross"] == known
    assert found["Bo Reed"] == found["bo reed"]
    assert (found["Bo Reed"].slug, found["Cy Holt"].slug) == ("bo-reed-2", "cy-holt")
    assert Critic.objects.count() == 4


def test_a_scale_makes_bare_marks_understood(ada):
    pier = OutletFactory(name="The Pier")
    bare = gave("3.5", outlet=pier)
    stars = gave("★★★", outlet=pier, film=bare.film)
    own = gave("8/10", outlet=pier, film=bare.film)
    gave("3.5")  # of another outlet

    assert CriticTally.objects.get(film=bare.film).scored == 1
    seen = preview_scale(voice=pier, scale="stars-4")
    assert (seen.changed, seen.understood, seen.left) == (2, 2, 0)
    assert [(one.printed, one.value) for one in seen.examples] == [("3.5", 8750), ("★★★", 7500)]
    assert CriticReview.objects.exclude(unread="").count() == 3

    entry = VoiceEntry(name="The Pier", scale="stars-4")
    assert change_voice(voice=pier, entry=entry, by=ada, now=NOON, reason="Its masthead says so.") == 2

    for review in (bare, stars, own):
        review.refresh_from_db()
    assert [(one.scale, one.value, one.verdict) for one in (bare, stars, own)] == [
        ("stars-4", 8750, "positive"), ("stars-4", 7500, "positive"), ("out-of-10", 8000, "positive"),
    ]  # fmt: skip
    assert CriticTally.objects.get(film=bare.film).scored == 3
    change = CriticReviewChange.objects.get(review=bare)
    assert change.before == {
        "scale": "", "mark": None, "value": None, "table": "", "unread": "no-scale", "verdict": "", "verdict_by": "",
        "verdict_name": "",
    }  # fmt: skip
    assert (change.reason, change.by) == ("Its masthead says so.", ada)


def test_another_scale_reads_the_same_marks_again_and_none_leaves_them(ada):
    pier = OutletFactory(name="The Pier", scale="stars-4")
    bare = gave("3.5", scale="stars-4", outlet=pier)
    told = gave("2", scale="stars-5", outlet=pier)  # by whoever added it, not by the outlet

    change_voice(voice=pier, entry=VoiceEntry(name="The Pier", scale="out-of-10"), by=ada, now=NOON)
    bare.refresh_from_db()
    told.refresh_from_db()
    assert (bare.scale, bare.value, bare.verdict) == ("out-of-10", 3500, "negative")
    assert (told.scale, told.value) == ("stars-5", 4000)

    change_voice(voice=pier, entry=VoiceEntry(name="The Pier"), by=ada, now=NOON)
    bare.refresh_from_db()
    assert (bare.scale, bare.value, bare.unread, bare.verdict) == ("", None, "no-scale", "")
    assert CriticTally.objects.get(film=bare.film).undecided == 1


def test_the_critics_own_scale_goes_before_the_outlets(ada):
    ida, pier = CriticFactory(scale="stars-5"), OutletFactory(name="The Pier")
    review = gave("4", scale="stars-5", critic=ida, outlet=pier)

    assert change_voice(voice=pier, entry=VoiceEntry(name="The Pier", scale="stars-4"), by=ada, now=NOON) == 0

    review.refresh_from_db()
    assert (review.scale, review.value) == ("stars-5", 8000)


def test_a_verdict_that_was_told_stays_when_the_scale_changes(ada):
    pier = OutletFactory(name="The Pier")
    review = gave("1.5", outlet=pier, verdict="positive", verdict_by="aggregator", verdict_name="The Tally")

    change_voice(voice=pier, entry=VoiceEntry(name="The Pier", scale="stars-5"), by=ada, now=NOON)

    review.refresh_from_db()
    assert (review.value, review.verdict, review.verdict_by) == (3000, "positive", "aggregator")


def test_a_voice_says_more_of_itself(ada):
    pier = OutletFactory(name="The Pier")
    entry = VoiceEntry(name="Pier & Quay", website="https://pier.example", country="GB", language="en")
    change_voice(voice=pier, entry=entry, by=ada, now=NOON)
    pier.refresh_from_db()
    assert (pier.name, pier.folded, pier.slug) == ("Pier & Quay", "pier and quay", "the-pier")
    assert (pier.website, pier.country, pier.language) == ("https://pier.example", "GB", "en")

    ida, person = CriticFactory(name="Ida Ross"), PersonFactory(name="Ida Ross")
    change_voice(voice=ida, entry=VoiceEntry(name="Ida Ross", person=f"/people/{person.slug}"), by=ada, now=NOON)
    ida.refresh_from_db()
    assert ida.person == person


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (VoiceEntry(name="the quay"), "Another one has this name"),
        (VoiceEntry(name=" "), "A name has 1 to 200 signs"),
        (VoiceEntry(name="The Pier", scale="bananas"), "This scale is not known here"),
        (VoiceEntry(name="The Pier", scale="no-stars"), "This scale is not known here"),
        (VoiceEntry(name="The Pier", website="javascript:alert(1)"), "The website is an address"),
        (VoiceEntry(name="The Pier", website="https://[::1"), "The website is an address"),
        (VoiceEntry(name="The Pier", country="QQ"), "This country is not known here"),
        (VoiceEntry(name="The Pier", language="qqq-x"), "This language is not known here"),
    ],
)
def test_what_cannot_be_of_a_voice_is_refused(ada, entry, sentence):
    pier = OutletFactory(name="The Pier")
    OutletFactory(name="The Quay")

    with pytest.raises(Refusal, match=sentence):
        change_voice(voice=pier, entry=entry, by=ada, now=NOON)

    pier.refresh_from_db()
    assert (pier.name, pier.scale) == ("The Pier", "")


def test_a_weight_is_told_with_its_reason_and_counted(ada):
    film = FilmFactory()
    pier = OutletFactory(name="The Pier")
    gave("4/5", film=film, outlet=pier)
    gave("2/5", film=film)
    gave("", verdict="positive", verdict_by="critic", outlet=pier)  # weighs nothing

    assert weigh(voice=pier, weight=250, reason="It has reviewed films for a hundred years.", by=ada, now=NOON) == 1

    pier.refresh_from_db()
    tally = CriticTally.objects.get(film=film)
    assert pier.weight == 250
    assert (tally.weights, tally.weighted) == (25_000 + 10_000, 25_000 * 8000 + 10_000 * 4000)
    told = Weight.objects.get()
    assert (told.outlet, told.critic, told.weight, told.by, told.at) == (pier, None, 250, ada, NOON)
    assert weigh(voice=pier, weight=250, reason="Again.", by=ada, now=NOON) == 0
    assert Weight.objects.count() == 1


def test_a_weight_of_nought_counts_the_verdict_and_not_the_value(ada):
    ida = CriticFactory()
    review = gave("4/5", critic=ida)

    weigh(voice=ida, weight=0, reason="She was in the film.", by=ada, now=NOON)

    tally = CriticTally.objects.get(film=review.film)
    assert (tally.positive, tally.scored, tally.weighed, tally.weights) == (1, 1, 0, 0)


@pytest.mark.parametrize(("weight", "reason"), [(100, ""), (401, "Too much."), (-1, "Too little."), (50, "x" * 501)])
def test_a_weight_without_bounds_or_reason_is_refused(ada, weight, reason):
    ida = CriticFactory()

    with pytest.raises(Refusal):
        weigh(voice=ida, weight=weight, reason=reason, by=ada, now=NOON)

    assert not Weight.objects.exists()
