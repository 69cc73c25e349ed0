"""Writes: what members tell of themselves, and what they want to hear of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.services.refusal import Refusal
from onesheet.accounts.services.standing import may_write

CHOICES = ("none", "page", "mail")
"""How a kind of notice can be had: not at all, on the page, on the page and by mail."""

ALWAYS = frozenset({Notice.Kind.MODERATION.value})
"""Kinds that always stand on the page: whoever is decided about must be able to read it."""


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """What a member tells of themselves, as it was typed; any of it may be empty."""

    display_name: str
    about: str
    """Markdown."""
    place: str
    website: str


def change_profile(*, by: Member, entry: ProfileEntry, now: datetime) -> None:
    """Change what stands on a member's page. Raises Refusal where they may not write, or something is too long."""
    may_write(by=by, now=now)
    with transaction.atomic():
        member = _held(by)
        member.display_name = " ".join(entry.display_name.split())
        member.about = entry.about.replace("\r\n", "\n").strip()
        member.place = " ".join(entry.place.split())
        member.website = entry.website.strip()
        changed = ["display_name", "about", "place", "website"]
        try:
            member.clean_fields(exclude=[one.name for one in Member._meta.fields if one.name not in changed])  # noqa: SLF001
        except ValidationError as fault:
            raise Refusal("This will not do. " + " ".join(fault.messages)) from fault
        member.save(update_fields=changed)


def choose_notices(*, by: Member, choices: Mapping[str, str]) -> None:
    """Choose how each kind of notice is had; kinds that are not among `choices` stay. Raises Refusal for others."""
    for kind, choice in choices.items():
        if kind not in Notice.Kind.values or choice not in CHOICES or (kind in ALWAYS and choice == "none"):
            raise Refusal("This notice cannot be had so. Nothing was changed.")
    with transaction.atomic():
        member = _held(by)
        member.notice_choices = {**member.notice_choices, **choices}
        member.save(update_fields=["notice_choices"])


def _held(by: Member) -> Member:
    """Return the member's row as it stands now, locked until the transaction ends."""
    member = Member.objects.select_for_update(no_key=True).get(pk=by.pk)
    if not member.is_active:
        raise Refusal("This account is closed. Nothing was changed.")
    return member
