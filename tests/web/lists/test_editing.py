"""Making and changing lists in the browser, without script."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.films import FilmFactory, TitleFactory
from factories.lists import ListEditorFactory, ListFactory, list_of
from factories.sources import NOON
from onesheet.accounts.models import Attempt, Block
from onesheet.lists.limits import LIST
from onesheet.lists.models import FilmList, ListEditor, ListItem
from onesheet.moderation.models import WordRule


def form(**given: object) -> dict[str, object]:
    return {"name": "Harbours", "text": "", "visibility": "public", "token": str(uuid.uuid4()), **given}


def titles(made: FilmList) -> list[str]:
    return list(made.items.order_by("position").values_list("film__title", flat=True))


def test_new_list_leads_to_its_films(visit, olga, browser):
    assert "Name it first" in visit("/lists/new", by=browser).words
    given = form(text="Where *boats* end.", ranked="on")

    answer = browser.post("/lists/new", given)
    again = browser.post("/lists/new", given)

    made = FilmList.objects.get()
    assert answer["Location"] == again["Location"] == f"/lists/{made.pk}/films"
    assert (made.member, made.ranked, made.html.strip()) == (olga, True, "<p>Where <em>boats</em> end.</p>")


def test_new_list_starts_with_the_visibility_of_the_member(visit, olga, browser):
    olga.entry_visibility = "followers"
    olga.save()

    assert '<option value="followers" selected>' in visit("/lists/new", by=browser).html


def test_form_keeps_what_was_typed(browser, olga):
    answer = browser.post("/lists/new", form(name="", text="Where boats end."))

    assert answer.status_code == 200
    assert "Give the list a name." in answer.content.decode()
    assert "Where boats end." in answer.content.decode()
    assert not FilmList.objects.exists()


def test_too_many_lists_in_an_hour_are_refused_and_the_text_is_kept(browser, olga):
    now = timezone.now()
    Attempt.objects.bulk_create(
        Attempt(member=olga, act=LIST.act, at=now - timedelta(minutes=5)) for _ in range(LIST.times)
    )

    answer = browser.post("/lists/new", form(name="One more"))

    assert "30 lists an hour" in answer.content.decode()
    assert "One more" in answer.content.decode()
    assert not FilmList.objects.exists()


def test_list_of_a_newcomer_waits_for_a_moderator(client, browser, olga):
    olga.date_joined = timezone.now()
    olga.save()
    WordRule.objects.create(
        kind="word", pattern="casino", then="hold", made_by=MemberFactory(username="mo"), made_at=NOON
    )

    answer = browser.post("/lists/new", form(name="Casino nights"), follow=True)

    assert "A moderator will look at it first" in answer.content.decode()
    assert FilmList.objects.get().hidden_at is not None
    assert client.get(f"/lists/{FilmList.objects.get().pk}").status_code == 404


def test_list_is_changed_by_its_owner_alone(visit, olga, cleo, browser, other):
    made = list_of(1, member=olga)
    ListEditorFactory(list=made, member=cleo)

    assert other.get(f"/lists/{made.pk}/edit").status_code == 403
    assert 'value="Harbours"' in visit(f"/lists/{made.pk}/edit", by=browser).html
    browser.post(f"/lists/{made.pk}/edit", form(name="Ports", visibility="members"))

    made.refresh_from_db()
    assert (made.name, made.visibility) == ("Ports", "members")


def test_delete_asks_once_more(visit, olga, browser, other):
    made = list_of(2, member=olga)

    assert "Delete “Harbours”?" in visit(f"/lists/{made.pk}/delete", by=browser).words
    assert other.post(f"/lists/{made.pk}/delete").status_code == 403
    assert FilmList.objects.exists()
    browser.post(f"/lists/{made.pk}/delete")
    assert not FilmList.objects.exists()


def test_copy_is_asked_for_and_made_once(visit, olga, cleo, other):
    made = list_of(2, member=olga)
    page = visit(f"/lists/{made.pk}/copy", by=other)
    assert "The words of Olga stay with them" in page.words
    token = str(uuid.uuid4())

    answer = other.post(f"/lists/{made.pk}/copy", {"token": token})
    other.post(f"/lists/{made.pk}/copy", {"token": token})

    copy = FilmList.objects.get(member=cleo)
    assert answer["Location"] == f"/lists/{copy.pk}/edit"
    assert titles(copy) == titles(made)


def test_film_is_found_by_its_title_and_added(visit, olga, browser):
    made = ListFactory(member=olga)
    film = FilmFactory(title="The Tide", year=2014)
    TitleFactory(film=film, text="The Tide")

    page = visit(f"/lists/{made.pk}/films?q=tide", by=browser)
    assert "The Tide (2014)" in page.words
    answer = browser.post(f"/lists/{made.pk}/add", {"film": film.slug}, follow=True)

    assert "The Tide is on the list." in answer.content.decode()
    assert titles(made) == ["The Tide"]
    assert "on the list" in visit(f"/lists/{made.pk}/films?q=tide", by=browser).words
    again = browser.post(f"/lists/{made.pk}/add", {"film": film.slug}, follow=True)
    assert "was on the list already" in again.content.decode()
    assert "No film here has such a title" in visit(f"/lists/{made.pk}/films?q=xyzzy", by=browser).words


def test_film_is_moved_by_buttons_and_by_number(olga, browser):
    made = list_of(3, member=olga)
    first, second, third = titles(made)
    slug = made.items.get(position=3).film.slug

    browser.post(f"/lists/{made.pk}/films/{slug}/move", {"step": "up"})
    assert titles(made) == [first, third, second]
    browser.post(f"/lists/{made.pk}/films/{slug}/move", {"step": "down"})
    assert titles(made) == [first, second, third]
    answer = browser.post(f"/lists/{made.pk}/films/{slug}/move", {"to": "1", "page": "2"})
    assert titles(made) == [third, first, second]
    assert answer["Location"].startswith(f"/lists/{made.pk}/films?page=2#film-")
    nonsense = browser.post(f"/lists/{made.pk}/films/{slug}/move", {"to": "first"}, follow=True)
    assert "Give the number" in nonsense.content.decode()


def test_script_is_told_in_a_status(olga, browser):
    made = list_of(2, member=olga)
    slug = made.items.get(position=2).film.slug

    moved = browser.post(f"/lists/{made.pk}/films/{slug}/move", {"to": "1"}, headers={"accept": "text/plain"})
    made.items.filter(position=1).delete()
    gone = browser.post(f"/lists/{made.pk}/films/{slug}/move", {"to": "1"}, headers={"accept": "text/plain"})

    assert (moved.status_code, gone.status_code) == (204, 409)


def test_film_that_was_taken_off_can_be_put_back(visit, olga, browser):
    made = list_of(3, member=olga)
    made.items.filter(position=2).update(note="The best.")
    before = titles(made)
    slug = made.items.get(position=2).film.slug

    answer = browser.post(f"/lists/{made.pk}/films/{slug}/remove", follow=True)
    assert "was taken off" in answer.content.decode()
    assert len(titles(made)) == 2
    browser.post(f"/lists/{made.pk}/put-back")

    assert titles(made) == before
    assert made.items.get(position=2).note == "The best."
    assert "was taken off" not in visit(f"/lists/{made.pk}/films", by=browser).words
    assert "Nothing waits" in browser.post(f"/lists/{made.pk}/put-back", follow=True).content.decode()


def test_note_is_written_and_one_too_long_is_kept(visit, olga, browser):
    made = list_of(1, member=olga)
    slug = made.items.get().film.slug
    address = f"/lists/{made.pk}/films/{slug}/note"

    visit(address, by=browser)
    long = browser.post(address, {"note": "x" * 1001})
    assert long.status_code == 200
    assert "x" * 1001 in long.content.decode()
    browser.post(address, {"note": "Salt."})
    assert made.items.get().note == "Salt."
    browser.post(address, {"note": ""})
    assert made.items.get().note == ""


def test_note_that_another_wrote_meanwhile_is_shown_before_it_is_replaced(olga, browser):
    made = list_of(1, member=olga)
    address = f"/lists/{made.pk}/films/{made.items.get().film.slug}/note"
    made.items.update(note="Salt.")

    first = browser.post(address, {"note": "Sand.", "before": ""})

    assert made.items.get().note == "Salt."
    assert "Somebody else wrote here meanwhile: “Salt.”" in first.content.decode().replace("&#34;", '"')
    browser.post(address, {"note": "Sand.", "before": "Salt."})
    assert made.items.get().note == "Sand."


@pytest.mark.parametrize("count", [1, 30])
def test_films_to_edit_cost_the_same(visit, olga, browser, count):
    made = list_of(count, member=olga)

    visit(f"/lists/{made.pk}/films", by=browser, queries=8)


def test_editor_edits_films_and_not_the_list(visit, olga, cleo, other):
    made = list_of(2, member=olga)
    ListEditorFactory(list=made, member=cleo)
    slug = made.items.get(position=1).film.slug

    assert "Edit it no longer" in visit(f"/lists/{made.pk}/films", by=other).words
    other.post(f"/lists/{made.pk}/films/{slug}/remove")
    assert made.items.count() == 1
    assert other.get(f"/lists/{made.pk}/editors").status_code == 403
    other.post(f"/lists/{made.pk}/editors/{cleo.pk}/remove")
    assert not ListEditor.objects.exists()


def test_owner_asks_others_to_edit(visit, olga, cleo, browser):
    made = list_of(1, member=olga)

    wrong = browser.post(f"/lists/{made.pk}/editors", {"username": "nobody"})
    assert "Nobody here is called nobody." in wrong.content.decode()
    browser.post(f"/lists/{made.pk}/editors", {"username": "cleo"})
    assert "Cleo" in visit(f"/lists/{made.pk}/editors", by=browser).words
    browser.post(f"/lists/{made.pk}/editors/{cleo.pk}/remove")
    assert not ListEditor.objects.exists()


def test_blocked_member_cannot_be_asked_and_is_not_told_apart(olga, cleo, browser):
    made = list_of(1, member=olga)
    Block.objects.create(by=cleo, of=olga, at=NOON)

    answer = browser.post(f"/lists/{made.pk}/editors", {"username": "cleo"})

    assert "Nobody here is called cleo." in answer.content.decode()


def test_boxes_of_my_lists_on_the_page_of_a_film(visit, olga, browser):
    on, off = list_of(1, member=olga, name="On"), ListFactory(member=olga, name="Off")
    film = on.items.get().film

    page = visit(f"/films/{film.slug}/lists", by=browser, queries=7)
    assert page.html.count(" checked") == 1
    browser.post(f"/films/{film.slug}/lists", {"shown": [on.pk, off.pk], "on": [off.pk]})

    assert (on.items.count(), off.items.count()) == (0, 1)


def test_member_without_lists_is_told_what_to_do(visit, olga, browser):
    assert "Make one; you can then add this film" in visit(f"/films/{FilmFactory().slug}/lists", by=browser).words


def test_challenge_by_a_rule_is_made_of_words(visit, olga, browser):
    given = form(
        name="Fifty-two", by="rule", goal="52", starts="2017-01-01", ends="2017-12-31", director_gender="female",
        country="France, belgium", language="French", to_year="1969", at_most="100", new="on",
    )  # fmt: skip

    answer = browser.post("/challenges/new", given)

    made = FilmList.objects.get()
    assert answer["Location"] == f"/lists/{made.pk}"
    assert made.rule == {
        "director_gender": "female", "country": ["FR", "BE"], "language": ["fr"], "to_year": 1969, "at_most": 100,
        "new": True,
    }  # fmt: skip
    assert (made.goal, made.starts, made.ends) == (52, date(2017, 1, 1), date(2017, 12, 31))
    words = visit(f"/lists/{made.pk}").words
    assert "52 films directed by women, from France or Belgium, in French, made before 1970" in words
    page = visit(f"/lists/{made.pk}/edit", by=browser)
    assert 'value="France, Belgium"' in page.html
    assert 'value="2017-01-01"' in page.html


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"by": "rule", "genre": "drama"}, "needs a goal"),
        ({"by": "rule", "goal": "3"}, "at least one condition"),
        ({"by": "rule", "goal": "3", "new": "on"}, "needs a first day"),
        ({"by": "rule", "goal": "3", "country": "Atlantis"}, "“Atlantis” is not known here"),
        ({"by": "rule", "goal": "3", "from_year": "1980", "to_year": "1970"}, "The first year is after the last one"),
        ({"by": "list", "starts": "2017-02-01", "ends": "2017-01-01"}, "The last day is before the first one"),
    ],
)
def test_challenge_that_will_not_do(browser, olga, given, sentence):
    answer = browser.post("/challenges/new", form(**given))

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not FilmList.objects.exists()


def test_challenge_of_a_list_goes_on_to_its_films(browser, olga):
    answer = browser.post("/challenges/new", form(by="list"))

    assert answer["Location"] == f"/lists/{FilmList.objects.get().pk}/films"
    assert FilmList.objects.get().is_challenge
    assert not ListItem.objects.exists()
