"""Which film a document is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.films.pure.matching import Candidate, KnownFilm, Verdict, match
from onesheet.values.names import title_key

PIANO = KnownFilm(1, ("The Piano",), 1993, ("Jane Campion",), ("Jane Campion", "Holly Hunter", "Sam Neill"))
BARE = KnownFilm(2, ("The Piano",), 1993)
HAMLET_1948 = KnownFilm(3, ("Hamlet",), 1948, ("Laurence Olivier",), ("Laurence Olivier", "Jean Simmons"))
HAMLET_1996 = KnownFilm(4, ("Hamlet",), 1996, ("Kenneth Branagh",), ("Kenneth Branagh", "Kate Winslet"))


def candidate(*titles, year=None, directors=(), people=(), identifiers=()):
    return Candidate(titles, year, tuple(directors), tuple(people), frozenset(identifiers))


@pytest.mark.parametrize(
    "one",
    [
        candidate("The Piano", year=1993, directors=["Jane Campion"]),
        candidate("the piano", year=1994, directors=["JANE CAMPION"]),
        candidate("Piano", directors=["J. Campion"]),
        candidate("The Piano", people=["Holly Hunter", "Sam Neill", "Somebody Else"]),
        candidate("The Piano", year=1993, people=["Holly Hunter"]),
        candidate("Das Piano", "The Piano", directors=["Jane Campion"]),
    ],
    ids=["all", "a year off", "no article, initials", "no year, two people", "year and one person", "another title"],
)
def test_title_year_and_people_make_it_the_same_film(one):
    found = match(one, [PIANO, HAMLET_1948])

    assert (found.verdict, found.film) == (Verdict.SAME, 1)


@pytest.mark.parametrize(
    ("one", "film"),
    [
        (candidate("The Piano", year=1993), PIANO),
        (candidate("The Piano", year=1993, directors=["Jane Campion"]), BARE),
        (
            candidate("The Piano", year=1993, people=["Anna Paquin"]),
            KnownFilm(2, ("The Piano",), 1993, ("Jane Campion",)),
        ),
    ],
    ids=["nobody here", "nobody there", "players here, the director there"],
)
def test_title_and_year_alone_are_asked_with_the_likely_film_first(one, film):
    found = match(one, [film])

    assert (found.verdict, found.film, found.likely) == (Verdict.DOUBTFUL, None, film.id)
    assert found.doubts[0].reason == "nobody is named in both"


def test_two_films_of_one_name_in_one_year_are_asked_and_neither_is_likelier():
    both = [KnownFilm(1, ("The Haunted Castle",), 1897), KnownFilm(2, ("The Haunted Castle",), 1897)]

    found = match(candidate("The Haunted Castle", year=1897), both)

    assert (found.verdict, found.likely) == (Verdict.DOUBTFUL, None)
    assert [doubt.film for doubt in found.doubts] == [1, 2]


def test_two_titles_in_common_and_the_year_need_nobody():
    known = [KnownFilm(1, ("Seven Samurai", "Shichinin no samurai"), 1954)]

    assert match(candidate("Seven Samurai", year=1954), known).verdict is Verdict.DOUBTFUL
    assert match(candidate("Shichinin no samurai", "7 Samurai", year=1954), known).film == 1


def test_early_films_were_made_again_within_a_year():
    known = [KnownFilm(1, ("The Haunted Castle",), 1896, ("Georges Méliès",))]

    assert match(candidate("The Haunted Castle", year=1897, directors=["Georges Melies"]), known).film is None
    assert match(candidate("The Haunted Castle", year=1896, directors=["Georges Melies"]), known).film == 1


def test_sequels_of_the_next_year_with_the_same_people_are_other_films_or_asked():
    people = ["Jennifer Lawrence", "Josh Hutcherson", "Liam Hemsworth"]
    known = [KnownFilm(1, ("The Hunger Games",), 2012, ("Gary Ross",), tuple(people))]

    assert match(candidate("The Hunger Games: Catching Fire", year=2013, people=people), known).film is None
    directed = candidate("The Hunger Games: Catching Fire", year=2013, directors=["Francis Lawrence"], people=people)
    assert match(directed, known).verdict is Verdict.NONE
    assert match(candidate("The Hunger Games 2", year=2013, people=people), known).verdict is Verdict.NONE


@pytest.mark.parametrize(
    ("title", "people"),
    [
        ("Piano, The", ["Campion, Jane"]),
        ("The Piano (La leçon de piano) (1993)", ["J. Campion"]),
        ("ピアノ (The Piano)", ["Jane Campion"]),
    ],
)
def test_titles_as_tables_print_them_are_understood(title, people):
    assert match(candidate(title, year=1993, directors=people), [PIANO]).film == 1


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (candidate("The Piano"), "no year is told and no people are in common"),
        (candidate("The Piano", people=["Holly Hunter"]), "no year is told and only one person is in common"),
        (candidate("The Piano", year=1993, directors=["Anna Campion"]), "another director is named"),
        (candidate("The Piano", year=1993, people=["Toni Collette"]), "nobody is named in both"),
        (candidate("The Piano", year=1994), "no people are told to compare"),
        (candidate("The Piano", year=2003, directors=["Jane Campion"]), "the years are 10 apart"),
    ],
)
def test_where_one_thing_speaks_against_it_nothing_is_guessed(one, reason):
    found = match(one, [PIANO])

    assert (found.verdict, found.film) == (Verdict.DOUBTFUL, None)
    assert [doubt.film for doubt in found.doubts] == [1]
    assert reason in found.doubts[0].reason


@pytest.mark.parametrize(
    "one",
    [
        candidate("The Piano", year=2016, directors=["Vivienne Leheny"]),
        candidate("The Pianist", year=1993, directors=["Jane Campion"]),
        candidate("The Piano: Unplugged", year=2005),
        candidate("The Piano: Unplugged", directors=["Somebody Else"]),
    ],
    ids=["a remake", "another title", "a later part", "another director's part"],
)
def test_another_film_is_a_new_one(one):
    assert match(one, [PIANO, HAMLET_1948]).verdict is Verdict.NONE


def test_people_tell_films_of_one_name_apart():
    both = [HAMLET_1948, HAMLET_1996]

    assert match(candidate("Hamlet", directors=["Kenneth Branagh"]), both).film == 4
    assert match(candidate("Hamlet", year=1948), both).likely == 3
    assert match(candidate("Hamlet", year=1948, people=["Jean Simmons"]), both).film == 3
    assert [doubt.film for doubt in match(candidate("Hamlet"), both).doubts] == [3, 4]


def test_two_films_here_that_both_fit_are_doubtful():
    twin = KnownFilm(9, ("The Piano",), 1993, ("Jane Campion",), ())

    found = match(candidate("The Piano", year=1993, directors=["Jane Campion"]), [PIANO, twin])

    assert [doubt.film for doubt in found.doubts] == [1, 9]


def test_a_title_without_its_subtitle_needs_year_and_people():
    known = [KnownFilm(5, ("Amazing Grace: A Concert",), 2018, ("Sydney Pollack",), ("Aretha Franklin",))]

    assert match(candidate("Amazing Grace", year=2018, directors=["Sydney Pollack"]), known).film == 5
    assert match(candidate("Amazing Grace", directors=["Sydney Pollack"]), known).verdict is Verdict.DOUBTFUL


def test_a_title_that_lost_its_accents_is_found_by_its_people():
    known = [KnownFilm(6, ("Amélie",), 2001, ("Jean-Pierre Jeunet",), ("Audrey Tautou",))]

    assert title_key("Amlie") == title_key("Amélie") == title_key("amelie")
    assert match(candidate("Amlie", year=2001, people=["Audrey Tautou"]), known).film == 6
    assert match(candidate("Amlie", year=2001), known).verdict is Verdict.DOUBTFUL


def test_an_identifier_in_common_settles_it_and_a_different_one_makes_it_doubtful():
    imdb = frozenset({("imdb", "tt0107822")})
    known = [KnownFilm(7, ("The Piano",), 1993, ("Jane Campion",), (), imdb)]

    assert match(candidate("La Leçon de piano", identifiers=imdb), known).film == 7
    other = candidate("The Piano", year=1993, directors=["Jane Campion"], identifiers=[("imdb", "tt9999999")])
    assert match(other, known).verdict is Verdict.DOUBTFUL


HEAT = KnownFilm(8, ("Heat",), 1995, identifiers=frozenset({("imdb", "tt0113277"), ("wikidata", "Q42198")}))


@pytest.mark.parametrize(
    "one",
    [
        candidate("The Matrix", year=1999, identifiers=[("imdb", "tt0113277"), ("wikidata", "Q83495")]),
        candidate("The Matrix", year=1995, identifiers=[("imdb", "tt0113277"), ("wikidata", "Q83495")]),
        candidate("Heat", year=1972, identifiers=[("imdb", "tt0113277"), ("wikidata", "Q1593926")]),
        candidate("The Matrix", year=1999, identifiers=[("imdb", "tt0133093"), ("wikidata", "Q42198")]),
    ],
    ids=["title and year", "title", "year", "the other identifier"],
)
def test_an_identifier_in_common_is_asked_where_another_is_another_one_and_so_is_title_or_year(one):
    found = match(one, [HEAT])

    assert (found.verdict, found.film, found.likely) == (Verdict.DOUBTFUL, None, None)
    assert "title and year are not the same" in found.doubts[0].reason


@pytest.mark.parametrize(
    "one",
    [
        candidate("Heat", year=1996, identifiers=[("imdb", "tt0113277"), ("wikidata", "Q99999999")]),
        candidate("Heat", identifiers=[("imdb", "tt0113277"), ("wikidata", "Q99999999")]),
        candidate("Fuoco", year=2000, identifiers=[("imdb", "tt0113277"), ("tmdb", "949")]),
        candidate("Fuoco", year=2000, identifiers=[("imdb", "tt0113277"), ("imdb", "tt9113277")]),
    ],
    ids=["title and about the year", "title, no year", "no other scheme", "another one of the same scheme besides"],
)
def test_an_identifier_in_common_settles_it_where_title_and_year_agree_or_no_other_is_another_one(one):
    assert match(one, [HEAT]).film == 8


def test_the_film_whose_title_and_year_agree_is_taken_where_one_of_two_identifiers_is_another_film_s():
    matrix = KnownFilm(9, ("The Matrix",), 1999, identifiers=frozenset({("wikidata", "Q83495"), ("imdb", "tt0133093")}))

    wrong = candidate("The Matrix", year=1999, identifiers=[("imdb", "tt0113277"), ("wikidata", "Q83495")])

    assert match(wrong, [HEAT, matrix]).film == 9


@pytest.mark.parametrize("title", ["The Piano", "Piano", "PIANO!", "Piano: A Story", "Le Piano"])
def test_title_key_is_the_same_for_all_ways_of_writing_it(title):
    assert title_key(title) == title_key("The Piano")


@given(st.text(max_size=300))
def test_every_title_has_a_key_that_fits_its_column(title):
    assert len(title_key(title)) <= 120
    assert bool(title_key(title)) or not title.strip() or not title.casefold()


TITLES = st.sampled_from(["The Piano", "Piano", "Piano: A Story", "Amélie", "Amlie", "8½"])
PEOPLE = st.lists(st.sampled_from(["Jane Campion", "J. Campion", "Holly Hunter", "Sam Neill"]), max_size=3).map(tuple)
KNOWN = st.builds(
    KnownFilm,
    id=st.integers(1, 9),
    titles=TITLES.map(lambda one: (one,)),
    year=st.sampled_from([None, 1993, 1994, 2003]),
    directors=PEOPLE,
    people=PEOPLE,
)


@given(
    st.builds(Candidate, TITLES.map(lambda one: (one,)), st.sampled_from([None, 1993]), PEOPLE, PEOPLE),
    st.lists(KNOWN, max_size=4, unique_by=lambda one: one.id),
)
def test_the_order_of_the_films_does_not_matter_and_like_titles_share_a_key(one, known):
    found = match(one, known)

    assert match(one, known[::-1]) == found
    named = {found.film} if found.film else {doubt.film for doubt in found.doubts}
    assert all(title_key(film.titles[0]) == title_key(one.titles[0]) for film in known if film.id in named)


def test_a_film_matches_itself():
    itself = candidate(*PIANO.titles, year=PIANO.year, directors=PIANO.directors, people=PIANO.people)

    assert match(itself, [PIANO]).film == PIANO.id
