"""Whatever changes in a programme, the pages that show it are made anew: no page is ever stale."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import FloatField

from factories.films import FactFactory, FilmFactory
from integration.page_cache.test_completeness import columns, made, missed, raised_since
from onesheet.festivals.models import Award, Change, Edition, Festival, Selection, Showing, Venue
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.keys import SITE, keys_of
from onesheet.web.page_cache.models import PageVersion
from web.festivals.conftest import HERE, Programme, at, clock, programme  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paths(programme: Programme) -> list[str]:  # noqa: F811
    """Every kind of public page of a festival with one of everything; its film's page too."""
    told = {"edition": programme.edition, "changed_at": at(1, 1)}
    Award.objects.create(name="The Anchor", film=programme.tide.film, section=programme.galas, **told)
    Change.objects.create(
        edition=programme.edition, kind="moved", screening=programme.first, selection=programme.tide, at=at(8, 9),
        told={"what": "The Tide", "before": {"place": "A"}, "after": {"place": "B"}, "reason": "Rain."},
    )  # fmt: skip
    Selection.objects.filter(pk=programme.tide.pk).update(preceded_by=programme.shorts[0])
    triggers.install(connection)
    rest = (
        "", "/films", "/schedule", "/schedule?day=2015-09-11", "/changes", "/changes.atom", "/awards", "/sections/galas",
        "/catalogue.csv", "/calendar.ics", "/sections/galas/calendar.ics", f"/screenings/{programme.first.pk}",
        f"/screenings/{programme.together.pk}",
    )  # fmt: skip
    here = [HERE + one for one in rest]
    return ["/festivals/", "/festivals/harbour", "/venues/", "/venues/harbour-cinema", "/films/the-tide", *here]


@pytest.mark.slow
def test_no_column_of_a_programme_changes_a_page_unseen(paths):
    changes = [(model, [field]) for model, field in columns("festivals") if not isinstance(field, FloatField)]

    unseen, changed = missed(changes, paths)

    assert unseen == []
    assert changed > 150, "hardly any page shows what was changed: this test sees nothing"


@pytest.mark.slow
def test_no_column_of_its_films_changes_a_page_unseen(paths):
    unseen, changed = missed([(model, [field]) for model, field in columns("films", "people")], paths)

    assert unseen == []
    assert changed > 20, "hardly any page shows what was changed: this test sees nothing"


def test_no_row_that_comes_or_goes_changes_a_page_unseen(paths, programme):  # noqa: F811
    acts = (
        lambda: Selection.objects.create(
            edition=programme.edition, film=FilmFactory(title="Rushes"), section=programme.late, changed_at=at(1, 1)
        ),
        lambda: Showing.objects.create(screening=programme.first, selection=programme.lantern, position=2),
        lambda: FactFactory(film=programme.tide.film, property="country", value="JP", folded="jp"),
        lambda: Showing.objects.filter(screening=programme.together).delete(),
        lambda: Venue.objects.update(latitude=41.5),
        programme.together.delete,
        lambda: Award.objects.all().delete(),
        lambda: Change.objects.all().delete(),
        programme.late.delete,
    )
    for act in acts:
        now, before = made(paths), dict(PageVersion.objects.values_list("key", "v"))
        act()
        then, raised = made(paths), raised_since(before)
        changed = [path for path in paths if then[path] != now[path]]
        assert changed
        assert [path for path in changed if not {*keys_of(path.partition("?")[0]), SITE} & raised] == []


def test_an_edition_that_awarded_a_film_is_seen_on_its_page_though_it_showed_it_to_nobodys_knowledge(paths, programme):  # noqa: F811
    film = FilmFactory(title="Salt", slug="salt")
    FactFactory(film=film, property="award", value="The Anchor", qualifiers={"result": "won", "festival": "Harbour"})
    Award.objects.create(name="The Anchor", film=film, edition=programme.edition, changed_at=at(1, 1))
    for act in (
        lambda: Edition.objects.filter(pk=programme.edition.pk).update(name="Harbour in spring"),
        lambda: Festival.objects.filter(pk=programme.edition.festival_id).update(slug="harbor"),
    ):
        now, before = made(["/films/salt"]), dict(PageVersion.objects.values_list("key", "v"))
        act()
        assert made(["/films/salt"]) != now
        assert "film:salt" in raised_since(before)
