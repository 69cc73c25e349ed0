"""Work in several processes, its results in order."""

from __future__ import annotations

import os
from functools import partial

import pytest

from onesheet.ops.jobs import in_order

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the work below is handed over by forking"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def squared(number):
    if number == 13:
        os._exit(1)
    return number * number


def with_process(number):
    return number, os.getpid()


done = partial(in_order, jobs=2, here=lambda _: False, instead=lambda number: -number)


def test_results_come_in_the_order_of_the_things():
    assert list(done(squared, [5, 3, 9, 1, 7] * 20)) == [25, 9, 81, 1, 49] * 20


def test_nothing_gives_nothing():
    assert list(done(squared, [])) == []


def test_a_thing_that_ends_its_process_is_told_and_the_rest_is_done():
    assert list(done(squared, [1, 2, 13, 3, 13, 4])) == [1, 4, -13, 9, -13, 16]


def test_a_failure_of_the_work_itself_is_raised():
    with pytest.raises(TypeError):
        list(done(squared, ["a"]))


def test_some_things_are_worked_on_in_this_process():
    made = dict(in_order(with_process, [1, 2, 3], jobs=2, here=lambda one: one == 2, instead=with_process))

    assert made[2] == os.getpid()
    assert os.getpid() not in {made[1], made[3]}
