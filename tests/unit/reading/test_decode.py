"""Bytes into text: every encoding that documents come in, and a sentence for what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.decode import LIMIT, clean, decode

WORDS = "Café Müller\nA film by somebody, seen twice.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_decode_reads_utf_8_with_and_without_a_mark(encoding):
    made = decode(WORDS.encode(encoding))

    assert made.text == WORDS
    assert made.problems == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_decode_reads_what_says_how_it_is_encoded_and_asks_for_utf_8(encoding):
    made = decode(WORDS.encode(encoding))

    assert made.text == WORDS
    assert encoding.upper() in made.problems[0]
    assert "UTF-8" in made.problems[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_decode_assumes_utf_16_without_a_mark_and_says_so(encoding):
    made = decode(WORDS.encode(encoding))

    assert made.text == WORDS
    assert len(made.problems) == 1
    assert encoding.upper() in made.problems[0]


def test_decode_assumes_windows_1252_and_names_the_line():
    made = decode("One line.\nThe caf\xe9 \u2013 at night.\n".encode("windows-1252"))

    assert made.text == "One line.\nThe caf\xe9 \u2013 at night.\n"
    assert "line 2" in made.problems[0]
    assert "windows-1252" in made.problems[0]


def test_decode_takes_bytes_that_windows_1252_lacks_as_latin_1():
    made = decode(b"caf\xe9 \x81 again and again, with more words to it")

    assert made.text.startswith("caf\xe9")


def test_decode_keeps_damaged_utf_8_and_counts_the_damage():
    made = decode(WORDS.encode() * 3 + b"\xff and on")

    assert made.text.count("\ufffd") == 1
    assert made.text.startswith("Caf\xe9 M\xfcller")
    assert "one sign" in made.problems[0]


def test_decode_makes_line_ends_one_sign():
    assert decode(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"some words\x00and more words", "zero byte at byte 10"),
        (bytes(range(1, 9)) * 40, "control characters"),
    ],
)
def test_decode_refuses_what_is_no_text_in_a_sentence(data, word):
    made = decode(data)

    assert made.text == ""
    assert len(made.problems) == 1
    assert word in made.problems[0]
    assert made.problems[0].endswith((".", "read."))


def test_decode_reads_up_to_the_limit_and_refuses_one_byte_more():
    at_limit = decode(b"a " * (LIMIT // 2))
    over = decode(b"a " * (LIMIT // 2) + b"a")

    assert len(at_limit.text) == LIMIT
    assert over.text == ""
    assert "20 MB" in over.problems[0]


def test_clean_replaces_half_a_surrogate_pair():
    made = clean("words \ud83d and words")

    assert made.text == "words \ufffd and words"
    assert made.problems


def test_decode_of_truncated_utf_16_says_what_was_replaced():
    made = decode(b"\xff\xfe" + WORDS.encode("utf-16-le") + b"\x00")

    assert made.text.startswith("Caf\xe9")
    assert "UTF-16" in made.problems[0]


@given(st.binary(max_size=400))
def test_decode_gives_text_or_a_problem_for_any_bytes(data):
    made = decode(data)

    assert made.text or made.problems
    assert "\r" not in made.text
    assert "\x00" not in made.text
    made.text.encode("utf-8")


@given(st.text(max_size=200))
def test_decode_gives_back_any_text_that_is_one(text):
    made = decode(text.encode("utf-8", "surrogatepass"))

    if made.text and not made.problems:
        assert made.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
