"""Imports under a clock that was set back."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from factories.accounts import MemberFactory
from factories.imports import NOON, adds_up, films, given, ratings
from onesheet.exchange import services
from onesheet.exchange.models import Import

pytestmark = pytest.mark.django_db


def test_a_clock_that_goes_back_changes_nothing_of_what_comes_in(tmp_path):
    films(20)
    back = count()
    number = given(ratings(tmp_path / "a", 20), MemberFactory()).pk
    services.apply(number=number, clock=lambda: NOON - timedelta(days=next(back)))

    found = adds_up(number)
    assert (found.state, found.made) == (Import.State.DONE, 20)
