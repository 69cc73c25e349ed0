"""A document's page: its text with what was read marked in it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory, QuotedReviewFactory, StatementFactory
from factories.sources import NOON, DocumentFactory
from onesheet.accounts.models import Role
from onesheet.films.models import Statement
from onesheet.films.services import take_down, withdraw
from onesheet.films.services.together import release
from onesheet.films.services.turn import turn
from onesheet.sources.models import Document

QUERIES = 3
UNUSED = "I would take the same seat"


def of_kind(kind):
    return Document.objects.get(kind=kind)


def test_document_shows_its_text_and_what_was_read(visit, tide):
    document = of_kind("encyclopedia-article")

    page = visit(f"/documents/{document.pk}", queries=QUERIES)

    assert "The Tide is a" in page.words
    assert "read by review/1 on 4 May 2024" in page.words
    assert "text under CC0 1.0" in page.words
    assert "What was read 1 Title The Tide" in page.words
    assert "Cast Bo Reed as Kit" in page.words
    assert "Score 71% (The Tally, 117 reviews)" in page.words


def test_marks_and_list_lead_to_each_other(visit, tide):
    document = of_kind("encyclopedia-article")
    page = visit(f"/documents/{document.pk}")

    for statement in Statement.objects.filter(document=document):
        assert f"s{statement.pk}" in page.ids
        assert f"l-s{statement.pk}" in page.ids
        assert f"#s{statement.pk}" in page.links
        assert f"#l-s{statement.pk}" in page.links


def test_marked_words_are_the_words_of_the_statement(visit, tide):
    document = of_kind("encyclopedia-article")
    page = visit(f"/documents/{document.pk}")

    for statement in Statement.objects.filter(document=document, property="screenwriter"):
        assert f'<mark class="who" id="s{statement.pk}">{statement.quote}</mark>' in page.html


def test_visitor_sees_only_used_sentences_of_a_text_that_is_not_ours(visit, tide, ada):
    document = of_kind("review")

    seen = visit(f"/documents/{document.pk}", queries=QUERIES)
    edited = visit(f"/documents/{document.pk}", by=ada)

    assert "It opens on 13 November 2014" in seen.words
    assert "[…]" in seen.words
    assert "Only the sentences that were used are shown" in seen.words
    assert UNUSED not in seen.html
    assert "tide tables" not in seen.html
    assert UNUSED in edited.words
    assert "visitors see only the sentences that were used" in edited.words


def test_editor_can_withdraw_and_visitor_cannot(visit, tide, ada):
    document = of_kind("review")

    assert f"/documents/{document.pk}/withdraw" in visit(f"/documents/{document.pk}", by=ada).links
    assert f"/documents/{document.pk}/withdraw" not in visit(f"/documents/{document.pk}").links


def test_text_that_was_taken_down_leaves_its_used_sentences(visit, tide, ada):
    document = of_kind("encyclopedia-article")

    take_down(document=document, by=None, now=NOON)

    for by in (None, ada):
        page = visit(f"/documents/{document.pk}", by=by)
        assert "The text was taken down" in page.words
        assert "directed by Ann Marsh" in page.words
        assert "* Cy Holt as Nils" not in page.words.replace("Cy Holt as Nils", "", 1)


def test_withdrawn_document_shows_nothing_to_visitors(visit, tide, ada):
    document = of_kind("film-page")

    withdraw(document=document, by=None, now=NOON)

    page = visit(f"/documents/{document.pk}", queries=QUERIES)
    assert "was withdrawn" in page.words
    assert "best actor" not in page.html
    assert "best actor" in visit(f"/documents/{document.pk}", by=ada).html


def test_waiting_document_is_not_there_for_visitors(visit, db, ada):
    document = DocumentFactory(state=Document.State.PROPOSED, title="A Draft", text="Nobody knows of this text.")

    assert "No document has this address" in visit(f"/documents/{document.pk}", status=404).words
    assert f"/proposals/{document.pk}" in visit(f"/documents/{document.pk}", by=ada).links


def test_superseded_document_leads_to_the_newer_one(visit, db):
    older = DocumentFactory(state=Document.State.SUPERSEDED, licence="own")
    newer = DocumentFactory(supersedes=older)

    page = visit(f"/documents/{older.pk}", queries=QUERIES)

    assert "A newer text took the place of this one" in page.words
    assert f"/documents/{newer.pk}" in page.links


def test_document_about_several_films_tells_them_apart(visit, db):
    text = "One is by Ada. Two is by Ben."
    document = DocumentFactory(text=text, licence="own")
    for title, name in (("One", "Ada"), ("Two", "Ben")):
        start = text.index(name)
        StatementFactory(
            film=FilmFactory(title=title), document=document, value=name, quote=name, start=start, end=start + 3
        )

    page = visit(f"/documents/{document.pk}", queries=QUERIES)

    assert "What was read One 1 Director Ada Two 2 Director Ben" in page.words


@pytest.mark.parametrize("count", [1, 3])
def test_document_costs_the_same_for_one_and_for_three_things_read(visit, db, count):
    document = DocumentFactory(text="word " * 50, licence="own")
    for number in range(count):
        StatementFactory(
            document=document, start=number * 5, end=number * 5 + 4, quote="word", film__title=f"F{number}"
        )
        QuotedReviewFactory(document=document, start=100 + number * 5, end=104 + number * 5, film__title=f"G{number}")

    visit(f"/documents/{document.pk}", queries=QUERIES)


def test_long_document_has_pages_and_every_statement_can_be_reached(visit, db):
    film = FilmFactory(title="Long")
    paragraph = "Somebody said something about the film in a sentence of some length, and nobody minded.\n\n"
    text = paragraph * 700
    document = DocumentFactory(text=text, licence="own")
    for at in range(0, len(text), len(paragraph)):
        StatementFactory(
            film=film, document=document, start=at, end=at + 8, quote="Somebody", sentence=paragraph.strip()
        )

    first = visit(f"/documents/{document.pk}", queries=QUERIES)

    pages = int(re.search(r"Page 1 of (\d+)", first.words)[1])
    assert pages > 3
    for statement in Statement.objects.filter(document=document).order_by("?")[:5]:
        at = f"?at={statement.start}" if statement.start >= 3000 else ""
        assert f"s{statement.pk}" in visit(f"/documents/{document.pk}{at}").ids
    assert "Somebody" in visit(f"/documents/{document.pk}?page={pages}", queries=QUERIES).words


def test_hostile_text_is_printed_and_never_run(visit, db):
    text = '<script>alert(1)</script> & "><img src=x onerror=alert(1)> by Ada.'
    document = DocumentFactory(
        text=text, title="<b>Bold</b>", licence="own", byline=["<i>x</i>"], problems=["<u>p</u>"]
    )
    StatementFactory(document=document, value=text, quote=text[3:30], start=3, end=30, sentence=text)

    page = visit(f"/documents/{document.pk}")

    assert "<script>alert" not in page.html
    assert "<img" not in page.html
    assert "<b>Bold" not in page.html
    assert "alert(1)" in page.words


@pytest.fixture
def pia(db):
    """The browser of Pia, who is a programmer."""
    member, browser = MemberFactory(username="pia"), Client()
    member.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    browser.force_login(member)
    return browser


def answers(document, *browsers):
    return [one.get(f"/documents/{document.pk}").status_code for one in browsers]


def test_document_that_is_held_back_programmers_alone_see_and_what_was_read_of_it_stays_theirs(client, ada, pia):
    held = StatementFactory(document__state=Document.State.HELD).document
    assert answers(held, client, ada, pia) == [404, 404, 200]

    Document.objects.update(state=Document.State.DISCARDED, text="")

    assert answers(held, client, ada, pia) == [404, 404, 200]


def test_editor_sees_that_a_proposal_was_discarded(client, ada, pia):
    proposal = DocumentFactory(state=Document.State.DISCARDED, title="A letter", text="")

    assert answers(proposal, client, ada, pia) == [404, 200, 200]
    assert "A letter" in ada.get(f"/documents/{proposal.pk}").text


@pytest.mark.django_db
def test_held_document_whose_text_was_published_meanwhile_is_discarded_without_its_text():
    held = DocumentFactory(state=Document.State.HELD, text="The Tide opens it.")
    other = DocumentFactory(state=Document.State.HELD)
    DocumentFactory(text=held.text)

    for one in (held, other):
        with turn():
            release(document=one, by=None, now=NOON)

    assert list(Document.objects.filter(pk__in=[held.pk, other.pk]).order_by("pk").values_list("state", "text")) == [
        ("discarded", ""),
        ("published", other.text),
    ]
