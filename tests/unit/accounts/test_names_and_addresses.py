"""Names that members may take, and where a visitor's request comes from."""

from __future__ import annotations

import string

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from onesheet.accounts.address import network_address
from onesheet.accounts.names import RESERVED, VALIDATORS


def may_be_taken(name):
    try:
        for validator in VALIDATORS:
            validator(name)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", ["ada", "Ada.L", "a1", "7up", "o_o", "x" * 30, "anna-maria", "administratrix"])
def test_names_that_may_be_taken(name):
    assert may_be_taken(name)


@given(st.sampled_from(sorted(RESERVED)), st.sampled_from([str.upper, str.lower, str.title]))
def test_reserved_names_in_any_case(name, written):
    assert not may_be_taken(written(name))


@given(st.text(max_size=40))
def test_taken_names_are_safe_in_an_address(name):
    if may_be_taken(name):
        assert set(name) <= set(string.ascii_letters + string.digits + "._-")
        assert name[0] not in "._-"
        assert 2 <= len(name) <= 30


@pytest.mark.parametrize(
    ("seen", "told", "proxies", "address"),
    [
        ("203.0.113.9", "", 0, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", 0, "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "", 0, "203.0.113.9"),
        ("10.0.0.1", "nonsense", 1, ""),
        ("", "", 0, ""),
    ],
)
def test_network_address(rf, settings, seen, told, proxies, address):
    settings.PROXIES = proxies

    assert network_address(rf.get("/", REMOTE_ADDR=seen, HTTP_X_FORWARDED_FOR=told)) == address
