"""What scores cost: of one rating, and of all films again, beside one SQL `GROUP BY` of the same ratings.

python -m benchmarks.scores [--films 10000] [--members 2000] [--ratings 1000000] [--many 100000]

A site of its own, in `ONESHEET_DATABASE_URL` or in a new SQLite file. Ratings are made by one SQL statement; then the kept
counts and the scores of all films are made of them, three times from nothing; then a rule is changed, which makes all
members' scores again; then members rate, and one of a film with 10 and of one with 100,000 ratings; last `onesheet doctor`
looks for drift. Fails where it finds any.
"""

# ruff: noqa: PLC0415 - Django must be set up before models are imported
from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.sites import ROOT, environment

COMMAND = "python -m benchmarks.scores"
SIZE = {"films": 10_000, "members": 2_000, "ratings": 1_000_000, "many": 100_000}
"""Of the site, unless told."""
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FEW = 10
"""Ratings of the one film of which one more is measured; the other has `many`."""
ROUNDS, ACTS = 3, 40
UNPROVEN_EVERY = 11
"""One member in so many is unproven."""

GROUPED = (
    "SELECT film_id, rating, m.unproven, COUNT(*) FROM reviews_memberfilm r JOIN accounts_member m ON m.id = r.member_id"
    " WHERE m.is_active GROUP BY film_id, rating, m.unproven"
)
"""What the scores are made of, counted by the database alone."""


@dataclass
class Site:
    """A site that is filled by number, the same each time."""

    films: int
    members: int
    ratings: int
    many: int
    now: datetime = NOW
    film_ids: list[int] = field(default_factory=list)
    member_ids: list[int] = field(default_factory=list)

    def fill(self) -> None:
        """Make films and members, and all ratings by one statement."""
        from django.db import connection, transaction

        from onesheet.accounts.models import Member
        from onesheet.films.models import Film
        from onesheet.web.page_cache.triggers import install, remove

        remove(connection)  # A million raised versions would be most of the work; no page is kept yet.
        with transaction.atomic():
            self.film_ids = [
                one.pk
                for one in Film.objects.bulk_create(
                    Film(
                        title=f"Film {number:05}", slug=f"film-{number:05}", sort_title=f"film {number:05}",
                        match_key=f"film {number:05}", shown=True, created_at=NOW,
                    )
                    for number in range(self.films + 2)
                )
            ]  # fmt: skip
            self.member_ids = [
                one.pk
                for one in Member.objects.bulk_create(
                    (
                        Member(
                            username=f"m{number:06}", password="!", date_joined=NOW - timedelta(days=400),
                            unproven=number % UNPROVEN_EVERY == 0,
                        )
                        for number in range(max(self.members, self.many + ACTS))
                    ),
                    batch_size=5_000,
                )
            ]  # fmt: skip
            self._rate_by_sql()
        install(connection)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _rate_by_sql(self) -> None:
        """Let each member rate every so manieth film, and very many the last film."""
        from django.db import connection

        first_film, first_member = self.film_ids[0], self.member_ids[0]
        every = max(1, self.films * self.members // self.ratings)
        columns = (
            "INSERT INTO reviews_memberfilm (member_id, film_id, rating, rated_at, changed_at, liked, watched, viewings,"
            " last_viewed) SELECT m.id, f.id, 1 + (m.id * 31 + f.id * 17 + m.id * f.id) %% 10, %s, %s, %s, %s, 0, ''"
        )
        given = [self.now, self.now, False, True]
        few, many = self.film_ids[-2:]
        with connection.cursor() as cursor:
            cursor.execute(
                f"{columns} FROM films_film f JOIN accounts_member m ON (m.id + f.id) %% %s = 0"
                " WHERE f.id BETWEEN %s AND %s AND m.id BETWEEN %s AND %s",
                [*given, every, first_film, first_film + self.films - 1, first_member, first_member + self.members - 1],
            )
            for film, number in ((few, FEW), (many, self.many)):
                cursor.execute(
                    f"{columns} FROM films_film f JOIN accounts_member m ON f.id = %s WHERE m.id BETWEEN %s AND %s",
                    [*given, film, first_member, first_member + number - 1],
                )

    def recompute(self) -> float:
        """Make counts and scores of all films from nothing; return the seconds."""
        from onesheet.reviews.models import FilmTally
        from onesheet.reviews.services.tallies import recount
        from onesheet.scorebook.models import ScoreDay

        ScoreDay.objects.all().delete()
        FilmTally.objects.all().delete()
        return seconds(lambda: recount(self.film_ids, now=self.now))

    def change_a_rule(self) -> float:
        """Change a rule, which makes all members' scores again; return the seconds."""
        from onesheet.scorebook.services import take_site_mean

        return seconds(lambda: take_site_mean(by=None, now=self.now))

    def rate(self, film: int) -> tuple[float, int]:
        """Let members rate one film; return the milliseconds and the queries of one rating."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from onesheet.accounts.models import Member
        from onesheet.reviews.services.films import set_rating

        raters = list(
            Member.objects.filter(pk__in=self.member_ids[self.many : self.many + ACTS], unproven=False).order_by("pk")
        )
        took = [
            seconds(lambda by=by: set_rating(by=by, film=film, rating=7, now=self.now)) * 1000  # type: ignore[misc]
            for by in raters[1:]
        ]
        with CaptureQueriesContext(connection) as asked:
            set_rating(by=raters[0], film=film, rating=7, now=self.now)
        return statistics.median(took), len(asked)

    def rate_all_over(self) -> None:
        """Let members change their minds about films here and there."""
        from onesheet.accounts.models import Member
        from onesheet.reviews.services.films import set_rating

        chance = random.Random(5)
        for by in Member.objects.filter(pk__in=chance.sample(self.member_ids, min(200, len(self.member_ids)))):
            film = chance.choice(self.film_ids[:-2])
            set_rating(by=by, film=film, rating=chance.choice([None, 1, 4, 7, 10]), now=self.now)


def seconds(act: Callable[[], object]) -> float:
    """Return how long it takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def group() -> float:
    """Return the seconds of the one statement that groups all ratings."""
    from django.db import connection

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(GROUPED)
            cursor.fetchall()

    return seconds(ask)


def drift() -> int:
    """Return how many kept counts and scores are not what the ratings say."""
    from django.utils import timezone

    from onesheet.ops.recounts import drifted, recounts, windows

    number = 0
    for one in recounts():
        for first, last, _ in windows(one.rows):
            rows = one.doubtful(first, last)
            number += sum(len(found) for found in drifted(one, rows, now=timezone.now(), mend=False))
    return number


def measure(site: Site) -> tuple[float, float, int]:
    """Fill, measure, print; return what the last line tells."""
    print(
        f"filled in {seconds(site.fill):.0f} s: {site.films + 2:,} films, {site.ratings + FEW + site.many:,} ratings or so"
    )
    grouped, made = [], []
    for _ in range(ROUNDS):
        grouped.append(group())
        made.append(site.recompute())
    print(
        f"counts and scores of all films from nothing: {_range(made)} s; one GROUP BY of their ratings: {_range(grouped)} s"
    )
    print(f"a rule changed, all members' scores made again: {site.change_a_rule():.2f} s")
    for number, film in zip((FEW, site.many), site.film_ids[-2:], strict=True):
        milliseconds, queries = site.rate(film)
        print(f"one more rating of a film with {number:,}: {queries} queries, {milliseconds:.2f} ms")
    site.rate_all_over()
    print(f"onesheet doctor: {seconds(_doctor):.2f} s")
    return statistics.median(made), statistics.median(grouped), drift()


def _doctor() -> None:
    from onesheet.ops.doctor import doctor

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        doctor(check=True)


def _range(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _inside(given: argparse.Namespace) -> int:
    """Measure in this process, whose environment names the site."""
    import django

    django.setup()
    from onesheet.ops.start import bring_up_to_date

    bring_up_to_date()
    made, grouped, wrong = measure(Site(given.films, given.members, given.ratings, given.many))
    print(f"recompute {made:.2f} s, group by {grouped:.2f} s, drift {wrong}")
    return 1 if wrong else 0


def main() -> int:
    """Measure a site in a folder of its own; the last line holds the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in SIZE.items():
        parser.add_argument(f"--{name}", type=int, default=default, help=f"how many; {default:,} unless told")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        return _inside(given)
    with tempfile.TemporaryDirectory(prefix="onesheet-scores-") as folder:
        env = environment(Path(folder)) | {"DJANGO_SETTINGS_MODULE": "onesheet.config.settings"}
        if "ONESHEET_DATABASE_URL" in os.environ:
            env["ONESHEET_DATABASE_URL"] = os.environ["ONESHEET_DATABASE_URL"]
        size = [f"--{name}={getattr(given, name)}" for name in SIZE]
        words = [sys.executable, "-m", "benchmarks.scores", "--inside", *size]
        return subprocess.run(words, env=env, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
