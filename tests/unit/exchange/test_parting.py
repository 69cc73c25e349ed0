"""A journal is taken back from its end, piece by piece, and nothing of it is lost or done twice."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.exchange.pure.parting import OF_MANY, cost, parted

AT = "2024-05-04T12:00:00+00:00"


def crowd(*sizes):
    """Make a step of so many ratings by each of some members, whose accounts it made."""
    made = [["member", number, f"ml-{number}"] for number in range(len(sizes))]
    told = [[number, list(range(size)), [7] * size, list(range(size))] for number, size in enumerate(sizes)]
    return [*made, ["crowd", AT, told]]


def ratings(journal):
    """Return member and film of every rating of a journal, in order."""
    crowds = (change for _, steps in journal for step in steps for change in step if change[0] == "crowd")
    return [(member, film) for _, _, told in crowds for member, films, *_ in told for film in films]


def others(journal):
    return [change for _, steps in journal for step in steps for change in step if change[0] != "crowd"]


def pieces(journal, most):
    """Part a journal until nothing is left; return the pieces as the journal had them, the first first."""
    found = []
    while journal:
        journal, last = parted(journal, most)
        assert last
        found.insert(0, last)
    return found


STEPS = st.lists(
    st.one_of(
        st.sampled_from([(1,), (60,), (3, 8, 1), (12, 31), (5, 5, 5, 5)]).map(lambda sizes: crowd(*sizes)),
        st.integers(0, 9).map(lambda film: [["film", 1, film, {}]]),
    ),
    min_size=1,
    max_size=5,
)


@given(st.lists(st.tuples(st.sampled_from(["members", "catalogue"]), STEPS), min_size=1, max_size=3), st.integers(1, 9))
def test_the_pieces_together_are_the_whole(journal, most):
    found = pieces(journal, most)

    assert list(chain.from_iterable(map(ratings, found))) == ratings(journal)
    assert list(chain.from_iterable(map(others, found))) == others(journal)


@pytest.mark.parametrize("most", [1, 3, 20])
def test_no_piece_is_of_more_than_was_asked_for(most):
    journal = [("members", [crowd(45, 7, 130), [["film", 1, 2, {}]], crowd(9)])]

    assert all(
        len(ratings(piece)) + OF_MANY * len(others(piece)) <= (most + 1) * OF_MANY for piece in pieces(journal, most)
    )


def test_ratings_go_before_the_accounts_that_were_made_for_them():
    left, last = parted([("members", [crowd(5, 5)])], 1)

    assert others(last) == []
    assert len(ratings(last)) == OF_MANY
    assert len(others(left)) == 2
    assert cost(left) == 2
