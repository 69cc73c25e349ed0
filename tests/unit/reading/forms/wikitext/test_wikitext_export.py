"""MediaWiki's XML exports, and what tells wikitext from other texts."""

from __future__ import annotations

import gzip

import pytest

from onesheet.reading import read
from onesheet.reading.document import PLAIN, WIKITEXT
from onesheet.reading.forms import open_bytes, open_text

_PAGE = (
    '<page>\n<title>{title}</title>\n<ns>0</ns><revision><text xml:space="preserve">{text}</text></revision>\n</page>'
)
_SALT = _PAGE.format(title="Salt Road", text="'''Salt Road''' is a [[film]] &amp;amp; more.&lt;br /&gt;Yes.")


@pytest.mark.parametrize(
    "wrap",
    ["{}", '<mediawiki xml:lang="en">\n<siteinfo/>{}</mediawiki>', '<?xml version="1.0"?>\n<mediawiki>{}</mediawiki>'],
)
def test_an_export_is_opened_as_the_wikitext_of_its_page(wrap: str) -> None:
    document = open_bytes(gzip.compress(wrap.format(_SALT).encode()))

    assert (document.form, document.title, document.problems) == (WIKITEXT, "Salt Road", ())
    assert document.text == "'''Salt Road''' is a [[film]] &amp; more.<br />Yes."
    assert document.prose == "Salt Road is a film & more.\nYes."


def test_the_last_revision_of_a_page_counts() -> None:
    export = "<mediawiki><page><title>A</title><revision><text>old</text></revision><revision><text>new</text></revision></page></mediawiki>"

    assert open_text(export).prose == "new"


def test_of_several_pages_the_first_is_read_and_the_others_are_named() -> None:
    pages = "".join(_PAGE.format(title=f"Page {at}", text="words") for at in range(1, 9))
    document = open_text(f"<mediawiki>{pages}</mediawiki>")

    assert document.title == "Page 1"
    assert " ".join(document.problems) == (
        "This MediaWiki export holds 8 pages; only the first, “Page 1”, was read. Give each of the others in a file of its own: "
        "“Page 2”, “Page 3”, “Page 4”, “Page 5”, “Page 6” and 2 more."
    )


def test_an_export_that_breaks_off_keeps_what_stands_before() -> None:
    document = open_text(_SALT.partition("&lt;")[0])

    assert document.prose.startswith("Salt Road is a film")
    assert document.problems[0].startswith("This MediaWiki export is damaged at line 3 (")


@pytest.mark.parametrize(
    ("export", "problem"),
    [
        ("<mediawiki></mediawiki>", "This MediaWiki export holds no page. Export the page again and give that file."),
        (_PAGE.format(title="A", text=""), "The page “A” in this MediaWiki export is empty. Export it again."),
        (
            '<!DOCTYPE mediawiki [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><mediawiki><page><title>&b;</title></page></mediawiki>',
            "This MediaWiki export declares a document type, as no export does; it was not read further.",
        ),
    ],
)
def test_an_export_with_nothing_to_read_says_why(export: str, problem: str) -> None:
    document = open_text(export)

    assert document.text == ""
    assert problem in document.problems


@pytest.mark.parametrize(
    "text",
    [
        "{{Infobox film\n| name = Salt\n}}",
        "'''Salt''' is a [[film]].",
        "'''Salt''' is a film.\n\n== Plot ==\nShe walks.",
        "#REDIRECT [[Salt]]",
        "Salt is a [[film]].\n[[Category:1999 films]]",
        "Salt<ref>A</ref> is by [[Ann Lee|Lee]].",
    ],
)
def test_wikitext_is_told_by_its_marks(text: str) -> None:
    assert open_text(text).form == WIKITEXT


@pytest.mark.parametrize(
    "text",
    [
        "Salt is a film.\n\n== Plot ==\nShe walks.\n\n== Cast ==\nAnn Lee as Mia",
        "My notes on [[Salt]] and [[Sand]], for the vault.",
        "Hello {{ page.title }}, see {{< figure >}} for more.",
        "# Salt\n\nIt is '''very''' good.",
        "An array: a[[1]] and b{{2}}.",
    ],
)
def test_other_texts_stay_plain(text: str) -> None:
    document = open_text(text)

    assert (document.form, document.prose) == (PLAIN, text)


def test_a_redirect_is_read_as_a_page_about_nothing() -> None:
    reading = read(b"#REDIRECT [[Salt Road]]", name="salt")

    assert (reading.head.kind, reading.films, reading.statements) == ("other", (), ())
    assert "This page only leads to Salt Road; give that page." in reading.problems
