"""What holds for any text: no fault, an exact mapping, items that stand where they say, linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_linearly

from onesheet.reading import read_text
from onesheet.reading.forms.wikitext import open_wikitext

_MARKS = (
    "{{", "}}", "[[", "]]", "{|", "|}", "|", "||", "|-", "!", "!!", "\n", " ", "=", "==", "''", "'''", "*", "#", ":", ";", "<ref>", "</ref>", "<ref name=a/>",
    "<br>", "<!--", "-->", "<nowiki>", "</nowiki>", "&amp;", "&nbsp;", "Infobox film", "name", "ubl", "plainlist", "film date", "2001", "3", "lang", "small",
    "based on", "nihongo", "quote", "convert", "duration", "US$", "File:", "Category:", "[http://a b]", "]", "rowspan=3", "Actor", "Role", "(", ")", "; ", "{{!}}", "word", "é", "塩",
)  # fmt: skip
_SOURCES = st.lists(st.one_of(st.sampled_from(_MARKS), st.text(max_size=3)), max_size=60).map("".join)


@given(_SOURCES)
def test_the_pieces_cover_the_prose_and_copied_ones_are_the_text(source: str) -> None:
    document = open_wikitext(source)

    assert document.mapping is not None
    pieces = document.mapping.pieces
    ends = [piece.start for piece in pieces[1:]] + [len(document.prose)]
    assert pieces[0].start == 0
    for piece, end in zip(pieces, ends, strict=True):
        assert piece.start < end or not document.prose
        assert 0 <= piece.text_start <= piece.text_end <= len(source)
        if piece.copied:
            assert document.prose[piece.start : end] == source[piece.text_start : piece.text_end]


@given(_SOURCES)
def test_any_text_is_read_without_a_fault_and_quoted_exactly(source: str) -> None:
    reading = read_text(f"'''Salt''' is a 1999 [[film]] directed by [[Ann Lee]]. {source}", name="salt")

    for one in reading.statements:
        assert reading.text[one.start : one.end] == one.quote


@given(_SOURCES)
def test_rows_of_boxes_stand_in_the_prose(source: str) -> None:
    document = open_wikitext("{{Infobox film|name=A|starring=" + source + "}}")

    for box in document.boxes:
        for row in box.rows:
            assert row.label
            for item in row.items:
                assert item.text == item.text.strip()
                assert item.text
                assert document.prose[item.start : item.end] == item.text
                assert box.start <= item.start < item.end <= box.end


@given(
    st.text(
        alphabet=st.characters(
            exclude_characters="{}[]|'<>&=*#:;!_-~\n\t\r", exclude_categories=("Cs", "Cf", "Zs", "Cc")
        ),
        min_size=1,
    )
)
def test_words_without_marks_stay_as_they_are(words: str) -> None:
    assert open_wikitext(words).prose == words


@pytest.mark.parametrize(
    "hostile",
    [
        lambda n: "{{" * n,
        lambda n: "[[" * n,
        lambda n: "{{[[" * n,
        lambda n: "{{[[|" * n + "}}" * n,
        lambda n: "{{a|" * n + "}}" * n,
        lambda n: "[[a|" * n + "]]" * n,
        lambda n: "{{Infobox film|a=" * n + "}}" * n,
        lambda n: "\n{|\n|" * n + "\n|}" * n,
        lambda n: "{|\n" + "| rowspan=60 | aaaa\n|-\n" * n + "|}",
        lambda n: "<ref>" * n,
        lambda n: "<ref name=a>" * n + "</ref>",
        lambda n: "<!--" * n,
        lambda n: "<" + "a" * n,
        lambda n: "''a" * n,
        lambda n: "=" * n + "x",
        lambda n: "= " * n + "x",
        lambda n: " " * n + "x",
        lambda n: "&" + "a" * n,
        lambda n: "[http://a " * n,
        lambda n: "|" * n,
        lambda n: "(" * n,
        lambda n: "(" * n + "{{small}}" + ")" * n,
        lambda n: "({{small}}" * n + ";" * n,
        lambda n: "{{film date" + "|2001|1|1|x" * n + "}}",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(hostile: Callable[[int], str]) -> None:
    assert grows_linearly(lambda n: open_wikitext(hostile(n)), 200, most=4000)


@pytest.mark.parametrize("mark", ["{{", "[[", "{{a|[[b", "{|"])
def test_ten_thousand_open_marks_lose_no_words(mark: str) -> None:
    document = open_wikitext(f"Before. {mark * 10_000} '''After'''.")

    assert document.prose.startswith("Before. ")
    assert document.prose.endswith("After.")
    assert len(document.prose) >= len(mark) * 10_000
