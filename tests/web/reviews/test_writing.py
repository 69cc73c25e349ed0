"""Writing a review: what the form does, and that nothing a member typed is ever lost."""

from __future__ import annotations

import re
import uuid
from html import unescape

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.reviews import TEXT, comment, review
from factories.sources import NOON
from onesheet.moderation.models import WordRule
from onesheet.reviews.models import Comment, Review, ReviewText, Viewing

WRITE = "/films/the-tide/review"
PASSWORD = "a long pass phrase"


def typed(**given) -> dict[str, str]:
    """Return what a browser sends of the form."""
    sent = {
        "text": TEXT, "visibility": "public", "comments_open": "on", "rating": "7", "language": "", "do": "publish",
        "token": str(uuid.uuid4()), "based_on": "",
    }  # fmt: skip
    return {name: value for name, value in (sent | given).items() if value is not None}


def field(html: str, name: str) -> str:
    """Return what a hidden field of the page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return unescape(found[1])


def area(html: str, name: str = "review_text") -> str:
    """Return what stands in a text area."""
    found = re.search(rf'<textarea[^>]* id="{name}"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL)
    assert found, name
    return unescape(found[1])


def errors(answer) -> str:
    html = unescape(answer.content.decode())
    return " ".join(re.findall(r'<(?:div class="notice error"|ul class="errorlist").*?</(?:div|ul)>', html, re.DOTALL))


def test_a_form_is_shown_and_publishes(visit, film, hers, olga):
    page = visit(WRITE, by=hers)
    token = field(page.html, "token")
    answer = hers.post(WRITE, typed(token=token, liked="on", language="de"))

    found = Review.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/reviews/{found.pk}"
    assert (found.member, found.rating, found.liked, found.language) == (olga, 7, True, "de")
    assert visit(f"/reviews/{found.pk}", by=hers).words.count("Your review is published") == 0


def test_the_form_starts_as_the_member_chose(visit, film):
    sam = MemberFactory(username="sam", entry_visibility="followers", comments_open=False)
    client = Client()
    client.force_login(sam)
    html = visit(WRITE, by=client).html

    assert '<option value="followers" selected>' in html
    assert not re.search(r'name="comments_open"[^>]*checked', html)


def test_sent_twice_it_is_one_review(film, hers):
    sent = typed()
    first, second = hers.post(WRITE, sent), hers.post(WRITE, sent)

    assert first["Location"] == second["Location"]
    assert Review.objects.count() == 1


@pytest.mark.parametrize("do", ["publish", "draft"])
def test_the_same_words_from_a_form_made_anew_are_one_review(film, hers, do):
    """So does a browser after going back: fresh token, restored text."""
    first = hers.post(WRITE, typed(do=do, text="Salt.\r\nWater."))
    second = hers.post(WRITE, typed(do=do, text="Salt.\r\nWater. "), follow=True)

    assert Review.objects.count() == 1
    assert second.redirect_chain == [(first["Location"], 302)]
    already = "You have published this already." if do == "publish" else "You have this draft already."
    assert already in second.content.decode()


def test_other_words_another_film_and_another_member_are_reviews_of_their_own(film, hers, his):
    other = FilmFactory(title="Harbour", shown=True)
    hers.post(WRITE, typed())
    hers.post(WRITE, typed(text=TEXT + " More."))
    hers.post(f"/films/{other.slug}/review", typed())
    his.post(WRITE, typed())

    assert Review.objects.count() == 4


def test_what_was_erased_can_be_written_again(film, hers):
    first = hers.post(WRITE, typed())["Location"]
    hers.post(f"{first}/erase")

    assert hers.post(WRITE, typed())["Location"] != first


def test_sent_again_with_other_words_both_stand_there(film, hers):
    sent = typed()
    hers.post(WRITE, sent)
    answer = hers.post(WRITE, sent | {"text": "Other words."})
    html = answer.content.decode()
    found = Review.objects.get()

    assert area(html, "there") == TEXT
    assert area(html) == "Other words."
    assert f'action="/reviews/{found.pk}/edit"' in html
    again = hers.post(f"/reviews/{found.pk}/edit", typed(text="Other words.", based_on=field(html, "based_on")))
    assert again.status_code == 302
    assert Review.objects.get().text == "Other words."


def test_a_preview_saves_nothing_and_folds_spoilers(film, hers):
    answer = hers.post(WRITE, typed(do="preview", text="So ||Rosebud|| it is."))
    html = answer.content.decode()

    assert answer.status_code == 200
    assert '<details class="spoiler"><summary>Spoiler</summary>Rosebud</details>' in html
    assert area(html) == "So ||Rosebud|| it is."
    assert not Review.objects.exists()


def test_the_preview_is_led_to_without_script(visit, film, hers):
    for at in (WRITE, hers.post(WRITE, typed(do="draft"))["Location"]):
        page = visit(at, by=hers)
        assert page.html.count(f'value="preview" formaction="{at}#preview"') == 2
        shown = hers.post(at, typed(do="preview")).content.decode()
        assert '<section id="preview" class="preview" tabindex="-1" aria-labelledby="preview-title">' in shown


def test_a_draft_waits_and_is_published_later(visit, film, hers):
    answer = hers.post(WRITE, typed(do="draft"))
    found = Review.objects.get()
    assert answer["Location"] == f"/reviews/{found.pk}/edit"
    assert found.state == "draft"
    assert "The Tide (2014)" in visit("/reviews/drafts", by=hers).words
    assert hers.get(f"/reviews/{found.pk}")["Location"] == answer["Location"]

    html = visit(answer["Location"], by=hers).html
    hers.post(answer["Location"], typed(text="Done.", based_on=field(html, "based_on")))
    found.refresh_from_db()
    assert (found.state, found.text) == ("published", "Done.")
    assert "No draft waits" in visit("/reviews/drafts", by=hers).words


def test_a_visitors_text_comes_back_after_signing_in(film, olga):
    olga.set_password(PASSWORD)
    olga.save()
    client = Client()
    sent = typed(text="Typed while the session ended. ||Rosebud||", comments_open=None, rating="9")
    answer = client.post(WRITE, sent)
    assert answer.status_code == 302
    assert answer["Location"] == f"/sign-in?next={WRITE}"

    led = client.post(answer["Location"], {"username": "olga", "login": "olga", "password": PASSWORD, "next": WRITE})
    assert led["Location"] == WRITE
    html = client.get(WRITE).content.decode()
    assert area(html) == "Typed while the session ended. ||Rosebud||"
    assert "before you signed in" in html
    assert re.search(r'value="9"[^>]* checked', html)
    assert not re.search(r'name="comments_open"[^>]*checked', html)
    assert field(html, "token") == sent["token"]
    client.post(WRITE, sent)
    assert Review.objects.get().text == sent["text"]
    assert area(client.get(WRITE).content.decode()) == ""


def test_what_is_not_wanted_back_is_forgotten(film, olga):
    client = Client()
    client.post(WRITE, typed())
    client.force_login(olga)
    client.post(WRITE, typed(do="empty"))

    assert area(client.get(WRITE).content.decode()) == ""
    assert not Review.objects.exists()


@pytest.mark.parametrize("case", ["long", "often"])
def test_what_cannot_be_kept_is_shown(film, case):
    client = Client()
    if case == "often":
        for _ in range(20):
            assert client.post(WRITE, typed()).status_code == 302
    text = TEXT if case == "often" else "x" * 60_001
    answer = client.post(WRITE, typed(text=text))

    assert answer.status_code == (429 if case == "often" else 413)
    assert answer.has_header("Retry-After") == (case == "often")
    assert text in unescape(answer.content.decode())


def strict(member=None) -> Client:
    """Return a browser whose forms need their tokens."""
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    if member:
        client.force_login(member)
    return client


def test_a_wrong_token_shows_the_form_again_with_the_text_and_a_fresh_one(film, olga):
    client = strict(olga)
    sent = typed(csrfmiddlewaretoken="x" * 64)
    answer = client.post(WRITE, sent)
    html = answer.content.decode()

    assert answer.status_code == 403
    assert area(html) == TEXT
    assert "grown too old" in errors(answer)
    assert field(html, "token") == sent["token"]
    again = client.post(WRITE, sent | {"csrfmiddlewaretoken": field(html, "csrfmiddlewaretoken")})
    assert again.status_code == 302
    assert Review.objects.count() == 1


def test_a_wrong_token_of_an_edit_and_of_a_comment(film, olga, ben):
    found = review(olga, film)
    said = comment(found, ben)
    html = strict(olga).post(f"/reviews/{found.pk}/edit", typed(text="Mended.")).content.decode()
    assert area(html) == "Mended."
    for path in (f"/reviews/{found.pk}/comments", f"/reviews/{found.pk}/comments/{said.pk}/edit"):
        answer = strict(ben).post(path, {"text": "Never lost."})
        assert answer.status_code == 403
        assert area(answer.content.decode(), "comment_text") == "Never lost."


def test_a_visitor_with_a_wrong_token_signs_in_and_finds_the_text(film, olga):
    client = strict()
    html = client.post(WRITE, typed()).content.decode()
    assert area(html) == TEXT
    answer = client.post(WRITE, typed(csrfmiddlewaretoken=field(html, "csrfmiddlewaretoken")))
    assert answer["Location"] == f"/sign-in?next={WRITE}"


def test_what_another_site_sends_is_not_shown(film, olga):
    answer = strict(olga).post(WRITE, typed(text="Bait."), headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert "Bait." not in answer.content.decode()
    assert strict(olga).post("/sign-out").status_code == 403


def test_two_tabs_edit_one_review(visit, film, olga, hers):
    found = review(olga, film)
    path = f"/reviews/{found.pk}/edit"
    opened = field(visit(path, by=hers).html, "based_on")
    assert hers.post(path, typed(text="First tab.", based_on=opened)).status_code == 302
    answer = hers.post(path, typed(text="Second tab.", based_on=opened))
    html = answer.content.decode()

    assert "another tab" in errors(answer)
    assert area(html, "there") == "First tab."
    assert area(html) == "Second tab."
    assert Review.objects.get().text == "First tab."
    assert hers.post(path, typed(text="Second tab.", based_on=field(html, "based_on"))).status_code == 302
    assert Review.objects.get().text == "Second tab."
    assert [one.text for one in ReviewText.objects.order_by("pk")] == [TEXT, "First tab."]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": " "}, "nothing to publish"),
        ({"text": "x" * 50_001}, "50,000"),
        ({"visibility": "x"}, "Select a valid choice"),
        ({"rating": "77"}, "Select a valid choice"),
        ({"viewing": "77"}, "Select a valid choice"),
    ],
)
def test_what_will_not_do_is_said_and_the_text_stays(film, olga, hers, given, sentence):
    Viewing.objects.create(
        member=olga, film=film, date="2024-05", sort_date="2024-05-01", made_at=NOON, changed_at=NOON
    )
    answer = hers.post(WRITE, typed(**given))

    assert answer.status_code == 200
    assert sentence in errors(answer)
    assert area(answer.content.decode()).strip() == given.get("text", TEXT).strip()
    assert not Review.objects.exists()


def test_a_viewing_of_ones_own_can_be_chosen(visit, film, olga, hers):
    viewing = Viewing.objects.create(
        member=olga, film=film, date="2024-05-04", sort_date="2024-05-04", place="Harbour Cinema", made_at=NOON,
        changed_at=NOON,
    )  # fmt: skip
    assert "4 May 2024, Harbour Cinema" in visit(WRITE, by=hers).html
    hers.post(WRITE, typed(viewing=str(viewing.pk)))
    assert Review.objects.get().viewing == viewing
    assert "watched 4 May 2024" in visit(f"/reviews/{Review.objects.get().pk}", by=hers).words


def test_reviews_are_limited_and_the_text_stays(film, hers):
    for number in range(30):
        assert hers.post(WRITE, typed(text=f"Review {number}", do="draft")).status_code == 302
    answer = hers.post(WRITE, typed(text="One too many."))
    assert "30 reviews an hour" in errors(answer)
    assert area(answer.content.decode()) == "One too many."


def test_a_newcomers_words_wait_for_a_moderator(visit, film, hers, his):
    WordRule.objects.create(kind="word", pattern="casino", then="hold", made_at=NOON)
    answer = hers.post(WRITE, typed(text="Like a casino."), follow=True)
    assert "A moderator looks at it" in answer.content.decode()
    found = Review.objects.get()
    assert found.hidden_at
    visit(f"/reviews/{found.pk}", by=his, status=404)
    other = review(MemberFactory(username="mia"), film)
    his.post(f"/reviews/{other.pk}/comments", {"text": "A casino."})
    assert Comment.objects.get().hidden_at


def test_the_form_stays_small(visit, film, olga, hers):
    for number in range(30):
        Viewing.objects.create(member=olga, film=film, place=f"Hall {number}", made_at=NOON, changed_at=NOON)
    visit(WRITE, by=hers)
