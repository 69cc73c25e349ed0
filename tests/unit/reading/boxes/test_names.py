"""Who a box names: lists, notes, roles, pairs, companies."""

from __future__ import annotations

import pytest

from .rows import read_rows, told, values


@pytest.mark.parametrize(
    ("items", "names"),
    [
        (["Ana Ortiz"], ["Ana Ortiz"]),
        (["Ana Ortiz", "Vera Holm"], ["Ana Ortiz", "Vera Holm"]),
        (["Ana Ortiz, Vera Holm and Bo Lind"], ["Ana Ortiz", "Vera Holm", "Bo Lind"]),
        (["Ana Ortiz\nVera Holm"], ["Ana Ortiz", "Vera Holm"]),
        (["Ana Ortiz & Vera Holm"], ["Ana Ortiz", "Vera Holm"]),
        (["Ana Ortiz / Vera Holm"], ["Ana Ortiz", "Vera Holm"]),
        (["B. Raman—C. S. Nair"], ["B. Raman", "C. S. Nair"]),
        (["Otto Kranz, Jr., Vera Holm"], ["Otto Kranz, Jr.", "Vera Holm"]),
        (["• Ana Ortiz", "* Vera Holm"], ["Ana Ortiz", "Vera Holm"]),
        (["Ana Ortiz[1]", "Vera Holm [a] [citation needed]"], ["Ana Ortiz", "Vera Holm"]),
        (["by Ana Ortiz"], ["Ana Ortiz"]),
        (["k.d. lang and Ana Ortiz", "Ana Ortiz"], ["Ana Ortiz"]),
        (["Ana Ortiz."], ["Ana Ortiz"]),
        (['Jan "Bobo" Kral'], ['Jan "Bobo" Kral']),
        (["黒沢 清"], ["黒沢 清"]),
    ],
)
def test_lists_of_names(items, names):
    assert values("director", *items) == names


@pytest.mark.parametrize(
    "nobody", ["unknown", "Various", "TBA", "N/A", "See below", "see cast section", "none", "—", "others", ""]
)
def test_words_that_name_nobody(nobody):
    assert values("starring", nobody) == []


@pytest.mark.parametrize(
    "label", ["Directed by", "director", "directors", "Director(s)", "director2", "Directed\u200bby"]
)
def test_labels_are_known_in_their_spellings(label):
    assert read_rows((label, ["Ana Ortiz"])).values("director") == ["Ana Ortiz"]


def test_a_note_in_brackets_stays_with_its_name():
    assert told("Screenplay by", "Ana Ortiz", "Vera Holm (uncredited in", "some versions)") == [
        ("Ana Ortiz", {}),
        ("Vera Holm", {"note": "uncredited in some versions"}),
    ]


def test_a_line_of_brackets_is_a_note_on_the_line_before():
    assert told("Edited by", "Ana Ortiz", "(first half)", "Vera Holm") == [
        ("Ana Ortiz", {"note": "first half"}),
        ("Vera Holm", {}),
    ]


def test_a_bracket_that_is_never_closed_swallows_few_lines():
    assert values("Edited by", "Ana Ortiz (a", "b", "c", "d", "Vera Holm")[-1] == "Vera Holm"


def test_headings_inside_a_cell_say_what_follows():
    assert told("music", "Ana Ortiz", "Songs:", "Vera Holm", "Lullaby: Bo Lind") == [
        ("Ana Ortiz", {}),
        ("Vera Holm", {"note": "songs"}),
        ("Bo Lind", {"note": "lullaby"}),
    ]


def test_writers_notes_tell_their_part():
    assert told("Written by", "Ana Ortiz (dialogue)", "Vera Holm (novel)", "Bo Lind (story)") == [
        ("Ana Ortiz", {"note": "dialogue"}),
        ("Bo Lind", {"note": "story"}),
    ]
    assert told("Story by", "Ana Ortiz") == [("Ana Ortiz", {"note": "story"})]


def test_a_writer_named_twice_is_told_once():
    reading = read_rows(("Written by", ["Ana Ortiz"]), ("Screenplay by", ["Ana Ortiz", "Vera Holm"]))
    assert reading.values("screenwriter") == ["Ana Ortiz", "Vera Holm"]


def test_producers_by_their_notes():
    reading = read_rows(
        ("Produced by", ["Ana Ortiz (producer)", "Vera Holm (executive producer)", "Bo Lind (line producer)"])
    )
    assert reading.values("producer") == ["Ana Ortiz"]
    assert reading.values("executive_producer") == ["Vera Holm"]
    assert "note" not in reading.statements[0].qualifiers


def test_assistants_are_no_directors():
    assert values("director", "Ana Ortiz", "Vera Holm (assistant director)") == ["Ana Ortiz"]


def test_players_have_their_place_and_their_part():
    assert told("Starring", "Ana Ortiz as Milly", "Vera Holm (voice)", "Bo Lind (as the Tall Man)") == [
        ("Ana Ortiz", {"character": "Milly", "billing": 1}),
        ("Vera Holm", {"billing": 2, "note": "voice"}),
        ("Bo Lind", {"character": "the Tall Man", "billing": 3}),
    ]


def test_pairs():
    assert values("Music by", "Salim & Karim") == ["Salim & Karim"]
    assert values("Music by", "Govind – Kumar") == ["Govind – Kumar"]
    assert values("Starring", "Yash & Radha") == ["Yash", "Radha"]
    assert values("Music by", "Nils Berg and the Harbor Band") == ["Nils Berg and the Harbor Band"]


def test_one_surname_for_two_is_given_to_both_where_the_document_does():
    reading = read_rows(("Directed by", ["Ada and Ella Kron"]), ("Produced by", ["Ada Kron"]))
    assert reading.values("director") == ["Ada Kron", "Ella Kron"]
    assert values("Directed by", "Ada and Ella Kron") == ["Ada", "Ella Kron"]


@pytest.mark.parametrize(
    ("items", "companies"),
    [
        (["North Films & East Entertainments."], ["North Films", "East Entertainments"]),
        (["Marsh and Associates"], ["Marsh and Associates"]),
        (["40 Oaks and a Donkey Works"], ["40 Oaks and a Donkey Works"]),
        (["Nord Pictures, Inc.", "Ost Film GmbH"], ["Nord Pictures, Inc.", "Ost Film GmbH"]),
        (["Nord Pictures, Ost Film"], ["Nord Pictures", "Ost Film"]),
        (["Berg/Lund Productions"], ["Berg/Lund Productions"]),
        (["Els Films del Port S.A."], ["Els Films del Port S.A."]),
        (["in association with Nord Pictures"], ["Nord Pictures"]),
        (["Ost Film in association with Nord Pictures"], ["Ost Film", "Nord Pictures"]),
        (["Dances with Ships Productions"], ["Dances with Ships Productions"]),
    ],
)
def test_companies(items, companies):
    assert values("Production companies", *items) == companies


def test_distributors_and_their_lands():
    assert told("Distributed by", "Nord Film (France)", "Ost Inc. (US)", "Sud (UK & Ireland)", "West (theatrical)") == [
        ("Nord Film", {"place": "FR"}),
        ("Ost Inc.", {"place": "US"}),
        ("Sud", {"place": "GB"}),
        ("Sud", {"place": "IE"}),
        ("West", {"note": "theatrical"}),
    ]
    assert told("Distributed by", "Europe - Nord Film Ltd.") == [("Nord Film Ltd.", {"place": "Europe"})]
