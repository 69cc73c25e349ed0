"""Reviews. Pure."""

from __future__ import annotations

from typing import Any

from onesheet.exchange.members.diary import SILENCED, by_token, check_rating, log, readable, tidied, view
from onesheet.exchange.members.moments import bare_stars, when
from onesheet.exchange.members.of_films import saw, touch
from onesheet.exchange.members.planning import CHANGED, MADE, SAME, Context, No, Plan, screened, stays
from onesheet.exchange.members.things import Seen, Step, Whose, Written
from onesheet.exchange.pure.rows import View, Write
from onesheet.reviews.pure.review_entries import LONGEST_REVIEW, tidy_text
from onesheet.values.languages import language_name


def write(context: Context, whose: Whose, film: int, deed: Write, nth: int, step: Step) -> Plan:
    """Publish a review; see `reviews.services.reviews.save_review`. It joins the viewing of its key."""
    check_rating(deed.rating)
    text = tidy_text(deed.text)
    if not text:
        if deed.date:
            return view(context, whose, film, _viewing(deed), nth, step)
        return stays("There is no text in it, so there is no review to take in.")
    date, odd = readable(context, deed.date)
    seen = _find(context, whose, film, deed, nth, date)
    if len(text) > LONGEST_REVIEW:
        kept = "Its viewing stands in the diary" if seen is not None else "Nothing of this row was kept"
        raise No(
            f"A review has {LONGEST_REVIEW:,} characters at most, and this one has {len(text):,}. {kept}; shorten the text "
            "and write it on the film's page."
        )
    written = _here(context, whose, film, deed, nth, text, seen)
    if written is not None:
        return _compare(context, whose, film, written, _other(written, deed, text), step)
    alone = deed.draft or (deed.visibility or whose.entry_visibility) == "me"
    if whose.silenced and not alone:
        raise No(SILENCED)
    held = "" if alone else screened(context, whose, text)
    if seen is None and date:
        entry = tidied(_viewing(deed), date, whose)
        seen = log(context, whose, film, entry, context.token(whose, "viewing", deed.key, nth), deed.logged, step)
    _publish(context, whose, film, deed, nth, text, seen, step, held=bool(held))
    return Plan(MADE.fate, " ".join(one for one in (odd, held) if one))


def _viewing(deed: Write) -> View:
    return View(
        deed.key, deed.date, deed.rating, deed.liked, deed.rewatch, deed.tags, logged=deed.logged,
        visibility=deed.visibility,
    )  # fmt: skip


def _find(context: Context, whose: Whose, film: int, deed: Write, nth: int, date: str) -> Seen | None:
    """Return the viewing that a review tells of: that of its key, else one of that film and date that has no other review."""
    seen = by_token(context, whose, context.token(whose, "viewing", deed.key, nth))
    if seen is not None and seen.film == film:
        return seen
    told_of = {one.viewing for one in context.world.written(whose.id, film)} & context.memory.claimed
    same_day = (one for one in context.world.seen(whose.id, film) if one.date == date and one.token not in told_of)
    return next(same_day, None)


def _here(
    context: Context, whose: Whose, film: int, deed: Write, nth: int, text: str, seen: Seen | None
) -> Written | None:  # fmt: skip
    """Return the review that is here already: the member's own that was told of, of this token, of this viewing, or of these very words."""
    world = context.world
    own = context.own(whose, world.reviews, deed.token)
    if own is not None:
        return own
    written = world.reviews.get(context.token(whose, "review", deed.key, nth))
    if written is not None and written.member == whose.id and not written.gone:
        return written
    theirs = list(world.written(whose.id, film))
    if seen is not None and (of_it := next((one for one in theirs if one.viewing == seen.token), None)) is not None:
        return of_it
    return next((one for one in theirs if one.text == text), None)


def _other(written: Written, deed: Write, text: str) -> dict[str, Any]:
    """Return what the file says otherwise; where it says nothing, it contradicts nothing."""
    other: dict[str, Any] = {}
    if written.text != text:
        other["text"] = text
    if deed.rating is not None and deed.rating != written.rating:
        other["rating"] = deed.rating
    if deed.spoilers and not written.spoilers:
        other["spoilers"] = True
    return other


def _compare(
    context: Context, whose: Whose, film: int, written: Written, other: dict[str, Any], step: Step
) -> Plan:  # fmt: skip
    if written.erased:
        return stays("This review was erased here, and stays so.")
    if written.film != film:
        return stays("This review stands here for another film, and stays there.")
    follows = context.follows("review", written.token.int, 0)
    if not other:
        return SAME
    if not follows:
        if set(other) == {"rating"}:
            return stays(f"The review stays as it is here; the file gives it {bare_stars(other['rating'])}.")
        return stays("The review stays as it is here; the file has it in other words.")
    return _change(context, whose, written, other, step)


def _change(context: Context, whose: Whose, written: Written, other: dict[str, Any], step: Step) -> Plan:
    held = ""
    if written.visibility != "me":
        if whose.silenced:
            raise No(SILENCED)
        held = screened(context, whose, other["text"]) if "text" in other else ""
        if held and written.hidden_at is None:
            other["hidden_at"] = context.now
    if written.published_at is not None:
        other["edited_at"] = context.now
    step.change(written, **other)
    return Plan(CHANGED.fate, held)


def _publish(
    context: Context, whose: Whose, film: int, deed: Write, nth: int, text: str, seen: Seen | None, step: Step, *,
    held: bool,
) -> None:  # fmt: skip
    at = when(deed.logged or deed.date, context.now)
    language = deed.language if deed.language and language_name(deed.language) != deed.language else ""
    written = Written(
        token=context.token(whose, "review", deed.key, nth), member=whose.id, film=film,
        viewing=None if seen is None else seen.token, text=text, spoilers=deed.spoilers, rating=deed.rating,
        liked=deed.liked, language=language, visibility=deed.visibility or whose.entry_visibility,
        state="draft" if deed.draft else "published", comments_open=whose.comments_open, made_at=at,
        published_at=None if deed.draft else at, hidden_at=context.now if held else None,
    )  # fmt: skip
    context.world.add_review(written)
    context.made("review", written.token)
    step.made(written)
    if deed.draft or written.visibility not in whose.wide:
        return
    row = context.world.film(whose.id, film)
    fields: dict[str, object] = {"liked": row.liked or deed.liked}
    if deed.rating is not None and row.rating is None:
        fields |= {"rating": deed.rating, "rated_at": at, **saw(context, row)}
    touch(context, row, step, **fields)
