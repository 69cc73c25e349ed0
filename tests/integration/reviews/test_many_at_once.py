"""Several processes that review, like, comment, hide and erase at once, on either database: every kept count holds."""

from __future__ import annotations

import json

import pytest

from integration.films.test_many_writers import Site, postgres  # noqa: F401 - a fixture

MEMBERS = 6

PREPARE = f"""
import django
django.setup()
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.films.models import Film
for number in range({MEMBERS}):
    Member.objects.create(username=f"m{{number}}", display_name="")
Film.objects.create(slug="the-tide", title="The Tide", sort_title="tide", match_key="td", shown=True, created_at=timezone.now())
import uuid
from onesheet.reviews.pure.review_entries import ReviewEntry
from onesheet.reviews.services.reviews import save_review
save_review(by=Member.objects.get(username="m0"), film=Film.objects.get().pk, entry=ReviewEntry(text="Salt."),
            token=uuid.UUID(int=1), now=timezone.now())
"""

WRITE = """
import sys, uuid, django
django.setup()
from dataclasses import replace
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film
from onesheet.reviews.models import Review
from onesheet.reviews.pure.review_entries import ReviewEntry
from onesheet.reviews.services.comments import add_comment, erase_comment, hide_comment
from onesheet.reviews.services.likes import like_review
from onesheet.reviews.services.reviews import (
    change_review, entry_of, erase_review, hide_review, save_review, show_review, state_of,
)
number = int(sys.argv[1])
me, film, first = Member.objects.get(username=f"m{number}"), Film.objects.get().pk, Review.objects.get(token=uuid.UUID(int=1)).pk
for turn in range(6):
    now = timezone.now()
    if number:
        like_review(by=me, review=first, liked=turn % 3 != 1, now=now)
    said = add_comment(by=me, review=first, text=f"Turn {turn}", token=uuid.uuid4(), now=now)
    if turn % 4 == 0:
        erase_comment(by=me, comment=said.pk, now=now)
    elif turn % 4 == 1:
        hide_comment(comment=said.pk, now=now)
    shared = uuid.UUID(int=100 + number * 100 + turn)
    mine = [save_review(by=me, film=film, entry=ReviewEntry(text="Sand.", rating=turn % 10 + 1), token=shared, now=now)
            for _ in range(2)][1]
    if turn % 3 == 0:
        entry = replace(entry_of(mine), visibility="me")
        change_review(by=me, review=mine.pk, entry=entry, based_on=state_of(mine), now=now)
    elif turn % 3 == 1:
        hide_review(review=mine.pk, now=now)
        show_review(review=mine.pk, now=now)
    elif turn % 2:
        erase_review(by=me, review=mine.pk, now=now)
"""

COUNT = """
import json, django
django.setup()
from django.utils import timezone
from onesheet.reviews.models import Comment, FilmTally, Review, ReviewLike
from onesheet.reviews.services.tallies import recount
import uuid
first = Review.objects.get(token=uuid.UUID(int=1))
def tally():
    return FilmTally.objects.values_list("reviews", *[f"half_{n}" for n in range(1, 11)]).get()
kept = tally()
recount([first.film_id], now=timezone.now())
print(json.dumps({
    "reviews": [kept, tally()],
    "likes": [first.likes, ReviewLike.objects.filter(review=first).count()],
    "comments": [first.comments_count, Comment.objects.filter(review=first, hidden_at=None, erased_at=None).count()],
}))
"""


def counts_hold(site: Site) -> None:
    site.run("-c", PREPARE)
    processes = [site.start("-c", WRITE, str(number)) for number in range(MEMBERS)]
    said = [process.communicate(timeout=240) for process in processes]
    assert [process.returncode for process in processes] == [0] * MEMBERS, said

    found = json.loads(site.run("-c", COUNT))
    for kept, counted in found.values():
        assert kept == counted, found
    assert found["reviews"][0][0] > MEMBERS
    assert found["comments"][0] == MEMBERS * 2


@pytest.mark.slow
def test_counts_hold_on_sqlite(tmp_path):
    counts_hold(Site(tmp_path, ""))


@pytest.mark.slow
@pytest.mark.postgres
def test_counts_hold_on_postgresql(tmp_path, postgres):  # noqa: F811
    counts_hold(Site(tmp_path, postgres))
