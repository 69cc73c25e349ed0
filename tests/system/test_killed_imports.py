"""Imports whose process is killed: nothing is lost but the open batch, and nothing is done twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from factories.imports import RATINGS, lantern, ratings, table
from system.running import COMMAND, HERE, onesheet, serving, wait_until

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
MAKE = """
from django.utils import timezone
from onesheet.films.models import Film
from onesheet.values.names import slug, title_key, title_sort_key
for title in {titles!r}:
    Film.objects.create(
        title=title, year=1999, slug=slug(title), sort_title=title_sort_key(title), match_key=title_key(title),
        created_at=timezone.now(), shown=True,
    )
"""
ASK = """
import json
from onesheet.exchange.models import Import
from onesheet.reviews.models import MemberFilm
print(json.dumps({
    "imports": list(Import.objects.order_by("pk").values_list("state", "rows", "made", "runner")),
    "films": MemberFilm.objects.filter(rating__isnull=False).count(),
}))
"""

DIES = """
import os, signal, sys, threading, time
def die():
    while "onesheet.exchange.services.applying" not in sys.modules:
        time.sleep(0.005)
    time.sleep({wait})
    os.kill(os.getpid(), signal.SIGKILL)
threading.Thread(target=die, daemon=True).start()
"""
"""So long after what takes files in was loaded, however long the start took."""


def shell(env, code: str) -> str:
    ended = onesheet("manage", "shell", "-v", "0", "-c", code, env=env)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def make(env, number: int) -> None:
    shell(env, MAKE.format(titles=[lantern(one) for one in range(number)]))


def export(folder):
    """A small export with something of everything."""
    ratings(folder, 12)
    rows = [(f"2020-02-0{one}", lantern(one), "1999", f"https://boxd.it/d{one}") for one in range(1, 8)]
    table(
        folder / "diary.csv", (*RATINGS, "Rewatch", "Tags", "Watched Date"),
        [(*row, "4", "", "harbour, night", row[0]) for row in rows],
    )  # fmt: skip
    table(
        folder / "reviews.csv", (*RATINGS, "Rewatch", "Review", "Tags", "Watched Date"),
        [(*row, "4", "", "Slow, and the better for it.", "", row[0]) for row in rows[:3]],
    )  # fmt: skip
    table(folder / "likes" / "films.csv", RATINGS[:4], rows[:4])
    table(folder / "watchlist.csv", RATINGS[:4], [("2020-03-01", lantern(one), "1999", "") for one in range(10, 16)])
    return folder


def killed(env, tmp_path, step: int) -> dict:
    make(env, 14)
    ended = subprocess.run(
        [sys.executable, str(HERE / "killed_import.py"), str(export(tmp_path / "export")), str(step)],
        env=env, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.parametrize("env", ["sqlite"], indirect=True)  # the next kills more often, on PostgreSQL as well
def test_killed_now_and_then_an_import_goes_on_where_it_was(env, tmp_path):
    told = killed(env, tmp_path, 23)
    assert told["deaths"] >= 2
    assert told["counts"]["waiting"] == 2


@pytest.mark.slow
def test_killed_before_every_few_statements_an_import_goes_on_where_it_was(env, tmp_path):
    assert killed(env, tmp_path, 5)["deaths"] >= 5


def test_the_command_killed_at_any_moment_goes_on(env, tmp_path):
    make(env, 2_000)
    folder = ratings(tmp_path / "export", 2_000)
    deaths = 0
    for wait in (0.1, 0.4, 0.8):
        killed_after = subprocess.run(
            [sys.executable, "-c", DIES.format(wait=wait) + COMMAND, "import", str(folder), "--member", "ann"],
            env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=120,
        )  # fmt: skip
        deaths += killed_after.returncode == -signal.SIGKILL
    ended = onesheet("import", str(folder), "--member", "ann", "--json", env=env)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    there = json.loads(shell(env, ASK))
    assert there["films"] == 2_000
    assert {state for state, *_ in there["imports"]} == {"done"}
    assert sum(made for _, _, made, _ in there["imports"]) == 2_000
    assert told["rows"] == 4_000
    assert deaths


def test_what_was_asked_for_on_a_page_goes_on_when_its_process_was_killed(env, tmp_path):
    make(env, 400)
    folder = ratings(tmp_path / "export", 400)
    shell(
        env,
        f"""
from pathlib import Path
from django.utils import timezone
from onesheet.exchange import services
from onesheet.exchange.models import Import
member, _ = services.find_or_make_member("ann")
found = services.receive_path(path=Path({str(folder)!r}), member=member, now=timezone.now())
Import.objects.filter(pk=found.pk).update(
    behind=True, act="apply", state="applying", runner="elsewhere|1|1|00", beat_at="2020-01-01T00:00:00Z", starts=1
)
""",
    )
    with serving(env):
        wait_until(lambda: json.loads(shell(env, ASK))["imports"][0][0] == "done", 60)
    assert json.loads(shell(env, ASK)) == {"imports": [["done", 800, 400, ""]], "films": 400}
