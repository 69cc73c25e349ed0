"""`onesheet settings`: every setting, what it is now and what it does."""

from __future__ import annotations

import os

from onesheet.config.env import SETTINGS, read_settings


def print_settings() -> int:
    """Print each setting with its value here; secrets are not shown."""
    values = read_settings(os.environ)
    for setting in SETTINGS:
        name = f"ONESHEET_{setting.name}"
        shown = values[setting.name]
        if isinstance(shown, tuple):
            shown = ",".join(shown)
        elif isinstance(shown, bool):
            shown = "yes" if shown else "no"
        elif setting.name in {"SECRET_KEY", "DATABASE_URL", "MODEL_KEY", "MAIL"} and shown:
            shown = "(given, not shown)"
        elif shown is None:
            shown = ""
        print(f"{name}={shown}\n    {setting.meaning}")
    return 0
