"""Articles that were copied without the marks of their headings, and words of the shooting that are no places."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia.article import headings
from onesheet.reading.encyclopedia.read import read_encyclopedia
from onesheet.reading.encyclopedia.recognise import recognise

_LEAD = "Harbor Line is a 1998 Chilean drama film directed by Rosa Duarte and written by Iván Lagos."
_COPIED = f"Harbor Line (film)\n\n{_LEAD}\n\nPlot\n\nA pilot waits.\n\nCast[edit]\n\nAna Prado as Inés\n\nReception\n\nIt was liked.\n"


def test_headings_without_marks_are_those_of_an_article_on_a_film() -> None:
    assert [name for name, _, _, _ in headings(_COPIED)] == ["Plot", "Cast", "Reception"]
    assert recognise(plain(_COPIED)) > 0.9
    found = read_encyclopedia(plain(_COPIED))
    assert [(film.title, film.year) for film in found.films] == [("Harbor Line", 1998)]
    cast = [(one.value, one.qualifiers["character"]) for one in found.statements if one.property == "cast_member"]
    assert cast == [("Ana Prado", "Inés")]


@pytest.mark.parametrize(
    "text", ["I saw it.\n\nPlot\n\nA pilot waits.\n\nCast\n\nAna Prado as Inés\n", f"{_LEAD}\n\nPlot\n\nA pilot.\n"]
)
def test_other_texts_have_no_such_headings(text: str) -> None:
    assert headings(text) == []


def test_a_title_line_may_stand_above_the_first_sentence() -> None:
    assert recognise(plain(f"Harbor Line (1998 film)\n\n{_LEAD}\n")) > 0.5
    assert recognise(plain(f"Diary of a pilot\n\n{_LEAD}\n")) < 0.5


def _places(said: str) -> list[object]:
    text = f"{_LEAD}\n\n== Production ==\n{said}\n\n== Reception ==\nIt was liked.\n"
    return [one.value for one in read_encyclopedia(plain(text)).statements if one.property == "filming_location"]


def test_what_a_film_is_shot_on_is_no_place() -> None:
    assert _places("The film was shot on Betacam SP tape.") == []
    assert _places("The film was shot in Valdivia on video.") == ["Valdivia"]


def test_the_country_of_a_currency_is_not_that_of_the_takings() -> None:
    text = (
        f"{_LEAD} It was made on a budget of 2 million pesos ( US $ 3,000 ). It grossed $12 million at the box office.\n\n"
        "== Plot ==\nA pilot waits.\n\n== Reception ==\nIt was liked.\n"
    )
    said = [one for one in read_encyclopedia(plain(text)).statements if one.property == "gross"]
    assert [one.qualifiers.get("territory") for one in said] == [None]
