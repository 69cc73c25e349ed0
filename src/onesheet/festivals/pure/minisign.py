"""Signatures as minisign writes and checks them: Ed25519 over the BLAKE2b-512 of a file, with a trusted comment.

The format is told at https://jedisct1.github.io/minisign/. `minisign -Vm FILE -P KEY` checks them.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_KEY, _PREHASHED = b"Ed", b"ED"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
NUMBER, SEED = 8, 32
"""Bytes of a key's number and of what a secret key is made of."""


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key that signs."""

    number: bytes
    """Eight bytes by which signatures name the key."""
    seed: bytes

    @property
    def public(self) -> str:
        """The public key in one line, as `minisign -P` takes it."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return _base64(_KEY + self.number + key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def public_key_file(public: str) -> str:
    """Return the file `minisign.pub` of a public key."""
    number = int.from_bytes(base64.b64decode(public)[2 : 2 + NUMBER], "little")
    return f"{_UNTRUSTED}minisign public key {number:016X}\n{public}\n"


def sign(data: bytes, *, key: SecretKey, comment: str, untrusted: str) -> str:
    """Return the signature of a file, what stands in its `.minisig`; `comment` is signed with it. Both have one line."""
    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    signature = private.sign(_hash(data))
    comment, untrusted = " ".join(comment.split()), " ".join(untrusted.split())
    over = private.sign(signature + comment.encode())
    return f"{_UNTRUSTED}{untrusted}\n{_base64(_PREHASHED + key.number + signature)}\n{_TRUSTED}{comment}\n{_base64(over)}\n"


def check(data: bytes, signature: str, public: str) -> str | None:
    """Return the trusted comment of a good signature; None where it is not one of this file by this key."""
    try:
        _, first, trusted, second = signature.removesuffix("\n").split("\n")
        key, signed, over = _bytes(public), _bytes(first), _bytes(second)
        if key[:2] != _KEY or signed[:2] != _PREHASHED or key[2:10] != signed[2:10]:
            return None
        if not trusted.startswith(_TRUSTED):
            return None
        comment = trusted.removeprefix(_TRUSTED)
        known = Ed25519PublicKey.from_public_bytes(key[10:])
        known.verify(signed[10:], _hash(data))
        known.verify(over, signed[10:] + comment.encode())
    except (ValueError, InvalidSignature):
        return None
    return comment


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    """Return what a text in base64 stands for. Raises ValueError for any other text than the one that is written for it."""
    found = base64.b64decode(text, validate=True)
    if _base64(found) != text:
        raise ValueError("not in base64")
    return found
