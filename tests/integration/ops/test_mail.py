"""`onesheet mail` against a mail server that listens on a real port."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import wrote
from onesheet.accounts.models import Member, Notice
from onesheet.accounts.services.notice_mail import claim_mail, give_back
from onesheet.accounts.services.notices import notify, see_all
from onesheet.accounts.services.ties import block, unfollow
from onesheet.films.models import Film
from onesheet.ops.main import main

pytestmark = pytest.mark.django_db


@dataclass
class Post:
    """A mail server that keeps what it takes, and refuses what it is told to."""

    letters: list[tuple[list[str], Message]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    data_answer: str = "250 Kept"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.data_answer.startswith("250"):
            self.letters.append((list(envelope.rcpt_tos), message_from_bytes(envelope.content, policy=default)))
        return self.data_answer


@pytest.fixture
def post(settings):
    kept = Post()
    controller = Controller(kept, hostname="127.0.0.1", port=_free_port())
    controller.start()
    _point_to(settings, controller.port)
    yield kept
    controller.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def _point_to(settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.SITE_MAIL = "the one above"
    settings.SITE_URL = "https://films.example.org"
    settings.SITE_NAME = "Pier"
    settings.DEFAULT_FROM_EMAIL = "Pier <post@films.example.org>"


@pytest.fixture
def olga():
    return _member("olga")


def _member(name: str, *, verified: bool = True) -> Member:
    choices = dict.fromkeys(Notice.Kind.values, "mail")
    member = MemberFactory(username=name, notice_choices=choices)
    EmailAddress.objects.create(user=member, email=f"{name}@example.org", verified=verified, primary=True)
    return member


def _liked(to: Member, by: str = "ida", film: str = "The Tide", *, ago: timedelta = timedelta()) -> Notice:
    review = wrote(to, Film.objects.filter(title=film).first() or FilmFactory(title=film), "Salt and patience.")
    by = MemberFactory(username=by)
    notify(
        to=to, kind=Notice.Kind.LIKE, by=by, about=f"review:{review.pk}", now=timezone.now() - ago, words={"film": film}
    )
    return Notice.objects.get(member=to, about=f"review:{review.pk}")


def test_what_waits_goes_out_in_one_letter_and_never_again(post, olga, capsys):
    for film in ("The Tide", "Gulls"):
        _liked(olga, film=film)

    assert main(["mail"]) == 0
    assert capsys.readouterr().out == "Mailed 2 notices in 1 letter.\n"
    assert main(["mail"]) == 0
    assert capsys.readouterr().out == "No notices wait to be mailed.\n"

    [(to, letter)] = post.letters
    assert to == ["olga@example.org"]
    assert letter["From"] == "Pier <post@films.example.org>"
    assert letter["Subject"] == "Pier: 2 notices"
    assert letter.get_content_type() == "text/plain"
    words = letter.get_content().replace("\r\n", "\n")
    assert "Ida likes your review of The Tide.\n  https://films.example.org/reviews/" in words
    assert "Ida likes your review of Gulls." in words
    assert "patience" not in words
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_a_single_notice_is_its_own_subject(post, olga):
    _liked(olga)

    main(["mail"])

    assert post.letters[0][1]["Subject"] == "Pier: Ida likes your review of The Tide."


def test_the_letter_ends_mail_in_one_click_without_signing_in(post, olga, client):
    _liked(olga)
    main(["mail"])
    letter = post.letters[0][1]

    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(r"<https://films\.example\.org(/unsubscribe/\S+)>", letter["List-Unsubscribe"].strip())
    assert address[1] in letter.get_content()
    posted = Client(enforce_csrf_checks=True).post(address[1], {"List-Unsubscribe": "One-Click"})
    assert posted.status_code == 200

    _liked(Member.objects.get(pk=olga.pk), film="Gulls")
    main(["mail"])
    assert len(post.letters) == 1


def test_a_name_cannot_break_into_the_head_of_a_letter(post, olga):
    _liked(olga, by="mal")
    Member.objects.filter(username="mal").update(display_name="Mal\r\nBcc: all@example.org")

    assert main(["mail"]) == 0

    [(to, letter)] = post.letters
    assert to == ["olga@example.org"]
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Pier: Mal Bcc: all@example.org likes your review of The Tide."


def test_only_confirmed_addresses_are_written_to(post, capsys):
    unproven = _member("unproven", verified=False)
    _liked(unproven)

    assert main(["mail"]) == 0
    assert capsys.readouterr().out == "Mailed 0 notices in 0 letters. 1 member has no confirmed address.\n"
    assert post.letters == []

    EmailAddress.objects.update(verified=True)
    main(["mail"])
    assert len(post.letters) == 1


def test_what_was_seen_chosen_for_the_page_alone_or_is_old_is_not_mailed(post, olga):
    seen, chooser = _member("seen"), _member("chooser")
    chooser.notice_choices = {"like": "page"}
    _liked(seen)
    see_all(member=seen.pk, now=timezone.now())
    _liked(chooser)
    _liked(olga, ago=timedelta(days=15))

    assert main(["mail"]) == 0

    assert post.letters == []
    assert not Notice.objects.filter(mail=True).exists()


def test_what_no_longer_stands_is_not_mailed(post, olga):
    from onesheet.accounts.services.ties import follow  # noqa: PLC0415

    ida, ben = MemberFactory(username="ida"), MemberFactory(username="ben")
    follow(by=ida, of=olga, now=timezone.now())
    follow(by=ben, of=olga, now=timezone.now())
    _liked(olga, by="cy")
    unfollow(by=ida, of=olga)
    block(by=olga, of=ben, now=timezone.now())
    olga.reviews.update(hidden_at=timezone.now(), visibility="me", state="draft")

    assert main(["mail"]) == 0

    assert post.letters == []


def test_a_suspended_member_is_not_written_to(post, olga):
    _liked(olga)
    Member.objects.filter(pk=olga.pk).update(is_active=False)

    assert main(["mail"]) == 0
    assert post.letters == []


def test_a_dead_server_is_told_and_what_waits_is_mailed_later(post, olga, settings, capsys):
    _liked(olga)
    alive = settings.EMAIL_PORT
    settings.EMAIL_PORT = _free_port()

    assert main(["mail"]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"onesheet: The mail server at 127.0.0.1, port {settings.EMAIL_PORT} cannot be used: ")
    assert told.err.endswith("What was not mailed waits for the next run.\n")

    settings.EMAIL_PORT = alive
    assert main(["mail"]) == 0
    assert len(post.letters) == 1


def test_a_server_that_is_busy_gets_the_letter_later_under_the_same_name(post, olga, capsys):
    _liked(olga)
    post.data_answer = "451 Try again later"

    assert main(["mail"]) == 1
    assert "The letter to olga was not taken: 451 Try again later." in capsys.readouterr().err
    post.data_answer = "250 Kept"
    assert main(["mail"]) == 0
    Notice.objects.update(mailed_at=None)
    assert main(["mail"]) == 0

    first, again = (letter["Message-ID"] for _, letter in post.letters)
    assert first == again
    assert re.fullmatch(r"<notices\.[0-9a-f]{32}@films\.example\.org>", first)


def test_an_address_refused_for_good_holds_nobody_else_up_and_is_not_tried_again(post, olga, capsys):
    _liked(olga)
    _liked(_member("ben"), by="cy")
    post.refused["olga@example.org"] = "550 No such user"

    assert main(["mail"]) == 1
    assert "The letter to olga was refused: 550 No such user." in capsys.readouterr().err
    assert [to for to, _ in post.letters] == [["ben@example.org"]]
    assert main(["mail"]) == 0


def test_an_address_refused_for_now_is_tried_again(post, olga):
    _liked(olga)
    post.refused["olga@example.org"] = "450 Mailbox busy"
    assert main(["mail"]) == 1

    post.refused.clear()
    assert main(["mail"]) == 0
    assert len(post.letters) == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SITE_MAIL", "onesheet: ONESHEET_MAIL names no mail server. Nothing was mailed.\n"),
        ("SITE_URL", "onesheet: ONESHEET_SITE_URL is not set, and links in a letter need it. Nothing was mailed.\n"),
    ],
)
def test_without_what_it_needs_nothing_is_mailed(post, olga, settings, capsys, name, sentence):
    _liked(olga)
    setattr(settings, name, "")

    assert main(["mail"]) == 1
    assert capsys.readouterr().err == sentence
    assert Notice.objects.filter(mail=True, mailed_at=None).count() == 1


def test_letters_go_to_many(post):
    for number in range(30):
        _liked(_member(f"m{number}"), film=f"Film {number}")

    assert main(["mail"]) == 0

    assert len(post.letters) == 30


def test_what_one_run_has_claimed_no_other_sends(post, olga):
    _liked(olga)

    claimed = claim_mail(member=olga.pk, now=timezone.now())
    assert main(["mail"]) == 0
    assert post.letters == []

    give_back(notices=claimed.claimed)
    assert main(["mail"]) == 0
    assert len(post.letters) == 1
