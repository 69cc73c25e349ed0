"""How quick the feed is where it is hard: a million entries, 2,000 follows, members silent for years, deep pages.

    python -m benchmarks.feed [--entries 1000000] [--pages 40]

Makes a site of its own in a folder that is removed afterwards; with `ONESHEET_DATABASE_URL` on that PostgreSQL server, in
the database it names, which must be empty. Prints the median and the worst of the milliseconds that one page takes, for
the queries of a page of the feed alone, and the way it was found. The last line repeats the worst median.
"""

# ruff: noqa: PLC0415 - Django must be set up before models are imported; the numbers need not be secret
from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ACTIVE, SILENT, FILMS = 100_000, 2_000, 5_000
FOLLOWS = 2_000
_LONG_AGO = 40_000
"""The first entries of all, which are by the silent."""
NOW = datetime(2024, 5, 4, 12, tzinfo=UTC)


def main() -> None:
    """Make the site, ask for pages, print what they took."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="onesheet-feed-") as folder:
        os.environ["ONESHEET_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onesheet.config.settings")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        began = time.perf_counter()
        viewers = make(given.entries)
        print(f"{given.entries} entries on {connection.vendor}, made in {time.perf_counter() - began:.0f} s")
        worst = max(_measure(name, viewer, before, given.pages) for name, (viewer, before) in viewers.items())
        print(f"feed, worst median of all cases: {worst:.1f} ms")
        connection.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--pages", type=int, default=40, help="how often each page is asked for")
    return parser.parse_args()


def make(entries: int) -> dict[str, tuple[int, int | None]]:
    """Fill the site; return, for each case, the viewer's number and the cursor of the page that is asked for.

    The first 40,000 entries are by 2,000 members who have been silent since, all others by 100,000 who are active.
    """
    from django.db import connection, transaction

    from onesheet.web.page_cache.triggers import install, remove

    remove(connection)
    chance = random.Random(4)
    with transaction.atomic():
        members, films = _people(), _films()
        assert members[-1] - members[0] == len(members) - 1
        assert films[-1] - films[0] == len(films) - 1
        silent, active, viewers = members[:SILENT], members[SILENT : SILENT + ACTIVE], members[SILENT + ACTIVE :]
        first = _entries(entries, silent, active, films)
        cases: dict[str, tuple[list[int], int | None]] = {
            "follows 2,000 who are active": (chance.sample(active, FOLLOWS), None),
            "the same, 500,000 entries back": (chance.sample(active, FOLLOWS), first + entries // 2),
            "follows 2,000 silent for years": (silent[:FOLLOWS], None),
            "follows 1,999 silent and 1 active": ([*silent[: FOLLOWS - 1], active[0]], None),
            "follows 1 of 100,000": ([active[7]], None),
            "follows 1 who is silent": ([silent[7]], None),
            "follows 500 of 100,000": (chance.sample(active, 500), None),
            "follows 30 of 100,000": (chance.sample(active, 30), None),
            "follows nobody": ([], None),
        }
        found: dict[str, tuple[int, int | None]] = {}
        for viewer, (name, (followed, before)) in zip(viewers, cases.items(), strict=False):
            _follows(viewer, followed)
            found[name] = (viewer, before)
    install(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return found


def _people() -> list[int]:
    from onesheet.accounts.models import Member

    people = (Member(username=f"m{number}", password="!") for number in range(SILENT + ACTIVE + 20))
    Member.objects.bulk_create(people, batch_size=2_000)
    return list(Member.objects.order_by("pk").values_list("pk", flat=True))


def _films() -> list[int]:
    from onesheet.films.models import Film

    Film.objects.bulk_create(
        Film(slug=f"f{n}", title=f"Film {n}", sort_title=f"film {n:05}", match_key=f"f{n}", created_at=NOW)
        for n in range(FILMS)
    )
    return list(Film.objects.order_by("pk").values_list("pk", flat=True))


_SERIES = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %s)"
_TOKEN = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}


def _entries(count: int, silent: list[int], active: list[int], films: list[int]) -> int:
    """Write entries and their viewings, by SQL since a million models take minutes; return the first one's number.

    Members and films come by turns, with steps that have no divisor in common with their numbers. The numbers of
    members, and those of films, follow one another.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            f"{_SERIES} INSERT INTO reviews_viewing (member_id, film_id, date, sort_date, rating, liked, rewatch, token,"
            " made_at, changed_at, place, format, companions, note, visibility)"
            " SELECT CASE WHEN i < %s THEN %s + (CAST(i AS bigint) * 7919) %% %s ELSE %s + (CAST(i AS bigint) * 7919) %% %s END, %s + (CAST(i AS bigint) * 6101) %% %s,"
            f" '2024-03-05', '2024-03-05', 7, %s, %s, {_TOKEN[connection.vendor]}, %s, %s, '', 'cinema', '[]', '',"
            " 'public' FROM n",
            [
                count, _LONG_AGO, silent[0], len(silent), active[0], len(active), films[0], len(films), False, False,
                NOW, NOW,
            ],
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO reviews_activity (member_id, kind, ref, film_id, visibility, shown, at)"
            " SELECT member_id, 'viewing', id, film_id, 'public', %s, made_at FROM reviews_viewing ORDER BY id",
            [True],
        )
        cursor.execute("SELECT MIN(id) FROM reviews_activity")
        return int(cursor.fetchone()[0])


def _follows(viewer: int, followed: list[int]) -> None:
    from onesheet.accounts.models import Follow

    Follow.objects.bulk_create((Follow(by_id=viewer, of_id=one, at=NOW) for one in followed), batch_size=2_000)


def _measure(name: str, viewer: int, before: int | None, pages: int) -> float:
    """Ask for a page again and again; print what it took and return the median, in milliseconds."""
    from onesheet.reviews.queries.feed import feed_page

    page: Any = feed_page(viewer, before)  # the first compiles the queries
    took = _milliseconds(lambda: feed_page(viewer, before), pages)
    median = statistics.median(took)
    print(f"{name:36} {len(page.items):>2} entries  median {median:6.2f} ms  worst {max(took):6.2f} ms")
    return median


def _milliseconds(work: Callable[[], object], times: int) -> list[float]:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return took


if __name__ == "__main__":
    main()
