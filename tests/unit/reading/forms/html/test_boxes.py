"""A page's tables of facts come out as rows whose items stand in its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.forms.html import open_html

WIKI = '<!doctype html><html><head><meta name="generator" content="MediaWiki 1.43"></head><body><main>'
LEAD = "<p>" + "The Tide is a 1994 drama film directed by Ann Marsh. It waits at the harbor. " * 4


def opened(markup):
    document = open_html(markup.encode(), "utf-8")
    for box in document.boxes:
        for item in (*([box.title] if box.title else []), *(item for row in box.rows for item in row.items)):
            assert document.prose[item.start : item.end] == item.text
            assert box.start <= item.start <= item.end <= box.end
    return document


def rows(box):
    return [(row.label, [item.text for item in row.items]) for row in box.rows]


def test_infobox_of_a_wiki_is_a_box_with_an_item_for_each_entry():
    document = opened(
        WIKI
        + """<table class="infobox vevent"><tr><th colspan=2 class="infobox-above">The Tide</th></tr>
        <tr><td colspan=2><img alt=poster><div>Poster</div></td></tr>
        <tr><th>Produced<br>by</th><td><div class="plainlist"><ul><li><a>Bo Reed</a><sup class=reference><a>[1]</a></sup></li>
        <li>Cy Holt</li></ul></div></td></tr>
        <tr><th>Starring</th><td><a>Di Vane</a><br>Ed Lowe <small>(voice)</small><sup>[a]</sup></td></tr>
        <tr><th>Language</th><td>English</td></tr></table>"""
        + LEAD
        + "<h2>Plot</h2><p>They wait."
    )

    (box,) = document.boxes

    assert (box.name, box.title.text) == ("infobox vevent", "The Tide")
    assert rows(box) == [
        ("Produced by", ["Bo Reed", "Cy Holt"]),
        ("Starring", ["Di Vane", "Ed Lowe (voice)"]),
        ("Language", ["English"]),
    ]
    assert box.end < document.prose.index("== Plot ==")


def test_tables_within_an_infobox_are_one_box():
    document = opened(
        WIKI
        + """<div class="infobox_v3 large"><div>The Tide</div><table><caption>Facts</caption><tr><th>Director<td>Ann Marsh</table>
        <table><tr><td>Cast<td>Bo Reed</table></div>"""
        + LEAD
    )

    (box,) = document.boxes
    assert box.name == "infobox_v3 large"
    assert rows(box) == [("Director", ["Ann Marsh"]), ("Cast", ["Bo Reed"])]


def test_infobox_of_a_later_section_stays_in_it():
    document = opened(
        WIKI
        + LEAD
        + "<h2>Music</h2><table class=infobox><tr><th>Genre<td>Film score</table><p>It sounds.<h2>Legacy</h2><p>It lasts."
    )

    assert document.prose.index("== Music ==") < document.boxes[0].start < document.prose.index("== Legacy ==")


def test_infobox_made_of_other_elements_is_a_box():
    document = opened(
        WIKI
        + """<aside class="portable-infobox"><h2>The Tide</h2><section><div class="pi-item pi-data"><h3 class="pi-data-label">Director</h3>
        <div class="pi-data-value">Ann Marsh</div></div><div class="pi-item pi-data"><h3 class="pi-data-label">Cast</h3>
        <div class="pi-data-value"><ul><li>Bo Reed<li>Cy Holt</ul></div></div></section></aside>"""
        + LEAD
    )

    assert rows(document.boxes[0]) == [("Director", ["Ann Marsh"]), ("Cast", ["Bo Reed", "Cy Holt"])]
    assert document.boxes[0].title.text == "The Tide"


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><th>Director:<td>Ann Marsh<tr><th>Cast<td><a>Bo Reed</a>, <a>Cy Holt</a></table>",
        "<table><tr><td><b>Director</b><td>Ann Marsh<tr><td><b>Cast:</b><td>Bo Reed, Cy Holt</table>",
    ],
)
def test_table_with_labels_is_a_box(markup):
    assert rows(opened(markup).boxes[0]) == [("Director", ["Ann Marsh"]), ("Cast", ["Bo Reed, Cy Holt"])]


@pytest.mark.parametrize(
    "markup",
    [
        "<dl><dt>Director:</dt><dd>Ann Marsh</dd><dt>Cast</dt><dd>Bo Reed</dd><dd>Cy Holt</dd></dl>",
        "<ul><li><b>Director:</b> Ann Marsh<li><strong>Cast</strong>: <a>Bo Reed</a>, <a>Cy Holt</a></ul>",
        "<p><b>Director:</b> <i>Ann Marsh</i><br><b>Cast: </b><a>Bo Reed</a> and <a>Cy Holt</a><br>",
        "<div><span>Director</span>: Ann Marsh</div><div><span><span>Cast</span>: <span><a>Bo Reed</a> / <a>Cy Holt</a></span></span></div>",
    ],
)
def test_labelled_lines_are_a_box(markup):
    assert rows(opened(markup).boxes[0]) == [("Director", ["Ann Marsh"]), ("Cast", ["Bo Reed", "Cy Holt"])]


@pytest.mark.parametrize(
    "markup",
    [
        "<p><b>Warning:</b> this is long.",
        "<p>Director: Ann Marsh<p>Cast: Bo Reed",
        "<p><b>The Tide</b> waits.<p><b>The Moon</b> rises.",
        "<table><tr><td>One cell</table>",
        "",
    ],
)
def test_text_is_no_box(markup):
    assert opened(f"<p>Words.{markup}").boxes == ()


def test_table_with_headed_columns_is_a_box_by_columns():
    document = opened(
        """<table class=wikitable><caption>Who plays whom</caption><tr><th>Actor<th>Role<th>Notes</tr><tr><td>Bo Reed<td rowspan=2>Kit<td></tr>
        <tr><td>Cy Holt<td>as a child</tr><tr><th colspan=3>Others</th></tr><tr><td colspan=2>Di Vane<td>now</tr></table>"""
    )

    (box,) = document.boxes

    assert box.by_columns
    assert rows(box) == [
        ("Actor", ["Bo Reed", "Cy Holt", "Di Vane"]),
        ("Role", ["Kit", "Kit", "Di Vane"]),
        ("Notes", ["", "as a child", "now"]),
    ]
    assert "Actor\tRole\tNotes\nBo Reed\tKit\t–\n" in document.prose


def test_tables_side_by_side_are_boxes_of_their_own():
    table = "<table class=wikitable><tr><th>Actor<th>Role<tr><td>Bo Reed<td>Kit</table>"

    assert [rows(box) for box in opened(table + table).boxes] == [[("Actor", ["Bo Reed"]), ("Role", ["Kit"])]] * 2


def test_row_that_lays_out_the_page_is_lines():
    document = opened("<table><tr><td>Home<br>Films<td><h2>The Tide</h2><p>It waits.</table>")

    assert document.prose == "Home\nFilms\n\nThe Tide\n\nIt waits.\n"


def test_links_side_by_side_are_not_glued():
    assert opened("<p>Genres <a>Drama</a><a>Thriller</a></p>").prose == "Genres Drama Thriller\n"


def test_categories_are_told_and_no_part_of_the_text():
    document = opened(
        WIKI
        + LEAD
        + """</main><div id=catlinks class=catlinks><div id="mw-normal-catlinks" class="mw-normal-catlinks"><a>Categories</a>:
        <ul><li><a>1994 films</a></li><li><a>British  dramas</a></li></ul></div>
        <div id="mw-hidden-catlinks" class="mw-hidden-catlinks">Hidden: <ul><li><a>Stubs</a></li></ul></div></div>"""
    )

    assert document.categories == ("1994 films", "British dramas")
    assert "Categories" not in document.prose
    assert "Hidden" not in document.prose


def test_title_is_the_headline_with_what_tells_it_apart():
    document = opened(
        WIKI.replace("</head>", "<title>The Tide (film) - A wiki</title></head>") + "<h1>The Tide (film)</h1>" + LEAD
    )

    assert document.title == "The Tide (film)"
    assert document.prose.startswith("The Tide is a 1994")


def test_page_that_only_leads_to_another_keeps_the_words_that_say_so():
    document = opened(
        WIKI
        + '<div class="redirectMsg"><p>Redirect to:</p><ul class="redirectText"><li><a>The Tide</a></li></ul></div>'
    )

    assert document.prose == "Redirect to:\nThe Tide\n"


_PIECES = st.sampled_from(
    """<table> <table_class=infobox> </table> <tr> </tr> <th> <td> <td_rowspan=2> <td_colspan=3> </td> <dl> <dt> <dd> <li> <b> </b> <ul>
    </ul> <br> <a> </a> <sup> [1] </sup> Director : , x <h2> <p> <caption> <aside> </aside> <div> </div>""".split()
)


@given(st.lists(_PIECES, max_size=60).map(lambda pieces: "".join(pieces).replace("_", " ")))
def test_items_of_any_boxes_stand_in_the_text(markup):
    opened("<p>Words. " + markup)


@pytest.mark.parametrize(
    "piece",
    [
        "<table><tr><td>x",
        "<table class=infobox><tr><th>x<td>y",
        "<tr><th>x<th>y",
        "<tr><td rowspan=9>x<td>y",
        "<td colspan=9999>x",
        "<dt>x<dd>y",
        "<dd>y",
        "<li><b>x:</b><a>y</a>",
        "<a>y</a>",
        "<a>y</a>,",
        "<sup><a>[1]</a></sup>",
        "<b>",
        "<div class=pi-data><div class=pi-data-label>x</div>",
    ],
)
def test_time_is_linear_whatever_is_repeated(piece):
    start = "<p>Words.<table class=wikitable><tr><th>A<th>B<tr>"

    assert grows_linearly(lambda times: open_html((start + piece * times).encode(), "utf-8"), 5_000 // len(piece))
