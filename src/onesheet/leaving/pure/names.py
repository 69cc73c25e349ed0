"""Names in an export: of its files, and of what they speak of."""

from __future__ import annotations

from onesheet.values.names import slug

_LONGEST = 60


def file_name(number: int, title: str) -> str:
    """Return the file for a list: its number, and as much of its title as every file system takes."""
    return f"lists/{list_name(number, title)}.jsonl"


def list_name(number: int, title: str) -> str:
    """Return the name of a list's file without its folder and ending."""
    return f"{number}-{slug(title)[:_LONGEST].rstrip('-')}"


def film_address(site: str, film: str) -> str:
    """Return the address of a film; `site` is the address of the site, without a slash at its end."""
    return f"{site}/films/{film}"


def review_address(site: str, review: int | None) -> str:
    """Return the address of a review; empty for None."""
    return f"{site}/reviews/{review}" if review else ""


def list_address(site: str, number: int | None) -> str:
    """Return the address of a list or challenge; empty for None."""
    return f"{site}/lists/{number}" if number else ""
