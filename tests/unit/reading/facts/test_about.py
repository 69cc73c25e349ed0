"""What a film is about; never what another film is about."""

from __future__ import annotations

import pytest

from onesheet.reading.facts.told import facts_of
from onesheet.reading.prose.casing import prose


def subjects(text):
    told = facts_of(prose(text), [(0, len(text))], "Harbour Lights")
    return [one.value for one in told if one.property == "main_subject"]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Lights is a film about rope.",
        "It is a quiet drama about rope.",
        "Petra Halvorsen has made a film about rope.",
        "Although Night Boats was set in Oslo, Harbour Lights is a film about rope.",
        "Night Boats focused on sailors, but this movie is a story about rope.",
        'The new "Harbour Lights" is a film about rope.',
        "Harbour Lights (1974) is a film about rope.",
        "Halvorsen is the director of this drama about rope.",
        "Petra Halvorsen is patient. Although Halvorsen is young, it is a film about rope.",
    ],
)
def test_facts_of_tells_what_this_film_is_about(text):
    assert subjects(text) == ["rope"]


@pytest.mark.parametrize(
    "text",
    [
        "Although Night Boats centered on two sailors, it was really a movie about rope.",
        "Though Bilge was set in Oslo, it was a movie about rope.",
        "Night Boats was a better film about rope.",
        'I saw "Night Boats" too, a film about rope.',
        "She made Night Boats (1951), a film about rope.",
        "It reminded me of another film about rope.",
    ],
)
def test_facts_of_takes_no_subject_of_another_film(text):
    assert subjects(text) == []
