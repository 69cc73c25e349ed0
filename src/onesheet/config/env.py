"""Every setting an operator can give, read from the environment in one place.

An unknown `ONESHEET_` name or a value that cannot be understood stops the start with a sentence that names it: a
setting that is silently ignored is worse than none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class SettingError(Exception):
    """A setting is unknown or cannot be understood; the message says which and what it takes."""


def _text(raw: str) -> str:
    return raw


def _folder(raw: str) -> Path:
    return Path(raw).expanduser().resolve()


def _yes_or_no(raw: str) -> bool:
    word = raw.strip().lower()
    if word in {"1", "yes", "true", "on"}:
        return True
    if word in {"0", "no", "false", "off", ""}:
        return False
    raise ValueError("takes yes or no")


def _words(raw: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in raw.split(",") if word.strip())


def _count(raw: str) -> int:
    if not raw.strip().isdigit() or int(raw) < 1:
        raise ValueError("takes a whole number from 1")
    return int(raw)


def _endpoint(raw: str) -> str:
    address = urlsplit(raw.strip())
    if not raw.strip():
        return ""
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise ValueError("takes an address such as http://127.0.0.1:8080/v1")
    if "@" in address.netloc:
        raise ValueError("takes an address without a name or password; a key goes into ONESHEET_MODEL_KEY")
    return raw.strip().rstrip("/")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server that takes this site's letters."""

    host: str
    port: int
    user: str
    password: str
    encryption: str
    """`starttls`, `tls` from the first byte, or `none`."""


_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_MAIL = "takes an address such as smtp://name:password@mail.example.org:587 or smtps://..., or nothing"


def _mail(raw: str) -> Mail | None:
    """Read a mail server's address. What goes to another machine is encrypted, unless `?tls=no` says otherwise."""
    address = urlsplit(raw.strip())
    if not raw.strip():
        return None
    if address.scheme not in {"smtp", "smtps"} or not address.hostname or address.path not in {"", "/"}:
        raise ValueError(_MAIL)
    asked = parse_qs(address.query)
    if asked not in ({}, {"tls": ["no"]}) or (asked and address.scheme == "smtps"):
        raise ValueError(_MAIL)
    encryption = "none" if asked or address.hostname in _THIS_MACHINE else "starttls"
    if address.scheme == "smtps":
        encryption = "tls"
    return Mail(
        host=address.hostname,
        port=address.port or {"tls": 465, "starttls": 587, "none": 25}[encryption],
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        encryption=encryption,
    )


def _mailbox(raw: str) -> str:
    _name, address = parseaddr(raw.strip())
    if raw.strip() and (not address or "@" not in address.strip("@") or "\n" in raw):
        raise ValueError("takes an address such as films@example.org or Films <films@example.org>")
    return raw.strip()


SIGN_UP = ("open", "invitation", "approval", "closed")


def _sign_up(raw: str) -> str:
    word = raw.strip().lower()
    if word not in SIGN_UP:
        raise ValueError("takes open, invitation, approval or closed")
    return word


def _number(raw: str) -> int:
    if not raw.strip().isdigit():
        raise ValueError("takes a whole number from 0")
    return int(raw)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name after `ONESHEET_`, how it is read, its default and what it does."""

    name: str
    read: Callable[[str], Any]
    default: str
    meaning: str


SETTINGS = (
    Setting("DATA", _folder, "onesheet-data", "Folder for the database, the secret key and the files that are served."),
    Setting(
        "DATABASE_URL", _text, "", "postgresql://user:password@host:port/name; empty for SQLite in the data folder."
    ),
    Setting("SITE_NAME", _text, "Onesheet", "The name at the top of every page."),
    Setting("SITE_URL", _text, "", "The site's address, https://films.example.org, for links that leave the page."),
    Setting("HOSTS", _words, "127.0.0.1,localhost", "Host names the site answers to, with commas between."),
    Setting(
        "PROXIES",
        _number,
        "0",
        "How many proxies stand in front of the site: a visitor's network address is then read from what they add to "
        "X-Forwarded-For.",
    ),
    Setting(
        "SIGN_UP",
        _sign_up,
        "invitation",
        "Who may make an account: open (everybody), approval (everybody asks, an operator lets them in), invitation "
        "(with a link that an operator made) or closed.",
    ),
    Setting(
        "MAIL",
        _mail,
        "",
        "The mail server that takes this site's letters: smtp://name:password@mail.example.org:587, or smtps://... Empty "
        "for none: addresses are then not asked for, and passwords are set by an operator.",
    ),
    Setting("MAIL_FROM", _mailbox, "", "Whom letters come from, Films <films@example.org>; empty for the site's host."),
    Setting(
        "HTTPS", _yes_or_no, "no", "yes where visitors come by https: cookies and headers are then for https alone."
    ),
    Setting("SECRET_KEY", _text, "", "Key that signs sessions; empty to have one made and kept in the data folder."),
    Setting("TIME_ZONE", _text, "UTC", "Time zone in which times are shown, Europe/Lisbon."),
    Setting("IMPORT_LIMIT", _count, "200", "Megabytes that a file may have which a member gives to be taken in."),
    Setting("WORKERS", _count, "2", "Server processes."),
    Setting("CACHE_MEGABYTES", _count, "32", "Memory for finished pages, in each server process."),
    Setting(
        "MODEL_URL",
        _endpoint,
        "",
        "A language model as one more reader of documents: any server with the OpenAI-compatible chat protocol, such as "
        "http://127.0.0.1:8080/v1. Texts are sent there. Empty for none.",
    ),
    Setting("MODEL_NAME", _text, "", "The model to ask for there; empty where the server has one alone."),
    Setting("MODEL_KEY", _text, "", "The key that the server asks for; empty for none."),
    Setting("MODEL_SECONDS", _count, "60", "How long one answer of the model may take."),
    Setting(
        "DEBUG", _yes_or_no, "no", "yes for developers: errors with their traces. Never on a site others can reach."
    ),
)

FOR_TESTS = ("SAMPLES", "TEST_POSTGRES", "TEST_ON")
"""Names the test suite reads; the site itself ignores them."""


def read_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Read every setting; an empty one has its default. Raises SettingError that names the first one that is wrong."""
    known = {setting.name for setting in SETTINGS}
    for name in environment:
        if name.startswith("ONESHEET_"):
            short = name.removeprefix("ONESHEET_")
            if short not in known and short not in FOR_TESTS:
                raise SettingError(f"{name} is no setting of Onesheet; `onesheet settings` lists them.")
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        raw = environment.get(f"ONESHEET_{setting.name}", "") or setting.default
        try:
            values[setting.name] = setting.read(raw)
        except ValueError as fault:
            shown = "what was given" if "@" in raw else repr(raw)
            raise SettingError(f"ONESHEET_{setting.name} {fault}, not {shown}.") from fault
    return values


def from_environment() -> dict[str, Any]:
    """Read every setting from the process's environment."""
    return read_settings(os.environ)
