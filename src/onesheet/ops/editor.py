"""`onesheet editor`: give a member the editor's role."""

from __future__ import annotations

import getpass
import sys

from onesheet.accounts import services
from onesheet.ops.start import bring_up_to_date


def make_editor(name: str) -> int:
    """Make an editor of the member called `name`, asking for a password where the account is new."""
    bring_up_to_date()
    password = None
    if not services.has_account(name):
        password = (
            getpass.getpass(f"Password for {name}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        )
    try:
        services.make_editor(username=name, password=password)
    except services.Refusal as refusal:
        print(f"onesheet: {refusal}", file=sys.stderr)
        return 1
    print(f"{name} is an editor.")
    return 0
