"""Signs that files can spell out and no database keeps: the zero byte, and half of a surrogate pair."""

from __future__ import annotations

import re
from typing import Any

_UNFIT = re.compile("[\x00\ud800-\udfff]")


def sound(value: Any) -> Any:
    """Return a value of JSON in which such signs became U+FFFD. Raises RecursionError where it nests too deep."""
    if isinstance(value, str):
        return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list | tuple):
        return [sound(one) for one in value]
    if isinstance(value, dict):
        return {sound(name): sound(one) for name, one in value.items()}
    return value
