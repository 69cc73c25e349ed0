"""What an address asks for, read from its query; nonsense is taken as not asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

_LAST_PAGE = 100_000
_YEARS = re.compile(r"(\d{4})(s?)", re.ASCII)


def page_asked(request: HttpRequest) -> int:
    """Return the page asked for, 1 to 100,000; 1 where none is, or none that is a number."""
    text = request.GET.get("page", "")
    return min(max(int(text), 1), _LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def place_asked(request: HttpRequest) -> int | None:
    """Return the place in a text that `?at=` asks for, in characters; None where it asks for none."""
    text = request.GET.get("at", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def page_address(request: HttpRequest, page: int) -> str:
    """Return the address of another page of the same list."""
    asked = request.GET.copy()
    for name in ("page", "at"):
        asked.pop(name, None)
    if page > 1:
        asked["page"] = str(page)
    query = asked.urlencode()
    return f"{request.path}?{query}" if query else request.path


def years_asked(text: str) -> tuple[int, int] | None:
    """Return the first and last year of `2015` or `2010s`; None where the text is neither."""
    found = _YEARS.fullmatch(text)
    if found is None:
        return None
    first = int(found[1])
    return (first, first + 9) if found[2] else (first, first)
