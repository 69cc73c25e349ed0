"""Pages of a member with a long diary are read along indexes, and grow with the page, not with the diary."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import MemberFactory
from factories.members import busy, film_with_record, saw
from onesheet.accounts.queries.members import member_head
from onesheet.reviews.queries import compatibility, diary, grid, profile, statistics, year

SEEN = ["public"]

pytestmark = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="how PostgreSQL answers depends on how much is there"
)


def plans(act) -> list[str]:
    """Return how SQLite answers each query of an act, one line for every step."""
    with CaptureQueriesContext(connection) as asked:
        act()
    steps = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}".replace("%", "%%"))
            steps += [row[3] for row in cursor.fetchall()]
    return steps


@pytest.fixture
def olga(db):
    member = MemberFactory(username="olga")
    busy(member, 3)
    return member


def walls(head, **asked):
    grid.grid_page(head, grid.GridAsked(**asked), grid.grid_choices(head.id, grid.Show.WATCHED))


def test_no_page_goes_through_a_whole_table(olga):
    head = member_head("olga")
    assert head is not None
    ties = plans(lambda: member_head("olga"))
    pages = [
        *plans(lambda: profile.profile(head, year=2024, figures=profile.film_figures(head))),
        *plans(lambda: diary.diary_page(head.id, SEEN, diary.Asked())),
        *plans(lambda: diary.diary_page(head.id, SEEN, diary.Asked(2024, 3))),
        *plans(lambda: diary.diary_page(head.id, SEEN, diary.Asked(tag="winter"))),
        *plans(lambda: diary.tags_page(head.id, SEEN)),
        *plans(lambda: year.member_year(head, 2024)),
        *plans(lambda: walls(head, years=(1960, 1969), genre="drama", country="fi", rating=3)),
        *plans(lambda: walls(head, by=grid.By.SEEN)),
        *plans(lambda: walls(head, by=grid.By.AVERAGE)),
        *plans(lambda: compatibility.common_page(viewer=1, member=2)),
    ]

    scans = {step for step in [*ties, *pages] if step.startswith("SCAN")}
    # What remains are the lists of numbers that a query is given, and parts of queries already read by an index.
    assert {step for step in scans if "json_each" not in step and "(subquery" not in step} == set()


def test_a_diary_and_its_years_are_read_from_one_index(olga):
    years = plans(lambda: statistics.diary_years(olga.pk, SEEN))
    entries = plans(lambda: diary.diary_page(olga.pk, SEEN, diary.Asked()))

    assert any("USING COVERING INDEX viewing_in_diary" in step for step in years)
    assert any("SEARCH reviews_viewing USING INDEX viewing_in_diary (member_id=?)" in step for step in entries)
    assert not any(step == "USE TEMP B-TREE FOR ORDER BY" for step in plans(lambda: _recent(olga)))


def _recent(member):
    from onesheet.reviews.queries.profile import _RECENT  # noqa: PLC0415 - the query itself is looked at

    _RECENT.rows(member=member.pk, seen=SEEN, limit=6, offset=0)


def test_totals_count_each_film_once_and_say_of_how_many_the_length_is_known(db):
    olga = MemberFactory(username="olga")
    first, second = film_with_record(1), film_with_record(2, runtime_minutes=None)
    for film in (first, first, second):
        saw(olga, film)

    totals = statistics.film_totals(olga.pk)

    assert (totals.films, totals.timed, totals.minutes) == (2, 1, 91)
    assert statistics.film_totals(MemberFactory(username="new").pk).films == 0
