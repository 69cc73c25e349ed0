"""Members: Ada is an editor, Ben a member."""

from __future__ import annotations

import factory
from django.contrib.auth.models import Group

from onesheet.accounts.models import EDITOR, Member


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member
        django_get_or_create = ("username",)

    username = "ben"
    display_name = factory.LazyAttribute(lambda one: one.username.title())


def editor(username: str = "ada") -> Member:
    """Make a member who has the editor's role."""
    member = MemberFactory(username=username)
    member.groups.add(Group.objects.get_or_create(name=EDITOR)[0])
    return member
