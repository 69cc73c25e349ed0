"""Addresses of pages by their names, kept since a page has dozens of links."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def url(name: str, **arguments: str | int) -> str:
    """Return the address of a page by its name; raise NoReverseMatch where no page has it."""
    return _url(name, tuple(arguments.items()), get_script_prefix())


@lru_cache(maxsize=16384)
def _url(name: str, arguments: tuple[tuple[str, str | int], ...], prefix: str) -> str:  # noqa: ARG001 - the prefix is part of what is kept
    return reverse(name, kwargs=dict(arguments))


FIRST_PAGE = 3000
"""Characters that the first page of a document shows at least."""


def place_in_document(document: int, start: int, anchor: str = "") -> str:
    """Return the address of a place in a document, `start` characters from its beginning.

    A long document has several pages; `at` asks for the one that holds the place.
    """
    at = f"?at={start}" if start >= FIRST_PAGE else ""
    return f"{url('document', document=document)}{at}{f'#{anchor}' if anchor else ''}"
