"""Writing, changing, erasing and hiding reviews."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.reviews import TEXT, comment, review
from factories.sources import NOON
from onesheet.accounts.models import Follow, Notice, Visibility
from onesheet.accounts.services import Refusal
from onesheet.reviews.models import Activity, FilmTally, MemberFilm, Review, ReviewText, Viewing
from onesheet.reviews.queries.cards import (
    Order,
    film_reviews,
    member_reviews_count,
    reviews_by_number,
)
from onesheet.reviews.queries.reviews import review_sheet
from onesheet.reviews.services.likes import like_review
from onesheet.reviews.services.reviews import (
    StaleReview,
    change_review,
    entry_of,
    erase_review,
    hide_review,
    save_review,
    show_review,
    state_of,
)  # fmt: skip
from onesheet.reviews.services.tallies import recount

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def change(found: Review, by=None, **given) -> Review:
    based_on = given.pop("based_on", state_of(found))
    entry = replace(entry_of(found), **given)
    return change_review(by=by or found.member, review=found.pk, entry=entry, based_on=based_on, now=LATER)


def tallied(film) -> int:
    """Return the kept count, having checked it against a recount."""
    kept = FilmTally.objects.filter(film=film).values_list("reviews", flat=True).first() or 0
    recount([film.pk], now=NOON)
    assert FilmTally.objects.get(film=film).reviews == kept
    return kept


def test_a_published_review_is_counted_told_and_rates_the_film():
    found = review(rating=7, liked=True)

    assert found.html == f"<p>{TEXT}</p>"
    assert found.excerpt == TEXT
    assert tallied(found.film) == 1
    told = Activity.objects.get()
    assert (told.kind, told.ref, told.film_id, told.visibility, told.shown) == (
        "review", found.pk, found.film_id, "public", True,
    )  # fmt: skip
    marks = MemberFilm.objects.get()
    assert (marks.rating, marks.liked, marks.watched) == (7, True, True)


def test_a_draft_is_nobodys_news():
    found = review(publish=False, rating=7)

    assert not Activity.objects.exists()
    assert not MemberFilm.objects.exists()
    assert tallied(found.film) == 0
    assert film_reviews(found.film_id, None, Order.RECENT, limit=5) == []


def test_a_form_sent_twice_is_one_review():
    token = uuid.uuid4()
    first, second = review(token=token), review(token=token, film=FilmFactory(shown=True))

    assert first.pk == second.pk
    assert tallied(first.film) == 1


def test_a_form_sent_again_with_other_words_overwrites_nothing():
    token = uuid.uuid4()
    first = review(token=token)

    with pytest.raises(StaleReview) as stale:
        review(token=token, film=first.film, text="Other words.")
    assert stale.value.there == first
    assert Review.objects.get().text == TEXT


def test_somebody_elses_token_is_refused():
    token = uuid.uuid4()
    first = review(token=token)
    with pytest.raises(Refusal, match="somebody else"):
        review(by=MemberFactory(username="ben"), film=first.film, token=token)


def test_a_film_is_reviewed_twice_by_one_member():
    first = review(rating=4)
    second = review(by=first.member, film=first.film, rating=9)

    assert first.pk != second.pk
    assert tallied(first.film) == 2
    assert MemberFilm.objects.get().rating == 9


def test_an_edit_keeps_what_was_said_before():
    found = review(rating=7)
    changed = change(found, text="On second thought, ||no||.")

    assert changed.edited_at == LATER
    before = ReviewText.objects.get()
    assert (before.text, before.rating, before.until) == (TEXT, 7, LATER)
    assert changed.excerpt == "On second thought, …."


def test_an_old_rating_does_not_come_back_with_an_edit():
    found = review(rating=4)
    review(by=found.member, film=found.film, rating=9)
    change(found, text="Only a word more.")

    assert MemberFilm.objects.get().rating == 9


def test_who_may_see_it_changes_without_an_edit_and_the_feed_and_tally_follow():
    found = review()
    changed = change(found, visibility="followers")

    assert changed.edited_at is None
    assert not ReviewText.objects.exists()
    assert Activity.objects.get().visibility == "followers"
    assert tallied(found.film) == 0


def test_the_second_of_two_tabs_is_told_and_sees_what_is_there():
    found = review()
    opened = state_of(found)
    change(found, text="From the first tab.")

    with pytest.raises(StaleReview) as stale:
        change(found, text="From the second tab.", based_on=opened)
    assert stale.value.there.text == "From the first tab."
    again = change(found, text="From the first tab.", based_on=opened)
    assert again.text == "From the first tab."
    assert ReviewText.objects.count() == 1


def test_a_draft_is_published_later():
    found = review(publish=False, text="")
    changed = change(found, text="Done.", publish=True)

    assert changed.published_at == LATER
    assert changed.edited_at is None
    assert tallied(found.film) == 1
    assert change(changed, publish=False, text="Still here.").state == "published"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": "  \n"}, "nothing to publish"),
        ({"text": "x" * 50_001}, "50,000"),
        ({"rating": 11}, "five stars"),
        ({"visibility": "nobody"}, "filled in"),
        ({"language": "zzzz"}, "filled in"),
        ({"viewing": 77}, "viewing"),
    ],
)
def test_what_will_not_do_is_refused(given, sentence):
    with pytest.raises(Refusal, match=sentence):
        review(**given)
    assert not Review.objects.exists()


def test_a_silenced_member_publishes_nothing_and_keeps_drafts():
    silenced = MemberFactory(username="sam", silenced_until=LATER)
    with pytest.raises(Refusal, match="silenced"):
        review(by=silenced)
    assert review(by=silenced, publish=False).pk
    assert review(by=silenced, visibility="me", film=Review.objects.get().film).pk


def test_a_review_belongs_to_a_viewing_of_ones_own_and_to_one_alone():
    owner, film = MemberFactory(username="olga"), FilmFactory(shown=True)
    viewing = Viewing.objects.create(member=owner, film=film, made_at=NOON, changed_at=NOON)
    found = review(by=owner, film=film, viewing=viewing.pk)

    assert found.viewing == viewing
    assert change(found, text="Again.").viewing == viewing
    with pytest.raises(Refusal, match="Another review"):
        review(by=owner, film=film, viewing=viewing.pk)
    with pytest.raises(Refusal, match="viewing"):
        review(by=MemberFactory(username="ben"), film=film, viewing=viewing.pk)


def test_erased_alone_nothing_is_left():
    found = review()
    comment(found, found.member)

    assert erase_review(by=found.member, review=found.pk, now=LATER)
    assert not Review.objects.exists()
    assert not Activity.objects.exists()
    assert tallied(found.film) == 0


def test_erased_where_others_commented_the_comments_stay():
    found = review(rating=7)
    change(found, text="Changed.")
    comment(found)
    like_review(by=MemberFactory(username="ben"), review=found.pk, liked=True, now=NOON)

    assert not erase_review(by=found.member, review=found.pk, now=LATER)
    found.refresh_from_db()
    assert (found.text, found.html, found.excerpt, found.rating, found.likes) == ("", "", "", None, 0)
    assert found.comments.count() == 1
    assert not ReviewText.objects.exists()
    assert not Activity.objects.exists()
    assert not Notice.objects.filter(kind="like").exists()
    assert tallied(found.film) == 0
    assert film_reviews(found.film_id, None, Order.RECENT, limit=5) == []
    assert review_sheet(found.pk, None).erased_at == LATER
    with pytest.raises(Refusal):
        erase_review(by=found.member, review=found.pk, now=LATER)


def test_what_a_moderator_hides_its_author_alone_sees():
    found = review()
    hide_review(review=found.pk, now=LATER)
    hide_review(review=found.pk, now=LATER)

    assert tallied(found.film) == 0
    assert not Activity.objects.get().shown
    assert review_sheet(found.pk, None) is None
    assert review_sheet(found.pk, MemberFactory(username="ben").pk) is None
    assert review_sheet(found.pk, MemberFactory(username="ben").pk, moderator=True)
    assert review_sheet(found.pk, found.member_id).hidden_at == LATER
    show_review(review=found.pk, now=LATER)
    assert tallied(found.film) == 1
    assert Activity.objects.get().shown


def test_a_held_review_waits():
    found = review(held=True)

    assert found.hidden_at == NOON
    assert not Activity.objects.get().shown
    assert tallied(found.film) == 0


def test_hiding_what_a_closed_account_wrote_counts_nothing_twice():
    found = review()
    type(found.member).objects.filter(pk=found.member_id).update(is_active=False)
    recount([found.film_id], now=NOON)
    hide_review(review=found.pk, now=LATER)

    assert tallied(found.film) == 0


def test_each_sees_what_is_open_to_them():
    owner, follower, other = (MemberFactory(username=name) for name in ("olga", "finn", "mia"))
    Follow.objects.create(by=follower, of=owner, at=NOON)
    film = FilmFactory(shown=True)
    for visibility in Visibility.values:
        review(by=owner, film=film, visibility=visibility)

    def seen(viewer):
        return {one.visibility for one in film_reviews(film.pk, viewer, Order.POPULAR, limit=9)}

    assert seen(None) == {"public"}
    assert seen(other.pk) == {"public", "members"}
    assert seen(follower.pk) == {"public", "members", "followers"}
    assert seen(owner.pk) == {"public", "members", "followers", "me"}
    assert member_reviews_count(owner.pk, other.pk) == 2
    numbers = list(Review.objects.values_list("pk", flat=True))
    assert len(reviews_by_number(numbers, None)) == 1


def test_orders_of_a_films_reviews():
    film = FilmFactory(shown=True)
    for number, rating in enumerate((3, None, 9, 3)):
        review(by=MemberFactory(username=f"m{number}"), film=film, rating=rating, now=NOON + timedelta(hours=number))
    third = Review.objects.get(rating=9)
    like_review(by=MemberFactory(username="m0"), review=third.pk, liked=True, now=NOON)

    def order(one):
        return [row.username for row in film_reviews(film.pk, None, one, limit=9)]

    assert order(Order.POPULAR) == ["m2", "m3", "m1", "m0"]
    assert order(Order.RECENT) == ["m3", "m2", "m1", "m0"]
    assert order(Order.HIGH) == ["m2", "m3", "m0"]
    assert order(Order.LOW) == ["m3", "m0", "m2"]


def test_a_film_that_is_gone_is_refused():
    with pytest.raises(Refusal, match="no longer here"):
        save_review(by=MemberFactory(), film=99, entry=entry_of(Review(text="x", state="published")), token=uuid.uuid4(),
                    now=NOON)  # fmt: skip


def test_a_review_opened_to_more_counts_its_rating():
    mine = review(visibility="me", rating=3)
    assert MemberFilm.objects.filter(rating__isnull=False).count() == 0

    change(mine, visibility="public")

    assert MemberFilm.objects.get().rating == 3
