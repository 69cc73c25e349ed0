"""A mail server that remembers, sign-up as it is set, and the browser's work done in Python."""

from __future__ import annotations

import base64
import html
import json
import re
import socket
import threading
import time
from email import message_from_bytes
from email.policy import default

import altcha
import pytest
from aiosmtpd.controller import Controller
from django.test import Client

from factories.accounts import MemberFactory
from onesheet.accounts.models import Role
from onesheet.accounts.services import give_role
from onesheet.config.env import read_settings

PASSWORD = "harbor lights 9"


class Letters:
    """What the mail server took, and whether it takes anything."""

    def __init__(self):
        self.taken = []
        self.refuses = False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.refuses:
            return "451 not now"
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"

    def wait(self, count=1):
        """Return the letters once there are so many; some are sent behind the page's back."""
        for _ in range(200):
            if len(self.taken) >= count:
                return self.taken
            time.sleep(0.01)
        raise AssertionError(f"{len(self.taken)} letters, not {count}")

    def link(self):
        """Return the path of the link in the last letter."""
        return re.search(r"https?://[^/\s]+(/account/\S+)", self.wait()[-1].get_content())[1]


@pytest.fixture
def mail(settings):
    """A mail server at a port of this machine, which the site is set to use."""
    letters = Letters()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(letters, hostname="127.0.0.1", port=port)
    server.start()
    set_mail(settings, f"smtp://127.0.0.1:{port}")
    yield letters
    for one in threading.enumerate():
        if one.name == "onesheet-mail":  # sent behind the page's back
            one.join(5)
    server.stop()


def set_mail(settings, address):
    """Set the site as `config/settings.py` does for this address of a mail server."""
    given = read_settings({"ONESHEET_MAIL": address})["MAIL"]
    settings.SITE_MAIL = given
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = given.host, given.port
    settings.EMAIL_TIMEOUT = 2
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True


def solve(page):
    """Return the answer to the challenge of a sign-up page, as its script finds it."""
    given = json.loads(html.unescape(re.search(r'data-challenge="([^"]+)"', page)[1]))
    solution = altcha.solve_challenge(altcha.Challenge.from_dict(given))
    return base64.b64encode(json.dumps({"challenge": given, "solution": solution.to_dict()}).encode()).decode()


@pytest.fixture
def sign_up(client, db):
    """Return a function that fills in the sign-up form, with the browser's work done or not, and sends it."""

    def fill_in(*, proven=True, by=None, invitation="", **given):
        browser = by or client
        data = {"username": "carla", "password1": PASSWORD, "website": "", **given}
        if invitation:
            data["invitation"] = invitation
        elif proven and "altcha" not in given:
            data["altcha"] = solve(browser.get("/sign-up").content.decode())
        return browser.post("/sign-up", data)

    return fill_in


@pytest.fixture
def otto(db):
    """An operator."""
    one = MemberFactory(username="otto", email="otto@example.org")
    give_role(to=one, role=Role.OPERATOR)
    return one


@pytest.fixture
def ben(db):
    """A member with a password and no mail address."""
    one = MemberFactory(username="ben")
    one.set_password(PASSWORD)
    one.save()
    return one


def signed_in(member, password=PASSWORD):
    """Return a browser in which the member signed in with the password a moment ago."""
    browser = Client()
    answer = browser.post("/sign-in", {"username": member.username, "password": password})
    assert answer.status_code == 302, answer.content.decode()
    return browser
