"""HTML of other services as Markdown: what it shows is what was written."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.exchange.pure.markup import markdown_of
from onesheet.reviews.pure.markdown import render


def shown(text: str) -> str:
    """What a reader sees of it, without tags; breaks as line feeds."""
    html = render(markdown_of(text)).html
    return re.sub(r"<[^>]+>", "", html.replace("<br>\n", "\n").replace("<br>", "\n")).strip()


@pytest.mark.parametrize(
    ("told", "markdown"),
    [
        ("Plain words.", "Plain words."),
        ("<b>Loud</b> and <i>slanted</i>", "**Loud** and *slanted*"),
        ("<strong>Loud</strong> and <em>slanted</em>", "**Loud** and *slanted*"),
        ("<b><i>Both</i></b>", "***Both***"),
        ("<i>Literally </i>nothing", "*Literally* nothing"),
        ("<b>I wrote <i>a lot </i>about it</b>", "**I wrote** ***a lot*** **about it**"),
        ('<a href="https://example.org/a">here</a>', "[here](https://example.org/a)"),
        ("<a href='https://example.org/a' rel=nofollow>here</a>", "[here](https://example.org/a)"),
        ('<a href="https://example.org/a_(b)">here</a>', "[here](<https://example.org/a_(b)>)"),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "[x](https://example.org/?a=1&b=2)"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a href="/film/x/">here</a>', "here"),
        ('<a href="https://example.org/">https://example.org/</a>', "https://example.org/"),
        ("one\r\ntwo", "one\\\ntwo"),
        ("one\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("one<br>two<br/>three", "one\\\ntwo\\\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<blockquote>said</blockquote>and", "> said\n\nand"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("a &amp; b &#39;c&#39; &lt;b&gt;", "a & b 'c' \\<b>"),
        ("<3 and 1 < 2", "<3 and 1 < 2"),
        ("<u>other</u>", "\\<u>other\\</u>"),
        ("", ""),
        ("<b></b>", ""),
    ],
)
def test_html_becomes_markdown(told, markdown):
    assert markdown_of(told) == markdown


@pytest.mark.parametrize(
    "told",
    [
        "2 * 3 * 4 and *not slanted*",
        "snake_case and _this_",
        "# no heading",
        "- no list\n- at all",
        "1. no list\n2) at all",
        "> no quotation",
        "words\n--\nwords",
        "words\n===",
        "***",
        "_ _ _",
        "[no](https://example.org/)",
        "`no code`",
        "||no spoiler||",
        "~~~\nno code\n~~~",
        "    no code",
        "back\\slash and \\* that",
        "<u>no</u> <script>alert(1)</script>",
        "&lt;b&gt; &amp;lt;",
        "https://example.org/a_b_c and *x*",
    ],
)
def test_what_markdown_would_take_for_its_own_is_shown_as_it_was_written(told):
    expected = "\n".join(line.strip() for line in told.replace("&lt;b&gt; &amp;lt;", "<b> &lt;").split("\n"))
    found = shown(told)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        found = found.replace(entity, sign)
    assert found == expected


def test_tags_that_are_never_closed_reach_to_the_end_and_others_are_nothing():
    assert markdown_of("<b>loud\n\nstill</i></blockquote></a>") == "**loud**\n\n**still**"


def test_emphasis_that_markdown_cannot_show_is_left_out_and_its_words_stay():
    assert markdown_of("“<i>a</i><b>b</b>”") == "“*a*b”"
    assert markdown_of("x<b>“y”</b>z") == "x“y”z"


def test_quotations_in_each_other_are_cut_at_three():
    assert markdown_of("<blockquote>" * 50 + "deep") == "> > > deep"


@pytest.mark.parametrize(
    "text",
    ["<b>" * 40_000, "<a href=" * 20_000, "*" * 200_000, "<blockquote>" * 20_000, "< " * 100_000, "_a" * 100_000],
)
def test_hostile_texts_take_no_longer_than_others(text):
    begin = time.perf_counter()
    markdown_of(text)
    assert time.perf_counter() - begin < 2


SIGNS = st.sampled_from(
    [
        "*",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "b",
        " ",
        "\n",
        "&",
        "#",
        "-",
        "1.",
        "|",
        "\\",
        "~",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
    ]
)


@given(parts=st.lists(SIGNS, max_size=20))
def test_no_word_is_ever_lost(parts):
    text = "".join(parts)
    kept = re.sub(r"\s+", "", re.sub(r"</?(?:b|i)>", "", text))
    found = shown(text)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        found = found.replace(entity, sign)
    assert re.sub(r"\s+", "", found) == kept
