"""The key that signs results: made at the first, kept in the data folder, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings

from onesheet.accounts.services import Refusal
from onesheet.festivals.pure.minisign import NUMBER, SEED, SecretKey

FILE = "result-key"
"""Its name in the data folder: the key's number and what it is made of, in hexadecimal, with a space between them."""


def signing_key() -> SecretKey:
    """Return the site's key, making it where there is none yet; two processes that ask at once get the same.

    Raises Refusal where the folder cannot be written to or the file is none.
    """
    path = Path(settings.DATA) / FILE
    try:
        if not path.exists():
            _make(path)
        number, seed = map(bytes.fromhex, path.read_text(encoding="ascii").split())
    except OSError as fault:
        raise Refusal(
            f"The key that signs results cannot be kept in the data folder: {fault.strerror or fault}."
        ) from fault
    except ValueError as fault:
        raise Refusal(f"The file {FILE} in the data folder is no key. Put back the one that the site had.") from fault
    if (len(number), len(seed)) != (NUMBER, SEED):
        raise Refusal(f"The file {FILE} in the data folder is no key. Put back the one that the site had.")
    return SecretKey(number, seed)


def has_signing_key() -> bool:
    """Tell whether a key was made: before the first result there is none to show."""
    return (Path(settings.DATA) / FILE).exists()


def _make(path: Path) -> None:
    draft = path.with_name(f"{FILE}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{secrets.token_bytes(NUMBER).hex()} {secrets.token_bytes(SEED).hex()}\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
