"""The votes of the invented festival: codes given out at its screenings, the ballots that came back, and what follows from them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from onesheet.accounts.models import Member
from onesheet.festivals.models import Ballot, Poll, PollCode, Screening, Showing
from onesheet.festivals.services.votes import PollTold, make_codes, make_poll

_FOLLOWED = 0.7
"""How many of those who are given a code vote."""


def audience_award(*, edition: int, name: str, by: Member, now: datetime) -> Poll:
    """Make an audience award from 1 to 5, by code and by members, that needs twenty ballots and some of the house."""
    told = PollTold(name=name, rule=Poll.Rule.BAYES, least_ballots=20, least_share=Decimal("0.05"), by_member=True)
    return make_poll(edition=edition, told=told, by=by, now=now)


def cast(
    poll: Poll, screenings: Sequence[Screening], liked: Mapping[int, float], *, codes: int, by: Member, now: datetime
) -> int:
    """Give out so many codes at each of these screenings, and let most of them vote as the audience rates; return how many ballots."""
    chance = random.Random(f"{poll.name} {poll.edition.year}")  # noqa: S311 - invents, hides nothing
    for one in screenings:
        make_codes(poll=poll.pk, screening=one.pk, number=codes, by=by, now=one.starts)
    return len(Ballot.objects.bulk_create(_ballots(poll, screenings, liked, chance, now), batch_size=500))


def _ballots(
    poll: Poll, screenings: Sequence[Screening], liked: Mapping[int, float], chance: random.Random, now: datetime
) -> Iterator[Ballot]:
    given: dict[int, list[int]] = {}
    for code, screening in PollCode.objects.filter(poll=poll).order_by("pk").values_list("pk", "screening"):
        given.setdefault(screening, []).append(code)
    films: dict[int, list[int]] = {}
    rows = Showing.objects.filter(screening__in=screenings).order_by("position")
    for screening, selection in rows.values_list("screening", "selection"):
        films.setdefault(screening, []).append(selection)
    for one in screenings:
        end = one.starts + timedelta(minutes=one.minutes)
        for code in given[one.pk]:
            at = min(end + timedelta(seconds=chance.randrange(1800)), now)
            if chance.random() > _FOLLOWED:
                continue
            for selection in films[one.pk]:
                yield Ballot(
                    poll=poll, selection_id=selection, screening=one, kind=Ballot.Kind.CODE, code_id=code, verified=True, at=at,
                    mark=five(liked[selection], chance), token=uuid.UUID(int=chance.getrandbits(128), version=4),
                )  # fmt: skip


def five(liked: float, chance: random.Random) -> int:
    """Return a mark from 1 to 5 by somebody of an audience that gives so many half-stars in the mean."""
    return min(5, max(1, round(chance.gauss(liked / 2, 0.9))))
