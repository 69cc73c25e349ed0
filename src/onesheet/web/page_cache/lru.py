"""Finished pages, kept until the memory allowed is full; the one not asked for longest goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

OVERHEAD = 1_000
"""Bytes counted for an entry beside its body: headers, key, objects."""


@dataclass(frozen=True, slots=True)
class Page:
    """One answer, ready to be sent."""

    version: int
    made_at: float
    """Seconds on the clock that the cache is asked with."""
    headers: tuple[tuple[str, str], ...]
    """Without those that depend on the request: length, encoding, tag."""
    tag: str
    """Hash of the body, in hexadecimal."""
    body: bytes
    """Compressed with gzip."""
    packed_headers: list[tuple[str, str]] = field(default_factory=list)
    """All headers of the compressed answer, made once."""


class PageStore:
    """A bounded store of pages, safe to use from several threads."""

    def __init__(self, limit: int) -> None:
        """Keep at most `limit` bytes."""
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Bytes kept."""
        return self._size

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> Page | None:
        """Return the page kept under the key, or None."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        """Keep the page, dropping others where there is no room; a page larger than a tenth of it all is not kept."""
        cost = len(page.body) + OVERHEAD
        with self._lock:
            self._drop(key)
            if cost * 10 > self._limit:
                return
            self._pages[key] = page
            self._size += cost
            while self._size > self._limit:
                self._drop(next(iter(self._pages)))

    def drop(self, key: Hashable) -> None:
        """Forget the page kept under the key."""
        with self._lock:
            self._drop(key)

    def _drop(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._size -= len(page.body) + OVERHEAD
