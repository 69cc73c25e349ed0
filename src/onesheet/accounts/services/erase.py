"""Writes: taking a member's name, and all that proves who they are, off the row that stays."""

from __future__ import annotations

from datetime import datetime

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CASCADE, Q

from onesheet.accounts.models import Attempt, Block, Follow, Invitation, Member, Mute, Notice, Visibility
from onesheet.accounts.services.standing import end_sessions

_KEPT_BY_US = frozenset({"accounts", "sources", "people", "films", "reviews", "lists", "moderation", "admin"})
"""Apps whose rows each erasure knows by name; rows of others that hang on the member go, whatever they are."""


def make_nameless(*, member: Member, sessions: list[str], now: datetime) -> None:
    """Erase what this subject knows of a member: name, addresses, keys, sessions, ties, notices, attempts, invitations.

    The row stays, nameless and closed. Belongs into the transaction that erases the rest; the caller has locked the row.
    """
    _forget_entrances(member, sessions)
    Attempt.objects.filter(member=member).delete()
    for tie in (Follow, Block, Mute):
        tie._default_manager.filter(Q(by=member) | Q(of=member)).delete()  # noqa: SLF001 - all models have it
    Notice.objects.filter(Q(member=member) | Q(by=member)).delete()
    Notice.objects.filter(about=f"account:{member.pk}").delete()
    Invitation.objects.filter(made_by=member).delete()
    # Whom it was for stands in the note, in the words of who invited.
    Invitation.objects.filter(used_by=member).update(used_by=None, note="")
    member.groups.clear()
    member.user_permissions.clear()
    member.username = _free_name(member.pk)
    member.first_name = member.last_name = member.email = ""
    member.display_name = member.about = member.place = member.website = ""
    member.films_visibility = member.entry_visibility = Visibility.PUBLIC
    member.comments_open = True
    member.notice_choices = {}
    member.is_active = member.is_staff = member.is_superuser = False
    member.last_login = member.waiting_since = member.silenced_until = member.suspended_until = None
    member.erased_at = now
    member.set_unusable_password()
    member.save()


def _forget_entrances(member: Member, sessions: list[str]) -> None:
    """Sign out everywhere, and forget what signing in left behind: other apps' rows, failed attempts, the admin's log."""
    end_sessions(sessions)
    for model in apps.get_models():
        if model._meta.app_label not in _KEPT_BY_US:  # noqa: SLF001 - Django's documented way to a model's relations
            for field in model._meta.concrete_fields:  # noqa: SLF001
                if field.related_model is Member and getattr(field.remote_field, "on_delete", None) is CASCADE:
                    model._default_manager.filter(**{field.name: member}).delete()  # noqa: SLF001
    names = [member.username, *([member.email] if member.email else [])]
    for log in (AccessAttempt, AccessFailureLog, AccessLog):
        for name in names:
            log.objects.filter(username__iexact=name).delete()
    about = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Member), object_id=str(member.pk))
    about.update(object_repr=_free_name(member.pk), change_message="")


def _free_name(number: int) -> str:
    """Return a name for the row that stays: `gone-12`, or one with a further number where somebody took that."""
    name, further = f"gone-{number}", 1
    while Member.objects.filter(username__iexact=name).exclude(pk=number).exists():
        further += 1
        name = f"gone-{number}-{further}"
    return name
