"""Taking everything along, and erasing one's account."""

from __future__ import annotations

import io
import json
import os
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client

from factories.accounts import MemberFactory
from factories.everything import everything
from onesheet.accounts.models import Attempt, Member
from onesheet.reviews.models import Review
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db

PASSWORD = "harbor lights 9"


@pytest.fixture
def ben():
    ben = MemberFactory(username="ben", display_name="Ben of Bow", email="ben@example.org")
    ben.set_password(PASSWORD)
    ben.save()
    return ben


@pytest.fixture
def by(ben):
    browser = Client()
    browser.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    """Exports of other tests' members may bear the same numbers."""
    settings.DATA = tmp_path


def address_of_export(visit, by) -> str:
    [address] = [link for link in visit("/settings/export", by=by).links if link.startswith("/settings/export/")]
    return address


def test_export_is_a_zip_named_after_the_member(visit, by, ben):
    everything(ben, MemberFactory(username="cleo"))

    asked = by.post("/settings/export")
    answer = by.get(address_of_export(visit, by))

    assert (asked.status_code, asked["Location"]) == (302, "/settings/export")
    assert answer["Content-Type"] == "application/zip"
    assert "private" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith('attachment; filename="ben-20')
    with ZipFile(io.BytesIO(answer.getvalue())) as archive:
        manifest = json.loads(archive.read("onesheet.json"))
        assert manifest["site"] == "http://testserver"
        assert "http://testserver/films/the-tide" in archive.read("diary.jsonl").decode()


def test_before_an_export_is_made_none_is_offered(visit, by):
    page = visit("/settings/export", by=by)

    assert not [link for link in page.links if link.startswith("/settings/export/")]
    assert "Make the export" in page.words


def test_nobody_else_has_it_under_its_address(visit, by, ben, client):
    by.post("/settings/export")
    address = address_of_export(visit, by)
    other = Client()
    other.force_login(
        MemberFactory(username="cleo", is_superuser=True), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    other.post("/settings/export")

    assert other.get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert by.get("/settings/export/" + "0" * 48).status_code == 404
    assert by.get(address).getvalue().startswith(b"PK")


def test_making_it_anew_replaces_the_one_before(visit, by, tmp_path):
    by.post("/settings/export")
    first = address_of_export(visit, by)
    by.post("/settings/export")

    assert address_of_export(visit, by) != first
    assert by.get(first).status_code == 404
    assert len(list((tmp_path / "exports").iterdir())) == 1


def test_after_a_day_it_is_gone(visit, by, tmp_path):
    by.post("/settings/export")
    address = address_of_export(visit, by)
    [file] = (tmp_path / "exports").iterdir()
    yesterday = file.stat().st_mtime - 24 * 60 * 60
    os.utime(file, (yesterday, yesterday))

    assert by.get(address).status_code == 404
    assert not [link for link in visit("/settings/export", by=by).links if link.startswith("/settings/export/")]


def test_export_asked_for_too_often_says_when_to_come_back(by):
    for _ in range(6):
        by.post("/settings/export")

    answer = by.post("/settings/export")

    assert answer.status_code == 429
    assert "six times in an hour" in answer.content.decode()
    assert Attempt.objects.filter(act="export").count() == 6


def test_erasing_says_what_goes_and_what_stays(visit, by):
    page = visit("/settings/erase", by=by)

    for words in ("What goes", "What stays, without your name", "every word of them", "a member who left"):
        assert words in page.words
    assert "/settings/export" in page.links


def test_wrong_password_is_told_by_the_field_and_nothing_is_erased(by, ben):
    answer = by.post("/settings/erase", {"confirmation": "winter palace 7"})

    assert answer.status_code == 200
    assert "That is not your password. Nothing was erased." in answer.content.decode()
    assert Member.objects.get(pk=ben.pk).erased_at is None
    assert "winter palace" not in answer.content.decode()


def test_member_without_a_password_is_asked_for_the_name(visit, by, ben):
    ben.set_unusable_password()
    ben.save()
    by.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = visit("/settings/erase", by=by)
    by.post("/settings/erase", {"confirmation": "ben"})

    assert "Type your user name, ben" in page.words
    assert Member.objects.get(pk=ben.pk).erased_at is not None


# Committed: on PostgreSQL the versions of pages are raised at the end of a transaction.
@pytest.mark.django_db(transaction=True)
def test_erased_account_is_signed_out_and_its_name_is_in_no_table(visit, by, ben):
    everything(ben, MemberFactory(username="cleo"))
    PageVersion.objects.update_or_create(key="member:ben", defaults={"v": 40})
    before = _sum_of_versions()

    answer = by.post("/settings/erase", {"confirmation": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Your account was erased" in visit("/", by=by).html
    assert by.get("/settings").status_code == 302
    assert not PageVersion.objects.filter(key="member:ben").exists()
    assert _sum_of_versions() > before
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = [str(row) for row in cursor.fetchall()]
            assert not [row for row in rows if "Ben of Bow" in row or "ben@example.org" in row or "'ben'" in row], table


def _sum_of_versions() -> int:
    """What a page of the member was kept under: no later sum may be the same."""
    return sum(PageVersion.objects.filter(key__in=["member:ben", "catalogue", "site"]).values_list("v", flat=True))


def test_words_of_others_are_still_shown_under_a_review_of_a_member_who_left(visit, by, ben):
    everything(ben, MemberFactory(username="cleo"))
    answered = Review.objects.get(member=ben, comments__member__username="cleo")
    of_cleo = Review.objects.get(member__username="cleo")

    by.post("/settings/erase", {"confirmation": PASSWORD})

    page = visit(f"/reviews/{answered.pk}")
    assert "a member who left" in page.words
    assert "There." in page.words
    assert "gone-" not in page.html
    page = visit(f"/reviews/{of_cleo.pk}")
    assert "So." in page.words
    assert "gone-" not in page.html


def test_page_of_whoever_left_is_gone(client, by, ben):
    assert client.get("/members/ben").status_code == 200

    by.post("/settings/erase", {"confirmation": PASSWORD})

    assert client.get("/members/ben").status_code == 404
    assert client.get(f"/members/gone-{ben.pk}").status_code == 404
