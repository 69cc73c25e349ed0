"""Reviews and comments as the services make them."""

from __future__ import annotations

import uuid

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.films.models import Film
from onesheet.reviews.models import Comment, Review
from onesheet.reviews.pure.review_entries import ReviewEntry
from onesheet.reviews.services.comments import add_comment
from onesheet.reviews.services.reviews import save_review

TEXT = "The harbour is the best actor in it."


def review(by=None, film=None, *, now=NOON, held=False, token=None, **entry) -> Review:
    """Write a review through the service; published and public where nothing else is said."""
    given = ReviewEntry(**{"text": TEXT, **entry})
    member = by or MemberFactory(username="olga")
    film = film or Film.objects.filter(slug="the-tide").first() or FilmFactory(title="The Tide", shown=True)
    return save_review(by=member, film=film.pk, entry=given, token=token or uuid.uuid4(), now=now, held=held)


def comment(on: Review, by=None, *, text="I saw it too.", parent=None, now=NOON, held=False, token=None) -> Comment:
    """Comment through the service."""
    return add_comment(
        by=by or MemberFactory(username="ben"), review=on.pk, text=text, token=token or uuid.uuid4(), now=now,
        parent=parent.pk if parent else None, held=held,
    )  # fmt: skip
