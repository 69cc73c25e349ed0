"""Ways between venues."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.walking import Place, minutes_between, walks

_PLACES = st.builds(Place, st.integers(1, 9), st.floats(-90, 90), st.floats(-180, 180))


def test_a_kilometre_is_eighteen_minutes():
    assert minutes_between(Place(1, 38.70, -9.16), Place(2, 38.709, -9.16)) == 18


def test_what_is_told_wins_and_what_is_not_known_is_left_out():
    places = [Place(3, 38.70, -9.16), Place(1, 38.709, -9.16), Place(2)]

    assert walks(places, {}) == {(1, 3): 18}
    assert walks(places, {(1, 3): 7, (1, 2): 30}) == {(1, 3): 7, (1, 2): 30}


@given(_PLACES, _PLACES)
def test_a_way_is_as_long_back_and_none_is_shorter_than_nothing(one, other):
    there, back = minutes_between(one, other), minutes_between(other, one)

    assert there == back
    assert there is not None
    assert 0 <= there <= 20_100_000 * 1.3 / 75
    assert minutes_between(one, one) == 0
