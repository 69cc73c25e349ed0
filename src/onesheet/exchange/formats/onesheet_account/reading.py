"""The files of an export, line by line, as rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.onesheet_account.fields import (
    Wrong,
    film_of,
    number,
    numbers,
    rating,
    seen_by,
    text,
    texts,
    token,
    truth,
    way,
)
from onesheet.exchange.json_text import NotJson, lines_of, values_of
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import begin
from onesheet.exchange.pure.rows import (
    SAID,
    Deed,
    Enlist,
    Favour,
    Left,
    Like,
    OpenList,
    Profile,
    Rate,
    Refused,
    Row,
    Told,
    View,
    Want,
    Watch,
    Write,
)

Line = Mapping[str, Any]

_LEFT = {
    "comments.jsonl": "A comment stands under another site's review, so it was left alone.",
    "liked_reviews.jsonl": "The review that was liked stands at another site, so the like was left alone.",
    "reviews_before.jsonl": "What a review said before it was edited stays where it was edited.",
    "following.jsonl": "Members of another site cannot be followed from here, so this was left alone.",
    "followers.jsonl": "Who follows is for them to choose, so this was left alone.",
    "blocked.jsonl": "This member is of another site, so the block was left alone.",
    "muted.jsonl": "This member is of another site, so it was left alone.",
    "list_editors.jsonl": "Who may edit a list is to be said anew, so this was left alone.",
    "added_to_lists_of_others.jsonl": "This list is another member's at another site, so it was left alone.",
    "challenges.jsonl": "This challenge is held at another site, so it was left alone.",
}
"""What is understood and left, with the reason. Files that only that site needs (notices, activity, work of editors) have no rows here."""


class Account:
    """One export."""

    def __init__(self, parcel: Parcel, site: str) -> None:
        """Take the parcel, and the address of the site it comes from."""
        self._files = {entry.path: entry for entry in parcel.entries}
        self._site = site

    def told(self) -> Iterator[Told]:
        """Yield the rows in the order in which they are to be applied."""
        yield from self._profile()
        yield from self._rows("ratings.jsonl", lambda one: Rate(rating(one, needed=True), text(one, "rated_at")))
        yield from self._rows("likes.jsonl", lambda one: Like())  # noqa: ARG005 - as all of them
        yield from self._rows("films.jsonl", _seen)
        yield from self._rows("diary.jsonl", self._viewing)
        yield from self._rows("reviews.jsonl", self._review)
        yield from self._rows("watchlist.jsonl", lambda one: Want(text(one, "watchlisted_at")))
        yield from self._rows("films.jsonl", _favourite)
        yield from self._lists()
        for name, sentence in _LEFT.items():
            for entry, line, one in self._lines(name):
                said = one if isinstance(one, str) else _said(one)
                yield Left(entry.path, line, said, sentence)

    def _profile(self) -> Iterator[Told]:
        entry = self._files.get("profile.json")
        if entry is None:
            return
        try:
            _, value = next(values_of(entry), (0, None))
            one = value if isinstance(value, dict) else {}
            deed = Profile(text(one, "display_name"), text(one, "about"), text(one, "place"), text(one, "website"))
        except (NotJson, Wrong) as fault:
            yield Refused(entry.path, 1, "", f"{fault} The profile stays as it is here.")
            return
        if deed != Profile():
            yield Row(entry.path, 1, begin(deed.name or deed.about, SAID), deed)

    def _lines(self, name: str) -> Iterator[tuple[Entry, int, Line | str]]:
        """Yield the lines of a file with their numbers; a text in place of one that cannot be read says why."""
        entry = self._files.get(name)
        if entry is None:
            return
        try:
            for line, value in lines_of(entry):
                good = (
                    value if isinstance(value, dict) else f"{value}" if isinstance(value, NotJson) else "It is no row."
                )
                yield entry, line, good
        except NotJson as fault:
            yield entry, 0, f"{fault} The file was not read on; what came before stands."

    def _rows(self, name: str, deed_of: Callable[[Line], Deed | None]) -> Iterator[Told]:
        """Yield a row for each line of which `deed_of` makes a deed."""
        for entry, line, one in self._lines(name):
            if isinstance(one, str):
                yield Refused(entry.path, line, "", f"This line cannot be read. {one}")
                continue
            try:
                deed = deed_of(one)
                if deed is not None:
                    yield Row(entry.path, line, _said(one), deed, film_of(one))
            except Wrong as fault:
                yield Refused(entry.path, line, _said(one), str(fault))

    def _viewing(self, one: Line) -> Deed:
        return View(
            self._key("viewings", one, "viewing"),
            date=text(one, "date"),
            rating=rating(one),
            liked=truth(one, "liked"),
            rewatch=truth(one, "rewatch"),
            tags=texts(one, "tags"),
            place=text(one, "place"),
            companions=texts(one, "companions"),
            note=text(one, "note"),
            logged=text(one, "made_at"),
            format=way(one),
            visibility=seen_by(one),
            token=token(one),
        )

    def _review(self, one: Line) -> Deed | None:
        """A review; its viewing came before it. One that was erased has no words left."""
        if not text(one, "text").strip():
            return None
        of_viewing = number(one, "viewing")
        return Write(
            self._key("reviews", one, "review") if of_viewing is None else self._key("viewings", one, "viewing"),
            text(one, "text"),
            rating=rating(one),
            liked=truth(one, "liked"),
            spoilers=truth(one, "spoilers"),
            language=text(one, "language"),
            logged=text(one, "published_at") or text(one, "made_at"),
            visibility=seen_by(one),
            draft=text(one, "state") == "draft",
            token=token(one),
        )

    def _lists(self) -> Iterator[Told]:
        """Yield each list with the films on it."""
        names: dict[int, str] = {}
        for path in self._files:
            head = path.removeprefix("lists/").partition("-")[0]
            if path.startswith("lists/") and path.endswith(".jsonl") and head.isdecimal():
                names.setdefault(int(head), path)
        for entry, line, one in self._lines("lists.jsonl"):
            if isinstance(one, str):
                yield Refused(entry.path, line, "", f"This line cannot be read. {one}")
                continue
            try:
                key = self._key("lists", one, "list")
                deed = OpenList(
                    key, text(one, "name"), text(one, "text"), ranked=truth(one, "ranked"), at=text(one, "made_at"),
                    visibility=seen_by(one), token=token(one),
                )  # fmt: skip
                which = number(one, "list")
                challenge = truth(one, "challenge")
            except Wrong as fault:
                yield Refused(entry.path, line, _said(one), str(fault))
                continue
            notices = (
                ("It was a challenge; what counted for it, and until when, is to be said anew.",) if challenge else ()
            )
            yield Row(entry.path, line, begin(deed.name, SAID), deed, notices=notices)
            if which in names:
                yield from self._rows(names[which], _item(key, deed.token))

    def _key(self, kind: str, one: Line, name: str) -> str:
        found = number(one, name)
        if found is None:
            raise Wrong(f"The row has no number under “{name}”, so nobody could tell it from others.")
        return f"{self._site}/{kind}/{found}"


def _seen(one: Line) -> Deed | None:
    """That a film was seen; one that is rated is seen by that."""
    return Watch(text(one, "changed_at")) if truth(one, "watched") and rating(one) is None else None


def _favourite(one: Line) -> Deed | None:
    place = number(one, "favourite")
    return None if place is None else Favour(place)


def _item(key: str, of: str) -> Callable[[Line], Deed]:
    return lambda one: Enlist(key, numbers(one, "position"), text(one, "note"), of)


def _said(one: Line | str) -> str:
    """How a row begins, for people."""
    if isinstance(one, str):
        return one
    film, year = one.get("film"), one.get("year")
    if isinstance(film, str) and film:
        return begin(f"{film} ({year})" if year else film, SAID)
    return begin(json.dumps(one, ensure_ascii=False), SAID)
