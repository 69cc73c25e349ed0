"""Feeds of every make are opened into the readable text of their entries."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.document import FEED
from onesheet.reading.forms import open_bytes, open_text
from onesheet.reading.forms.feed import is_feed, open_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour &amp; Sea</title><link>https://harbour.example/</link>
<image><title>A picture</title></image>
<item><title>The Long Pier</title><link>https://harbour.example/pier</link>
<dc:creator>Ines Mora</dc:creator><pubDate>Tue, 4 Aug 2015 00:20:04 +1200</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>A pier is <em>long</em>.</p><p>It ends &amp; so does the film.</p>]]></content:encoded></item>
<item><title>Second &lt;i&gt;entry&lt;/i&gt;</title><author>desk@harbour.example (Tom Abbot)</author><description>Only words</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Night Notes</title>
<entry><title>On Winter Bees</title><link rel="alternate" href="https://n.example/1"/><link rel="edit" href="https://n.example/e"/>
<author><name>Lena Weiss</name><uri>https://n.example/lena</uri></author><published>2016-03-02T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Bees &lt;hum&gt;.</p><p>They hum on.</p></div></content></entry>
<entry><title>Plain</title><summary type="text">One &lt; two</summary><updated>2016-03-03</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Old Feed</title></channel>
<item rdf:about="y"><title>Salt</title><description>Sea salt.</description><dc:date>2003-05-06</dc:date></item></rdf:RDF>"""


def test_rss_gives_its_entries_with_author_date_and_words():
    document = open_bytes(RSS.encode())

    assert document.form == FEED
    assert document.title == "Harbour & Sea"
    first, second = document.entries
    assert (first.title, first.authors, first.published) == ("The Long Pier", ("Ines Mora",), "2015-08-04")
    assert first.link == "https://harbour.example/pier"
    assert document.prose[first.body_start : first.body_end] == "A pier is long.\n\nIt ends & so does the film."
    assert (second.title, second.authors) == ("Second entry", ("Tom Abbot",))
    assert document.prose[second.body_start : second.body_end] == "Only words"
    assert document.prose[first.start :].startswith("The Long Pier\nInes Mora | Tue, 4 Aug 2015")
    assert "A picture" not in document.text


def test_atom_gives_its_entries_whatever_type_their_words_have():
    document = open_bytes(ATOM.encode())

    first, second = document.entries
    assert (first.title, first.authors, first.published) == ("On Winter Bees", ("Lena Weiss",), "2016-03-02")
    assert first.link == "https://n.example/1"
    assert document.prose[first.body_start : first.body_end] == "Bees <hum>.\n\nThey hum on."
    assert document.prose[second.body_start : second.body_end] == "One < two"
    assert second.published == "2016-03-03"


def test_rss_of_the_first_make_is_read():
    document = open_bytes(RDF.encode())

    assert document.title == "Old Feed"
    assert [(one.title, one.published) for one in document.entries] == [("Salt", "2003-05-06")]


def test_json_feeds_are_read():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Jay",
        "items": [
            {"title": "One", "content_html": "<p>First.</p>", "authors": [{"name": "Jay Sund"}], "date_published": "2020-01-02T03:04:05Z"},
            {"title": "Two", "content_text": "a < b"},
            "no item",
        ],
    }  # fmt: skip

    document = open_text(json.dumps(feed))

    first, second = document.entries
    assert (first.title, first.authors, first.published) == ("One", ("Jay Sund",), "2020-01-02")
    assert document.prose[first.body_start : first.body_end] == "First."
    assert document.prose[second.body_start : second.body_end] == "a < b"


def test_elements_that_tell_of_a_film_are_printed_and_others_kept():
    item = (
        "<item><title>Tuner, 2025</title><letterboxd:filmTitle>Tuner</letterboxd:filmTitle>"
        "<letterboxd:memberLike>No</letterboxd:memberLike><media:rating>nonadult</media:rating></item>"
    )
    document = open_bytes(f"<rss><channel><title>x</title>{item}</channel></rss>".encode())

    assert document.entries[0].fields == {"filmTitle": "Tuner", "memberLike": "No"}
    assert "filmTitle: Tuner" in document.text
    assert "memberLike" not in document.text


@pytest.mark.parametrize(
    "damaged",
    [
        "<rss><channel><title>x</title><item><title>A</title><description>Tom & Jerry &nbsp; caf&eacute;</description></item></channel></rss>",
        "<rss><channel><title>x</title><item><title>A</title><description>Tom &amp; Jerry \x0b café</description></item></channel></rss>",
    ],
)
def test_signs_that_xml_does_not_know_are_mended(damaged):
    document = open_bytes(damaged.encode())

    assert not document.problems
    assert "Tom & Jerry café" in document.text


def test_a_feed_that_breaks_off_gives_the_entries_before_the_break():
    document = open_bytes(RSS[: RSS.index("<item><title>Second")].encode())

    assert [one.title for one in document.entries] == ["The Long Pier"]
    assert "the entry before it was read" in document.problems[0]


def test_entities_of_a_feed_s_own_are_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'

    document = open_feed(bomb)

    assert document.text == ""
    assert "entities" in document.problems[0]


def test_nothing_is_fetched_from_outside():
    outside = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel><title>x</title><item><title>A</title></item></channel></rss>'

    assert "root:" not in open_bytes(outside.encode()).text


def test_an_empty_feed_says_so():
    assert "no entries" in open_bytes(b"<rss><channel><title>x</title></channel></rss>").problems[0]


def test_a_feed_in_another_encoding_is_read_as_it_says():
    document = open_bytes(
        '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>Café</title><item><title>Élan</title></item></channel></rss>'.encode(
            "latin-1"
        )
    )

    assert document.title == "Café"
    assert document.entries[0].title == "Élan"


@pytest.mark.parametrize(
    "other",
    ["", "<html><head></head></html>", "<feeding>no</feeding>", "{}", "rss", "<rssx>", "A film about <rss> feeds."],
)
def test_what_is_no_feed_is_none(other):
    assert not is_feed(other)
    assert not is_feed(other.encode())


@given(st.text(alphabet=st.sampled_from("<>/&;![]CDATArsitemle \"'=:x\n"), max_size=400))
def test_any_words_between_tags_open_without_a_fault(words):
    document = open_feed(
        f"<rss><channel><item><title>A</title><description>{words}</description></item></channel></rss>"
    )

    for one in document.entries:
        assert 0 <= one.start <= one.body_start <= one.body_end <= one.end <= len(document.prose)


@pytest.mark.parametrize(
    "piece",
    [
        "<item><title>A</title><description>b</description></item>",
        "<a>",
        "&amp;",
        "&",
        "<![CDATA[x]]>",
        "<!-- -->",
        "<description><p>",
        " ",
    ],
)
def test_the_time_grows_with_the_length(piece):
    assert grows_linearly(
        lambda size: open_feed(f"<rss><channel><item><title>A</title>{piece * size}"), 500, most=8_000
    )


@pytest.mark.parametrize("opening", [" ", "<!-- -->", "<?x?>", "{", "<!DOCTYPE rss>"])
def test_telling_a_feed_takes_no_longer_for_hostile_openings(opening):
    assert grows_linearly(lambda size: is_feed(opening * size), 1_000)
