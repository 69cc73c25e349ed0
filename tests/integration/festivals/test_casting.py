"""Ballots by code and by member: counted once, refused with a sentence, and a hall that shares an address votes freely."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.festivals import SelectionFactory, shown
from factories.votes import EIGHT, Vote, a_vote, programmer, token
from onesheet.accounts.models import Attempt
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import TooOften
from onesheet.festivals.models import Ballot, Edition, PollCode, Screening
from onesheet.festivals.pure.codes import digest, shown_code
from onesheet.festivals.services.votes import (
    NotTaken,
    attend,
    cast_by_code,
    cast_by_member,
    change_poll,
    door_code,
    make_codes,
    note_at_door,
    void_ballot,
    void_sheet,
)
from onesheet.festivals.services.votes.polls import PollTold

HALL = "198.51.100.7"


@pytest.fixture
def vote(db) -> Vote:
    return a_vote()


def cast(vote: Vote, code: str, *, mark: int = 4, now=EIGHT, film=None, **told):
    given = {"marks": {(film or vote.tide).pk: mark}, "token": token(), "address": HALL, **told}
    return cast_by_code(code=code, now=now, **given)


def refused(vote: Vote, code: str, **told) -> tuple[str, str]:
    with pytest.raises(NotTaken) as refusal:
        cast(vote, code, **told)
    return refusal.value.kind, str(refusal.value)


def test_a_code_gives_a_film_one_mark(vote):
    (code,) = vote.codes()

    (told,) = cast(vote, code, mark=4)

    assert told.counted
    assert told.sentence == "4 for The Tide is counted."
    ballot = Ballot.objects.get()
    assert (ballot.mark, ballot.kind, ballot.verified, ballot.screening, ballot.member) == (
        4, "code", True, vote.first, None,
    )  # fmt: skip


def test_nothing_of_a_code_is_kept_that_could_be_used(vote):
    (code,) = vote.codes()
    kept = PollCode.objects.values().get()

    assert code not in str(kept)
    assert kept["digest"] == digest(code, bytes(vote.poll.secret))
    assert kept["digest"] != digest(code, b"another")


@pytest.mark.parametrize(
    "typed", [str.lower, shown_code, lambda code: f" {shown_code(code).lower()} ".replace("0", "o")]
)
def test_a_code_is_read_however_it_is_typed(vote, typed):
    (code,) = vote.codes()

    assert cast(vote, typed(code))[0].counted


def test_a_ballot_that_is_sent_twice_is_counted_once(vote):
    (code,) = vote.codes()
    one = token()

    answers = [cast(vote, code, token=one) for _ in range(3)]

    assert all(told.counted for (told,) in answers)
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize("mark", [4, 5])
def test_who_has_a_code_that_was_used_is_told_so_and_no_mark(vote, mark):
    (code,) = vote.codes()
    cast(vote, code, mark=4)

    (told,) = cast(vote, code, mark=mark)

    assert (told.counted, told.sign) == (False, "")
    assert told.sentence == (
        "This code has been used: its ballot for The Tide was given and stands. If it was not you, tell the staff."
    )
    assert Ballot.objects.get().mark == 4


def test_the_first_mark_stands(vote):
    (code,) = vote.codes()
    one = token()
    cast(vote, code, mark=2, token=one)

    (told,) = cast(vote, code, mark=5, token=one)

    assert not told.counted
    assert told.sentence == "2 was given for The Tide before, and that stands. A ballot counts once."
    assert Ballot.objects.get().mark == 2


def test_a_programme_of_shorts_takes_a_mark_for_each_film_with_one_code(vote):
    (code,) = vote.codes(screening=vote.shorts)
    one = token()

    both = cast_by_code(code=code, marks={vote.salt.pk: 5, vote.tide.pk: 3}, token=one, address=HALL, now=EIGHT)
    again = cast_by_code(code=code, marks={vote.salt.pk: 1, vote.tide.pk: 3}, token=one, address=HALL, now=EIGHT)

    assert [(told.title, told.sign) for told in both] == [("The Tide", "3"), ("Salt", "5")]
    assert [told.counted for told in again] == [True, False]
    assert Ballot.objects.count() == 2


def test_codes_that_are_not_taken_are_told_why(vote):
    (code,) = vote.codes()
    sheet = vote.sheet()
    void_sheet(poll=vote.poll.pk, screening=vote.first.pk, sheet=sheet.number, by=vote.by, now=EIGHT)
    start, end = vote.first.starts, vote.first.starts + timedelta(hours=26)

    assert refused(vote, "7KQ2M0XC94TD")[0] == "unknown"
    assert refused(vote, "what you like")[0] == "unknown"
    assert refused(vote, sheet.codes[0])[0] == "void"
    assert refused(vote, code, now=start - timedelta(seconds=1)) == (
        "early", "Ballots are taken from 10 September 2015, 18:00 on. Vote once you have seen the film.",
    )  # fmt: skip
    assert refused(vote, code, now=end) == (
        "late", "Ballots were taken until 11 September 2015, 20:00; this one came too late.",
    )  # fmt: skip
    assert refused(vote, code, film=vote.salt) == (
        "film", "This code is for another screening, which does not show that film.",
    )  # fmt: skip
    assert refused(vote, code, mark=6)[0] == "mark"
    assert refused(vote, code, mark=0)[0] == "mark"
    assert refused(vote, code, marks={})[0] == "none"
    Screening.objects.filter(pk=vote.first.pk).update(state="cancelled")
    assert refused(vote, code)[0] == "cancelled"
    assert not Ballot.objects.exists()
    Screening.objects.filter(pk=vote.first.pk).update(state="planned")
    assert cast(vote, code, now=start)[0].counted


def test_what_was_given_stands_when_its_sheet_is_taken_back(vote):
    sheet = vote.sheet(2)
    cast(vote, sheet.codes[0])

    assert void_sheet(poll=vote.poll.pk, screening=vote.first.pk, sheet=sheet.number, by=vote.by, now=EIGHT) == 2
    assert Ballot.objects.get().void_at is None
    assert refused(vote, sheet.codes[1])[0] == "void"
    with pytest.raises(Refusal, match="void already"):
        void_sheet(poll=vote.poll.pk, screening=vote.first.pk, sheet=sheet.number, by=vote.by, now=EIGHT)


def test_a_ballot_that_was_taken_out_is_not_given_again(vote):
    (code,) = vote.codes()
    cast(vote, code)
    void_ballot(poll=vote.poll.pk, ballot=Ballot.objects.get().pk, reason="Given for money.", by=vote.by, now=EIGHT)

    (told,) = cast(vote, code, mark=5)

    assert told.void
    assert Ballot.objects.count() == 1
    assert "taken" in told.sentence


def test_a_draft_knows_no_codes(vote):
    (code,) = vote.codes()
    Edition.objects.update(state=Edition.State.DRAFT)

    assert refused(vote, code)[0] == "unknown"


def test_guessing_ends_and_a_full_hall_behind_the_same_address_votes_on(vote):
    codes = vote.codes(320)
    for number in range(30):
        assert refused(vote, f"7KQ2M0XC{number:04}")[0] == "unknown"

    with pytest.raises(TooOften, match="a good one is taken at any time"):
        cast(vote, "7KQ2M0XC9999")
    written = Attempt.objects.count()
    for number, code in enumerate(codes):
        assert cast(vote, code, now=EIGHT + timedelta(seconds=number))[0].counted
    with pytest.raises(TooOften):
        cast(vote, "7KQ2M0XC9998")

    assert Ballot.objects.count() == 320
    assert Attempt.objects.count() == written == 30, "guesses above the limit cost no write"
    assert refused(vote, "7KQ2M0XC9997", address="203.0.113.9")[0] == "unknown", "another network has its own count"


def test_what_a_ballot_costs(vote, django_assert_num_queries):
    (code,) = vote.codes()
    cast(vote, vote.codes()[0])

    with django_assert_num_queries(7):  # secrets, card, films; the transaction's two ends in tests, ballot, what stands
        cast(vote, code)


def test_members_vote_for_what_was_shown_and_attendance_is_told_apart(vote):
    told = PollTold(name="Audience Award", by_member=True)
    change_poll(poll=vote.poll.pk, told=told, reason="", by=vote.by, now=EIGHT)
    ben, amy = MemberFactory(username="ben"), MemberFactory(username="amy")
    attend(edition=vote.edition.pk, typed=door_code(vote.first.token).lower(), by=ben, now=EIGHT)

    for member in (ben, amy):
        (cast_,) = cast_by_member(poll=vote.poll.pk, marks={vote.tide.pk: 4}, token=token(), by=member, now=EIGHT)
        assert cast_.counted
    (again,) = cast_by_member(poll=vote.poll.pk, marks={vote.tide.pk: 1}, token=token(), by=ben, now=EIGHT)

    assert not again.counted
    assert dict(Ballot.objects.values_list("member__username", "verified")) == {"ben": True, "amy": False}
    note_at_door(screening=vote.first.pk, username="@Amy", by=vote.by, now=EIGHT)
    assert dict(Ballot.objects.values_list("member__username", "verified")) == {"ben": True, "amy": True}


def test_members_are_refused_with_a_sentence(vote):
    ben = MemberFactory(username="ben")

    def kind(**told) -> str:
        given = {"poll": vote.poll.pk, "marks": {vote.tide.pk: 4}, "token": token(), "by": ben, "now": EIGHT, **told}
        with pytest.raises(NotTaken) as refusal:
            cast_by_member(**given)
        return refusal.value.kind

    assert kind() == "unknown"
    change_poll(poll=vote.poll.pk, told=PollTold(name="Award", by_member=True), reason="", by=vote.by, now=EIGHT)
    assert kind(now=vote.first.starts - timedelta(minutes=1)) == "early"
    assert kind(now=EIGHT + timedelta(days=3)) == "late"
    assert kind(marks={vote.tide.pk: 4, 999_999: 4}) == "film"
    assert kind(marks={}) == "none"
    assert kind(poll=999_999) == "unknown"
    ben.is_active = False
    assert kind() == "void"


def test_the_code_of_a_screening_is_taken_while_it_is_on(vote):
    ben = MemberFactory(username="ben")
    code = door_code(vote.first.token)

    for now in (vote.first.starts - timedelta(minutes=16), vote.first.starts + timedelta(minutes=151)):
        with pytest.raises(Refusal, match="No screening"):
            attend(edition=vote.edition.pk, typed=code, by=ben, now=now)
    with pytest.raises(Refusal, match="No screening"):
        attend(edition=vote.edition.pk, typed="AAAAAA", by=ben, now=EIGHT)
    assert attend(edition=vote.edition.pk, typed=code, by=ben, now=EIGHT) == vote.first
    assert attend(edition=vote.edition.pk, typed=code, by=ben, now=EIGHT) == vote.first
    assert ben.attendances.count() == 1


def test_codes_of_attendance_are_not_guessed(vote):
    ben = MemberFactory(username="ben")

    for _ in range(20):
        with pytest.raises(Refusal, match="No screening"):
            attend(edition=vote.edition.pk, typed="AAAAAA", by=ben, now=EIGHT)
    with pytest.raises(TooOften):
        attend(edition=vote.edition.pk, typed=door_code(vote.first.token), by=ben, now=EIGHT)


def test_codes_are_made_where_they_can_be_used(vote):
    def make(**told):
        given = {"poll": vote.poll.pk, "screening": vote.first.pk, "number": 3, "by": vote.by, "now": EIGHT, **told}
        return make_codes(**given)

    assert [make().number, make().number] == [1, 2]
    assert len(set(make(number=500).codes)) == 500
    for told, words in (
        ({"number": 0}, "1 to 2,000"),
        ({"number": 2_001}, "1 to 2,000"),
        ({"poll": 999_999}, "not here"),
        ({"screening": 999_999}, "none of this edition"),
        ({"screening": shown(SelectionFactory()).pk}, "none of this edition"),
        ({"by": MemberFactory(username="ben")}, "Only those who make the programme"),
    ):
        with pytest.raises(Refusal, match=words):
            make(**told)
    assert programmer() == vote.by
