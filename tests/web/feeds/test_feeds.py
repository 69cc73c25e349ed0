"""Feeds of what members make, read as other programs read them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings as site

from factories.accounts import MemberFactory
from factories.films import FactFactory, FilmFactory
from factories.members import browser, saw, wrote
from factories.sources import NOON
from onesheet.accounts.models import Visibility
from onesheet.accounts.services.ties import block
from onesheet.lists.models import FilmList, ListItem
from onesheet.reading import read

pytestmark = pytest.mark.django_db

ATOM, FILM = "{http://www.w3.org/2005/Atom}", "{urn:x-onesheet:film:1}"
TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}
FORMS = tuple(TYPES)
WHAT = ("diary", "reviews", "lists")


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.fixture
def tide():
    film = FilmFactory(title="The Tide", year=2014)
    for scheme, value in (("imdb", "tt1234567"), ("wikidata", "Q42"), ("tmdb", "777")):
        FactFactory(film=film, property="external_id", value=value, qualifiers={"scheme": scheme})
    return film


def made_list(member, *films, name="Harbours", **given):
    told = {"items_count": len(films), "made_at": NOON, "changed_at": NOON, **given}
    made = FilmList.objects.create(member=member, name=name, **told)
    for place, film in enumerate(films, start=1):
        ListItem.objects.create(list=made, film=film, position=place, added_at=NOON)
    return made


def fetch(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == f"{TYPES[path.rpartition('.')[2]]}; charset=utf-8"
    return answer.content


def xml(client, path):
    return ET.parse(BytesIO(fetch(client, path))).getroot()


def test_an_atom_feed_has_what_the_format_asks_for(client, olga, tide):
    one = wrote(olga, tide, "Salt and *patience*.", rating=7, liked=True, edited_at=NOON + timedelta(days=2))

    feed = xml(client, "/members/olga/reviews.atom")

    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}title") == "Reviews by Olga · Onesheet"
    assert feed.findtext(f"{ATOM}id").startswith("tag:testserver,")
    assert feed.findtext(f"{ATOM}updated") == "2024-05-06T12:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Olga"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://testserver/members/olga/reviews.atom",
        "alternate": "http://testserver/members/olga/reviews",
    }
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"tag:testserver,2024-05-04:review/{one.pk}"
    assert entry.findtext(f"{ATOM}title") == "The Tide (2014) ★★★½"
    assert entry.findtext(f"{ATOM}published") == "2024-05-04T12:00:00Z"
    assert entry.findtext(f"{ATOM}updated") == "2024-05-06T12:00:00Z"
    assert entry.findtext(f"{ATOM}author/{ATOM}uri") == "http://testserver/members/olga"
    assert entry.findtext(f"{ATOM}summary") == "3½ out of 5. Salt and *patience*."
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert entry.findtext(f"{ATOM}content").strip() == "<p>Salt and <em>patience</em>.</p>"
    links = {link.get("rel"): link.get("href") for link in entry.findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"http://testserver/reviews/{one.pk}",
        "related": "http://testserver/films/the-tide",
    }
    told = {one.tag.removeprefix(FILM): one.text for one in entry if one.tag.startswith(FILM)}
    assert told == {
        "filmTitle": "The Tide", "filmYear": "2014", "filmAddress": "http://testserver/films/the-tide",
        "imdbId": "tt1234567", "wikidataId": "Q42", "movieId": "777", "rating": "3.5", "ratingOf": "5", "liked": "Yes",
    }  # fmt: skip


def test_an_rss_feed_has_what_the_format_asks_for(client, olga, tide):
    one = wrote(olga, tide, "Salt & patience.", rating=8)

    feed = xml(client, "/members/olga/reviews.rss")

    assert (feed.tag, feed.get("version")) == ("rss", "2.0")
    channel = feed.find("channel")
    for name in ("title", "link", "description", "lastBuildDate"):
        assert channel.findtext(name)
    own = channel.find(f"{ATOM}link")
    assert (own.get("rel"), own.get("href")) == ("self", "http://testserver/members/olga/reviews.rss")
    [item] = channel.findall("item")
    assert item.findtext("title") == "The Tide (2014) ★★★★"
    assert item.findtext("link") == f"http://testserver/reviews/{one.pk}"
    assert item.find("guid").get("isPermaLink") == "false"
    assert parsedate_to_datetime(item.findtext("pubDate")) == NOON
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Olga"
    assert "Salt &amp; patience." in item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert item.findtext(f"{FILM}rating") == "4"


def test_a_json_feed_has_what_the_format_asks_for(client, olga, tide):
    one = wrote(olga, tide, "Salt.", rating=7, language="fi")

    feed = json.loads(fetch(client, "/members/olga/reviews.json"))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Reviews by Olga · Onesheet"
    assert feed["home_page_url"] == "http://testserver/members/olga/reviews"
    assert feed["feed_url"] == "http://testserver/members/olga/reviews.json"
    assert feed["authors"] == [{"name": "Olga", "url": "http://testserver/members/olga"}]
    [item] = feed["items"]
    assert item["id"] == f"tag:testserver,2024-05-04:review/{one.pk}"
    assert item["url"] == f"http://testserver/reviews/{one.pk}"
    assert item["content_html"].strip() == "<p>Salt.</p>"
    assert item["language"] == "fi"
    assert datetime.fromisoformat(item["date_published"]) == NOON
    assert item["_film"] == {
        "title": "The Tide",
        "year": 2014,
        "url": "http://testserver/films/the-tide",
        "ids": {"imdb": "tt1234567", "wikidata": "Q42", "tmdb": "777"},
        "rating": {"value": 3.5, "of": 5},
    }


def test_a_diary_tells_days_ratings_and_rewatches_and_nothing_private(client, olga, tide):
    one = saw(
        olga, tide, "2024-03-05", rating=9, rewatch=True, note="The secret note.", place="Kino Regina",
        companions=["Aino"], tags=("winter",),
    )  # fmt: skip
    saw(olga, FilmFactory(title="Gulls"), "2023-07")
    saw(olga, FilmFactory(title="Pier"), "")

    for form in FORMS:
        text = fetch(client, f"/members/olga/diary.{form}").decode()
        for private in ("secret", "Regina", "Aino"):
            assert private not in text
    items = json.loads(fetch(client, "/members/olga/diary.json"))["items"]

    assert [item["title"] for item in items] == ["The Tide (2014) ★★★★½", "Gulls", "Pier"]
    assert items[0]["content_html"] == "<p>Rewatched on 5 March 2024.</p>"
    assert items[0]["url"] == f"http://testserver/members/olga/diary#v{one.pk}"
    assert items[0]["_film"]["watched"] == "2024-03-05"
    assert items[0]["_film"]["rewatch"] is True
    assert items[1]["_film"]["watched"] == "2023-07"
    assert items[1]["content_text"] == "Gulls"


def test_a_list_tells_its_films_in_their_order(client, olga, tide):
    gulls = FilmFactory(title="Gulls")
    made = made_list(olga, gulls, tide, ranked=True, text="Boats, *mostly*.")

    [item] = json.loads(fetch(client, "/members/olga/lists.json"))["items"]
    entry = xml(client, "/members/olga/lists.atom").find(f"{ATOM}entry")

    assert item["title"] == "Harbours"
    assert item["url"] == f"http://testserver/lists/{made.pk}"
    assert item["summary"] == "List, 2 films."
    assert [one["title"] for one in item["_films"]] == ["Gulls", "The Tide"]
    assert item["_films"][1]["ids"]["imdb"] == "tt1234567"
    assert "<em>mostly</em>" in item["content_html"]
    assert '<ol><li><a href="http://testserver/films/gulls">Gulls</a></li>' in item["content_html"]
    listed = entry.findall(f"{FILM}listed")
    assert [(one.get("position"), one.text, one.get("imdb")) for one in listed] == [
        ("1", "Gulls", None),
        ("2", "The Tide (2014)", "tt1234567"),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("visibility", Visibility.values)
def test_only_what_everybody_may_see_is_told_even_to_its_author(client, olga, form, visibility):
    film = FilmFactory(title="The Tide")
    saw(olga, film, visibility=visibility)
    wrote(olga, film, visibility=visibility)
    made_list(olga, film, name="The Tides", visibility=visibility)
    paths = [f"/members/olga/{what}.{form}" for what in WHAT] + [f"/reviews.{form}"]

    for by in (client, browser(olga)):
        for path in paths:
            assert ("The Tide" in fetch(by, path).decode()) == (visibility == "public"), path


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "given", [{"state": "draft", "published_at": None}, {"hidden_at": NOON}, {"erased_at": NOON}], ids=str
)
def test_drafts_and_what_is_hidden_or_erased_are_not_told(client, olga, form, given):
    wrote(olga, FilmFactory(title="The Tide"), **given)

    for path in (f"/members/olga/reviews.{form}", f"/reviews.{form}"):
        assert b"The Tide" not in fetch(client, path)


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_a_spoiler_is_told(client, olga, form):
    wrote(olga, FilmFactory(title="The Tide"), "He waits. ||He was a ghost.|| It ends.", rating=7)
    wrote(olga, FilmFactory(title="Gulls"), "She did it.", spoilers=True)
    olga.reviews.filter(spoilers=False).update(excerpt="He waits. It ends.")

    for path in (f"/members/olga/reviews.{form}", f"/reviews.{form}"):
        text = fetch(client, path).decode()
        assert "ghost" not in text
        assert "She did it" not in text
        assert "He waits." in text
        assert "The whole review is a spoiler." in text


@pytest.mark.parametrize("form", FORMS)
def test_what_members_write_cannot_break_a_feed(client, form):
    mal = MemberFactory(username="mal", display_name="]]></name><Mal> & \x0b\ud7ff\"'")
    film = FilmFactory(title="<script>alert(1)</script> ]]> & \x01\u2028")
    wrote(mal, film, "<script>alert(2)</script> ]]> &amp; \x02 [x](javascript:alert(3))")
    saw(mal, film)
    made_list(mal, film, name="</title>\x00<b>Nights</b>".replace("\x00", ""), text="<img src=x onerror=alert(4)>")

    for path in [f"/members/mal/{what}.{form}" for what in WHAT] + [f"/reviews.{form}"]:
        if form == "json":
            [item] = json.loads(fetch(client, path))["items"]
            html = item.get("content_html", "")
        else:
            root = xml(client, path)
            [item] = root.iter(f"{ATOM}entry" if form == "atom" else "item")
            body = f"{ATOM}content" if form == "atom" else "{http://purl.org/rss/1.0/modules/content/}encoded"
            html = item.findtext(body) or ""
        assert "<script" not in html
        assert "<img" not in html
        assert 'href="javascript' not in html


def test_nobody_has_no_feed_and_another_case_is_none(client, olga):
    type(olga).objects.filter(pk=olga.pk).update(is_active=False)

    assert client.get("/members/olga/diary.atom").status_code == 404
    assert client.get("/members/nobody/diary.atom").status_code == 404
    assert client.get("/members/nobody/diary.xml").status_code == 404
    assert client.get("/reviews.html").status_code == 404
    assert client.post("/reviews.atom").status_code == 405


def test_of_two_of_whom_one_blocked_the_other_neither_is_told_of_the_other(client, olga):
    vera = MemberFactory(username="vera")
    wrote(olga, FilmFactory(title="The Tide"))
    block(by=olga, of=vera, now=NOON)

    assert b"The Tide" in fetch(client, "/reviews.json")
    assert b"The Tide" not in fetch(browser(vera), "/reviews.json")
    assert browser(vera).get("/members/olga/reviews.json").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_is_a_feed(client, olga, form):
    for path in [f"/members/olga/{what}.{form}" for what in WHAT] + [f"/reviews.{form}"]:
        data = fetch(client, path)
        if form == "json":
            assert json.loads(data)["items"] == []
        else:
            ET.fromstring(data)


def test_names_of_entries_and_addresses_follow_the_sites_own_address(client, olga, tide, settings):
    settings.SITE_URL = "https://films.example.org"
    one = wrote(olga, tide)

    feed = xml(client, "/members/olga/reviews.atom")

    assert feed.findtext(f"{ATOM}entry/{ATOM}id") == f"tag:films.example.org,2024-05-04:review/{one.pk}"
    assert feed.find(f"{ATOM}link").get("href") == "https://films.example.org/members/olga/reviews.atom"
    assert b"testserver" not in fetch(client, "/members/olga/reviews.rss")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [1, 30])
def test_feeds_cost_the_same_however_much_they_tell(client, olga, form, count, django_assert_num_queries):
    for number in range(count):
        film = FilmFactory(title=f"Film {number}")
        wrote(olga, film)
        saw(olga, film)
        made_list(olga, film)

    for path, queries in (("diary", 3), ("reviews", 3), ("lists", 4)):
        with django_assert_num_queries(queries):
            text = fetch(client, f"/members/olga/{path}.{form}").decode()
        assert len(text) > 300
    with django_assert_num_queries(2):
        fetch(client, f"/reviews.{form}")
    assert len(json.loads(fetch(client, "/reviews.json"))["items"]) == min(count, 20)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_told_is_read_back_with_films_ratings_and_words(client, olga, tide, form):
    gulls = FilmFactory(title="Gulls", year=1999)
    wrote(olga, tide, "Salt and *patience*, and a harbour that never sleeps.\n\nI would go again tomorrow.", rating=7)
    wrote(olga, gulls, "The birds are better than the people.", rating=4, published_at=NOON + timedelta(days=1))

    reading = read(fetch(client, f"/members/olga/reviews.{form}"), name=f"reviews.{form}")

    assert reading.problems == ()
    assert [(film.title, film.year) for film in reading.films] == [("Gulls", 1999), ("The Tide", 2014)]
    assert reading.head.outlet == "Reviews by Olga · Onesheet"
    told = [(one.author, one.rating, one.text) for one in reading.reviews]
    assert told == [
        ("Olga", {"value": 2, "scale": 5}, "The birds are better than the people."),
        (
            "Olga",
            {"value": 3.5, "scale": 5},
            "Salt and patience, and a harbour that never sleeps.\n\nI would go again tomorrow.",
        ),
    ]
    ids = {(one.value, one.qualifiers["scheme"]) for one in reading.statements if one.property == "external_id"}
    assert ids == (set() if form == "json" else {("tt1234567", "imdb"), ("777", "tmdb")})


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_diary_is_read_back_as_marks_without_words(client, olga, tide, form):
    saw(olga, tide, "2024-03-05", rating=9)
    saw(olga, FilmFactory(title="Gulls", year=1999), "2024-03-04", rating=4, rewatch=True)

    reading = read(fetch(client, f"/members/olga/diary.{form}"), name="diary")

    assert [(film.title, film.year) for film in reading.films] == [("The Tide", 2014), ("Gulls", 1999)]
    assert [(one.rating, one.text) for one in reading.reviews] == [
        ({"value": 4.5, "scale": 5}, ""),
        ({"value": 2, "scale": 5}, ""),
    ]


def test_the_site_is_named_in_feeds(client, olga):
    assert json.loads(fetch(client, "/reviews.json"))["title"] == f"Reviews by members · {site.SITE_NAME}"
