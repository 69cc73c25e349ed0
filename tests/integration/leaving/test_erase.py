"""After an account is erased nothing of it is left, and all that others wrote still is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from factories.accounts import MemberFactory
from factories.everything import everything, tell_columns_apart
from factories.sources import NOON
from onesheet.accounts.models import Attempt, Follow, Invitation, Member, Notice, Role
from onesheet.accounts.services import Refusal
from onesheet.accounts.visibility import seen_by_all, seen_by_member
from onesheet.exchange.models import Import, ImportRow
from onesheet.festivals.models import Attendance, Ballot, PanelFilm, PanelMark, PanelMember, Plan, Wish
from onesheet.films.models import Statement
from onesheet.leaving.services import erase
from onesheet.lists.models import FilmList, ListEditor, ListItem
from onesheet.moderation.models import Act, Report, Target
from onesheet.moderation.services import act, undo
from onesheet.reviews.models import Activity, Comment, FilmTally, MemberFilm, Review, ReviewText, Viewing
from onesheet.reviews.services.tallies import recount

PASSWORD = "harbor lights 9"
MARK = "qvortex"
"""Stands in each name, address and text of whom the tests erase, and in no other."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def cleo():
    return MemberFactory(username="cleo", email="cleo@example.org")


@pytest.fixture
def ben():
    ben = MemberFactory(
        username=f"ben{MARK}", display_name=f"Ben {MARK}", email=f"ben@{MARK}.org", about=f"About {MARK}",
        place=f"Bow {MARK}", website=f"https://{MARK}.org", first_name=MARK, last_name=MARK,
    )  # fmt: skip
    ben.set_password(PASSWORD)
    ben.save()
    return ben


@pytest.fixture
def film(ben, cleo):
    film = everything(ben, cleo)
    recount([film.pk], now=NOON)
    return film


def their_words(ben: Member) -> None:
    """Put the mark into every text that the member wrote."""
    for model, columns in (
        (Review, ("text", "html", "excerpt")),
        (Comment, ("text", "html")),
        (Viewing, ("note", "place")),
    ):
        model.objects.filter(member=ben).update(**dict.fromkeys(columns, MARK))
    FilmList.objects.filter(member=ben, name="Harbours").update(text=MARK, html=MARK)
    ReviewText.objects.filter(review__member=ben).update(text=MARK, html=MARK)
    Report.objects.filter(by=ben).update(text=MARK)
    Report.objects.filter(member=ben).update(quoted=MARK)
    Invitation.objects.filter(made_by=ben).update(note=MARK)
    Import.objects.filter(member=ben).update(name=f"{MARK}.zip")
    Ballot.objects.filter(member=ben).update(comment=MARK)
    PanelMark.objects.filter(member=ben).update(note=MARK)
    PanelFilm.objects.filter(proposed_by=ben).update(note=MARK)
    ImportRow.objects.filter(of__member=ben).update(row={"note": MARK})


def tables_that_hold(needle: str) -> list[str]:
    """Return every column of every table of the database, whoever made it, in which the text stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found += [
                    f"{table}.{name}"
                    for name, value in zip(columns, row, strict=True)
                    if needle.lower() in str(value).lower()
                ]
    return found


def test_no_table_holds_a_name_or_a_word_of_theirs(ben, film):
    their_words(ben)
    AccessAttempt.objects.create(username=ben.username, ip_address="192.0.2.1", failures_since_start=1)
    held = {one.partition(".")[0] for one in tables_that_hold(MARK)}
    assert held >= {
        "accounts_member", "accounts_notice", "accounts_invitation", "account_emailaddress", "axes_accessattempt",
        "django_admin_log", "reviews_review", "reviews_reviewtext", "reviews_comment", "reviews_viewing",
        "lists_filmlist", "moderation_report", "moderation_act", "exchange_import", "exchange_importrow",
        "festivals_ballot", "festivals_panelmark", "festivals_panelfilm",
    }  # fmt: skip

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    # The page versions name the page; the view forgets them once this is committed, see tests/web/settings.
    assert set(tables_that_hold(MARK)) <= {"page_version.key"}


def test_ballots_stay_counted_by_nobody_and_plans_and_seats_go(ben, cleo, film):
    mine = Ballot.objects.get(member=ben)
    told = {"poll": mine.poll, "selection": mine.selection, "kind": "member", "at": NOON}
    Ballot.objects.create(member=cleo, mark=2, **told)

    erase(by=ben, confirmation=PASSWORD, now=NOON)
    cleo.set_password(PASSWORD)
    cleo.save()
    erase(by=cleo, confirmation=PASSWORD, now=NOON)

    assert sorted(Ballot.objects.filter(kind="member").values_list("member", "mark", "comment")) == [
        (None, 2, ""), (None, 4, ""),
    ]  # fmt: skip
    assert not any(model.objects.exists() for model in (Plan, Wish, Attendance, PanelMember, PanelMark))


def test_row_stays_nameless_and_closed(ben, film):
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    gone = Member.objects.get(pk=ben.pk)
    assert (gone.username, str(gone)) == (f"gone-{ben.pk}", f"gone-{ben.pk}")
    assert (gone.email, gone.display_name, gone.about, gone.website) == ("", "", "", "")
    assert (gone.is_active, gone.has_usable_password(), gone.erased_at) == (False, False, NOON)
    assert gone.groups.count() == 0


def test_what_hangs_on_the_row_is_what_others_need(ben, film):
    """Every table of the database that has a row of theirs left; a new one must be decided upon."""
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    left = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Member and model._default_manager.filter(**{field.name: ben.pk}).exists()
    }
    assert left == {
        "films.Statement.stated_by", "people.PersonStatement.stated_by", "sources.Document.added_by",
        "sources.Document.settled_by", "reviews.Review.member", "reviews.Comment.member", "moderation.Report.member",
        "moderation.Report.closed_by", "moderation.Act.by", "moderation.Act.member", "moderation.Act.undone_by",
        "moderation.WordRule.made_by", "scorebook.RuleInForce.by", "scorebook.Band.by", "scorebook.BadgeAward.by",
        "scorebook.BadgeAward.revoked_by", "critics.Weight.by", "critics.ReviewTable.by", "critics.CriticReview.made_by",
        "festivals.Ballot.entered_by", "festivals.Ballot.void_by", "festivals.Change.by", "festivals.PollRule.by", "festivals.PollResult.by",
        "critics.CriticReviewChange.by", "critics.ScoreHold.by", "critics.ScoreHold.lifted_by", "critics.Consensus.by",
    }  # fmt: skip


def test_what_others_wrote_stays(ben, cleo, film):
    words = {"All salt.", "I was there.", "Quite so."}
    lists = set(FilmList.objects.filter(member=cleo).values_list("name", flat=True))

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    left = set(Review.objects.exclude(text="").values_list("text", flat=True))
    left |= set(Comment.objects.exclude(text="").values_list("text", flat=True))
    assert left == words
    assert set(FilmList.objects.filter(member=cleo).values_list("name", flat=True)) == lists | {"Shared shores"}
    assert Statement.objects.filter(stated_by=ben).count() == 1


def test_review_that_others_commented_on_is_an_empty_place_and_the_rest_is_deleted(ben, cleo, film):
    answered = Review.objects.get(member=ben, comments__member=cleo)

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    [left] = Review.objects.filter(member=ben)
    assert left.pk == answered.pk
    assert (left.text, left.html, left.excerpt, left.rating, left.likes, left.viewing) == ("", "", "", None, 0, None)
    assert (left.erased_at, left.comments_count, left.comments_open) == (NOON, 1, False)
    assert [one.text for one in left.comments.all()] == ["I was there."]


def test_empty_place_is_seen_so_that_the_words_of_others_are(ben, cleo, film):
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    left = Review.objects.filter(member=ben)
    assert left.filter(seen_by_all()).count() == 1
    assert left.filter(seen_by_member(cleo.pk)).count() == 1


def test_review_with_comments_of_a_suspended_member_alone_keeps_its_place(ben, cleo, film):
    Member.objects.filter(pk=cleo.pk).update(is_active=False)

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    assert Review.objects.filter(member=ben).count() == 1


def test_comment_that_others_answered_is_an_empty_place(ben, cleo, film):
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    [left] = Comment.objects.filter(member=ben)
    assert (left.text, left.html, left.erased_at) == ("", "", NOON)
    assert [one.text for one in left.answers.all()] == ["Quite so."]


def test_kept_counts_are_those_of_a_recount(ben, cleo, film):
    of_cleo = Review.objects.get(member=cleo)
    assert FilmTally.objects.get(film=film).half_7 == 1

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    of_cleo.refresh_from_db()
    assert (of_cleo.likes, of_cleo.comments_count) == (0, 1)
    tally = FilmTally.objects.get(film=film)
    assert (tally.half_7, tally.watched, tally.liked, tally.watchlisted, tally.reviews) == (0, 0, 0, 0, 1)
    assert not MemberFilm.objects.filter(member=ben).exists()
    assert not Viewing.objects.filter(member=ben).exists()
    assert not Activity.objects.exists()


def test_shared_list_passes_to_whom_may_edit_it_longest(ben, cleo, film):
    shared = FilmList.objects.get(name="Shared shores")
    dora, gone = MemberFactory(username="dora"), MemberFactory(username="gwen", is_active=False)
    ListEditor.objects.create(list=shared, member=dora, at=NOON - timedelta(days=1))
    ListEditor.objects.create(list=shared, member=gone, at=NOON - timedelta(days=2))

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    shared.refresh_from_db()
    assert shared.member == dora
    assert {one.member for one in shared.editors.all()} == {cleo, gone}
    assert not FilmList.objects.filter(name="Harbours").exists()
    assert {one.added_by for one in ListItem.objects.all()} == {None}


def test_audit_log_keeps_who_did_what_and_loses_the_words(ben, cleo, film):
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    about = Act.objects.get(member=ben, kind=Act.Kind.DELETE)
    assert (about.by, about.reason, about.details) == (cleo, "Not here.", {"text": "", "number": 4})
    assert Act.objects.get(by=ben).reason == "Too loud."
    assert not Report.objects.filter(closed_at__isnull=True).exists()


def test_deleted_review_of_another_can_be_made_again_without_the_words_of_who_left(ben, cleo, film):
    mo = MemberFactory(username="mo")
    mo.groups.add(Group.objects.get_or_create(name=Role.MODERATOR)[0])
    review = Review.objects.get(member=cleo)
    Comment.objects.filter(review=review, member=ben).update(text=MARK)
    deleted = act(by=mo, kind=Act.Kind.DELETE, target=Target.REVIEW, number=review.pk, reason="No.", now=NOON)
    assert MARK in str(deleted.details)

    erase(by=ben, confirmation=PASSWORD, now=NOON)
    assert set(tables_that_hold(MARK)) <= {"page_version.key"}
    undo(by=mo, act=deleted.pk, now=NOON)

    review.refresh_from_db()
    assert (review.text, review.comments_count) == ("All salt.", 1)
    assert {one.text for one in review.comments.all()} == {"", "Quite so."}


def test_what_was_decided_about_a_member_who_left_cannot_be_undone(ben, cleo, film):
    mo = MemberFactory(username="mo")
    mo.groups.add(Group.objects.get_or_create(name=Role.MODERATOR)[0])
    review = Review.objects.get(member=ben, comments__member=cleo)
    decided = [
        act(by=mo, kind=Act.Kind.SILENCE, target=Target.MEMBER, number=ben.pk, reason="No.", now=NOON),
        act(by=mo, kind=Act.Kind.DELETE, target=Target.REVIEW, number=review.pk, reason="No.", now=NOON),
    ]
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    for one in decided:
        with pytest.raises(Refusal, match="erased their account"):
            undo(by=mo, act=one.pk, now=NOON)

    gone = Member.objects.get(pk=ben.pk)
    assert (gone.is_active, gone.silenced_until, gone.username) == (False, None, f"gone-{ben.pk}")
    assert not Review.objects.filter(member=ben).exclude(text="").exists()
    assert set(tables_that_hold(MARK)) <= {"page_version.key"}


def test_notices_ties_addresses_and_attempts_go(ben, cleo, film):
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    for model in (Follow, Notice, Attempt, EmailAddress):
        assert not model.objects.exists(), model
    assert [one.made_by for one in Invitation.objects.all()] == [cleo]


def test_member_is_signed_out_everywhere_and_others_are_not(ben, cleo):
    browsers = [Client(), Client(), Client()]
    for browser, member in zip(browsers, (ben, ben, cleo), strict=True):
        browser.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
        UserSession.objects.create(user=member, session_key=browser.session.session_key, ip="192.0.2.1")
    browsers.append(Client())  # at the admin's door nobody notes a session
    browsers[-1].force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert Session.objects.count() == 4

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    assert Session.objects.count() == 2
    assert [browser.get("/settings").status_code for browser in browsers] == [302, 302, 200, 302]


def test_member_without_a_password_types_their_name(film, ben):
    ben.set_unusable_password()
    ben.save()
    with pytest.raises(Refusal, match="not your user name"):
        erase(by=ben, confirmation="somebody", now=NOON)

    erase(by=ben, confirmation=f" {ben.username} ", now=NOON)

    assert Member.objects.get(pk=ben.pk).erased_at == NOON


def test_last_letter_says_that_the_account_is_erased(ben, settings, mailoutbox, django_capture_on_commit_callbacks):
    settings.SITE_MAIL = "smtp://mail.example.org"

    with django_capture_on_commit_callbacks(execute=True):
        erase(by=ben, confirmation=PASSWORD, now=NOON)

    [letter] = mailoutbox
    assert letter.to == [f"ben@{MARK}.org"]
    assert "was erased" in letter.body


def test_wrong_password_changes_nothing_and_cannot_be_guessed_at(ben, film):
    for _ in range(8):
        with pytest.raises(Refusal, match="not your password"):
            erase(by=ben, confirmation="winter palace 7", now=NOON)

    with pytest.raises(Refusal, match="too often"):
        erase(by=ben, confirmation=PASSWORD, now=NOON)
    assert Member.objects.get(pk=ben.pk).erased_at is None
    assert Viewing.objects.filter(member=ben).count() == 1


@pytest.mark.parametrize("superuser", [False, True])
def test_last_operator_cannot_leave(ben, cleo, superuser):
    operators = Group.objects.get_or_create(name=Role.OPERATOR)[0]
    ben.groups.add(operators)
    Member.objects.create(username="dan", is_active=False, is_superuser=True)
    with pytest.raises(Refusal, match="only operator"):
        erase(by=ben, confirmation=PASSWORD, now=NOON)

    if superuser:
        Member.objects.filter(pk=cleo.pk).update(is_superuser=True)
    else:
        cleo.groups.add(operators)
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    assert Member.objects.get(pk=ben.pk).erased_at == NOON


def test_name_that_somebody_took_before_is_given_another_number(ben):
    MemberFactory(username=f"Gone-{ben.pk}")

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    assert Member.objects.get(pk=ben.pk).username == f"gone-{ben.pk}-2"


def test_whoever_is_erased_cannot_be_erased_again(ben):
    stale = Member.objects.get(pk=ben.pk)
    erase(by=ben, confirmation=PASSWORD, now=NOON)

    with pytest.raises(Refusal, match="erased already"):
        erase(by=stale, confirmation=PASSWORD, now=NOON)


def test_everybody_else_keeps_everything(ben, cleo, film):
    dora = MemberFactory(username="dora")
    for model in (Review, Comment, Viewing, FilmList):
        tell_columns_apart(model.objects.filter(member=cleo), apart_from=frozenset({"date", "sort_date"}))
    before = [
        [one.member_id, one.text]
        for model in (Review, Comment)
        for one in model.objects.filter(member__in=[cleo, dora])
    ]

    erase(by=ben, confirmation=PASSWORD, now=NOON)

    assert before == [
        [one.member_id, one.text]
        for model in (Review, Comment)
        for one in model.objects.filter(member__in=[cleo, dora])
    ]


def test_files_that_were_given_to_be_taken_in_are_deleted_and_those_of_others_stay(
    ben, cleo, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.DATA = tmp_path
    for member, folder in ((ben, "a"), (cleo, "b")):
        file = tmp_path / "imports" / folder / "mine.zip"
        file.parent.mkdir(parents=True)
        file.write_bytes(b"PK")
        Import.objects.create(member=member, by=ben, name="mine.zip", path=file, kept=True, sha256="0", made_at=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        erase(by=ben, confirmation=PASSWORD, now=NOON)

    assert [one.name for one in (tmp_path / "imports").iterdir()] == ["b"]
    assert list(Import.objects.values_list("member", "by")) == [(cleo.pk, None)]
