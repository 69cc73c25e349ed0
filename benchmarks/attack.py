"""What accounts made for the purpose do to a film's score, beside what they do to the plain mean.

python -m benchmarks.attack

A site of its own, its own services: members rate films, five hundred new accounts rate them too, and what is compared is
what the site shows before and after. The bound is that of docs/scoring.md, `members-score/1`, written out here once more.
Fails where a score moves by more than its bound, or where kept counts are not those of a recount.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.sites import ROOT, environment, onesheet

if TYPE_CHECKING:
    from onesheet.reviews.queries.scores import MemberFigures

COMMAND = "python -m benchmarks.attack"
NEW_ACCOUNTS = 500
SIZES = ((0, 10), (5, 1), (20, 4), (100, 10), (1_000, 50))
"""Honest ratings of each film, by proven and by unproven members."""
MAIN = (100, 10)
"""The film of the last line, and of the attacks that take their time."""
OPINION = (1, 1, 3, 5, 9, 14, 22, 24, 14, 7)
"""Of a hundred honest ratings, how many give half a star, one, and so on."""
UNPROVEN_A_HUNDRED = 10
WIDTH = Fraction(9, 2)
"""From half a star to five."""
ROUNDED = Fraction(1, 10)
"""By how much more a figure with one decimal may move than what it is rounded from."""
BEGAN = datetime(2026, 1, 10, 12, tzinfo=UTC)
LOW, HIGH = 1, 10
"""Half a star and five stars, in half-stars."""


def exact(halves: Sequence[int], unproven: Sequence[int]) -> Fraction:
    """Return the score in stars before it is rounded, as docs/scoring.md writes it."""
    proven = [every - some for every, some in zip(halves, unproven, strict=True)]
    weighs = _together(sum(proven), sum(unproven))
    each = weighs / sum(unproven) if sum(unproven) else Fraction(0)
    return (_stars(proven) + each * _stars(unproven)) / (sum(proven) + weighs)


def bound(proven: int, unproven: int) -> Fraction:
    """Return by how much `unproven` ratings can move a score that stands beside `proven` ones."""
    weighs = _together(proven, unproven)
    return WIDTH * weighs / (proven + weighs)


def _together(proven: int, unproven: int) -> Fraction:
    if not proven:
        return Fraction(unproven)
    return min(Fraction(unproven), max(Fraction(1), Fraction(proven * UNPROVEN_A_HUNDRED, 100 - UNPROVEN_A_HUNDRED)))


def _stars(halves: Sequence[int]) -> Fraction:
    return Fraction(sum(half * count for half, count in enumerate(halves, start=1)), 2)


def honest(number: int) -> Iterator[int]:
    """Yield so many ratings that are spread as `OPINION` is."""
    for at in range(number):
        place, half = (2 * at + 1) * sum(OPINION) / (2 * number), 0
        while place > 0:
            place -= OPINION[half]
            half += 1
        yield half


@dataclass(frozen=True, slots=True)
class Seen:
    """What the site shows of a film at one moment."""

    proven: int
    unproven: int
    printed: Decimal
    exact: Fraction
    mean: Fraction


@dataclass(slots=True)
class Attack:
    """What an attack did to one film."""

    name: str
    before: Seen
    after: Seen
    bounded: bool
    faults: list[str] = field(default_factory=list)

    @property
    def moved(self) -> Fraction:
        """By how much the score moved, in stars, before it is rounded."""
        return abs(self.after.exact - self.before.exact)

    @property
    def mean_moved(self) -> Fraction:
        """By how much the plain mean moved."""
        return abs(self.after.mean - self.before.mean)

    @property
    def bound(self) -> Fraction:
        """By how much the score may have moved."""
        return bound(self.after.proven, self.after.unproven)

    def row(self) -> str:
        """Return its line of the table."""
        before, after = self.before, self.after
        limit = f"{_told(self.bound):>6}" if self.bounded else "  none"
        return (
            f"{self.name:<50} {before.proven:>6} + {before.unproven:<3} {before.printed} -> {after.printed}"
            f"  {_told(self.moved):>6} {limit}   {_told(before.mean)} -> {_told(after.mean)}  {_told(self.mean_moved):>6}"
        )


_HEAD = (
    f"{'':<50} {'proven':>6} + {'not':<3} {'shown':<10}  {'moved':>6} {'bound':>6}   {'plain mean':<12}  {'moved':>6}"
)


def _told(number: Fraction) -> str:
    return f"{float(number):.2f}"


class Stage:
    """A site with films, honest members and accounts made for the purpose."""

    def __init__(self) -> None:
        from onesheet.accounts.models import Member  # noqa: PLC0415 - only the process inside has Django
        from onesheet.films.models import Film  # noqa: PLC0415

        self.films: dict[tuple[int, int], int] = {}
        self.faults: list[str] = []
        self.proven = self.members("proven", max(size[0] for size in SIZES), unproven=False)
        self.fresh = self.members("fresh", max(size[1] for size in SIZES), unproven=True)
        names = [f"film-{proven}-{new}" for proven, new in SIZES] + [f"other-{number}" for number in range(10)]
        made = Film.objects.bulk_create(
            Film(slug=name, title=name, sort_title=name, match_key=name, shown=True, created_at=BEGAN) for name in names
        )
        self.films = dict(zip(SIZES, (film.pk for film in made), strict=False))
        self.others = [film.pk for film in made[len(SIZES) :]]
        for (proven, new), film in self.films.items():
            self.rate(self.proven[:proven], film, honest(proven), BEGAN)
            self.rate(self.fresh[:new], film, honest(new), BEGAN)
        assert Member.objects.filter(unproven=True).count() == len(self.fresh)

    @staticmethod
    def members(name: str, number: int, *, unproven: bool, joined: datetime = BEGAN) -> list:
        """Make so many accounts."""
        from onesheet.accounts.models import Member  # noqa: PLC0415

        rows = (
            Member(username=f"{name}-{one}", password="!", unproven=unproven, date_joined=joined)
            for one in range(number)
        )
        return Member.objects.bulk_create(rows)

    def rate(self, members: Sequence, film: int, ratings: Iterator[int], now: datetime) -> None:
        """Have each rate the film, as the page does."""
        from django.db import transaction  # noqa: PLC0415

        from onesheet.reviews.services.films import set_rating  # noqa: PLC0415

        with transaction.atomic():
            for member, rating in zip(members, ratings, strict=True):
                set_rating(by=member, film=film, rating=rating, now=now)

    def seen(self, film: int) -> Seen:
        """Return what the site shows of a film, having checked its arithmetic."""
        from onesheet.reviews.queries.scores import film_scores  # noqa: PLC0415

        figures: MemberFigures = film_scores(film)
        halves, unproven = figures.counts.halves, figures.counts.unproven
        score = exact(halves, unproven)
        printed = figures.results[0].value
        if printed is None or abs(Fraction(printed) - score) > ROUNDED / 2:
            self.faults.append(f"film {film} shows {printed} where the rule gives {_told(score)}")
        return Seen(
            sum(halves) - sum(unproven), sum(unproven), printed or Decimal(0), score, _stars(halves) / sum(halves)
        )

    def attack(self, name: str, before: Seen, film: int, *, bounded: bool) -> Attack:
        """Compare with what is shown now, and hold it against the bound."""
        made = Attack(name, before, self.seen(film), bounded)
        if bounded and made.moved > made.bound:
            self.faults.append(f"{name}: moved by {float(made.moved):.4f}, more than {float(made.bound):.4f}")
        if bounded and abs(made.after.printed - before.printed) > made.bound + ROUNDED:
            self.faults.append(f"{name}: shown {before.printed} and then {made.after.printed}")
        return made

    def bursts(self) -> Iterator[Attack]:
        """Have five hundred new accounts rate each film at once: the lowest, and then the highest that there is."""
        accounts = self.members("burst", NEW_ACCOUNTS, unproven=True)
        for size, film in self.films.items():
            before = self.seen(film)
            for rating, words in ((LOW, "give half a star"), (HIGH, "give five stars")):
                for start in range(0, NEW_ACCOUNTS, 50):
                    some = accounts[start : start + 50]
                    self.rate(some, film, iter([rating] * len(some)), BEGAN)
                    self.attack(f"{words}, {start + 50} of them", before, film, bounded=rating == LOW and bool(size[0]))
                yield self.attack(f"{NEW_ACCOUNTS} new accounts {words}", before, film, bounded=bool(size[0]))
            self.rate(accounts, film, iter([None] * NEW_ACCOUNTS), BEGAN)
            after = self.seen(film)
            if (after.exact, after.mean) != (before.exact, before.mean):
                self.faults.append(f"film {film} is not as before once the ratings are taken back")

    def drip(self) -> Attack:
        """Have ten new accounts a day rate the film and nothing else, for fifty days, as the site's timer goes by."""
        from onesheet.moderation.services import keep_house  # noqa: PLC0415

        film = self.films[MAIN]
        before = self.seen(film)
        accounts = []
        for day in range(NEW_ACCOUNTS // 10):
            now = BEGAN + timedelta(days=day)
            some = self.members(f"drip-{day}", 10, unproven=True, joined=now)
            accounts += some
            self.rate(some, film, iter([LOW] * 10), now)
            keep_house(now=now)
            self.attack(f"drip, day {day}", before, film, bounded=True)
        made = self.attack("10 new accounts a day for 50 days, one film each", before, film, bounded=True)
        self.rate(accounts, film, iter([None] * len(accounts)), BEGAN + timedelta(days=50))
        return made

    def patience(self) -> Iterator[Attack]:
        """Have five hundred accounts rate ten films, wait until they are proven, and rate the film; then suspend them."""
        from onesheet.moderation.services import keep_house  # noqa: PLC0415
        from onesheet.moderation.services.suspending import suspend  # noqa: PLC0415

        film = self.films[MAIN]
        before = self.seen(film)
        accounts = self.members("patient", NEW_ACCOUNTS, unproven=True)
        for number, other in enumerate(self.others):
            self.rate(accounts, other, iter([number % 10 + 1] * NEW_ACCOUNTS), BEGAN)
        self.rate(accounts, film, iter([LOW] * NEW_ACCOUNTS), BEGAN)
        keep_house(now=BEGAN + timedelta(days=29))
        yield self.attack("500 that rate 10 films more, after 29 days", before, film, bounded=True)
        now = BEGAN + timedelta(days=30)
        keep_house(now=now)
        yield self.attack("the same after 30 days: proven, as anybody", before, film, bounded=False)
        from django.db import transaction  # noqa: PLC0415

        with transaction.atomic():
            suspend(members=[one.pk for one in accounts], until=now + timedelta(days=9999), sessions=[], now=now)
        made = self.attack("the same once a moderator suspends them all", before, film, bounded=True)
        if made.moved:
            self.faults.append("suspending the accounts does not take back what they did")
        yield made

    def check_counts(self) -> None:
        """Hold the kept counts against a recount, and the scorebook against the counts."""
        from onesheet.reviews.models import FilmTally  # noqa: PLC0415
        from onesheet.reviews.queries.scores import film_scores  # noqa: PLC0415
        from onesheet.reviews.services.tallies import recount  # noqa: PLC0415
        from onesheet.scorebook.queries import history  # noqa: PLC0415

        every = [*self.films.values(), *self.others]
        kept = list(FilmTally.objects.order_by("film_id").values())
        recount(every, now=BEGAN + timedelta(days=60))
        if list(FilmTally.objects.order_by("film_id").values()) != kept:
            self.faults.append("the kept counts are not those of a recount")
        for film in every:
            figures = film_scores(film)
            last = history(film, "members", limit=1)[0]
            if (last.counts, last.results) != (figures.counts, figures.results):
                self.faults.append(f"the scorebook has other scores of film {film} than its page")


def _inside() -> int:
    """Attack the site in whose process this runs; print the table and the last line."""
    stage = Stage()
    print(_HEAD)
    main = None
    for made in stage.bursts():
        print(made.row(), flush=True)
        if (made.before.proven, made.before.unproven) == MAIN and main is None:
            main = made
    print(stage.drip().row(), flush=True)
    for made in stage.patience():
        print(made.row(), flush=True)
    stage.check_counts()
    print(
        "\nStars. Moved and bound are of the score before it is rounded to one decimal; the bound is 4.5 W / (E + W) for E"
        "\nproven ratings and W = min(N, max(1, E / 9)) that N unproven ones weigh together. Where no proven member rated,"
        "\nthe score is provisional and nothing bounds it. The last line is of the film with 100 honest ratings by proven"
        f"\nmembers and 10 by unproven ones, which {NEW_ACCOUNTS} new accounts give half a star."
    )
    for fault in stage.faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    assert main is not None
    print(f"attack moves the shown score by {_told(main.moved)}, the plain mean by {_told(main.mean_moved)}")
    return 1 if stage.faults else 0


def main() -> int:
    """Make a site of its own and attack it."""
    if sys.argv[1:2] == ["--inside"]:
        import django  # noqa: PLC0415

        django.setup()
        return _inside()
    with tempfile.TemporaryDirectory(prefix="onesheet-attack-") as folder:
        data = Path(folder)
        env = {**environment(data), "DJANGO_SETTINGS_MODULE": "onesheet.config.settings"}
        subprocess.run(onesheet("manage", "migrate", "--verbosity", "0"), env=env, cwd=ROOT, check=True)
        command = [sys.executable, "-m", "benchmarks.attack", "--inside"]
        return subprocess.run(command, env=env, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
