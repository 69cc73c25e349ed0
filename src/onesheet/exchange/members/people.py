"""Whose things rows are: the member of the import, or those of a file of many, who are made."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.exceptions import ValidationError

from onesheet.accounts.models import Member, Role
from onesheet.accounts.names import VALIDATORS
from onesheet.accounts.permissions import roles_of
from onesheet.accounts.visibility import as_wide
from onesheet.exchange.handler import Order
from onesheet.exchange.members.loading import in_turn
from onesheet.exchange.members.things import Whose

CLOSED = "This account is closed, so nothing of this row was taken in."
GONE = "Nobody here has these things any more; nothing of this row was taken in."
_MANY = "This file is of many people. Whoever runs this site takes it in, with `onesheet import`."
_MOST_MADE = 2_000
_PROFILE = ("display_name", "about", "place", "website")


class People:
    """The members that the rows of one run speak of."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._made: dict[str, Whose] = {}
        """Of a preview: who would be made, the last of them."""
        self._unmade = 0
        self._known: dict[str, int | str] = {}
        """Whose -> number, or why nothing of theirs is taken in."""
        self._prefix: str | None = None
        self._may: bool | None = None

    def of(self, names: Iterable[str], *, write: bool) -> dict[str, Whose | str]:
        """Return who is meant by each `Row.whose`, or a sentence why nothing of theirs can be taken in.

        With `write` their rows are locked until the transaction ends, and those who are missing are made.
        """
        asked = list(dict.fromkeys(names))
        found: dict[str, Whose | str] = {}
        if "" in asked:
            found[""] = self._own(write=write)
        many = [name for name in asked if name]
        if many and not self._may_take_many():
            return found | dict.fromkeys(many, _MANY)
        if many:
            found |= self._many(many, write=write)
        return found

    def _own(self, *, write: bool) -> Whose | str:
        """Return the member of the import; of a look at a file, who would be made for it."""
        number = self._order.member
        if number is not None:
            return self.held([number], write=write).get(number, GONE)
        return GONE if write or not self._order.options.get("newcomer") else self._would_be("")

    def held(self, numbers: Iterable[int], *, write: bool) -> dict[int, Whose]:
        """Return members by their numbers, with `write` locked in their order."""
        found: dict[int, Whose] = {}
        for some in in_turn(sorted(set(numbers))):
            rows = Member.objects.filter(pk__in=some).order_by("pk")
            for row in rows.select_for_update(no_key=True) if write else rows:
                found[row.pk] = self._whose(row)
        return found

    def _whose(self, row: Member) -> Whose:
        profile = {name: str(getattr(row, name)) for name in _PROFILE}
        silenced = row.silenced_until is not None and row.silenced_until > self._order.now
        return Whose(
            id=row.pk, name=row.username, open=row.is_active, silenced=silenced, unproven=row.unproven,
            joined=row.date_joined, entry_visibility=row.entry_visibility,
            wide=frozenset(as_wide(row.films_visibility)), comments_open=row.comments_open, profile=profile,
            first_profile=dict(profile),
        )  # fmt: skip

    def _may_take_many(self) -> bool:
        if self._may is None:
            by = None if self._order.by is None else Member.objects.filter(pk=self._order.by).first()
            self._may = self._order.by is None or (by is not None and Role.OPERATOR.value in roles_of(by))
        return self._may

    def _many(self, names: list[str], *, write: bool) -> dict[str, Whose | str]:
        new = [name for name in names if name not in self._known]
        if new:
            self._look_up(new)
        found: dict[str, Whose | str] = {}
        missing = [name for name in names if self._known[name] == 0]
        if missing and write:
            found |= self._make(missing)
        elif missing:
            found |= {name: self._would_be(name) for name in missing}
        known = {name: told for name in names if isinstance(told := self._known[name], int) and name not in found}
        held = self.held(known.values(), write=write)
        found |= {name: held.get(number, GONE) for name, number in known.items()}
        return found | {name: told for name in names if isinstance(told := self._known[name], str)}

    def _look_up(self, names: list[str]) -> None:
        """Say of each whether the account is there, is to be made (0), or cannot be."""
        for some in in_turn(names):
            accounts = {self._account(name).lower(): name for name in some}
            for name in some:
                self._known[name] = 0 if _is_name(self._account(name)) else (
                    f"“{self._account(name)}” can be no name of an account, so this row was left out."
                )  # fmt: skip
            rows = Member.objects.filter(username__in=[self._account(name) for name in some])
            columns = "pk", "username", "password", "last_login", "email"
            for pk, username, password, last_login, email in rows.values_list(*columns):
                name = accounts[username.lower()]
                theirs = not password.startswith("!") or last_login is not None or bool(email)
                self._known[name] = (
                    f"The account “{username}” is somebody's own, so this row was left out." if theirs else pk
                )

    def _account(self, whose: str) -> str:
        if self._prefix is None:
            names = Member.objects.filter(pk=self._order.member or 0).values_list("username", flat=True)
            self._prefix = str(names.first() or self._order.options.get("newcomer") or "import")
        return f"{self._prefix}-{whose}" if whose else self._prefix

    def _would_be(self, name: str) -> Whose:
        if name not in self._made:
            if len(self._made) > _MOST_MADE:
                self._made.clear()
            self._unmade += 1
            row = Member(username=self._account(name), date_joined=self._order.now)
            row.pk = -self._unmade
            self._made[name] = self._whose(row)
        return self._made[name]

    def _make(self, names: list[str]) -> dict[str, Whose | str]:
        """Make accounts that nobody can sign in to. They count whole: whoever runs the site vouches for the file."""
        made = Member.objects.bulk_create(
            [
                Member(username=self._account(name), password=_no_password(), date_joined=self._order.now)
                for name in names
            ],
            batch_size=200,
        )  # fmt: skip
        found: dict[str, Whose | str] = {}
        for name, row in zip(names, made, strict=True):
            whose = self._whose(row)
            whose.undo = ["member", row.pk, row.username]
            found[name] = whose
            self._known[name] = row.pk
        return found


def _no_password() -> str:
    """Return what `make_password(None)` does, in a tenth of the time."""
    return f"{UNUSABLE_PASSWORD_PREFIX}{secrets.token_hex(20)}"


def _is_name(name: str) -> bool:
    try:
        for validator in VALIDATORS:
            validator(name)
    except ValidationError:
        return False
    return True
