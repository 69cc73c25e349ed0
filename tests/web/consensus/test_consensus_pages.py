"""The consensus on a film: everybody reads it, editors write it, nobody overwrites another unseen."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.critics import CriticReviewFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.critics.models import Consensus, CriticTally
from onesheet.critics.services.consensus import take_back_consensus, write_consensus
from strategies.hostile import HOSTILE

HERE = "/films/the-tide/consensus"


@pytest.fixture
def film(db):
    return FilmFactory(title="The Tide", slug="the-tide", year=2014)


@pytest.fixture
def ben(db):
    browser = Client()
    browser.force_login(MemberFactory(username="ben"))
    return browser


def write(film, *texts: str) -> Consensus:
    by, made = MemberFactory(username="cy", display_name="Cy Holt"), None
    for text in texts:
        made = write_consensus(film=film.pk, text=text, as_of=made.pk if made else 0, by=by, now=NOON)
    return made


@pytest.mark.parametrize("count", [1, 3])
def test_visitor_reads_the_sentence_its_author_and_its_history(visit, film, count):
    write(film, *(f"Salt, {number}." for number in range(count)))

    page = visit(HERE, queries=4)

    assert f"Salt, {count - 1}." in page.words
    assert "Cy Holt" in page.words
    assert "when 0 reviews were here" in page.words
    assert ("History" in page.words) == (count > 1)
    assert "<form" not in page.html.partition("<main")[2]


def test_visitor_is_told_where_there_is_none(visit, film):
    page = visit(HERE, queries=4)

    assert "Nobody has summed up the critics of this film yet." in page.words
    assert "/films/the-tide/critics/words" in page.links


@pytest.mark.parametrize("count", [1, 3])
def test_editor_writes_beside_the_words_critics_use(visit, film, ada, count):
    for _ in range(count):
        CriticReviewFactory(film=film, quote="Charming, in a charmed way.")
        CriticReviewFactory(film=film, quote="A slow charm.")

    page = visit(HERE, by=ada, queries=10)

    assert f"Emotion in {2 * count} reviews charm" in page.words
    assert 'name="text"' in page.html
    answer = ada.post(HERE, {"text": "Slow, and the better for it.", "as_of": "0"}, follow=True)
    assert "The consensus stands." in answer.content.decode()
    assert Consensus.objects.get().reviews == 2 * count
    assert Consensus.objects.get().by.username == "ada"


def test_two_editors_at_once_do_not_overwrite_each_other_unseen(visit, film, ada):
    first = write(film, "Salt.")
    ada.post(HERE, {"text": "Mine.", "as_of": str(first.pk)})

    answer = ada.post(HERE, {"text": "Typed for long.", "as_of": str(first.pk)})

    page = answer.content.decode()
    assert "Somebody else changed the sentence meanwhile" in page
    assert "Typed for long." in page
    assert Consensus.objects.order_by("-pk")[0].text == "Mine."

    newest = Consensus.objects.order_by("-pk")[0]
    assert f'name="as_of" value="{newest.pk}"' in page
    ada.post(HERE, {"text": "Typed for long.", "as_of": str(newest.pk)})
    assert Consensus.objects.order_by("-pk")[0].text == "Typed for long."


def test_sentence_is_taken_back_with_a_reason_and_put_back(visit, film, ada):
    first = write(film, "Salt.")

    refused = ada.post(f"{HERE}/take-back", {"as_of": str(first.pk), "reason": ""}, follow=True)
    assert "Say why" in refused.content.decode()
    ada.post(f"{HERE}/take-back", {"as_of": str(first.pk), "reason": "Too few reviews."})
    words = visit(HERE).words
    assert "Nobody has summed up" in words
    assert "Taken back." in words
    assert "Too few reviews." in words

    gone = Consensus.objects.order_by("-pk")[0]
    ada.post(f"{HERE}/{first.pk}/put-back", {"as_of": str(gone.pk)})
    assert Consensus.objects.order_by("-pk")[0].text == "Salt."


def test_what_was_sent_from_an_old_page_changes_nothing(film, ada):
    first = write(film, "Salt.", "Light.")

    for path, data in (
        (f"{HERE}/take-back", {"as_of": "1", "reason": "Why not."}),
        (f"{HERE}/take-back", {"as_of": "x", "reason": "Why not."}),
        (f"{HERE}/{first.pk}/put-back", {"as_of": "1"}),
        (f"{HERE}/{first.pk}/put-back", {}),
        (f"{HERE}/99999/put-back", {"as_of": str(first.pk)}),
    ):
        answer = ada.post(path, data, follow=True)
        assert 'class="notice error"' in answer.content.decode()
    assert Consensus.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "said"), [("", "Write what most critics agree on"), ("x" * 601, "up to 600 signs; this one has 601")]
)
def test_what_is_no_sentence_is_said_beside_the_field(film, ada, text, said):
    answer = ada.post(HERE, {"text": text, "as_of": "0"})

    assert said in answer.content.decode()
    assert Consensus.objects.count() == 0


def test_only_editors_write(film, ben, client):
    assert ben.post(HERE, {"text": "Salt.", "as_of": "0"}).status_code == 403
    assert client.post(HERE, {"text": "Salt.", "as_of": "0"}).status_code == 302
    assert Consensus.objects.count() == 0


def test_sentence_is_held_back_with_the_scores_it_tells_of(visit, film, ada):
    write(film, "Salt and light.")
    CriticTally.objects.create(film=film, held=True)

    page = visit(HERE)
    assert "held back until a set time" in page.words
    assert "Salt and light." not in page.html
    assert "Salt and light." in visit(HERE, by=ada).html


def test_history_is_paged(visit, film):
    write(film, *(f"Salt, {number}." for number in range(23)))

    assert "Page 1 of 2" in visit(HERE, queries=4).words
    assert "Salt, 1." in visit(f"{HERE}?page=2", queries=4).words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_printed_and_never_run(visit, film, ada, hostile):
    made = write(film, f"{hostile} x", "Other.")
    take_back_consensus(film=film.pk, as_of=made.pk, reason=hostile + "x", by=made.by, now=NOON)

    for page in (visit(HERE), visit(HERE, by=ada)):
        assert "<script>alert" not in page.html
        assert "<img src=x" not in page.html


def test_film_that_is_not_shown_has_no_consensus(visit, ada):
    FilmFactory(slug="hidden", shown=False)

    for path in ("/films/hidden/consensus", "/films/none/consensus", "/films/none/critics/words"):
        visit(path, status=404)
    assert ada.post("/films/none/consensus", {"text": "Salt.", "as_of": "0"}).status_code == 404
