"""What holds for every text: no fault, exact quotes, the same again, time in proportion."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER
from onesheet.reading.vocabulary import PROPERTIES

from .articles import LANTERN, LOWERED

PIECES = (
    "is a 2012 film", "directed by", "starring", " as ", "(", ")", "\n", "== Plot ==\n", "== Cast ==\n", "== Release ==\n",
    "Ana Ortiz", "Vera Holm", "$3 million", "on 5 May 2012", "May", "Rotten Tomatoes", "71%", "based on the novel", "replaced",
    "would star", '"', "'s ", ", ", " and ", ". ", "it was announced that", "sold to", "germany", "<unk>", " @-@ ", "film festival",
    "grossed", "Region 1 DVD", "released", "İ", "ß", "½", "\u0000", "==", "= = x = =",
)  # fmt: skip


def check(text: str) -> None:
    findings = READER.read(plain(text))
    for one in findings.statements:
        assert text[one.start : one.end] == one.quote
        assert one.quote
        assert set(one.qualifiers) <= {*PROPERTIES[one.property].qualifiers, "derived", "approximate", "note"}
    assert all(0 <= start < end <= len(text) for start, end in findings.chrome)
    assert READER.read(plain(text)) == findings
    assert 0 <= READER.recognise(plain(text)) <= 1


@given(st.text(max_size=400))
def test_any_text_is_read_exactly_and_alike(text):
    check(text)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_heap_of_articles_pieces_is_read_exactly_and_alike(pieces):
    check("X is a 2012 film " + "".join(pieces))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, len(LANTERN)), st.integers(0, len(LANTERN)), st.booleans())
def test_any_part_of_an_article_is_read_exactly(left, right, lowered):
    text = LOWERED if lowered else LANTERN
    check(text[min(left, right) : max(left, right)])


@pytest.mark.parametrize("qualifier", ["place", "character", "replaced_by"])
def test_qualifiers_used_are_in_the_vocabulary(qualifier):
    assert any(qualifier in one.qualifiers for one in PROPERTIES.values())


FIRST = "X is a 2012 film directed by Ana Ortiz. "
HOSTILE = {
    "parentheses": lambda n: FIRST + "(" * (20 * n),
    "pairs": lambda n: FIRST + " (a)" * (4 * n),
    "headings": lambda n: FIRST + "\n== " * n,
    "one line": lambda n: FIRST + "starring Ana Ortiz, " * n,
    "quotes": lambda n: FIRST + '" a ' * (4 * n),
    "players": lambda n: FIRST + "\n== Cast ==\n" + "".join(f"Ana {_word(i)} as Mara\n" for i in range(n)),
    "grosses": lambda n: FIRST + "\n== Box office ==\n" + "".join(f"It grossed ${i} million. " for i in range(n)),
    "places": lambda n: FIRST + "\n== Filming ==\n" + "".join(f"It was shot in {_word(i)}. " for i in range(n)),
    "clauses": lambda n: FIRST + "\n== Production ==\n" + "Vera Holm photographed it, Max Lund the editor, " * n,
    "parts": lambda n: FIRST + "\n== Cast ==\n" + "".join(f"Ana {_word(i)} plays Mara {_word(i)}. " for i in range(n)),
    "prizes": lambda n: FIRST + "\n== Awards ==\n" + "At Cannes it won the Jury Prize and the Audience Award. " * n,
    "showings": lambda n: FIRST + "\n== Release ==\n" + "Neon opened it in France at Cannes, rated R, " * n,
    "plans": lambda n: FIRST + "\n== Production ==\nIt was announced " + "with Vera Holm as its director, " * n,
    "spaced": lambda n: FIRST + " , a @-@ b" * n,
    "is a": lambda n: "x (is a " * n,
    "article": lambda n: LANTERN * (n // 60),
}


def _word(number: int) -> str:
    return "S" + "".join("abcdefghij"[int(digit)] for digit in str(number))


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_as_the_text_does(kind):
    def work(size):
        text = HOSTILE[kind](size)
        READER.recognise(plain(text))
        READER.read(plain(text))

    assert grows_linearly(work, 100, most=8000)
