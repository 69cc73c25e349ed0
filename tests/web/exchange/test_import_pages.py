"""Pages of imports: what they show to whom, what they do, and what they cost."""

from __future__ import annotations

import csv
import io
import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory, editor
from factories.brought import previewed, ratings, taken_in, upload, zip_of
from factories.films import FilmFactory
from factories.moderation import with_role
from factories.sources import NOON
from onesheet.accounts.models import Role
from onesheet.exchange import services
from onesheet.exchange.models import Import, ImportRow
from onesheet.reviews.models import MemberFilm
from onesheet.web.exchange import acts

pytestmark = pytest.mark.django_db

SIGNED_IN = 4
"""Queries of every page for a member: the session, the member, their roles, their new notices."""


def browser_of(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.fixture
def by(olga):
    return browser_of(olga)


@pytest.fixture
def films():
    return [
        FilmFactory(title=title, year=year) for title, year in (("The Tide", 2014), ("Coast", 2011), ("Apple", None))
    ]


def figures(page) -> dict[str, int]:
    """Return the totals as the page's table shows them."""
    table = page.html.partition('<table class="totals">')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">(?:<[^>]+>)?([^<]+).*?<td>([\d,]+)</td>', table, re.DOTALL)
    return {name.strip(): int(number.replace(",", "")) for name, number in rows}


def send(browser, data: bytes, name: str = "letterboxd-olga.zip", **more: str):
    return browser.post("/imports/new", {"file": upload(data, name), "token": str(uuid.uuid4()), **more})


def test_who_has_brought_nothing_is_told_how(visit, by):
    page = visit("/imports", by=by, queries=SIGNED_IN + 1)

    assert "Nothing was brought here yet" in page.words
    assert "/imports/new" in page.links


def test_page_for_a_file_tells_its_limit_and_where_exports_are_found(visit, by, settings):
    page = visit("/imports/new", by=by, queries=SIGNED_IN)

    assert f"at most {settings.IMPORT_LIMIT} MB" in page.words
    assert {"Letterboxd", "IMDb", "Trakt", "MovieLens"} <= set(re.findall(r"<dt>(\w+)", page.html))
    assert "source" not in {one.get("name") for one in page.controls}
    editors = visit("/imports/new", by=browser_of(editor("ada")))
    assert {"file", "source", "licence"} <= {one.get("name") for one in editors.controls}


def test_file_is_received_and_waits_to_be_looked_through(visit, by, olga, films):
    answer = send(by, zip_of(ratings=ratings("The Tide,2014,4")))

    made = Import.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/imports/{made.pk}")
    assert (made.member, made.by, made.act) == (olga, olga, "preview")
    page = visit(f"/imports/{made.pk}", by=by)
    assert "Looking through it" in page.words
    assert '<noscript><meta http-equiv="refresh"' in page.html
    told = by.get(f"/imports/{made.pk}/progress").json()
    assert told == {"running": True, "done": 0, "all": None, "sentence": "0 rows so far"}


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.zip", "This file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a.png", "of the kinds that are understood"),
        (b"PK\x03\x04 and then nothing", "a.zip", ""),
    ],
    ids=["empty", "unknown", "damaged"],
)
def test_file_that_is_none_is_refused_in_words(by, data, name, words):
    answer = send(by, data, name)

    assert answer.status_code == 200
    assert "Nothing was taken in" in answer.content.decode()
    assert words in answer.content.decode()
    assert not Import.objects.exists()


def test_no_file_is_told(by):
    assert "No file was chosen" in by.post("/imports/new", {}).content.decode()


def test_file_that_is_too_large_is_told_and_not_kept(by, settings):
    settings.IMPORT_LIMIT = 1

    answer = send(by, b"x" * 1_200_000, "large.csv")

    assert "larger than 1 MB" in answer.content.decode()
    assert not Import.objects.exists()


def test_form_is_checked_for_where_it_came_from(olga):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(olga)

    assert send(strict, zip_of(ratings=ratings("The Tide,2014,4"))).status_code == 403
    page = strict.get("/imports/new").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    assert send(strict, zip_of(ratings=ratings("The Tide,2014,4")), csrfmiddlewaretoken=token).status_code == 302


def test_same_form_twice_is_one_import(by, films):
    data, token = zip_of(ratings=ratings("The Tide,2014,4")), str(uuid.uuid4())

    first, second = send(by, data, token=token), send(by, data, token=token)

    assert first["Location"] == second["Location"]
    assert Import.objects.count() == 1


def test_preview_adds_up_and_leads_to_the_rows(visit, by, olga, films):
    made = previewed(olga, "The Tide,2014,4", "Coast,2011,3", "Apple,1998,2", "Nowhere,1999,4", "The Tide,2014,77")

    page = visit(f"/imports/{made.pk}", by=by)

    told = figures(page)
    assert told == {"Made": 2, "Changed": 0, "Left alone": 0, "Ambiguous": 1, "Waiting": 1, "Refused": 1, "All rows": 5}
    assert f"/imports/{made.pk}/rows?fate=waiting" in page.links
    assert "77" in page.words.partition("Refused")[2]
    assert not MemberFilm.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_whatever_their_rows(visit, by, olga, count):
    for number in range(count):
        FilmFactory(title=f"Known {number}", year=2001)
        FilmFactory(title=f"Doubt {number}", year=None)
    rows = [f"{name} {number},2001,{stars}" for number in range(count) for name, stars in (
        ("Known", "4"), ("Doubt", "3"), ("Nowhere", "2"), ("Known", "99"))]  # fmt: skip
    made = previewed(olga, *rows)

    visit("/imports", by=by, queries=SIGNED_IN + 1)
    visit(f"/imports/{made.pk}", by=by, queries=SIGNED_IN + 5)
    visit(f"/imports/{made.pk}/rows", by=by, queries=SIGNED_IN + 5)
    visit(f"/imports/{made.pk}/rows?fate=made", by=by, queries=SIGNED_IN + 5)
    services.apply(number=made.pk, clock=timezone.now)
    visit(f"/imports/{made.pk}", by=by, queries=SIGNED_IN + 1)
    visit(f"/imports/{made.pk}/ambiguous", by=by, queries=SIGNED_IN + 5)
    visit(f"/imports/{made.pk}/undo", by=by, queries=SIGNED_IN + 3)


def test_rows_are_narrowed_and_paged(visit, by, olga, films):
    made = previewed(olga, *(f"Nowhere {number},1999,4" for number in range(55)), "The Tide,2014,4")
    address = f"/imports/{made.pk}/rows"

    first = visit(address, by=by)
    assert first.html.count('<li class="outcome') == 50
    assert f"{address}?after=50" in first.links
    last = visit(f"{address}?after=50", by=by)
    assert "Rows 51 to 56" in last.words
    assert "The Tide (2014)" in last.words
    waiting = visit(f"{address}?fate=waiting&after=50", by=by)
    assert waiting.html.count('<li class="outcome') == 5
    assert "No row is here" in visit(f"{address}?fate=changed", by=by).words
    assert visit(f"{address}?fate=nonsense", by=by).html.count('<li class="outcome') == 50


def test_choosing_who_wins_looks_through_it_again(visit, by, olga, films):
    MemberFilm.objects.create(member=olga, film=films[0], rating=2, rated_at=timezone.now(), changed_at=timezone.now())
    made = previewed(olga, "The Tide,2014,4")
    assert figures(visit(f"/imports/{made.pk}", by=by))["Left alone"] == 1

    by.post(f"/imports/{made.pk}/conflict", {"conflict": "file"})

    made.refresh_from_db()
    assert (made.conflict, made.act) == ("file", "preview")
    services.preview(number=made.pk, clock=timezone.now)
    page = visit(f"/imports/{made.pk}", by=by)
    assert figures(page)["Changed"] == 1
    assert re.search(r'value="file" checked', page.html)


def test_another_choice_at_taking_in_is_looked_through_first(by, olga, films):
    made = previewed(olga, "The Tide,2014,4")

    by.post(f"/imports/{made.pk}/apply", {"conflict": "file"})

    made.refresh_from_db()
    assert (made.conflict, made.act) == ("file", "preview")


def test_taking_in_is_asked_for_and_told(visit, by, olga, films):
    made = previewed(olga, "The Tide,2014,4", "Apple,1998,2", "Nowhere,1999,4")

    assert by.post(f"/imports/{made.pk}/apply", {"conflict": "keep"}).status_code == 302
    made.refresh_from_db()
    assert made.act == "apply"
    assert "Taking it in" in visit(f"/imports/{made.pk}", by=by).words

    services.apply(number=made.pk, clock=timezone.now)
    page = visit(f"/imports/{made.pk}", by=by)
    assert figures(page)["Made"] == 1
    assert "1 row could be several films" in page.words
    assert "taken in by themselves when the films appear" in page.words
    assert {f"/imports/{made.pk}/report.csv", f"/imports/{made.pk}/undo", f"/imports/{made.pk}/ambiguous"} <= set(
        page.links
    )


def test_report_has_every_row_and_neutralises_formulas(client, by, olga, films):
    made = taken_in(olga, "The Tide,2014,4", "=1+1,1999,4")

    answer = by.get(f"/imports/{made.pk}/report.csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="import-{made.pk}-letterboxd-olga-zip.csv"'
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [(row["row"], row["outcome"], row["title"]) for row in rows] == [
        ("1", "made", "The Tide (2014)"), ("2", "waiting", ""),
    ]  # fmt: skip
    assert rows[0]["address"] == "http://testserver/films/the-tide"
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_preview_has_the_same_report_and_the_list_says_what_is_expected(visit, client, by, olga, films):
    made = previewed(olga, "The Tide,2014,4", "Apple,1998,2", "Elsewhere,1990,3")

    page = visit(f"/imports/{made.pk}", by=by)
    assert f"/imports/{made.pk}/report.csv" in page.links
    answer = by.get(f"/imports/{made.pk}/report.csv")
    assert f'filename="preview-{made.pk}-' in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert [(row["line"], row["outcome"], row["title"]) for row in rows] == [
        ("2", "made", "The Tide (2014)"), ("3", "ambiguous", ""), ("4", "waiting", ""),
    ]  # fmt: skip
    assert "3 rows, expected: 1 made, 1 ambiguous, 1 waiting" in visit("/imports", by=by).words

    by.post(f"/imports/{made.pk}/discard")
    assert "expected" not in visit("/imports", by=by).words
    done = taken_in(olga, "The Tide,2014,4")
    listed = visit("/imports", by=by).words
    assert "1 row: 1 made" in listed
    assert 'filename="import-' in by.get(f"/imports/{done.pk}/report.csv")["Content-Disposition"]


def test_stopped_import_says_so_and_goes_on(visit, by, olga, films):
    made = previewed(olga, "The Tide,2014,4")
    Import.objects.filter(pk=made.pk).update(state="failed", act="apply", fault="The disk is full.")

    page = visit(f"/imports/{made.pk}", by=by)
    assert "It stopped" in page.words
    assert "The disk is full." in page.words
    assert "http-equiv" not in page.html

    by.post(f"/imports/{made.pk}/go-on")
    made.refresh_from_db()
    assert (made.state, made.act, made.fault) == ("previewed", "apply", "")
    assert "http-equiv" in visit(f"/imports/{made.pk}", by=by).html


def test_undoing_says_what_goes_and_takes_it_back(visit, by, olga, films):
    made = taken_in(olga, "The Tide,2014,4", "Nowhere,1999,4")

    page = visit(f"/imports/{made.pk}/undo", by=by)
    assert "What 1 row made here goes." in page.words
    assert "1 row that waits is forgotten." in page.words
    assert MemberFilm.objects.count() == 1

    by.post(f"/imports/{made.pk}/undo")
    services.undo(number=made.pk, by=olga, clock=timezone.now)
    assert not MemberFilm.objects.exists()
    page = visit(f"/imports/{made.pk}", by=by)
    assert "was taken back" in page.words
    assert f"/imports/{made.pk}/undo" not in page.links
    assert by.get(f"/imports/{made.pk}/undo").status_code == 302


def test_undoing_says_beforehand_which_later_import_must_go_first(visit, by, olga, films):
    first = taken_in(olga, "The Tide,2014,4")
    later = previewed(olga, "The Tide,2014,2")
    Import.objects.filter(pk=later.pk).update(conflict=Import.Conflict.FILE)
    services.apply(number=later.pk, clock=timezone.now)

    page = visit(f"/imports/{first.pk}/undo", by=by)
    assert "came later and changed 1 of the same things" in page.words
    assert f"/imports/{later.pk}" in page.links
    assert f"/imports/{later.pk}/undo" in page.links
    assert "Undo it all" not in page.words
    assert "Undo it all" in visit(f"/imports/{later.pk}/undo", by=by).words

    services.undo(number=later.pk, by=olga, clock=timezone.now)
    assert "Undo it all" in visit(f"/imports/{first.pk}/undo", by=by).words


def test_undoing_of_very_much_looks_through_later_imports_when_it_is_asked_for(visit, by, olga, films, monkeypatch):
    first = taken_in(olga, "The Tide,2014,4")
    later = previewed(olga, "The Tide,2014,2")
    Import.objects.filter(pk=later.pk).update(conflict=Import.Conflict.FILE)
    services.apply(number=later.pk, clock=timezone.now)
    monkeypatch.setattr(acts, "MOST_LOOKED", 1)

    page = visit(f"/imports/{first.pk}/undo", by=by)
    assert "What later imports changed is looked through when you press" in page.words
    assert "Undo it all" in page.words
    assert "looked through" not in visit(f"/imports/{later.pk}/undo", by=by).words

    answer = by.post(f"/imports/{first.pk}/undo", follow=True)
    assert f"Import {later.pk} came later and changed one of the same things" in answer.text
    assert MemberFilm.objects.get().rating == 4


def test_discarding_leaves_nothing(visit, by, olga, films):
    made = previewed(olga, "The Tide,2014,4")

    assert by.post(f"/imports/{made.pk}/discard")["Location"] == "/imports"

    made.refresh_from_db()
    assert (made.state, made.path) == ("discarded", "")
    assert "discarded" in visit("/imports", by=by).words
    assert "Discarded" in visit(f"/imports/{made.pk}", by=by).words
    by.post(f"/imports/{made.pk}/apply", {"conflict": "keep"})
    assert not MemberFilm.objects.exists()


def test_row_in_doubt_is_shown_beside_the_films_and_settled(visit, by, olga, films):
    made = taken_in(olga, "Apple,1998,2", "Apple,1999,3")
    address = f"/imports/{made.pk}/ambiguous"

    page = visit(address, by=by)
    assert "2 rows are left." in page.words
    assert "Rated 2 out of 5." in page.words
    assert "2021-03-04,Apple,1998" in page.words
    assert page.html.count('<li class="candidate') == 2, "the film and none"
    first, second = ImportRow.objects.order_by("number")

    answer = by.post(f"{address}/{first.pk}/settle", {"film": films[2].pk, "after": "0"}, follow=True)
    assert "Taken in as Apple." in answer.content.decode()
    assert "1 row is left." in answer.content.decode()
    assert MemberFilm.objects.get(film=films[2]).rating == 4

    by.post(f"{address}/{second.pk}/drop")
    assert "Every row of this import is settled." in visit(address, by=by).words
    assert f"/imports/{made.pk}" in visit(address, by=by).links
    assert figures(visit(f"/imports/{made.pk}", by=by))["Left alone"] == 1


def test_row_can_be_put_off(visit, by, olga, films):
    made = taken_in(olga, "Apple,1998,2", "Apple,1999,3")
    address = f"/imports/{made.pk}/ambiguous"

    assert f"{address}?after=1" in visit(address, by=by).links
    later = visit(f"{address}?after=1", by=by)
    assert "Apple (1999)" in later.words
    assert "2 rows are left that you put off" in visit(f"{address}?after=2", by=by).words


def test_rows_that_lack_only_a_year_are_listed_and_taken_together(visit, by, olga, films):
    made = taken_in(olga, "The Tide,,4", "Coast,,3", "Apple,1998,2", "Apple,1999,1")
    address = f"/imports/{made.pk}/ambiguous"

    assert f"{address}/together" in visit(address, by=by).links
    page = visit(f"{address}/together", by=by)
    assert "2 rows have only one candidate each" in page.words
    assert "The row tells no year; only this film here has its name." in page.words
    assert page.html.count('<li class="outcome') == 2, "rows of two years are not one film"
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page.html)[1]

    wrong = by.post(f"{address}/together", {"seen": "other"}, follow=True)
    assert "changed meanwhile" in wrong.content.decode()
    assert not MemberFilm.objects.exists()
    answer = by.post(f"{address}/together", {"seen": seen}, follow=True)
    assert "2 rows were taken in." in answer.content.decode()
    assert set(MemberFilm.objects.values_list("film", "rating")) == {(films[0].pk, 8), (films[1].pk, 6)}
    assert "No row here lacks only a year." in visit(f"{address}/together", by=by).words


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_rows_to_be_taken_together_costs_the_same(visit, by, olga, count):
    for number in range(count):
        FilmFactory(title=f"Ferry {chr(97 + number)}", year=2000)
    made = taken_in(olga, *(f"Ferry {chr(97 + number)},,3" for number in range(count)))

    visit(f"/imports/{made.pk}/ambiguous/together", by=by, queries=SIGNED_IN + 5)


@pytest.mark.parametrize("film", ["", "0", "999999", "x", "9" * 30])
def test_film_that_is_none_settles_nothing(by, olga, films, film):
    made = taken_in(olga, "Apple,1998,2")
    row = ImportRow.objects.get()

    by.post(f"/imports/{made.pk}/ambiguous/{row.pk}/settle", {"film": film})

    row.refresh_from_db()
    assert row.state == "ambiguous"


def test_others_see_nothing_and_operators_all(visit, olga, films):
    made = previewed(olga, "The Tide,2014,4")
    cleo, otto = browser_of(MemberFactory(username="cleo")), browser_of(with_role("otto", Role.OPERATOR))

    for path in ("", "/rows", "/report.csv", "/progress", "/undo", "/ambiguous"):
        assert cleo.get(f"/imports/{made.pk}{path}").status_code == 404
    assert "letterboxd-olga.zip" not in visit("/imports", by=cleo).words
    assert "of olga" in visit("/imports", by=otto).words
    assert "of olga" in visit(f"/imports/{made.pk}", by=otto).words


def test_nothing_of_an_import_is_kept_by_a_cache(by, olga, films):
    made = previewed(olga, "The Tide,2014,4")

    for path in ("/imports", "/imports/new", f"/imports/{made.pk}", f"/imports/{made.pk}/rows"):
        assert "no-store" in by.get(path)["Cache-Control"]


def test_hostile_words_stay_words(visit, by, olga):
    made = previewed(olga, '"<script>alert(1)</script>",1999,4')

    assert "<script>alert" not in visit(f"/imports/{made.pk}/rows", by=by).html


def test_empty_diary_settings_and_the_editors_page_lead_here(visit, by):
    assert "/imports/new" in visit("/members/olga/diary", by=by).links
    assert "/imports" in visit("/settings/export", by=by).links
    assert "/imports/new" in visit("/add", by=browser_of(editor("ada"))).links


def test_long_list_of_imports_is_paged(visit, by, olga):
    for number in range(22):
        Import.objects.create(member=olga, by=olga, name=f"{number}.csv", sha256=f"{number:064}", made_at=NOON)

    page = visit("/imports", by=by, queries=SIGNED_IN + 1)
    [older] = [link for link in page.links if "before" in link]
    assert visit(older, by=by).html.count(".csv</b>") == 2
