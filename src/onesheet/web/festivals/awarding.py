"""How awards and juries are put into words, and the marks of those who tell them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from onesheet.festivals.pure.awarded import AUDIENCE, MENTION, jury_of, says_audience, says_mention
from onesheet.festivals.queries.awards import AwardLine, JuryLine
from onesheet.web.addresses import url
from onesheet.web.films.marks import Mark


def kind_words(one: AwardLine) -> str:
    """Return what an award is beside its name, `special mention, shared`; nothing that the name says itself."""
    parts = []
    if one.kind == MENTION and not says_mention(one.name):
        parts.append(gettext("special mention"))
    elif one.kind == AUDIENCE and not says_audience(one.name):
        parts.append(gettext("by the audience"))
    if one.shared:
        parts.append(gettext("shared"))
    return ", ".join(parts)


def told_by(one: AwardLine, documents: int) -> Mark | None:
    """Return the mark of so many documents, which leads to what the film's record has of awards; None where there is none to lead to."""
    if not documents or not one.page or not one.slug:
        return None
    return Mark(f"{url('film-record', slug=one.slug)}/award", documents)


def jury_called(printed: str) -> str:
    """Return what a jury is called where its members stand elsewhere; one without a name is called by them."""
    return jury_of(printed).name or printed


def anchors(juries: Iterable[JuryLine]) -> dict[str, str]:
    """Return where on the page each jury stands, by how awards name it."""
    return {one.printed: f"jury-{place}" for place, one in enumerate(juries, start=1)}
