"""Critics' grids as pages and as files."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from factories.accounts import MemberFactory
from factories.embargo import TOMORROW, reviewed
from factories.films import FactFactory, FilmFactory
from factories.lists import ListFactory, ListItemFactory, list_of
from factories.sources import NOON
from onesheet.critics.queries.grid import CRITICS_A_PAGE, FILMS_A_PAGE
from onesheet.critics.services import embargo

pytestmark = pytest.mark.django_db
YEAR = "/grid/year/2014"


@pytest.fixture
def films():
    """Two films of 2014: on one critics disagree."""
    tide, coast = FilmFactory(title="The Tide", year=2014), FilmFactory(title="Coast", year=2014)
    reviewed(tide, by="Ann Marsh", printed="4/4")
    reviewed(tide, by="Bea Lund", printed="0/4")
    reviewed(coast, by="Ann Marsh", printed="3/4")
    return tide, coast


def rows(page) -> list[list[str]]:
    """Return the words of each row of the table's body."""
    body = page.html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    ]


def table_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode())))


def test_a_year_shows_marks_values_averages_and_disagreement(visit, films):
    page = visit(YEAR, queries=4)

    assert rows(page) == [
        ["Coast 2014", "75.0", "–", "1", "3/4 75", ""],
        ["The Tide 2014", "50.0", "50.0", "2", "4/4 100", "0/4 0"],
    ]
    assert "2 films by 2 critics, 3 reviews" in page.words
    assert '<tbody class="averages">' in page.html
    assert [float(one) for one in re.findall(r"<td>(\d+\.\d)</td>", page.html.partition("<tbody>")[0])] == [87.5, 0]
    assert page.html.count('class="s4"') == page.html.count('class="s0"') == 2, "a cell and the key"


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("title", "Coast"),
        ("average", "Coast"),
        ("disagreement", "The Tide"),
        ("reviews", "The Tide"),
        ("rubbish", "Coast"),
    ],
)
def test_the_order_is_asked_for_by_links_and_told_to_who_cannot_see(visit, films, sort, first):
    page = visit(f"{YEAR}?sort={sort}")

    assert rows(page)[0][0].startswith(first)
    assert page.html.count("aria-sort") == 1
    for other in {"average", "disagreement", "reviews"} - {sort}:
        assert f"{YEAR}?sort={other}" in page.links


@pytest.mark.parametrize(
    ("sort", "turned", "first", "way"),
    [
        ("title", "-title", "The Tide", "descending"),
        ("average", "-average", "The Tide", "ascending"),
        ("disagreement", "-disagreement", "The Tide", "ascending"),
        ("reviews", "-reviews", "Coast", "ascending"),
    ],
)
def test_the_same_link_again_turns_the_order_about(visit, films, client, sort, turned, first, way):
    assert f"{YEAR}?sort={turned}" in visit(f"{YEAR}?sort={sort}").links

    page = visit(f"{YEAR}?sort={turned}")

    assert rows(page)[0][0].startswith(first)
    assert f'aria-sort="{way}"' in page.html
    assert f"{YEAR}.csv?sort={turned}" in page.links
    assert f"{YEAR}?sort={turned}" not in page.links
    assert table_of(client.get(f"{YEAR}.csv?sort={turned}"))[1][0] == first


@pytest.mark.parametrize("number", [1, 3])
def test_every_grid_costs_the_same_whatever_it_has(visit, number):
    made = ListFactory()
    for at in range(number):
        film = FilmFactory(title=f"Film {at}", year=2014)
        FactFactory(film=film, property="festival", value="Harbour Festival", qualifiers={"edition": 2014})
        ListItemFactory(list=made, film=film, position=at + 1)
        for critic in range(number):
            reviewed(film, by=f"Critic {critic}")

    visit(YEAR, queries=4)
    visit(f"/grid/list/{made.pk}", queries=7)
    visit("/grid/festival/harbour-festival/2014", queries=5)
    visit("/grid/", queries=6)


def test_the_chooser_names_years_editions_and_lists(visit, films, client):
    FactFactory(film=films[0], property="festival", value="Harbour Festival", qualifiers={"edition": 2014})
    shown, own = (list_of(1, name=name, visibility=seen) for name, seen in (("Shores", "public"), ("Wet", "members")))

    page = visit("/grid/")

    assert YEAR in page.links
    assert "/grid/festival/harbour-festival/2014" in page.links
    assert f"/grid/list/{shown.pk}" in page.links
    assert f"/grid/list/{own.pk}" not in page.links
    client.force_login(own.member)
    assert f"/grid/list/{own.pk}" in visit("/grid/").links
    assert "Harbour Festival, 2014" in visit("/grid/festival/harbour-festival/2014").words


def test_nothing_yet_says_what_to_do_next(visit):
    made = ListFactory()

    assert "An editor adds them" in visit("/grid/").words
    assert "An editor adds reviews on a film’s page" in visit(YEAR).words
    assert "Other grids" in visit(f"/grid/list/{made.pk}").words
    visit("/grid/festival/harbour-festival/2014", status=404)
    visit("/grid/year/0", status=404)
    visit("/grid/year/123456789012345678", status=404)
    visit("/grid/list/987654321", status=404)


def test_a_list_is_open_to_whom_it_is_open_and_its_feed_only_to_all(visit, client, films):
    made = ListFactory(visibility="members")
    ListItemFactory(list=made, film=films[0])
    visit(f"/grid/list/{made.pk}", status=404)
    assert client.get(f"/grid/list/{made.pk}.csv").status_code == 404
    assert client.get(f"/grid/list/{made.pk}.atom").status_code == 404

    client.force_login(MemberFactory(username="mia"))
    page = visit(f"/grid/list/{made.pk}")

    assert [row[0] for row in rows(page)] == ["The Tide 2014"]
    assert ".atom" not in page.html
    assert client.get(f"/grid/list/{made.pk}.csv").status_code == 200
    assert client.get(f"/grid/list/{made.pk}.atom").status_code == 404


def test_many_are_paged_and_each_link_leads_to_another_part(visit):
    for at in range(FILMS_A_PAGE + 1):
        reviewed(FilmFactory(title=f"Film {at:02}", year=2014), by=f"Critic {at % (CRITICS_A_PAGE + 1):02}")

    first, second = visit(f"{YEAR}?sort=average"), visit(f"{YEAR}?sort=average&critics=2&page=2")

    assert (len(rows(first)), len(rows(second))) == (FILMS_A_PAGE, 1)
    assert len(rows(first)[0]) - 4 == CRITICS_A_PAGE
    assert f"{YEAR}?sort=average&amp;critics=2" in first.html
    assert f"{YEAR}?sort=average&amp;page=2" in first.html
    assert f"{YEAR}?sort=average&amp;page=2" in second.html
    assert f"Critics 1 to {CRITICS_A_PAGE} of {CRITICS_A_PAGE + 1}" in first.words
    on_paper = first.html.partition('small paper">')[2].partition("</p>")[0]
    assert on_paper == (
        "Critics 1 to 10 of 11; films 1 to 25 of 26. All of them are in the file http://testserver/grid/year/2014.csv"
    )
    assert "films 26 to 26 of 26." in second.words
    visit(f"{YEAR}?critics=99&page=99")
    visit(f"{YEAR}?critics=x&page=-1")


def test_a_full_page_keeps_within_its_weight(visit):
    for at in range(FILMS_A_PAGE):
        film = FilmFactory(title=f"A Film with a Fairly Long Title {at:02}", year=2014)
        for critic in range(CRITICS_A_PAGE):
            reviewed(film, by=f"Wilhelmina Featherstone {critic:02}", printed="3.5/4")

    page = visit(YEAR)  # which refuses a heavy one

    assert len(rows(page)) == FILMS_A_PAGE
    assert all(all(row) for row in rows(page))


def test_marks_that_were_not_understood_and_reviews_without_a_mark_have_cells(visit):
    film = FilmFactory(title="The Tide", year=2014)
    reviewed(film, by="Ann Marsh", printed="three and a half kettles out of a few")
    reviewed(film, by="Bea Lund", printed="", verdict="negative", verdict_by="critic")
    reviewed(film, by="Cy Holt", printed="")

    page = visit(YEAR)

    assert rows(page) == [["The Tide 2014", "–", "–", "3", "three and a…", "−", "·"]]
    assert 'aria-label="negative, without a mark"' in page.html
    assert 'aria-label="no mark and no verdict"' in page.html


def test_a_film_whose_scores_are_held_back_has_no_average_there(visit, client, films):
    embargo.hold_scores(film=films[0].pk, until=TOMORROW, by=None, now=NOON)

    assert rows(visit(f"{YEAR}?sort=average")) == [
        ["Coast 2014", "75.0", "–", "1", "3/4 75", ""],
        ["The Tide 2014", "–", "–", "2", "4/4 100", "0/4 0"],
    ]
    [line] = [line for line in table_of(client.get(f"{YEAR}.csv")) if line[0] == "The Tide"]
    assert line[3:6] == ["", "", "2"]


def test_hostile_words_stay_words(visit, client):
    film = FilmFactory(title="=1+1 <i>Tide</i>", slug="tide", year=2014)
    reviewed(film, by='<script>alert("a")</script>', printed="<b>4/4</b>", quote="]]> <img src=x onerror=a>")

    page = visit(YEAR)

    assert "<script>alert" not in page.html
    assert "&lt;i&gt;Tide" in page.html
    head, line = table_of(client.get(f"{YEAR}.csv"))
    assert line[0] == "'=1+1 <i>Tide</i>"
    assert head[6] == '<script>alert("a")</script>'


def test_the_file_has_all_films_and_critics_each_mark_with_its_value(client, films, django_assert_num_queries):
    with django_assert_num_queries(4):
        answer = client.get(f"{YEAR}.csv?sort=disagreement")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="grid-2014.csv"'
    assert table_of(answer) == [
        ["film", "year", "address", "average", "disagreement", "reviews", "Ann Marsh", "Ann Marsh, 0 to 100", "Bea Lund",
         "Bea Lund, 0 to 100"],
        ["The Tide", "2014", "http://testserver/films/the-tide", "50.0", "50.0", "2", "4/4", "100.00", "0/4", "0.00"],
        ["Coast", "2014", "http://testserver/films/coast", "75.0", "", "1", "3/4", "75.00", "", ""],
    ]  # fmt: skip


def test_the_grid_as_json(client, films, visit, django_assert_num_queries):
    FactFactory(film=films[0], property="external_id", value="tt1", qualifiers={"scheme": "imdb"})

    with django_assert_num_queries(5):
        answer = client.get(f"{YEAR}/grid.json?sort=disagreement")

    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="grid-2014.json"'
    told = json.loads(answer.content)
    assert (told["format"], told["version"], told["title"]) == ("onesheet-grid", 1, "Films of 2014")
    assert [(one["name"], one["average"], one["reviews"]) for one in told["critics"]] == [
        ("Ann Marsh", 87.5, 2), ("Bea Lund", 0, 1),
    ]  # fmt: skip
    tide, coast = told["films"]
    assert (tide["title"], tide["average"], tide["disagreement"], tide["identifiers"]) == (
        "The Tide", 50, 50, {"imdb": "tt1"},
    )  # fmt: skip
    assert [(one["critic"], one["mark"], one["value"]) for one in tide["reviews"]] == [
        ("ann-marsh", "4/4", 100), ("bea-lund", "0/4", 0),
    ]  # fmt: skip
    assert coast["disagreement"] is None
    page = visit(f"{YEAR}?sort=disagreement")
    assert {f"{YEAR}/grid.json?sort=disagreement", f"{YEAR}.csv?sort=disagreement", f"{YEAR}.json"} <= set(page.links)


def test_a_file_has_more_than_a_page(client):
    for at in range(FILMS_A_PAGE + 2):
        reviewed(FilmFactory(title=f"Film {at:02}", year=2014), by=f"Critic {at:02}")

    head, *lines = table_of(client.get(f"{YEAR}.csv"))

    assert (len(lines), len(head)) == (FILMS_A_PAGE + 2, 6 + 2 * (FILMS_A_PAGE + 2))


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_feeds_tell_the_newest_reviews(client, films, form, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = client.get(f"{YEAR}.{form}")

    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.count("Ann Marsh on ") == 2
    assert text.index("Ann Marsh on Coast (2014): 3/4") < text.index("Bea Lund on The Tide (2014): 0/4")
    assert "It holds." in text
    assert "/critic-reviews/" in text


def test_feeds_of_editions_and_lists(client, films):
    FactFactory(film=films[0], property="festival", value="Harbour Festival", qualifiers={"edition": 2014})
    made = ListFactory(name="Shores")
    ListItemFactory(list=made, film=films[1])

    assert client.get("/grid/festival/harbour-festival/2014.atom").content.decode().count("<entry") == 2
    assert client.get("/grid/festival/harbour-festival/2014.csv").content.decode().count("\r\n") == 2
    assert client.get(f"/grid/list/{made.pk}.rss").content.decode().count("<item>") == 1
    assert client.get("/grid/festival/harbour-festival/1914.atom").status_code == 404
