"""Run as a process of its own: many processes rate the same few films and add, withdraw, hold back and weigh reviews of them.

`score_crowd.py NUMBER SECONDS` prints one JSON object: acts, refusals, errors, the longest that anybody waited, what was lost,
and what `onesheet doctor` finds wrong afterwards. Half of the writers are members, the others put in critics' reviews; one
more changes weights and rules and holds scores back, which counts films again under everybody's hands, and one takes tables of
reviews in and out.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from datetime import timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.db import DatabaseError, connections
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, Outlet
from onesheet.critics.pure.tables import reviews_in
from onesheet.critics.services.embargo import hold_review, hold_scores, release_review, release_scores
from onesheet.critics.services.importing import Finder, Given, take_in, undo
from onesheet.critics.services.reviews import add_review, restore_review, withdraw_review
from onesheet.critics.services.weights import weigh
from onesheet.films.models import Film
from onesheet.ops.recounts import drifted, recounts, windows
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.films import set_rating
from onesheet.scorebook.services import set_rule
from onesheet.values.names import title_key

FILMS, VOICES = 3, 3
AN_HOUR = timedelta(hours=1)


class Rater:
    """A member, every third of them unproven, who changes their mind."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.chance = chance
        self.by = Member.objects.get(username=f"m{number}")
        self.films = list(Film.objects.order_by("pk").values_list("pk", flat=True))
        self.last: dict[int, int | None] = {}

    def act(self) -> None:
        film, rating = self.chance.choice(self.films), self.chance.choice([None, *range(1, 11)])
        set_rating(by=self.by, film=film, rating=rating, now=timezone.now())
        self.last[film] = rating

    def lost(self) -> list[str]:
        kept = dict(MemberFilm.objects.filter(member=self.by).values_list("film_id", "rating"))
        return [f"{self.by} rated {film} {rating}, kept {kept.get(film)}" for film, rating in self.last.items() if kept.get(film) != rating]  # fmt: skip


class Reviewer:
    """Puts in reviews, and takes back, puts back, holds back and releases those it put in."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number, self.chance = number, chance
        self.by = Member.objects.get(username="ada")
        self.films = list(Film.objects.order_by("pk").values_list("pk", flat=True))
        self.last: dict[int, tuple[bool, bool]] = {}
        """Review -> whether it is withdrawn, whether it is held back."""

    def act(self) -> None:
        now = timezone.now()
        if not self.last or self.chance.random() < 0.3:
            self._add()
            return
        review = self.chance.choice(list(self.last))
        withdrawn, held = self.last[review]
        if withdrawn:
            restore_review(review=review, by=self.by, now=now)
            withdrawn = False
        elif held:
            release_review(review=review, by=self.by, now=now)
            held = False
        elif self.chance.random() < 0.5:
            withdraw_review(review=review, reason="Mistaken.", by=self.by, now=now)
            withdrawn = True
        else:
            hold_review(review=review, until=now + AN_HOUR, by=self.by, now=now)
            held = True
        self.last[review] = withdrawn, held

    def _add(self) -> None:
        stars = self.chance.choice(["", "0/5", "1/5", "2.5/5", "4/5", "5/5"])
        made = add_review(
            film=self.chance.choice(self.films), critic=f"Critic {self.chance.randrange(VOICES)}",
            outlet=f"Outlet {self.chance.randrange(VOICES)}", date="2024-05-01", printed=stars,
            address=f"https://example.org/{self.number}/{len(self.last)}", quote="", by=self.by, now=timezone.now(),
        )  # fmt: skip
        assert made.made, "each has an address of its own"
        self.last[made.review.pk] = (False, False)

    def lost(self) -> list[str]:
        rows = CriticReview.objects.in_bulk(list(self.last))
        kept = {pk: (row.withdrawn_at is not None, row.held_until is not None) for pk, row in rows.items()}
        return [f"review {pk}: {stands}, kept {kept.get(pk)}" for pk, stands in self.last.items() if kept.get(pk) != stands]  # fmt: skip


class Decider:
    """Changes what reviews weigh and how scores are computed, and holds scores back."""

    def __init__(self, number: int, chance: random.Random) -> None:
        del number
        self.chance = chance
        self.by = Member.objects.get(username="ada")
        self.films = list(Film.objects.order_by("pk").values_list("pk", flat=True))

    def act(self) -> None:
        now, chance = timezone.now(), self.chance
        what = chance.randrange(4)
        if what == 0:
            voice = Critic.objects.order_by("?").first() or Outlet.objects.order_by("?").first()
            if voice is not None:
                weigh(voice=voice, weight=chance.choice([0, 50, 100, 400]), reason="So.", by=self.by, now=now)
        elif what == 1:
            rule = chance.choice(["members-mean", "percent-positive", "critics-weighted"])
            set_rule(rule=rule, parameters={"fewest": chance.randint(1, 9)}, reason="So.", by=self.by, now=now)
        elif what == 2:
            hold_scores(film=chance.choice(self.films), until=now + AN_HOUR, by=self.by, now=now)
        else:
            release_scores(film=chance.choice(self.films), by=self.by, now=now)
        time.sleep(0.02)

    def lost(self) -> list[str]:
        return []


class Taker:
    """Takes tables of reviews in and out again, of the same films, critics and outlets."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number, self.chance = number, chance
        self.tables: list[int] = []
        self.taken = 0

    def act(self) -> None:
        if self.tables and self.chance.random() < 0.4:
            undo(table=self.tables.pop(), by=None, now=timezone.now())
            return
        self.taken += 1
        lines = "".join(
            f"F{row % FILMS},2001,Critic {row % VOICES},Outlet {self.chance.randrange(VOICES)},{row % 6}/5,"
            f"https://example.org/table/{self.number}/{self.taken}/{row}\n"
            for row in range(20)
        )
        data = f"title,year,critic,outlet,rating,url\n{lines}".encode()
        table = Given("t.csv", hashlib.sha256(data).hexdigest(), reviews_in([data]), "The House")
        totals = take_in(given=table, finder=Finder(), by=None, clock=timezone.now)
        assert totals.made == 20, totals
        assert totals.table is not None
        self.tables.append(totals.table)

    def lost(self) -> list[str]:
        kept = CriticReview.objects.filter(table_of__in=self.tables).count()
        return [] if kept == 20 * len(self.tables) else [f"{len(self.tables)} tables of 20 reviews, kept {kept}"]


def write(kind: type, number: int, until: float, results) -> None:
    """Act until the time has come, then tell what is not as this writer left it."""
    writer = kind(number, random.Random(number))
    told = Counter()
    longest, errors = 0.0, []
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            writer.act()
            told["acts"] += 1
        except Refusal:
            told["refused"] += 1
        except DatabaseError as fault:
            errors.append(f"{kind.__name__}: {fault}")
        longest = max(longest, time.monotonic() - started)
    results.put({**told, "kind": kind.__name__, "errors": errors, "longest": longest, "lost": writer.lost()})


def drift() -> list[str]:
    """Return what the doctor finds, without mending it."""
    found = []
    for one in recounts():
        for first, last, _ in windows(one.rows):
            for some in drifted(one, one.doubtful(first, last), now=timezone.now(), mend=False):
                found += [f"{one.name} {row.row}: {row.changes}" for row in some]
    return found


def main(number: int, seconds: float) -> None:
    now = timezone.now()
    for one in range(FILMS):
        Film.objects.create(
            slug=f"f{one}", title=f"F{one}", sort_title=f"f{one}", match_key=title_key(f"F{one}"), year=2001, shown=True,
            created_at=now,
        )  # fmt: skip
    for one in range(number):
        Member.objects.create(username=f"m{one}", unproven=one % 3 == 0)
    Member.objects.create(username="ada")
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    results = fork.SimpleQueue()
    until = time.monotonic() + seconds
    kinds = [Rater if one % 2 else Reviewer for one in range(number)]
    writers = [
        fork.Process(target=write, args=(kind, at, until, results)) for at, kind in enumerate([*kinds, Decider, Taker])
    ]
    for process in writers:
        process.start()
    told = [results.get() for _ in writers]
    for process in writers:
        process.join()
    print(
        json.dumps(
            {
                "acts": {kind: sum(one.get("acts", 0) for one in told if one["kind"] == kind) for kind in ("Rater", "Reviewer", "Decider", "Taker")},
                "fewest": min(one.get("acts", 0) for one in told),
                "errors": [fault for one in told for fault in one["errors"]],
                "longest": max(one["longest"] for one in told),
                "lost": [fault for one in told for fault in one["lost"]],
                "drift": drift(),
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
