"""Signatures in minisign's format, checked by the rules of the format and, where it is installed, by minisign itself."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.minisign import SecretKey, check, public_key_file, sign

KEY = SecretKey(bytes(range(8)), bytes(range(32)))
MINISIGN = shutil.which("minisign")


def test_the_parts_lie_where_the_format_says():
    data = b"marks"
    untrusted, first, trusted, second = sign(data, key=KEY, comment="of today", untrusted="by us").splitlines()
    signed, key = base64.b64decode(first), base64.b64decode(KEY.public)

    assert untrusted == "untrusted comment: by us"
    assert trusted == "trusted comment: of today"
    assert (signed[:2], signed[2:10], len(signed)) == (b"ED", bytes(range(8)), 74)
    assert (key[:2], key[2:10], len(key)) == (b"Ed", bytes(range(8)), 42)
    public = Ed25519PublicKey.from_public_bytes(key[10:])
    public.verify(signed[10:], hashlib.blake2b(data, digest_size=64).digest())
    public.verify(base64.b64decode(second), signed[10:] + b"of today")


def test_the_number_of_a_key_is_printed_as_minisign_does():
    assert public_key_file(KEY.public).splitlines() == [
        "untrusted comment: minisign public key 0706050403020100", KEY.public,
    ]  # fmt: skip


@given(st.binary(max_size=200), st.binary(max_size=200), st.text(max_size=80))
def test_only_the_file_that_was_signed_is_taken(data, other, comment):
    signature = sign(data, key=KEY, comment=comment, untrusted="")

    assert check(data, signature, KEY.public) == " ".join(comment.split())
    assert (check(other, signature, KEY.public) is None) == (other != data)


@given(st.integers(0, 400), st.integers(1, 255))
def test_no_byte_of_a_signature_but_the_untrusted_ones_may_change(place, by):
    signature = sign(b"marks", key=KEY, comment="of today", untrusted="u").encode()
    start = signature.index(b"\n") + 1
    at = start + place % (len(signature) - start - 1)
    changed = bytearray(signature)
    changed[at] ^= by

    told = check(b"marks", changed.decode("latin-1"), KEY.public)

    assert told is None or changed == signature


@pytest.mark.parametrize("given_", ["", "x", "a\nb\nc\nd", "untrusted comment: a\n!!\ntrusted comment: b\n!!\n"])
def test_what_is_no_signature_is_not_taken(given_):
    assert check(b"marks", given_, KEY.public) is None
    assert check(b"marks", sign(b"marks", key=KEY, comment="c", untrusted="u"), given_) is None


def test_another_key_does_not_do():
    other = SecretKey(KEY.number, bytes(32))

    assert check(b"marks", sign(b"marks", key=other, comment="c", untrusted="u"), KEY.public) is None


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed")
def test_minisign_takes_what_we_sign(tmp_path):
    (tmp_path / "file").write_bytes(b"marks\n" * 1000)
    (tmp_path / "file.minisig").write_text(sign(b"marks\n" * 1000, key=KEY, comment="of today", untrusted="by us"))
    (tmp_path / "key.pub").write_text(public_key_file(KEY.public))

    done = subprocess.run([MINISIGN, "-Vm", "file", "-p", "key.pub"], capture_output=True, text=True, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Trusted comment: of today" in done.stdout


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed")
def test_we_take_what_minisign_signs(tmp_path):
    (tmp_path / "file").write_bytes(b"marks")
    for words in (["-G", "-W", "-p", "key.pub", "-s", "key"], ["-S", "-s", "key", "-m", "file", "-t", "of today"]):
        subprocess.run([MINISIGN, *words], check=True, capture_output=True, cwd=tmp_path)

    public = (tmp_path / "key.pub").read_text().splitlines()[1]
    assert check(b"marks", (tmp_path / "file.minisig").read_text(), public) == "of today"
    assert check(b"Marks", (tmp_path / "file.minisig").read_text(), public) is None
