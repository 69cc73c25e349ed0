"""Pages that were kept before a review or scores went out, or were held, are made anew after it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from factories.embargo import TOMORROW, TRACES, five_reviews, held_review
from factories.films import FactFactory, FilmFactory
from factories.sources import NOON
from onesheet.critics.services import embargo
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.versions import Versions
from onesheet.web.page_cache.wsgi import PageCache

pytestmark = pytest.mark.django_db(transaction=True)

FILM = "/films/the-tide"
KEPT = (
    FILM, f"{FILM}/critics", f"{FILM}/scores", "/grid/year/2014", "/grid/year/2014.rss", "/grid/festival/harbour-festival/2014", "/critics/", "/outlets/",
)  # fmt: skip


@pytest.fixture
def film():
    triggers.install(connection)
    film = FilmFactory(title="The Tide", year=2014)
    five_reviews(film)
    FactFactory(film=film, property="festival", value="Harbour Festival", qualifiers={"edition": 2014})
    return film


@pytest.fixture
def asked(film):
    """Return a function that asks the site behind its page cache, and tells what it answers and whether it was made anew."""
    made = []
    site = get_wsgi_application()

    def application(environ, start):
        made.append(environ["PATH_INFO"])
        return site(environ, start)

    cache = PageCache(
        application, versions=Versions(), limit=10_000_000, session_cookie="sessionid", passed_by="/static/"
    )

    def ask(path: str) -> tuple[bytes, bool]:
        before = len(made)
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "testserver", "SERVER_PORT": "80",
            "HTTP_HOST": "testserver", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "SERVER_PROTOCOL": "HTTP/1.1",
        }  # fmt: skip
        parts = cache(environ, lambda *_: None)
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        return body, len(made) > before

    return ask


@pytest.mark.parametrize("path", KEPT)
def test_page_kept_before_a_release_is_fresh_after_it_and_after_another_hold(film, asked, path):
    review = held_review(film)
    before, _ = asked(path)
    again, made = asked(path)
    assert (again, made) == (before, False)

    embargo.release_due(now=TOMORROW)
    after, made = asked(path)
    assert made
    assert after != before
    assert asked(path) == (after, False)

    embargo.hold_review(review=review.pk, until=TOMORROW + timedelta(days=1), by=None, now=TOMORROW)
    again, made = asked(path)
    assert made
    assert again != after
    assert [trace for trace in TRACES if trace.encode() in again] == []


@pytest.mark.parametrize("path", [FILM, f"{FILM}/scores", "/grid/year/2014"])
def test_page_kept_before_scores_were_held_is_fresh_after_it(film, asked, path):
    shown, _ = asked(path)
    assert asked(path) == (shown, False)

    embargo.hold_scores(film=film.pk, until=TOMORROW, by=None, now=NOON)
    held, made = asked(path)
    assert made
    assert held != shown

    embargo.release_due(now=TOMORROW)
    assert asked(path) == (shown, True)
