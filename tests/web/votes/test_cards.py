"""The page of a one-time code: two taps, no cookie, no script, and a clear word for what is not counted."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from factories.votes import Vote, token
from onesheet.festivals.models import Ballot, Edition
from onesheet.festivals.services.votes import void_sheet


def give(vote: Vote, code: str, mark: int | str = 4, *, script: bool = False, browser: Client | None = None, **more):
    data = {"token": str(token()), f"film-{vote.tide.pk}": mark, **more}
    headers = {"Accept": "application/json"} if script else {}
    return (browser or Client(enforce_csrf_checks=True)).post(f"/v/{code}", data, headers=headers)


def test_two_taps_on_a_page_without_cookie_and_cache(vote, visit, client):
    (code,) = vote.codes()
    page = visit(f"/v/{code}", queries=4)

    assert "The Tide" in page.words
    assert page.html.count('type="radio"') == 5
    assert 'class="hall"' in page.html
    assert len(page.html) < 5_000
    answer = client.get(f"/v/{code}")
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert "Cookie" not in answer.get("Vary", "")

    done = give(vote, code)

    assert done.status_code == 200
    assert not done.cookies
    assert "4 for The Tide is counted." in done.content.decode()
    assert 'type="radio"' not in done.content.decode()
    assert Ballot.objects.get().mark == 4


def test_what_a_ballot_costs(vote, django_assert_num_queries):
    give(vote, vote.codes()[0], script=True)
    (code,) = vote.codes()

    with django_assert_num_queries(7):
        assert give(vote, code, script=True).status_code == 200


def test_a_script_is_answered_in_json(vote):
    (code,) = vote.codes()

    answer = give(vote, code, script=True)

    assert json.loads(answer.content) == {
        "done": True,
        "counted": True,
        "films": [{"film": vote.tide.pk, "sign": "4", "sentence": "4 for The Tide is counted."}],
    }
    again = give(vote, code, 5, script=True)
    assert again.status_code == 409
    assert again.json()["done"] is True
    assert again.json()["counted"] is False


def test_a_second_mark_is_told_the_first(vote):
    (code,) = vote.codes()
    one = str(token())
    give(vote, code, 2, token=one)

    answer = give(vote, code, 5, token=one)

    assert answer.status_code == 409
    assert "2 was given for The Tide before, and that stands." in answer.content.decode()
    assert Ballot.objects.get().mark == 2


USED = "This code has been used: its ballot for The Tide was given and stands. If it was not you, tell the staff."


def test_a_code_that_was_used_is_refused_in_words_and_tells_no_mark(vote, visit):
    (code,) = vote.codes()
    one = str(token())
    done = give(vote, code, 3, token=one).content.decode()
    assert "<b>3</b>" in done
    assert "That is all. Thank you" in done

    opened = visit(f"/v/{code}")
    sent = [give(vote, code, mark) for mark in (3, 5)]
    script = give(vote, code, 3, script=True)

    assert USED in opened.words
    for html in (opened.html, *(answer.content.decode() for answer in sent)):
        assert USED in html
        assert "<b>" not in html
        assert "That is all" not in html
        assert 'type="radio"' not in html
    assert [answer.status_code for answer in (*sent, script)] == [409] * 3
    assert script.json()["films"] == [{"film": vote.tide.pk, "sign": "", "sentence": USED}]
    again = give(vote, code, 3, script=True, token=one)
    assert (again.status_code, again.json()["counted"]) == (200, True), "a phone that heard no answer sends again"
    Ballot.objects.update(void_at=vote.first.starts)
    opened = visit(f"/v/{code}")
    assert "The festival has taken the ballot for The Tide out" in opened.words
    assert "stands" not in opened.words


def test_films_of_one_code_are_given_one_after_the_other_and_shown_to_who_gave_them(vote, visit):
    (code,) = vote.codes(screening=vote.shorts)
    first = give(vote, code, 3).content.decode()
    (kept,) = re.findall(r'name="token" value="([^"]+)"', first)

    second = give(vote, code, "", token=kept, **{f"film-{vote.salt.pk}": 5}).content.decode()

    assert "5 for Salt is counted." in second
    assert "<b>3</b>" in second
    assert "This code has been used" not in second
    assert "its ballots for The Tide, Salt were given and stand." in visit(f"/v/{code}").words


def test_a_page_that_is_opened_again_shows_what_can_still_be_given(vote, visit):
    (code,) = vote.codes(screening=vote.shorts)
    give(vote, code, 3)

    page = visit(f"/v/{code}")

    assert USED in page.words
    assert "The Tide: given before" in page.words
    assert page.html.count('type="radio"') == 5, "the other film can still have one"


@pytest.mark.parametrize(
    ("case", "status", "words"),
    [
        ("unknown", 404, "none of ours"),
        ("nonsense", 404, "none of ours"),
        ("void", 410, "sheet was taken back"),
        ("late", 410, "came too late"),
        ("early", 403, "are taken from"),
        ("draft", 404, "none of ours"),
        ("film", 400, "another screening"),
        ("none", 400, "Choose a mark"),
        ("mark", 400, "no such mark"),
        ("words", 400, "no such mark"),
    ],
)
def test_what_is_not_counted_is_told_why(vote, clock, case, status, words):
    sheet = vote.sheet()
    code, film, mark = sheet.codes[0], vote.tide.pk, "4"
    if case == "unknown":
        code = "7KQ2M0XC94TD"
    elif case == "nonsense":
        code = "x' OR 1=1 --"
    elif case == "void":
        void_sheet(poll=vote.poll.pk, screening=vote.first.pk, sheet=sheet.number, by=vote.by, now=clock.now)
    elif case == "late":
        clock.now += timedelta(days=3)
    elif case == "early":
        clock.now -= timedelta(hours=3)
    elif case == "draft":
        Edition.objects.update(state=Edition.State.DRAFT)
    elif case == "film":
        film = vote.salt.pk
    elif case == "none":
        mark = ""
    elif case in {"mark", "words"}:
        mark = "9" if case == "mark" else "best"
    data = {"token": str(token()), f"film-{film}": mark}

    page = Client().post(f"/v/{code}", data)
    script = Client().post(f"/v/{code}", data, headers={"Accept": "application/json"})

    assert (page.status_code, script.status_code) == (status, status)
    assert words in page.content.decode()
    assert words in script.json()["sentence"]
    assert script.json()["done"] is True
    assert not Ballot.objects.exists()


def test_guesses_are_slowed_and_good_codes_pass(vote, visit):
    (code,) = vote.codes()
    for number in range(30):
        assert give(vote, f"7KQ2M0XC{number:04}").status_code == 404

    slowed = give(vote, "7KQ2M0XC9999", script=True)

    assert slowed.status_code == 429
    assert int(slowed["Retry-After"]) > 0
    assert slowed.json()["done"] is False
    assert Client().get("/v/7KQ2M0XC9998").status_code == 429
    assert give(vote, code).status_code == 200
    assert visit(f"/v/{code}").status == 200


def test_a_form_without_token_is_counted_once_all_the_same(vote):
    (code,) = vote.codes()

    assert [give(vote, code, token="what").status_code for _ in range(2)] == [200, 409]
    assert Ballot.objects.count() == 1


def test_the_code_is_typed_where_no_phone_reads_it(vote, visit, client):
    (code,) = vote.codes()
    page = visit("/v/", queries=0)
    assert "Type the code" in page.words

    assert client.get("/v/", {"code": f" {code[:4].lower()} {code[4:8]}-{code[8:]}"})["Location"] == f"/v/{code}"
    again = visit("/v/?code=12345", queries=0)
    assert "twelve letters and digits" in again.words
    assert 'value="12345"' in again.html
    assert visit("/v/?code=%3Cb%3E").status == 200


def test_letters_stand_with_the_best_first(vote, visit):
    vote.poll.scale = "letters"
    vote.poll.save()
    (code,) = vote.codes()

    page = visit(f"/v/{code}")

    assert re.findall(r"<span>([A-E])</span>", page.html) == list("ABCDE")
    assert "A for The Tide is counted." in give(vote, code, 5).content.decode()


def test_the_page_cache_keeps_no_card(vote, client):
    from onesheet.web.page_cache.wsgi import may_keep  # noqa: PLC0415

    class Asked:
        def __init__(self, answer):
            self.status, self.is_whole, self.answer = "200 OK", True, answer

        def get(self, name):
            return self.answer.get(name, "").lower()

    assert not may_keep(Asked(client.get(f"/v/{vote.codes()[0]}")))
