"""Who may open what: every address of the site, asked by a visitor, a member and an editor.

The rows are compared with the site's own list of addresses, so a new one without a row here fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factories.accounts import MemberFactory, editor
from factories.readings import reading, said
from factories.sources import NOON
from onesheet.films.services import propose, publish, withdraw
from onesheet.sources.models import Document

FILM, PERSON = {"slug": "the-tide"}, {"slug": "ann-marsh"}
OPEN = (200, 200, 200)
REFUSED = (405, 405, 405)
EDITORS = ("sign in", 403, 200)
"""A visitor is asked to sign in, a member is told no."""
EDITORS_THEN_ON = ("sign in", 403, 302)
GET = {
    "home": ({}, OPEN),
    "robots": ({}, OPEN),
    "films": ({}, OPEN),
    "film": (FILM, OPEN),
    "film-poster": (FILM, OPEN),
    "film-record": (FILM, OPEN),
    "film-record-property": ({**FILM, "name": "director"}, OPEN),
    "people": ({}, OPEN),
    "person": (PERSON, OPEN),
    "document": ({"document": "published"}, OPEN),
    "search": ({}, OPEN),
    "sign-in": ({}, (200, 302, 302)),
    "sign-out": ({}, OPEN),
    "add": ({}, EDITORS),
    "proposals": ({}, EDITORS),
    "proposal": ({"document": "waiting"}, EDITORS),
    "proposal-publish": ({"document": "waiting"}, EDITORS_THEN_ON),
    "proposal-discard": ({"document": "waiting"}, EDITORS_THEN_ON),
    "document-withdraw": ({"document": "published"}, EDITORS),
    "document-restore": ({"document": "withdrawn"}, EDITORS_THEN_ON),
}
POST = {
    **dict.fromkeys(GET, REFUSED),
    "sign-in": (200, 302, 302),
    "sign-out": (302, 302, 302),
    "add": EDITORS,
    "proposals": EDITORS,
    "proposal": EDITORS,
    "proposal-publish": EDITORS_THEN_ON,
    "proposal-discard": EDITORS_THEN_ON,
    "document-withdraw": EDITORS_THEN_ON,
    "document-restore": EDITORS_THEN_ON,
}
WHO = ("visitor", "member", "editor")


def addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of every address but the admin's."""
    for one in patterns:
        if isinstance(one, URLPattern):
            assert one.name, f"{one.pattern} has no name"
            yield one.name
        elif one.namespace != "admin":
            yield from addresses(one.url_patterns)


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


def address(name: str, documents: dict[str, int]) -> str:
    arguments, _ = GET[name]
    return reverse(name, kwargs={key: documents.get(value, value) for key, value in arguments.items()})


def test_every_address_has_a_row():
    assert sorted(addresses(get_resolver().url_patterns)) == sorted(GET)
    assert GET.keys() == POST.keys()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", GET)
def test_address_is_open_to_whom_it_should_be(clients, documents, name, method, who):
    path = address(name, documents)
    expected = (GET[name][1] if method == "get" else POST[name])[WHO.index(who)]

    answer = getattr(clients[who], method)(path)

    if expected == "sign in":
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in?next={quote(path)}")
    else:
        assert answer.status_code == expected
        assert not answer.get("Location", "").startswith("/sign-in")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", [name for name, who in POST.items() if who in (EDITORS, EDITORS_THEN_ON)])
def test_refused_act_changes_nothing(clients, documents, name, method):
    before = list(Document.objects.order_by("pk").values_list("pk", "state"))

    for who in ("visitor", "member"):
        getattr(clients[who], method)(address(name, documents), {"text": "x", "reason": "x"})

    assert list(Document.objects.order_by("pk").values_list("pk", "state")) == before


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


@pytest.mark.parametrize("name", [name for name, who in POST.items() if who in (EDITORS, EDITORS_THEN_ON)])
def test_page_for_editors_is_kept_by_no_cache(clients, documents, name):
    for who in ("visitor", "editor"):
        assert "no-store" in clients[who].get(address(name, documents))["Cache-Control"]
