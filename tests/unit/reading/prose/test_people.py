from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.companies import companies_at, company_at, company_before
from onesheet.reading.prose.people import is_company, name_before, names_at, roster_of
from onesheet.reading.prose.places import countries_in, place_at, places_at, territories_in
from onesheet.values.names import Roster, is_damaged, restore_company, restore_person, restore_title


def names(text: str, **options) -> list[str]:
    return [one.text for one in names_at(prose(text), 0, len(text), **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Lupino, Robert Ryan and Ward Bond. The", ["Ida Lupino", "Robert Ryan", "Ward Bond"]),
        ("Burt Lancaster (in his first role), and Ava Gardner", ["Burt Lancaster", "Ava Gardner"]),
        ("A. I. Bezzerides based on a novel", ["A. I. Bezzerides"]),
        ("Georges de La Fouchardière, that", ["Georges de La Fouchardière"]),
        ("actress Toni Collette as a mother", ["Toni Collette"]),
        ("an uncredited John Huston and Richard Brooks co-wrote", ["John Huston", "Richard Brooks"]),
        ("Robert Downey Jr. and Cher", ["Robert Downey Jr.", "Cher"]),
        ("Fredric March, Elaine May", ["Fredric March", "Elaine May"]),
        ("The end of it", []),
        ("RKO Radio Pictures", []),
    ],
)
def test_lists_of_names_end_where_names_end(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "toni collette, drew barrymore, and frances de la tour.",
            ["Toni Collette", "Drew Barrymore", "Frances de la Tour"],
        ),
        ("michael cimino about a trio", ["Michael Cimino"]),
        ("elisha cook, jr. as harry", ["Elisha Cook, Jr."]),
        ("fredric march, will smith and dennis o'keefe", ["Fredric March", "Will Smith", "Dennis O'Keefe"]),
        ("seymour nebenzal purchased the rights", ["Seymour Nebenzal"]),
        ("stanley kubrick and stars peter sellers", ["Stanley Kubrick"]),
    ],
)
def test_names_without_capitals_end_at_words_that_no_name_has(text, expected):
    assert names(text) == expected


def test_roles_are_read_beside_the_names():
    text = "Paul Newman as Eddie Felson, Robert Cummings as a veteran, Chuck Scott, who is lost"

    found = names_at(prose(text), 0, len(text), with_roles=True)

    assert [(one.text, one.role) for one in found] == [
        ("Paul Newman", "Eddie Felson"),
        ("Robert Cummings", "Chuck Scott"),
    ]


def test_a_list_goes_on_after_words_about_a_role():
    text = "Meryl Streep as Katharine Graham, the owner of a paper, and Tom Hanks as Ben Bradlee."

    assert names(text, with_roles=True) == ["Meryl Streep", "Tom Hanks"]


@pytest.mark.parametrize(
    ("low", "shown"),
    [
        ("toni collette", "Toni Collette"), ("frances de la tour", "Frances de la Tour"), ("mcdonald", "McDonald"),
        ("dennis o'neill", "Dennis O'Neill"), ("jean-luc godard", "Jean-Luc Godard"), ("fred macmurray", "Fred MacMurray"),
        ("a. i. bezzerides", "A. I. Bezzerides"), ("michle morgan", "Michèle Morgan"), ("jaime snchez", "Jaime Sánchez"),
    ],
)  # fmt: skip
def test_names_are_given_their_capitals_and_known_accents_back(low, shown):
    assert restore_person(low) == shown
    assert not is_damaged(low)


@pytest.mark.parametrize("low", ["n mutz greenbaum", "gntr kraus", "hans  zimmer", "carl <unk>"])
def test_a_name_that_lost_letters_is_known_as_damaged(low):
    assert is_damaged(low)


@pytest.mark.parametrize(
    "low", ["shepperd strudwick", "krzysztof zanussi", "stanislaus zbyszko", "ng chin han", "george dzundza"]
)
def test_whole_names_with_rare_letters_are_not(low):
    assert not is_damaged(low)


def test_titles_and_companies_get_their_own_capitals():
    assert restore_title("night and the city") == "Night and the City"
    assert restore_title("rocky ii: the return") == "Rocky II: The Return"
    assert restore_company("bbc radio 4") == "BBC Radio 4"


def test_a_name_is_read_backwards_to_the_word_before_it():
    text = "the roadie named Kit (Dominic"
    name = name_before(prose(text), 0, text.index(" ("))
    assert name is not None
    assert name.text == "Kit"
    assert name_before(prose("Their husbands"), 0, 14) is None


def test_a_surname_means_its_only_bearer():
    roster = Roster()
    roster.add("Toni Collette")
    roster.add("Frances de la Tour")
    roster.add("Jean Renoir")
    roster.add("Pierre Renoir")

    assert roster.resolve("collette") == "Toni Collette"
    assert roster.resolve("de la Tour") == "Frances de la Tour"
    assert roster.resolve("Renoir") is None
    assert roster.resolve("Newman") is None


def test_a_roster_holds_the_people_named_in_full():
    roster = roster_of(prose("Tyson Ritter sang. Then Drew Barrymore's Jess met Dominic Cooper."))

    assert {"Tyson Ritter", "Drew Barrymore", "Dominic Cooper"} <= set(roster.names())
    assert roster_of(prose("tyson ritter sang")).names() == []


def test_companies_are_told_from_people():
    assert is_company("RKO Radio Pictures")
    assert is_company("20th Century Fox")
    assert not is_company("Vivica A. Fox")
    assert not is_company("Ida Lupino")


def test_companies_are_read_with_their_links():
    text = "Agat Films & Cie and Metro-Goldwyn-Mayer in 1950"
    assert [one.text for one in companies_at(prose(text), 0, len(text))] == ["Agat Films & Cie", "Metro-Goldwyn-Mayer"]
    low = "entertainment one had the rights"
    before = company_before(prose(low), 0, low.index(" had"))
    assert before is not None
    assert before.text == "Entertainment One"


def test_places_are_countries_by_code_and_others_by_name():
    text = "the North York Moors, England and London."
    assert [one.value for one in places_at(prose(text), 0, len(text))] == ["North York Moors", "GB", "London"]
    low = "the united kingdom, south korea and us all"
    assert [one.value for one in countries_in(prose(low), 0, len(low))] == ["GB", "KR"]
    rights = "the uk, canadian and north american rights"
    assert [one.value for one in territories_in(prose(rights), 0, len(rights))] == ["GB", "CA", "North America"]


@given(st.text(max_size=120))
def test_any_text_is_read_within_its_bounds(text):
    source = prose(text)
    found = names_at(source, 0, len(text), with_roles=True)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    for reader in (name_before, company_before):
        one = reader(source, 0, len(text))
        assert one is None or one.start < one.end
    company_at(source, 0, len(text))
    place_at(source, 0, len(text))
    assert all(text[one.start : one.end] for one in territories_in(source, 0, len(text)))


@given(st.text(alphabet="abcdeé 'o.-mcjr", max_size=30))
def test_restoring_keeps_the_letters(low):
    assert isinstance(is_damaged(low), bool)
    assert restore_company(low).lower() == low.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J.J. Abrams and R.G. Springsteen.", ["J.J. Abrams", "R.G. Springsteen"]),
        ("j.j. abrams and r.g. springsteen.", ["J.J. Abrams", "R.G. Springsteen"]),
        ("the Cuban-born Margo Reyes", ["Margo Reyes"]),
    ],
)
def test_initials_without_spaces_belong_to_the_name(text, expected):
    assert names(text) == expected


def test_a_name_in_its_own_script_is_passed_over_in_a_list():
    text = "Aiko Mori 森愛子, Kenji Hayama 葉山健二 and Min-ji Seo 서민지"
    assert [name.text for name in names_at(prose(text), 0, len(text))] == ["Aiko Mori", "Kenji Hayama", "Min-ji Seo"]
