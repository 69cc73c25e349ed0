"""Which texts may be shown whole."""

from __future__ import annotations

import pytest

from onesheet.sources.licences import FREE, may_show_whole, spdx


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        (" cc by-sa 4.0 ", "CC-BY-SA-4.0"),
        ("cc0", "CC0-1.0"),
        ("Public Domain", "public-domain"),
        ("Own", "own"),
        ("All rights reserved", "All rights reserved"),
        ("", ""),
        ("x" * 99, "x" * 60),
    ],
)
def test_a_licence_gets_its_spdx_name(words, name):
    assert spdx(words) == name


def test_only_free_licences_and_the_houses_own_show_the_whole_text():
    assert all(may_show_whole(name) for name in FREE)
    assert not any(may_show_whole(name) for name in ("", "All rights reserved", "CC-BY-NC-4.0"))
