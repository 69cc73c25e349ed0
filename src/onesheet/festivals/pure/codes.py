"""One-time codes of ballots: how they are written, read back and kept."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is taken for a digit or for another letter, and so 5 bits a sign."""
LENGTH = 12
"""Signs of a code: 60 bits. With 100,000 codes about, a guess hits one of them once in ten million million times."""
_GROUP = 4
_TAKEN_FOR = str.maketrans("ILOU", "110V", " -.\u00a0\u2010\u2011\u2013\u2014\n\r\t")


def make_code(random: Callable[[int], bytes]) -> str:
    """Return a new code; `random` gives so many random bytes, as `secrets.token_bytes` does."""
    number = int.from_bytes(random(LENGTH * 5 // 8 + 1))
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH))


def read_code(typed: str) -> str | None:
    """Return a code as it is kept, however it was typed: small letters, spaces, dashes, O for 0; None where it can be none."""
    return read_short(typed, LENGTH)


def shown_code(code: str) -> str:
    """Return a code as it is printed, in groups of four: `7KQ2-M0XC-94TD`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def digest(code: str, secret: bytes) -> str:
    """Return what is kept of a code: its HMAC-SHA256 under the poll's secret, in hexadecimal."""
    return hmac.new(secret, code.encode("ascii"), hashlib.sha256).hexdigest()


def read_short(typed: str, length: int) -> str | None:
    """Return a shorter code of the same signs as it is kept; None where it can be none."""
    plain = typed[:40].upper().translate(_TAKEN_FOR)
    return plain if len(plain) == length and set(plain) <= set(ALPHABET) else None
