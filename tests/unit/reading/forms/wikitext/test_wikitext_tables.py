"""Tables as lines."""

from __future__ import annotations

import pytest

from onesheet.reading.forms.wikitext import open_wikitext


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("{|\n! Year !! Film\n|-\n| 1999 || [[Salt]]\n|-\n| 2001\n| Sand\n|}", ["Year | Film", "1999 | Salt", "2001 | Sand"]),
        ('{| class="wikitable"\n|+ Prizes\n|-\n| style="a" | Best {{won}} || align=left | \'\'Salt\'\'\n|}', ["Prizes", "Best Won | Salt"]),
        (
            "{|\n|-\n! Award !! Category !! Result\n|-\n| rowspan=2 | Goya || Picture || {{nom}}\n|-\n| Score || {{won}}\n|}",
            ["Award | Category | Result", "Goya | Picture | Nominated", "Goya | Score | Won"],
        ),
        ("{|\n! Actor !! Role\n|-\n| [[Ann Lee]] || Mia\n|-\n| Bo Ek || A guard\n|}", ["Ann Lee as Mia", "Bo Ek as A guard"]),
        (
            "{|\n! Character\n! Voice actor<br>(1999)\n! Notes\n|-\n| Mia || Ann Lee || Uncredited\n|-\n| Zoe || Bo Ek ||\n|}",
            ["Ann Lee as Mia: Uncredited", "Bo Ek as Zoe"],
        ),
        ("{|\n| colspan=2 | Both || One\n|-\n| a || b || c\n|}", ["Both | One", "a | b | c"]),
        ("{|\n| a {{!}} b || [[c|d]]\n|-\n| one<br>two || x\n|}", ["b | d", "one, two | x"]),
        ("{|\n| One.\n\nTwo<br>(three) || x\n|}", ["One. Two (three) | x"]),
        ("{|\n| outer\n{|\n| inner\n|}\n| next\n|}", ["outer, inner | next"]),
    ],
)  # fmt: skip
def test_rows_become_lines(source: str, lines: list[str]) -> None:
    assert open_wikitext(f"Before.\n{source}\nAfter.").prose.split("\n\n") == ["Before.", "\n".join(lines), "After."]


def test_a_table_that_is_never_closed_keeps_its_words() -> None:
    prose = open_wikitext("{|\n| a\n| b\n\nWords.").prose

    assert prose.split() == ["a", "b", "Words."]
