"""An export waits a day for its member, and no longer."""

from __future__ import annotations

import re
import sys
from datetime import timedelta
from zipfile import ZipFile

import pytest

from factories.accounts import MemberFactory
from factories.sources import NOON
from onesheet.accounts.models import Attempt, Member
from onesheet.accounts.services import Refusal
from onesheet.leaving.services import erase, forget_exports, make_export, waiting_export

pytestmark = pytest.mark.django_db

SITE = "https://films.example.org"
DAY = timedelta(hours=24)


@pytest.fixture
def exports(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path / "exports"


@pytest.fixture
def ben(exports):
    return MemberFactory(username="ben")


def test_it_waits_for_its_member_under_an_address_that_nobody_can_guess(ben, exports):
    made = make_export(by=ben, site=SITE, now=NOON)

    assert waiting_export(of=ben, now=NOON + DAY - timedelta(seconds=1)) == made
    assert re.fullmatch("[0-9a-f]{48}", made.token)
    assert (made.until, made.size) == (NOON + DAY, made.path.stat().st_size)
    assert made.path.stat().st_mode & 0o777 == 0o600
    with ZipFile(made.path) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("year", [1970, 2150])
def test_a_clock_that_is_wrong_by_decades_is_no_fault(ben, year):
    made = make_export(by=ben, site=SITE, now=NOON.replace(year=year))

    with ZipFile(made.path) as archive:
        assert archive.testzip() is None


def test_it_is_nobody_elses(ben):
    make_export(by=ben, site=SITE, now=NOON)

    others = [Member(pk=int(f"{ben.pk}{digit}")) for digit in range(3)]

    assert [waiting_export(of=one, now=NOON) for one in others] == [None, None, None]


def test_after_a_day_it_is_not_given_and_then_deleted(ben, exports):
    make_export(by=ben, site=SITE, now=NOON)
    later = make_export(by=MemberFactory(username="cleo"), site=SITE, now=NOON + timedelta(hours=1))

    assert waiting_export(of=ben, now=NOON + DAY) is None
    forget_exports(now=NOON + DAY)
    assert list(exports.iterdir()) == [later.path]


def test_one_that_was_never_finished_is_deleted_too(ben, exports):
    before = make_export(by=ben, site=SITE, now=NOON)
    (exports / f"{ben.pk}-cut.part").write_bytes(b"half")

    forget_exports(now=NOON + 400 * 366 * DAY)

    assert list(exports.iterdir()) == []
    assert not before.path.exists()


def test_what_fails_leaves_the_one_before_and_no_rest(ben, exports, monkeypatch):
    before = make_export(by=ben, site=SITE, now=NOON)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(sys.modules["onesheet.leaving.services.export"], "ZipFile", fail)
    with pytest.raises(OSError, match="full"):
        make_export(by=ben, site=SITE, now=NOON)

    assert list(exports.iterdir()) == [before.path]


def test_it_is_refused_the_seventh_time_in_an_hour(ben):
    for _ in range(6):
        make_export(by=ben, site=SITE, now=NOON)

    with pytest.raises(Refusal, match="six times in an hour"):
        make_export(by=ben, site=SITE, now=NOON)
    assert Attempt.objects.filter(member=ben, act="export").count() == 6


def test_it_goes_with_the_account(ben, exports, django_capture_on_commit_callbacks):
    ben.set_unusable_password()
    ben.save()
    make_export(by=ben, site=SITE, now=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        erase(by=ben, confirmation="ben", now=NOON)

    assert list(exports.iterdir()) == []
