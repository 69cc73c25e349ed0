"""Which entries of a feed are told together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onesheet.reviews.pure.feed_groups import TOGETHER, days, grouped

DAY = date(2024, 5, 4)


@dataclass(frozen=True)
class Told:
    number: int
    kind: str
    username: str
    viewing: int | None = None


def entries(*told: tuple[str, str]) -> list[tuple[date, Told]]:
    return [(DAY, Told(number, kind, name)) for number, (kind, name) in enumerate(told)]


def numbers(groups) -> list[list[int]]:
    return [[one.number for one in group.entries] for group in groups]


def test_wishes_of_one_member_on_one_day_are_told_together_where_the_newest_stood():
    told = entries(("watchlist", "ida"), ("list", "ida"), ("watchlist", "ben"), ("watchlist", "ida"))

    assert numbers(grouped(told)) == [[0, 3], [1], [2]]


def test_another_day_is_another_group():
    told = [(DAY, Told(1, "like", "ida")), (DAY - timedelta(days=1), Told(2, "like", "ida"))]

    assert numbers(grouped(told)) == [[1], [2]]
    assert [day for day, _ in days(grouped(told))] == [DAY, DAY - timedelta(days=1)]


def test_a_viewing_is_left_to_its_review():
    told = [
        (DAY, Told(1, "review", "ida", 7)),
        (DAY, Told(2, "viewing", "ida", 7)),
        (DAY, Told(3, "viewing", "ida", 8)),
    ]

    assert numbers(grouped(told)) == [[1], [3]]


def test_a_review_without_a_viewing_hides_none():
    told = [(DAY, Told(1, "review", "ida")), (DAY, Told(2, "viewing", "ida", 8))]

    assert numbers(grouped(told)) == [[1], [2]]


_TOLD = st.lists(
    st.tuples(
        st.dates(DAY, DAY + timedelta(days=3)),
        st.sampled_from(["viewing", "review", "watchlist", "like", "list"]),
        st.sampled_from(["ida", "ben"]),
        st.none() | st.integers(1, 4),
    ),
    max_size=40,
)


@given(_TOLD)
def test_nothing_is_told_twice_and_only_reviewed_viewings_are_left_out(rows):
    told = [(day, Told(number, *rest)) for number, (day, *rest) in enumerate(rows)]
    reviewed = {one.viewing for _, one in told if one.kind == "review" and one.viewing}

    groups = grouped(told)

    found = sorted(number for group in numbers(groups) for number in group)
    assert found == [one.number for _, one in told if not (one.kind == "viewing" and one.viewing in reviewed)]
    for group in groups:
        assert len({(one.kind, one.username) for one in group.entries}) == 1
        assert len(group.entries) == 1 or group.first.kind in TOGETHER
    assert sum(len(several) for _, several in days(groups)) == len(groups)
