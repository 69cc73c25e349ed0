"""Polls and their rules, slips of paper, results that are published, signed and counted again."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings as site

from factories.accounts import MemberFactory
from factories.festivals import SectionFactory
from factories.votes import AFTERWARDS, EIGHT, Vote, a_vote, programmer, token
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Award, Ballot, Edition, Poll, PollResult, PollRule, Screening, Section, Selection
from onesheet.festivals.pure.minisign import check, public_key_file
from onesheet.festivals.queries.votes import results_of
from onesheet.festivals.queries.votes_counting import counts_otherwise, standings, voting_ends
from onesheet.festivals.services.votes import (
    PollTold,
    cast_by_code,
    change_poll,
    enter_slip,
    make_award,
    make_poll,
    publish,
    undo_slip,
    void_ballot,
    void_sheet,
)
from onesheet.scores.scripts import script

MINISIGN = shutil.which("minisign")


@pytest.fixture
def vote(db) -> Vote:
    return a_vote()


@pytest.fixture
def folder(tmp_path, settings) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def voted(vote: Vote, *marks: int, screening: Screening | None = None, film: Selection | None = None) -> None:
    now = (screening or vote.first).starts + timedelta(hours=3)
    for code, mark in zip(vote.codes(len(marks), screening), marks, strict=True):
        cast_by_code(code=code, marks={(film or vote.tide).pk: mark}, token=token(), address="", now=now)


def slip(vote: Vote, mark: int = 3, **told) -> Ballot:
    given = {"poll": vote.poll.pk, "screening": vote.first.pk, "selection": vote.tide.pk, "token": token()}
    return enter_slip(**{**given, "mark": mark, "by": vote.by, "now": EIGHT, **told})


def change(vote: Vote, reason: str = "", **told) -> Poll:
    return change_poll(
        poll=vote.poll.pk, told=PollTold(**{"name": "Audience Award", **told}), reason=reason, by=vote.by, now=EIGHT
    )


def test_a_rule_changes_freely_until_there_are_ballots(vote):
    change(vote, rule="bayes", prior=7, scale="letters")

    poll = Poll.objects.get()
    assert (poll.version, poll.rule, poll.prior, poll.scale) == (1, "bayes", 7, "letters")
    assert PollRule.objects.get().told["rule"] == "bayes"


def test_once_there_are_ballots_another_rule_is_a_new_version_with_a_reason(vote):
    voted(vote, 4)

    with pytest.raises(Refusal, match="Say why"):
        change(vote, least_ballots=5)
    assert Poll.objects.get().least_ballots == 0
    change(vote, name="Prize of the Audience", closes=EIGHT)
    assert Poll.objects.get().version == 1, "a name and times are no rule"
    change(vote, reason="The big room\nwas closed.", least_ballots=5, least_share=Decimal("0.125"))

    assert Poll.objects.get().version == 2
    kept = [(one.version, one.reason, one.told["least_share"]) for one in PollRule.objects.order_by("version")]
    assert kept == [(1, "", "0"), (2, "The big room was closed.", "0.125")]


def test_the_scale_and_whose_films_stand_are_fixed_by_the_first_ballot(vote):
    section = SectionFactory(edition=vote.edition)
    voted(vote, 4)

    for told in ({"scale": "letters"}, {"section": section.pk}):
        with pytest.raises(Refusal, match="can no longer be changed"):
            change(vote, reason="Because.", **told)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"name": "  "}, "a name"),
        ({"scale": "ten"}, "no such scale"),
        ({"least_share": Decimal("1.01")}, "0 to 100"),
        ({"opens": EIGHT, "closes": EIGHT}, "before it opens"),
        ({"only_verified": True}, "let members vote"),
        ({"section": 999_999}, "none of this edition"),
    ],
)
def test_polls_that_cannot_be_counted_are_refused(vote, told, words):
    with pytest.raises(Refusal, match=words):
        make_poll(edition=vote.edition.pk, told=PollTold(**{"name": "Award", **told}), by=vote.by, now=EIGHT)
    with pytest.raises(Refusal, match=words):
        change(vote, **told)


def test_only_programmers_run_votes(vote, folder):
    ben = MemberFactory(username="ben")
    acts = [
        lambda: make_poll(edition=vote.edition.pk, told=PollTold(name="Award"), by=ben, now=EIGHT),
        lambda: change_poll(poll=vote.poll.pk, told=PollTold(name="Award"), reason="", by=ben, now=EIGHT),
        lambda: slip(vote, by=ben),
        lambda: undo_slip(poll=1, screening=1, selection=1, by=ben, now=EIGHT),
        lambda: void_ballot(poll=1, ballot=1, reason="No.", by=ben, now=EIGHT),
        lambda: publish(poll=vote.poll.pk, by=ben, now=AFTERWARDS),
        lambda: make_award(result=1, by=ben, now=EIGHT),
    ]

    for act in acts:
        with pytest.raises(Refusal, match="Only those who make the programme"):
            act()


def test_slips_are_typed_undone_and_counted_once(vote):
    one = token()
    slip(vote, 5, token=one)
    slip(vote, 5, token=one)
    slip(vote, 1, comment=" too \n long ")

    undone = undo_slip(poll=vote.poll.pk, screening=vote.first.pk, selection=vote.tide.pk, by=vote.by, now=EIGHT)

    assert (undone.mark, undone.void_reason, undone.comment) == (1, "typed by mistake", "too long")
    assert Ballot.objects.filter(void_at=None).get().mark == 5
    undo_slip(poll=vote.poll.pk, screening=vote.first.pk, selection=vote.tide.pk, by=vote.by, now=EIGHT)
    with pytest.raises(Refusal, match="no slip left"):
        undo_slip(poll=vote.poll.pk, screening=vote.first.pk, selection=vote.tide.pk, by=vote.by, now=EIGHT)


def test_a_slip_that_is_taken_out_twice_takes_no_other_with_it(vote):
    first, second = slip(vote, 5), slip(vote, 1)
    there = {"poll": vote.poll.pk, "screening": vote.first.pk, "selection": vote.tide.pk, "by": vote.by, "now": EIGHT}

    undone = [undo_slip(**there, number=second.pk) for _ in range(2)]

    assert [one.pk for one in undone] == [second.pk] * 2
    assert Ballot.objects.get(void_at=None) == first
    for other in (0, slip(vote, 3, by=programmer("otto")).pk):
        with pytest.raises(Refusal, match="no slip left that you typed"):
            undo_slip(**there, number=other)


def test_who_takes_a_ballot_or_a_sheet_out_is_kept_and_not_published(vote, folder):
    otto = programmer("otto")
    typed, other = slip(vote, 5), slip(vote, 2)
    sheet = vote.sheet()
    undo_slip(poll=vote.poll.pk, screening=vote.first.pk, selection=vote.tide.pk, by=vote.by, now=EIGHT)
    void_ballot(poll=vote.poll.pk, ballot=typed.pk, reason="Found in another box.", by=otto, now=EIGHT)
    void_sheet(poll=vote.poll.pk, screening=vote.first.pk, sheet=sheet.number, by=otto, now=EIGHT)
    slip(vote, 4)

    for one in (typed, other):
        one.refresh_from_db()
    assert (typed.void_by, typed.void_reason, typed.void_at) == (otto, "Found in another box.", EIGHT)
    assert (other.void_by, other.void_reason) == (vote.by, "typed by mistake")
    assert set(vote.poll.codes.values_list("void_by", flat=True)) == {otto.pk}
    told = publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS).file
    assert "Found in another box." in told
    assert "otto" not in told


def test_slips_that_cannot_be_are_refused(vote):
    one = token()
    slip(vote, token=one, screening=vote.shorts.pk)
    for told, words in (
        ({"mark": 6}, "no such mark"),
        ({"mark": 0}, "no such mark"),
        ({"selection": vote.salt.pk}, "not shown in this screening"),
        ({"screening": vote.second.pk}, "not shown in this screening"),
        ({"poll": 999_999}, "not here"),
        ({"now": vote.first.starts - timedelta(minutes=1)}, "has not begun"),
        ({"token": one, "screening": vote.shorts.pk, "selection": vote.salt.pk}, "sent before for another film"),
    ):
        with pytest.raises(Refusal, match=words):
            slip(vote, **told)


def test_standings_count_what_stands(vote, django_assert_num_queries):
    voted(vote, 5, 4, 3)
    voted(vote, 5, screening=vote.shorts, film=vote.salt)
    void_ballot(poll=vote.poll.pk, ballot=Ballot.objects.order_by("pk")[0].pk, reason="Twice.", by=vote.by, now=EIGHT)

    with django_assert_num_queries(3):
        lines = standings(vote.poll)

    told = [
        (one.title, one.standing.rank, one.standing.ballots, one.standing.score, one.seats, one.void) for one in lines
    ]
    assert told == [("Salt", 1, 1, Decimal("100.00"), 200, 0), ("The Tide", 2, 2, Decimal("70.00"), 200, 1)]


def test_seats_that_nobody_told_are_not_guessed(vote):
    voted(vote, 5)
    change(vote, reason="Few came.", least_share=Decimal("0.001"))
    vote.shorts.screen.seats = None
    vote.shorts.screen.save()

    (tide,) = (one for one in standings(Poll.objects.get()) if one.title == "The Tide")

    assert (tide.seats, tide.standing.unranked) == (None, "seats not known")


def test_seats_of_screenings_after_the_poll_closed_do_not_count(vote):
    assert {one.title: (one.seats, one.screenings) for one in standings(vote.poll)} == {
        "The Tide": (200, 2), "Salt": (200, 2),
    }  # fmt: skip
    vote.poll.closes = vote.second.starts

    told = {one.title: (one.seats, one.screenings) for one in standings(vote.poll)}

    assert told == {"The Tide": (200, 2), "Salt": (100, 1)}


def test_a_film_that_was_withdrawn_is_seen_while_it_has_ballots(vote):
    voted(vote, 5)
    Selection.objects.filter(edition=vote.edition).update(withdrawn_at=EIGHT)

    assert [one.title for one in standings(vote.poll)] == ["The Tide"]


def test_a_result_is_published_when_the_vote_is_over(vote, folder):
    ends = vote.second.starts + timedelta(hours=26)
    assert voting_ends(vote.poll) == ends
    for now, words in ((ends - timedelta(seconds=1), "still taken"), (ends, "no ballots")):
        with pytest.raises(Refusal, match=words):
            publish(poll=vote.poll.pk, by=vote.by, now=now)
    voted(vote, 5)
    Edition.objects.update(state="draft")
    with pytest.raises(Refusal, match="not announced"):
        publish(poll=vote.poll.pk, by=vote.by, now=ends)
    Edition.objects.update(state="announced")

    result = publish(poll=vote.poll.pk, by=vote.by, now=ends)

    assert PollResult.objects.get() == result


def _published(vote: Vote) -> PollResult:
    voted(vote, 5, 4, 3, 3)
    voted(vote, 2, 2, screening=vote.second, film=vote.salt)
    slip(vote, 1, comment="A secret.")
    void_ballot(
        poll=vote.poll.pk,
        ballot=Ballot.objects.order_by("-pk")[0].pk,
        reason="Not of this room.",
        by=vote.by,
        now=EIGHT,
    )
    return publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS)


def test_two_who_publish_at_once_make_one_result_and_another_count_makes_another(vote, folder):
    first = _published(vote)
    with pytest.raises(Refusal, match="published already, and nothing has changed since"):
        publish(poll=vote.poll.pk, by=programmer("otto"), now=AFTERWARDS)
    assert not counts_otherwise(vote.poll, standings(vote.poll), first.file)

    vote.first.seats = 500
    vote.first.save()

    assert counts_otherwise(vote.poll, standings(vote.poll), first.file)
    second = publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS + timedelta(days=1))
    first.refresh_from_db()
    assert json.loads(second.file)["films"] != json.loads(first.file)["films"]
    assert check(first.file.encode(), first.signature, first.key), "what was announced stays"
    (shown,) = results_of(vote.edition.pk)
    assert (shown.id, shown.earlier) == (second.pk, ((first.pk, first.at),))


def test_the_reason_of_a_later_rule_does_not_stand_with_a_result_of_before(vote, folder):
    voted(vote, 5)
    change(vote, reason="Rooms were larger.", least_ballots=1)
    publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS)
    change(vote, reason="Of another year.", least_ballots=3)

    assert results_of(vote.edition.pk)[0].reasons == ((2, "Rooms were larger."),)


def test_a_vote_of_a_section_ends_with_the_last_screening_of_its_films(vote):
    inside = Section.objects.create(edition=vote.edition, name="Competition", slug="competition")
    vote.tide.section = inside
    vote.tide.save()
    everything = voting_ends(vote.poll)
    vote.poll.section = inside

    assert voting_ends(vote.poll) == vote.first.starts + timedelta(minutes=vote.first.minutes, hours=24)
    assert everything == vote.second.starts + timedelta(minutes=vote.second.minutes, hours=24)


def test_the_file_tells_every_ballot_and_nobody(vote, folder):
    codes = set(Ballot.objects.values_list("token", flat=True))
    result = _published(vote)
    told = json.loads(result.file)

    assert (told["format"], told["version"]) == ("onesheet-ballots", 1)
    assert told["columns"] == ["film", "screening", "kind", "verified", "mark", "void"]
    tide, salt, first, second = vote.tide.pk, vote.salt.pk, vote.first.pk, vote.second.pk
    assert sorted(told["ballots"]) == sorted([
        *([tide, first, "code", True, mark, ""] for mark in (5, 4, 3, 3)),
        *([salt, second, "code", True, 2, ""] for _ in range(2)),
        [tide, first, "slip", True, 1, "Not of this room."],
    ])  # fmt: skip
    assert [(film["title"], film["rank"], film["score"]) for film in told["films"]] == [
        ("The Tide", 1, "75.00"), ("Salt", 2, "40.00"),
    ]  # fmt: skip
    for word in ("A secret", "pia", *map(str, codes), bytes(vote.poll.secret).hex()):
        assert word not in result.file
    for code in vote.poll.codes.all():
        assert code.digest not in result.file
    assert not re.search(r"20:30|19:30|21:00|20:00", result.file), "no time of a ballot"


def test_the_order_of_the_file_tells_nothing_of_time(vote, folder):
    voted(vote, *([1] * 12), *([5] * 12))

    marks = [row[4] for row in json.loads(publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS).file)["ballots"]]

    assert marks != sorted(marks)


def test_the_signature_holds_and_breaks_with_a_byte(vote, folder):
    result = _published(vote)
    data = result.file.encode()

    assert (
        check(data, result.signature, result.key) == f"{vote.edition}, Audience Award: result of 2015-09-30 19:30 UTC"
    )
    assert check(data.replace(b'"mark"', b'"nark"', 1), result.signature, result.key) is None
    assert check(data, result.signature.replace("Audience", "audience"), result.key) is None
    slip(vote, 1)
    other = publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS + timedelta(days=1))
    assert other.key == result.key
    assert check(data, other.signature.splitlines()[0] + "\n", result.key) is None


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed")
def test_minisign_itself_takes_the_signature(vote, folder):
    result = _published(vote)
    (folder / "result.json").write_bytes(result.file.encode())
    (folder / "result.json.minisig").write_text(result.signature)
    (folder / "minisign.pub").write_text(public_key_file(result.key))

    for key in (["-P", result.key], ["-p", folder / "minisign.pub"]):
        done = subprocess.run(
            [MINISIGN, "-Vm", folder / "result.json", *key], capture_output=True, text=True, cwd=folder
        )
        assert done.returncode == 0, done.stderr
        assert "Audience Award" in done.stdout
    (folder / "result.json").write_bytes(result.file.encode() + b" ")
    assert subprocess.run([MINISIGN, "-Vqm", folder / "result.json", "-P", result.key], cwd=folder).returncode == 1


def test_the_key_is_its_owners_alone_and_a_broken_one_is_not_replaced(vote, folder):
    _published(vote)
    key = folder / "result-key"

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.write_text("gone")
    with pytest.raises(Refusal, match="is no key"):
        publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS)
    assert key.read_text() == "gone"


def test_the_script_counts_the_file_as_the_page_does(vote, folder):
    change(vote, rule="bayes", prior=3)
    result = _published(vote)
    (folder / "audience-award-result.json").write_text(result.file)
    (folder / "recount.py").write_text(script("ballots-bayes"))

    done = subprocess.run(
        [sys.executable, "-I", folder / "recount.py"], capture_output=True, text=True, check=True, cwd="/"
    )

    # Six ballots, 380 points: (3 * 63.33 + 300) / 7 and (3 * 63.33 + 80) / 5.
    assert done.stdout == "1\t70.00\t4\tThe Tide\n2\t54.00\t2\tSalt\n"
    told = json.loads(result.file)["films"]
    assert [(film["rank"], film["score"]) for film in told] == [(1, "70.00"), (2, "54.00")]


def test_the_winner_becomes_an_award(vote, folder):
    result = _published(vote)

    (award,) = make_award(result=result.pk, by=vote.by, now=AFTERWARDS)

    assert (award.kind, award.name, award.film, award.shared) == ("audience", "Audience Award", vote.tide.film, False)
    with pytest.raises(Refusal, match="there already"):
        make_award(result=result.pk, by=vote.by, now=AFTERWARDS)
    publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS)
    with pytest.raises(Refusal, match="later result"):
        make_award(result=result.pk, by=vote.by, now=AFTERWARDS)
    with pytest.raises(Refusal, match="No result"):
        make_award(result=999_999, by=vote.by, now=AFTERWARDS)


def test_films_of_the_same_score_share_the_award(vote, folder):
    voted(vote, 4)
    voted(vote, 4, screening=vote.second, film=vote.salt)

    make_award(result=publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS).pk, by=vote.by, now=AFTERWARDS)

    assert list(Award.objects.order_by("position").values_list("film__title", "shared")) == [
        ("Salt", True), ("The Tide", True),
    ]  # fmt: skip


def test_without_a_ranked_film_there_is_no_award(vote, folder):
    voted(vote, 4)
    change(vote, reason="Few came.", least_ballots=2)

    with pytest.raises(Refusal, match="No film has enough"):
        make_award(result=publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS).pk, by=vote.by, now=AFTERWARDS)


def test_tests_keep_their_key_in_a_folder_of_their_own():
    assert "onesheet-tests-" in str(site.DATA)
