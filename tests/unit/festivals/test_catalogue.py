"""The text of a catalogue and its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.catalogue import FIELDS, Entry, Wording, markdown, tagged, words

WORDING = Wording(sectionless="In no section", before="preceded by")


def entry(**told: str | tuple[str, ...]) -> Entry:
    blank = dict.fromkeys(FIELDS, "")
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

    lines = tagged("Days", [entry(title=title, section=section, note=note, synopsis=synopsis)], WORDING).splitlines()

    assert lines[0] == "<catalogue>Days"
    for line in lines[1:]:
        if line:
            name, _, told = line[1:].partition(">")
            assert name in FIELDS
            assert "<" not in told
            assert ">" not in told


@given(st.text(alphabet="ab#*_[]<>`|\n", min_size=1, max_size=30))
def test_a_title_is_never_markup(title):
    text = markdown("Days", [entry(title=title)], WORDING)

    heading = text.splitlines()[2] if len(text.splitlines()) > 2 else ""
    for sign in "#*_[]<>`|":
        assert heading.removeprefix("### ").replace(f"\\{sign}", "").count(sign) == 0


def test_a_section_is_told_once():
    text = tagged(
        "Days", [entry(section="Galas"), entry(section="Galas", title="Rope"), entry(section="Late")], WORDING
    )

    assert text.count("<section>Galas") == 1
    assert text.index("<title>Rope") < text.index("<section>Late")


NESTED = [
    entry(title="Gull", section="Deep", within=("Shorts",), preceded_by="Foam"),
    entry(title="Weed", section="Galas"),
    entry(title="Rope", section="Deep", within=("Galas",)),
    entry(title="Loose"),
    entry(title="Free"),
]


def test_parts_of_sections_stand_below_them_and_films_of_none_have_a_heading():
    lines = [line for line in markdown("Days", NESTED, WORDING).splitlines() if line]

    assert lines == [
        "# Days", "## Shorts", "### Deep", "#### Gull", "preceded by Foam", "## Galas", "#### Weed", "### Deep", "#### Rope",
        "## In no section", "#### Loose", "#### Free",
    ]  # fmt: skip


def test_tags_tell_parts_of_sections_and_films_of_none():
    lines = [line for line in tagged("Days", NESTED, WORDING).splitlines() if line]

    assert lines == [
        "<catalogue>Days", "<section>Shorts", "<subsection>Deep", "<title>Gull", "<preceded_by>Foam", "<section>Galas", "<title>Weed",
        "<subsection>Deep", "<title>Rope", "<section>In no section", "<title>Loose", "<title>Free",
    ]  # fmt: skip


def test_an_edition_without_sections_has_no_heading_for_none():
    assert markdown("Days", [entry()], WORDING) == "# Days\n\n### The Tide\n"
    assert "section" not in tagged("Days", [entry()], WORDING)
