"""A score as files: the script that a reader downloads makes the very value that the page shows."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import timedelta
from zipfile import ZipFile

import pytest

from factories.critics import CriticFactory, OutletFactory, gave
from factories.sources import NOON
from onesheet.critics.models import CriticTally, Outlet
from onesheet.critics.services.tallies import recount as recount_critics
from onesheet.leaving.pure.cells import read_cell
from onesheet.scores.rules import RULES
from onesheet.web.scores.archive import zipped
from strategies.hostile import HOSTILE
from web.scores.conftest import rated

CRITICS = [name for name, rule in RULES.items() if rule.of == "critics"]


def _full(film) -> None:
    """Reviews with all that can be missing in them, weights and names that try to be more; ratings of old and new."""
    heavy, light, mute = (OutletFactory(name=name) for name in ("=SUM(A1:A9)", 'The "Pier", daily', "Mute"))
    Outlet.objects.filter(pk=heavy.pk).update(weight=150)
    Outlet.objects.filter(pk=light.pk).update(weight=33)
    Outlet.objects.filter(pk=mute.pk).update(weight=0)
    names = iter(HOSTILE)
    for printed, outlet in (
        ("4/5", heavy), ("3/5", light), ("2/5", light), ("B+", heavy), ("1/4", None), ("5/5", mute), ("***", light),
    ):  # fmt: skip
        gave(printed, film=film, outlet=outlet, critic=CriticFactory(name=next(names)))
    gave("", film=film, critic=None, outlet=None, verdict="positive", verdict_by="editor")
    gave("9/10", film=film, held_until=NOON + timedelta(days=1))
    gave("0/10", film=film, withdrawn_at=NOON, withdrawn_reason="Another film.")
    recount_critics([film.pk], now=NOON)
    rated(film, 7, 8, 10, 1, 7, 9, unproven=(10, 10, 10))


def _zip(client, path: str) -> dict[str, bytes]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    with ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _run(files: dict[str, bytes], folder) -> str:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    # -I: the script has nothing of ours to import.
    done = subprocess.run(
        [sys.executable, "-I", folder / "recompute.py"], capture_output=True, text=True, check=True, cwd="/"
    )
    return done.stdout.strip()


@pytest.mark.parametrize("rule", RULES)
def test_downloaded_script_makes_the_value_that_the_page_shows(client, visit, tide, tmp_path, rule):
    _full(tide)
    page = visit(f"/films/the-tide/scores/{rule}")
    assert f"/films/the-tide/scores/{rule}.zip" in page.links

    files = _zip(client, f"/films/the-tide/scores/{rule}.zip")
    value = _run(files, tmp_path)

    assert sorted(files) == ["README.txt", "inputs.csv", "parameters.json", "recompute.py"]
    unit = "%" if RULES[rule].unit == "percent" else ""
    assert f'<p class="large"><b>{value}{unit}</b>' in page.html
    assert f"rounded half up: {value}" in page.words
    assert f"{value} (" in files["README.txt"].decode()
    assert len(files["recompute.py"].decode().splitlines()) <= 12


@pytest.mark.parametrize("rule", RULES)
def test_script_says_where_inputs_are_too_few(client, tide, tmp_path, rule):
    files = _zip(client, f"/films/the-tide/scores/{rule}.zip")

    assert _run(files, tmp_path) == "too few"
    assert "too few inputs" in files["README.txt"].decode()


def test_csv_keeps_names_sign_for_sign_and_has_no_formula(client, tide):
    _full(tide)

    answer = client.get("/films/the-tide/scores/critics-mean.csv")
    text = answer.getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert answer.streaming
    assert answer["Content-Disposition"] == 'attachment; filename="the-tide-critics-mean.csv"'
    assert [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "-", "@"}] == []
    assert {read_cell(row["critic"]) for row in rows} == set(HOSTILE[:6])
    assert "=SUM(A1:A9)" in {read_cell(row["outlet"]) for row in rows}
    by_mark = {row["printed"]: row for row in rows}
    assert by_mark["4/5"]["value"] == "80.00"
    assert by_mark["4/5"]["weight"] == "1.5"
    assert by_mark["3/5"]["weight"] == "0.33"
    assert by_mark["1/4"]["weight"] == "1"
    assert "9/10" not in by_mark
    assert "0/10" not in by_mark


def test_json_has_the_score_its_rule_and_its_inputs(client, tide):
    rated(tide, 7, 8, 10, 1, 7, unproven=(10,))

    told = json.loads(client.get("/films/the-tide/scores/members-score.json").getvalue())

    assert told["format"] == "onesheet-score"
    assert told["film"] == {"title": "The Tide", "year": 2014, "address": "http://testserver/films/the-tide"}
    assert told["result"]["rule"] == "members-score"
    assert told["result"]["count"] == 6
    assert told["counts"]["halves"] == [1, 0, 0, 0, 0, 0, 2, 1, 0, 2]
    assert told["inputs"][0] == {"member": "Member 0", "rating": "3.5", "proven": True, "username": "m0"}
    assert [one["proven"] for one in told["inputs"]] == [True] * 5 + [False]


def test_json_without_inputs_is_json(client, tide):
    assert json.loads(client.get("/films/the-tide/scores/critics-mean.json").getvalue())["inputs"] == []


def test_member_who_hides_their_films_is_in_no_file_by_name(client, tide):
    rated(tide, 7, films_visibility="members")
    rated(tide, 8)

    text = client.get("/films/the-tide/scores/members-mean.csv").getvalue().decode()

    assert text == "member,rating,proven,username\r\n,3.5,yes,\r\nMember 1,4,yes,m1\r\n"


def test_days_tell_what_the_score_was_on_each(client, tide):
    rated(tide, 7, 7, 7, 7)
    rated(tide, 7, now=NOON + timedelta(days=2))

    rows = list(
        csv.DictReader(io.StringIO(client.get("/films/the-tide/scores/members-mean/days.csv").getvalue().decode()))
    )

    assert [(row["day"], row["rule"], row["value"], row["count"]) for row in rows] == [
        (f"{NOON:%Y-%m-%d}", "members-mean/1", "", "4"),
        (f"{NOON + timedelta(days=2):%Y-%m-%d}", "members-mean/1", "3.5", "5"),
    ]


@pytest.mark.parametrize("rule", CRITICS)
@pytest.mark.parametrize("ending", [".zip", ".csv", ".json", "/days.csv"])
def test_held_score_has_no_file(client, tide, rule, ending):
    for _ in range(5):
        gave("4/5", film=tide)
    assert client.get(f"/films/the-tide/scores/{rule}{ending}").status_code == 200
    CriticTally.objects.update(held=True)

    assert client.get(f"/films/the-tide/scores/{rule}{ending}").status_code == 404


@pytest.mark.parametrize("path", ["/films/no-film/scores/critics-mean.zip", "/films/the-tide/scores/no-rule.zip"])
def test_no_film_and_no_rule_have_no_file(client, tide, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_files_cost_the_same_however_many_inputs(client, tide, django_assert_num_queries, count):
    for _ in range(count):
        gave("4/5", film=tide)
    rated(tide, *[7] * count)

    for rule, queries in (("critics-weighted", 4), ("members-score", 4)):
        for ending in (".zip", ".csv", ".json"):
            with django_assert_num_queries(queries):
                client.get(f"/films/the-tide/scores/{rule}{ending}").getvalue()


def test_zip_is_sent_while_it_is_made():
    taken = []

    def endless():
        for number in range(100_000):
            taken.append(number)
            yield f"{number * 7919 % 100_003},{number * 104_729 % 999_983}\r\n"

    parts = zipped([("inputs.csv", endless())], NOON)
    next(parts)

    assert len(taken) < 20_000
