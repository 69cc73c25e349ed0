"""Notices as sentences, with where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.accounts.queries.notices import NoticeRow
from onesheet.lists.queries.feed import named_lists
from onesheet.reviews.queries.subjects import named_comments, named_reviews
from onesheet.web.addresses import url
from onesheet.web.wording.changes import change_words
from onesheet.web.wording.dates import date_words


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it is read: who, what they did, and where the rest stands."""

    row: NoticeRow
    words: str
    """The sentence with the name in its place."""
    address: str
    """The page it leads to; empty where there is none."""


def tell(rows: Sequence[NoticeRow], member: int) -> list[Told]:
    """Put notices into words. What is gone, hidden or no longer the member's to see drops out. Costs three queries."""
    reviews = named_reviews(_numbers(rows, "review"), member)
    comments = named_comments(_numbers(rows, "comment"), member)
    lists = named_lists(_numbers(rows, "list"), member)
    found = []
    for row in rows:
        subject, number = _subject(row.about)
        told: tuple[str, str] | None
        if row.kind in {"comment", "reply", "like", "list", "challenge"}:
            if subject == "review" and number in reviews:
                told = _of_review(row, reviews[number].title), url("review", review=number)
            elif subject == "comment" and number in comments:
                one = comments[number]
                told = _of_comment(row, one.title), url("comment", review=one.review, comment=one.id)
            elif subject == "list" and number in lists:
                told = _of_list(row, lists[number].name), url("list", number=number)
            else:
                told = None
        else:
            told = _of_people(row)
        if told is not None:
            found.append(Told(row, *told))
    return found


def _numbers(rows: Iterable[NoticeRow], subject: str) -> list[int]:
    return [number for row in rows for name, number in [_subject(row.about)] if name == subject]


def _subject(about: str) -> tuple[str, int]:
    name, _colon, number = about.partition(":")
    return name, int(number) if number.isascii() and number.isdigit() else 0


def _of_review(row: NoticeRow, film: str) -> str:
    if row.kind == "like":
        return _("%(name)s likes your review of %(film)s.") % {"name": row.name, "film": film}
    return _("%(name)s wrote to your review of %(film)s.") % {"name": row.name, "film": film}


def _of_comment(row: NoticeRow, film: str) -> str:
    if row.kind == "reply":
        return _("%(name)s answered your comment on %(film)s.") % {"name": row.name, "film": film}
    return _("%(name)s wrote to your review of %(film)s.") % {"name": row.name, "film": film}


def _of_list(row: NoticeRow, name: str) -> str:
    if row.kind == "challenge":
        return _("You reached the goal of the challenge %(list)s.") % {"list": name}
    return _("%(name)s asks you to edit the list %(list)s.") % {"name": row.name, "list": name}


def _of_people(row: NoticeRow) -> tuple[str, str]:
    """Return the sentence and address of what is about nobody's writing but of people, reports and decisions."""
    if row.kind == "follow":
        return _("%(name)s follows you.") % {"name": row.name}, url("member", username=row.username or "")
    if row.kind == "report":
        return _("Something was reported and waits for a moderator."), url("moderation-queue")
    if row.kind == "account":
        return _("%(name)s asks for an account here.") % {"name": row.name or _("Somebody")}, url("settings-approvals")
    if row.kind == "programme":
        return _of_programme(row.words)
    if row.kind == "panel":
        return _of_panel(row)
    return _of_decision(row.words), ""


def _of_programme(words: dict[str, Any]) -> tuple[str, str]:
    """Return what changed of a screening or film that the member planned, and the page of the edition's changes."""
    told = words.get("told") or {}
    sentence = change_words(words.get("change", ""), told, words.get("zone", "UTC"))
    where = {"festival": words.get("festival", ""), "edition": words.get("edition", "")}
    return sentence, url("edition-changes", **where) if all(where.values()) else ""


_PANELS = {
    "seat": gettext_lazy("You sit on the selection panel %(panel)s, %(edition)s. Its long list waits for your marks."),
    "closed": gettext_lazy("The selection panel %(panel)s, %(edition)s, takes no more marks; all see all marks now."),
    "opened": gettext_lazy("The selection panel %(panel)s, %(edition)s, takes marks again."),
}


def _of_panel(row: NoticeRow) -> tuple[str, str]:
    """Return what happened to a panel that the member sits on, and its page."""
    sentence = _PANELS.get(row.words.get("act", ""), _PANELS["seat"])
    names = {name: row.words.get(name, "") for name in ("panel", "edition")}
    return sentence % names, url("panel", number=_subject(row.about)[1])


_WHAT = {
    "review": gettext_lazy("your review of %(name)s"),
    "comment": gettext_lazy("your comment on %(name)s"),
    "list": gettext_lazy("your list %(name)s"),
    "member": gettext_lazy("your account"),
}
_DECISIONS = {
    "hide": gettext_lazy("A moderator hid %(what)s."),
    "show": gettext_lazy("A moderator shows %(what)s again."),
    "delete": gettext_lazy("A moderator deleted %(what)s."),
    "clean-up": gettext_lazy("A moderator deleted %(what)s."),
    "warn": gettext_lazy("A moderator warns you about %(what)s."),
    "silence": gettext_lazy("A moderator silenced your account."),
    "suspend": gettext_lazy("A moderator suspended your account."),
    "lift": gettext_lazy("You may write again: a moderator lifted what was decided about your account."),
}


def _of_decision(words: dict[str, Any]) -> str:
    """Return what a moderator decided, until when, and the reason given."""
    what = str(_WHAT.get(words.get("thing", ""), _WHAT["member"])) % {"name": words.get("name", "")}
    kind = _DECISIONS.get(words.get("act", ""), gettext_lazy("A moderator made a decision about %(what)s."))
    parts = [str(kind) % {"what": what.strip()}]
    if isinstance(words.get("until"), str):
        parts.append(_("This holds until %(date)s.") % {"date": date_words(words["until"][:10])})
    if words.get("reason"):
        parts.append(_("The reason given: %(reason)s") % {"reason": words["reason"]})
    return " ".join(parts)
