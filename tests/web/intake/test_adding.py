"""Adding a document: by text, file or address."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from ipaddress import ip_address

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from integration.fetching.site import serve
from onesheet.accounts.limits import ADD
from onesheet.accounts.models import Attempt
from onesheet.films.services import publish
from onesheet.sources.fetching import Limits, fetch
from onesheet.sources.models import Document
from onesheet.web.intake import views
from web.intake.conftest import TEXT, words

PAGE = f"<!doctype html><title>The Tide: A Film That Waits</title><nav>Menu</nav><main>{''.join(f'<p>{p}</p>' for p in TEXT.split(chr(10) * 2))}</main>"


def test_empty_form_asks_for_text_file_or_address(browser):
    page = browser.get("/add")

    assert page.status_code == 200
    for name in ("text", "file", "address", "source_name", "source_kind", "licence", "shown_at"):
        assert f'name="{name}"' in page.content.decode()
    assert "errorlist" not in page.content.decode()


def test_pasted_text_leads_to_its_proposal(browser, ada):
    answer = browser.post(
        "/add",
        {
            "text": TEXT,
            "source_name": "The Matinee",
            "source_kind": "magazine",
            "licence": "CC-BY-4.0",
            "shown_at": "https://example.org/tide",
        },
    )

    document = Document.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/proposals/{document.pk}")
    assert document.state == "proposed"
    assert document.text == TEXT
    assert (document.source.name, document.source.kind) == ("The Matinee", "magazine")
    assert (document.licence, document.address, document.media_type) == (
        "CC-BY-4.0",
        "https://example.org/tide",
        "text/plain",
    )
    assert document.added_by == ada


def test_line_ends_of_a_browser_make_no_other_text(browser):
    browser.post("/add", {"text": TEXT.replace("\n", "\r\n")})

    assert Document.objects.get().text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("tide.txt", TEXT.encode(), "text/plain"),
        ("tide.txt", TEXT.encode("utf-16"), "text/plain"),
        ("tide.html", PAGE.encode(), "text/html"),
        ("tide.txt", PAGE.encode(), "text/html"),
    ],
)
def test_uploaded_file_is_read_by_what_it_holds(browser, name, data, media_type):
    answer = browser.post("/add", {"file": SimpleUploadedFile(name, data)})

    document = Document.objects.get()
    assert answer["Location"] == f"/proposals/{document.pk}"
    assert document.media_type == media_type
    assert "Kit (Bo Reed) repairs a boat" in document.text
    assert "<p>" not in document.text


def test_pasted_html_is_read_as_a_page(browser):
    browser.post("/add", {"text": PAGE})

    document = Document.objects.get()
    assert document.media_type == "text/html"
    assert "Menu" not in document.text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Nothing was given to read."),
        ({"text": "  \n "}, "Nothing was given to read."),
        ({"text": TEXT, "address": "https://example.org/"}, "Two documents were given at once."),
        ({"file": SimpleUploadedFile("empty.txt", b"")}, "This file is empty, or it is a folder."),
        ({"file": SimpleUploadedFile("tide.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 99)}, "This is a PNG image, not a text"),
        ({"file": SimpleUploadedFile("tide.txt", b"a\x00b" * 50)}, "zero byte"),
        ({"file": SimpleUploadedFile("large.txt", b"word " * 1_000_001)}, "This is larger than 5 MB."),
        ({"text": TEXT + "\x00"}, "zero byte"),
        (
            {"text": "A cake needs flour, butter and eggs. Mix them well."},
            "No film was found that this document is about. What is read: an encyclopedia article",
        ),
        ({"address": "example.org/tide"}, "Only addresses that begin with"),
        ({"address": "http://127.0.0.1/"}, "inside a private or local network"),
        ({"address": "http://localhost/"}, "inside a private or local network"),
        ({"address": "http://[::1]/"}, "inside a private or local network"),
        ({"address": "https://user:secret@example.org/"}, "carries a user name or a password"),
        ({"text": TEXT, "shown_at": "not an address"}, "This is no address of a web page."),
        ({"text": TEXT, "shown_at": "javascript:alert(1)"}, "This is no address of a web page."),
        ({"text": TEXT, "source_kind": "oracle"}, "Select a valid choice"),
        ({"text": TEXT, "licence": "stolen"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_read_gives_a_sentence_and_stores_nothing(browser, given, sentence):
    page = browser.post("/add", given)

    assert page.status_code == 200
    assert sentence in words(page)
    assert not Document.objects.exists()


def test_errors_keep_what_was_typed(browser):
    page = browser.post(
        "/add",
        {
            "text": "A cake <b>needs</b> flour.",
            "source_name": "The “Matinee”",
            "source_kind": "magazine",
            "licence": "CC0-1.0",
            "shown_at": "https://example.org/a?b&c",
        },
    )

    form = page.content.decode()
    assert "A cake &lt;b&gt;needs&lt;/b&gt; flour.</textarea>" in form
    assert 'value="The “Matinee”"' in form
    assert '<option value="magazine" selected>' in form
    assert '<option value="CC0-1.0" selected>' in form
    assert 'value="https://example.org/a?b&amp;c"' in form


def test_errors_are_tied_to_their_fields(browser):
    form = browser.post("/add", {"address": "nowhere"}).content.decode()

    assert re.search(r'<input[^>]*name="address"[^>]*aria-invalid="true"', form)
    assert re.search(r'<input[^>]*name="address"[^>]*aria-describedby="[^"]*id_address_error', form)
    assert 'id="id_address_error"' in form


def test_same_text_pressed_twice_is_one_document(browser):
    first = browser.post("/add", {"text": TEXT})
    second = browser.post("/add", {"text": TEXT}, follow=True)

    assert second.redirect_chain == [(first["Location"], 302)]
    assert "This very text waits already." in second.content.decode()
    assert Document.objects.count() == 1


def test_text_that_is_published_leads_to_its_document(browser, ada):
    browser.post("/add", {"text": TEXT})
    document = Document.objects.get()
    publish(document=document, by=ada, now=timezone.now())

    answer = browser.post("/add", {"text": TEXT})

    assert answer["Location"] == f"/documents/{document.pk}"
    assert "This very text is here already" in browser.get("/proposals/").content.decode()
    assert Document.objects.count() == 1


def test_form_larger_than_anything_taken_is_refused_in_words(browser):
    page = browser.post("/add", {"text": "word " * 1_300_000})

    assert page.status_code == 400
    assert "more than the 5 MB that it takes" in words(page)


def test_sources_that_are_known_are_offered(browser, wait):
    wait(outlet="The Matinee")

    assert '<option value="The Matinee">' in browser.get("/add").content.decode()


def test_form_costs_the_same_with_one_source_and_three(browser, wait, django_assert_num_queries):
    wait(outlet="One")
    with django_assert_num_queries(5):
        browser.get("/add")
    for outlet in ("Two", "Three"):
        wait(f"{outlet}. Directed by Ann Marsh.", outlet=outlet)
    with django_assert_num_queries(5):
        browser.get("/add")


def test_more_than_the_hourly_limit_is_refused_and_kept(browser, ada):
    Attempt.objects.bulk_create(Attempt(member=ada, act=ADD.act, at=timezone.now()) for _ in range(ADD.times))

    page = browser.post("/add", {"text": TEXT})

    assert "60 documents an hour can be added, and that many were. Try again in 60 minutes" in words(page)
    assert "Kit (Bo Reed) repairs a boat" in page.content.decode()
    assert not Document.objects.exists()


def test_failed_fetches_count_towards_the_limit_and_faulty_forms_do_not(browser, ada):
    browser.post("/add", {})
    browser.post("/add", {"address": "http://127.0.0.1/"})

    assert Attempt.objects.filter(member=ada, at__gt=timezone.now() - timedelta(minutes=1)).count() == 1


@pytest.fixture
def site(monkeypatch):
    """A web site on this machine that may be fetched from, which the guard refuses otherwise."""
    with serve() as running:
        here = partial(
            fetch,
            limits=Limits(seconds=5, ports=frozenset({running.port})),
            allowed=lambda address: address == ip_address("127.0.0.1"),
        )
        monkeypatch.setattr(views, "fetch", here)
        yield running


def test_page_at_an_address_is_fetched_and_read(browser, site, settings):
    settings.SITE_URL = "https://films.example"
    site.redirect("/old", "/tide")
    site.page("/tide", PAGE.encode(), "text/html; charset=utf-8")

    answer = browser.post("/add", {"address": site.url("/old")})

    document = Document.objects.get()
    assert answer["Location"] == f"/proposals/{document.pk}"
    assert document.address == document.origin == site.url("/tide")
    assert document.media_type == "text/html"
    assert document.text.startswith("The Tide: A Film That Waits")
    assert site.requests[0][1]["user-agent"].endswith("(+https://films.example)")


def test_address_to_show_is_kept_beside_the_one_fetched(browser, site):
    site.page("/tide", TEXT.encode(), "text/plain")

    browser.post("/add", {"address": site.url("/tide"), "shown_at": "https://example.org/tide"})

    document = Document.objects.get()
    assert (document.address, document.origin) == ("https://example.org/tide", site.url("/tide"))


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16", "utf-8"])
def test_plain_text_is_read_in_the_encoding_its_server_tells(browser, site, charset):
    text = TEXT.replace("★★★★", "She runs a café.")
    site.page("/tide", text.encode(charset), f"text/plain; charset={charset}")

    browser.post("/add", {"address": site.url("/tide")})

    assert Document.objects.get().text == text


def test_address_that_gives_nothing_says_why(browser, site):
    site.status("/gone", 404)

    page = browser.post("/add", {"address": site.url("/gone")})

    assert "there is no such page" in words(page)
    assert f'value="{site.url("/gone")}"' in page.content.decode()
    assert not Document.objects.exists()
