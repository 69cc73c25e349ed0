"""Whatever is changed, the versions of all members' pages, and of those that show what they made, that then look different have risen."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from factories.accounts import MemberFactory
from factories.members import busy
from factories.sources import NOON
from integration.page_cache import test_completeness as completeness
from onesheet.accounts.models import Follow, Member
from onesheet.lists.models import FilmList, ListItem
from onesheet.reviews.services.tallies import recount
from onesheet.web.page_cache import triggers

pytestmark = pytest.mark.django_db(transaction=True)

UNTOLD = {"password", "last_login", "is_superuser", "is_staff", "email", "first_name", "last_name", "date_joined"}
"""Columns of a member's row that are on no page, or never change."""


UNTOUCHED = {models.UUIDField, models.DateField}
"""Tokens, and the days of challenges, which lists of lists do not show."""


@pytest.fixture
def olga(monkeypatch):
    """Olga, with everything that her pages can show; the pages looked at are hers."""
    triggers.install(connection)
    olga = MemberFactory(
        username="olga", display_name="Olga Niemi", about="Light.", place="Oulu", website="https://o.example"
    )
    busy(olga, 6)
    recount(olga.films.values_list("film_id", flat=True), now=NOON)
    olga.films.filter(pk=olga.films.first().pk).update(favourite=1)
    Follow.objects.create(by=MemberFactory(username="mia"), of=olga, at=NOON)
    Follow.objects.create(by=olga, of=Member.objects.get(username="mia"), at=NOON)
    made = FilmList.objects.create(member=olga, name="Piers", items_count=1, made_at=NOON, changed_at=NOON)
    ListItem.objects.create(list=made, film=olga.films.first().film, position=1, added_at=NOON)
    paths = [
        "", "/diary", "/diary/2024", "/diary/2024/1", "/films", "/films?sort=title", "/films?sort=seen", "/reviews",
        "/lists", "/tags", "/year/2024", "/year/2024.json", "/followers", "/following",
    ]  # fmt: skip
    review = olga.reviews.first()
    others = [
        "/", f"/films/{review.film.slug}", f"/reviews/{review.pk}", "/lists/", f"/lists/{made.pk}", "/challenges/",
        "/members/olga/diary.atom", "/members/olga/reviews.json",
    ]  # fmt: skip
    monkeypatch.setattr(completeness, "addresses", lambda: [*(f"/members/olga{path}" for path in paths), *others])
    return olga


@pytest.mark.slow
def test_no_column_changes_a_members_page_unseen(olga):
    every = completeness.columns("films", "people", "sources", *completeness.OF_MEMBERS)
    columns = [(model, [field]) for model, field in every if type(field) not in UNTOUCHED]
    columns += [
        (Member, [field])
        for field in Member._meta.concrete_fields
        if not field.primary_key and field.name not in UNTOLD
    ]

    unseen, changed = completeness.missed(columns, completeness.addresses())

    assert unseen == []
    assert changed > 100, "hardly any page shows what was changed: this test sees nothing"


def test_members_pages_read_no_table_that_is_not_watched(olga, django_assert_max_num_queries):
    with django_assert_max_num_queries(1000) as asked:
        completeness.made(completeness.addresses())

    text = " ".join(query["sql"] for query in asked.captured_queries)
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    read_tables = {table for table in tables if f'"{table}"' in text}
    watched = {one.table for one in triggers.WATCHED}
    # The names of groups are given once, by the site itself.
    assert read_tables - watched <= {"auth_group"}
    assert {"reviews_viewing", "reviews_memberfilm", "lists_filmlist"} <= read_tables
