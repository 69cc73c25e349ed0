"""Run as a process of its own: what a write load needs before it, and what is kept after it.

ratings.py prepare FILMS MEMBERS    makes them; prints the key of a session for each member
ratings.py rate MEMBER              rates all films, one each few milliseconds, and prints each rating once it is acknowledged
ratings.py kept                     prints every rating there is: [member, film, rating]
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import json
import os
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import F
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.films.models import Film
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.films import set_rating

PAUSE = 0.02
"""Seconds between a member's ratings."""


def rating_of(member: int, film: int) -> int:
    """What a member gives a film: told from the two, so that a test knows it."""
    return (member * 7 + film * 3) % 10 + 1


def prepare(films: int, members: int) -> None:
    now = timezone.now()
    Film.objects.bulk_create(
        Film(
            slug=f"film-{n}",
            title=f"Film {n}",
            sort_title=f"film {n}",
            match_key=f"film {n}",
            shown=True,
            created_at=now,
        )
        for n in range(films)
    )
    keys = []
    for n in range(members):
        member = Member.objects.create_user(username=f"member{n}")
        session = SessionStore()
        session[SESSION_KEY] = str(member.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[1]
        session[HASH_SESSION_KEY] = member.get_session_auth_hash()
        session.save()
        keys.append(session.session_key)
    print(json.dumps(keys))


def rate(number: int) -> None:
    member = Member.objects.get(username=f"member{number}")
    for film in Film.objects.order_by("pk"):
        n = int(film.slug.partition("-")[2])
        set_rating(by=member, film=film.pk, rating=rating_of(number, n), now=timezone.now())
        print(json.dumps([member.username, film.slug, rating_of(number, n)]), flush=True)
        time.sleep(PAUSE)  # leaves the processor to what is done meanwhile, which takes the longer the less it gets


def kept() -> None:
    rows = MemberFilm.objects.exclude(rating=None).annotate(name=F("member__username"), slug=F("film__slug"))
    print(json.dumps([list(row) for row in rows.values_list("name", "slug", "rating")]))


if __name__ == "__main__":
    {"prepare": prepare, "rate": rate, "kept": kept}[sys.argv[1]](*map(int, sys.argv[2:]))
