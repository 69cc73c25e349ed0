"""Every real file goes in, and the table in docs/formats.md says what becomes of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.utils import timezone

from factories.accounts import MemberFactory
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.exchange.queries import report
from onesheet.exchange.services import FATES

pytestmark = [pytest.mark.samples, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DOCS = Path(__file__).parents[4] / "docs" / "formats.md"
CATALOGUE = ("movielens",)
"""What the site has before members come: films with their numbers at IMDb and TMDB, and 305 people's ratings of them."""
MEMBERS = (
    "letterboxd/zip", "letterboxd/rss", "imdb/member-h", "imdb/member-i", "imdb/member-j", "kinopoisk", "trackers/yamtrack",
)  # fmt: skip
FOLDERS = ("letterboxd/exports",)
"""Each folder in them is one export."""
OTHERS = ("douban", "letterboxd/pages", "imdb/pages", "imdb/tsv", "tmdb/responses", "tmdb")
"""Pages, answers and tables of films."""
HEAD = "| What | Rows | Film found | Made | Changed | The same, or left alone | Waiting | Ambiguous | Refused |"


def test_table_in_the_docs_says_what_becomes_of_every_real_file(samples: Path):
    lines = [_taken_in(samples, name) for name in CATALOGUE]
    for folder in FOLDERS:
        lines += [_taken_in(samples, f"{folder}/{one.name}") for one in sorted((samples / folder).iterdir())]
    lines += [_taken_in(samples, name) for name in MEMBERS]
    for name in OTHERS:
        files = sorted(one for one in (samples / name).iterdir() if one.is_file())
        lines += [_taken_in(samples, name, files)]

    table = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]

    assert [line for line in lines if line not in table] == [], "\n".join([HEAD, *lines])


def _taken_in(samples: Path, name: str, files: Iterable[Path] = ()) -> str:
    """Take a file or folder in, or each of some files by itself, twice; return the line of the table."""
    member = MemberFactory()
    counts = dict.fromkeys(FATES, 0)
    found = 0
    for path in files or [samples / name]:
        first = _imported(path, member)
        of_file = {fate: getattr(first, fate) for fate in FATES}
        assert sum(of_file.values()) == first.rows, path
        outcomes = list(report(first.pk))
        assert len(outcomes) == first.rows, path
        found += sum(one.film is not None for one in outcomes)
        counts = {fate: number + of_file[fate] for fate, number in counts.items()}
        again = _imported(path, member)
        assert (again.made, again.changed) == (0, 0), path
        assert (again.rows, again.waiting, again.ambiguous, again.refused) == (
            first.rows, first.waiting, first.ambiguous, first.refused,
        ), path  # fmt: skip
    cells = [sum(counts.values()), found, *counts.values()]
    return f"| `{name}` | " + " | ".join(f"{number:,}" for number in cells) + " |"


def _imported(path: Path, member) -> Import:
    begun = services.receive_path(path=path, member=member, now=timezone.now())
    services.apply(number=begun.pk, clock=timezone.now)
    return Import.objects.get(pk=begun.pk)
