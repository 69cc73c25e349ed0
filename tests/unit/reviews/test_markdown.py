"""Members' Markdown: what it becomes, what never gets through, and that spoilers stay where they are put."""

from __future__ import annotations

import re
import sys
from html import unescape
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reviews.pure.markdown import REL, TAGS, render

_FOLD = '<details class="spoiler"><summary>Spoiler</summary>'

PIECES = st.sampled_from(
    [
        "||", "|", "\\|", "*", "**", "_", "`", "```\n", "[", "](", ")", "![", "(https://e.org/a)", "<b>", "</p>", "&lt;",
        "<script>", "<!--", "-->", "# ", "> ", "- ", "1. ", "\n", "\n\n", "    ", "---\n", "https://e.org", "javascript:",
        "words", "SECRET", " ", "\\", '"', "'", "onclick=", "[x]: https://e.org 'SECRET'\n", "\t", "é", "\0", "&#0;",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


class _Seen(HTMLParser):
    """Notes tags, attributes, and the words that stand outside of folds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.outside = ""
        self._deep = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self._deep += tag == "details"

    def handle_endtag(self, tag):
        self._deep -= tag == "details"

    def handle_data(self, data):
        if not self._deep:
            self.outside += data


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A *b* **c** `d`", "<p>A <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("# A\n## B\n### C\n###### D", "<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>\n<h4>D</h4>"),
        ("- a\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>"),
        ("3. a", '<ol start="3">\n<li>a\n</li>\n</ol>'),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
        ("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>"),
        ("[a](https://e.org)", f'<p><a href="https://e.org" rel="{REL}">a</a></p>'),
        ("see https://e.org/a_(b).", f'<p>see <a href="https://e.org/a_(b)" rel="{REL}">https://e.org/a_(b)</a>.</p>'),
        ("![a still](https://e.org/s.png)", f'<p><a href="https://e.org/s.png" rel="{REL}">a still</a></p>'),
        ("[a](ftp://e.org) [b](/films/x) [c](//e.org)", "<p>a b c</p>"),
        ("[m](mailto:a@e.org)", f'<p><a href="mailto:a@e.org" rel="{REL}">m</a></p>'),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_a_text_becomes_html(text, html):
    assert render(text).html == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("So ||x|| it is", f'<div class="p">So {_FOLD}x</details> it is</div>'),
        ("**||x||**", f'<div class="p">{_FOLD}<strong>x</strong></details></div>'),
        ("**a ||b** c||", f'<div class="p"><strong>a </strong>{_FOLD}<strong>b</strong> c</details></div>'),
        ("[a ||b||](https://e.org)", f'<div class="p">a {_FOLD}b</details></div>'),
        ("- ||a||", f"<ul>\n<li>{_FOLD}a</details>\n</li>\n</ul>"),
        ("# ||a||", f'<div class="p">{_FOLD}a</details></div>'),
        ("a || b\n\nc", f'<div class="p">a {_FOLD} b</details></div>\n<p>c</p>'),
        ("a || b ||c||", f'<div class="p">a {_FOLD} b c</details></div>'),
        (r"a \|\| b", "<p>a || b</p>"),
        ("`a || b`", "<p><code>a || b</code></p>"),
        ("    ||a||", f'<div class="p">{_FOLD}a</details></div>'),
    ],
)
def test_words_between_bars_are_folded(text, html):
    assert render(text).html == html


def test_a_spoiler_over_whole_paragraphs_is_one_fold():
    found = render("Before.\n\n||One\n\n- two\n\nthree||\n\nAfter.")
    assert found.html.count("<details") == 1
    assert '<details class="spoiler block">' in found.html
    assert found.excerpt == "Before. After."


def test_a_spoiler_from_the_middle_of_a_paragraph_to_another_folds_each():
    found = render("So ||one\n\n- two\n\n```\nthree\n```\n\nfour|| it is.")
    assert _Seen(found.html).outside.split() == ["So", "it", "is."]
    assert found.excerpt == "So … it is."


def test_where_nothing_folds_a_sign_stands_for_the_words():
    text = "So ||one|| it is.\n\n||two\n\nthree||\n\nEnd."
    found = render(text, spoilers=False).html
    assert found == "<p>So [spoiler] it is.</p>\n<p>[spoiler]</p><p>End.</p>"


def test_an_excerpt_is_plain_and_cut_at_a_word():
    found = render("# The *tide*\n\n" + "water and salt " * 40).excerpt
    assert found.startswith("The tide water and salt")
    assert 280 < len(found) <= 300
    assert found.endswith(("water…", "and…", "salt…"))


@given(TEXTS)
def test_nothing_unknown_comes_out(text):
    html = render(text).html
    seen = _Seen(html)
    assert seen.tags <= TAGS
    allowed = {("a", "href"), ("a", "rel"), ("ol", "start"), ("details", "class"), ("div", "class")}
    assert seen.attributes <= allowed
    for href in re.findall(r'href="([^"]*)"', html):
        assert unescape(href).lower().startswith(("http://", "https://", "mailto:"))
    assert html.count("<a ") == html.count(f'rel="{REL}"')


@given(TEXTS)
def test_what_is_written_is_what_a_browser_reads(text):
    """Read by an HTML5 parser and written again, nothing moves: no paragraph is torn by a fold in it."""
    html = render(text).html
    attributes = {"a": {"href"}, "ol": {"start"}, "details": {"class"}, "div": {"class"}}
    assert nh3.clean(html, tags=set(TAGS), attributes=attributes, link_rel=REL) == html


@given(st.lists(st.text(alphabet="ab*_ \n>#-[](`", max_size=12), max_size=6), st.text(alphabet="ab*_ \n", max_size=8))
def test_words_between_bars_never_show(before, inside):
    """However the text around is marked up, a word after an unmatched pair of bars is folded and in no excerpt."""
    head = " ".join(before).replace("`", "").replace("[", "")
    text = f"{head}\n\nAnd ||{inside} Rosebud {inside}|| so on"
    found = render(text)
    assert "Rosebud" not in _Seen(found.html).outside
    assert "Rosebud" not in found.excerpt
    assert "Rosebud" not in render(text, spoilers=False).html


@given(TEXTS)
def test_the_excerpt_has_only_words_that_are_shown(text):
    found = render(text)
    shown = "".join(_Seen(found.html).outside.split())
    for part in found.excerpt.split("…"):
        assert "".join(part.split()) in shown


_HOSTILE = ["[", "![", "*a ", "**a _b ", "`", "``a", "> ", "- ", "||", "||a ", "[a](", "<", "&", "\\", "[a][", "*", "1. ",
            "||\n\n", "a\n\n", "https://e.org/(", "](", "[x](https://e.org)", "_a__b*", "|| *", "<a ", "&#", "\n> "]  # fmt: skip


def _work(text: str) -> int:
    """Return how many functions were called to render a text."""
    called = 0

    def note(frame, event, argument):
        nonlocal called
        called += 1

    sys.setprofile(note)
    try:
        render(text)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize("piece", _HOSTILE)
def test_work_grows_with_the_length_of_the_text(piece):
    short, long = (_work(piece * (size // len(piece))) for size in (2000, 8000))
    assert long < short * 5.5 + 2000


def test_links_to_one_place_cannot_fill_the_disk():
    text = f"[a]: https://e.org/{'x' * 1900}\n\n" + "[a] " * 10_000
    assert len(render(text).html) < 400_000
