"""`onesheet role`, `password`, `invite` and `editor`, on a database of their own."""

from __future__ import annotations

import io

import pytest
from django.utils import timezone

from onesheet.accounts.models import Invitation, Member
from onesheet.accounts.permissions import may_operate, roles_of
from onesheet.accounts.queries.entrance import is_open_invitation
from onesheet.ops.main import main

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def typed(monkeypatch):
    """Return a function that puts a line into standard input."""
    return lambda line: monkeypatch.setattr("sys.stdin", io.StringIO(line + "\n"))


@pytest.fixture
def otto(typed):
    typed("harbor lights 9")
    assert main(["role", "otto", "operator"]) == 0
    return Member.objects.get(username="otto")


def test_first_operator_is_made_from_the_command_line(typed, capsys):
    typed("harbor lights 9")
    main(["role", "otto", "operator"])

    otto = Member.objects.get()
    assert may_operate(otto)
    assert otto.check_password("harbor lights 9")
    assert capsys.readouterr().out == "otto is an operator.\n"


def test_role_is_given_to_a_member_and_taken(otto, typed, capsys):
    typed("")
    assert main(["role", "OTTO", "critic"]) == 0
    assert main(["role", "otto", "critic", "--take"]) == 0

    assert capsys.readouterr().out.splitlines()[-2:] == ["otto is a critic.", "otto is no critic any more."]
    assert Member.objects.count() == 1


def test_last_operator_stays(otto, capsys):
    assert main(["role", "otto", "operator", "--take"]) == 1

    assert "Nobody else runs this site." in capsys.readouterr().err
    assert "operator" in roles_of(Member.objects.get())


def test_role_is_taken_from_nobody(capsys):
    assert main(["role", "nobody", "critic", "--take"]) == 1
    assert "There is no account called 'nobody'." in capsys.readouterr().err


def test_new_password(otto, typed, capsys):
    typed("winter palace 7")

    assert main(["password", "OTTO"]) == 0

    otto.refresh_from_db()
    assert otto.check_password("winter palace 7")
    assert "winter" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "password", "said"), [("otto", "short", "will not do"), ("nobody", "x", "no account")]
)
def test_password_that_will_not_do(otto, typed, capsys, name, password, said):
    typed(password)

    assert main(["password", name]) == 1

    assert said in capsys.readouterr().err
    otto.refresh_from_db()
    assert otto.check_password("harbor lights 9")


def test_invitation_is_printed_as_a_link(otto, settings, capsys):
    settings.SITE_URL = "https://films.example.org"

    assert main(["invite", "--note", "Carla"]) == 0

    address, _, code = capsys.readouterr().out.splitlines()[-1].partition("?invitation=")
    assert address == "https://films.example.org/sign-up"
    assert is_open_invitation(code, timezone.now())
    assert (Invitation.objects.get().made_by, Invitation.objects.get().note) == (otto, "Carla")


def test_without_an_operator_nobody_invites(capsys):
    assert main(["invite"]) == 1
    assert "Operators invite." in capsys.readouterr().err


def test_only_operators_invite(otto, typed, capsys):
    typed("harbor lights 9")
    main(["role", "ben", "critic"])

    assert main(["invite", "--by", "ben"]) == 1
    assert not Invitation.objects.exists()
