"""How quick the pages of a festival of a real size are, beside a film's page in the same run.

python -m benchmarks.festival

The site has the sample catalogue and the invented festival: 250 films, 700 screenings, 20 venues, and the ratings of its first five
days, of 40,000 in ten. Each page is asked for from the page cache and made anew; the buzz is also asked for while somebody rates a
film of the festival between any two rounds, so that it is counted again.
"""

from __future__ import annotations

import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, median, told
from benchmarks.serving import Case
from benchmarks.sites import environment, onesheet, our_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.sites import Server

COMMAND = "python -m benchmarks.festival"
ROUNDS = 3
AIM = 0.5
"""Of the film page's rate, cached and made anew: pages of two hundred films are longer than a film's."""
_INDEX = "/festivals/"


@contextlib.contextmanager
def festival_site() -> Iterator[Path]:
    """Make the site with the festival in a folder of its own; yield its data folder. `BENCHMARK_SITE` names one that is there."""
    if given := os.environ.get("BENCHMARK_SITE"):
        yield Path(given)
        return
    with tempfile.TemporaryDirectory(prefix="onesheet-benchmark-") as folder:
        data = Path(folder) / "data"
        command = onesheet("demo", "--no-serve", "--festival")
        subprocess.run(command, env=environment(data), check=True, capture_output=True)
        yield data


def edition_of(server: Server) -> str:
    """Return the address of the festival's edition."""
    _, _, page = server.get(_INDEX)
    found = re.search(r'href="(/festivals/tidewater-film-festival(?:/\d{4})?)"', page.decode())
    if found is None:
        raise RuntimeError("the festival is not on the list of festivals")
    address = found[1]
    if not address[-4:].isdigit():
        _, _, page = server.get(address)
        edition = re.search(rf'href="({address}/\d{{4}})"', page.decode())
        assert edition is not None
        address = edition[1]
    return address


def rate(data: Path, slug: str) -> None:
    """Let one more guest rate a film, in a process of its own as another request would."""
    code = (
        "import django; django.setup()\n"
        "from django.utils import timezone\n"
        "from onesheet.accounts.models import Member\n"
        "from onesheet.films.models import Film\n"
        "from onesheet.reviews.models import MemberFilm\n"
        "from onesheet.reviews.services.films import set_rating\n"
        f"film = Film.objects.get(slug={slug!r})\n"
        "seen = MemberFilm.objects.filter(film=film).values('member')\n"
        "guest = Member.objects.filter(username__startswith='tidewater-guest').exclude(pk__in=seen).first()\n"
        "set_rating(by=guest, film=film.pk, rating=8, now=timezone.now())\n"
    )
    told_to = environment(data) | {"DJANGO_SETTINGS_MODULE": "onesheet.config.settings"}
    subprocess.run([sys.executable, "-c", code], env=told_to, check=True, capture_output=True)


def measure() -> list[Figure]:
    """Serve the site, ask each page in turn for several rounds, and compare with the film page of the same round."""
    with contextlib.ExitStack() as stack:
        data = stack.enter_context(festival_site())
        ours = stack.enter_context(our_site(data))
        edition = edition_of(ours)
        _, _, listed = ours.get(f"{edition}/buzz")
        found = re.search(r'href="/films/([^"/]+)"', listed.decode())
        assert found is not None
        film = found[1]
        paths = {
            "Film page": f"/films/{film}",
            "Edition page": edition,
            "Day grid": f"{edition}/schedule",
            "Buzz page": f"{edition}/buzz",
        }
        cases = {
            (name, made): Case(
                f"{name}, {'made anew' if made else 'cached'}", ours, f"{path}?anew=1" if made else path, gzip=not made
            )
            for name, path in paths.items()
            for made in (False, True)
        }
        for case in cases.values():
            case.run()
            case.rates.clear()
            case.milliseconds.clear()
        for _ in range(ROUNDS):
            for case in cases.values():
                case.run()
        rated = Case("Buzz page, somebody having rated just before", ours, f"{edition}/buzz?anew=1", gzip=False)
        for _ in range(ROUNDS):
            rate(data, film)
            rated.run()
    figures = []
    for case in [*cases.values(), rated]:
        figures.append(median(case.name, case.rates, "requests/s", COMMAND))
        figures.append(median(f"{case.name}: processor time", case.milliseconds, "ms", COMMAND))
    for name in list(paths)[1:]:
        for made in (False, True):
            # In processor time, which others on the machine disturb less than they do rates.
            film_page, this = cases["Film page", made].milliseconds, cases[name, made].milliseconds
            shares = [a / b for a, b in zip(film_page, this, strict=True)]
            what = "made anew" if made else "cached"
            figures.append(
                median(
                    f"{name} against the film page, {what}", shares, "times", COMMAND, aim=f"at least {AIM:g}",
                    met=statistics.median(shares) >= AIM,
                )
            )  # fmt: skip
    return figures


if __name__ == "__main__":
    print(told(measure()))
