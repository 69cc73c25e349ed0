"""Proposals decided by an editor."""

from __future__ import annotations

import pytest

from factories.accounts import editor
from factories.readings import reading, review, said
from factories.sources import NOON
from onesheet.films.models import Film, Release, Statement
from onesheet.films.services import Kind, Refusal, Undecided, add, discard, origins_taken_in, preview, propose, publish
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db

ARTICLE = "Miss You Already was directed by Catherine Hardwicke. It opened in the United States on 6 November 2015."
REVIEW = "Miss You Already, with Toni Collette, premieres in theaters Nov. 6. Tissues are advised."


def article():
    return reading(
        ARTICLE,
        said(ARTICLE, "director", "Catherine Hardwicke", "Catherine Hardwicke"),
        said(ARTICLE, "release", "2015-11-06", "6 November 2015", kind="theatrical", place="US"),
        title="Miss You Already",
        year=2015,
    )


def critique():
    return reading(
        REVIEW,
        said(REVIEW, "cast_member", "Toni Collette", "Toni Collette"),
        said(REVIEW, "release", "XXXX-11-06", "premieres in theaters Nov. 6", kind="theatrical"),
        title="Miss You Already",
        reviews=[review(REVIEW, "Tissues are advised.", stars=None)],
        published="2014-03",
    )


def proposed(made):
    return propose(reading=made, by=None, now=NOON).document


def test_a_proposal_shows_nowhere_until_it_is_published():
    document = proposed(article())

    assert document.state == "proposed"
    assert (Film.objects.count(), Statement.objects.count()) == (0, 0)
    assert publish(document=document, by=None, now=NOON).kind is Kind.NEW_FILM
    document.refresh_from_db()
    assert (document.state, document.reading, document.settled_at) == ("published", None, NOON)


def test_a_stored_reading_comes_back_as_it_was():
    made = critique()

    assert preview(document=proposed(made)).reading == made


def test_preview_asks_which_film_and_which_year():
    add(reading=article(), by=None, now=NOON)

    asked = preview(document=proposed(critique()))

    (film,) = asked.films
    assert (film.certain, film.film) == (False, None)
    assert [(str(ref), reason) for ref, reason in film.doubts] == [
        ("Miss You Already (2015)", "no year is told and no people are in common")
    ]
    (date,) = asked.dates
    assert (date.index, date.value, date.quote) == (1, "XXXX-11-06", "premieres in theaters Nov. 6")
    assert date.suggestions == ("2015-11-06", "2014-11-06")
    assert asked.supersedes is None


def test_an_undecided_film_is_published_as_the_editor_says():
    add(reading=article(), by=None, now=NOON)
    document = proposed(critique())

    with pytest.raises(Undecided, match="may be Miss You Already"):
        publish(document=document, by=None, now=NOON)
    outcome = publish(document=document, by=editor(), now=NOON, films={0: Film.objects.get().pk})

    assert outcome.kind is Kind.ADDED
    release = Release.objects.get()
    assert (release.date, release.place, release.sources, release.disputed) == ("2015-11-06", "US", 2, False)


def test_an_editor_may_make_it_a_new_film():
    add(reading=article(), by=None, now=NOON)

    publish(document=proposed(critique()), by=editor(), now=NOON, films={0: None})

    assert [film.slug for film in Film.objects.order_by("pk")] == ["miss-you-already-2015", "miss-you-already"]


def test_an_answer_is_the_editors_own_statement_beside_the_documents():
    ada = editor()

    publish(document=proposed(critique()), by=ada, now=NOON, answers={1: "2015-11-06"})

    assert list(Statement.objects.filter(property="release").order_by("pk").values_list("value", "stated_by")) == [
        ("XXXX-11-06", None),
        ("2015-11-06", ada.pk),
    ]
    release = Release.objects.get()
    assert (release.date, release.sources, release.statement.stated_by) == ("2015-11-06", 1, ada)
    assert Film.objects.get().year == 2015


@pytest.mark.parametrize("answer", ["2015-11-07", "XXXX-11-06", "next year", ""])
def test_an_answer_that_does_not_fit_is_refused_and_nothing_is_written(answer):
    document = proposed(critique())

    with pytest.raises(Refusal, match="is no date that"):
        publish(document=document, by=editor(), now=NOON, answers={1: answer})

    assert (Film.objects.count(), Statement.objects.count()) == (0, 0)
    assert Document.objects.get().state == "proposed"


def test_nobody_in_particular_cannot_answer():
    with pytest.raises(Refusal, match="Only a member"):
        publish(document=proposed(critique()), by=None, now=NOON, answers={1: "2015-11-06"})


def test_what_is_left_out_is_not_stated():
    publish(document=proposed(critique()), by=editor(), now=NOON, left_out={0})

    assert sorted(Statement.objects.values_list("property", flat=True)) == ["release", "title"]


def test_a_published_document_cannot_be_published_again():
    document = proposed(article())
    publish(document=document, by=None, now=NOON)

    with pytest.raises(Refusal, match="only a proposal can be published"):
        publish(document=document, by=None, now=NOON)


def test_a_film_that_went_away_is_refused():
    with pytest.raises(Refusal, match="choose again"):
        publish(document=proposed(article()), by=editor(), now=NOON, films={0: 4711})


def test_discarding_keeps_no_text_and_remembers_the_origin():
    document = propose(reading=article(), by=None, now=NOON, origin="catalogue:a").document

    outcome = discard(document=document, by=editor(), now=NOON)

    document.refresh_from_db()
    assert (outcome.kind, document.state, document.text, document.reading) == (Kind.DISCARDED, "discarded", "", None)
    assert origins_taken_in(["catalogue:a"]) == {"catalogue:a"}
    with pytest.raises(Refusal, match="Only a proposal"):
        discard(document=document, by=editor(), now=NOON)


def test_a_discarded_text_may_be_proposed_again():
    discard(document=proposed(article()), by=None, now=NOON)

    assert add(reading=article(), by=None, now=NOON).kind is Kind.NEW_FILM
