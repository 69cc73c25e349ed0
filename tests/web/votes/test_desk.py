"""The desk: a poll is made and changed, sheets are printed once, slips are typed, ballots taken out, the result published."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from factories.festivals import SelectionFactory, shown
from factories.films import FilmFactory
from factories.members import SIGNED_IN
from factories.votes import token
from onesheet.festivals.models import Attendance, Award, Ballot, Poll, PollCode, PollResult
from onesheet.festivals.pure.codes import read_code
from onesheet.festivals.pure.minisign import check
from onesheet.festivals.services.votes import cast_by_code

FORM = {
    "name": "Prize of the Audience", "section": "", "scale": "letters", "rule": "bayes", "least_ballots": "5",
    "least_share": "12.5", "prior": "10", "by_code": "on", "hours": "12", "opens": "", "closes": "2015-09-19T22:00",
}  # fmt: skip


def slips_at(vote) -> str:
    return f"/programme/polls/{vote.poll.pk}/screenings/{vote.first.pk}/slips/{vote.tide.pk}"


def codes_at(vote) -> str:
    return f"/programme/polls/{vote.poll.pk}/screenings/{vote.first.pk}/codes"


def test_a_poll_is_made(vote, pia, visit):
    there = f"/programme/editions/{vote.edition.pk}/polls/"
    page = visit(there, by=pia, queries=SIGNED_IN + 4)
    assert "Audience Award" in page.words

    made = pia.post(there, FORM)

    poll = Poll.objects.latest("pk")
    assert made["Location"] == f"/programme/polls/{poll.pk}"
    assert (poll.name, poll.rule, poll.prior, poll.least_ballots, poll.least_share, poll.by_member) == (
        "Prize of the Audience", "bayes", 10, 5, 0.125, False,
    )  # fmt: skip
    assert poll.closes.isoformat() == "2015-09-19T21:00:00+00:00", "ten in the evening in Lisbon"
    shown = visit(f"/programme/polls/{poll.pk}/change", by=pia)
    assert 'value="12.5"' in shown.html
    assert 'value="2015-09-19T22:00"' in shown.html


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"name": ""}, "Give the poll a name"),
        ({"least_share": "101"}, "less than or equal to 100"),
        ({"closes": "tomorrow"}, "no day with a time"),
        ({"section": "999999"}, "not one of the available choices"),
        ({"only_verified": "on"}, "let members vote"),
    ],
)
def test_a_poll_that_cannot_be_is_told_why(vote, pia, told, words):
    answer = pia.post(f"/programme/editions/{vote.edition.pk}/polls/", {**FORM, **told})

    assert words in answer.content.decode()
    assert Poll.objects.count() == 1


def test_another_rule_needs_a_reason_once_there_are_ballots(vote, pia, visit):
    pia.post(slips_at(vote), {"mark": "4", "token": str(token())})
    there, form = f"/programme/polls/{vote.poll.pk}/change", {**FORM, "scale": "five"}

    assert "Say why the rule changes" in pia.post(there, form).content.decode()
    assert pia.post(there, {**form, "reason": "The big room was closed."}).status_code == 302
    assert "2: " in visit(f"/programme/polls/{vote.poll.pk}", by=pia).words.partition("Versions of the rule")[2]


def test_the_desk_costs_the_same_however_many_there_are(vote, pia, visit):
    desk, there = f"/programme/polls/{vote.poll.pk}", f"/programme/polls/{vote.poll.pk}/screenings"
    vote.sheet(3)
    for turn in range(2):
        assert there in visit(desk, by=pia, queries=SIGNED_IN + 7).links
        page = visit(there, by=pia, queries=SIGNED_IN + 4)
        assert "Sheet 1: 0 of 3 used" in page.words
        vote.sheet(20, vote.shorts)
        for number in range(40):
            shown(SelectionFactory(edition=vote.edition, film=FilmFactory(title=f"Film {turn} {number}")))
    assert "Page 1 of 2" in page.words


def test_screenings_are_shown_by_day(vote, pia, visit, clock):
    there = f"/programme/polls/{vote.poll.pk}/screenings"

    today, next_day, any_day = (visit(f"{there}{day}", by=pia) for day in ("", "?day=2015-09-11", "?day=2015-13-11"))

    assert "The Tide 10 September 2015, 18:00" in today.words
    assert "Salt 11 September 2015" not in today.words
    assert "Salt 11 September 2015, 18:00" in next_day.words
    assert any_day.words == today.words


def test_a_sheet_is_printed_once_and_its_codes_are_good(vote, pia, clock):
    answer = pia.post(codes_at(vote), {"number": "25", "form": "print"})
    html = answer.content.decode()
    codes = re.findall(r'class="code">([0-9A-Z-]{14})<', html)

    assert "no-store" in answer["Cache-Control"]
    assert len(set(codes)) == 25
    assert html.count("<ol") == 2, "21 slips of a page"
    assert "style=" not in html
    drawn = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(drawn) == 25
    assert ET.fromstring(drawn[0]).get("viewBox")
    assert PollCode.objects.count() == 25
    (told,) = cast_by_code(code=codes[7], marks={vote.tide.pk: 5}, token=token(), address="", now=clock.now)
    assert told.counted
    assert not re.search("|".join(codes), pia.get(f"/programme/polls/{vote.poll.pk}/screenings").content.decode())


def test_the_same_codes_as_a_table(vote, pia):
    answer = pia.post(codes_at(vote), {"number": "3", "form": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))

    assert answer["Content-Type"].startswith("text/csv")
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    for row in rows:
        assert row["address"] == f"http://testserver/v/{read_code(row['code'])}"
        assert row["film"] == "The Tide"


@pytest.mark.parametrize("number", ["0", "2001", "", "many", "-1"])
def test_how_many_codes_is_a_number(vote, pia, number):
    answer = pia.post(codes_at(vote), {"number": number, "form": "print"}, follow=True)

    assert 'class="notice error"' in answer.content.decode()
    assert not PollCode.objects.exists()


def test_a_sheet_is_taken_back(vote, pia, visit, clock):
    sheet = vote.sheet(2)
    there = f"/programme/polls/{vote.poll.pk}/screenings/{vote.first.pk}/sheets/{sheet.number}/void"

    assert "2 codes are void from now on." in pia.post(there, follow=True).content.decode()
    assert "void already" in pia.post(there, follow=True).content.decode()
    assert PollCode.objects.filter(void_at=clock.now).count() == 2
    words = visit(f"/programme/polls/{vote.poll.pk}/screenings", by=pia).words
    assert "Sheet 1: 0 of 2 used, void, taken back by pia" in words


def test_slips_are_typed_one_after_the_other(vote, pia, visit):
    there = slips_at(vote)
    page = visit(there, by=pia, queries=SIGNED_IN + 5)
    assert "autofocus" in page.html

    for mark in ("4", "4", "5", "9"):
        assert pia.post(there, {"mark": mark, "token": str(token())})["Location"] == there
    page = visit(there, by=pia)
    assert "There is no such mark; the slip was not counted. Marks are 1, 2, 3, 4, 5." in page.html
    assert "1 2 3 4 5 all 0 0 0 2 1 3" in page.words
    pia.post(there, {"mark": "-"})

    assert list(Ballot.objects.filter(void_at=None).values_list("mark", flat=True)) == [4, 4]


def test_a_script_is_told_the_tally(vote, pia):
    one, there = str(token()), slips_at(vote)
    headers = {"Accept": "application/json"}

    answers = [pia.post(there, {"mark": "4", "token": one}, headers=headers).json() for _ in range(2)]

    assert answers[0] == answers[1] == {
        "done": True, "sentence": "", "tally": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 0}, "total": 1, "last": "4",
        "last_number": Ballot.objects.get().pk,
    }  # fmt: skip
    wrong = pia.post(there, {"mark": "x", "token": str(token())}, headers=headers)
    assert (wrong.status_code, wrong.json()["total"]) == (400, 1)

    pia.post(there, {"mark": "5", "token": str(token())})
    last = Ballot.objects.get(mark=5).pk
    for _ in range(2):  # the first answer was lost on its way
        told = pia.post(there, {"mark": "-", "slip": str(last)}, headers=headers).json()
        assert (told["total"], told["last"], told["last_number"]) == (1, "4", answers[0]["last_number"])


def test_a_ballot_is_taken_out_with_a_reason(vote, pia, visit):
    pia.post(slips_at(vote), {"mark": "4", "token": str(token()), "comment": "Loud."})
    there = f"/programme/polls/{vote.poll.pk}/ballots"
    assert "Loud." in visit(there, by=pia, queries=SIGNED_IN + 3).words
    ballot = Ballot.objects.get()

    assert "Say why" in pia.post(f"{there}/{ballot.pk}/void", {"reason": " "}, follow=True).content.decode()
    pia.post(f"{there}/{ballot.pk}/void", {"reason": "Found twice."})

    assert re.search(
        r"Taken out by Pia, 10 September 2015, \d\d:\d\d: Found twice\.",
        visit(there, by=pia).words,
    )
    assert "not here" in pia.post(f"{there}/{ballot.pk}/void", {"reason": "Again."}, follow=True).content.decode()


def test_the_door_shows_a_code_and_notes_who_came(vote, pia, visit):
    there = f"/programme/polls/{vote.poll.pk}/screenings/{vote.first.pk}/door"

    assert re.search(r"[0-9A-Z]{3} [0-9A-Z]{3}", visit(there, by=pia).words)
    assert "No member has this name" in pia.post(there, {"name": "nobody"}, follow=True).content.decode()
    assert "Pia was there." in pia.post(there, {"name": "@pia"}, follow=True).content.decode()
    assert Attendance.objects.get().how == "door"


def test_a_result_is_published_counted_again_and_awarded(vote, pia, visit, clock, client, tmp_path):
    desk = f"/programme/polls/{vote.poll.pk}"
    results = f"/festivals/{vote.edition.festival.slug}/2015/votes"
    for mark in ("5", "4", "4"):
        pia.post(slips_at(vote), {"mark": mark, "token": str(token())})
    assert "still taken" in pia.post(f"{desk}/publish", follow=True).content.decode()
    assert "No result is published yet." in visit(results, queries=4).words
    assert "no award was made" in pia.post(f"{desk}/award", follow=True).content.decode()
    clock.now += timedelta(days=5)

    pia.post(f"{desk}/publish")
    assert "The Tide" in pia.post(f"{desk}/award", follow=True).content.decode()

    assert Award.objects.get().film == vote.tide.film
    page = visit(results, queries=6)
    assert "1 The Tide (2014) 3 86.67 57.98–100.00 1.5%" in page.words
    assert "Salt (2015) no ballots" in page.words
    found = PollResult.objects.get()
    there = f"/votes/results/{found.pk}"
    assert {f"{there}/result.json", f"{there}/result.json.minisig", f"{there}/recount.py", "/votes/key"} <= set(
        page.links
    )
    for name in ("result.json", "recount.py"):
        (tmp_path / name).write_bytes(client.get(f"{there}/{name}").content)
    signature = client.get(f"{there}/result.json.minisig").content.decode()
    key = visit("/votes/key", queries=0)
    assert found.key in key.html
    assert check((tmp_path / "result.json").read_bytes(), signature, found.key)
    assert client.get("/votes/minisign.pub").content.decode().splitlines()[1] == found.key
    done = subprocess.run(
        [sys.executable, "-I", tmp_path / "recount.py"], capture_output=True, text=True, check=True, cwd="/"
    )
    assert done.stdout == "1\t86.67\t3\tThe Tide\n"
    assert json.loads((tmp_path / "result.json").read_text())["poll"]["name"] == "Audience Award"


def test_a_result_that_is_corrected_stands_beside_the_first(vote, pia, visit, clock):
    desk = f"/programme/polls/{vote.poll.pk}"
    results = f"/festivals/{vote.edition.festival.slug}/2015/votes"
    pia.post(slips_at(vote), {"mark": "5", "token": str(token())})
    clock.now += timedelta(days=5)
    pia.post(f"{desk}/publish")
    page = visit(desk, by=pia)
    assert "It counts as it was published." in page.words
    assert "counts otherwise" not in page.words
    assert "published already" in pia.post(f"{desk}/publish", follow=True).content.decode()

    vote.first.seats = 77
    vote.first.save()

    assert "Since then it counts otherwise" in visit(desk, by=pia).words
    pia.post(f"{desk}/publish")
    first, second = PollResult.objects.order_by("pk")
    page = visit(results)
    assert "Before it, another result was published 15 September 2015" in page.words
    assert {f"/votes/results/{one.pk}/result.json" for one in (first, second)} <= set(page.links)


def test_results_of_a_draft_are_nobodys(vote, pia, clock, client):
    pia.post(slips_at(vote), {"mark": "5", "token": str(token())})
    clock.now += timedelta(days=5)
    told = pia.post(f"/programme/polls/{vote.poll.pk}/publish", follow=True)
    assert "Published, with a file that is signed." in told.content.decode()
    found = PollResult.objects.get()
    vote.edition.state = "draft"
    vote.edition.save()

    assert client.get(f"/festivals/{vote.edition.festival.slug}/2015/votes").status_code == 404
    for name in ("result.json", "result.json.minisig", "recount.py"):
        assert client.get(f"/votes/results/{found.pk}/{name}").status_code == 404


def test_without_a_result_there_is_no_key(vote, visit, client):
    assert "No result was signed here yet" in visit("/votes/key").words
    assert client.get("/votes/minisign.pub").status_code == 404
