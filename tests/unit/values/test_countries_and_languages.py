from __future__ import annotations

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.countries import (
    COUNTRY_NAMES,
    DEMONYMS_IN_PROSE,
    country_code,
    country_name,
    demonym_code,
    names_in_prose,
)
from onesheet.values.languages import LANGUAGE_NAMES, language_code, language_name


@pytest.mark.parametrize(
    ("name", "code"),
    [("UK", "GB"), ("U.K.", "GB"), ("the United States", "US"), ("u.s.", "US"), ("south korea", "KR"), ("Hong Kong", "HK"),
     ("Côte d'Ivoire", "CI"), ("Korea, Republic of", "KR"), ("Réunion", "RE"),
     ("Upper Volta", "HV"), ("Georgia", "GE"), ("Czechia", "CZ"), ("British Virgin Islands", "VG"), ("West Germany", "DE"), ("Soviet Union", "SU"), ("Atlantis", None), ("", None)],
)  # fmt: skip
def test_countries_are_known_by_their_names(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("British", "GB"), ("south korean", "KR"), ("Hong Kong", "HK"), ("Swiss", "CH"), ("romantic", None)],
)
def test_adjectives_tell_their_country(word, code):
    assert demonym_code(word) == code


def test_every_code_is_two_capitals_and_has_its_name_back():
    assert len(COUNTRY_NAMES) > 180
    for code, name in COUNTRY_NAMES.items():
        assert len(code) == 2
        assert code.isupper()
        assert country_code(name) == code
        assert country_name(code) == name


def test_words_for_prose_are_longest_first_and_without_names_of_other_things():
    sought = names_in_prose()
    assert list(sought) == sorted(sought, key=len, reverse=True)
    assert {"France", "UK", "Russia", "West Germany", "Russian Federation"} <= set(sought)
    assert not {"Georgia", "Jordan", "Chad", "Jersey", "Christmas Island", "Congo"} & set(sought)
    assert country_code("Georgia") == "GE"
    assert all(demonym_code(word) for word in DEMONYMS_IN_PROSE)


@pytest.mark.parametrize(
    ("name", "code"),
    [("French", "fr"), ("mandarin", "zh"), ("Tamil", "ta"), ("Tamil-language", "ta"), ("Cantonese", "yue"), ("Odia", "or"),
     ("American Sign Language", "ase"), ("Kenyan Sign Language", "xki"), ("silent", "zxx"), ("French dialogue", "fr"),
     ("Ladakhi language", "lbj"), ("Even", None), ("Quenya", None)],
)  # fmt: skip
def test_languages_are_known_by_their_names(name, code):
    assert language_code(name) == code


def test_a_rare_language_counts_where_a_language_is_certainly_named():
    assert language_code("Ladakhi") is None
    assert language_code("Ladakhi", certain=True) == "lbj"
    assert language_code("Greek", certain=True) == "el"
    assert language_code("None", certain=True) == "zxx"
    assert language_name("lbj") == "Ladakhi"


def test_every_language_of_iso_639_is_understood_by_its_name():
    assert all(language_code(language.name, certain=True) for language in pycountry.languages)
    short = [one for one in pycountry.languages if hasattr(one, "alpha_2")]
    assert {one.name for one in short if language_code(one.name, certain=True) != one.alpha_2} == {"Tagalog"}


def test_every_country_of_iso_3166_is_understood_by_its_names():
    for country in pycountry.countries:
        assert {country_code(country.name), country_code(f"the {country.name}")} == {country.alpha_2}


def test_every_language_has_its_name_back():
    for code, name in LANGUAGE_NAMES.items():
        assert language_code(name) == code
    assert language_name("xx") == "xx"


@given(st.text(max_size=30))
def test_any_text_is_looked_up_without_fault(text):
    country_code(text)
    demonym_code(text)
    language_code(text)
