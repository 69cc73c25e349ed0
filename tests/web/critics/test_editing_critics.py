"""Editors tell of reviews, change them, withdraw them, put them back, and say what a critic or an outlet is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.critics import CriticFactory, OutletFactory, gave
from factories.films import FilmFactory
from factories.people import PersonFactory
from onesheet.critics.models import Critic, CriticReview, CriticReviewChange, Outlet
from web.conftest import tell

pytestmark = pytest.mark.django_db

NEW = "/films/the-tide/critics/new"
TOLD = {
    "critic": "Ida Ross", "outlet": "The Pier", "date": "6 November 2014", "address": "https://pier.example/tide",
    "printed": "3/4", "quote": "Salt and light.", "language": "English", "licence": "cc by 4.0",
}  # fmt: skip


@pytest.fixture(autouse=True)
def tide():
    return FilmFactory(title="The Tide", year=2014)


def test_the_form_is_open_and_kept_whole(visit, ada):
    page = visit(NEW, by=ada)

    assert "How it is understood" not in page.words
    assert "A critic’s review" in page.words


def test_an_editor_sees_how_it_is_understood_before_anything_is_saved(ada):
    answer = ada.post(NEW, TOLD | {"see": "1"})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "75 of 100 by" in html
    assert "(3 − 0) ÷ (4 − 0) × 100 = 75" in html
    assert "positive, decided by the rule verdict-of-mark/1" in html
    assert "No critic has this name here yet: a new one is made." in html
    assert 'value="6 November 2014"' in html
    assert not CriticReview.objects.exists()
    assert not Critic.objects.exists()


def test_the_preview_says_whose_scale_it_is_and_what_may_be_the_same(ada, tide):
    outlet = OutletFactory(name="The Pier", scale="stars-5")
    there = gave("4/5", outlet=outlet, critic=CriticFactory(name="Ida Ross"), film=tide)

    html = ada.post(NEW, TOLD | {"printed": "3.5", "see": "1"}).content.decode()

    assert "70 of 100 by" in html
    assert "On the scale that is the outlet’s." in html
    assert "Perhaps it is here already:" in html
    assert f"/critic-reviews/{there.pk}" in html


def test_a_mark_that_is_left_is_said_before_it_is_saved(ada):
    html = ada.post(NEW, TOLD | {"printed": "★★★½", "see": "1"}).content.decode()

    assert "left as printed:" in html
    assert "no verdict" in html


def test_an_editor_adds_a_review(ada, visit):
    answer = ada.post(NEW, TOLD | {"said": "The Tide, 3/4, Ida Ross"})

    review = CriticReview.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/critic-reviews/{review.pk}")
    assert (review.date, review.language, review.licence, review.value) == ("2014-11-06", "en", "CC-BY-4.0", 7500)
    assert review.made_by.username == "ada"
    assert "Salt and light." in visit("/films/the-tide/critics").words


def test_the_same_review_is_not_added_twice(ada):
    ada.post(NEW, TOLD)

    html = ada.post(NEW, TOLD).content.decode()

    assert "This very review is here already; nothing was added." in html
    assert f"/critic-reviews/{CriticReview.objects.get().pk}" in html


def test_a_review_may_be_held_back_from_the_first_moment(ada, visit):
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))

    ada.post(NEW, TOLD | {"held_until": tomorrow.strftime("%Y-%m-%dT%H:%M")})

    review = CriticReview.objects.get()
    assert review.held_until is not None
    visit(f"/critic-reviews/{review.pk}", status=404)
    visit("/critics/ida-ross", status=404)
    assert "Held back until" in visit(f"/critic-reviews/{review.pk}", by=ada).words


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"date": "last autumn"}, "This is no date. Write it as 6 November 2015, 2015-11-06, 2015-11 or 2015."),
        ({"date": "6 November 2015 or 2016"}, "This is no date."),
        ({"date": "2015-02-30"}, "This is no date."),
        ({"date": "c. last autumn"}, "This is no date."),
        ({"date": "2999"}, "This day is still to come."),
        ({"date": "2999-11-06", "held_until": "2998-01-01T12:00"}, "This day is still to come."),
        ({"licence": "all mine"}, "“all mine” is no licence that is known here. Write its SPDX name"),
        ({"licence": "CC BY-XX 4.0"}, "is no licence that is known here."),
        ({"language": "Klingonese"}, "“Klingonese” is not known here."),
        ({"address": "javascript:alert(1)"}, "This is no address of a page."),
        ({"critic": "", "outlet": ""}, "Name the critic or the outlet; best both."),
        ({"verdict": "positive"}, "Say who decided the verdict."),
        ({"scale": "bananas"}, "Select a valid choice."),
        ({"held_until": "2001-01-01T12:00"}, "This time is over."),
        ({"printed": "x" * 101}, "Ensure this value has at most 100 characters"),
        ({"printed": "\x00"}, "Null characters are not allowed."),
    ],
)
def test_what_will_not_do_is_said_beside_its_field(ada, change, sentence):
    answer = ada.post(NEW, TOLD | change)

    html = answer.content.decode()
    assert sentence in html
    assert "errorlist" in html
    assert "Nothing was saved yet; what you typed is kept." in html
    assert not CriticReview.objects.exists()


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("6 November 2014", "2014-11-06"), ("Nov. 2014", "2014-11"), ("2014", "2014"), ("summer 2014", "2014-22"),
     ("2014-11-06", "2014-11-06"), ("2014~", "2014~"), ("November 6, 2014", "2014-11-06"), ("", ""), ("c. 1950", "1950~"),
     ("circa 1950", "1950~"), ("c.1950", "1950~"), ("about May 1950", "1950-05~"), ("before 1990", "../1990"),
     ("Before May 1990", "../1990-05"), ("after 1990", "1990/..")],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(ada, typed, edtf):
    ada.post(NEW, TOLD | {"date": typed})

    assert CriticReview.objects.get().date == edtf


def test_a_review_that_is_held_back_may_be_of_the_day_it_comes_out(ada):
    day = (timezone.localdate() + timedelta(days=40)).isoformat()

    ada.post(NEW, TOLD | {"date": day, "held_until": f"{day}T12:00"})

    assert CriticReview.objects.get().date == day


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("cc by 4.0", "CC-BY-4.0"), ("CC BY-NC-ND 3.0", "CC-BY-NC-ND-3.0"), ("cc-by-sa-2.0-de", "CC-BY-SA-2.0-DE"),
     ("own", "own"), ("public domain", "public-domain"), ("ODbL-1.0", "ODbL-1.0"), ("", "")],
)  # fmt: skip
def test_licences_are_kept_by_their_spdx_names(ada, typed, kept):
    ada.post(NEW, TOLD | {"licence": typed})

    assert CriticReview.objects.get().licence == kept


def test_all_faults_are_told_at_once_and_the_first_field_has_the_focus(ada):
    html = ada.post(NEW, TOLD | {"date": "last autumn", "address": "pier", "verdict": "mixed"}).content.decode()

    for sentence in ("This is no date.", "This is no address of a page.", "Say who decided the verdict."):
        assert html.count(sentence) == 1
    assert html.count("autofocus") == 1
    assert "autofocus" in html.partition('name="date"')[2].partition(">")[0]
    assert "autofocus" in ada.post(NEW, TOLD | {"see": "1"}).content.decode().partition('id="preview"')[0]
    assert "autofocus" not in ada.get(NEW).content.decode()


def test_an_address_with_a_fault_is_not_told_to_be_missing(ada):
    html = ada.post(NEW, {"critic": "Ida Ross", "address": "pier"}).content.decode()

    assert "This is no address of a page." in html
    assert "something that was said" not in html


def test_an_editor_changes_a_review_and_its_history_says_so(ada, visit):
    ada.post(NEW, TOLD)
    number = CriticReview.objects.get().pk
    page = visit(f"/critic-reviews/{number}/edit", by=ada)
    assert 'value="3/4"' in page.html
    assert 'value="English"' in page.html

    seen = ada.post(f"/critic-reviews/{number}/edit", TOLD | {"printed": "1/4", "see": "1"}).content.decode()
    assert "25 of 100 by" in seen
    assert CriticReview.objects.get().value == 7500

    answer = ada.post(
        f"/critic-reviews/{number}/edit", TOLD | {"printed": "1/4", "quote": "Salt.", "reason": "Misread."}
    )
    assert answer["Location"] == f"/critic-reviews/{number}"
    words = visit(f"/critic-reviews/{number}").words
    assert "ada: Misread." in words.replace("Ada", "ada")
    assert "mark as printed: 3/4 → 1/4" in words
    assert "verdict: positive → negative" in words
    assert "quote changed" in words
    assert "Salt and light." not in words  # what was quoted before is somebody else's words


def test_a_verdict_that_was_told_is_kept_in_the_form_and_one_that_follows_is_not(ada, visit):
    told = gave("1/5", verdict="positive", verdict_by="aggregator", verdict_name="The Tally")
    follows = gave("1/5")
    bare = gave("3", scale="stars-5")

    def chosen(number: int) -> list[str]:
        html = visit(f"/critic-reviews/{number}/edit", by=ada).html
        return [
            part.partition('"')[0]
            for part in html.split('<option value="')[1:]
            if " selected" in part.partition(">")[0]
        ]

    assert chosen(told.pk) == ["", "positive", "aggregator"]
    assert chosen(follows.pk) == ["", "", ""]
    assert chosen(bare.pk) == ["stars-5", "", ""]


def test_an_editor_withdraws_a_review_and_puts_it_back(ada, visit):
    review = gave("4/5", quote="Salt and light.")
    address = f"/critic-reviews/{review.pk}"

    refused = ada.post(f"{address}/withdraw", {"reason": " "}).content.decode()
    assert "Say why, so that others understand it later." in refused
    ada.post(f"{address}/withdraw", {"reason": "Of another film."})
    visit(address, status=404)
    page = visit(address, by=ada)
    assert "Of another film." in page.words
    assert f"{address}/restore" in page.links
    assert f"{address}/edit" not in page.links

    ada.post(f"{address}/restore", {"reason": "It is of this one."})
    assert "Salt and light." in visit(address).words
    assert CriticReviewChange.objects.count() == 2


def test_an_editor_gives_an_outlet_its_scale_after_a_look_at_what_changes(ada, visit):
    review = gave("3.5", outlet=OutletFactory(name="The Pier"))
    form = {"name": "The Pier", "scale": "stars-4", "country": "United Kingdom", "language": "English",
            "website": "https://pier.example", "reason": "Its masthead."}  # fmt: skip

    seen = ada.post("/outlets/the-pier/edit", form | {"see": "1"}).content.decode()
    assert "1 review is understood otherwise then" in seen
    assert "87.5 of 100 by" in seen
    assert CriticReview.objects.get().value is None

    assert ada.post("/outlets/the-pier/edit", form)["Location"] == "/outlets/the-pier"
    assert CriticReview.objects.get().value == 8750
    page = visit("/outlets/the-pier")
    assert "Marks printed without a scale are read on this one: four stars, x/4." in page.words
    assert "United Kingdom" in page.words
    assert "https://pier.example" in page.links
    history = visit(f"/critic-reviews/{review.pk}").words
    assert "Its masthead." in history
    assert "value: nothing → 87.5" in history


def test_an_editor_says_who_a_critic_is_among_those_who_made_films(ada, visit):
    gave("4/5", critic=CriticFactory(name="Ida Ross"))
    person = PersonFactory(name="Ida Ross")

    wrong = ada.post("/critics/ida-ross/edit", {"name": "Ida Ross", "person": "nobody"}).content.decode()
    assert "Nobody here has this address." in wrong
    ada.post("/critics/ida-ross/edit", {"name": "Ida M. Ross", "person": f"https://site.example/people/{person.slug}"})

    assert Critic.objects.get(slug="ida-ross").person == person
    page = visit("/critics/ida-ross")
    assert f"/people/{person.slug}" in page.links
    assert "Ida M. Ross" in page.words


@pytest.mark.parametrize(
    ("form", "sentence"),
    [({"name": ""}, "A name is needed."), ({"name": "Other"}, "Another one has this name"),
     ({"name": "P", "country": "Nowhere"}, "“Nowhere” is not known here."),
     ({"name": "P", "website": "ftp://x"}, "The website is an address")],
)  # fmt: skip
def test_what_cannot_be_of_an_outlet_is_said(ada, form, sentence):
    OutletFactory(name="The Pier")
    OutletFactory(name="Other")

    assert sentence in ada.post("/outlets/the-pier/edit", form).content.decode()
    assert Outlet.objects.get(slug="the-pier").name == "The Pier"


def test_an_editor_is_shown_what_may_be_the_same_review(ada, visit, tide):
    ida = CriticFactory(name="Ida Ross")
    one = gave("3/4", critic=ida, film=tide)
    other = gave("0.75/1", critic=ida, film=tide, withdrawn_at=timezone.now())
    gave("3/4", critic=ida)
    gave("3/4", film=tide)

    page = visit(f"/critic-reviews/{one.pk}", by=ada)

    assert "Perhaps the same review" in page.words
    assert f"/critic-reviews/{other.pk}" in page.links
    assert page.words.count("held back or withdrawn") == 1
    assert "Perhaps the same review" not in visit(f"/critic-reviews/{one.pk}", queries=2).words


def test_of_a_documents_review_an_editor_changes_who_is_meant_and_how_it_is_understood(ada, visit, tide):
    tide.delete()
    tell()
    review = CriticReview.objects.get()
    assert (review.critic.name, review.printed, review.verdict) == ("Dawn Day", "", "")
    page = visit(f"/critic-reviews/{review.pk}/edit", by=ada)
    assert 'name="quote"' not in page.html
    assert "The words, the date and the address are those of its document." in page.words

    told = {"critic": "Dawn M. Day", "outlet": "The Matinee", "quote": "Other words.", "date": "2001"}
    ada.post(f"/critic-reviews/{review.pk}/edit", told)

    changed = CriticReview.objects.get()
    assert changed.critic.name == "Dawn M. Day"
    assert (changed.quote, changed.date) == (review.quote, review.date)
    assert "critic: Dawn Day → Dawn M. Day" in visit(f"/critic-reviews/{review.pk}").words
    assert f"/documents/{review.document_id}" in " ".join(visit(f"/critic-reviews/{review.pk}").links)
