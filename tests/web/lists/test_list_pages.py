"""Pages of lists: what they show to whom, and what they cost."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.films import FactFactory, FilmFactory
from factories.lists import ListEditorFactory, ListFactory, list_of
from factories.sources import NOON
from onesheet.accounts.models import Block
from onesheet.lists.models import ListItem
from onesheet.lists.queries import of_film
from onesheet.lists.queries import page as page_of_list
from onesheet.reviews.models import MemberFilm

SIGNED_IN = 4
"""Queries of every page for a member: the session, the member, their roles, their new notices."""


def test_first_page_of_lists_says_what_to_do(visit, db):
    page = visit("/lists/")

    assert "No list is here yet" in page.words
    assert "/lists/new" in page.links


def test_lists_by_change_and_by_films(visit, olga):
    for count, name in ((3, "Long"), (1, "Short"), (2, "Middle")):
        list_of(count, member=olga, name=name)

    newest, most = visit("/lists/"), visit("/lists/?sort=films")

    assert newest.words.index("Middle") < newest.words.index("Short") < newest.words.index("Long")
    assert most.words.index("Long") < most.words.index("Middle") < most.words.index("Short")
    assert most.html.count('class="cover"') == 3


def test_list_without_films_a_challenge_and_a_private_list_are_not_among_all_lists(visit, olga):
    ListFactory(member=olga, name="Empty")
    list_of(1, member=olga, name="Duty", is_challenge=True, goal=1)
    list_of(1, member=olga, name="Secret", visibility="me")
    list_of(1, member=olga, name="Hidden", hidden_at=NOON)

    words = visit("/lists/").words

    assert "0 lists" in words
    assert not any(name in words for name in ("Empty", "Duty", "Secret", "Hidden"))


def test_lists_cost_the_same_for_one_and_for_thirty(visit, olga, other):
    list_of(2, member=olga)
    visit("/lists/", queries=3)
    for _ in range(29):
        list_of(2, member=olga)

    assert "Page 1 of 3" in visit("/lists/", queries=3).words
    visit("/lists/?page=3", queries=3)
    visit("/lists/", queries=3 + SIGNED_IN, by=other)


@pytest.mark.parametrize("count", [1, 30, 300])
def test_list_costs_the_same_however_long_it_is(visit, olga, other, count):
    made = list_of(count, member=olga)

    page = visit(f"/lists/{made.pk}", queries=5)
    assert f"{count} film" in page.words
    visit(f"/lists/{made.pk}", queries=5 + SIGNED_IN, by=other)
    visit(f"/lists/{made.pk}?page=99", queries=5)


def test_page_of_a_list_with_long_notes_stays_small(visit, olga):
    made = list_of(18, member=olga, name="A list with a name", ranked=True)
    made.items.update(note="Weather, water and waiting. " * 30)

    page = visit(f"/lists/{made.pk}")

    assert "the whole note" in page.words
    film = made.items.first().film
    assert f"/lists/{made.pk}/films/{film.slug}" in page.links
    assert "Weather, water and waiting. " * 29 in visit(f"/lists/{made.pk}/films/{film.slug}", queries=3).html


def test_ranks_are_shown_where_the_list_is_ranked(visit, olga):
    ranked, loose = list_of(2, member=olga, ranked=True), list_of(2, member=olga)

    assert 'class="rank">1<' in visit(f"/lists/{ranked.pk}").html
    assert 'class="rank"' not in visit(f"/lists/{loose.pk}").html


def test_member_sees_how_many_of_the_films_they_saw(visit, olga, cleo, other):
    made = list_of(20, member=olga)
    for item in made.items.filter(position__lte=7):
        MemberFilm.objects.create(member=cleo, film=item.film, watched=True, changed_at=NOON)
    MemberFilm.objects.create(member=olga, film=made.items.get(position=9).film, watched=True, changed_at=NOON)

    page = visit(f"/lists/{made.pk}", by=other)
    assert "7 of 20 seen" in page.words
    assert '<progress value="7" max="20"' in page.html
    assert "seen" not in visit(f"/lists/{made.pk}").words
    left = visit(f"/lists/{made.pk}?show=unseen", by=other).words
    assert "Film 8 of" in left
    assert "Film 7 of" not in left


def test_film_that_is_not_shown_is_on_no_page(visit, olga):
    made = list_of(2, member=olga)
    film = made.items.get(position=1).film
    film.shown = False
    film.save()

    page = visit(f"/lists/{made.pk}")

    assert film.title not in page.words
    assert "1 film" in page.words
    assert film.title not in visit("/lists/").html


def test_private_list_is_there_for_its_owner_and_its_editors_alone(visit, olga, cleo, browser, other):
    made = list_of(1, member=olga, visibility="me")

    visit(f"/lists/{made.pk}", status=404)
    visit(f"/lists/{made.pk}", status=404, by=other)
    assert "only for me" in visit(f"/lists/{made.pk}", by=browser).words
    ListEditorFactory(list=made, member=cleo)
    visit(f"/lists/{made.pk}", by=other)
    Block.objects.create(by=olga, of=cleo, at=NOON)
    visit(f"/lists/{made.pk}", status=404, by=other)


def test_hidden_list_tells_its_owner(visit, olga, browser):
    made = list_of(1, member=olga, hidden_at=NOON)

    visit(f"/lists/{made.pk}", status=404)
    assert "This list is hidden" in visit(f"/lists/{made.pk}", by=browser).words


def test_copy_names_its_source_while_everybody_sees_that(visit, olga, cleo):
    source = list_of(1, member=olga, name="Harbours of the north")
    copy = list_of(1, member=cleo, name="Mine", cloned_from=source)

    assert "a copy of Harbours of the north" in visit(f"/lists/{copy.pk}").words
    source.visibility = "followers"
    source.save()
    assert "Harbours of the north" not in visit(f"/lists/{copy.pk}").words


def test_what_a_member_writes_is_escaped(visit, olga):
    made = list_of(1, member=olga, name="<b>bold</b>")
    made.items.update(note="<script>alert(1)</script>")

    html = visit(f"/lists/{made.pk}").html + visit("/lists/").html

    assert "<b>bold" not in html
    assert "<script>alert" not in html


def test_my_lists_are_mine_and_those_i_edit(visit, olga, cleo, browser, other):
    mine = list_of(1, member=olga, name="Olga's", visibility="me")
    list_of(1, member=MemberFactory(username="dora"), name="Not hers")
    ListEditorFactory(list=mine, member=cleo)

    assert "Olga's" in visit("/lists/mine", by=browser).words
    words = visit("/lists/mine", by=other).words
    assert "Olga's" in words
    assert "Not hers" not in words


def test_list_as_csv_and_json(client, olga):
    made = list_of(3, member=olga, ranked=True, text="Salt", name="Harbours")
    made.items.filter(position=2).update(note='=SUM(A1), "quoted"\nand two lines')
    FactFactory(
        film=made.items.get(position=1).film, property="external_id", value="tt1", qualifiers={"scheme": "imdb"}
    )
    third = made.items.get(position=3).film
    third.shown = False
    third.save()

    answer = client.get(f"/lists/{made.pk}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert [(row["position"], row["title"]) for row in rows] == [
        ("1", f"Film 1 of {made.pk}"),
        ("2", f"Film 2 of {made.pk}"),
    ]
    assert rows[1]["note"] == '\'=SUM(A1), "quoted"\nand two lines'
    assert rows[0]["address"] == f"http://testserver/films/{made.items.get(position=1).film.slug}"

    told = json.loads(client.get(f"/lists/{made.pk}.json").content)
    assert (told["name"], told["by"], told["text"], told["ranked"]) == ("Harbours", "olga", "Salt", True)
    assert told["films"][1]["note"] == '=SUM(A1), "quoted"\nand two lines'
    assert (told["format"], told["version"]) == ("onesheet-list", 1)
    assert [row["counts_by"] for row in (*rows, *told["films"])] == ["list"] * 4
    assert [row["identifiers"] for row in rows] == ["imdb:tt1", ""]
    assert [row["identifiers"] for row in told["films"]] == [{"imdb": "tt1"}, {}]


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_feed_of_a_list_tells_what_was_put_on_it_last(client, visit, olga, form, django_assert_num_queries):
    made = list_of(3, member=olga, ranked=True, name="Harbours")
    for item in made.items.all():
        ListItem.objects.filter(pk=item.pk).update(added_at=NOON + timedelta(days=item.position))
    made.items.filter(position=2).update(note="<b>Salt</b>")

    with django_assert_num_queries(3):
        text = client.get(f"/lists/{made.pk}/films.{form}").content.decode()

    places = [text.index(f"{place}. Film {place} of {made.pk}") for place in (3, 2, 1)]
    assert places == sorted(places)
    assert ("&lt;b&gt;Salt" if form == "json" else "&amp;lt;b&amp;gt;Salt") in text
    assert f"/lists/{made.pk}/films.{form}" in visit(f"/lists/{made.pk}").links


def test_list_that_is_not_for_everybody_and_rule_of_a_challenge_have_no_feed(client, visit, olga, browser):
    private = list_of(1, member=olga, visibility="members")
    ruled = ListFactory(member=olga, is_challenge=True, goal=2, rule={"to_year": 1929})

    for made in (private, ruled):
        assert client.get(f"/lists/{made.pk}/films.atom").status_code == 404
        assert "films.atom" not in visit(f"/lists/{made.pk}", by=browser).html


def test_files_of_a_challenge_have_the_films_that_count_by_its_rule(
    client, olga, monkeypatch, django_assert_num_queries
):
    for title, year in (("Vale", 1921), ("Ash", 1928), ("Moss", 1929), ("Late", 1960)):
        FilmFactory(title=title, sort_title=title.lower(), year=year)
    FilmFactory(title="Unseen", year=1920, shown=False)
    made = ListFactory(member=olga, is_challenge=True, goal=2, rule={"to_year": 1929})

    with django_assert_num_queries(4):
        answer = client.get(f"/lists/{made.pk}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [(row["title"], row["position"], row["counts_by"]) for row in rows] == [
        ("Ash", "", "rule"),
        ("Moss", "", "rule"),
        ("Vale", "", "rule"),
    ]
    told = json.loads(client.get(f"/lists/{made.pk}.json").content)
    assert [(one["title"], one["position"], one["counts_by"]) for one in told["films"]] == [
        ("Ash", None, "rule"),
        ("Moss", None, "rule"),
        ("Vale", None, "rule"),
    ]
    assert told["challenge"]["rule"] == {"to_year": 1929}
    assert "more" not in told

    monkeypatch.setattr(page_of_list, "MOST_OF_RULE", 2)
    told = json.loads(client.get(f"/lists/{made.pk}.json").content)
    assert [one["title"] for one in told["films"]] == ["Ash", "Moss"]
    assert told["more"] is True


def test_file_tells_no_spoiler(client, olga):
    text = "**Salt** & patience.\n\nAt last ||the boat sinks||, they say.\n\n||Nobody\n\nis saved.||"
    made = list_of(1, member=olga, text=text)

    answer = client.get(f"/lists/{made.pk}.json").content.decode()

    assert "sinks" not in answer
    assert "saved" not in answer
    told = json.loads(answer)
    assert told["text"] == "Salt & patience.\nAt last [spoiler], they say.\n[spoiler]"
    assert "<strong>Salt</strong> &amp; patience." in told["html"]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_private_list_is_no_file(client, olga, kind):
    made = list_of(1, member=olga, visibility="members")

    assert client.get(f"/lists/{made.pk}.{kind}").status_code == 404


def test_film_tells_the_newest_lists_it_is_on_and_how_many_there_are(olga, django_assert_num_queries):
    film = FilmFactory()
    for number in range(7):
        made = list_of(1, member=olga, name=f"List {number}", visibility="me" if number == 6 else "public")
        made.items.update(film=film)

    with django_assert_num_queries(1):
        found = of_film(film.pk)

    assert [one.name for one in found] == ["List 5", "List 4", "List 3", "List 2", "List 1"]
    assert found[0].total == 6


def test_blocking_hides_lists_of_a_film_both_ways(olga, cleo):
    film = FilmFactory()
    for member in (olga, cleo):
        list_of(1, member=member, name=f"By {member.username}").items.update(film=film)
    Block.objects.create(by=olga, of=cleo, at=NOON)

    assert [one.name for one in of_film(film.pk, olga.pk)] == ["By olga"]
    assert [(one.name, one.total) for one in of_film(film.pk, cleo.pk)] == [("By cleo", 1)]
    assert len(of_film(film.pk)) == 2


def test_page_of_a_film_names_its_lists_and_leads_to_all(visit, olga, cleo, other):
    film = FilmFactory(title="The Tide")
    assert "list" not in visit(f"/films/{film.slug}").words
    assert f"/films/{film.slug}/lists" in visit(f"/films/{film.slug}", by=other).links
    for number in range(7):
        list_of(1, member=olga, name=f"List {number}").items.update(film=film)

    page = visit(f"/films/{film.slug}")
    assert "On 7 lists" in page.words
    assert "List 6 by Olga" in page.words
    assert "List 1 by Olga" not in page.words
    assert f"/films/{film.slug}/on-lists" in page.links
    every = visit(f"/films/{film.slug}/on-lists", queries=4)
    assert "List 0" in every.words
