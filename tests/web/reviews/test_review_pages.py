"""A review's page, its history and comments; spoilers stay where they are put, on every page and in every output."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.reviews import TEXT, comment, review
from factories.sources import NOON
from onesheet.accounts.models import Follow, Notice
from onesheet.reviews.models import Comment, Review
from onesheet.reviews.pure.review_entries import LONGEST_REVIEW
from onesheet.reviews.queries.cards import SHORT
from onesheet.reviews.services.likes import like_review
from onesheet.reviews.services.reviews import change_review, entry_of, erase_review, hide_review, state_of
from onesheet.web.page_cache.versions import Versions

SECRET = "Rosebud"
LATER = NOON + timedelta(hours=1)


class Outside(HTMLParser):
    """Collects what is read, heard or sent on of a page while every fold is closed: attributes too."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._deep = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._deep += tag == "details"
        if not self._deep:
            self.words += [value or "" for _, value in attrs]

    def handle_endtag(self, tag):
        self._deep -= tag == "details"

    def handle_data(self, data):
        if not self._deep:
            self.words.append(data)


def outside(html: str) -> str:
    return " ".join(Outside(html).words)


def test_a_review_on_its_own_page(visit, film, olga):
    found = review(olga, film, rating=7, liked=True, language="de")
    page = visit(f"/reviews/{found.pk}", queries=3)

    assert "A review by Olga" in page.words
    assert TEXT in page.words
    assert "in German" in page.words
    assert "Sign in to comment" in page.words
    for mark in ("h-review", "h-entry", "p-author", "p-item", "p-rating", "dt-published", "e-content", "u-url"):
        assert mark in page.html
    assert f'property="og:description" content="{TEXT}"' in page.html
    assert 'lang="de"' in page.html
    assert f"/report/review/{found.pk}" in page.links


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_the_same_for_any_number_of_comments(visit, film, olga, his, count):
    found = review(olga, film)
    first = None
    for number in range(count):
        said = comment(
            found,
            MemberFactory(username=f"m{number}"),
            text="Yes, and the tide. " * 3,
            parent=first if number % 3 else None,
        )
        first = said if number % 3 == 0 else first
    visit(f"/reviews/{found.pk}", queries=3)
    visit(f"/reviews/{found.pk}", queries=7, by=his)
    assert len(re.findall('class="comment ', visit(f"/reviews/{found.pk}").html)) == count


def test_comments_have_pages(visit, film, olga, ben):
    found = review(olga, film)
    for number in range(31):
        comment(found, ben, text=f"Number {number}.")
    assert "Page 1 of 2" in visit(f"/reviews/{found.pk}").words
    page = visit(f"/reviews/{found.pk}?page=2", queries=3)
    assert "Number 30." in page.words
    assert "Number 3." not in page.words


def test_a_sent_comment_is_found_on_its_page(film, olga, ben, his):
    found = review(olga, film)
    first = comment(found, ben)
    for number in range(30):
        comment(found, ben, text=f"Number {number}.")
    path = f"/reviews/{found.pk}/comments"
    last = his.post(path, {"text": "At the end."})["Location"]
    assert "?page=2#c" in last
    assert "At the end." in his.get(last).content.decode()
    answer = his.post(path, {"text": "At the beginning.", "to": first.pk})["Location"]
    assert "page=" not in answer
    assert "At the beginning." in his.get(answer).content.decode()


def test_the_address_of_a_comment_leads_to_it_on_whichever_page_it_stands(client, film, olga, ben, his):
    found = review(olga, film)
    said = [comment(found, ben, text=f"Number {number}.") for number in range(31)]
    answer = comment(found, olga, text="Quite so.", parent=said[0])
    for by in (client, his):
        for one, query in ((said[0], ""), (answer, ""), (said[30], "?page=2")):
            led = by.get(f"/reviews/{found.pk}/comments/{one.pk}")["Location"]
            assert led == f"/reviews/{found.pk}{query}#c{one.pk}"
            assert f'id="c{one.pk}"' in by.get(led).content.decode()
    assert client.get(f"/reviews/{found.pk}/comments/{answer.pk + 1}").status_code == 404


def test_comments_are_limited_and_the_words_stay(film, olga, his):
    found = review(olga, film)
    for number in range(40):
        assert his.post(f"/reviews/{found.pk}/comments", {"text": f"Number {number}."}).status_code == 302
    answer = his.post(f"/reviews/{found.pk}/comments", {"text": "One too many."}).content.decode()
    assert "40 comments an hour" in answer
    assert "One too many." in answer


def test_a_long_review_fits(visit, film, olga):
    found = review(olga, film, text="word " * 3000)
    visit(f"/reviews/{found.pk}")
    assert len(found.text) < LONGEST_REVIEW


def test_a_text_is_escaped_and_links_are_a_strangers(visit, film, olga):
    found = review(olga, film, text='<script>alert(1)</script> [x](javascript:alert(1)) https://e.org "q"')
    page = visit(f"/reviews/{found.pk}")
    assert "<script>alert" not in page.html
    assert '<a href="https://e.org" rel="ugc nofollow noopener">' in page.html
    assert not [link for link in page.links if link.startswith("javascript")]


def test_earlier_versions_are_shown_to_whoever_sees_the_review(visit, film, olga):
    found = review(olga, film, rating=4)
    for number in range(1, 8):
        entry = entry_of(found)
        entry = type(entry)(
            **{name: getattr(entry, name) for name in entry.__dataclass_fields__} | {"text": f"Take {number}."}
        )
        found = change_review(by=olga, review=found.pk, entry=entry, based_on=state_of(found), now=LATER)
    page = visit(f"/reviews/{found.pk}")
    assert f"/reviews/{found.pk}/history" in page.links
    page = visit(f"/reviews/{found.pk}/history", queries=2)
    assert "Take 6." in page.words
    assert TEXT not in page.words
    assert TEXT in visit(f"/reviews/{found.pk}/history?page=2", queries=2).words
    assert "says what it always said" in visit(f"/reviews/{review(olga, film).pk}/history").words


def test_nothing_of_a_spoiler_stands_outside_of_its_fold(visit, film, olga, ben, his):
    """Walk what shows reviews: the page, its card for those who share it, history, drafts, preview, feed, mail."""
    texts = [
        f"So ||{SECRET}|| it is. [||{SECRET}||](https://e.org) ![||{SECRET}||](https://e.org/x.png '{SECRET}')",
        f"||{SECRET}\n\n- {SECRET}||\n\nEnd.",
        f"Unclosed ||{SECRET}",
        "long " * (SHORT // 4) + f"||{SECRET}||",
    ]
    Follow.objects.create(by=ben, of=olga, at=NOON)
    numbers = [review(olga, film, text=text).pk for text in texts]
    numbers.append(review(olga, film, text=f"All of it: {SECRET}.", spoilers=True).pk)
    draft = review(olga, film, text=f"||{SECRET}|| soon", publish=False)
    comment(Review.objects.get(pk=numbers[0]), ben, text=f"Yes, ||{SECRET}||.")
    found = Review.objects.get(pk=numbers[0])
    entry = entry_of(found)
    entry = type(entry)(**{name: getattr(entry, name) for name in entry.__dataclass_fields__} | {"text": "Gone."})
    change_review(by=olga, review=found.pk, entry=entry, based_on=state_of(found), now=LATER)
    hers = Client()
    hers.force_login(olga)

    paths = [f"/reviews/{number}" for number in numbers] + [f"/reviews/{numbers[0]}/history"]
    paths += ["/films/the-tide", "/members/olga", "/members/olga/reviews", "/members/olga/diary", "/", "/search?q=tide"]
    for by, more in ((Client(), []), (his, ["/feed", "/notices"]), (hers, ["/feed", "/notices"])):
        for path in paths + more:
            answer = by.get(path)
            assert answer.status_code == 200, path
            assert SECRET not in outside(answer.content.decode()), path
    for form in ("atom", "rss", "json"):
        for path in (f"/members/olga/reviews.{form}", f"/reviews.{form}"):
            answer = Client().get(path)
            assert answer.status_code == 200
            assert "it is." in answer.content.decode() or "Gone." in answer.content.decode()
            assert SECRET not in answer.content.decode(), path  # feed readers fold nothing
    assert SECRET not in outside(hers.get("/reviews/drafts").content.decode())
    preview = hers.post("/films/the-tide/review", {"text": texts[0], "do": "preview"}).content.decode()
    assert SECRET not in outside(preview.partition('id="preview"')[2])
    assert SECRET not in outside(preview.partition("</textarea>")[2].partition("Preview</h2>")[2])
    for told in Notice.objects.all():
        assert SECRET not in str(told.words)
    assert draft.excerpt == "… soon"
    assert [one for one in Review.objects.values_list("excerpt", flat=True) if SECRET in one] == []


def test_a_review_that_is_a_spoiler_is_folded_whole(visit, film, olga):
    found = review(olga, film, spoilers=True)
    page = visit(f"/reviews/{found.pk}")
    assert '<details class="spoiler block e-content"><summary>' in page.html
    assert "tells the end" in re.findall('og:description" content="([^"]*)', page.html)[0]
    assert found.excerpt == ""


@pytest.mark.parametrize("given", [{"visibility": "members"}, {"visibility": "followers"}, {"visibility": "me"}])
def test_what_is_not_for_everybody_is_in_no_preview(visit, film, olga, hers, given):
    found = review(olga, film, **given)
    visit(f"/reviews/{found.pk}", status=404)
    html = visit(f"/reviews/{found.pk}", by=hers).html
    assert "og:description" not in html
    assert 'content="noindex"' in html


def test_likes_are_given_and_taken_back(visit, film, olga, hers, his):
    found = review(olga, film)
    path = f"/reviews/{found.pk}"
    assert "Like this review" in visit(path, by=his).words
    assert his.post(f"{path}/like", {"liked": "1"})["Location"] == path
    page = visit(path, by=his)
    assert "1 like" in page.words
    assert "Liked, take it back" in page.words
    his.post(f"{path}/like", {"liked": "0"})
    assert "1 like" not in visit(path, by=his).words
    assert "your own" in hers.post(f"{path}/like", {"liked": "1"}, follow=True).content.decode()


def test_comments_are_sent_answered_changed_and_erased(visit, film, olga, ben, hers, his):
    found = review(olga, film)
    path = f"/reviews/{found.pk}"
    answer = his.post(f"{path}/comments", {"text": "I saw *it* too."})
    said = Comment.objects.get()
    assert answer["Location"] == f"{path}#c{said.pk}"
    page = visit(f"{path}/comments?to={said.pk}", by=hers)
    assert "Answer Ben" in page.words
    assert "I saw it too." in page.words
    hers.post(f"{path}/comments", {"text": "And?", "to": said.pk})
    assert Comment.objects.get(parent=said).text == "And?"
    assert "I saw *it* too." in visit(f"{path}/comments/{said.pk}/edit", by=his).html
    his.post(f"{path}/comments/{said.pk}/edit", {"text": "Mended."})
    assert "Mended." in visit(path).words
    visit(f"{path}/comments/{said.pk}/erase", by=his)
    his.post(f"{path}/comments/{said.pk}/erase")
    assert "A comment that was erased." in visit(path).words
    empty = his.post(f"{path}/comments", {"text": " "})
    assert "nothing to send" in empty.content.decode()


def test_an_answer_to_what_is_gone_becomes_a_comment_of_its_own(film, olga, ben, his):
    found = review(olga, film)
    path = f"/reviews/{found.pk}/comments"
    answer = his.post(path, {"text": "Still worth saying.", "to": "77"}).content.decode()
    assert "no longer here" in answer
    assert "Still worth saying." in answer
    assert 'name="to"' not in answer


def test_a_reviews_author_hides_a_comment(visit, film, olga, ben, hers):
    found = review(olga, film)
    said = comment(found, ben)
    visit(f"/reviews/{found.pk}/comments/{said.pk}/hide", by=hers)
    hers.post(f"/reviews/{found.pk}/comments/{said.pk}/hide")
    assert said.text not in visit(f"/reviews/{found.pk}").words


def test_closed_comments(visit, film, olga, his):
    found = review(olga, film, comments_open=False)
    assert "Comments on this review are closed." in visit(f"/reviews/{found.pk}", by=his).words
    answer = his.post(f"/reviews/{found.pk}/comments", {"text": "Hello."})
    assert "closed" in answer.content.decode()
    assert "Hello." in answer.content.decode()


def test_a_visitors_comment_comes_back_after_signing_in(film, olga, ben):
    found = review(olga, film)
    client = Client()
    path = f"/reviews/{found.pk}/comments"
    assert client.post(path, {"text": "Typed too late."})["Location"] == f"/sign-in?next={path}"
    client.force_login(ben)
    assert "Typed too late." in client.get(path).content.decode()


def test_erasing_asks_first_and_leaves_a_stone(visit, film, olga, ben, hers):
    found = review(olga, film)
    comment(found, ben, text="I stay.")
    assert "What others said to it stays" in visit(f"/reviews/{found.pk}/erase", by=hers).words
    assert hers.post(f"/reviews/{found.pk}/erase")["Location"] == "/films/the-tide"
    page = visit(f"/reviews/{found.pk}")
    assert "was erased by its author" in page.words
    assert "I stay." in page.words
    assert TEXT not in page.html


def test_a_hidden_review_says_so(visit, film, olga, hers):
    found = review(olga, film)
    hide_review(review=found.pk, now=LATER)
    visit(f"/reviews/{found.pk}", status=404)
    assert "Only you see it" in visit(f"/reviews/{found.pk}", by=hers).words


def test_numbers_that_are_none(visit, film):
    for path in ("/reviews/0", "/reviews/999999999999999999", "/reviews/99999999999999999999999", "/films/none/review"):
        assert Client().get(path).status_code in {302, 404}


def test_drafts_have_pages(visit, film, olga, hers):
    for _ in range(21):
        review(olga, film, publish=False)
    page = visit("/reviews/drafts", by=hers, queries=6)
    assert "Page 1 of 2" in page.words


@pytest.mark.django_db(transaction=True)
def test_a_page_follows_what_it_shows(film, olga, ben):
    """The versions that the page cache checks rise with every act that changes the page."""
    found = review(olga, FilmFactory(title="Kelp", shown=True))
    versions = Versions()
    keys = (f"review:{found.pk}", "catalogue")
    seen = [versions.now(keys)]
    said = comment(found, ben)
    seen.append(versions.now(keys))
    like_review(by=ben, review=found.pk, liked=True, now=NOON)
    seen.append(versions.now(keys))
    hide_review(review=found.pk, now=NOON)
    seen.append(versions.now(keys))
    erase_review(by=olga, review=found.pk, now=NOON)
    seen.append(versions.now(keys))
    assert said
    assert len(set(seen)) == len(seen)
