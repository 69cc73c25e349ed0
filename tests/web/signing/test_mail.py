"""Letters, on a real mail server: confirmation, a forgotten password, a changed address, and a server that is away."""

from __future__ import annotations

import socket

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory
from onesheet.accounts.adapter import SIGNED_IN_AT
from onesheet.accounts.models import Member
from onesheet.accounts.services import approve_member
from web.signing.conftest import PASSWORD, set_mail, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _house_open(settings):
    settings.SIGN_UP = "open"


def is_signed_in(client):
    return "_auth_user_id" in client.session


def confirmed(mail, sign_up, name="carla", address="carla@example.org"):
    """Return a member who signed up and confirmed the address."""
    browser = Client()
    sign_up(by=browser, username=name, email=address)
    assert browser.post(mail.link()).status_code == 302
    mail.taken.clear()
    return Member.objects.get(username=name)


def test_new_account_is_open_once_its_address_is_confirmed(client, mail, sign_up):
    sent = sign_up(email="Carla@Example.org")

    assert "A letter with a link is on its way" in client.get(sent["Location"]).content.decode()
    assert not is_signed_in(client)
    letter = mail.wait()[0]
    assert (letter["To"], letter["Subject"]) == ("carla@example.org", "Onesheet: confirm your mail address")
    assert "noreply@" in letter["From"]

    elsewhere = Client()
    assert "carla@example.org" in elsewhere.get(mail.link()).content.decode()
    assert not Member.objects.get().emailaddress_set.get().verified, "a link alone confirms nothing: scanners follow it"
    elsewhere.post(mail.link())
    assert signed_in(Member.objects.get())


def test_unconfirmed_account_does_not_get_in(client, mail, sign_up):
    sign_up(email="carla@example.org")

    answer = client.post("/sign-in", {"username": "carla", "password": PASSWORD})

    assert answer["Location"] == "/account/confirm"
    assert not is_signed_in(client)


def test_address_is_asked_for(mail, sign_up):
    assert sign_up().status_code == 200
    assert sign_up(email="nonsense").status_code == 200
    assert not Member.objects.exists()


def test_taken_address_gives_the_same_answer_and_tells_its_owner_alone(mail, sign_up):
    confirmed(mail, sign_up)
    fresh = sign_up(by=Client(), username="dora", email="dora@example.org")
    mail.taken.clear()
    cache.clear()  # an address gets one letter in three minutes

    taken = sign_up(by=Client(), username="emil", email="carla@example.org")

    assert (taken.status_code, taken["Location"]) == (fresh.status_code, fresh["Location"])
    assert "has one already" in mail.wait()[0].get_content()
    assert not Member.objects.filter(username="emil").exists()


def test_taken_address_gives_the_same_answer_where_accounts_wait(settings, mail, sign_up):
    confirmed(mail, sign_up)
    settings.SIGN_UP = "approval"
    fresh = sign_up(by=Client(), username="dora", email="dora@example.org")

    taken = sign_up(by=Client(), username="emil", email="carla@example.org")

    assert (taken.status_code, taken["Location"]) == (fresh.status_code, fresh["Location"])


def test_who_was_approved_gets_a_letter(settings, otto, mail, sign_up):
    settings.SIGN_UP = "approval"
    sign_up(email="carla@example.org")

    approve_member(member=Member.objects.get(username="carla").pk, by=otto, now=timezone.now())

    assert "was approved" in mail.wait()[0].get_content()


def test_forgotten_password_is_replaced_with_the_link_of_a_letter(client, mail, sign_up):
    carla = confirmed(mail, sign_up)
    old = signed_in(carla)

    client.post("/account/reset", {"email": "carla@example.org"})
    link = mail.link()
    page = client.get(link, follow=True)
    form = page.redirect_chain[-1][0]
    new = {"password1": "winter palace 7", "password2": "winter palace 7"}
    assert client.post(form, new)["Location"] == "/account/reset/done"

    assert signed_in(carla, "winter palace 7")
    assert not is_signed_in_still(old)
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()


def is_signed_in_still(browser):
    return browser.get("/account/sessions").status_code == 200


def test_reset_says_the_same_whether_there_is_an_account(client, mail, sign_up):
    confirmed(mail, sign_up)

    known = client.post("/account/reset", {"email": "carla@example.org"})
    mail.wait(1)
    unknown = client.post("/account/reset", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.taken) == 1, "nobody has letters sent to strangers"


def test_ten_letters_an_hour_from_one_network(client, mail):
    for number in range(10):
        client.post("/account/reset", {"email": f"{number}@example.org"})

    answer = client.post("/account/reset", {"email": "more@example.org"})
    assert (answer.status_code, 0 < int(answer["Retry-After"]) <= 3600) == (429, True)


def test_address_is_changed_once_the_new_one_is_confirmed(mail, sign_up):
    carla = confirmed(mail, sign_up)
    browser = signed_in(carla)
    session = browser.session
    session[SIGNED_IN_AT] -= 3600
    session.save()

    asked = browser.post("/account/email", {"email": "new@example.org", "action_add": ""})
    assert asked["Location"].startswith("/account/again?"), "somebody at a browser left open changes no address"
    browser.post(asked["Location"], {"password": PASSWORD, "next": "/account/email"})
    carla.refresh_from_db()
    assert carla.email == "carla@example.org"
    assert "Waiting to be confirmed" in browser.get("/account/email").content.decode()
    browser.post(mail.link())

    carla.refresh_from_db()
    assert carla.email == "new@example.org"
    assert {one["To"] for one in mail.wait(2)} >= {"new@example.org", "carla@example.org"}, "the old address is told"


def test_changed_password_is_told_by_mail(mail, sign_up):
    carla = confirmed(mail, sign_up)
    browser = signed_in(carla)

    new = {"oldpassword": PASSWORD, "password1": "winter palace 7", "password2": "winter palace 7"}
    assert browser.post("/account/password", new).status_code == 302

    assert "was changed" in mail.wait()[0]["Subject"]


@pytest.mark.parametrize("how", ["refuses", "away"])
def test_mail_server_that_takes_nothing_loses_no_account(client, settings, mail, sign_up, how):
    if how == "refuses":
        mail.refuses = True
    else:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            set_mail(settings, f"smtp://127.0.0.1:{one.getsockname()[1]}")

    sent = sign_up(email="carla@example.org")

    assert sent.status_code == 302
    page = client.get(sent["Location"]).content.decode()
    assert "could not be sent just now" in page
    assert Member.objects.filter(username="carla").exists()
    assert client.post("/account/reset", {"email": "carla@example.org"}).status_code == 302


def test_members_without_an_address_still_get_in(ben, mail):
    assert signed_in(ben)


def test_links_carry_the_sites_own_address(settings, mail, sign_up):
    settings.SITE_URL = "https://films.example.org"

    sign_up(email="carla@example.org")

    assert "https://films.example.org/account/confirm/" in mail.wait()[0].get_content()


def test_names_cannot_write_into_the_head_of_a_letter(settings, mail, sign_up):
    settings.SITE_NAME = "Films\nBcc: all@example.org"
    settings.ACCOUNT_EMAIL_SUBJECT_PREFIX = "Films: "

    sign_up(email="carla@example.org")

    assert mail.wait()[0]["Bcc"] is None


def test_sign_in_with_the_mail_address(mail, sign_up):
    confirmed(mail, sign_up)

    answer = Client().post("/sign-in", {"username": "CARLA@example.org", "password": PASSWORD})

    assert answer["Location"] == "/"


def test_without_mail_the_pages_say_whom_to_ask(client, ben):
    assert "Ask whoever runs it for a new password" in client.get("/account/reset").content.decode()
    assert client.post("/account/reset", {"email": "x@example.org"})["Location"] == "/account/reset"
    assert "asks for no address" in signed_in(ben).get("/account/email").content.decode()
    MemberFactory(username="dora")
