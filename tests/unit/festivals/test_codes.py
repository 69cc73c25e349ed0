"""One-time codes: written so that they can be read aloud, kept so that they cannot be read at all."""

from __future__ import annotations

import secrets

from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.codes import ALPHABET, LENGTH, digest, make_code, read_code, read_short, shown_code

CODES = st.binary(min_size=8, max_size=8).map(lambda data: make_code(lambda _size: data))


def test_sixty_bits_of_signs_that_nobody_takes_for_another():
    assert len(set(ALPHABET)) == 32
    assert LENGTH * 5 >= 60
    assert not set("ILOU") & set(ALPHABET)
    assert len({make_code(secrets.token_bytes) for _ in range(5_000)}) == 5_000


def test_every_bit_that_is_asked_for_counts():
    asked = []
    make_code(lambda size: asked.append(size) or bytes(size))

    assert asked[0] * 8 >= LENGTH * 5
    assert make_code(bytes) == "0" * LENGTH
    assert make_code(lambda size: b"\xff" * size) == "Z" * LENGTH


@given(CODES, st.booleans(), st.sampled_from(["", " ", "-", " – "]))
def test_a_code_is_read_as_it_was_made(code, lower, between):
    typed = between.join(shown_code(code).split("-"))

    assert read_code(typed.lower() if lower else typed) == code


@given(CODES)
def test_letters_that_look_like_digits_are_read_as_these(code):
    assert read_code(code.replace("0", "O").replace("1", "l")) == code


@given(st.text(max_size=60))
def test_anything_may_be_typed(text):
    found = read_code(text)

    assert found is None or (len(found) == LENGTH and set(found) <= set(ALPHABET))


def test_what_is_no_code():
    for text in ("", "7KQ2-M0XC-94T", "7KQ2-M0XC-94TDD", "7KQ2-M0XC-94T!", "7KQ2-M0XC-94TÄ", "0" * 10_000, "\x00" * 12):
        assert read_code(text) is None
    assert read_short("a0c-def", 6) == "A0CDEF"
    assert read_short("A0CDE", 6) is None


def test_a_digest_is_of_the_code_and_the_secret():
    assert digest("7KQ2M0XC94TD", b"a") == digest("7KQ2M0XC94TD", b"a")
    assert digest("7KQ2M0XC94TD", b"a") != digest("7KQ2M0XC94TD", b"b")
    assert digest("7KQ2M0XC94TD", b"a") != digest("7KQ2M0XC94TE", b"a")
    assert len(digest("7KQ2M0XC94TD", b"a")) == 64
