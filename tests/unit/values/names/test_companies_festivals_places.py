"""Names of companies, festivals and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.values.names import company_key, festival_key, festival_year, same_company, same_festival, same_place


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Paramount", "Paramount Pictures, Inc.", True),
        ("MGM", "Metro-Goldwyn-Mayer", True),
        ("Metro-Goldwyn-Mayer (MGM)", "Metro-Goldwyn-Mayer Pictures", True),
        ("Paramount Pictures (UK)", "Paramount Pictures", False),
        ("Twentieth Century Fox", "20th Century-Fox", True),
        ("RKO", "RKO Radio Pictures", True),
        ("BBC Films", "BBC Film", True),
        ("Film4", "Film Four Productions", True),
        ("Warner Bros.", "Warner Brothers Pictures", True),
        ("The Weinstein Company", "Weinstein Co.", True),
        ("Constantin Film", "Constantin Film AG", True),
        ("Focus Features", "Focus Films", False),
        ("Universal Pictures", "Universal Studios", False),
        ("Sony Pictures", "Sony Pictures Classics", False),
        ("Paramount Pictures", "Paramount Vantage", False),
        ("20th Century Fox", "Fox Searchlight", False),
        ("Warner Bros. Pictures", "Warner Bros. Home Video", False),
    ],
)
def test_companies(left, right, same):
    assert same_company(left, right) is same


def test_a_company_is_kept_without_what_the_law_calls_it():
    assert company_key("The Mirisch Company, Inc.") == "mirisch"
    assert company_key("Limited") == "limited"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("TIFF", "Toronto International Film Festival", True),
        ("Berlinale", "Berlin International Film Festival", True),
        ("68th Cannes Film Festival", "Cannes 2015", True),
        ("Sixty-fifth Berlin International Film Festival", "Berlinale 2015", True),
        ("Festival de Cannes", "Cannes", True),
        ("La Biennale di Venezia", "72nd Venice International Film Festival", True),
        ("SXSW", "South by Southwest Film Festival", True),
        ("London Film Festival", "BFI London Film Festival", True),
        ("Festival Internacional de Cine de San Sebastián", "San Sebastian Film Festival", True),
        ("68th Cannes Film Festival", "Cannes 2016", False),
        ("Toronto Film Festival", "Toronto Jewish Film Festival", False),
        ("New York Film Festival", "New York Asian Film Festival", False),
        ("Berlinale", "Cannes", False),
    ],
)
def test_festivals(left, right, same):
    assert same_festival(left, right) is same


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("68th Cannes Film Festival", 2015),
        ("72nd Venice International Film Festival", 2015),
        ("40th Toronto International Film Festival", 2015),
        ("Cannes", None),
        ("2nd Cannes Film Festival", None),
        ("12th Somewhere Film Festival", None),
        ("Sundance 2015", 2015),
    ],
)
def test_the_year_of_an_edition(name, year):
    assert festival_year(name) == year
    assert festival_key(name)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Toronto", "Toronto, Canada", True),
        ("UK", "GB", True),
        ("Los Angeles, California", "Los Angeles, California, U.S.", True),
        ("Los Angeles", "Los Angeles, US", True),
        ("New York City", "New York", True),
        ("Mumbai", "Bombay", True),
        ("Paris, France", "Paris, Texas", False),
        ("York", "New York", False),
        ("GB", "London, GB", False),
    ],
)
def test_places(left, right, same):
    assert same_place(left, right) is same


PARTS = st.sampled_from(
    "Paramount Pictures Films Inc. The 20th Cannes Festival Film Toronto 68th 2015 TIFF , Canada US New York".split()
)
NAMES = st.one_of(st.lists(PARTS, min_size=1, max_size=5).map(" ".join), st.text(max_size=30))


@pytest.mark.parametrize("same", [same_company, same_festival, same_place])
@given(left=NAMES, right=NAMES)
def test_likeness_has_no_direction_and_everything_is_itself(same, left, right):
    assert same(left, left)
    assert same(left, right) is same(right, left)
