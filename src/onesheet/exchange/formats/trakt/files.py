"""Which file of a Trakt export holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from onesheet.exchange.parcels import Entry

_HEAD = 4096
_OBJECT = re.compile(rb'"(?:movie|show|episode|season|person|list|comment)"\s*:\s*\{')
_OURS = re.compile(rb'"(?:trakt|slug)"\s*:')
_TIMED = re.compile(
    rb'"(?:rated_at|watched_at|listed_at|last_watched_at|collected_at|last_collected_at|hidden_at|paused_at|liked_at)"\s*:'
)


class Holds(IntEnum):
    """What a file holds, in the order in which files are read."""

    PROFILE = 1
    RATINGS = 2
    HISTORY = 3
    WATCHED = 4
    COMMENTS = 5
    WATCHLIST = 6
    FAVOURITES = 7
    LISTS = 8
    SHARED = 9
    """Lists of others in which the member has a hand."""
    LIST = 10
    ANYTHING = 11
    """One file by itself whose name says nothing: each entry tells what it is."""
    LEFT = 12
    SECRET = 13
    """Settings, with an e-mail address inside: not read at all."""


_NAMES: tuple[tuple[Holds, re.Pattern[str], str], ...] = tuple(
    (holds, re.compile(pattern), why)
    for holds, pattern, why in (
        (Holds.PROFILE, r"user-profile", ""),
        (Holds.SECRET, r"user-.*", ""),
        (Holds.HISTORY, r"(?:watched-)?history(?:-\d+)?", ""),
        (Holds.RATINGS, r"ratings-(?:movies|shows|seasons|episodes|all)(?:-\d+)?", ""),
        (Holds.WATCHED, r"watched-(?:movies|shows)(?:-\d+)?", ""),
        (Holds.COMMENTS, r"comments-(?:movies|shows|seasons|episodes|lists|all)(?:-\d+)?", ""),
        (Holds.WATCHLIST, r"(?:lists-)?watchlist(?:-(?:movies|shows|seasons|episodes))?(?:-\d+)?", ""),
        (Holds.FAVOURITES, r"(?:lists-)?favou?rites(?:-(?:movies|shows))?(?:-\d+)?", ""),
        (Holds.LISTS, r"lists-lists(?:-\d+)?", ""),
        (Holds.LIST, r"lists-list-.+", ""),
        (Holds.SHARED, r"lists-collaborations(?:-\d+)?", "a list of somebody else"),
        (Holds.LEFT, r"collection-.+", "what you own, which Onesheet does not keep"),
        (Holds.LEFT, r"hidden-.+", "what you hid from Trakt's suggestions"),
        (Holds.LEFT, r"likes-.+", "a like of somebody else's work"),
        (Holds.LEFT, r"network-.+", "somebody you know at Trakt"),
        (Holds.LEFT, r"notes-.+", "a private note that belongs to no viewing"),
        (Holds.LEFT, r"(?:watched-)?playback.*", "a film that was not watched to its end"),
    )
)
_SURE = (Holds.RATINGS, Holds.WATCHED, Holds.LISTS, Holds.LIST, Holds.COMMENTS)


@dataclass(frozen=True, slots=True)
class File:
    """One file of the export."""

    entry: Entry
    name: str
    """Without folders and `.json`, in lower case."""
    holds: Holds
    why: str = ""
    """What the entries of one that is left are."""

    @property
    def order(self) -> tuple[int, str, int, str]:
        """Where it is read: by what it holds, then by its number."""
        number = re.search(r"-(\d+)$", self.name)
        stem = self.name if number is None else self.name[: number.start()]
        return self.holds, stem, int(number[1][:9]) if number else 0, self.entry.path


def file_of(entry: Entry) -> File | None:
    """Say what a file of the export holds, by its name; None for one that is none of it."""
    name = entry.path.rsplit("/", 1)[-1].lower()
    if not name.endswith(".json"):
        return None
    stem = name.removesuffix(".json")
    for holds, pattern, why in _NAMES:
        if pattern.fullmatch(stem):
            return File(entry, stem, holds, why)
    return None


def is_sure(file: File) -> bool:
    """Say whether no other service names its files so."""
    return file.holds in _SURE or file.name.startswith(("watched-history", "lists-"))


def looks_so(entry: Entry) -> bool:
    """Say by the first bytes of a file whether its entries are Trakt's, whatever the file is called."""
    head = entry.head(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"[") or _OURS.search(head) is None:
        return False
    if (file := file_of(entry)) is not None and is_sure(file):
        return True
    return _OBJECT.search(head) is not None and _TIMED.search(head) is not None
