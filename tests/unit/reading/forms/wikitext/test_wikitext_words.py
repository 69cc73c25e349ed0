"""The words that a reader of a wiki's page sees."""

from __future__ import annotations

import pytest

from onesheet.reading.document import WIKITEXT
from onesheet.reading.forms.wikitext import open_wikitext


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("'''''Salt Road''''' is a ''slow'' film.", "Salt Road is a slow film."),
        ("''Salt Road'''s end", "Salt Road's end"),
        ("a [[road]] and [[Salt (film)|another]] one", "a road and another one"),
        ("[[Salt Road (film)|]] and [[:Category:Roads]]", "Salt Road and Category:Roads"),
        ("[[File:A.jpg|thumb|A [[road]] in ''Spain'']]Words", "Words"),
        ("Words.\n[[Category:Spanish films]]\n[[fr:La route]]", "Words."),
        ("see [http://example.org/a the site], or [http://example.org]", "see the site, or"),
        ("He said so.<ref>{{cite web|title=A|url=http://a}}</ref> She<ref name=a/> did not.", "He said so. She did not."),
        ("A <!-- not this --> word<br/>and <small>more</small> H<sub>2</sub>O", "A word\nand more H2O"),
        ("Fish &amp; chips&nbsp;&mdash; 5&#x20AC; &nosuch;", "Fish & chips — 5€ &nosuch;"),
        ("<nowiki>[[not]] ''this''</nowiki> and <math>x^2</math>this", "[[not]] ''this'' and this"),
        ("==Plot==\nShe walks.\n===Ending===\nShe stops.", "== Plot ==\nShe walks.\n\n=== Ending ===\nShe stops."),
        ("== [[Cast]] <!-- all --> ==\n* [[Ann Lee]] as Mia\n** as a child: Zoe", "== Cast ==\nAnn Lee as Mia\nas a child: Zoe"),
        ("* [[Ann Lee]] as:\n** Mia\n** Zoe\n* Bo Ek as Cy\n** Di as Ed", "Ann Lee as Mia / Zoe\nBo Ek as Cy\nDi as Ed"),
        ("one line\nwrapped here\n\na new one", "one line wrapped here\n\na new one"),
        ("__NOTOC__\nWords  with   spaces \n", "Words with spaces"),
        ("1 < 2 and <unknown> stays", "1 < 2 and <unknown> stays"),
        ("a <ref>note never closed", "a note never closed"),
        ("so do }} and ]], open {{ and [[ stay", "so do }} and ]], open {{ and [[ stay"),
        ("{{lang|fr|La route}} ({{lang-fr|La route}})", "La route (French: La route)"),
        ("#REDIRECT [[Salt Road]]", "REDIRECT Salt Road"),
    ],
)  # fmt: skip
def test_words_are_those_of_the_page(source: str, prose: str) -> None:
    document = open_wikitext(source)

    assert document.prose == prose
    assert (document.text, document.form) == (source, WIKITEXT)


def test_a_note_that_is_not_closed_before_the_next_loses_no_words() -> None:
    document = open_wikitext('It won.<ref name="a"> It lost.<ref>Who says so</ref> It ended.')

    assert document.prose == "It won. It lost. It ended."


def test_the_title_is_the_first_bold_words_outside_templates() -> None:
    source = "{{quote|'''Not this'''}}\n'''''Salt Road''''' (also '''Via''') is a film.\n== '''Nor this''' =="

    assert open_wikitext(source).title == "Salt Road"


def test_categories_are_kept_by_name_once() -> None:
    document = open_wikitext("[[Category:1999 films]][[category: Lost_films |Salt]][[Category:1999 films]]")

    assert (document.categories, document.prose) == (("1999 films", "Lost films"), "")


def test_a_redirect_says_where_it_leads() -> None:
    document = open_wikitext("#redirect [[Salt Road (film)#Plot]]\n{{R from move}}")

    assert document.problems == ("This page only leads to Salt Road (film)#Plot; give that page.",)


def test_quotes_lead_to_the_words_of_the_text() -> None:
    source = "'''X''' stars [[Ann Lee (actor)|Ann Lee]]<ref>a</ref> and [[Bo Ek]]."
    document = open_wikitext(source)
    start = document.prose.index("Ann Lee and Bo Ek")

    left, right = document.span(start, start + len("Ann Lee and Bo Ek"))

    assert source[left:right] == "Ann Lee]]<ref>a</ref> and [[Bo Ek"
