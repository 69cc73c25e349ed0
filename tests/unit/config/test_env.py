"""The settings of mail and sign-up, as an operator writes them."""

from __future__ import annotations

import pytest

from onesheet.config.env import Mail, SettingError, read_settings


@pytest.mark.parametrize(
    ("written", "mail"),
    [
        ("", None),
        ("  ", None),
        ("smtp://mail.example.org", Mail("mail.example.org", 587, "", "", "starttls")),
        ("smtp://ada:p%40ss@mail.example.org:2525", Mail("mail.example.org", 2525, "ada", "p@ss", "starttls")),
        ("smtps://ada:pass@mail.example.org", Mail("mail.example.org", 465, "ada", "pass", "tls")),
        (
            "smtp://ada%40example.org:x@mail.example.org",
            Mail("mail.example.org", 587, "ada@example.org", "x", "starttls"),
        ),
        ("smtp://localhost", Mail("localhost", 25, "", "", "none")),
        ("smtp://127.0.0.1:1025/", Mail("127.0.0.1", 1025, "", "", "none")),
        ("smtp://relay:25?tls=no", Mail("relay", 25, "", "", "none")),
        ("smtp://[::1]:1025", Mail("::1", 1025, "", "", "none")),
    ],
)
def test_mail_server(written, mail):
    assert read_settings({"ONESHEET_MAIL": written})["MAIL"] == mail


@pytest.mark.parametrize(
    "written",
    ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host/path", "smtp://host?tls=maybe",
     "smtps://host?tls=no", "smtp://host:port", "smtp://ada:secret@host/path"],
)  # fmt: skip
def test_mail_server_that_cannot_be_understood_is_named_without_its_password(written):
    with pytest.raises(SettingError, match="ONESHEET_MAIL") as told:
        read_settings({"ONESHEET_MAIL": written})

    assert "secret" not in str(told.value)


@pytest.mark.parametrize("written", ["films@example.org", "Films <films@example.org>", ""])
def test_sender(written):
    assert read_settings({"ONESHEET_MAIL_FROM": written})["MAIL_FROM"] == written


@pytest.mark.parametrize("written", ["films", "@", "Films <films>", "a@b.example\nBcc: all@example.org"])
def test_sender_that_is_no_address(written):
    with pytest.raises(SettingError, match="ONESHEET_MAIL_FROM"):
        read_settings({"ONESHEET_MAIL_FROM": written})


def test_sign_up_is_by_invitation_unless_the_operator_says_otherwise():
    assert read_settings({})["SIGN_UP"] == "invitation"
    assert read_settings({"ONESHEET_SIGN_UP": "Open"})["SIGN_UP"] == "open"
    with pytest.raises(SettingError, match="takes open, invitation, approval or closed"):
        read_settings({"ONESHEET_SIGN_UP": "yes"})


def test_proxies():
    assert read_settings({})["PROXIES"] == 0
    assert read_settings({"ONESHEET_PROXIES": "2"})["PROXIES"] == 2
    with pytest.raises(SettingError, match="ONESHEET_PROXIES"):
        read_settings({"ONESHEET_PROXIES": "-1"})
