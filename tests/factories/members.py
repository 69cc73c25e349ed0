"""A member with a life here: films seen, rated and tagged, with the record of the films; and those who stand to them."""

from __future__ import annotations

from django.test import Client

from factories.accounts import MemberFactory
from factories.films import CreditFactory, FactFactory, FilmFactory
from factories.people import PersonFactory
from factories.sources import NOON
from factories.viewings import MemberFilmFactory, ViewingFactory
from onesheet.accounts.models import Block, Follow, Member, Visibility
from onesheet.films.models import Film
from onesheet.reviews.models import Review, Viewing, ViewingTag

SIGNED_IN = 4
"""Queries of every page for one who is signed in: session, member, roles, unseen notices."""


def browser(member: Member) -> Client:
    """Return a browser in which the member is signed in."""
    client = Client()
    client.force_login(member)
    return client


def film_with_record(number: int, **given: object) -> Film:
    """Make a film with a director, a performer, a country and a genre."""
    told = {"year": 1960 + number, "runtime_minutes": 90 + number, "genre": "drama", **given}
    film = FilmFactory(title=f"Harbour {number:03}", **told)
    CreditFactory(film=film, person=_person("Ann Marsh"))
    CreditFactory(film=film, person=_person("Bo Reed"), function="cast_member")
    FactFactory(film=film, property="country", value="FI")
    FactFactory(film=film, property="genre", value="drama")
    return film


def _person(name: str):
    from onesheet.people.models import Person  # noqa: PLC0415 - one look, then the factory

    return Person.objects.filter(name=name).first() or PersonFactory(name=name)


def saw(member: Member, film: Film, date: str = "2024-03-05", *, tags: tuple[str, ...] = (), **given) -> Viewing:
    """Let the member see the film and stand to it as the viewing says."""
    viewing = ViewingFactory(member=member, film=film, date=date, **given)
    for position, name in enumerate(tags):
        ViewingTag.objects.create(viewing=viewing, name=name, folded=name.lower(), position=position)
    row = member.films.filter(film=film).first() or MemberFilmFactory(member=member, film=film)
    row.rating = given.get("rating", row.rating)
    row.rated_at = NOON if row.rating else None
    row.liked = row.liked or given.get("liked", False)
    row.viewings += 1
    row.last_viewed = max(row.last_viewed, viewing.sort_date)
    row.save()
    return viewing


def wrote(member: Member, film: Film, text: str = "Salt and patience.", **given) -> Review:
    """Let the member publish a review."""
    told = {"state": "published", "published_at": NOON, "made_at": NOON, **given}
    return Review.objects.create(member=member, film=film, text=text, html=f"<p>{text}</p>", excerpt=text, **told)


def busy(member: Member, count: int, *, year: int = 2024) -> None:
    """Give the member `count` films of everything: viewings of that year, ratings, tags, reviews."""
    have = Film.objects.count()
    for number in range(have, have + count):
        film = film_with_record(number)
        viewing = saw(
            member, film, f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}", rating=number % 10 + 1,
            liked=number % 3 == 0, place="Kino Regina", format="cinema", companions=["Aino"], tags=("winter", "pier"),
        )  # fmt: skip
        wrote(member, film, viewing=viewing)


def stands(member: Member) -> dict[str, Member | None]:
    """Return everybody who can stand somehow to the member, by how they do."""
    people = {name: MemberFactory(username=name) for name in ("stranger", "follower", "blocked", "blocking")}
    Follow.objects.create(by=people["follower"], of=member, at=NOON)
    Block.objects.create(by=member, of=people["blocked"], at=NOON)
    Block.objects.create(by=people["blocking"], of=member, at=NOON)
    return {"visitor": None, "owner": member, **people}


def for_each_visibility(make) -> dict[str, object]:
    """Return what `make(visibility=...)` makes, for every visibility."""
    return {visibility: make(visibility=visibility) for visibility in Visibility.values}
