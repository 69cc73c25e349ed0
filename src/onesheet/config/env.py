"""Every setting an operator can give, read from the environment in one place.

An unknown `ONESHEET_` name or a value that cannot be understood stops the start with a sentence that names it: a
setting that is silently ignored is worse than none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


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
        "HTTPS", _yes_or_no, "no", "yes where visitors come by https: cookies and headers are then for https alone."
    ),
    Setting("SECRET_KEY", _text, "", "Key that signs sessions; empty to have one made and kept in the data folder."),
    Setting("TIME_ZONE", _text, "UTC", "Time zone in which times are shown, Europe/Lisbon."),
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
