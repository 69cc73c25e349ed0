"""Times of the day as tables print them."""

from __future__ import annotations

import pytest

from onesheet.exchange.pure.columns.showing import clock_of


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("9pm", "21:00"),
        ("9 pm", "21:00"),
        ("9 p.m.", "21:00"),
        ("09 AM", "09:00"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("21 Uhr", "21:00"),
        ("21 Uhr, Saal 2", "21:00"),
        ("21h", "21:00"),
        ("9:30 pm", "21:30"),
        ("20.15", "20:15"),
        ("20.15 Uhr", "20:15"),
        ("21h30", "21:30"),
        ("9", ""),
        ("21 pm", ""),
        ("25 Uhr", ""),
        ("9 among", ""),
        ("3 hours", ""),
        ("03.05.2024", ""),
        ("2025-09-11", ""),
        ("evening", ""),
    ],
)
def test_a_time_is_understood_as_it_is_printed(printed, time):
    assert clock_of(printed) == time
