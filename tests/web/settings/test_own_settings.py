"""What members set for themselves."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.films import FilmFactory, TitleFactory
from factories.sources import NOON
from onesheet.accounts.models import Block, Member, Mute, Notice
from onesheet.moderation.models import WordRule
from onesheet.reviews.models import Activity, MemberFilm

pytestmark = pytest.mark.django_db

TABS = ["", "/favourites", "/privacy", "/notices", "/account", "/export", "/erase"]


def signed_in(member: Member) -> Client:
    browser = Client()
    browser.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.fixture
def ben():
    return MemberFactory(username="ben", about="I like *tides*.", place="Bow", email="ben@example.org")


@pytest.fixture
def by(ben):
    return signed_in(ben)


@pytest.mark.parametrize("tab", TABS)
def test_visitor_is_asked_to_sign_in_and_comes_back(client, tab):
    answer = client.get(f"/settings{tab}")

    assert answer.status_code == 302
    assert answer["Location"] == f"/sign-in?next=/settings{tab}"


@pytest.mark.parametrize(
    ("tab", "queries"),
    [("", 4), ("/favourites", 6), ("/privacy", 6), ("/notices", 4), ("/account", 4), ("/export", 4), ("/erase", 4)],
)
def test_page_costs_the_same_queries(visit, by, tab, queries):
    page = visit(f"/settings{tab}", by=by, queries=queries)

    assert [link for link in page.links if link.startswith("/settings")][1:8] == [f"/settings{one}" for one in TABS]
    assert not [link for link in page.links if link.startswith("/settings/site")]


def test_profile_is_shown_and_changed(visit, by, ben):
    page = visit("/settings", by=by)
    assert "I like *tides*." in page.html

    answer = by.post(
        "/settings", {"display_name": " Ben  Bow ", "about": "**Tides**", "place": "", "website": "ben.example.org"}
    )

    assert answer.status_code == 302
    ben.refresh_from_db()
    assert (ben.display_name, ben.about, ben.place, ben.website) == (
        "Ben Bow",
        "**Tides**",
        "",
        "https://ben.example.org",
    )
    assert "Your profile was saved." in visit("/settings", by=by).html


def test_preview_shows_the_text_as_it_will_look_and_saves_nothing(by, ben):
    answer = by.post("/settings", {"about": "**Tides** <script>x</script>", "place": "Rye", "preview": "1"})

    text = answer.content.decode()
    assert "<strong>Tides</strong>" in text
    assert "<script>x" not in text
    assert 'value="Rye"' in text
    ben.refresh_from_db()
    assert (ben.about, ben.place) == ("I like *tides*.", "Bow")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"website": "javascript:alert(1)"}, "This is no address of a web page"),
        ({"website": "ftp://example.org"}, "This is no address of a web page"),
        ({"display_name": "b" * 101}, "at most 100 characters"),
        ({"about": "b" * 2001}, "at most 2000 characters"),
    ],
)
def test_what_will_not_do_is_told_by_its_field_and_kept(by, ben, given, sentence):
    answer = by.post("/settings", {"place": "Rye", **given})

    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert 'value="Rye"' in text
    ben.refresh_from_db()
    assert ben.place == "Bow"


def test_newcomers_profile_is_screened(by, ben):
    WordRule.objects.create(kind=WordRule.Kind.WORD, pattern="casino", then="hold", made_at=NOON)
    Member.objects.update(date_joined="2100-01-01T00:00:00Z")

    answer = by.post("/settings", {"about": "Best casino in town"})

    assert "Leave them out for now" in answer.content.decode()
    ben.refresh_from_db()
    assert ben.about == "I like *tides*."


def test_silenced_member_changes_no_profile(by, ben):
    Member.objects.update(silenced_until="2100-01-01T00:00:00Z")

    answer = by.post("/settings", {"about": "Loud"})

    assert "A moderator has silenced this account" in answer.content.decode()
    ben.refresh_from_db()
    assert ben.about == "I like *tides*."


def test_favourites_are_found_added_moved_and_removed_without_script(visit, by, ben):
    films = [TitleFactory(text=f"Tide {number}", film__title=f"Tide {number}").film for number in range(5)]
    page = visit("/settings/favourites?q=tide", by=by, queries=9)
    assert page.words.count("Add") == 6

    for film in films[:3]:
        assert by.post("/settings/favourites", {"add": film.pk}).status_code == 302
    by.post("/settings/favourites", {"earlier": films[2].pk})
    by.post("/settings/favourites", {"remove": films[0].pk})

    favourites = MemberFilm.objects.filter(member=ben, favourite__isnull=False).order_by("favourite")
    assert [one.film for one in favourites] == [films[2], films[1]]
    assert "Tide 2" in visit("/settings/favourites", by=by).words


def test_fifth_favourite_finds_no_room_and_nonsense_changes_nothing(visit, by, ben):
    films = [FilmFactory() for _ in range(5)]
    for film in films:
        by.post("/settings/favourites", {"add": film.pk})
    for given in ({"add": "x"}, {"add": "99999"}, {"remove": "9" * 30}, {}):
        by.post("/settings/favourites", given)

    favourites = MemberFilm.objects.filter(member=ben, favourite__isnull=False).order_by("favourite")
    assert [one.film for one in favourites] == films[:4]
    page = visit("/settings/favourites", by=by)
    assert "Remove one to make room" in page.words
    assert "Four films can be favourites" in page.html


def test_search_for_a_favourite_that_finds_nothing_says_what_to_do(visit, by):
    page = visit("/settings/favourites?q=%3Cb%3Ezzz", by=by)

    assert "No other film here is called “<b>zzz”" in page.words


def test_privacy_is_changed_and_the_watchlist_in_the_feed_follows(visit, by, ben):
    film = FilmFactory()
    for kind in ("watchlist", "viewing"):
        Activity.objects.create(member=ben, kind=kind, ref=film.pk, film=film, visibility="public", at=NOON)

    answer = by.post("/settings/privacy", {"films_visibility": "followers", "entry_visibility": "me"})

    assert answer.status_code == 302
    ben.refresh_from_db()
    assert (ben.films_visibility, ben.entry_visibility, ben.comments_open) == ("followers", "me", False)
    told = dict(Activity.objects.values_list("kind", "visibility"))
    assert told == {"watchlist": "followers", "viewing": "public"}
    page = visit("/settings/privacy", by=by)
    assert page.html.count('value="followers" selected') == 1


def test_visibility_that_is_none_is_refused(by, ben):
    answer = by.post("/settings/privacy", {"films_visibility": "nobody", "entry_visibility": "me"})

    assert answer.status_code == 200
    assert "nothing" in answer.content.decode().lower()
    ben.refresh_from_db()
    assert ben.entry_visibility == "public"


@pytest.mark.parametrize("others", [1, 30])
def test_blocked_and_muted_are_listed_at_a_fixed_cost_and_let_in_again(visit, by, ben, others):
    for number in range(others):
        other = MemberFactory(username=f"other{number:02}")
        Block.objects.create(by=ben, of=other, at=NOON)
        Mute.objects.create(by=ben, of=other, at=NOON)

    page = visit("/settings/privacy", by=by, queries=6)
    assert page.words.count("Unblock") == others

    by.post("/settings/privacy/undo", {"member": "other00", "tie": "block"})
    by.post("/settings/privacy/undo", {"member": "other00", "tie": "mute"})
    assert by.post("/settings/privacy/undo", {"member": "nobody", "tie": "mute"}).status_code == 404
    assert by.post("/settings/privacy/undo", {"member": "other00", "tie": "follow"}).status_code == 404

    assert (Block.objects.count(), Mute.objects.count()) == (others - 1, others - 1)


def test_each_kind_of_notice_can_be_chosen(visit, by, ben):
    page = visit("/settings/notices", by=by)
    assert page.words.count("not at all") == len(Notice.Kind) - 3  # a moderator's decision, and two of other roles

    answer = by.post("/settings/notices", {"like": "none", "comment": "mail", "report": "mail", "strange": "none"})

    assert answer.status_code == 302
    ben.refresh_from_db()
    assert ben.notice_choices == {"like": "none", "comment": "mail"}
    assert 'id="like-none" name="like" value="none" checked' in visit("/settings/notices", by=by).html


@pytest.mark.parametrize("given", [{"moderation": "none"}, {"like": "loud"}])
def test_choice_of_notices_that_will_not_do_changes_nothing(visit, by, ben, given):
    by.post("/settings/notices", {"follow": "mail", **given})

    ben.refresh_from_db()
    assert ben.notice_choices == {}
    assert "cannot be had so" in visit("/settings/notices", by=by).html


def test_account_leads_to_what_concerns_signing_in(visit, by, ben):
    page = visit("/settings/account", by=by)

    assert "You sign in as ben." in page.words
    for name in ("password", "two-factor", "passkeys", "sessions"):
        assert f"/account/{name}" in page.links, name
