"""Pages carry the marks that other programs read: microformats2, and links to the feeds."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import saw, wrote
from factories.sources import NOON
from onesheet.lists.models import FilmList

pytestmark = pytest.mark.django_db
_EMPTY = frozenset({"meta", "link", "input", "br", "hr", "img", "path", "rect", "circle", "line", "ellipse"})


class Marks(HTMLParser):
    """Items (`h-*`) with their properties, as far as these pages need: text, or the address or moment of an element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.items: list[dict] = []
        self.alternates: dict[str, str] = {}
        self._open: list[tuple[list[str], dict | None, list[tuple[dict, str]]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "alternate":
            self.alternates[given["type"]] = given["href"]
        if tag in _EMPTY:
            return
        names = (given.get("class") or "").split()
        roots = [name for name in names if name.startswith("h-")]
        around = next((item for _, item, _ in reversed(self._open) if item is not None), None)
        told = (
            [(around, name) for name in names if name[:2] in {"p-", "u-", "e-"} or name.startswith("dt-")]
            if around
            else []
        )
        for item, name in told:
            said = given.get("href") if name.startswith("u-") else given.get("datetime")
            item.setdefault(name, given["value"] if tag == "data" else said if name[:2] in {"u-", "dt"} else "")
        item = {"type": roots, "in": around["type"] if around else []} if roots else None
        if item is not None:
            self.items.append(item)
        self._open.append(
            (names, item, [(of, name) for of, name in told if tag != "data" and name[:2] in {"p-", "e-"}])
        )

    def handle_endtag(self, tag):
        if tag not in _EMPTY and self._open:
            self._open.pop()

    def handle_data(self, data):
        for _, _, told in self._open:
            for item, name in told:
                item[name] += data

    def of(self, kind: str) -> list[dict]:
        return [item for item in self.items if kind in item["type"]]


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


def test_a_review_is_an_entry_and_a_review(visit, olga):
    one = wrote(olga, FilmFactory(title="The Tide"), "Salt and patience.", rating=7)

    [entry] = Marks(visit(f"/reviews/{one.pk}").html).of("h-review")

    assert "h-entry" in entry["type"]
    assert "The Tide" in entry["p-item"]
    assert entry["p-author"].strip() == "Olga"
    assert entry["dt-published"] == "2024-05-04T12:00:00+00:00"
    assert entry["u-url"].endswith(f"/reviews/{one.pk}")
    assert entry["e-content"].strip() == "Salt and patience."
    assert entry["p-rating"] == "3.5"


def test_reviews_of_a_member_are_a_feed_of_entries(visit, olga):
    for number in range(3):
        wrote(olga, FilmFactory(title=f"Film {number}"), rating=7)

    marks = Marks(visit("/members/olga/reviews").html)

    assert len(marks.of("h-feed")) == 1
    assert [entry["in"] for entry in marks.of("h-entry")] == [["h-feed"]] * 3
    assert all(entry["u-url"].startswith("/reviews/") for entry in marks.of("h-entry"))
    assert marks.alternates == {
        "application/atom+xml": "/members/olga/reviews.atom",
        "application/rss+xml": "/members/olga/reviews.rss",
        "application/feed+json": "/members/olga/reviews.json",
    }


def test_a_diary_is_a_feed_whose_entries_have_the_places_that_its_feeds_name(visit, olga, client):
    one = saw(olga, FilmFactory(title="The Tide"), "2024-03-05", rating=8)

    page = visit("/members/olga/diary")
    marks = Marks(page.html)
    [entry] = marks.of("h-entry")

    assert entry["p-name"] == "The Tide"
    assert entry["u-watch-of"] == "/films/the-tide"
    assert entry["dt-published"] == "2024-03-05"
    assert entry["p-rating"] == "4"
    assert entry["in"] == ["h-feed"]
    assert f"v{one.pk}" in page.ids
    assert marks.alternates["application/atom+xml"] == "/members/olga/diary.atom"


def test_home_names_the_feeds_of_reviews_and_shows_them_as_entries(visit, olga):
    wrote(olga, FilmFactory(title="The Tide", shown=True), rating=7)

    marks = Marks(visit("/").html)

    assert marks.alternates["application/feed+json"] == "/reviews.json"
    assert [entry["p-rating"] for entry in marks.of("h-entry")] == ["3.5"]


def test_profile_and_lists_name_their_feeds(visit, olga):
    FilmList.objects.create(member=olga, name="Harbours", made_at=NOON, changed_at=NOON)

    assert Marks(visit("/members/olga/lists").html).alternates["application/atom+xml"] == "/members/olga/lists.atom"
    profile = visit("/members/olga").html
    for address in ("/members/olga/diary.atom", "/members/olga/reviews.json"):
        assert f'href="{address}"' in profile


def test_one_can_remove_a_follower_where_they_are_listed(visit, olga):
    from factories.activity import follows  # noqa: PLC0415
    from factories.members import browser  # noqa: PLC0415

    follows(MemberFactory(username="ben"), olga)

    assert "/members/ben/remove" in visit("/members/olga/followers", by=browser(olga)).html
    assert "/members/ben/remove" not in visit("/members/olga/followers", by=browser(MemberFactory(username="ben"))).html
    assert "/remove" not in visit("/members/olga/followers").html
