"""Writes: ballots by one-time code and by members.

The first mark stands: a film has one ballot of a code or a member, however often and from however many phones it is sent. What is
sent twice with the same token is told what was given, so that a phone which heard no answer may send again; who sends another token
with a code that was used is told so, and no mark. What is told to be counted is on the disk.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from onesheet.accounts.limits import Limit
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal, attempt
from onesheet.database.on_disk import on_disk
from onesheet.festivals.models import Attendance, Ballot
from onesheet.festivals.pure.codes import read_code
from onesheet.festivals.pure.voting import Window, sign_of, steps
from onesheet.festivals.queries.votes_cards import Card, GivenMark, card_of, films_on, given_with
from onesheet.festivals.queries.votes_members import Candidate, Given, MemberPoll, candidates, given_by, member_poll

GUESS = Limit(
    "vote-guess",
    30,
    timedelta(minutes=10),
    "Too many codes that are none were tried from this network. Look at the code once more; a good one is taken at any"
    " time, and others in {minutes}.",
)
"""Codes that are none, by network address. Only these are counted, so that a full hall behind one address votes freely."""


class NotTaken(Refusal):
    """A ballot that is not taken. `kind` says why in a word: `unknown`, `void`, `early`, `late`, `cancelled`, `film`, `mark`, `none`."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Cast:
    """What became of a mark for a film."""

    selection: int
    title: str
    sign: str
    """The mark that stands, as on a slip; empty where somebody else may have given it with the same code."""
    counted: bool
    """Whether the ballot that was sent is the one that stands."""
    void: bool = False
    """Whether the festival took the ballot out."""

    @property
    def sentence(self) -> str:
        """What whoever voted is told."""
        if self.void:
            return f"The festival has taken the ballot for {self.title} out; it does not count."
        if self.counted:
            return f"{self.sign} for {self.title} is counted."
        if not self.sign:
            return used(self.title)
        return f"{self.sign} was given for {self.title} before, and that stands. A ballot counts once."


def used(*titles: str) -> str:
    """Say that a code was used for films. It tells no mark, nor when it was given, by which programmers would find the ballot."""
    ballots = "its ballot" if len(titles) == 1 else "its ballots"
    were, stand = ("was", "stands") if len(titles) == 1 else ("were", "stand")
    return (
        f"This code has been used: {ballots} for {', '.join(titles)} {were} given and {stand}."
        " If it was not you, tell the staff."
    )


def find_card(*, typed: str, address: str, now: datetime) -> Card:
    """Return the card of a code that ballots are taken by now. Raises NotTaken where they are not, TooOften for guessing.

    A code that is none is noted by `address`; one that is good costs no write, and is found however many were none.
    """
    code = read_code(typed)
    card = None if code is None else card_of(code)
    if card is None:
        if code is not None:
            attempt(limit=GUESS, address=address, now=now)
        raise NotTaken(
            "unknown",
            "This code is none of ours. Look at it once more: it has twelve letters and digits in three groups.",
        )
    if card.void_at is not None or not card.by_code:
        raise NotTaken(
            "void", "This code is not valid any more: its sheet was taken back. Ask for another at the door."
        )
    if card.is_cancelled:
        raise NotTaken("cancelled", "The screening of this code is cancelled, so no ballots are taken for it.")
    _check_time(card.window, ZoneInfo(card.zone), now)
    return card


def cast_by_code(*, code: str, marks: Mapping[int, int], token: uuid.UUID, address: str, now: datetime) -> list[Cast]:
    """Take the marks that a code gives, selection -> step of the scale; return what became of each, in the films' order.

    `token` is the form's: sent twice it is one ballot. Raises NotTaken and TooOften as `find_card` does, and for films that the
    screening did not show. Costs four queries and one transaction of two statements.
    """
    card = find_card(typed=code, address=address, now=now)
    shown = {film.selection: film.title for film in films_on(card)}
    _check_marks(
        marks, shown, card.scale, elsewhere="This code is for another screening, which does not show that film."
    )
    ballots = [
        Ballot(
            poll_id=card.poll, selection_id=selection, screening_id=card.screening, kind=Ballot.Kind.CODE, mark=mark,
            code_id=card.id, verified=True, token=ballot_token(token, card.id, selection), at=now,
        )
        for selection, mark in marks.items()
    ]  # fmt: skip
    with on_disk():
        Ballot.objects.bulk_create(ballots, ignore_conflicts=True)
        given = given_with(card.id)
    own = {selection for selection, one in given.items() if one.token == ballot_token(token, card.id, selection)}
    return _told(shown, marks, given, card.scale, own=own)


def cast_by_member(*, poll: int, marks: Mapping[int, int], token: uuid.UUID, by: Member, now: datetime) -> list[Cast]:
    """Take a member's marks, selection -> step; each is verified where the member is known to have been at a screening of the film.

    Raises NotTaken where the poll takes no ballots of members, for films that have not been shown yet or too long ago, and for
    closed accounts.
    """
    if not by.is_active:
        raise NotTaken("void", "This account is closed; it has no vote.")
    found = member_poll(poll)
    if found is None or not found.by_member:
        raise NotTaken("unknown", "Members have no vote in this poll.")
    films = {film.selection: film for film in candidates(found)}
    shown = {selection: film.title for selection, film in films.items()}
    _check_marks(marks, shown, found.scale, elsewhere="That film does not stand for this award.")
    for selection in marks:
        _check_candidate(films[selection], found, now)
    screenings = {screening for selection in marks for screening in films[selection].screenings}
    been = set(Attendance.objects.filter(member=by, screening__in=screenings).values_list("screening", flat=True))
    ballots = []
    for selection, mark in marks.items():
        there = next((one for one in films[selection].screenings if one in been), None)
        ballots.append(
            Ballot(
                poll_id=found.id, selection_id=selection, screening_id=there, kind=Ballot.Kind.MEMBER, mark=mark,
                member=by, verified=there is not None, token=_token(token, f"member {by.pk}", selection), at=now,
            )
        )  # fmt: skip
    with on_disk():
        Ballot.objects.bulk_create(ballots, ignore_conflicts=True)
        given = given_by(found.id, by.pk)
    return _told(shown, marks, given, found.scale, own=set(given))


def ballot_token(token: uuid.UUID, card: int, selection: int) -> uuid.UUID:
    """Return the token of a film's ballot by a code, from that of the form it came from."""
    return _token(token, f"code {card}", selection)


def _token(token: uuid.UUID, whose: str, selection: int) -> uuid.UUID:
    """Return the token of one film's ballot; two who send the same form's token do not meet."""
    return uuid.uuid5(token, f"{whose} for {selection}")


def _check_marks(marks: Mapping[int, int], shown: Mapping[int, str], scale: str, *, elsewhere: str) -> None:
    if not marks:
        raise NotTaken("none", "Choose a mark first; nothing was counted yet.")
    if marks.keys() - shown.keys():
        raise NotTaken("film", elsewhere)
    if any(not 1 <= mark <= len(steps(scale)) for mark in marks.values()):
        raise NotTaken("mark", "There is no such mark. Choose one of those shown.")


def _check_candidate(film: Candidate, poll: MemberPoll, now: datetime) -> None:
    span = film.window(poll)
    if span is None:
        raise NotTaken("early", f"{film.title} is not shown yet. Vote once you have seen it.")
    _check_time(span, ZoneInfo(poll.zone), now, title=film.title)


def _check_time(span: Window, zone: ZoneInfo, now: datetime, *, title: str = "") -> None:
    of = f" for {title}" if title else ""
    if span.late(now) and span.end is not None:
        raise NotTaken("late", f"Ballots{of} were taken until {_moment(span.end, zone)}; this one came too late.")
    if span.early(now) and span.start is not None:
        raise NotTaken(
            "early", f"Ballots{of} are taken from {_moment(span.start, zone)} on. Vote once you have seen the film."
        )


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    there = moment.astimezone(zone)
    return f"{there.day} {there:%B %Y, %H:%M}"


def _told(
    shown: Mapping[int, str],
    marks: Mapping[int, int],
    given: Mapping[int, GivenMark | Given],
    scale: str,
    *,
    own: set[int],
) -> list[Cast]:
    told = []
    for selection, title in shown.items():
        if selection in marks:
            one = given[selection]
            sign = sign_of(scale, one.mark) if selection in own else ""
            counted = selection in own and one.mark == marks[selection]
            told.append(Cast(selection, title, sign, counted, one.void is not None))
    return told
