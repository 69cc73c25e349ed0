"""What a fetch gives, what it may cost, and the error it ends with."""

from __future__ import annotations

from dataclasses import dataclass


class FetchError(Exception):
    """Nothing was fetched; the message is a sentence for the person who gave the address."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address."""

    body: bytes
    """As sent, after decompression."""
    media_type: str
    """In lower case, without parameters: `text/html`."""
    charset: str
    """As the server names it; empty where it does not."""
    address: str
    """Where it was found in the end, after redirects."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost."""

    size: int = 5_000_000
    """Bytes, of what is sent and of what it decompresses to."""
    seconds: float = 10.0
    """From the first look-up to the last byte, redirects included."""
    redirects: int = 3
    ports: frozenset[int] = frozenset({80, 443})
