"""The words critics use most: each leads to the sentences it stands in, and to nothing that is held back."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote as quoted

import pytest

from factories.critics import CriticFactory, CriticReviewFactory
from factories.films import CreditFactory, FilmFactory
from factories.people import PersonFactory
from factories.sources import NOON
from onesheet.critics.models import CriticTally
from onesheet.critics.pure.digest_words import ASPECTS, PLAIN
from strategies.hostile import HOSTILE

HERE = "/films/the-tide/critics/words"
SAID = ["The songs are charming.", "Charming songs, and a slow film.", "It is not charming; slow."]


@pytest.fixture
def film(db):
    film = FilmFactory(title="The Tide", slug="the-tide", year=2014)
    for number, words in enumerate(SAID):
        verdict = "negative" if number == 2 else "positive"
        CriticReviewFactory(film=film, quote=words, verdict=verdict, critic=CriticFactory(name=f"Critic {words[:9]}"))
    return film


def test_words_stand_by_aspect_with_their_counts(visit, film):
    page = visit(HERE, queries=3)

    assert "Sound in 2 reviews charming 2 They speak of songs 2" in page.words
    assert "Pace in 2 reviews, 1 of them negative slow 2 1 neg." in page.words
    assert "Of 3 quotes in English." in page.words


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_however_many_reviews(visit, film, count):
    for number in range(count):
        CriticReviewFactory(film=film, quote="Charming songs.")
        CreditFactory(film=film, person=PersonFactory(name=f"Bo Reed {number}"), function="cast_member")

    visit(HERE, queries=3)
    visit(f"{HERE}?aspect=sound&word=charming", queries=3)


def test_every_word_leads_to_as_many_sentences_as_it_counts(visit, film):
    page = visit(HERE)
    found = re.findall(r'href="(/films/the-tide/critics/words\?aspect=[^"]+)">([^<]+)</a> (\d+)', page.html)

    assert len(found) > 2
    for address, word, count in found:
        told = visit(address.replace("&amp;", "&"))
        marked = re.findall(r"<mark>([^<]+)</mark>", told.html)
        assert len(marked) == int(count), word


def test_sentences_name_who_wrote_them_and_mark_the_word(visit, film):
    page = visit(f"{HERE}?aspect=sound&word=charming")

    assert "The songs are <mark>charming</mark>." in page.html
    assert "<mark>Charming</mark> songs, and a slow film." in page.html
    assert "Critic The songs" in page.words
    assert "not" not in re.findall(r"<mark>([^<]+)</mark>", page.html)


def test_long_quote_shows_the_sentence(visit, db):
    film = FilmFactory(title="The Tide", slug="the-tide")
    for _ in range(2):
        CriticReviewFactory(film=film, quote="Nothing happens. " * 30 + "Then it is charming. " + "And over. " * 9)

    page = visit(f"{HERE}?aspect=emotion&word=charming")

    assert "… Then it is <mark>charming</mark>. …" in page.html


def test_what_is_held_back_or_withdrawn_is_in_no_count_and_no_sentence(visit, film):
    for given in ({"held_until": NOON + timedelta(days=9)}, {"withdrawn_at": NOON}):
        CriticReviewFactory(film=film, quote="Charming songs, charmingly secret.", **given)

    page = visit(HERE)

    assert "Sound in 2 reviews charming 2" in page.words
    assert "secret" not in visit(f"{HERE}?aspect=sound&word=charming").html


def test_while_scores_are_held_back_no_verdict_is_told(visit, film):
    CriticTally.objects.create(film=film, held=True)

    words = visit(HERE).words
    assert "slow 2" in words
    assert "neg" not in words.lower()
    told = visit(f"{HERE}?aspect=pace&word=slow").words
    assert "positive" not in told
    assert "negative" not in told


@pytest.mark.parametrize(
    "asked", ["aspect=sound&word=dull", "aspect=smell&word=charming", "word=charming", "aspect=&word=charming"]
)
def test_word_that_nobody_uses_so_is_not_found(visit, film, asked):
    assert "No two critics" in visit(f"{HERE}?{asked}", status=404).words


def test_sentences_are_paged(visit, db):
    film = FilmFactory(title="The Tide", slug="the-tide")
    for _ in range(21):
        CriticReviewFactory(film=film, quote="Charming.")

    assert "Page 1 of 2" in visit(f"{HERE}?aspect=emotion&word=charming", queries=3).words
    assert visit(f"{HERE}?aspect=emotion&word=charming&page=2", queries=3).html.count("<mark>") == 1


def test_film_without_quotes_says_what_to_do(visit, db):
    FilmFactory(title="The Tide", slug="the-tide")

    page = visit(HERE)

    assert "No quotes from critics are here yet" in page.words
    assert "/films/the-tide/critics" in page.links


def test_large_film_stays_within_the_weight_of_a_page(visit, db):
    film = FilmFactory(title="The Tide", slug="the-tide")
    pool = sorted(word for aspect in ASPECTS.values() for word in (*aspect.cues, *aspect.own))
    rare = [f"wordless{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(60)]
    for _ in range(2):
        for start in range(0, len(pool), 20):
            CriticReviewFactory(film=film, quote=". ".join(pool[start : start + 20]))
        CriticReviewFactory(film=film, quote=". ".join(rare))

    visit(HERE, queries=3)


def test_method_tells_every_list_of_words(visit, db):
    page = visit("/words-of-critics", queries=0)

    assert "near-cues/1" in page.words
    for word in ("performance", "toe-tapping", "lacks", *sorted(PLAIN)[:5]):
        assert word in page.words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_printed_and_never_run(visit, db, hostile):
    film = FilmFactory(title=hostile, slug="the-tide")
    for _ in range(2):
        CriticReviewFactory(film=film, quote=f"Charming. {hostile} slow <b>songs</b>")

    for path in (HERE, f"{HERE}?aspect=emotion&word=charming", f"{HERE}?aspect=emotion&word={quoted(hostile)}"):
        page = visit(path, status=404 if "word=" in path and "charming" not in path else 200)
        assert "<script>alert" not in page.html
        assert "<img src=x" not in page.html
        assert "<b>songs</b>" not in page.html
