"""Writes: a film that is not here yet, as a programmer knows it, for an edition or for a panel's long list."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from onesheet.accounts.permissions import may_programme
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Selection
from onesheet.festivals.pure.film_text import NewFilm, film_reading
from onesheet.festivals.services.entry import SelectionEntry
from onesheet.festivals.services.held import edition_held, is_announced
from onesheet.festivals.services.held_films import show_documents
from onesheet.festivals.services.panels import propose
from onesheet.festivals.services.selections import add_film
from onesheet.films.models import Film, Statement
from onesheet.films.services.together import Told, store_document, tell_together
from onesheet.films.services.turn import turn
from onesheet.sources.licences import OWN
from onesheet.sources.models import Document, Source
from onesheet.values.countries import country_name

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

LONGEST_TITLE, LONGEST_NAME, MOST_NAMES = 300, 160, 20
LONGEST = 60_000
"""Minutes."""
YEARS = (1870, 2200)


def put_new_film(
    *, by: Member, edition: int, film: NewFilm, section: int | None, source: str, now: datetime
) -> Selection:
    """Make a film and put it into an edition; the same words sent twice make it once. Raises Refusal.

    Until an edition in preparation is announced the film is held: programmers and editors alone see it.
    """
    with turn():
        held = not is_announced(edition_held(edition))
        made = make_film(by=by, film=film, source=source, now=now, held=held)
        there = Selection.objects.filter(edition=edition, film=made, section=section, entered=True).first()
        if there is not None:
            return there
        entry = SelectionEntry(section=section)
        return add_film(by=by, edition=edition, film=made.pk, entry=entry, now=now)


def propose_new_film(*, by: Member, panel: int, film: NewFilm, source: str, now: datetime) -> Film:
    """Make a film and put it on a panel's long list; the same words sent twice make it once. Raises Refusal.

    Whoever sits on the panel may look at it, so that everybody may.
    """
    with transaction.atomic():
        made = make_film(by=by, film=film, source=source, now=now)
        propose(by=by, panel=panel, films=[made.pk], now=now)
    return made


def make_film(*, by: Member, film: NewFilm, source: str, now: datetime, held: bool = False) -> Film:
    """Make a film of what a programmer says of it: a document of the house's own words says each fact.

    `source` is who says it: this house. Nothing of the festival is in it, so that an edition in preparation stays unknown. Words that
    were said before mean the film that is here. With `held` it is not shown before an edition that has it is announced; one that was
    held is shown now without. Raises Refusal.
    """
    if not may_programme(by):
        raise Refusal("Only those who make the programme add films to it; nothing was changed.")
    film = _checked(film)
    reading = film_reading(film)
    with turn():
        said = Document.objects.filter(sha256=reading.sha256)
        same = said.filter(state__in=(Document.State.PUBLISHED, Document.State.HELD)).order_by("-state").first()
        if same is not None:
            if same.state == Document.State.HELD and not held:
                show_documents([same.pk], by=by, now=now)
            said_of = Statement.objects.filter(document=same).select_related("film").order_by("pk").first()
            if said_of is None:
                raise Refusal("A text with these words stands here that tells of no film; nothing was changed.")
            return said_of.film
        document = store_document(
            reading=reading, source=source, source_kind=Source.Kind.HOUSE, licence=OWN, origin="", by=by, now=now
        )
        facts = reading.statements
        told = Told(statements=facts, sentences=tuple(one.quote for one in facts), title=film.title, year=film.year)
        (made,) = tell_together(document=document, told=[told], by=by, now=now, supersede=False, held=held)
        return Film.objects.get(pk=made)


def _checked(film: NewFilm) -> NewFilm:
    """Return it with words tidied; raise Refusal."""
    title, original = _line(film.title), _line(film.original_title)
    if not title:
        raise Refusal("A film has a title.")
    if max(len(title), len(original)) > LONGEST_TITLE:
        raise Refusal(f"A title has up to {LONGEST_TITLE} signs.")
    names = tuple(dict.fromkeys(name for one in film.directors if (name := _line(one))))
    if len(names) > MOST_NAMES or any(len(one) > LONGEST_NAME for one in names):
        raise Refusal(f"A film has up to {MOST_NAMES} directors, whose names have up to {LONGEST_NAME} signs.")
    countries = tuple(dict.fromkeys(film.countries))
    for one in countries:
        if country_name(one) == one:
            raise Refusal(f"“{one}” is no country that is known here.")
    if film.year is not None and not YEARS[0] <= film.year <= YEARS[1]:
        raise Refusal(f"The year is one from {YEARS[0]} to {YEARS[1]}.")
    if film.minutes is not None and not 1 <= film.minutes <= LONGEST:
        raise Refusal(f"The length is from 1 to {LONGEST} minutes.")
    return NewFilm(title, original, film.year, names, countries, film.minutes)


def _line(words: str) -> str:
    if "\x00" in words:
        raise Refusal("There is a sign in these words that cannot be kept.")
    return " ".join(words.split())
