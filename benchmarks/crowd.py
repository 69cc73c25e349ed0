"""Fill a site with members and what they saw: made by number, the same each time, without the services.

python -m benchmarks.crowd --members 2200 --films 6000 --viewings 1000000

The site is the one in `ONESHEET_DATA`. The first member has 10,000 viewings, 5,000 films, 500 reviews and 20 lists; the
second follows everybody; the others share the rest. Prints, as JSON, the names of both and the second one's session.
"""

# ruff: noqa: PLC0415 - Django must be set up before models are imported
from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAVY_VIEWINGS, HEAVY_FILMS, HEAVY_REVIEWS, HEAVY_LISTS = 10_000, 5_000, 500, 20
SIZE = {"members": 2_200, "films": 6_000, "viewings": 1_000_000}
"""Of the site, unless told."""
OTHERS_REVIEWS = 5
NOW = datetime(2024, 5, 4, 12, tzinfo=UTC)
LAST_DAY = date(2024, 5, 4)
YEARS = 12
PERSONS = 1_500
COUNTRIES = ("FI", "SE", "FR", "IN", "SN", "CU", "JP", "US", "GB", "PL")
GENRES = ("drama", "comedy", "documentary", "horror", "western", "musical", "animation")
_CHUNK = 50_000


@dataclass
class Crowd:
    """How much of everything, and the numbers of what was made."""

    members: int
    films: int
    viewings: int
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    member_ids: list[int] = field(default_factory=list)
    film_ids: list[int] = field(default_factory=list)

    def make(self) -> dict[str, str]:
        """Make it all; return what the benchmark needs to know."""
        from django.db import connection, transaction

        from onesheet.web.page_cache.triggers import install, remove

        remove(connection)  # A million raised versions would be most of the work; no page is kept yet.
        with transaction.atomic():
            self._members()
            self._films()
            self._diaries()
            self._reviews_and_lists()
            self._tallies()
        install(connection)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return {"member": "m00000", "viewer": "m00001", "session": self._session()}

    def _members(self) -> None:
        from onesheet.accounts.models import Follow, Member

        made = Member.objects.bulk_create(
            Member(username=f"m{number:05}", display_name=f"Member {number:05}", password="!", date_joined=NOW)
            for number in range(self.members)
        )
        self.member_ids = [one.pk for one in made]
        heavy, viewer, *others = self.member_ids
        Follow.objects.bulk_create(
            [Follow(by_id=viewer, of_id=other, at=NOW) for other in [heavy, *others]]
            + [Follow(by_id=other, of_id=heavy, at=NOW) for other in others[:500]],
            batch_size=5_000,
        )

    def _films(self) -> None:
        from onesheet.films.models import Credit, Fact, Film, Statement
        from onesheet.people.models import Person

        films = Film.objects.bulk_create(
            Film(
                title=f"Film {number:05}", slug=f"film-{number:05}", sort_title=f"film {number:05}",
                match_key=f"film {number:05}", year=1920 + number % 104, genre=GENRES[number % len(GENRES)],
                runtime_minutes=60 + number % 120 if number % 20 else None, synopsis="A harbour. " * 30,
                created_at=NOW,
            )
            for number in range(self.films)
        )  # fmt: skip
        self.film_ids = [one.pk for one in films]
        people = Person.objects.bulk_create(
            Person(name=f"Person {number}", slug=f"a-person-{number}", folded=f"person {number}", sort_name=f"{number}")
            for number in range(PERSONS)
        )
        kinds = ["director", *["cast_member"] * 5, "country", "genre", "genre"]
        statements = Statement.objects.bulk_create(
            (
                Statement(film_id=film, property=kind, value="", stated_by_id=self.member_ids[0], digest=str(place), made_at=NOW)
                for film in self.film_ids
                for place, kind in enumerate(kinds)
            ),
            batch_size=5_000,
        )  # fmt: skip
        parts, facts = [], []
        for place, statement in enumerate(statements):
            number, position = divmod(place, len(kinds))
            row = {
                "film_id": self.film_ids[number], "key": f"{position:016x}", "statement": statement, "sources": 1,
                "accepted": True, "disputed": False, "position": position,
            }  # fmt: skip
            if kinds[position] in {"director", "cast_member"}:
                # Some persons take part in many films, most in few.
                person = people[int(PERSONS * self.chance.random() ** 2)]
                parts.append(Credit(**row, person=person, function=kinds[position]))
            else:
                values = COUNTRIES if kinds[position] == "country" else GENRES
                value = values[(number * 7 + position) % len(values)]
                facts.append(Fact(**row, property=kinds[position], value=value, folded=value.lower()))
        Credit.objects.bulk_create(parts, batch_size=5_000)
        Fact.objects.bulk_create(facts, batch_size=5_000)

    def _viewings_of(self) -> Iterator[tuple[int, int, int]]:
        """Yield each member's number, how many viewings they have and of how many films at most."""
        heavy, *others = self.member_ids
        yield heavy, min(HEAVY_VIEWINGS, self.viewings), min(HEAVY_FILMS, self.films)
        rest = max(0, self.viewings - HEAVY_VIEWINGS)
        for place, other in enumerate(others):
            yield other, rest // len(others) + (place < rest % len(others)), self.films

    def _diaries(self) -> None:
        viewings: list[tuple[Any, ...]] = []
        films: list[tuple[Any, ...]] = []
        for member, count, choice in self._viewings_of():
            chosen = self.film_ids[:choice]
            last: dict[int, tuple[int, str, int]] = {}
            for place in range(count):
                film = chosen[place % choice] if count > choice else self.chance.choice(chosen)
                day = LAST_DAY - timedelta(days=int(self.chance.random() * 365 * YEARS))
                rating = self.chance.choices(range(1, 11), (1, 1, 2, 3, 6, 9, 12, 12, 6, 3))[0]
                times, latest, _ = last.get(film, (0, "", 0))
                last[film] = (times + 1, max(latest, str(day)), rating)
                shown = str(day)
                viewings.append(
                    (member, film, shown, shown, rating, place % 7 == 0, times > 0, self._token(), NOW, NOW)
                )
            films += [
                (member, film, rating, times, latest, rating > 8, True, NOW, NOW)
                for film, (times, latest, rating) in last.items()
            ]
            if len(viewings) > _CHUNK:
                self._write(viewings, films)
                viewings, films = [], []
        self._write(viewings, films)
        self._and_activity()

    def _write(self, viewings: list[tuple[Any, ...]], films: list[tuple[Any, ...]]) -> None:
        """Write rows by SQL: through models a million takes minutes."""
        from django.db import connection

        given = "'Kino', 'cinema', '[]', '', 'public'"
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO reviews_viewing (member_id, film_id, date, sort_date, rating, liked, rewatch, token,"
                " made_at, changed_at, place, format, companions, note, visibility)"
                f" VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, {given})",
                viewings,
            )
            cursor.executemany(
                "INSERT INTO reviews_memberfilm (member_id, film_id, rating, viewings, last_viewed, liked, watched,"
                " rated_at, changed_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                films,
            )

    def _and_activity(self) -> None:
        """Tell every viewing to the feed, members by turns as they would do it, and tag some."""
        from django.db import connection

        heavy = self.member_ids[0]
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO reviews_activity (member_id, kind, ref, film_id, visibility, shown, at)"
                " SELECT member_id, 'viewing', id, film_id, 'public', %s, made_at FROM reviews_viewing"
                " WHERE member_id >= %s ORDER BY sort_date, id",
                [True, heavy],
            )
            cursor.execute(
                "INSERT INTO reviews_viewingtag (viewing_id, name, folded, position)"
                " SELECT id, 'tag ' || (id %% 90), 'tag ' || (id %% 90), 0 FROM reviews_viewing WHERE member_id = %s",
                [heavy],
            )
            cursor.execute(
                "UPDATE reviews_memberfilm SET favourite = 1 + (SELECT count(*) FROM reviews_memberfilm o"
                " WHERE o.member_id = %s AND o.id < reviews_memberfilm.id) WHERE id IN"
                " (SELECT id FROM reviews_memberfilm WHERE member_id = %s ORDER BY id LIMIT 4)",
                [heavy, heavy],
            )

    def _reviews_and_lists(self) -> None:
        from onesheet.lists.models import FilmList, ListItem
        from onesheet.reviews.models import Review

        text = "It looks at water as others look at faces. " * 12
        reviews = []
        for place, member in enumerate(self.member_ids):
            for number in range(HEAVY_REVIEWS if not place else OTHERS_REVIEWS):
                at = NOW - timedelta(hours=number * 31 + place)
                reviews.append(
                    Review(
                        member_id=member, film_id=self.film_ids[(number * 13 + place) % self.films], state="published",
                        text=text, html=f"<p>{text}</p>", excerpt=text[:280], rating=7, made_at=at, published_at=at,
                    )
                )  # fmt: skip
        Review.objects.bulk_create(reviews, batch_size=2_000)
        lists = FilmList.objects.bulk_create(
            FilmList(member_id=self.member_ids[0], name=f"List {number}", items_count=40, made_at=NOW, changed_at=NOW)
            for number in range(HEAVY_LISTS)
        )
        ListItem.objects.bulk_create(
            ListItem(list=one, film_id=self.film_ids[place], position=place + 1, added_at=NOW)
            for one in lists
            for place in range(40)
        )

    def _tallies(self) -> None:
        from onesheet.reviews.services.tallies import recount

        recount(self.film_ids, now=NOW)

    def _token(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def _session(self) -> str:
        from importlib import import_module

        from django.conf import settings
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

        from onesheet.accounts.models import Member

        viewer = Member.objects.get(pk=self.member_ids[1])
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(viewer.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
        session[HASH_SESSION_KEY] = viewer.get_session_auth_hash()
        session.save()
        return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def arguments(about: str | None = __doc__) -> argparse.ArgumentParser:
    """Return the options, shared with the benchmark, which says of itself what it does."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in SIZE.items():
        parser.add_argument(f"--{name}", type=int, default=default, help=f"how many; {default:,} unless told")
    return parser


def main() -> None:
    """Fill the site."""
    given = arguments().parse_args()
    django.setup()
    print(json.dumps(Crowd(given.members, given.films, given.viewings).make()))


if __name__ == "__main__":
    main()
