"""The text of a catalogue and its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.catalogue import Entry, markdown, tagged, words


def entry(**told: str) -> Entry:
    blank = dict.fromkeys(Entry.__dataclass_fields__, "")
    return Entry(**(blank | {"title": "The Tide"} | told))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), ("one", 1), ("don’t stop", 2), ("35,000 nights at 18:30", 4), ("well-known – or not", 3), ("**salt** _and_ # light", 3),
        ("día, señor; 東京 と 海", 5), ("...", 0), ("a\n\nb\tc", 3),
    ],
)  # fmt: skip
def test_words_are_counted_as_people_count_them(text, count):
    assert words(text) == count


@given(st.lists(st.text(alphabet="abc<>&#*_[]|\n é", max_size=40), min_size=4, max_size=4))
def test_no_word_becomes_a_tag(parts):
    title, section, note, synopsis = parts

    lines = tagged("Days", [entry(title=title, section=section, note=note, synopsis=synopsis)]).splitlines()

    assert lines[0] == "<catalogue>Days"
    for line in lines[1:]:
        if line:
            name, _, told = line[1:].partition(">")
            assert name in Entry.__dataclass_fields__
            assert "<" not in told
            assert ">" not in told


@given(st.text(alphabet="ab#*_[]<>`|\n", min_size=1, max_size=30))
def test_a_title_is_never_markup(title):
    text = markdown("Days", [entry(title=title)])

    heading = text.splitlines()[2] if len(text.splitlines()) > 2 else ""
    for sign in "#*_[]<>`|":
        assert heading.removeprefix("### ").replace(f"\\{sign}", "").count(sign) == 0


def test_a_section_is_told_once():
    text = tagged("Days", [entry(section="Galas"), entry(section="Galas", title="Rope"), entry(section="Late")])

    assert text.count("<section>Galas") == 1
    assert text.index("<title>Rope") < text.index("<section>Late")
