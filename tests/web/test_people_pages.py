"""People and their films."""

from __future__ import annotations

from factories.films import CreditFactory, FilmFactory
from factories.people import PersonFactory


def test_person_page_tells_films_by_role_with_characters(visit, tide):
    page = visit("/people/bo-reed", queries=4)

    assert "performer in 1 film" in page.words
    assert "Performer 2014 The Tide as Kit 2" in page.words
    assert f"/films/{tide.slug}" in page.links


def test_filmography_starts_with_what_was_done_most_and_newest_first(visit, db):
    person = PersonFactory(name="Ida Sund")
    for year in (1990, 2004, 1997):
        CreditFactory(person=person, function="director", film=FilmFactory(title=f"Of {year}", year=year))
    CreditFactory(person=person, function="cast_member", film=FilmFactory(title="Seen In", year=2010))

    words = visit("/people/ida-sund", queries=4).words

    assert "director of 3 films, performer in 1 film" in words
    assert words.endswith("Director 2004 Of 2004 1 1997 Of 1997 1 1990 Of 1990 1 Performer 2010 Seen In 1")


def test_person_page_costs_the_same_for_one_and_for_three_films(visit, db):
    for count in (1, 3):
        person = PersonFactory(name=f"Person of {count}")
        for number in range(count):
            CreditFactory(person=person, film=FilmFactory(title=f"Film {count} {number}"))

        visit(f"/people/{person.slug}", queries=4)


def test_long_career_stays_within_the_weight_of_a_page(visit, db):
    person = PersonFactory(name="Busy Body")
    for number in range(70):
        film = FilmFactory(title=f"A Film With a Title of Some Length {number}", year=1900 + number)
        for function in ("director", "producer", "cast_member"):
            CreditFactory(person=person, film=film, function=function, character=f"Somebody {number}")

    assert "and 50 earlier ones" in visit("/people/busy-body", queries=4).words


def test_lost_part_and_hidden_film_are_not_in_a_filmography(visit, db):
    person = PersonFactory(name="Bo Reed")
    CreditFactory(person=person, film=FilmFactory(title="Not Taken"), accepted=False)
    CreditFactory(person=person, film=FilmFactory(title="Hidden", shown=False))

    page = visit("/people/bo-reed", queries=4)

    assert "Not Taken" not in page.words
    assert "Hidden" not in page.words
    assert "No film here has a part" in page.words


def test_person_who_is_not_here_is_not_found(visit, db):
    assert "Nobody has this address" in visit("/people/nobody", status=404).words


def test_people_are_listed_by_surname_sixty_a_page(visit, db):
    for number in range(61):
        CreditFactory(person=PersonFactory(name=f"Ada Name{number:02}", sort_name=f"name{number:02} ada"))
    PersonFactory(name="Without a Film")

    first, second = visit("/people/", queries=2), visit("/people/?page=2", queries=2)

    assert "61 people, by surname" in first.words
    assert first.words.index("Ada Name00") < first.words.index("Ada Name59")
    assert "Ada Name60" not in first.words
    assert "Ada Name60" in second.words
    assert "Without a Film" not in first.words + second.words


def test_list_without_people_says_what_to_do(visit, db):
    assert "No film is here yet" in visit("/people/", queries=2).words
