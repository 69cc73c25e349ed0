"""What critics agree on, as editors write it: everything stays, and nobody overwrites another unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.critics import CriticReviewFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Consensus
from onesheet.critics.queries.consensus import history, newest_sentence
from onesheet.critics.services.consensus import (
    LONGEST,
    Overtaken,
    put_back_consensus,
    take_back_consensus,
    write_consensus,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return MemberFactory(username="ada", display_name="Ada")


@pytest.fixture
def film():
    return FilmFactory(title="The Tide")


def write(film, ada, text="Salt and light.", as_of=0, **given):
    return write_consensus(film=film.pk, text=text, as_of=as_of, by=ada, now=NOON, **given)


def test_sentence_stands_with_its_author_and_how_many_reviews_were_here(film, ada):
    for given in ({}, {}, {"held_until": NOON}, {"withdrawn_at": NOON}):
        CriticReviewFactory(film=film, **given)

    write(film, ada, "  Salt\n and   light. ")

    found = newest_sentence(film.pk)
    assert (found.text, found.by, found.name, found.at, found.reviews) == ("Salt and light.", "ada", "Ada", NOON, 2)


def test_earlier_sentences_stay(film, ada):
    first = write(film, ada)
    write(film, ada, "Light and salt.", as_of=first.pk, reason="Another order.")

    told = history(film.pk)

    assert [(one.text, one.reason) for one in told.sentences] == [
        ("Light and salt.", "Another order."),
        ("Salt and light.", ""),
    ]
    assert (told.total, told.page, told.pages) == (2, 1, 1)


def test_same_sentence_again_changes_nothing(film, ada):
    first = write(film, ada)

    assert write(film, ada, as_of=first.pk) == first
    assert Consensus.objects.count() == 1


def test_who_did_not_see_the_newest_sentence_overwrites_none(film, ada):
    first = write(film, ada)

    for seen in (0, first.pk + 1):
        with pytest.raises(Overtaken) as refused:
            write(film, ada, "Another.", as_of=seen)
        assert refused.value.standing == first
        with pytest.raises(Overtaken):
            take_back_consensus(film=film.pk, as_of=seen, reason="No.", by=ada, now=NOON)
        with pytest.raises(Overtaken):
            put_back_consensus(film=film.pk, consensus=first.pk, as_of=seen, by=ada, now=NOON)
    assert newest_sentence(film.pk).text == "Salt and light."


def test_sentence_is_taken_back_and_put_back(film, ada):
    first = write(film, ada)
    gone = take_back_consensus(film=film.pk, as_of=first.pk, reason="Too few reviews.", by=ada, now=NOON)

    assert newest_sentence(film.pk).text == ""
    with pytest.raises(Refusal, match="No consensus stands"):
        take_back_consensus(film=film.pk, as_of=gone.pk, reason="Again.", by=ada, now=NOON)

    again = put_back_consensus(film=film.pk, consensus=first.pk, as_of=gone.pk, by=ada, now=NOON + timedelta(days=1))

    assert (again.text, again.reason) == ("Salt and light.", f"Put back as of {NOON:%Y-%m-%d}.")
    assert put_back_consensus(film=film.pk, consensus=first.pk, as_of=again.pk, by=ada, now=NOON) == again
    assert [one.text for one in history(film.pk).sentences] == ["Salt and light.", "", "Salt and light."]


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST + 1), "a\x00b"])
def test_what_is_no_sentence_is_refused(film, ada, text):
    with pytest.raises(Refusal):
        write(film, ada, text)
    assert newest_sentence(film.pk) is None


def test_longest_sentence_is_kept_whole(film, ada):
    assert len(write(film, ada, "x" * LONGEST).text) == LONGEST


def test_sentence_of_another_film_is_not_put_back(film, ada):
    other = write(FilmFactory(), ada)

    with pytest.raises(Refusal, match="not in the history"):
        put_back_consensus(film=film.pk, consensus=other.pk, as_of=0, by=ada, now=NOON)


def test_taking_back_needs_a_reason_and_a_film_that_is_here(film, ada):
    first = write(film, ada)

    with pytest.raises(Refusal, match="Say why"):
        take_back_consensus(film=film.pk, as_of=first.pk, reason=" ", by=ada, now=NOON)
    with pytest.raises(Refusal, match="not here any more"):
        write_consensus(film=film.pk + 1, text="Salt.", as_of=0, by=ada, now=NOON)
