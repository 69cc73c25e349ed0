"""What editors and the site's own staff alone may open, beside the table in `tests/permissions/`."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from factories.accounts import MemberFactory, editor
from factories.readings import reading, said
from factories.sources import NOON
from onesheet.films.services import propose, publish, withdraw

WHO = ("visitor", "member", "editor")
EDITORS_PAGES = ("/add", "/proposals/")


@pytest.fixture
def documents(db) -> dict[str, int]:
    """A document that is published, one that waits and one that was withdrawn."""
    made = {}
    for name in ("published", "waiting", "withdrawn"):
        text = f"The Tide, {name}. Directed by Ann Marsh."
        told = said(text, "director", "Ann Marsh", "Directed by Ann Marsh")
        document = propose(reading=reading(text, told, title="The Tide"), by=None, now=NOON).document
        if name != "waiting":
            publish(document=document, by=None, now=NOON)
        if name == "withdrawn":
            withdraw(document=document, by=None, now=NOON)
        made[name] = document.pk
    return made


@pytest.fixture
def clients(db) -> dict[str, Client]:
    made = {name: Client() for name in WHO}
    made["member"].force_login(MemberFactory(username="ben"))
    made["editor"].force_login(editor("ada"))
    return made


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_document_that_waits_is_seen_by_editors_alone(clients, documents, who):
    path = reverse("document", kwargs={"document": documents["waiting"]})

    assert clients[who].get(path).status_code == 404
    assert clients["editor"].get(path).status_code == 200


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_page_for_editors_does_not_tell_whether_its_document_is_there(clients, db, who):
    there = clients[who].get("/proposals/999999")

    assert there.status_code == (302 if who == "visitor" else 403)


def test_member_is_told_in_words(clients):
    page = clients["member"].get("/add")

    assert "This is not open to you" in page.content.decode()


@pytest.mark.parametrize("who", WHO)
def test_admin_is_for_the_sites_own_staff(clients, who):
    models = [model._meta for model in admin.site._registry]
    pages = [f"{one.app_label}_{one.model_name}_{page}" for one in models for page in ("changelist", "add")]
    paths = [reverse(f"admin:{page}") for page in ("index", *pages)]

    assert len(paths) > 2
    for path in paths:
        answer = clients[who].get(path)
        assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={quote(path)}")


@pytest.mark.parametrize("kind", ["closed", "editor by name only"])
def test_lost_role_is_lost_at_once(clients, kind):
    ada = MemberFactory(username="ada")
    if kind == "closed":
        ada.is_active = False
        ada.save()
    else:
        ada.groups.clear()

    assert clients["editor"].get("/add").status_code == (302 if kind == "closed" else 403)


@pytest.mark.parametrize("path", EDITORS_PAGES)
def test_page_for_editors_is_kept_by_no_cache(clients, documents, path):
    for who in ("visitor", "editor"):
        assert "no-store" in clients[who].get(path)["Cache-Control"]
