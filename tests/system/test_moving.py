"""The sample site moves to another place: every page that can be reached is the same there, byte for byte.

Every kind of page is compared, and of each kind so many; with TEST_EVERY_PAGE=1 in the environment all ten thousand are, which
takes a quarter of an hour.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from system.running import HERE, environment, onesheet, postgresql_database

WHO = ("visitor", "marta", "editor")
MOST = 0 if os.environ.get("TEST_EVERY_PAGE") else 6
FEWEST = {"visitor": 300, "marta": 350, "editor": 400}


def every_page(env: dict[str, str], file) -> dict[str, dict[str, str]]:
    """Ask for every page of a site, as a visitor, a member and an editor."""
    done = subprocess.run(
        [sys.executable, str(HERE / "every_page.py"), str(file), str(MOST), *WHO],
        env=env, capture_output=True, text=True, check=False, timeout=1_200,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample site's archive, and all its pages."""
    folder = tmp_path_factory.mktemp("sample")
    env = environment(folder / "data")
    made = subprocess.run(
        [sys.executable, "-m", "onesheet", "demo", "--no-serve"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert made.returncode == 0, made.stderr
    exported = onesheet("export", str(folder / "site.zip"), env=env)
    assert exported.returncode == 0, exported.stderr
    pages = every_page(env, folder / "pages.json")
    return folder / "site.zip", pages


@pytest.mark.slow
@pytest.mark.parametrize("on", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_every_page_is_the_same_after_the_move(sample, on, tmp_path):
    archive, before = sample
    assert {who: len(pages) >= FEWEST[who] for who, pages in before.items()} == dict.fromkeys(WHO, True)
    if on == "sqlite":
        move(archive, before, environment(tmp_path / "data"), tmp_path)
        return
    server = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if not server:
        pytest.skip("ONESHEET_TEST_POSTGRES names no PostgreSQL server")
    with postgresql_database(server) as address:
        move(archive, before, environment(tmp_path / "data", address), tmp_path)


def move(archive, before, env, tmp_path) -> None:
    """Take the archive in at another place, and compare."""
    tried = onesheet("import", str(archive), "--dry-run", "--json", env=env)
    assert tried.returncode == 0, tried.stderr
    done = onesheet("import", str(archive), "--json", env=env)
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])
    assert counts["rows"] == counts["made"] > 2_000
    assert json.loads(tried.stdout.splitlines()[-1]) == counts

    after = every_page(env, tmp_path / "pages.json")
    for who in WHO:
        assert after[who].keys() == before[who].keys()
        differing = [address for address, page in before[who].items() if after[who][address] != page]
        assert not differing, f"{who}: {len(differing)} pages differ, {differing[0]} first"
    assert onesheet("doctor", "--check", env=env).returncode == 0

    again = onesheet("import", str(archive), "--json", env=env)
    assert again.returncode == 1
    assert "This site is not empty" in again.stderr
    assert json.loads(again.stdout.splitlines()[-1])["refused"] == 1
