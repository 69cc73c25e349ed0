"""Square codes."""

from __future__ import annotations

import re

from onesheet.values.square_code import square_code


def test_a_code_has_its_three_finders_and_a_quiet_margin():
    path, side = square_code("https://films.example.org/v/ABCD-EFGH", border=2)

    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    first, last = 2, side - 2 - 7
    finder = {(x, y) for x in range(7) for y in range(7) if {x, y} & {0, 6} or (2 <= x <= 4 and 2 <= y <= 4)}
    for left, top in ((first, first), (last, first), (first, last)):
        assert {(x - left, y - top) for x, y in dark if left <= x < left + 7 and top <= y < top + 7} == finder
    assert min(min(one) for one in dark) == 2
    assert max(max(one) for one in dark) == side - 3


def test_other_words_make_another_code():
    assert square_code("a") != square_code("b")
