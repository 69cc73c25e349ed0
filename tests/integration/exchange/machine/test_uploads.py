"""Files given on a page: kept while they serve, looked through and taken in by a process of its own, one after the other."""

from __future__ import annotations

import io
import os
import signal
import uuid
import zipfile

import pytest

from factories.accounts import MemberFactory
from factories.imports import NOON, adds_up, fates, films, noon, ratings, taken_in, token
from onesheet.accounts.models import Role
from onesheet.accounts.services import Refusal, give_role
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.exchange.queries import import_sheet, imports_of
from onesheet.exchange.services import BusyError
from onesheet.exchange.services.running import STARTS, claim
from onesheet.reviews.models import MemberFilm
from system.running import wait_until

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """Keep copies in a folder of this test's own."""
    settings.DATA = tmp_path / "data"
    return settings.DATA


def packed(tmp_path, number=3) -> bytes:
    """A zip of an export."""
    folder = ratings(tmp_path / "export", number)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(folder.glob("*.csv")):
            archive.write(path, path.name)
    return made.getvalue()


def give(by, data: bytes, *, name="letterboxd.zip", form=None, member=None) -> Import:
    return services.receive(
        by=by, member=member or by, name=name, file=io.BytesIO(data), token=form or token(), now=NOON
    )


def copies(data) -> list[str]:
    return sorted(one.name for one in (data / "imports").rglob("*") if one.is_file())


def test_a_zip_is_received_looked_through_taken_in_and_forgotten(tmp_path, data):
    films(3)
    ann = MemberFactory()
    found = give(ann, packed(tmp_path), name="../../evil/letterboxd.zip")
    assert (found.state, found.name, found.kept, found.format) == ("received", "letterboxd.zip", True, "letterboxd")
    assert copies(data) == ["letterboxd.zip"]

    services.in_background(number=found.pk, act="preview", by=ann, now=NOON)
    sheet = import_sheet(found.pk, viewer=ann, now=NOON)
    assert (sheet.act, sheet.turn, sheet.alive) == ("preview", 1, False)
    assert services.run_waiting(clock=noon) == 1
    assert import_sheet(found.pk, viewer=ann, now=NOON).expected["made"] == 3
    assert not MemberFilm.objects.exists()

    services.in_background(number=found.pk, act="apply", by=ann, now=NOON)
    services.run_waiting(clock=noon)
    assert fates(adds_up(found.pk)) == {"made": 3, "same": 3}
    assert copies(data) == []
    assert [one.number for one in imports_of(ann)] == [found.pk]

    services.in_background(number=found.pk, act="undo", by=ann, now=NOON)
    services.run_waiting(clock=noon)
    assert (adds_up(found.pk).state, MemberFilm.objects.count()) == ("undone", 0)
    assert Import.objects.get(pk=found.pk).undone_by == ann


def test_sent_twice_it_is_one_import(tmp_path, data):
    ann = MemberFactory()
    form = uuid.uuid4()
    assert give(ann, packed(tmp_path), form=form) == give(ann, packed(tmp_path), form=form)
    assert give(ann, packed(tmp_path)).pk == Import.objects.get().pk
    assert copies(data) == ["letterboxd.zip"]


def test_what_is_too_large_or_of_no_kind_is_refused_and_not_kept(tmp_path, data, settings):
    ann = MemberFactory()
    with pytest.raises(Refusal, match="kinds that are understood"):
        give(ann, b"\x00\x01 nothing that anybody knows", name="x.bin")
    settings.IMPORT_LIMIT = 0
    with pytest.raises(Refusal, match="larger than the 0 MB"):
        give(ann, packed(tmp_path))
    assert copies(data) == []
    assert not Import.objects.exists()


def test_twenty_files_an_hour_are_enough(tmp_path):
    ann = MemberFactory()
    for number in range(1, 21):
        give(ann, packed(tmp_path, number))
    with pytest.raises(Refusal, match="20 files an hour"):
        give(ann, packed(tmp_path, 21))


def test_others_see_and_touch_nothing_of_it(tmp_path):
    ann, ben, olga = MemberFactory(username="ann"), MemberFactory(username="ben"), MemberFactory(username="olga")
    give_role(to=olga, role=Role.OPERATOR)
    found = give(ann, packed(tmp_path))
    assert import_sheet(found.pk, viewer=ben, now=NOON) is None
    assert import_sheet(found.pk, viewer=olga, now=NOON) is not None
    for act in ("preview", "apply"):
        with pytest.raises(Refusal, match="somebody else's"):
            services.in_background(number=found.pk, act=act, by=ben, now=NOON)
    with pytest.raises(Refusal, match="somebody else's"):
        services.discard(number=found.pk, by=ben, now=NOON)
    with pytest.raises(Refusal, match="somebody else's"):
        services.choose(number=found.pk, by=ben, conflict="file", now=NOON)


def test_discarded_its_file_goes(tmp_path, data):
    ann = MemberFactory()
    found = give(ann, packed(tmp_path))
    services.discard(number=found.pk, by=ann, now=NOON)
    services.discard(number=found.pk, by=ann, now=NOON)
    assert copies(data) == []
    assert Import.objects.get(pk=found.pk).state == "discarded"
    with pytest.raises(Refusal):
        services.in_background(number=found.pk, act="apply", by=ann, now=NOON)


def test_what_was_taken_in_is_undone_and_not_discarded(tmp_path):
    films(1)
    ann = MemberFactory()
    found = give(ann, packed(tmp_path))
    services.apply(number=found.pk, clock=noon)
    with pytest.raises(Refusal, match="undo it instead"):
        services.discard(number=found.pk, by=ann, now=NOON)


def test_who_wins_is_chosen_and_looked_through_again(tmp_path):
    (film, *_) = films(3)
    ann = MemberFactory()
    taken_in(ratings(tmp_path / "before", 1, rating="1"), ann)
    found = give(ann, packed(tmp_path))
    services.preview(number=found.pk, clock=noon)
    before = Import.objects.get(pk=found.pk).expected
    services.choose(number=found.pk, by=ann, conflict="file", now=NOON)
    services.run_waiting(clock=noon)
    after = Import.objects.get(pk=found.pk).expected
    assert after["changed"] == before["changed"] + 1
    services.apply(number=found.pk, clock=noon)
    assert MemberFilm.objects.get(member=ann, film=film).rating == 8


def test_one_import_runs_at_a_time_and_the_others_wait_their_turn(tmp_path):
    films(1)
    ann, ben = MemberFactory(username="ann"), MemberFactory(username="ben")
    one, other = give(ann, packed(tmp_path, 1)), give(ben, packed(tmp_path, 2))
    for found, by in ((one, ann), (other, ben)):
        services.in_background(number=found.pk, act="preview", by=by, now=NOON)
    claim(one.pk, act="preview", clock=noon)
    assert services.run_waiting(clock=noon) == 0
    assert import_sheet(other.pk, viewer=ben, now=NOON).turn == 2
    with pytest.raises(BusyError):
        services.in_background(number=one.pk, act="apply", by=ann, now=NOON)

    Import.objects.filter(pk=one.pk).update(runner="elsewhere|1|1|00", beat_at="2020-01-01T00:00:00Z")
    assert services.run_waiting(clock=noon) == 2
    assert set(Import.objects.values_list("state", flat=True)) == {"previewed"}


def test_what_ends_every_process_is_not_begun_for_ever(tmp_path):
    ann = MemberFactory()
    found = give(ann, packed(tmp_path))
    services.in_background(number=found.pk, act="preview", by=ann, now=NOON)
    Import.objects.filter(pk=found.pk).update(starts=STARTS)
    assert services.run_waiting(clock=noon) == 0
    sheet = import_sheet(found.pk, viewer=ann, now=NOON)
    assert (sheet.line.state, sheet.turn) == ("failed", 0)
    assert "begun several times" in sheet.fault

    services.in_background(number=found.pk, act="preview", by=ann, now=NOON)
    assert services.run_waiting(clock=noon) == 1
    assert Import.objects.get(pk=found.pk).state == "previewed"


def test_however_often_the_page_is_looked_at_one_process_is_started(tmp_path, settings, monkeypatch):
    ann = MemberFactory()
    slow = tmp_path / "python"
    slow.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(slow))
    found = give(ann, packed(tmp_path))
    settings.IMPORT_PROCESSES = True

    services.in_background(number=found.pk, act="preview", by=ann, now=NOON)
    started = Import.objects.get(pk=found.pk).runner
    again = [services.start_waiting(now=NOON) for _ in range(3)]

    assert again == [False, False, False]
    assert Import.objects.get(pk=found.pk).runner == started
    assert import_sheet(found.pk, viewer=ann, now=NOON).alive
    process = int(started.split("|")[1])
    with pytest.raises(BusyError):
        claim(found.pk, act="preview", clock=lambda: NOON)
    os.kill(process, signal.SIGKILL)
    wait_until(lambda: not import_sheet(found.pk, viewer=ann, now=NOON).alive, 10)
    assert services.run_waiting(clock=lambda: NOON) == 1
