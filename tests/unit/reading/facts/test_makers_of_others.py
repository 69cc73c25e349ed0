"""Directors by what they do and parts named in full; the makers of other films stay out."""

from __future__ import annotations

import pytest

from onesheet.reading.facts.subject import Wording, names_many, other_subject, wording_of
from onesheet.reading.facts.told import facts_of
from onesheet.reading.prose.casing import prose


def told(text, title="Harbour Lights"):
    return {
        (one.property, one.value, one.qualifiers.get("character", ""))
        for one in facts_of(prose(text), [(0, len(text))], title)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Petra Halvorsen returns to the ghost story genre, and it suits her.",
        "It is good that Petra Halvorsen brings a bit of her signature style to it.",
        "Fans of the book will sigh. Petra Halvorsen is loved, but Halvorsen's version of Harbour Lights is cold.",
        "Petra Halvorsen's remake forgets the joke.",
        "Petra Halvorsen's adaptation of the novel is calm.",
        "Petra Halvorsen opens with the best shot of the year.",
        "Petra Halvorsen began directing it in May.",
        "Petra Halvorsen proves a fine director of crowds.",
    ],
)
def test_a_director_is_known_by_what_is_told_of_her(text):
    assert ("director", "Petra Halvorsen", "") in told(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("I knew the lead from the old Hugo Stein film about hats.", ("director", "Hugo Stein", "")),
        ("The script by director Petra Halvorsen and Arne Moe is dry.", ("director", "Arne Moe", "")),
        ("Enter director Petra Halvorsen and writing partner Arne Moe.", ("director", "Arne Moe", "")),
        ("Raw it is. Hugo Stein saw Quay. Anyone who has seen Hugo Stein's Quay knows Quay.", ("cast_member", "Hugo Stein", "Quay")),
        ("The script (by Arne Moe and a friend) is dry. Arne Moe wrote it.", ("cast_member", "Arne Moe", "")),
        ("A joy is Anna Sund as Marit Lunde, who plays a trick. Marit Lunde laughs.", ("cast_member", "Marit Lunde", "")),
        ("You will not see a better film about rope.", ("main_subject", "rope", "")),
        ("Tove wrote it with her brother Ivar, who helped. The script was co-written with her brother Ivar, again.", ("screenwriter", "Ivar", "")),
    ],
)  # fmt: skip
def test_others_are_not_taken(text, wrong):
    assert wrong not in told(text)


def test_the_maker_of_the_original_is_no_director():
    text = "Anyone who has seen Hugo Stein's Quay will know. It was Stein's film. Petra Halvorsen filmed in the fog."

    directors = {value for name, value, _ in told(text) if name == "director"}
    assert directors == {"Petra Halvorsen"}


def test_a_part_named_in_full_is_read_with_its_player():
    text = "And then there is Anna Sund as Marit Lunde, a pilot. Marit Lunde waits. Anna Sund is calm."

    assert ("cast_member", "Anna Sund", "Marit Lunde") in told(text)


@pytest.mark.parametrize(
    ("low", "is_of_film"),
    [
        ("this film waits.", True),
        ("it is one of the best movies of the year.", True),
        ("the director and the cast know their script.", True),
        ("the film festival opens on friday.", False),
        ("a fine thing to read on the train.", False),
        ("a movie was on while we ate.", False),
    ],
)
def test_wording_tells_whether_a_film_is_spoken_of(low, is_of_film):
    assert wording_of(low).is_of_film() == is_of_film


def test_a_long_text_has_to_speak_of_a_film():
    assert Wording(spoken_of=0, hints=9, length=900).is_of_film()
    assert not Wording(spoken_of=0, hints=9, length=9_000).is_of_film()
    assert Wording(spoken_of=0, hints=0, length=9_000).is_of_film(credit_lines=1)


@pytest.mark.parametrize(
    ("headline", "many"),
    [
        ("10 great movies about fog", True),
        ("The best horror films of the year", True),
        ("The Best Exotic Marigold Hotel", False),
        ("Film review: Ten Great Films", False),
    ],
)
def test_names_many_tells_lists_of_films(headline, many):
    assert names_many(headline) == many


def test_credits_outweigh_the_words_of_another_thing():
    text = "the band, the album, the guitar and the songs: this film has a drummer."

    assert other_subject("Encore", text) == "record"
    assert other_subject("Encore", text, 5) == ""
