"""How large each page is, and how many queries it makes.

python -m benchmarks.pages
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

from benchmarks.figures import Figure, told
from benchmarks.sites import FILM, environment, sample_site

COMMAND = "python -m benchmarks.pages"
PAGES = {
    "Home": "/",
    "Films": "/films/",
    "Film": FILM,
    "Record of a film": f"{FILM}/record",
    "One property": f"{FILM}/record/cast_member",
    "Poster (SVG)": f"{FILM}/poster.svg",
    "People": "/people/",
    "Person": "/people/drew-barrymore",
    "Document": "/documents/1",
    "Search": "/search?q=piano",
    "Sign in": "/sign-in",
    "Member": "/members/ines",
    "Member's diary": "/members/ines/diary",
    "Member's films": "/members/ines/films",
    "Member's year": "/members/ines/year/{year}",
    "List": "/lists/{list}",
    "Review": "/reviews/{review}",
}
"""`year`, `list` and `review` are the member's fullest year, the longest list and review that everybody sees."""


def measure() -> list[Figure]:
    """Make every page once on the sample site, in a process of its own."""
    with sample_site() as data:
        ended = subprocess.run(
            [sys.executable, "-m", "benchmarks.pages", "--inside"],
            env={**environment(data), "ONESHEET_HOSTS": "testserver"},
            capture_output=True,
            text=True,
            check=True,
        )
    figures = []
    for name, told_of in json.loads(ended.stdout).items():
        note = f"{told_of['packed']:,} bytes compressed, {told_of['queries']} queries"
        figures.append(Figure(f"{name} page", told_of["bytes"], "bytes", COMMAND, note=note))
    return figures


def _inside() -> None:
    """Print for each page its bytes, plain and compressed, and its queries."""
    import django  # noqa: PLC0415 - only the process inside is set up

    django.setup()

    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from onesheet.ops.static_files import collect_static_files  # noqa: PLC0415

    collect_static_files()
    client = Client()
    found = {}
    fullest = _fullest()
    for name, pattern in PAGES.items():
        path = pattern.format(**fullest)
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path} answered {answer.status_code}")
        packed = gzip.compress(answer.content, compresslevel=5)
        found[name] = {"bytes": len(answer.content), "packed": len(packed), "queries": len(asked)}
    print(json.dumps(found))


def _fullest() -> dict[str, int]:
    """Return what the addresses of `PAGES` leave open."""
    from django.db.models import Count  # noqa: PLC0415
    from django.db.models.functions import Length, Substr  # noqa: PLC0415

    from onesheet.lists.models import FilmList  # noqa: PLC0415
    from onesheet.reviews.models import Review, Viewing  # noqa: PLC0415

    years = Viewing.objects.filter(member__username="ines", visibility="public").exclude(date="")
    by_year = years.values(year=Substr("date", 1, 4)).annotate(number=Count("pk")).order_by("-number", "-year")
    lists = FilmList.objects.filter(visibility="public").order_by("-items_count", "pk")
    published = Review.objects.filter(visibility="public", state=Review.State.PUBLISHED)
    reviews = published.order_by(Length("text").desc(), "pk")
    return {
        "year": int(by_year[0]["year"]),
        "list": lists.values_list("pk", flat=True)[0],
        "review": reviews.values_list("pk", flat=True)[0],
    }


if __name__ == "__main__":
    if "--inside" in sys.argv:
        import os

        os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"
        _inside()
    else:
        print(told(measure()))
