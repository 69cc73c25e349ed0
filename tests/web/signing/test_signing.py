"""Signing in and out."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from factories.accounts import MemberFactory, editor

PASSWORD = "harbor lights 9"
WRONG = {"username": "ada", "password": "wrong"}


@pytest.fixture
def ada(db):
    member = editor("ada")
    member.set_password(PASSWORD)
    member.save()
    return member


def sign_in(client, **given):
    return client.post("/sign-in", {"username": "ada", "password": PASSWORD, **given})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_right_name_and_password_lead_home(client, ada):
    answer = sign_in(client)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert is_signed_in(client)


def test_editor_finds_add_and_waiting_and_a_member_does_not(client, ada, db):
    sign_in(client)
    assert 'href="/add"' in client.get("/sign-out").content.decode()
    assert 'href="/proposals/"' in client.get("/sign-out").content.decode()

    client.force_login(MemberFactory(username="ben"))
    assert 'href="/add"' not in client.get("/sign-out").content.decode()
    assert 'href="/proposals/"' not in client.get("/sign-out").content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"password": "wrong"},
        {"username": "nobody"},
        {"username": ""},
        {"password": ""},
        {"password": "HARBOR LIGHTS 9"},
    ],
)
def test_wrong_name_or_password_says_so_and_keeps_the_name(client, ada, given):
    page = sign_in(client, **given)

    text = page.content.decode()
    assert page.status_code == 200
    assert "No account has this name and password." in text or "This field is required." in text
    assert f'value="{given.get("username", "ada")}"' in text or not given.get("username", "ada")
    assert PASSWORD not in text
    assert not is_signed_in(client)


def test_wrong_name_and_wrong_password_are_told_in_the_same_words(client, ada):
    def told(**given):
        return re.search(r'role="alert">(.*?)</div>', sign_in(client, **given).content.decode(), re.DOTALL)[1]

    assert told(username="nobody") == told(password="wrong")


def test_closed_account_does_not_get_in(client, ada):
    ada.is_active = False
    ada.save()

    answer = sign_in(client)

    assert answer["Location"] == "/account/closed"
    assert "This account is closed" in client.get(answer["Location"]).content.decode()
    assert not is_signed_in(client)


def test_closed_account_is_told_to_nobody_without_its_password(client, ada):
    ada.is_active = False
    ada.save()

    assert "No account has this name and password." in sign_in(client, password="wrong").content.decode()


@pytest.mark.parametrize("target", ["/add", "/proposals/?page=2", "/films/the-piano-1993#facts"])
def test_next_leads_on_within_the_site(client, ada, target):
    assert sign_in(client, next=target)["Location"] == target


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        " https://evil.example/",
        "http://testserver@evil.example/",
        "",
    ],
)
def test_next_never_leads_away(client, ada, target):
    assert sign_in(client, next=target)["Location"] == "/"


def test_next_is_kept_in_the_form_and_escaped(client, db):
    page = client.get("/sign-in", {"next": '/add?a="><script>'}).content.decode()

    assert "<script>" not in page.partition("<main")[2]
    assert 'name="next" value="/add?a=&#34;&gt;&lt;script&gt;"' in page


def test_signed_in_member_is_led_on_from_the_form(client, ada):
    client.force_login(ada)

    assert client.get("/sign-in")["Location"] == "/"


def test_signing_in_changes_the_session_key(client, ada):
    client.get("/add")
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key

    client.cookies["sessionid"] = before
    sign_in(client)

    assert client.session.session_key != before


def test_signing_out_needs_a_press_and_ends_the_session(client, ada):
    client.force_login(ada)

    page = client.get("/sign-out")
    assert "You are signed in as Ada." in page.content.decode()
    assert is_signed_in(client)

    answer = client.post("/sign-out")
    assert answer["Location"] == "/"
    assert answer.cookies["sessionid"].value == ""
    assert not is_signed_in(client)


def test_signing_out_without_being_in_is_harmless(client, db):
    assert "You are not signed in." in client.get("/sign-out").content.decode()
    assert client.post("/sign-out")["Location"] == "/"


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
def test_other_methods_are_refused(client, db, path):
    assert client.delete(path).status_code == 405


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/add"])
def test_forms_without_their_token_are_refused(ada, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)

    assert client.post(path, {"text": "x"}).status_code == 403


def test_form_of_a_page_is_accepted(ada):
    client = Client(enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get("/sign-in").content.decode())[1]

    assert sign_in(client, csrfmiddlewaretoken=token)["Location"] == "/"


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
def test_pages_carry_the_sites_own_name(client, db, settings, path):
    assert f'href="/">{settings.SITE_NAME}</a>' in client.get(path).content.decode()


def test_form_is_never_kept_by_a_cache(client, db):
    assert "no-store" in client.get("/sign-in")["Cache-Control"]
    assert "no-store" in client.get("/sign-out")["Cache-Control"]


def test_eighth_failure_closes_signing_in_for_a_while(client, ada):
    for _ in range(7):
        assert client.post("/sign-in", WRONG).status_code == 200

    closed = client.post("/sign-in", WRONG)

    assert closed.status_code == 429
    assert closed["Retry-After"] == "900"
    assert "Try again in about 15 minutes." in closed.content.decode()


def test_right_password_does_not_open_it_again_while_it_is_closed(client, ada):
    for _ in range(8):
        client.post("/sign-in", WRONG)

    assert sign_in(client).status_code == 429
    assert not is_signed_in(client)


def test_others_still_get_in_and_so_does_ada_from_elsewhere(client, ada):
    ben = MemberFactory(username="ben")
    ben.set_password(PASSWORD)
    ben.save()
    for _ in range(8):
        client.post("/sign-in", WRONG)

    assert sign_in(client, username="ben").status_code == 302
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert sign_in(elsewhere).status_code == 302


def test_getting_in_forgets_earlier_failures(client, ada):
    for _ in range(7):
        client.post("/sign-in", WRONG)
    sign_in(client)
    client.post("/sign-out")

    assert client.post("/sign-in", WRONG).status_code == 200


@pytest.mark.parametrize("written", ["ADA", "Ada", " ada "])
def test_name_in_another_case_counts_as_the_same_name(client, ada, written):
    for _ in range(7):
        client.post("/sign-in", WRONG)

    assert client.post("/sign-in", {**WRONG, "username": written}).status_code == 429


def test_name_is_found_in_any_case(client, ada):
    assert sign_in(client, username="ADA").status_code == 302


def test_admin_has_no_sign_in_of_its_own(client, ada):
    answer = client.post("/admin/login/", {"username": "ada", "password": PASSWORD})

    assert answer["Location"].startswith("/sign-in")
    assert not is_signed_in(client)
