from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.names import (
    fold,
    name_keys,
    person_sort_key,
    same_name,
    same_person,
    slug,
    surname,
    title_sort_key,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dolores del Río", "dolores del rio"),
        ("O'Neill", "oneill"),
        ("J. R. R. Tolkien", "j r r tolkien"),
        ("Straße & Łódź", "strasse and lodz"),
        ("  Miss   You—Already! ", "miss you already"),
        ("七人の侍", "七人の侍"),
        ("がっこう", "がっこう"),
        ("기생충", "기생충"),
        ("Đặng Nhật Minh", "dang nhat minh"),
        ("Nuri Bilge Ceylan’ın İstanbul’u", "nuri bilge ceylanin istanbulu"),
        ("Ærø, Œuvre, Þór, Łukasz, ﬁn", "aero oeuvre thor lukasz fin"),
        ("", ""),
    ],
)
def test_names_fold_for_comparison(text, folded):
    assert fold(text) == folded


def test_a_slug_is_never_empty():
    assert slug("Miss You Already") == "miss-you-already"
    assert slug("???") == "untitled"


@pytest.mark.parametrize(
    ("title", "key"),
    [("The Chase", "chase"), ("A Bug's Life", "bugs life"), ("The", "the"), ("Theodora", "theodora"), ("An", "an")],
)
def test_a_title_sorts_without_its_article(title, key):
    assert title_sort_key(title) == key


def test_articles_of_other_languages_count_where_the_language_is_told():
    assert title_sort_key("L'Atalante", "fr") == "atalante"
    assert title_sort_key("Die Nibelungen", "de") == "nibelungen"
    assert title_sort_key("Die Hard") == "die hard"


def test_people_sort_by_surname():
    assert person_sort_key("Frances de la Tour") == "tour frances de la"
    assert person_sort_key("Robert Downey Jr.") == "downey robert jr"
    assert surname("Cher") == "cher"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Michèle Morgan", "michle morgan", True),
        ("Michèle Morgan", "Michele Morgan", True),
        ("Jaime Sánchez", "jaime snchez", True),
        ("Ava Gardner", "Eva Gardner", False),
        ("George C. Scott", "George C Scott", True),
        ("Wolfgang Müller", "Wolfgang Mueller", True),
        ("Søren Kierkegård", "Soeren Kierkegaard", True),
        ("Yasujirō Ozu", "Yasujirou Ozu", True),
        ("Ōshima", "Ohshima", True),
        ("Сергей Лозница", "Sergey Loznitsa", True),
        ("Θόδωρος Αγγελόπουλος", "Thodoros Angelopoulos", True),
        ("トトロ", "Totoro", True),
        ("Wolfgang Muller", "Wolfgang Mueller", False),
        ("Люди Икс 2", "Район 2", False),
    ],
)
def test_names_are_alike_whatever_their_accents_and_lost_letters(left, right, same):
    assert same_name(left, right) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("J. R. Smith", "John Smith", True),
        ("H. Bruce Humberstone", "Bruce Humberstone", True),
        ("Samuel L. Jackson", "Samuel Jackson", True),
        ("Robert Downey Jr.", "Robert Downey", True),
        ("Smith", "John Smith", False),
        ("Jane Smith", "Joan Smith", False),
        ("John Smith", "John Smythe", False),
    ],
)
def test_one_person_may_be_named_with_initials(left, right, same):
    assert same_person(left, right) is same


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_has_no_direction(left, right):
    assert same_name(left, right) == same_name(right, left)
    assert same_person(left, right) == same_person(right, left)


@given(st.text(max_size=30))
def test_keys_are_lower_case_without_spaces(text):
    assert all(key and " " not in key for key in name_keys(text))
    assert slug(text)
