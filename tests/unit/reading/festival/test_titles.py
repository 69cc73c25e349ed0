"""Words that may be a title, and sentences that are none though a name stands behind them."""

from __future__ import annotations

import pytest

from onesheet.reading.festival.entry import titled


@pytest.mark.parametrize(
    "words",
    [
        "El jurado, presidido por Hugo Sanz, otorgó el Gran Premio a «Marea baja»",
        "The jury gave its top prize to “Slack Tide”",
        "Ganó «Marea baja»",
        "El jurado concedió la Concha de Plata a Marea baja",
        "La giuria ha assegnato il Premio speciale a La chiusa",
        "Der Große Preis ging an Die Schleuse",
        "« La Digue », « Sel »",
    ],
)
def test_a_sentence_is_no_title(words):
    assert titled(words, 0, len(words)) is None


@pytest.mark.parametrize("words", ["Weird: The “Al” Story", "The Ballad of “wild” Bill", "The Prize", "El premio"])
def test_a_title_with_a_name_in_marks_or_a_prize_is_one(words):
    assert titled(words, 0, len(words)) is not None


def test_a_title_loses_the_marks_around_it():
    words = "“Slack Tide” (“Stauwasser”)"
    found = titled(words, 0, len(words))

    assert found is not None
    assert words[slice(*found.title)] == "Slack Tide"
    assert [one.value for one in found.others] == ["Stauwasser"]
