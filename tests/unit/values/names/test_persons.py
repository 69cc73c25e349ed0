"""Names of persons: whose they are, by what they are sorted, whom a surname means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.names import Persons, Roster, compare_persons, fold, person_keys, person_sort_key, same_person


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("J. J. Abrams", "J.J. Abrams"),
        ("JJ Abrams", "J. J. Abrams"),
        ("Frances de la Tour", "Frances De La Tour"),
        ("Robert De Niro", "Robert DeNiro"),
        ("Robert Downey Jr.", "Robert Downey, Jr"),
        ("The All-American Rejects", "All-American Rejects"),
        ("Campion, Jane", "Jane Campion"),
        ("Sir Ian McKellen", "Ian McKellen"),
        ('Dwayne "The Rock" Johnson', "Dwayne Johnson"),
        ("Bong Joon-ho", "Joon Ho Bong"),
        ("봉준호", "Bong Jun-ho"),
        ("Akira Kurosawa", "Kurosawa Akira"),
        ("Yasujirō Ozu", "Ozu Yasujiro"),
        ("Hirokazu Koreeda", "Hirokazu Kore-eda"),
        ("Tarr Béla", "Béla Tarr"),
        ("Андрей Тарковский", "Andrei Tarkovsky"),
        ("Sergei Bondarchuk", "Sergey Bondarchuk"),
        ("Sinéad O’Connor", "Sinead OConnor"),
    ],
)
def test_these_are_one_person(left, right):
    assert compare_persons(left, right) is Persons.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Alfred Green", "Alfred E. Green"),
        ("J. Campion", "Jane Campion"),
        ("R. De Niro", "Robert DeNiro"),
        ("Robert Downey", "Robert Downey Jr."),
        ("Bob Fosse", "Robert Fosse"),
        ("Steven Smith", "Stephen Smith"),
        ("James McDonald", "James MacDonald"),
    ],
)
def test_these_may_be_one_person(left, right):
    assert compare_persons(left, right) is Persons.COMPATIBLE
    assert same_person(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Robert Downey Sr.", "Robert Downey Jr."),
        ("Henry James", "James Henry"),
        ("Jane Smith", "Joan Smith"),
        ("Smith", "John Smith"),
        ("Alfred E. Green", "Alfred L. Green"),
        ("Anna Campion", "Jane Campion"),
        ("Yimou Zhang", "Yang Zhang"),
        ("Wolfgang Muller", "Wolfgang Mueller"),
        ("???", "!!!"),
    ],
)
def test_these_are_two_persons(left, right):
    assert compare_persons(left, right) is Persons.DIFFERENT


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Frances de la Tour", "tour frances de la"),
        ("Bong Joon-ho", "bong joon ho"),
        ("Joon-ho Bong", "bong joon ho"),
        ("Jean-Luc Godard", "godard jean luc"),
        ("Lee Van Cleef", "cleef lee van"),
        ("The All-American Rejects", "all american rejects"),
        ("Campion, Jane", "campion jane"),
        ("Tarr Béla", "tarr bela"),
        ("", ""),
    ],
)
def test_names_sort_by_the_family_name_wherever_it_stands(name, key):
    assert person_sort_key(name) == key


def test_a_surname_later_in_a_text_means_the_one_person_introduced_with_it():
    roster = Roster()
    for name in ("Frances de la Tour", "Bong Joon-ho", "Robert Downey Jr.", "Anna Smith", "Zoë Smith", "Madonna"):
        roster.add(name)

    assert roster.resolve("de la Tour") == roster.resolve("Tour") == "Frances de la Tour"
    assert roster.resolve("Bong") == "Bong Joon-ho"
    assert roster.resolve("Downey") == "Robert Downey Jr."
    assert roster.resolve("Smith") is None
    assert roster.resolve("Madonna") is None
    assert roster.resolve("Anna Smith") == "Anna Smith"
    assert roster.names()[0] == "Frances de la Tour"


GIVEN = st.sampled_from(
    [
        "J.",
        "John",
        "Jon",
        "J. R.",
        "Robert",
        "Bob",
        "Yasujirō",
        "Yasujirou",
        "Joon-ho",
        "Béla",
        "Андрей",
        "Andrei",
        "Zoë",
        "Zo",
    ]
)
LAST = st.sampled_from(
    [
        "Smith",
        "de la Tour",
        "Müller",
        "Mueller",
        "Ozu",
        "Bong",
        "Tarr",
        "Тарковский",
        "Tarkovsky",
        "McDonald",
        "MacDonald",
    ]
)
NAMES = st.one_of(
    st.builds("{} {}".format, GIVEN, LAST),
    st.builds("{1} {0}".format, GIVEN, LAST),
    st.builds("{1}, {0}".format, GIVEN, LAST),
    st.builds("{} {} Jr.".format, GIVEN, LAST),
    st.builds("The {}".format, LAST),
    LAST,
    st.text(max_size=25),
)


@given(NAMES)
def test_everybody_is_themselves(name):
    assert compare_persons(name, name) is not Persons.DIFFERENT
    assert same_person(name, name.upper()) or not fold(name) or fold(name) != fold(name.upper())


@given(NAMES, NAMES)
def test_likeness_has_no_direction_and_who_is_alike_shares_a_key(left, right):
    found = compare_persons(left, right)

    assert compare_persons(right, left) is found
    if found is not Persons.DIFFERENT and left != right:
        assert person_keys(left) & person_keys(right)
