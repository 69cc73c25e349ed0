"""The file of a result is counted again by a program that knows docs/scoring.md and docs/formats.md, and nothing of Onesheet."""

from __future__ import annotations

import itertools
import json
import random
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil

import pytest

from factories.accounts import MemberFactory
from factories.festivals import SelectionFactory, shown
from factories.votes import AFTERWARDS, EIGHT, Vote, a_vote, programmer, token
from onesheet.festivals.models import Attendance, Ballot, Section
from onesheet.festivals.services.votes import cast_by_code, cast_by_member, enter_slip, publish, void_ballot

pytestmark = pytest.mark.django_db

WORTH = {
    "five": [20, 40, 60, 80, 100],
    "halves": [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
    "letters": [0, 25, 50, 75, 100],
}
"""As docs/scoring.md has it."""


def decimals(exact: Fraction, places: int) -> str:
    """Round as the paper says: once, at the end, a half upwards."""
    scaled = exact * 10**places
    whole = (Decimal(scaled.numerator) / Decimal(scaled.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    return str(whole.scaleb(-places))


def recount(text: str) -> list[dict]:
    """Return what the papers make of a file: of each film, in the order of their ranks, all but the interval."""
    told = json.loads(text)
    rule = told["rule"]
    assert rule["points"] == WORTH[rule["scale"]]
    rows = [dict(zip(told["columns"], row, strict=True)) for row in told["ballots"]]
    here = {film["key"] for film in told["films"]}
    rows = [row for row in rows if row["film"] in here]
    good = [row for row in rows if not row["void"]]
    counts = [row for row in good if row["verified"] or not rule["only_verified"]]
    everything = [WORTH[rule["scale"]][row["mark"] - 1] for row in counts]
    found = []
    for film in told["films"]:
        marks = [WORTH[rule["scale"]][row["mark"] - 1] for row in counts if row["film"] == film["key"]]
        number, total, seats = len(marks), sum(marks), film["seats"]
        needed = Fraction(rule["least_share"]) * (seats or 0)
        exact, reason, lacking = None, None, 0
        if number and rule["name"] == "ballots-bayes":
            middle = Fraction(sum(everything), len(everything))
            exact = (rule["prior"] * middle + total) / (rule["prior"] + number)
        elif number:
            exact = Fraction(total, number)
        if not number:
            reason, lacking = "no ballots", max(1, rule["least_ballots"])
        elif number < rule["least_ballots"]:
            reason, lacking = "too few ballots", rule["least_ballots"] - number
        elif Fraction(rule["least_share"]) > 0 and not seats:
            reason = "seats not known"
        elif number < needed:
            reason, lacking = "too small a share of the seats", ceil(needed) - number
        found.append({
            "key": film["key"], "exact": exact, "unranked": reason, "lacking": lacking, "ballots": number,
            "mean": decimals(Fraction(total, number), 2) if number else None,
            "score": decimals(exact, 2) if exact is not None else None,
            "share": decimals(Fraction(100 * number, seats), 1) if seats else None,
            "unverified": sum(row["film"] == film["key"] and not row["verified"] for row in good),
            "void": sum(row["film"] == film["key"] and bool(row["void"]) for row in rows),
        })  # fmt: skip
    ranked = sorted((one for one in found if not one["unranked"]), key=lambda one: (-one["exact"], one["key"]))
    others = sorted((one for one in found if one["unranked"]), key=lambda one: (-one["ballots"], one["key"]))
    for one in found:
        one["rank"] = None if one["unranked"] else 1 + sum(other["exact"] > one["exact"] for other in ranked)
    return [{name: value for name, value in one.items() if name != "exact"} for one in (*ranked, *others)]


def crowded(vote: Vote, seed: int) -> None:
    """Let a crowd vote in every way: by codes, members with and without attendance, slips; take some out, withdraw a film."""
    chance, steps = random.Random(seed), len(WORTH[vote.poll.scale])
    films = [vote.tide, vote.salt, *(SelectionFactory(edition=vote.edition) for _ in range(4))]
    rooms = {film.pk: shown(film, seats=seats) for film, seats in zip(films[2:], (400, None, 5, 5), strict=True)}
    number = itertools.count()
    nowhere = rooms[films[3].pk]
    nowhere.screen = None
    nowhere.save()
    vote.first.seats, vote.second.seats, vote.shorts.seats = 30, 30, 10
    for screening in (vote.first, vote.second, vote.shorts):
        screening.save()
    for film in films[:-1]:
        few = film == films[4]
        room = rooms.get(film.pk, vote.first if film == vote.tide else vote.second)
        now = room.starts + timedelta(hours=3)
        for code in vote.codes(2 if few else chance.randint(4, 9), room):
            marks = {film.pk: chance.randint(1, steps)}
            cast_by_code(code=code, marks=marks, token=token(), address="", now=now)
        for _ in range(0 if few else chance.randint(1, 5)):
            member = MemberFactory(username=f"m{next(number)}")
            if chance.random() < 0.5:
                Attendance.objects.create(member=member, screening=room, how="door", at=now)
            cast_by_member(
                poll=vote.poll.pk, marks={film.pk: chance.randint(1, steps)}, token=token(), by=member, now=now
            )
        for _ in range(0 if few else chance.randint(0, 4)):
            enter_slip(
                poll=vote.poll.pk, screening=room.pk, selection=film.pk, mark=chance.randint(1, steps), token=token(),
                by=vote.by, now=now,
            )  # fmt: skip
    for ballot in chance.sample(list(Ballot.objects.order_by("pk").values_list("pk", flat=True)), 3):
        void_ballot(poll=vote.poll.pk, ballot=ballot, reason="Found twice.", by=vote.by, now=AFTERWARDS)
    films[3].withdrawn_at = AFTERWARDS
    films[3].save()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("only_verified", [True, False])
@pytest.mark.parametrize(
    ("scale", "rule"), [("five", "bayes"), ("halves", "mean"), ("letters", "mean"), ("letters", "bayes")]
)
def test_a_stranger_counts_the_same(scale, rule, only_verified, seed, settings, tmp_path):
    settings.DATA = tmp_path
    vote = a_vote(
        scale=scale, rule=rule, prior=7, by_member=True, only_verified=only_verified, least_ballots=3,
        least_share=Decimal("0.125"),
    )  # fmt: skip
    crowded(vote, seed)

    text = publish(poll=vote.poll.pk, by=programmer("otto"), now=AFTERWARDS).file

    films = json.loads(text)["films"]
    counted = recount(text)
    assert [{name: film[name] for name in counted[0]} for film in films] == counted
    assert {film["unranked"] for film in films} == {
        None, "no ballots", "too few ballots", "seats not known", "too small a share of the seats",
    }  # fmt: skip
    assert sum(film["void"] for film in films) == 3
    members = [row for row in json.loads(text)["ballots"] if row[2] == "member"]
    assert members
    assert all(row[1] is None for row in members), "others may know which members were there"


def test_ballots_for_a_film_that_stands_for_the_award_no_more_are_in_the_file_and_count_nowhere(settings, tmp_path):
    settings.DATA = tmp_path
    vote = a_vote()
    inside = Section.objects.create(edition=vote.edition, name="Competition", slug="competition")
    for film in (vote.tide, vote.salt):
        film.section = inside
        film.save()
    vote.poll.section = inside
    vote.poll.save()
    for film, mark in ((vote.tide, 5), (vote.salt, 1)):
        enter_slip(
            poll=vote.poll.pk, screening=vote.shorts.pk, selection=film.pk, mark=mark, token=token(), by=vote.by, now=EIGHT
        )  # fmt: skip
    vote.salt.section = None
    vote.salt.save()

    told = json.loads(publish(poll=vote.poll.pk, by=vote.by, now=AFTERWARDS).file)

    assert [film["key"] for film in told["films"]] == [vote.tide.pk]
    assert len(told["ballots"]) == 2
    assert recount(json.dumps(told))[0]["mean"] == "100.00"
