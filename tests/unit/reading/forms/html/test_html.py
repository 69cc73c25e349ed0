"""An HTML page becomes the text that is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.forms.html import NO_WORDS, is_html, open_html


def text(markup, charset=""):
    return open_html(markup.encode(), charset).text


def test_blocks_become_lines_and_rows_one_line_each():
    markup = """<!doctype html><html><head><title>The Tide - Films</title>
    <style>p{color:red}</style><script>if (a < b) document.write("<p>no</p>")</script></head>
    <body><nav><a href=/>Home</a><a href=/films>Films</a></nav>
    <h1>The  Tide</h1><p>A film by <b>Ann
    Marsh</b>.<br>It runs 90&nbsp;minutes.</p>
    <h2><span>Cast</span></h2><ul><li>Bo Reed as Kit<li>Cy Holt as Nils</ul>
    <table><tr><th>Director<td>Ann Marsh<tr><th>Year<td>1994</table></body></html>"""

    assert text(markup) == (
        "The Tide\n\nA film by Ann Marsh.\nIt runs 90 minutes.\n\nCast\nBo Reed as Kit\nCy Holt as Nils\n\n"
        "Director\tAnn Marsh\nYear\t1994\n"
    )


def test_only_the_part_marked_as_the_main_one_is_kept_with_the_headline():
    review = "A quiet film that knows where it is going. " * 6
    markup = f"<title>T</title><header>Our magazine<h1>On the water</h1></header><p>Menu</p><main><p>{review}</main><p>About us"

    assert text(markup) == f"On the water\n\n{review.strip()}\n"


def test_a_main_part_that_is_nearly_empty_is_not_believed():
    assert text("<main></main><p>Everything is outside of it.") == "Everything is outside of it.\n"


def test_single_article_is_the_main_part_where_no_main_is_marked():
    words = "They meet at the harbor, and the film waits with them. " * 5

    assert text(f"<p>Menu<article><p>{words}</article><footer>About") == words.strip() + "\n"


def test_wiki_article_begins_with_its_first_sentence_and_has_its_headings_marked():
    lead = (
        "The Tide is a 1994 drama film directed by Ann Marsh. It waits at the harbor and then it goes out to sea. " * 3
    )
    markup = f"""<!doctype html><html><head><meta name="generator" content="MediaWiki 1.43"><title>The Tide (1994 film) - A wiki</title>
    </head><body><div id=content role=main><h1>The Tide (1994 film)</h1><div><a class="mw-jump-link" href=#n>Jump</a>
    <div role=note class=hatnote>For the song, see <a>there</a>.</div>
    <table class="infobox vevent"><tr><th>Directed by<td>Ann Marsh<tr><td><div>Bo Reed</div></table>
    <p>{lead}<h2>Cast<span class=mw-editsection>[edit]</span></h2><p>Bo Reed<h3>Others</h3><p>Cy Holt</div></div><p>Privacy</body>"""

    assert text(markup) == (
        f"{lead.strip()}\n\nDirected by\tAnn Marsh\nBo Reed\n\n== Cast ==\n\nBo Reed\n\n=== Others ===\n\nCy Holt\n"
    )


def test_title_that_the_first_sentence_tells_does_not_stand_above_it():
    assert text("<title>The Tide (film)</title><p>The Tide is a film.") == "The Tide is a film.\n"
    assert text("<title>The Tide</title><p>A film called The Tide is shown.") == (
        "The Tide\n\nA film called The Tide is shown.\n"
    )


def test_what_stands_beside_the_text_comes_after_it():
    words = "They meet at the harbor, and the film waits with them. " * 5

    markup = f"<aside>Our newsletter</aside><article><aside>Ann Marsh<p>made it</aside><p>{words}</article>"

    assert text(markup) == f"{words.strip()}\n\nAnn Marsh\n\nmade it\n"


def test_articles_within_an_article_are_parts_of_it():
    words = "They meet at the harbor, and the film waits with them. " * 5

    assert text(f"Menu<article><p>{words}<article>A comment</article></article>") == f"{words.strip()}\nA comment\n"


def test_several_articles_are_all_kept():
    assert text("<article>One.</article><article>Two.</article>") == "One.\nTwo.\n"


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>The Tide &amp; the Moon</title>", "The Tide & the Moon"),
        ('<title>The Tide | Our site</title><meta property="og:title" content="The Tide">', "The Tide"),
        ("<TITLE>Tide</TITLE><svg><title>Star</title></svg>", "Tide"),
    ],
)
def test_page_without_a_heading_takes_its_title(head, headline):
    assert text(f"<head>{head}</head><p>Words.") == f"{headline}\n\nWords.\n"


def test_what_is_hidden_or_for_the_machine_is_dropped():
    markup = (
        "<p>Seen.<sup class=reference>[1]</sup></p><p hidden>No.</p><div aria-hidden=true>No<div>nor</div></div>"
        "<noscript>No.</noscript><template><p>No.</p></template><!-- No. --><button>No</button>"
        "<h2>Plot<span class='mw-editsection'>[edit]</span></h2><select><option>No</select><p>Kept."
    )

    assert text(markup) == "Seen.\n\nPlot\n\nKept.\n"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>5 < 6 and 7 > 6</p>", "5 < 6 and 7 > 6\n"),
        ("<p>a<p>b", "a\n\nb\n"),
        ("<p title=\"x > y\" data-a='<b>' checked>a</p>", "a\n"),
        ("<p title=it's>a</p>", "a\n"),
        ("<p>a<!-- never closed", "a\n"),
        ("<p>a</p><script>never closed <p>b", "a\n"),
        ("<p>a<b", "a\n"),
        ("<p>a</>b", "ab\n"),
        ("<p>&eacute;&#233;&#xe9;&nosuch;&", "ééé&nosuch;&\n"),
        ("plain words", "plain words\n"),
        ("<div><nav>Menu<nav>More<div>x</div></nav></div><p>a", "a\n"),
        ("<div hidden>No<div>nor</div>no</div><p>a", "a\n"),
        ("<H2>Cast</H2>", "Cast\n"),
        ("<h2>Cast<p>Bo", "Cast\n\nBo\n"),
    ],
)
def test_sloppy_markup_is_read_as_browsers_do(markup, words):
    assert text(markup) == words


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<body><script>render()</script><div id=app></div>", "<nav>Home</nav>"]
)
def test_page_without_words_says_so(markup):
    assert open_html(markup.encode()).problems == (NO_WORDS,)


@pytest.mark.parametrize(
    ("data", "charset", "words"),
    [
        ("<p>Café".encode(), "", "Café\n"),
        ("<p>Café".encode("latin-1"), "iso-8859-1", "Café\n"),
        ("<meta charset='windows-1252'><p>“Café”".encode("cp1252"), "", "“Café”\n"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Кино'.encode("koi8-r"), "", "Кино\n"),
        ("<p>映画".encode("shift_jis"), "Shift_JIS", "映画\n"),
        ("<p>Café".encode("utf-16"), "", "Café\n"),
        (b"\xef\xbb\xbf" + "<meta charset=latin-1><p>Café".encode(), "latin-1", "Café\n"),
        ("<p>Café".encode(), "no-such-charset", "Café\n"),
        ("<p>Café".encode(), "hex", "Café\n"),
        ("<p>Café".encode(), "punycode", "Café\n"),
    ],
)
def test_page_is_decoded_as_it_or_its_server_says(data, charset, words):
    assert open_html(data, charset).text == words


def test_image_that_calls_itself_a_page_is_refused():
    found = open_html(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)

    assert found.text == ""
    assert "PNG image" in found.problems[0]


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\n <HTML lang=en>", True),
        (b"<?xml version='1.0'?><!-- made by hand --> <!doctype html>", True),
        (b"<head>", True),
        (b"<headline>", False),
        (b"A film about <html> and its makers", False),
        (b"", False),
    ],
)
def test_page_is_known_by_how_it_begins(data, answer):
    assert is_html(data) is answer


_PIECES = st.sampled_from(
    """< > </ <!-- --> " ' = & ; &amp <p> </p> <h1> <h2> </h2> <main> </main> <nav> </nav> <script> </script> <title>
    </title> <td> <li_hidden> a é _""".replace("_", " ").split(" ")
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_any_text_whatever_gives_lines_or_a_reason(markup):
    found = open_html(markup.encode("utf-8", "surrogatepass"))

    assert bool(found.text) or bool(found.problems)
    assert found == open_html(markup.encode("utf-8", "surrogatepass"))
    assert not any(line != " ".join(line.split()) for line in found.text.replace("\t", "\n").split("\n"))


@given(st.binary(), st.sampled_from(["", "utf-8", "latin-1", "utf-16", "iso-2022-jp", "utf-7", "gbk", "idna", "x"]))
def test_any_bytes_whatever_do_not_raise(data, charset):
    open_html(data, charset)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<ul><li>",
        "<!--",
        "<!",
        "<p_a='",
        '<p_a="',
        "<p_a=",
        "<script>",
        "<title>",
        "</",
        "<",
        "&",
        "<p/_/_/",
        "<b><p>",
        "<main>",
        "<nav>",
        "<p__",
        "<td>x",
        "<td>",
        "<h2>x",
        "<sup_class=reference>",
        "<textarea>",
        "<?xml",
        "<dd><dl>",
        "=_=_",
        "<tr><td>x",
    ],
)
def test_time_is_linear_whatever_is_repeated(piece):
    piece = piece.replace("_", " ")

    assert grows_linearly(lambda times: open_html((piece * times).encode()), 5_000 // len(piece))
