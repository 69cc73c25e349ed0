"""What a film's page costs with 100,000 ratings, over the same film with 10.

python -m benchmarks.growth [--ratings 100000] [--reviews 2000]

Two copies of one site hold the same film, the same members and follows; in the one ten members rated and reviewed it, in
the other all of them rated it and many wrote. Processes of their own make the page anew, in turn, past the page cache: for
a visitor, and for a member who follows 500 who saw it. What is compared is processor time.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from benchmarks.figures import Figure, median, told
from benchmarks.sites import FILM, ROOT, environment, sample_site

COMMAND = "python -m benchmarks.growth"
FEW, FOLLOWED = 10, 500
ROUNDS, PAGES = 15, 12
AIM = 1.1
VIEWERS = ("visitor", "member")


@dataclass
class Maker:
    """A process that makes pages when told to, and what it took for each viewer, in milliseconds a page."""

    asked: IO[str]
    told: IO[str]
    milliseconds: dict[str, list[float]] = field(default_factory=lambda: {viewer: [] for viewer in VIEWERS})

    def make(self, viewer: str) -> float:
        """Have some pages made; return the processor time of one."""
        print(viewer, file=self.asked, flush=True)
        return float(self.told.readline())


def measure(given: argparse.Namespace | None = None) -> list[Figure]:
    """Make both sites, make their pages in turn, compare; with as many ratings as unless told."""
    given = given or _arguments().parse_args([])
    with contextlib.ExitStack() as stack:
        small = stack.enter_context(sample_site())
        large = small.with_name("large")
        _inside(small, "members", str(given.ratings))
        shutil.copytree(small, large)
        _inside(small, "ratings", str(FEW), str(FEW))
        _inside(large, "ratings", str(given.ratings), str(given.reviews))
        few, many = (stack.enter_context(_maker(data)) for data in (small, large))
        for number in range(ROUNDS + 1):
            for viewer in VIEWERS:
                # Who is first changes, and the first round only warms up.
                for maker in (few, many) if number % 2 else (many, few):
                    took = maker.make(viewer)
                    if number:
                        maker.milliseconds[viewer].append(took)
    figures = []
    for viewer in VIEWERS:
        pairs = list(zip(many.milliseconds[viewer], few.milliseconds[viewer], strict=True))
        name = f"Film page for a {viewer}"
        figures.append(median(f"{name}, {FEW} ratings", few.milliseconds[viewer], "ms of processor", COMMAND))
        figures.append(
            median(f"{name}, {given.ratings:,} ratings", many.milliseconds[viewer], "ms of processor", COMMAND)
        )
        ratio = statistics.median(one / other for one, other in pairs)
        figures.append(
            Figure(f"{name}: the one over the other", ratio, "times", COMMAND, aim=f"{AIM} or less", met=ratio <= AIM)
        )
    return figures


def _inside(data: Path, *words: str) -> None:
    """Do something in a process that works on the site in `data`."""
    subprocess.run(_command(*words), env=_environment(data), cwd=ROOT, check=True)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.growth", "--inside", *words]


def _environment(data: Path) -> dict[str, str]:
    return {**environment(data), "ONESHEET_HOSTS": "testserver", "DJANGO_SETTINGS_MODULE": "onesheet.config.settings"}


@contextlib.contextmanager
def _maker(data: Path) -> Iterator[Maker]:
    process = subprocess.Popen(
        _command("pages"), env=_environment(data), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    try:
        yield Maker(process.stdin, process.stdout)
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()


def _make_members(number: int) -> None:
    """Make the members, and one who follows some of them."""
    from django.utils import timezone  # noqa: PLC0415 - only the processes inside have Django

    from onesheet.accounts.models import Follow, Member  # noqa: PLC0415

    now = timezone.now()
    Member.objects.bulk_create(
        (Member(username=f"m{one}", display_name=f"Member {one}", password="!") for one in range(number)),
        batch_size=2000,
    )
    reader = Member.objects.create(username="reader", password="!")
    step = max(1, number // FOLLOWED)
    names = [f"m{one * step}" for one in range(FOLLOWED)]
    Follow.objects.bulk_create(
        Follow(by=reader, of=one, at=now) for one in Member.objects.filter(username__in=names).order_by("pk")
    )


def _make_ratings(ratings: int, reviews: int) -> None:
    """Let some members rate the film, and some of these review it; the reader follows some of both."""
    from django.utils import timezone  # noqa: PLC0415

    from onesheet.accounts.models import Follow, Member  # noqa: PLC0415
    from onesheet.films.models import Film  # noqa: PLC0415
    from onesheet.reviews.models import MemberFilm, Review  # noqa: PLC0415
    from onesheet.reviews.services.tallies import recount  # noqa: PLC0415

    now = timezone.now()
    film = Film.objects.get(slug=FILM.rpartition("/")[2])
    followed = list(Follow.objects.filter(by__username="reader").order_by("pk").values_list("of_id", flat=True))
    others = Member.objects.filter(username__startswith="m").exclude(pk__in=followed).order_by("pk")
    raters = (followed + list(others.values_list("pk", flat=True)))[:ratings]
    MemberFilm.objects.bulk_create(
        (
            MemberFilm(
                member_id=one, film=film, rating=1 + (one * 7) % 10, rated_at=now, watched=True, liked=one % 3 == 0,
                changed_at=now,
            )
            for one in raters
        ),
        batch_size=2000,
    )  # fmt: skip
    step = max(1, len(raters) // reviews)
    text = "A house by the moor, two friends in it, and an hour that takes its time. " * 4
    Review.objects.bulk_create(
        Review(
            member_id=one, film=film, state=Review.State.PUBLISHED, text=text, html=f"<p>{text}</p>",
            excerpt=text[:200], rating=1 + one % 10, likes=one % 50, made_at=now, published_at=now,
        )
        for one in raters[::step][:reviews]
    )  # fmt: skip
    recount([film.pk], now=now)


def _make_pages() -> None:
    """Make pages for whom each line names, and print what one took, in milliseconds."""
    from django.test import Client  # noqa: PLC0415

    from onesheet.accounts.models import Member  # noqa: PLC0415
    from onesheet.ops.static_files import collect_static_files  # noqa: PLC0415

    collect_static_files()
    clients = {viewer: Client() for viewer in VIEWERS}
    clients["member"].force_login(Member.objects.get(username="reader"))
    for line in sys.stdin:
        client = clients[line.strip()]
        started = time.process_time()
        for _ in range(PAGES):
            answer = client.get(FILM)
        took = (time.process_time() - started) / PAGES
        if answer.status_code != 200:
            raise SystemExit(f"{FILM} answered {answer.status_code}")
        print(took * 1000, flush=True)


def _arguments() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog=COMMAND)
    asked.add_argument("--ratings", type=int, default=100_000, help="100,000 unless told")
    asked.add_argument("--reviews", type=int, default=2_000, help="2,000 unless told")
    asked.add_argument("--json", action="store_true", help="print the figures as JSON before the last line")
    return asked


def main() -> int:
    """Measure, and end with the line that says how many times as much the larger one costs, for whom it costs more."""
    if sys.argv[1:2] == ["--inside"]:
        import django  # noqa: PLC0415

        django.setup()
        what, *numbers = sys.argv[2:]
        {"members": _make_members, "ratings": _make_ratings, "pages": _make_pages}[what](*map(int, numbers))
        return 0
    given = _arguments().parse_args()
    figures = measure(given)
    print(json.dumps([one.as_json() for one in figures]) if given.json else told(figures))
    worst = max(one.value for one in figures if one.unit == "times")
    print(f"film page, {given.ratings} ratings over {FEW}: {worst:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
