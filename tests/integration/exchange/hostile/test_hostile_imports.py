"""Imports whose file goes, whose clock was set back, or that somebody else is at."""

from __future__ import annotations

import errno
import io
import json
import shutil
import zipfile
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from factories.accounts import MemberFactory
from factories.imports import NOON, adds_up, films, given, noon, ratings, token
from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.exchange.services import batching
from onesheet.exchange.services.running import QUIET, is_alive
from onesheet.ops.main import main
from onesheet.reviews.models import MemberFilm

pytestmark = pytest.mark.django_db


class Stop(Exception):
    """A fault of the site between two batches."""


@pytest.fixture
def packed(tmp_path) -> bytes:
    films(20)
    folder = ratings(tmp_path / "export", 20)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(folder.glob("*.csv")):
            archive.write(path, path.name)
    return made.getvalue()


@pytest.fixture
def upload(settings, tmp_path, packed):
    """Gives the same file, as often as it is called."""
    settings.DATA = tmp_path / "data"
    by = MemberFactory()
    return lambda: services.receive(by=by, member=by, name="mine.zip", file=io.BytesIO(packed), token=token(), now=NOON)


def stop(_progress):
    raise Stop


def test_a_file_that_is_gone_since_its_preview_is_told_and_nothing_is_done(upload):
    uploaded = upload()
    services.preview(number=uploaded.pk, clock=noon)
    Path(uploaded.path).unlink()

    with pytest.raises(Refusal, match=r"is gone\. Give the same file again, and it goes on\."):
        services.apply(number=uploaded.pk, clock=noon)
    found = adds_up(uploaded.pk)
    assert (found.state, found.rows) == (Import.State.FAILED, 0)
    assert "is gone" in found.fault
    assert not MemberFilm.objects.exists()


def test_what_a_file_that_is_gone_began_goes_on_when_it_is_given_again(upload, monkeypatch):
    uploaded = upload()
    monkeypatch.setattr(batching, "MOST", 5)
    with pytest.raises(services.StoppedError):
        services.apply(number=uploaded.pk, clock=noon, tell=stop)
    shutil.rmtree(Path(uploaded.path).parent)

    with pytest.raises(Refusal, match=r"is gone\. Give the same file again, and it goes on after row 5\."):
        services.apply(number=uploaded.pk, clock=noon)
    found = adds_up(uploaded.pk)
    assert (found.state, found.rows) == (Import.State.FAILED, 5)

    assert upload().pk == uploaded.pk
    services.apply(number=uploaded.pk, clock=noon)
    found = adds_up(uploaded.pk)
    assert (found.state, found.refused, found.made) == (Import.State.DONE, 0, 20)
    assert MemberFilm.objects.count() == 20


def test_a_file_that_is_still_there_is_not_kept_twice(upload, settings):
    first, again = upload(), upload()
    assert (first.pk, first.path) == (again.pk, again.path)
    assert [str(path) for path in (settings.DATA / "imports").glob("*/*")] == [first.path]


def test_a_disk_that_is_full_is_told_to_who_gives_a_file_and_keeps_none_of_it(settings, tmp_path):
    settings.DATA = tmp_path

    def file():
        yield b"Date,Name,Year"
        raise OSError(errno.ENOSPC, "No space left on device")

    by = MemberFactory()
    with pytest.raises(Refusal, match=r"cannot keep the file just now \(No space left on device\)"):
        services.receive(by=by, member=by, name="mine.csv", file=file(), token=token(), now=NOON)
    assert list((tmp_path / "imports").iterdir()) == []
    assert not Import.objects.exists()


def test_a_clock_that_goes_back_changes_nothing_of_what_comes_in(tmp_path):
    films(20)
    back = count()
    number = given(ratings(tmp_path / "a", 20), MemberFactory()).pk
    services.apply(number=number, clock=lambda: NOON - timedelta(days=next(back)))

    found = adds_up(number)
    assert (found.state, found.made) == (Import.State.DONE, 20)


@pytest.mark.parametrize(("after", "alive"), [(-2, False), (-0.5, True), (0.5, True), (2, False)])
def test_a_beat_from_the_future_keeps_nobody_out(tmp_path, after, alive):
    found = given(ratings(tmp_path / "a", 2), MemberFactory())
    found.runner, found.beat_at = "elsewhere|1|1|0", NOON + QUIET * after

    assert is_alive(found, now=NOON) is alive


def test_a_command_that_takes_nothing_in_ends_with_its_counts_all_the_same(tmp_path, capsys):
    films(2)
    folder = ratings(tmp_path / "a", 2)

    def none(*words: str) -> str:
        assert main(["import", *words, "--json"]) == 1
        told = capsys.readouterr()
        counts = json.loads(told.out.splitlines()[-1])
        assert {fate: number for fate, number in counts.items() if number} == {"rows": 1, "refused": 1}
        assert told.err.startswith("onesheet: ")
        assert "Traceback" not in told.err
        return told.err

    assert "there is no file" in none(str(tmp_path / "none.zip"), "--member", "ann")
    assert "not a name" in none(str(folder), "--member", "not a name")
    assert "not a name" in none(str(folder), "--member", "not a name", "--dry-run")
    assert none(str(folder), "--map", "rubbish")


def test_a_command_that_finds_another_at_it_ends_with_its_counts(tmp_path, capsys, monkeypatch):
    films(2)
    folder = ratings(tmp_path / "a", 2)
    given(folder, MemberFactory(username="ann"))
    monkeypatch.setattr("onesheet.exchange.services.running.is_alive", lambda *_, **__: True)

    assert main(["import", str(folder), "--member", "ann", "--json"]) == 1
    told = capsys.readouterr()
    assert "Another process is at import" in told.err
    assert set(json.loads(told.out.splitlines()[-1]).values()) == {0}


def test_a_command_that_is_stopped_ends_with_what_came_in_so_far(tmp_path, capsys, monkeypatch):
    films(20)
    folder = ratings(tmp_path / "a", 20)
    monkeypatch.setattr(batching, "MOST", 5)
    monkeypatch.setattr("onesheet.ops.import_._Progress.__call__", stop)

    assert main(["import", str(folder), "--member", "ann", "--json"]) == 1
    told = capsys.readouterr()
    counts = json.loads(told.out.splitlines()[-1])
    assert (counts["rows"], counts["rows"]) == (5, sum(counts.values()) - 5)
    assert "What was finished stays" in told.err
