"""Writes: the diary."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from onesheet.accounts.models import Member, Visibility
from onesheet.accounts.services import Refusal, may_write
from onesheet.accounts.visibility import as_wide, as_wide_as
from onesheet.reviews.models import Activity, MemberFilm, Viewing, ViewingTag
from onesheet.reviews.pure.viewing_entries import ViewingEntry, fold_tag, sort_date, tidy
from onesheet.reviews.services import activity
from onesheet.reviews.services.films import changing, rate, saw


class StaleError(Refusal):
    """The viewing was changed since the form was opened; nothing was written."""


def log_viewing(
    *, by: Member, film: int, entry: ViewingEntry, token: UUID, now: datetime, tell: bool = True
) -> Viewing:
    """Put a viewing into the diary; sent twice with one token, it is one viewing.

    Marks the film as watched and takes it off the watchlist. A rating becomes the member's current one where no other
    viewing has a later date; one without a date only where there is no rating yet. A viewing for fewer people than see
    the member's films stays in the diary alone: rating, like and watched are left as they are. `tell` is False for imports, which
    are no news to those who follow. Raises Refusal.
    """
    entry = _checked(by, entry, now)
    with changing(by=by, film=film, now=now) as row:
        sent = Viewing.objects.filter(token=token).select_related("member").first()
        if sent is not None:
            if sent.member_id != by.pk:
                raise Refusal("This form was sent by somebody else. Open the film again; nothing was changed.")
            return sent
        viewing = Viewing(member=by, film_id=film, token=token, made_at=now, changed_at=now, **_columns(entry))
        viewing.save(force_insert=True)
        _tag(viewing, entry.tags)
        row.watchlisted_at = None
        if as_wide_as(viewing.visibility, by.films_visibility):
            saw(row)
            row.liked = row.liked or entry.liked
            _follow_rating(row, viewing, by, now)
        _recount(row)
        if tell:
            _note(viewing, by, now)
    return viewing


def change_viewing(
    *, by: Member, viewing: int, entry: ViewingEntry, now: datetime, as_of: datetime | None = None
) -> Viewing:
    """Change what a member said of a viewing of theirs.

    `as_of` is its `changed_at` when the form was opened: StaleError where it was changed since. A changed rating
    becomes the current one as in `log_viewing`. Raises Refusal.
    """
    entry = _checked(by, entry, now)
    with changing(by=by, film=_film_of(by, viewing), now=now) as row:
        found = _own(by, viewing)
        if as_of is not None and found.changed_at != as_of:
            raise StaleError(
                "This viewing was changed since you opened it, perhaps in another tab. What you typed is kept here; "
                "save again to put it in the place of what is there now."
            )
        rated, liked = found.rating, found.liked
        told = as_wide_as(found.visibility, by.films_visibility)
        for name, value in _columns(entry).items():
            setattr(found, name, value)
        found.changed_at = now
        found.save()
        _tag(found, entry.tags)
        if as_wide_as(found.visibility, by.films_visibility):
            if not told:
                saw(row)
            row.liked = row.liked or (found.liked and not (told and liked))
            if found.rating != rated or not told:
                _follow_rating(row, found, by, now)
        _recount(row)
        _change_note(found, by, now)
    return found


def delete_viewing(*, by: Member, viewing: int, now: datetime) -> None:
    """Take a viewing out of the diary. The film stays watched and rated; a review of it stays. Raises Refusal."""
    with changing(by=by, film=_film_of(by, viewing), now=now) as row:
        _own(by, viewing).delete()
        _recount(row)
        activity.drop(by=by, kind=Activity.Kind.VIEWING, ref=viewing)


def _checked(by: Member, entry: ViewingEntry, now: datetime) -> ViewingEntry:
    if entry.visibility != Visibility.ME:
        may_write(by=by, now=now)
    if entry.visibility not in Visibility.values or entry.format not in ("", *Viewing.Format.values):
        raise Refusal("This form was not filled in as it was sent to you. Nothing was changed.")
    try:
        return tidy(entry)
    except ValueError as fault:
        raise Refusal(str(fault)) from fault


def _film_of(by: Member, viewing: int) -> int:
    """Return the film of a member's viewing, which never changes."""
    film = Viewing.objects.filter(pk=viewing, member=by).values_list("film_id", flat=True).first()
    if film is None:
        raise Refusal("This viewing is no longer in your diary. Nothing was changed.")
    return film


def _own(by: Member, viewing: int) -> Viewing:
    found = Viewing.objects.filter(pk=viewing, member=by).first()
    if found is None:
        raise Refusal("This viewing is no longer in your diary. Nothing was changed.")
    return found


def _columns(entry: ViewingEntry) -> dict[str, Any]:
    return {
        "date": entry.date,
        "sort_date": sort_date(entry.date),
        "rating": entry.rating,
        "liked": entry.liked,
        "rewatch": entry.rewatch,
        "place": entry.place,
        "format": entry.format,
        "companions": list(entry.companions),
        "note": entry.note,
        "visibility": entry.visibility,
    }


def _tag(viewing: Viewing, tags: tuple[str, ...]) -> None:
    there = list(ViewingTag.objects.filter(viewing=viewing).order_by("position").values_list("name", flat=True))
    if there == list(tags):
        return
    ViewingTag.objects.filter(viewing=viewing).delete()
    different = {fold_tag(tag): tag for tag in reversed(tags)}
    ViewingTag.objects.bulk_create(
        ViewingTag(viewing=viewing, name=tag, folded=folded, position=place)
        for place, (folded, tag) in enumerate(reversed(different.items()))
    )


def _follow_rating(row: MemberFilm, viewing: Viewing, by: Member, now: datetime) -> None:
    """Make a viewing's rating the current one where no other viewing that counts for it is later."""
    if viewing.rating is None:
        return
    if not viewing.sort_date:
        newest = row.rating is None
    else:
        others = Viewing.objects.filter(member=by, film_id=row.film_id, visibility__in=as_wide(by.films_visibility))
        others = others.exclude(pk=viewing.pk)
        newest = (others.aggregate(last=Max("sort_date"))["last"] or "") <= viewing.sort_date
    if newest:
        rate(row, viewing.rating, now)


def _recount(row: MemberFilm) -> None:
    """Count a member's viewings of the film anew; they are few."""
    dates = list(
        Viewing.objects.filter(member_id=row.member_id, film_id=row.film_id).values_list("sort_date", flat=True)
    )
    row.viewings = len(dates)
    row.last_viewed = max(dates, default="")


def _note(viewing: Viewing, by: Member, now: datetime) -> None:
    activity.note(
        by=by, kind=Activity.Kind.VIEWING, ref=viewing.pk, film=viewing.film_id, visibility=viewing.visibility, now=now
    )


def _change_note(viewing: Viewing, by: Member, now: datetime) -> None:
    """Let the feed know who may see the viewing now. One that came from an import is no news by being changed."""
    if Activity.objects.filter(member=by, kind=Activity.Kind.VIEWING, ref=viewing.pk).exists():
        _note(viewing, by, now)
