"""Taking everything along, and erasing one's account."""

from __future__ import annotations

import io
import json
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


def test_export_is_a_zip_named_after_the_member(by, ben):
    everything(ben, MemberFactory(username="cleo"))

    answer = by.post("/settings/export")

    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="ben-20')
    with ZipFile(io.BytesIO(answer.getvalue())) as archive:
        manifest = json.loads(archive.read("onesheet.json"))
        assert manifest["site"] == "http://testserver"
        assert "http://testserver/films/the-tide" in archive.read("diary.csv").decode()


def test_export_asked_for_too_often_says_when_to_come_back(by):
    for _ in range(6):
        by.post("/settings/export").getvalue()

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
