"""Who made the film, told by trades, debuts, teams and firms; and players told with voices, asides and parts in pairs."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER

FILM = "Low Tide is a 1999 drama film. "


def values(text: str, name: str) -> list:
    return [one.value for one in READER.read(plain(text)).statements if one.property == name]


def parts(text: str) -> list:
    told = [one for one in READER.read(plain(text)).statements if one.property == "cast_member"]
    return [(one.value, one.qualifiers.get("character", "")) for one in told]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The director was Irving Cummins.", "director", ["Irving Cummins"]),
        ("The film is the directorial debut of John Rekha and Glen Ficara.", "director", ["John Rekha", "Glen Ficara"]),
        ("It was the directorial debut of actor Kevin Stacey.", "director", ["Kevin Stacey"]),
        ("It was directed by visual effects artist John Brunel.", "director", ["John Brunel"]),
        ("It was written by the husband-and-wife team of Peg Hall and Bob Snyder.", "screenwriter", ["Peg Hall", "Bob Snyder"]),
        ("The screenplay and the story were written by Kate Fugue and Abby Cohn.", "screenwriter", ["Kate Fugue", "Abby Cohn"]),
        ("Its screenplay, written by Lee Hill, is based on a novel.", "screenwriter", ["Lee Hill"]),
        ("Ana Cole was selected as producer.", "producer", ["Ana Cole"]),
        ("Ana Cole and Max Lund served as executive producers.", "executive_producer", ["Ana Cole", "Max Lund"]),
        ("It was produced by the low-budget studio Harbor Releasing.", "production_company", ["Harbor Releasing"]),
        ("It was produced by his own production company, Libra Productions.", "production_company", ["Libra Productions"]),
        ("It was released by Rank Film Distributors of America.", "distributor", ["Rank Film Distributors of America"]),
        ("It is the second sequel to The High Tide.", "follows", ["The High Tide"]),
        ("The sequel to 1997's Ebb and Flow, it stars Ida Lupin.", "follows", ["Ebb and Flow"]),
    ],
)  # fmt: skip
def test_makers_are_read_however_they_are_introduced(text, name, expected):
    assert values(FILM + text, name) == expected


def test_a_source_told_before_does_not_hide_the_producer():
    text = "Low Tide is a 2011 drama film directed by Ana Cole from a screenplay by Max Lund and produced by Ivo Dane."
    assert values(text, "producer") == ["Ivo Dane"]
    text = "Low Tide is a 1996 film based on the novel by Zane Black, directed by Ana Cole."
    assert values(text, "director") == ["Ana Cole"]


@pytest.mark.parametrize(
    "text",
    [
        "It is a remake of the Telugu film Storm directed by Srinu Vatla.",
        "It was directed by <unk>. The director Rob Marsh had turned it down.",
        "It stars Eric Idler as a director.",
        "She won Best Director by the New York Critics.",
    ],
)
def test_directors_of_other_films_are_left_out(text):
    assert values(FILM + text, "director") == []


def test_who_handled_what_is_read_in_the_section_on_production():
    text = (
        FILM
        + "\n\n== Production ==\nRenu Salus took care of the editing, and Nitin Roy handled the production design.\n"
    )
    assert values(text, "editor") == ["Renu Salus"]
    assert values(text, "production_designer") == ["Nitin Roy"]


def test_a_surname_means_whomever_the_lead_names_in_full():
    text = "Low Tide is a 1999 drama film based on Roddy Doyne's novel Ebb, with a screenplay written by Doyne."
    assert values(text, "screenwriter") == ["Roddy Doyne"]
    assert parts("Mary Queen of Tides is a 2018 drama film. It stars Saoirse Roe as Mary, Queen of Tides.") == [
        ("Saoirse Roe", "Mary")
    ]


def test_a_first_name_beside_a_full_one_is_not_guessed():
    assert parts(FILM + "It stars Preston Foss, and Lee and Lyn Wild.") == [("Preston Foss", ""), ("Lyn Wild", "")]


def test_a_surname_means_the_player_named_in_full():
    text = FILM + "It stars Melissa Lion and Paul Roe. The film was produced by Lion."
    assert values(text, "producer") == ["Melissa Lion"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It features the voices of Tom Brand and Iris Cole.", [("Tom Brand", ""), ("Iris Cole", "")]),
        ("It stars Mark Rylan, Ruby Barn in her film debut, and Bill Hale.", [("Mark Rylan", ""), ("Ruby Barn", ""), ("Bill Hale", "")]),
        ("It stars Ryan Rey and Jason Bate as Mitch Planck and Dave Lock, two friends.", [("Ryan Rey", "Mitch Planck"), ("Jason Bate", "Dave Lock")]),
        ("The film has a large ensemble cast, including Emma Stein and Viola David.", [("Emma Stein", ""), ("Viola David", "")]),
        ('It stars Bill Elling as "Wild Bill" Hickory and Evelyn Jung as Vivian Bar.', [("Bill Elling", '"Wild Bill" Hickory'), ("Evelyn Jung", "Vivian Bar")]),
        ("Two parents, played by Mary Spivak and Alex Rosin, quarrel.", [("Mary Spivak", ""), ("Alex Rosin", "")]),
        ("It stars his mother Gena Rowland, and features 19-year-old Laraine Dey.", [("Gena Rowland", ""), ("Laraine Dey", "")]),
        ("A remake of the 1990 film of the same name, it stars Michael Early.", [("Michael Early", "")]),
        ("Greta Garnet is featured in an early role.", [("Greta Garnet", "")]),
    ],
)  # fmt: skip
def test_players_are_read_with_what_is_told_between_them(text, expected):
    assert parts(FILM + text) == expected


def test_a_title_that_speaks_of_stars_has_none():
    assert parts("Film Stars Never Die in Leeds is a 2017 drama film starring Annette Benn.") == [("Annette Benn", "")]


CAST = """

== Cast ==
Sath Raj as Azhagu
Rose Lane... Suja
Madan Bob
Ra. Sankar
Alphonsa (special appearance)
Rick Avil and Alf Wise as Mad Dog and Batman
Adele Hall (scenes cut)

Additional voices: Sam Poe, Nia Marsh
"""


def test_a_list_may_name_some_players_without_a_part():
    assert parts(FILM + CAST) == [
        ("Sath Raj", "Azhagu"), ("Rose Lane", "Suja"), ("Madan Bob", ""), ("Ra. Sankar", ""), ("Alphonsa", ""), ("Rick Avil", "Mad Dog"),
        ("Alf Wise", "Batman"), ("Sam Poe", ""), ("Nia Marsh", ""),
    ]  # fmt: skip
