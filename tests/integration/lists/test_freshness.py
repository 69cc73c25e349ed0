"""Whatever changes a list raises the versions of all pages that show it."""

from __future__ import annotations

import pytest
from django.db import connection

from factories.accounts import MemberFactory, editor
from factories.films import FilmFactory
from factories.lists import ListFactory, ParticipantFactory, list_of, saw
from factories.people import PersonFactory
from factories.sources import NOON
from onesheet.lists import services
from onesheet.lists.services import ListEntry
from onesheet.people.services import state_gender
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db(transaction=True)


def raised(act) -> set[str]:
    """The keys of the pages that an act makes anew."""
    triggers.install(connection)
    before = dict(PageVersion.objects.values_list("key", "v"))
    act()
    return {key for key, version in PageVersion.objects.values_list("key", "v") if version > before.get(key, 0)}


def test_film_that_is_put_on_a_list_or_taken_off_touches_its_own_page():
    ben = MemberFactory()
    made, film = ListFactory(member=ben), FilmFactory(title="The Tide")
    expected = {f"list:{made.pk}", f"film:{film.slug}", "member:ben", "community"}

    assert raised(lambda: services.add_film(by=ben, list=made.pk, film=film.pk, now=NOON)) >= expected
    assert raised(lambda: services.remove_film(by=ben, list=made.pk, film=film.pk, now=NOON)) >= expected


@pytest.mark.parametrize("entry", [ListEntry("Ports"), ListEntry("Harbours", visibility="me")])
def test_name_and_visibility_of_a_list_touch_the_pages_of_its_films_and_copies(entry):
    ben = MemberFactory()
    made = list_of(1, member=ben)
    copy = ListFactory(member=ben, cloned_from=made)
    film = made.items.get().film

    def change() -> None:
        services.change_list(by=ben, list=made.pk, entry=entry, now=NOON)

    assert raised(change) >= {f"film:{film.slug}", f"list:{copy.pk}", f"list:{made.pk}"}
    assert raised(lambda: services.hide_list(list=made.pk, now=NOON)) >= {f"film:{film.slug}", f"list:{copy.pk}"}


def test_place_of_a_film_touches_no_page_of_other_films():
    ben = MemberFactory()
    made = list_of(3, member=ben)
    _, second, third = (item.film for item in made.items.order_by("position"))

    touched = raised(lambda: services.move_film(by=ben, list=made.pk, film=second.pk, to=1, now=NOON))

    assert f"list:{made.pk}" in touched
    assert f"film:{third.slug}" not in touched


def test_viewing_touches_the_challenges_of_who_saw_it():
    ben = MemberFactory()
    made = list_of(1, member=MemberFactory(username="olga"), is_challenge=True)
    ParticipantFactory(list=made, member=ben)

    assert f"list:{made.pk}" in raised(lambda: saw(ben, made.items.get().film))
    assert f"list:{made.pk}" in raised(lambda: services.leave_challenge(by=ben, list=made.pk))


def test_stated_gender_touches_the_person_and_every_challenge():
    ann = PersonFactory(name="Ann Marsh")
    ada = editor()

    def state() -> None:
        state_gender(by=ada, person=ann.pk, gender="female", quote="She.", source="A book", now=NOON)

    assert raised(state) >= {"person:ann-marsh", "catalogue"}
