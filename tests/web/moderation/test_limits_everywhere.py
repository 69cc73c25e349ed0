"""Every act that is limited answers 429, says when to try again, and changes nothing."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory, editor
from factories.films import FilmFactory
from factories.lists import list_of
from factories.reviews import comment, review
from onesheet.accounts import limits
from onesheet.accounts.models import Attempt, Follow
from onesheet.leaving.limits import CONFIRM, EXPORT
from onesheet.lists.limits import LIST, LIST_CHANGE, LIST_INVITE
from onesheet.lists.models import FilmList
from onesheet.reviews.limits import LOG, MARK
from onesheet.reviews.models import Comment, MemberFilm, Review, Viewing
from onesheet.web.reviews.limits import COMMENT, LIKE, REVIEW

pytestmark = pytest.mark.django_db

WORDS = "Fog, and a man who sells ropes."


@pytest.fixture
def ada():
    return editor()


@pytest.fixture
def browser(ada):
    browser = Client()
    browser.force_login(ada)
    return browser


@pytest.fixture
def world(ada):
    """A film, two reviews, a comment and a list; what is posted names them by these words."""
    film = FilmFactory(title="The Tide", shown=True)
    ben = MemberFactory(username="ben")
    theirs, own = review(ben, film), review(ada, FilmFactory(title="The Ebb", shown=True))
    said = comment(theirs, ada)
    return {"theirs": theirs.pk, "own": own.pk, "said": said.pk, "list": list_of(1, member=ada).pk, "film": film.pk}


CASES = [
    (limits.ADD, "/add", {"text": WORDS}),
    (limits.REPORT, "/report/review/{theirs}", {"reason": "spam", "text": WORDS}),
    (limits.FOLLOW, "/members/ben/follow", {"set": "on"}),
    (limits.PREVIEW, "/settings", {"about": WORDS, "preview": "1"}),
    (limits.PREVIEW, "/films/the-tide/review", {"text": WORDS, "do": "preview"}),
    (limits.PREVIEW, "/reviews/{own}/edit", {"text": WORDS, "do": "preview"}),
    (limits.PROFILE, "/settings", {"about": WORDS}),
    (MARK, "/films/the-tide/mark", {"liked": "yes"}),
    (LOG, "/films/the-tide/log", {"date": "2024-03-05", "note": WORDS}),
    (REVIEW, "/films/the-tide/review", {"text": WORDS}),
    (REVIEW, "/reviews/{own}/edit", {"text": WORDS}),
    (COMMENT, "/reviews/{theirs}/comments", {"text": WORDS}),
    (COMMENT, "/reviews/{theirs}/comments/{said}/edit", {"text": WORDS}),
    (LIKE, "/reviews/{theirs}/like", {"liked": "1"}),
    (LIST, "/lists/new", {"name": "Ropes", "text": WORDS}),
    (LIST, "/lists/{list}/copy", {}),
    (LIST_CHANGE, "/lists/{list}/edit", {"name": "Ropes", "text": WORDS}),
    (LIST_CHANGE, "/lists/{list}/add", {"film": "the-tide"}),
    (LIST_INVITE, "/lists/{list}/editors", {"username": "ben"}),
    (EXPORT, "/settings/export", {}),
    (CONFIRM, "/settings/erase", {"confirmation": "ada"}),
]


@pytest.mark.parametrize(("limit", "path", "given"), CASES, ids=[f"{one[0].act} {one[1]}" for one in CASES])
def test_too_often(browser, ada, world, limit, path, given):
    Attempt.objects.bulk_create(Attempt(member=ada, act=limit.act, at=timezone.now()) for _ in range(limit.times))
    counted = _counted()

    posted = {"token": uuid.uuid4(), "visibility": "public", "comment_policy": "all", **given}
    answer = browser.post(path.format(**world), posted)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= limit.within.total_seconds()
    said = answer.content.decode()
    assert "Try again in" in said
    assert WORDS not in given.values() or WORDS in said
    assert _counted() == counted


def test_script_is_told_the_same(browser, ada, world):
    Attempt.objects.bulk_create(Attempt(member=ada, act=MARK.act, at=timezone.now()) for _ in range(MARK.times))

    answer = browser.post("/films/the-tide/mark", {"liked": "yes"}, headers={"accept": "application/json"})

    assert (answer.status_code, answer.has_header("Retry-After")) == (429, True)
    assert "Try again in" in answer.json()["sentence"]


def _counted():
    return [model.objects.count() for model in (Follow, Review, Comment, FilmList, Viewing, MemberFilm)]
