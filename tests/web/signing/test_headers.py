"""What every answer says to the browser about safety."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from factories.accounts import MemberFactory, editor

PAGES = ["/", "/films/", "/sign-in", "/nowhere", "/add", "/search?q=x"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_strict_policy(client, db, path):
    answer = client.get(path)

    directives = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/add", "/proposals/", "/", "/nowhere"])
def test_pages_have_nothing_inline_and_nothing_from_elsewhere(client, db, path):
    client.force_login(editor("ada"))

    page = client.get(path, follow=True).content.decode()

    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page.replace('<script type="application/ld+json">', "")
    assert " onclick=" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page.replace('href="http://testserver', "")


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client, db):
    ben = MemberFactory(username="ben")
    ben.set_password("harbor lights 9")
    ben.save()

    form = client.get("/sign-in")
    answer = client.post("/sign-in", {"username": "ben", "password": "harbor lights 9"})

    session = answer.cookies["sessionid"]
    assert session["httponly"] is True
    assert session["samesite"] == "Lax"
    assert session["secure"] == ""
    assert form.cookies["csrftoken"]["samesite"] == "Lax"


def test_visitor_gets_no_cookie_on_a_page_without_a_form(client, db):
    assert client.get("/films/").cookies == {}


def test_behind_https_cookies_and_headers_are_for_https_alone(tmp_path):
    """The settings are read once at the start, so this asks a process that starts with https."""
    program = (
        "import django; django.setup()\n"
        "from django.conf import settings as s\n"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.SECURE_PROXY_SSL_HEADER)\n"
    )
    environment = {
        **os.environ,
        "ONESHEET_HTTPS": "yes",
        "ONESHEET_DATA": str(tmp_path),
        "ONESHEET_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "onesheet.config.settings",
    }

    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)

    assert said.stdout.split(maxsplit=3) == ["True", "True", "31536000", "('HTTP_X_FORWARDED_PROTO', 'https')\n"]
