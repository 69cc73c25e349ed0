"""Titles of films, as texts and tables print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.names import (
    Titles,
    compare_titles,
    fold,
    printed_titles,
    same_film_title,
    search_keys,
    title_and_year,
    title_key,
    title_sort_key,
    with_article_first,
)


@pytest.mark.parametrize(
    ("printed", "titles"),
    [
        ("Seven Samurai (Shichinin no samurai) (1954)", ("Seven Samurai", "Shichinin no samurai")),
        ("City of Lost Children, The (Cité des enfants perdus, La) (1995)",
         ("The City of Lost Children", "La Cité des enfants perdus")),
        ("Koyaanisqatsi (a.k.a. Koyaanisqatsi: Life Out of Balance)", ("Koyaanisqatsi", "Koyaanisqatsi: Life Out of Balance")),
        ("Avventura, L' (Adventure, The) (1960)", ("L'Avventura", "The Adventure")),
        ("(500) Days of Summer (2009)", ("(500) Days of Summer",)),
        ("Kill Bill (Part 1)", ("Kill Bill (Part 1)",)),
        ("Solaris (1972 film)", ("Solaris (1972 film)",)),
        ("2012 (2009)", ("2012",)),
        ("Harry, He's Here to Help", ("Harry, He's Here to Help",)),
        ("()", ("()",)),
        ("", ("",)),
    ],
)  # fmt: skip
def test_one_cell_may_print_several_titles(printed, titles):
    assert printed_titles(printed) == titles


def test_a_year_after_a_title_is_no_part_of_it():
    assert title_and_year("Heat (1995)") == ("Heat", 1995)
    assert title_and_year("1984") == ("1984", None)
    assert title_and_year("Fanny and Alexander (1982–1983)") == ("Fanny and Alexander", 1982)
    assert with_article_first("Good, the Bad and the Ugly, The") == "The Good, the Bad and the Ugly"


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Rocky II", "Rocky 2", Titles.SAME),
        ("Iron Man Three", "Iron Man 3", Titles.SAME),
        ("The Godfather, Part II", "The Godfather 2", Titles.SAME),
        ("Boot, Das", "Das Boot", Titles.SAME),
        ("Fast & Furious", "Fast and Furious", Titles.SAME),
        ("Spider-Man", "Spiderman", Titles.SAME),
        ("Mission: Impossible", "Mission Impossible", Titles.SAME),
        ("Amélie", "Amlie", Titles.SPELLED),
        ("Брат", "Brat", Titles.SPELLED),
        ("L'Atalante", "Atalante", Titles.SPELLED),
        ("Bram Stoker's Dracula", "Dracula", Titles.SHORTENED),
        ("Pokémon: The First Movie", "Pokémon: The First Movie - Mewtwo Strikes Back", Titles.SHORTENED),
        ("Rocky", "Rocky II", Titles.DIFFERENT),
        ("Frozen", "Frozen 2", Titles.DIFFERENT),
        ("Alien", "Aliens", Titles.DIFFERENT),
        ("Kill Bill: Vol. 1", "Kill Bill: Vol. 2", Titles.DIFFERENT),
        ("Люди Икс 2", "Район 2", Titles.DIFFERENT),
    ],
)
def test_titles_are_compared(left, right, likeness):
    assert compare_titles(left, right) is likeness
    assert compare_titles(right, left) is likeness
    assert same_film_title(left, right) is (likeness >= Titles.SPELLED)


@pytest.mark.parametrize(
    ("stored", "sought"),
    [
        ("The Piñata", "The Pinata"),
        ("Piñata", "Piata"),
        ("Mission: Impossible", "Mission Impossible"),
        ("Rocky II", "Rocky 2"),
        ("Kill Bill: Vol. 2", "Kill Bill 2"),
        ("Dracula", "Bram Stoker's Dracula"),
        ("Андрей Рублёв", "Andrei Rublev"),
        ("Łąka", "Laka"),
        ("The Host", "Gwoemul (Host, The)"),
    ],
)
def test_a_title_is_found_by_its_stored_keys(stored, sought):
    keys, folded = search_keys((sought,))

    assert title_key(stored) in keys or fold(stored) in folded


WORDS = st.sampled_from(
    [
        "The",
        "Piano",
        "II",
        "2",
        "Part",
        ":",
        "Bram Stoker's",
        "Das",
        "Amélie",
        "(Le Piano)",
        "Брат",
        ", The",
        "(1993)",
        "3D",
    ]
)
PRINTED = st.one_of(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), st.text(max_size=40))


@given(PRINTED)
def test_every_title_is_itself_and_has_a_key(title):
    assert compare_titles(title, title) is Titles.SAME
    assert printed_titles(title)
    assert len(title_key(title)) <= 120
    assert title_key(title) in search_keys((title,))[0]


BARE = st.lists(
    st.sampled_from("The the A a an Le de o as House Bridge II ii iv 2 12 Part pt vol one et saint doctor Aeiou y 1984".split()),
    min_size=1, max_size=5,
).map(" ".join)  # fmt: skip


@given(BARE)
def test_a_title_of_words_alone_has_the_keys_that_it_has_with_a_sign_that_means_nothing(title: str) -> None:
    assert title_key(title) == title_key(f"{title}!")
    assert title_sort_key(title) == title_sort_key(f"{title}!")
    assert title_sort_key(title, "fr") == title_sort_key(f"{title}!", "fr")


@pytest.mark.parametrize("title", ["Heat", "The Lego", "Nine"])
def test_the_format_is_no_part_of_a_title_s_key(title: str) -> None:
    for more in ("3D", "in 3D", "IMAX", "IMAX 3D", "Movie", "The Movie"):
        assert title_key(f"{title} {more}") == title_key(title)


@given(PRINTED, PRINTED)
def test_likeness_has_no_direction(left, right):
    assert compare_titles(left, right) is compare_titles(right, left)
