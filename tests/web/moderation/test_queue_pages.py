"""The queue, the page of one thing and the log, and what decisions do to the pages that everybody sees."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.moderation import ReportFactory, WordRuleFactory, comment, film_list, rated, review, with_role
from factories.sources import NOON
from onesheet.accounts.models import Follow, Member, Notice, Role
from onesheet.moderation.models import Act, Report
from onesheet.moderation.services import act
from onesheet.reviews.models import Comment, FilmTally, Review
from web.moderation.conftest import signed_in


def decide(browser, target, number, **given):
    data = {"act": "warn", "reason": "Only lamps.", "period": "7", **given}
    return browser.post(f"/moderation/{target}/{number}", data)


def test_reports_of_one_thing_stand_together_the_oldest_first(visit, mo, ben):
    first, second = review(ben, text="Buy lamps."), review(ben, text="Rain, and rain.")
    ReportFactory(target_id=second.pk, member=ben, at=NOON)
    ReportFactory(
        target_id=first.pk, member=ben, at=NOON - timedelta(hours=1), quoted="Buy cheap lamps.", text="An ad."
    )
    ReportFactory.create_batch(4, target_id=first.pk, member=ben, at=NOON)

    page = visit("/moderation", by=mo)

    assert "2 things are reported" in page.words
    assert page.words.index("Buy lamps.") < page.words.index("Rain, and rain.")
    assert "5 reports" in page.words
    assert "It said then: Buy cheap lamps." in page.words
    assert "and 2 more reports" in page.words
    assert "nothing against them yet" in page.words


def test_what_is_about_oneself_is_for_others(visit, mo):
    said = review(Member.objects.get(username="mo"))
    ReportFactory(target_id=said.pk, member=said.member)

    assert "Nothing is reported." in visit("/moderation", by=mo).words
    assert "1 report:" in visit("/moderation", by=signed_in(with_role("mia", Role.MODERATOR))).words


def test_held_texts_wait_with_the_rule_that_holds_them(visit, mo, ben):
    WordRuleFactory(pattern="cheap lamps")
    review(ben, text="Buy cheap lamps.", hidden_at=NOON)
    said = review(ben)
    comment(ben, said, "Cheap lamps, again.", hidden_at=NOON)
    comment(MemberFactory(username="cy"), said, "Hidden by Ben.", hidden_at=NOON + timedelta(hours=1))
    film_list(ben, "Cheap lamps for all", hidden_at=NOON)
    decided = review(ben, text="A moderator hid this.")
    act(by=Member.objects.get(username="mo"), kind="hide", target="review", number=decided.pk, reason="So.", now=NOON)

    page = visit("/moderation/held", by=mo)

    assert "3 texts are held by a rule." in page.words
    assert page.words.count("Held for “cheap lamps”") == 3
    assert "Hidden by Ben" not in page.words
    assert "A moderator hid this" not in page.words


def test_comment_stands_with_what_it_answers(visit, mo, ben):
    said = review(MemberFactory(username="cy"), text="Fog over the harbour.")
    answer = comment(ben, said, "Buy lamps.")
    ReportFactory(target="comment", target_id=answer.pk, member=ben)

    assert "Answers: Fog over the harbour." in visit("/moderation", by=mo).words


@pytest.mark.parametrize("number", [1, 30])
def test_pages_cost_the_same_however_much_waits(visit, mo, ben, number):
    WordRuleFactory()
    for one in range(number):
        author = MemberFactory(username=f"author-{one}")
        at = NOON + timedelta(minutes=one)
        said = review(author)
        ReportFactory(target_id=said.pk, member=author, at=at)
        ReportFactory(target="comment", target_id=comment(author, said).pk, member=author, at=at)
        ReportFactory(target="list", target_id=film_list(author).pk, member=author, at=at)
        ReportFactory(target="member", target_id=author.pk, member=author, at=at)
        review(author, hidden_at=at)
        comment(author, said, hidden_at=at, edited_at=at)
        film_list(author, hidden_at=at)
        act(
            by=Member.objects.get(username="mo"), kind="warn", target="member", number=author.pk, reason="So.", now=NOON
        )
    for one in Report.objects.filter(closed_at__isnull=False):
        one.closed_at = None
        one.save()
    visit("/moderation", by=mo)

    visit("/moderation", by=mo, queries=19)
    visit("/moderation/held", by=mo, queries=18)
    visit("/moderation/log", by=mo, queries=7)
    visit(f"/moderation/member/{author.pk}", by=mo, queries=15)
    visit(f"/moderation/review/{said.pk}", by=mo, queries=15)


def test_hidden_review_leaves_every_page_and_undo_brings_it_back(visit, client, mo, ben, tide):
    said = review(ben, tide, "Buy lamps beside the harbour.")
    reader = MemberFactory(username="reader")
    Follow.objects.create(by=reader, of=ben, at=NOON)
    pages = [f"/films/{tide.slug}", f"/members/{ben.username}", f"/members/{ben.username}/reviews"]

    def shown(path, by):
        return "Buy lamps" in by.get(path).content.decode()

    assert [shown(path, client) for path in pages] == [True] * 3
    assert shown("/feed", signed_in(reader))

    decide(mo, "review", said.pk, act="hide")

    assert [shown(path, client) for path in pages] == [False] * 3
    assert not shown("/feed", signed_in(reader))
    assert client.get(f"/reviews/{said.pk}").status_code == 404
    assert FilmTally.objects.get(film=tide).reviews == 0

    mo.post(f"/moderation/acts/{Act.objects.get().pk}/undo")

    assert [shown(path, client) for path in pages] == [True] * 3
    assert shown("/feed", signed_in(reader))
    assert FilmTally.objects.get(film=tide).reviews == 1


def test_suspended_member_is_gone_from_every_page_and_cannot_act(visit, client, mo, ben, tide):
    said = review(MemberFactory(username="cy"), tide, "Fog and patience.")
    comment(ben, said, "Buy lamps.")
    review(ben, tide, "Lamps beside the harbour.")
    rated(ben, tide, 10)
    browser = signed_in(ben)
    assert client.get("/members/ben").status_code == 200

    answer = decide(mo, "member", ben.pk, act="suspend", period="")

    assert answer.status_code == 302
    assert client.get("/members/ben").status_code in {404, 410}
    assert "Lamps beside" not in client.get(f"/films/{tide.slug}").content.decode()
    assert "Buy lamps" not in client.get(f"/reviews/{said.pk}").content.decode()
    assert (FilmTally.objects.get(film=tide).half_10, FilmTally.objects.get(film=tide).reviews) == (0, 1)
    assert browser.get("/notices").status_code == 302

    mo.post(f"/moderation/acts/{Act.objects.get().pk}/undo")

    assert client.get("/members/ben").status_code == 200
    assert "Lamps beside" in client.get(f"/films/{tide.slug}").content.decode()
    assert FilmTally.objects.get(film=tide).half_10 == 1


def test_member_reads_the_decision_with_its_reason(mo, ben):
    said = review(ben)

    decide(mo, "review", said.pk, act="warn", reason="Lamps have nothing to do with it.")

    page = signed_in(ben).get("/notices").content.decode()
    assert "Lamps have nothing to do with it." in page
    assert Notice.objects.get(member=ben).by is None


def test_without_a_reason_nothing_is_done_and_the_form_says_so(mo, ben):
    said = review(ben)

    answer = decide(mo, "review", said.pk, act="hide", reason=" ")

    assert answer.status_code == 200
    assert "Give a reason." in answer.content.decode()
    assert Review.objects.get().hidden_at is None


def test_act_that_is_none_or_of_nothing_is_refused(mo, ben):
    said = review(ben)

    assert "Choose what to do" in decide(mo, "review", said.pk, act="eat").content.decode()
    assert decide(mo, "review", said.pk + 1).status_code == 404
    assert mo.get("/moderation/film/1").status_code == 404
    assert not Act.objects.exists()


def test_decision_leads_back_to_where_the_form_stood_and_nowhere_else(mo, ben):
    said = review(ben)

    assert decide(mo, "review", said.pk, next="/moderation?page=2")["Location"] == "/moderation?page=2"
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example", "javascript:1", ""):
        assert decide(mo, "review", said.pk, next=elsewhere)["Location"] == "/moderation"


def test_log_is_filtered_and_its_acts_are_undone(visit, mo, ben):
    said = review(ben, text="Buy lamps.")
    answer = comment(MemberFactory(username="cy"), said)
    decide(mo, "review", said.pk, act="delete")
    decide(mo, "comment", answer.pk, act="dismiss")
    decide(signed_in(with_role("mia", Role.MODERATOR)), "member", Member.objects.get(username="cy").pk, act="warn")

    page = visit("/moderation/log", by=mo)
    assert "Mo deleted a review by Ben" in page.words
    assert "“Buy lamps.”" in page.words
    assert "Mia warned Cy" in page.words
    assert "Mia" not in visit("/moderation/log?by=mo", by=mo).words.partition("Show")[2]
    assert "deleted a review" not in visit("/moderation/log?member=cy", by=mo).words
    assert "warned Cy" not in visit("/moderation/log?kind=delete", by=mo).words
    assert "Nothing was done that fits." in visit("/moderation/log?kind=rule", by=mo).words

    mo.post(f"/moderation/acts/{Act.objects.get(kind='delete').pk}/undo", {"next": "/moderation/log?by=mo"})

    assert "undone by Mo" in visit("/moderation/log", by=mo).words
    assert Review.objects.get(pk=said.pk).text == "Buy lamps."
    assert Comment.objects.filter(pk=answer.pk).exists()


def test_long_texts_keep_the_page_small(visit, mo, ben):
    for _ in range(10):
        said = review(ben, text="Lamps, lamps and lamps. " * 2000)
        for _ in range(3):
            ReportFactory(target_id=said.pk, member=ben, text="An ad. " * 250, quoted="Before. " * 2000)

    visit("/moderation", by=mo)
    visit(f"/moderation/review/{said.pk}", by=mo)


@pytest.mark.parametrize("kind", ["draft", "only for Ben", "list"])
def test_what_its_author_keeps_to_themself_is_no_moderators_to_read(mo, ben, kind):
    if kind == "list":
        target, number = "list", film_list(ben, "Harbours", visibility="me").pk
    else:
        given = {"state": "draft", "published_at": None} if kind == "draft" else {"visibility": "me"}
        target, number = "review", review(ben, text="Harbours, for me.", **given).pk

    assert mo.get(f"/moderation/{target}/{number}").status_code == 404
    assert decide(mo, target, number, act="hide").status_code == 404
    assert not Act.objects.exists(), "the log quotes what an act was about"


def test_what_was_reported_stays_to_be_decided_about_though_its_author_keeps_it_now(visit, mo, ben):
    said = review(ben, text="Buy lamps.", visibility="me")
    ReportFactory(target_id=said.pk, member=ben)

    assert "Buy lamps." in visit(f"/moderation/review/{said.pk}", by=mo).words


def test_who_is_reported_sees_no_report_and_dismisses_none(mo):
    me = Member.objects.get(username="mo")
    gone = review(me)
    for one in (review(me), gone):
        ReportFactory(target_id=one.pk, member=me)
    gone.delete()

    for one in Report.objects.values_list("target_id", flat=True):
        assert mo.get(f"/moderation/review/{one}").status_code == 404
        assert decide(mo, "review", one, act="dismiss").status_code == 404
    assert Report.objects.filter(closed_at=None).count() == 2
