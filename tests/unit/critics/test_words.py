"""Words of critics' reviews without what nobody can see."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.entries import EntryFault, ReviewEntry, tidy
from onesheet.critics.pure.tables import Refused, ReviewRow, reviews_in
from onesheet.critics.pure.words import is_seen, line_of, text_of

ENTRY = ReviewEntry(critic="Ida Ross", outlet="The Pier", printed="3/4")
HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c\u180e\u3164\u0007\x1b\x7f\x85\x00\U000e0041"
SPACES = " \t\n\r\u00a0\u2003\u3000\u2028\u2029"
MIXED = st.text(st.one_of(st.sampled_from(HIDDEN + SPACES), st.characters()), max_size=60)


@given(MIXED)
def test_no_control_and_no_invisible_sign_is_left(text):
    kept = text_of(text)

    assert text_of(kept) == kept == kept.strip()
    kinds = {
        unicodedata.category(sign)
        for sign in kept
        if sign not in "\n\u200c\u200d" and not 0x600 <= ord(sign) <= 0x8E2 and ord(sign) < 0x11000
    }
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert line_of(line_of(text)) == line_of(text)
    assert "\n" not in line_of(text)


@given(
    st.text(st.sampled_from(HIDDEN + SPACES + "\u0301\u2800\ufe0f"), max_size=20), st.sampled_from(["critic", "outlet"])
)
def test_a_name_of_which_nothing_can_be_seen_is_no_name(name, field):
    assert not is_seen(name)
    if name.strip():
        with pytest.raises(EntryFault, match="nothing that can be seen") as fault:
            tidy(replace(ENTRY, **{field: name}))
        assert fault.value.field == field
    else:
        assert getattr(tidy(replace(ENTRY, **{field: name})), field) == ""


@given(MIXED.filter(lambda text: '"' not in text and "&" not in text))
def test_a_file_never_brings_a_name_that_cannot_be_seen(name):
    data = f'title,critic,outlet,rating\nThe Lantern,"{name}",The Pier,3/4\n'.encode("utf-8", "replace")

    for row in reviews_in([data]):
        assert isinstance(row, Refused) or (
            row.critic == line_of(row.critic) and (is_seen(row.critic) or not row.critic)
        )


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Ida\u202eRoss", "IdaRoss"), (" I\u200bda Ross\u3000", "Ida Ross"), ("a\tb", "a b"), ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
     ("می\u200cخواهم", "می\u200cخواهم"), ("ශ\u0dca\u200dරී", "ශ\u0dca\u200dරී"), ("👩\u200d🚀", "👩\u200d🚀"),
     ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"), ("The P\u200dost", "The Post"), ("می\u200c\u200c\u200dخ", "می\u200cخ"), ("می\u200c ", "می"),
     ("Ménage à trois — “so”", "Ménage à trois — “so”"), ("\ud800x", "x"), ("\x1b[31mred", "[31mred")],
)  # fmt: skip
def test_what_scripts_and_pictures_need_stays(written, kept):
    assert text_of(written) == kept


@pytest.mark.parametrize("address", ["https://pier.example/\x01", "https://pier.example/\u202egpj.exe"])
def test_an_address_with_hidden_signs_is_left_out_of_a_file_and_refused_of_a_form(address):
    (row,) = reviews_in([f"title,critic,rating,url\nThe Lantern,Ida,3/4,{address}\n".encode()])

    assert isinstance(row, ReviewRow)
    assert row.address == ""
    assert "left out" in row.notices[0]
    with pytest.raises(EntryFault) as fault:
        tidy(replace(ENTRY, address=address))
    assert fault.value.field == "address"
