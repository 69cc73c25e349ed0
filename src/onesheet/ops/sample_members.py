"""The sample site's members: eight people of our own invention, who rate, keep a diary, write and disagree.

They come in once, all of them or none: on a site where one of them has ever been, nothing is added again.
"""

from __future__ import annotations

import tomllib
import uuid
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member, Role, Visibility
from onesheet.accounts.services import give_role
from onesheet.accounts.services.ties import follow
from onesheet.films.models import Credit, Film
from onesheet.lists.models import FilmList
from onesheet.lists.pure.rules import parse
from onesheet.lists.services import ChallengeEntry, ListEntry, add_film, invite_editor, join_challenge, save_list
from onesheet.people.services.stating import state_gender
from onesheet.reviews.models import Review
from onesheet.reviews.pure.review_entries import ReviewEntry
from onesheet.reviews.pure.viewing_entries import ViewingEntry, sort_date
from onesheet.reviews.services.comments import add_comment
from onesheet.reviews.services.films import set_favourites, set_liked, set_watchlisted
from onesheet.reviews.services.likes import like_review
from onesheet.reviews.services.reviews import save_review
from onesheet.reviews.services.viewings import log_viewing

FILE = Path(__file__).parent / "catalogue" / "members.toml"
_BEGAN = datetime(2016, 1, 9, 18, tzinfo=UTC)
"""When they made their accounts."""
_TOKENS = uuid.UUID("6f6e6573-6865-6574-2073-616d706c6573")
Json = dict[str, Any]


def fill_members(*, password: str, editor: Member, now: datetime) -> int:
    """Make the members with all that they say, who sign in with this password; return how many were made.

    `editor` is who states what the file says of directors.
    """
    told = _told()
    if Member.objects.filter(username__in=sample_names()).exists():
        return 0
    with transaction.atomic():
        _Sample(told, password, editor, now).fill()
    return len(told["member"])


def sample_names() -> list[str]:
    """Return the names under which the sample members sign in."""
    return [one["name"] for one in _told()["member"]]


def _told() -> Json:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


class _Sample:
    """The file's people, films and what stands between them, by the names the file has for them."""

    def __init__(self, told: Json, password: str, editor: Member, now: datetime) -> None:
        self.told = told
        self.editor = editor
        self.now = now
        self.films = dict(Film.objects.filter(shown=True).values_list("slug", "pk"))
        self.members = {one["name"]: _member(one, password) for one in told["member"]}
        self.reviews: dict[tuple[str, str], Review] = {}
        self.lists: dict[str, FilmList] = {}

    def fill(self) -> None:
        """Let them do it all, in the order of the days on which they did it."""
        for one in self.told["member"]:
            for other in one["follows"]:
                follow(by=self.members[one["name"]], of=self.members[other], now=_BEGAN)
        told = [(viewing, one) for one in self.told["member"] for viewing in one["viewings"]]
        for viewing, one in sorted(told, key=lambda pair: self._order(pair[0].get("date", ""))):
            self._watch(viewing, one)
        for one in self.told["member"]:
            self._settle(one)
        self._answer()
        self._direct()
        for one in (*self.told["list"], *self.told["challenge"]):
            self._list(one)

    def _order(self, day: str) -> tuple[datetime, str]:
        """By when they noted it, so that every film's scores have their days in order."""
        return _evening(day, self.now), sort_date(day)

    def _watch(self, told: Json, one: Json) -> None:
        by, film = self.members[one["name"]], self.films.get(told["film"])
        if film is None:
            return  # The sample catalogue's film was discarded or withdrawn.
        when = _evening(told.get("date", ""), self.now)
        entry = ViewingEntry(
            date=told.get("date", ""),
            rating=_halves(told["rating"]),
            rewatch=told.get("rewatch", False),
            place=told.get("place", ""),
            format=told.get("format", ""),
            companions=tuple(told.get("companions", ())),
            tags=tuple(told.get("tags", ())),
            note=told.get("note", ""),
            visibility=by.entry_visibility,
        )
        name = f"{one['name']}/{told['film']}/{told.get('date', '')}"
        viewing = log_viewing(by=by, film=film, entry=entry, token=uuid.uuid5(_TOKENS, name), now=when)
        if "review" not in told:
            return
        words = told["review"]
        review = ReviewEntry(
            text=words["text"],
            publish=True,
            spoilers=words.get("spoilers", False),
            rating=_halves(told["rating"]),
            liked=words.get("liked", False),
            language=words["language"],
            visibility=by.entry_visibility,
            viewing=viewing.pk,
        )
        token = uuid.uuid5(_TOKENS, f"review/{name}")
        saved = save_review(by=by, film=film, entry=review, token=token, now=when + timedelta(hours=2))
        self.reviews[one["name"], told["film"]] = saved

    def _settle(self, one: Json) -> None:
        by = self.members[one["name"]]
        for slug in self._here(one["likes"]):
            set_liked(by=by, film=self.films[slug], liked=True, now=self.now)
        for slug in self._here(one["watchlist"]):
            set_watchlisted(by=by, film=self.films[slug], watchlisted=True, now=self.now)
        set_favourites(by=by, films=[self.films[slug] for slug in self._here(one["favourites"])], now=self.now)

    def _here(self, slugs: list[str]) -> list[str]:
        return [slug for slug in slugs if slug in self.films]

    def _answer(self) -> None:
        """Let them like and comment on each other's reviews."""
        for one in self.told["like"]:
            if review := self.reviews.get((one["to"], one["film"])):
                for name in one["by"]:
                    like_review(by=self.members[name], review=review.pk, liked=True, now=self.now)
        for one in self.told["comment"]:
            if review := self.reviews.get((one["to"], one["film"])):
                first = self._say(one, review.pk, None)
                for answer in one.get("answers", ()):
                    self._say(answer, review.pk, first)

    def _say(self, one: Json, review: int, parent: int | None) -> int:
        token = uuid.uuid5(_TOKENS, f"comment/{one['by']}/{one['text']}")
        by = self.members[one["by"]]
        return add_comment(by=by, review=review, text=one["text"], token=token, now=self.now, parent=parent).pk

    def _direct(self) -> None:
        """Have the editor say of everyone who directed a film of the sample catalogue what the file says of them."""
        directors = Credit.objects.filter(film__in=self.films.values(), function="director", accepted=True)
        for person in directors.values_list("person", flat=True).distinct():
            state_gender(person=person, by=self.editor, now=self.now, **self.told["directors"])

    def _list(self, one: Json) -> None:
        by = self.members[one["by"]]
        goal = None
        if "joined" in one:
            goal = ChallengeEntry(
                rule=parse(one["rule"]) if "rule" in one else None,
                goal=one.get("goal"),
                starts=one.get("starts"),
                ends=one.get("ends"),
            )
        entry = ListEntry(
            name=one["name"],
            text=one.get("text", ""),
            ranked=one.get("ranked", False),
            visibility=one.get("visibility", Visibility.PUBLIC),
            challenge=goal,
        )
        made = save_list(by=by, entry=entry, token=uuid.uuid5(_TOKENS, f"list/{one['name']}"), now=self.now)
        self.lists[one["name"]] = made
        films = one.get("films", [])
        if "films_of" in one:
            films = next(other["films"] for other in self.told["list"] if other["name"] == one["films_of"])
        for item in films:
            if item["film"] in self.films:
                add_film(by=by, list=made.pk, film=self.films[item["film"]], note=item.get("note", ""), now=self.now)
        for name in one.get("editors", ()):
            invite_editor(by=by, list=made.pk, username=name, now=self.now)
        for name in one.get("joined", ()):
            join_challenge(by=self.members[name], list=made.pk, now=self.now)


def _member(told: Json, password: str) -> Member:
    member = Member(
        username=told["name"],
        display_name=told["shown"],
        about=told["about"],
        place=told["place"],
        date_joined=_BEGAN,
        films_visibility=told.get("films_visibility", Visibility.PUBLIC),
        entry_visibility=told.get("entry_visibility", Visibility.PUBLIC),
    )
    member.set_password(password)
    member.save()
    if "role" in told:
        give_role(to=member, role=Role(told["role"]))
    return member


def _halves(stars: float) -> int:
    return round(stars * 2)


def _evening(day: str, now: datetime) -> datetime:
    """Return when somebody noted what they saw on a day: that evening, where the day is known and they had an account."""
    evening = (
        datetime.combine(date.fromisoformat(day), time(21), tzinfo=UTC) if len(day) == len("2026-01-01") else _BEGAN
    )
    return min(max(evening, _BEGAN), now)
