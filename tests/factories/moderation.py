"""Reports, acts and rules; members who have a role; texts to moderate."""

from __future__ import annotations

import uuid

import factory
from django.contrib.auth.models import Group

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Member, Role
from onesheet.lists.models import FilmList
from onesheet.moderation.models import Report, Target, WordRule
from onesheet.reviews.models import Activity, Comment, MemberFilm, Review
from onesheet.reviews.services.tallies import recount


def with_role(username: str, role: Role) -> Member:
    """Make a member who has a role."""
    member = MemberFactory(username=username)
    member.groups.add(Group.objects.get_or_create(name=role.value)[0])
    return member


class ReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Report

    target = Target.REVIEW
    by = factory.SubFactory(MemberFactory, username=factory.Sequence(lambda number: f"reader-{number}"))
    reason = Report.Reason.SPAM
    at = NOON


class WordRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WordRule

    kind = WordRule.Kind.WORD
    pattern = "online casino"
    made_at = NOON


def review(member: Member, film=None, text="Salt and patience.", **given) -> Review:
    """Make a published review, what the feed tells of it, and the film's tally."""
    told = {"state": "published", "published_at": NOON, "made_at": NOON, **given}
    made = Review.objects.create(
        member=member, film=film or FilmFactory(), text=text, html=f"<p>{text}</p>", excerpt=text, **told
    )
    Activity.objects.create(
        member=member, kind="review", ref=made.pk, film=made.film, visibility=made.visibility, at=NOON
    )
    recount([made.film_id], now=NOON)
    return made


def comment(member: Member, on: Review, text="I was there too.", **given) -> Comment:
    """Make a comment; the review counts it."""
    made = Comment.objects.create(review=on, member=member, text=text, html=f"<p>{text}</p>", made_at=NOON, **given)
    on.comments_count += 1
    on.save(update_fields=["comments_count"])
    return made


def film_list(member: Member, name="Harbours", **given) -> FilmList:
    """Make a list without films."""
    return FilmList.objects.create(member=member, name=name, made_at=NOON, changed_at=NOON, token=uuid.uuid4(), **given)


def rated(member: Member, film, rating=8) -> MemberFilm:
    """Make a rating, and the film's tally."""
    made = MemberFilm.objects.create(
        member=member, film=film, rating=rating, rated_at=NOON, watched=True, changed_at=NOON
    )
    recount([film.pk], now=NOON)
    return made
