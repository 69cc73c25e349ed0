"""Feeds in each form, whatever their words are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.feeds.pure.atom import atom
from onesheet.feeds.pure.entries import Entry, Feed, Film, Seen, fields, printable
from onesheet.feeds.pure.json_feed import json_feed
from onesheet.feeds.pure.rss import rss
from onesheet.reading.forms.feed import is_feed, open_feed

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x7f") | st.sampled_from("<>&\"']\x00\x0b\ufffe"),
    max_size=60,
)


def entry(**given) -> Entry:
    told = {
        "id": "tag:example.org,2024-05-04:review/1", "address": "https://example.org/reviews/1", "title": "The Tide",
        "html": "<p>Salt.</p>", "summary": "Salt.", "author": "Olga", "author_address": "https://example.org/members/olga",
        "published": NOON, "updated": NOON,
    }  # fmt: skip
    return Entry(**{**told, **given})


def feed(*entries: Entry, **given) -> Feed:
    told = {
        "id": "tag:example.org,2024-05-04:reviews", "title": "Reviews", "address": "https://example.org/",
        "own_address": "https://example.org/reviews.atom", "language": "en", "entries": entries, "began": NOON,
    }  # fmt: skip
    return Feed(**{**told, **given})


@given(title=WORDS, html=WORDS, summary=WORDS, author=WORDS, film=WORDS, number=WORDS)
def test_whatever_the_words_are_a_feed_is_sound_and_gives_them_back(title, html, summary, author, film, number):
    seen = Seen(Film(film, 2014, "https://example.org/films/x?a=1&b=2", (("imdb", number),)), 3.5, date="2024")
    made = feed(entry(title=title, html=html, summary=summary, author=author, seen=seen), title=title)

    in_atom = ET.fromstring(atom(made)).find(f"{ATOM}entry")
    in_rss = ET.fromstring(rss(made)).find("channel/item")
    [item] = json.loads(json_feed(made))["items"]

    def same(text: str | None, said: str) -> bool:
        # Readers of XML take every line end as \\n.
        return (text or "") == printable(said).replace("\r\n", "\n").replace("\r", "\n")

    assert same(in_atom.findtext(f"{ATOM}title"), title)
    assert same(in_atom.findtext(f"{ATOM}content"), html)
    assert same(in_rss.findtext("title"), title)
    assert same(in_rss.findtext(ENCODED), html)
    assert item.get("title", "") == title
    assert item.get("content_html", "") == html
    for text in (atom(made), rss(made), json_feed(made)):
        assert is_feed(text.encode("utf-8", "surrogatepass"))
        assert open_feed(text).entries


@given(st.lists(st.sampled_from([0.5, 1, 3.5, 5, None]), min_size=1, max_size=4))
def test_ratings_are_numbers_without_idle_decimals(ratings):
    for rating in ratings:
        told = dict(fields(Seen(Film("The Tide", None, "https://example.org/films/x"), rating)))
        assert told.get("rating") == (None if rating is None else str(rating).removesuffix(".0"))
        assert "filmYear" not in told


@pytest.mark.parametrize("write", [atom, rss, json_feed])
def test_the_same_feed_is_the_same_text(write):
    assert write(feed(entry())) == write(feed(entry()))


def test_a_feed_was_changed_when_its_last_entry_was():
    later = datetime(2024, 6, 1, tzinfo=UTC)

    assert feed(entry(), entry(updated=later)).updated == later
    assert feed().updated == NOON


def test_an_item_of_a_json_feed_always_has_content():
    [item] = json.loads(json_feed(feed(entry(html="", summary=""))))["items"]

    assert item["content_text"] == "The Tide"
