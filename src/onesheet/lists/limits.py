"""How often lists may be made and changed."""

from __future__ import annotations

from datetime import timedelta

from onesheet.accounts.limits import Limit

LIST = Limit(
    "list",
    30,
    timedelta(hours=1),
    "30 lists an hour can be made, and that many were. Try again in {minutes}; what you typed is kept below.",
)
"""Making or copying a list."""

LIST_CHANGE = Limit(
    "list-change",
    600,
    timedelta(hours=1),
    "Lists were changed 600 times within an hour. Try again in {minutes}; nothing was lost.",
)
"""Adding, moving, removing, a note."""

LIST_INVITE = Limit(
    "list-invite",
    30,
    timedelta(hours=1),
    "30 members an hour can be asked to edit with you, and that many were. Try again in {minutes}.",
)

MOST_FILMS = 2000
"""Films on one list."""

MOST_OF_RULE = 5000
"""Films that count by a rule, in a file."""

LONGEST_TEXT = 5000
"""Signs of what a list says of itself."""

LONGEST_NOTE = 1000
"""Signs of a note on a film."""

MOST_EDITORS = 20
"""Members who edit a list with its owner."""
