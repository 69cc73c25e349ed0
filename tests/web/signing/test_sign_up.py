"""Making an account: open, by invitation, by approval or not at all; and what keeps programs out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory
from onesheet.accounts.models import Attempt, Invitation, Member, Notice
from onesheet.accounts.services import approve_member, make_invitation, refuse_member, withdraw_invitation
from onesheet.web.signing.proof import LASTS, Proof, challenge, check
from web.signing.conftest import PASSWORD, solve

pytestmark = pytest.mark.django_db


@pytest.fixture
def house_open(settings):
    settings.SIGN_UP = "open"


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_open_house_makes_an_account_and_signs_in(client, house_open, sign_up):
    answer = sign_up(username="Carla.M")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    carla = Member.objects.get(username="Carla.M")
    assert carla.is_active
    assert carla.check_password(PASSWORD)
    assert is_signed_in(client)


def test_sign_up_leads_on(house_open, sign_up):
    assert sign_up(next="/films/")["Location"] == "/films/"


def test_sign_up_never_leads_away(house_open, sign_up):
    assert sign_up(next="https://evil.example/")["Location"] == "/"


@pytest.mark.parametrize("path", ["/sign-up", "/sign-up?invitation=nothing"])
def test_pages_are_well_formed(visit, settings, path):
    for mode in ("open", "approval"):
        settings.SIGN_UP = mode
        assert "Make an account" in visit("/sign-up").words
    settings.SIGN_UP = "invitation"
    visit(path, status=404 if "?" in path else 200)
    settings.SIGN_UP = "closed"
    visit("/sign-up")


@pytest.mark.parametrize(
    "name",
    ["a", "a" * 31, "cärla", "car la", "car/la", "..", ".carla", "carla@home", "admin", "ADMIN", "Moderator", "erased-7",
     "carla.atom", "carla.JSON", "car\nla", "<b>"],
)  # fmt: skip
def test_names_that_will_not_do(house_open, sign_up, name):
    answer = sign_up(username=name)

    assert (answer.status_code, Member.objects.count()) == (200, 0)


def test_name_that_somebody_has_in_another_case(house_open, sign_up):
    MemberFactory(username="carla")

    assert "Somebody has this name already." in sign_up(username="CARLA").content.decode()


@pytest.mark.parametrize("password", ["", "short7", "password123", "carla12345"])
def test_weak_passwords_are_refused(house_open, sign_up, password):
    name = "carla12345" if password == "carla12345" else "carla"

    assert sign_up(username=name, password1=password).status_code == 200
    assert not Member.objects.exists()


def test_closed_house_makes_none_even_with_an_invitation(client, settings, otto, sign_up):
    code = make_invitation(by=otto, note="", now=timezone.now())
    settings.SIGN_UP = "closed"

    answer = sign_up(invitation=code)

    assert "No new accounts are made here at present." in answer.content.decode()
    assert not Member.objects.filter(username="carla").exists()


def test_by_default_nobody_comes_in_without_an_invitation(client, settings, sign_up):
    assert settings.SIGN_UP == "invitation"

    assert "Accounts here are made by invitation." in sign_up(proven=False).content.decode()
    assert not Member.objects.exists()


def test_invitation_lets_one_person_in_at_once(client, otto, sign_up):
    code = make_invitation(by=otto, note="Carla, from the Tuesday group", now=timezone.now())
    assert "You are invited." in client.get(f"/sign-up?invitation={code}").content.decode()

    assert sign_up(invitation=code)["Location"] == "/"
    again = sign_up(by=Client(), username="dora", invitation=code)

    assert again.status_code == 404
    assert "no longer open" in again.content.decode()
    assert Invitation.objects.get().used_by == Member.objects.get(username="carla")
    assert not Member.objects.filter(username="dora").exists()


def test_code_itself_is_kept_nowhere(otto):
    code = make_invitation(by=otto, note="", now=timezone.now())

    assert code not in str(Invitation.objects.values())


@pytest.mark.parametrize("spoiled", ["withdrawn", "over", "unknown"])
def test_invitation_that_is_not_open(client, otto, sign_up, spoiled):
    at = timezone.now() - timedelta(days=31 if spoiled == "over" else 0)
    code = make_invitation(by=otto, note="", now=at)
    if spoiled == "withdrawn":
        withdraw_invitation(invitation=Invitation.objects.get().pk, by=otto, now=timezone.now())

    answer = sign_up(invitation="nothing" if spoiled == "unknown" else code)

    assert answer.status_code == 404
    assert not Member.objects.filter(username="carla").exists()


def test_invitation_passes_over_the_queue_too(client, settings, otto, sign_up):
    settings.SIGN_UP = "approval"
    code = make_invitation(by=otto, note="", now=timezone.now())

    sign_up(invitation=code)

    assert is_signed_in(client)


def test_by_approval_an_account_waits_and_the_operators_are_told(client, settings, otto, sign_up):
    settings.SIGN_UP = "approval"

    answer = sign_up()

    carla = Member.objects.get(username="carla")
    assert (carla.is_active, carla.waiting_since is None) == (False, False)
    assert "Your account waits" in client.get(answer["Location"]).content.decode()
    assert not is_signed_in(client)
    notice = Notice.objects.get(member=otto)
    assert (notice.kind, notice.by, notice.about) == ("account", carla, f"account:{carla.pk}")
    assert client.post("/sign-in", {"username": "carla", "password": PASSWORD})["Location"].endswith("?why=waiting")

    approve_member(member=carla.pk, by=otto, now=timezone.now())
    assert client.post("/sign-in", {"username": "carla", "password": PASSWORD})["Location"] == "/"
    assert not Notice.objects.exists()


def test_refused_account_is_gone_and_its_name_is_free(settings, otto, sign_up):
    settings.SIGN_UP = "approval"
    sign_up()

    refuse_member(member=Member.objects.get(username="carla").pk, by=otto, now=timezone.now())

    assert not Member.objects.filter(username="carla").exists()
    assert sign_up(by=Client()).status_code == 302


def test_without_script_the_account_waits_in_an_open_house(client, house_open, otto, sign_up):
    answer = sign_up(proven=False)

    assert answer["Location"].endswith("?why=waiting")
    assert not Member.objects.get(username="carla").is_active
    assert Notice.objects.filter(member=otto, kind="account").exists()


@pytest.mark.parametrize("altcha", ["x", "bm90aGluZw==", "e30=", "A" * 5000])
def test_made_up_answers_make_no_account(house_open, sign_up, altcha):
    page = sign_up(altcha=altcha)

    assert "The check of your browser ran out." in page.content.decode()
    assert not Member.objects.exists()


def test_answer_is_good_once(client, house_open, sign_up):
    answer = solve(client.get("/sign-up").content.decode())

    assert sign_up(altcha=answer).status_code == 302
    again = sign_up(by=Client(), username="dora", altcha=answer)
    assert "The check of your browser ran out." in again.content.decode()


def test_answer_expires():
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    page = f'data-challenge="{challenge(long_ago)}"'.replace('="{', '="{').replace('"', "&quot;")
    given = page.removeprefix("data-challenge=&quot;").removesuffix("&quot;")

    assert timedelta(hours=1) > LASTS
    assert check(solve(f'data-challenge="{given}"'), timezone.now()) is Proof.BAD


def test_who_fills_in_the_hidden_field_gets_the_same_answer_and_no_account(house_open, sign_up):
    answer = sign_up(website="https://pills.example/")

    assert answer.status_code == 302
    assert not Member.objects.exists()


def test_six_accounts_an_hour_from_one_network(house_open, sign_up):
    for number in range(6):
        assert sign_up(by=Client(), username=f"carla{number}").status_code == 302

    assert "Six accounts an hour" in sign_up(by=Client(), username="carla6").content.decode()
    assert Member.objects.count() == 6
    assert sign_up(by=Client(REMOTE_ADDR="203.0.113.9"), username="carla6").status_code == 302


def test_network_addresses_are_kept_as_hashes(house_open, sign_up):
    sign_up(by=Client(REMOTE_ADDR="203.0.113.9"))

    assert "203.0.113.9" not in str(Attempt.objects.values())


def test_forged_forwarding_header_changes_nothing_without_a_proxy(house_open, sign_up):
    for number in range(6):
        sign_up(by=Client(), username=f"carla{number}")

    assert sign_up(by=Client(HTTP_X_FORWARDED_FOR="203.0.113.9"), username="carla6").status_code == 429


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(house_open, settings, sign_up):
    settings.PROXIES = 1
    for number in range(6):
        sign_up(by=Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 203.0.113.9"), username=f"carla{number}")

    assert sign_up(by=Client(HTTP_X_FORWARDED_FOR="203.0.113.9"), username="carla6").status_code == 429
    assert sign_up(by=Client(HTTP_X_FORWARDED_FOR="203.0.113.10"), username="carla6").status_code == 302


def test_member_is_led_on_from_the_form(ben, house_open):
    browser = Client()
    browser.force_login(ben)

    assert browser.get("/sign-up")["Location"] == "/"
