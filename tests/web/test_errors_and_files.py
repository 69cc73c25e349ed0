"""Pages for what goes wrong, and the files beside the pages."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.template import loader
from django.test import Client, RequestFactory
from django.views import defaults

import onesheet.web

STATIC = Path(onesheet.web.__file__).parent / "static"


def test_unknown_address_is_told_in_the_look_of_the_site(visit, db):
    page = visit("/no/such/page", status=404, queries=0)

    assert "Nothing is at this address" in page.words
    assert "It may have been mistyped" in page.words
    assert "/films/" in page.links


@pytest.mark.parametrize("view", [defaults.bad_request, defaults.permission_denied])
def test_refusals_say_that_nothing_was_changed(view, db):
    answer = view(RequestFactory().get("/"), Exception("inner words"))

    assert "Nothing was changed" in answer.content.decode()
    assert "inner words" not in answer.content.decode()


def test_page_for_our_mistakes_needs_no_database():
    answer = defaults.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Something went wrong here" in answer.content.decode()


def test_form_without_its_token_is_told_what_to_do(db):
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "ada"})

    assert answer.status_code == 403
    assert "The form was too old" in answer.content.decode()


def test_robots_are_kept_from_forms_and_searches(client, db):
    told = client.get("/robots.txt").content.decode()

    assert "Disallow: /search" in told
    assert "Disallow: /add" in told
    assert "Disallow: /films" not in told


def test_pages_answer_reading_only(client, tide):
    for path in ("/", "/films/", f"/films/{tide.slug}", "/people/", "/search"):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code == 200


def test_pages_allow_nothing_from_elsewhere(client, db):
    policy = client.get("/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_every_template_can_be_read():
    folder = Path(onesheet.web.__file__).parent / "jinja2"

    for path in folder.rglob("*.html"):
        loader.get_template(str(path.relative_to(folder)), using="pages")
        assert len(path.read_text().splitlines()) < 200, path.name


def test_icon_is_a_picture():
    assert ET.parse(STATIC / "favicon.svg").getroot().tag.endswith("svg")


def test_files_are_small():
    assert (STATIC / "onesheet.css").stat().st_size < 40_000
    assert (STATIC / "onesheet.js").stat().st_size < 10_000
