"""Every address is open to whom it should be, and an act that is refused writes nothing."""

from __future__ import annotations

import pytest

from permissions.asking import addresses, ask_all, subjects
from permissions.world import make_world


def test_every_address_has_a_row():
    told = {row.name for some in subjects().values() for row in some}

    assert set(addresses()) == told


@pytest.mark.parametrize("subject", subjects())
def test_addresses_of_subject_are_open_to_whom_they_should_be(db, subject):
    asked = list(ask_all(subjects()[subject], make_world()))

    assert asked
    assert [str(one) for one in asked if one.unexpected] == []
