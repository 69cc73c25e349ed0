"""Reading: a document in, a Reading out. Pure: no Django, no files, no clock.

The readers and all their patterns are loaded when the first of these is asked for: most processes need the vocabulary alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onesheet.reading.choosing import choose, read, read_document, read_text, unreadable

__all__ = ["choose", "read", "read_document", "read_text", "unreadable"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onesheet.reading import choosing  # noqa: PLC0415 - see above

    return getattr(choosing, name)
