"""What a member told of themselves, and how they set the site: `profile.json` of an export."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress

from onesheet.accounts.models import Member
from onesheet.leaving.pure.cells import moment
from onesheet.leaving.pure.names import film_address
from onesheet.reviews.models import MemberFilm


def profile(member: int, site: str) -> dict[str, Any]:
    """Return a member's own columns, e-mail addresses, roles and favourites. Costs four queries.

    Not in it: the password, which is kept as a hash alone, and the keys that prove who they are.
    """
    found = Member.objects.get(pk=member)
    mails = EmailAddress.objects.filter(user=member).order_by("pk").values("email", "verified", "primary")
    favourites = MemberFilm.objects.filter(member=member, favourite__isnull=False).order_by("favourite")
    return {
        "username": found.username,
        "display_name": found.display_name,
        "first_name": found.first_name,
        "last_name": found.last_name,
        "about": found.about,
        "place": found.place,
        "website": found.website,
        "email": found.email,
        "email_addresses": list(mails),
        "joined": moment(found.date_joined),
        "last_sign_in": moment(found.last_login) if found.last_login else None,
        "roles": sorted(found.groups.values_list("name", flat=True)),
        "superuser": found.is_superuser,
        "staff": found.is_staff,
        "films_visibility": found.films_visibility,
        "entry_visibility": found.entry_visibility,
        "comments_open": found.comments_open,
        "notice_choices": found.notice_choices,
        "unproven": found.unproven,
        "silenced_until": moment(found.silenced_until) if found.silenced_until else None,
        "favourites": [
            {"film": title, "year": year, "film_address": film_address(site, slug)}
            for title, year, slug in favourites.values_list("film__title", "film__year", "film__slug")
        ],
    }
