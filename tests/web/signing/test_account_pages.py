"""The pages of one's account: password, second step, passkeys, sessions; all of them django-allauth's, in the site's look."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from pathlib import Path

import allauth
import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from onesheet.accounts.adapter import SIGNED_IN_AT
from onesheet.web.signing.numbers import under_its_name
from web.signing.conftest import PASSWORD, signed_in

pytestmark = pytest.mark.django_db

PAGES = [
    "/account/password",
    "/account/email",
    "/account/sessions",
    "/account/two-factor",
    "/account/two-factor/app",
    "/account/passkeys",
    "/account/passkeys/add",
    "/account/again",
]


def code_of(secret, at=None):
    """Return the six digits an authenticator app shows: RFC 6238 with SHA-1 and thirty seconds."""
    steps = int((time.time() if at is None else at) // 30)
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", steps), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


@pytest.fixture
def browser(ben):
    """Ben's browser, in which he has just shown that it is he."""
    one = signed_in(ben)
    assert one.post("/account/again", {"password": PASSWORD, "next": "/"}).status_code == 302
    return one


@pytest.fixture
def secret(browser):
    """The key of Ben's authenticator app, which is on."""
    page = browser.get("/account/two-factor/app").content.decode()
    key = re.search(r'id="authenticator_secret" value="([A-Z2-7]+)"', page)[1]
    answer = browser.post("/account/two-factor/app", {"code": code_of(key)})
    assert answer["Location"] == "/account/two-factor/codes"
    return key


def step_one(client):
    answer = client.post("/sign-in", {"username": "ben", "password": PASSWORD, "next": "/films/"})
    assert answer["Location"].startswith("/sign-in/code")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", PAGES)
def test_page_is_well_formed_and_in_the_sites_look(visit, browser, path):
    page = visit(path, by=browser)

    assert 'class="sheet signing"' in page.html
    assert "<style" not in page.html
    assert 'src="data:' not in page.html


@pytest.mark.parametrize("path", [*PAGES, "/account/two-factor/codes", "/account/passkeys/1"])
def test_visitors_are_asked_to_sign_in(client, path):
    assert client.get(path)["Location"].startswith("/sign-in?")


@pytest.mark.parametrize(
    "path", [*PAGES, "/sign-in", "/sign-up", "/account/reset", "/account/closed", "/account/confirm"]
)
def test_nothing_of_these_pages_is_kept(browser, path):
    for one in (browser, Client()):
        answer = one.get(path)
        assert answer.status_code == 302 or "no-store" in answer["Cache-Control"]


def test_every_address_that_allauth_asks_for_is_there():
    """Allauth's code reverses its own names; each must be in our list of addresses, or be of a part that is off."""
    off = {
        "account_confirm_login_code", "account_request_login_code", "account_signup_by_passkey", "account_verify_phone",
        "account_change_phone", "account_confirm_password_reset_code", "account_complete_password_reset",
        "account_password_reset_completed", "mfa_signup_webauthn", "mfa_trust",
    }  # fmt: skip
    names = set()
    for path in Path(allauth.__file__).parent.rglob("urls.py"):
        if (
            path.parent.name not in {"socialaccount", "headless", "idp", "oidc", "allauth"}
            and "providers" not in path.parts
        ):
            names |= set(re.findall(r'name="((?:account|mfa|usersessions)_\w+)"', path.read_text()))
    missing = set()
    for name in names:
        for where in ({}, {"pk": 1}, {"key": "k"}, {"uidb36": "1", "key": "k"}):
            try:
                reverse(name, kwargs=where)
                break
            except NoReverseMatch:
                continue
        else:
            missing.add(name)
    assert missing == off


def test_changing_the_password_asks_for_the_old_one_and_ends_other_sessions(ben):
    here, elsewhere = signed_in(ben), signed_in(ben)
    new = {"password1": "winter palace 7", "password2": "winter palace 7"}

    wrong = here.post("/account/password", {**new, "oldpassword": "wrong"})
    assert "This is not your present password." in wrong.content.decode()
    assert here.post("/account/password", {**new, "oldpassword": PASSWORD}).status_code == 302

    assert here.get("/account/sessions").status_code == 200
    assert elsewhere.get("/account/sessions").status_code == 302


def test_signing_out_everywhere_else(ben):
    here, elsewhere = signed_in(ben), signed_in(ben)
    assert here.get("/account/sessions").content.decode().count("Since ") == 2

    here.post("/account/sessions")

    assert here.get("/account/sessions").content.decode().count("Since ") == 1
    assert elsewhere.get("/account/sessions").status_code == 302


def test_second_step_asks_for_the_apps_code(client, ben, secret):
    step_one(client)

    assert "This code is wrong" in client.post("/sign-in/code", {"code": "000000"}).content.decode()
    answer = client.post("/sign-in/code", {"code": code_of(secret, time.time() + 30)})

    assert answer["Location"] == "/films/"
    assert "_auth_user_id" in client.session


def test_code_is_good_once(client, ben, secret):
    code = code_of(secret, time.time() + 30)
    step_one(client)
    client.post("/sign-in/code", {"code": code})

    other = Client()
    step_one(other)
    other.post("/sign-in/code", {"code": code})

    assert "_auth_user_id" not in other.session


def test_recovery_code_signs_in_once(client, browser, secret):
    codes = re.findall(r"<code>(\d+)</code>", browser.get("/account/two-factor/codes").content.decode())
    assert len(codes) == 10

    step_one(client)
    assert client.post("/sign-in/code", {"code": codes[0]})["Location"] == "/films/"

    other = Client()
    step_one(other)
    assert other.post("/sign-in/code", {"code": codes[0]}).status_code == 200


def test_guessing_codes_ends_after_eight_tries(client, ben, secret):
    step_one(client)
    for _ in range(8):
        client.post("/sign-in/code", {"code": "000000"})

    page = client.post("/sign-in/code", {"code": code_of(secret)})

    assert "Too many wrong codes." in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_pages_of_the_second_step_are_well_formed(visit, client, browser, secret):
    for path in (
        "/account/two-factor",
        "/account/two-factor/codes",
        "/account/two-factor/codes/new",
        "/account/two-factor/app/off",
    ):
        visit(path, by=browser)
    step_one(client)
    assert "The second step" in visit("/sign-in/code").words


def test_app_is_turned_off_and_the_password_alone_signs_in(client, browser, secret):
    browser.post("/account/two-factor/app/off")

    assert client.post("/sign-in", {"username": "ben", "password": PASSWORD})["Location"] == "/"


def test_second_step_holds_for_the_admin_too(client, ben, secret):
    ben.is_staff = ben.is_superuser = True
    ben.save()

    client.post("/admin/login/?next=/admin/", {"username": "ben", "password": PASSWORD})

    assert client.get("/admin/").status_code == 302


def test_who_signed_in_just_now_is_not_asked_again(ben):
    here = signed_in(ben)

    for path in ("/account/two-factor/app", "/account/passkeys/add"):
        assert here.get(path).status_code == 200


@pytest.mark.parametrize("ago", [301, None])
def test_who_signed_in_a_while_ago_is_asked_again(ben, ago):
    """A session from before this was noted counts as an old one."""
    here = signed_in(ben)
    session = here.session
    if ago:
        session[SIGNED_IN_AT] -= ago
    else:
        del session[SIGNED_IN_AT]
    session.save()

    for path in ("/account/two-factor/app", "/account/passkeys/add"):
        assert here.get(path)["Location"].startswith("/account/again?")


def test_a_wrong_code_after_the_password_is_no_signing_in(browser, secret):
    here = Client()
    step_one(here)
    here.post("/sign-in/code", {"code": "000000"})

    assert SIGNED_IN_AT not in here.session


@pytest.mark.parametrize(
    ("host", "named"),
    [
        ("127.0.0.1:8000", "http://localhost:8000/account/passkeys/add"),
        ("[::1]", "http://localhost/account/passkeys/add"),
        ("192.0.2.7:8000", ""),
    ],
)
def test_under_a_number_passkeys_say_that_they_need_a_name(visit, settings, ben, host, named):
    settings.ALLOWED_HOSTS = ["*"]
    here = signed_in(ben)
    here.defaults["HTTP_HOST"] = host

    page = visit("/account/passkeys/add", by=here)

    assert "Passkeys need the site's name, not its number." in page.words
    assert "data-passkey" not in page.html
    assert [link for link in page.links if link.startswith("http://localhost")] == ([named] if named else [])
    assert "data-passkey" not in Client(HTTP_HOST=host).get("/sign-in").content.decode()
    assert "data-passkey" in Client(HTTP_HOST="localhost:8000").get("/sign-in").content.decode()


def test_the_sites_own_address_is_named_where_it_is_set(settings):
    settings.SITE_URL = "https://films.example.org"

    assert under_its_name("192.0.2.7") == "https://films.example.org"


@pytest.mark.parametrize("path", ["/account/password", "/account/passkeys/add"])
def test_no_words_but_our_own_stand_by_the_fields(visit, browser, path):
    words = visit(path, by=browser).words

    for theirs in ("passwordless", "Current Password", "New Password", "can’t be too similar", "other personal"):
        assert theirs not in words


def test_asking_again_counts_wrong_passwords(ben):
    browser = signed_in(ben)
    for _ in range(7):
        assert browser.post("/account/again", {"password": "wrong"}).status_code == 200

    assert browser.post("/account/again", {"password": "wrong"}).status_code == 429


def test_second_step_is_not_skipped_by_a_link(client, ben, secret):
    step_one(client)

    assert client.get("/account/two-factor")["Location"].startswith("/sign-in")


def test_file_of_codes(browser, secret):
    answer = browser.get("/account/two-factor/codes/file")

    assert answer["Content-Type"].startswith("text/plain")
    assert len(re.findall(r"\d{8}", answer.content.decode())) == 10
