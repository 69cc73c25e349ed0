"""The key that signs sessions: made at the first start, kept in the data folder, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from onesheet.config.env import SettingError


def secret_key(folder: Path) -> str:
    """Return the site's key, making it where there is none yet; two processes that start at once get the same.

    Raises SettingError where the folder cannot be written to.
    """
    path = folder / "secret-key"
    try:
        return _kept_or_made(path)
    except OSError as fault:
        raise SettingError(
            f"ONESHEET_DATA is {str(folder)!r}, where the site cannot keep its data: {fault.strerror or fault}."
        ) from fault


def _kept_or_made(path: Path) -> str:
    folder = path.parent
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"secret-key.{os.getpid()}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8").strip()
