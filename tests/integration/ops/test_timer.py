"""What time alone brings about while the site is served."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from factories.embargo import TOMORROW, held_review
from factories.films import FilmFactory
from onesheet.critics.models import CriticReview
from onesheet.ops.timer import EVERY, run

pytestmark = pytest.mark.django_db(transaction=True)


def clock(*moments):
    """A clock that shows these moments one after the other."""
    return iter(moments).__next__


def test_what_is_held_back_goes_out_at_the_first_turn_after_its_time(tmp_path):
    held_review(FilmFactory())
    seen, waits = [], []

    def wait(seconds):
        waits.append(seconds)
        seen.append(CriticReview.objects.get().held_until)

    moments = (TOMORROW - timedelta(seconds=1), TOMORROW, TOMORROW + timedelta(seconds=15))
    run(tmp_path / "timer", wait=wait, clock=clock(*moments), turns=3)

    assert seen == [TOMORROW, None]
    assert waits == [EVERY, EVERY]


def test_one_process_does_it_and_another_follows_when_that_one_ends(tmp_path):
    held_review(FilmFactory())
    looked, go_on = threading.Event(), threading.Event()

    def wait(_):
        looked.set()
        assert go_on.wait(60)

    first = threading.Thread(
        target=run, args=(tmp_path / "timer",), kwargs={"wait": wait, "clock": lambda: TOMORROW - timedelta(1), "turns": 2}
    )  # fmt: skip
    first.start()
    assert looked.wait(60)
    run(tmp_path / "timer", clock=clock(TOMORROW), turns=1)
    assert CriticReview.objects.get().held_until == TOMORROW

    go_on.set()
    first.join(60)
    run(tmp_path / "timer", clock=clock(TOMORROW), turns=1)
    assert CriticReview.objects.get().held_until is None


def test_a_database_that_is_away_is_told_once_and_asked_again(tmp_path, capsys):
    held_review(FilmFactory())
    states = iter([True, True, False])

    def away(*_):
        raise OperationalError("the server is away")

    def moment():
        connection.execute_wrappers[:] = [away] if next(states) else []
        return TOMORROW

    try:
        run(tmp_path / "timer", wait=float, clock=moment, turns=3)
    finally:
        connection.execute_wrappers.clear()

    assert capsys.readouterr().err.count("is again in 15 seconds: the server is away") == 1
    assert CriticReview.objects.get().held_until is None
