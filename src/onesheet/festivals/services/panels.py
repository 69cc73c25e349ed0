"""Writes: a club's selection panel, from the long list to the films that are picked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.permissions import may_programme
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.notices import notify_all
from onesheet.festivals.models import Panel, PanelFilm, PanelMark, PanelMember, Selection
from onesheet.festivals.services.entry import SelectionEntry
from onesheet.festivals.services.held import edition_held
from onesheet.festivals.services.selections import add_film
from onesheet.films.models import Film
from onesheet.films.services.turn import turn

LEAST, MOST = 1, 10
"""Marks."""
MOST_FILMS, MOST_MEMBERS = 1000, 60
_GONE = "This panel is not here any more; nothing was changed."


def make_panel(
    *, by: Member, edition: int, name: str, threshold: float = 6.0, least_marks: int = 2, now: datetime
) -> Panel:
    """Make a panel that chooses films for an edition. Raises Refusal."""
    _programmer(by)
    told = _told(name, threshold, least_marks)
    with transaction.atomic():
        held = edition_held(edition)
        return Panel.objects.create(edition=held, made_at=now, changed_at=now, **told)


def change_panel(
    *, by: Member, panel: int, name: str, threshold: float, least_marks: int, taking: bool, now: datetime
) -> None:
    """Change a panel's name and rule, and whether marks are taken; those who sit on it are told of that. Raises Refusal."""
    _programmer(by)
    told = _told(name, threshold, least_marks)
    with transaction.atomic():
        found = _held(panel)
        for column, value in told.items():
            setattr(found, column, value)
        turned = found.open != taking
        found.open, found.changed_at = taking, now
        found.save()
        if turned:
            sitting = set(found.members.values_list("member_id", flat=True)) - {by.pk}
            _tell(found, sitting, "opened" if taking else "closed", now)


def seat(*, by: Member, panel: int, username: str, now: datetime) -> Member:
    """Give a member a seat on the panel, and tell them. Safe to repeat. Raises Refusal."""
    _programmer(by)
    with transaction.atomic():
        found = _held(panel)
        member = Member.objects.filter(username__iexact=username.strip(), is_active=True).first()
        if member is None:
            raise Refusal("Nobody here has this name. The name is the one on the member's page.")
        if found.members.count() >= MOST_MEMBERS:
            raise Refusal(f"A panel has {MOST_MEMBERS} members at most.")
        _, new = PanelMember.objects.get_or_create(panel=found, member=member, defaults={"at": now})
        if new and member.pk != by.pk:
            _tell(found, {member.pk}, "seat", now)
    return member


def unseat(*, by: Member, panel: int, member: int) -> None:
    """Take a seat back, with what the member was told of the panel; the marks that were given stay. Safe to repeat. Raises Refusal."""
    _programmer(by)
    with transaction.atomic():
        PanelMember.objects.filter(panel_id=panel, member_id=member).delete()
        Notice.objects.filter(member=member, kind=Notice.Kind.PANEL, about=_about(panel)).delete()


def propose(*, by: Member, panel: int, films: Iterable[int], note: str = "", now: datetime) -> int:
    """Put films on the long list; return how many are new there. Raises Refusal."""
    note = _note(note)
    wanted = list(dict.fromkeys(films))
    with transaction.atomic():
        found = _held(panel)
        _may_work(by, found)
        there = set(found.films.values_list("film_id", flat=True))
        new = [film for film in wanted if film not in there]
        if len(there) + len(new) > MOST_FILMS:
            raise Refusal(f"A long list has {MOST_FILMS} films at most.")
        if Film.objects.filter(pk__in=new, shown=True).count() != len(new):
            raise Refusal("One of these films is not here any more; nothing was changed.")
        PanelFilm.objects.bulk_create(
            PanelFilm(panel=found, film_id=film, note=note, proposed_by=by, at=now) for film in new
        )
    return len(new)


def mark(*, by: Member, film: int, mark: int | None, note: str = "", now: datetime) -> None:
    """Mark a film of the long list from 1 to 10, or with None take one's mark back. Raises Refusal."""
    note = _note(note)
    if mark is not None and not LEAST <= mark <= MOST:
        raise Refusal(f"A mark is a whole number from {LEAST} to {MOST}. Nothing was changed.")
    with transaction.atomic():
        found, panel = _film(film)
        if not _sits(by, panel):
            raise Refusal("Only those who sit on this panel mark its films.")
        if not panel.open:
            raise Refusal("This panel takes no more marks. Nothing was changed.")
        if mark is None:
            found.marks.filter(member=by).delete()
        else:
            found.marks.update_or_create(member=by, defaults={"mark": mark, "note": note, "at": now})


def note_film(*, by: Member, film: int, note: str, was: str) -> None:
    """Write what was said of a film in the discussion. `was` is what stood there before. Raises Refusal."""
    note = _note(note)
    with transaction.atomic():
        found, panel = _film(film)
        _may_work(by, panel)
        if found.note not in (_note(was), note):
            raise Refusal("Somebody else changed this note meanwhile. It is shown now; nothing was changed.")
        found.note = note
        found.save(update_fields=["note"])


def decide(*, by: Member, film: int, state: str) -> None:
    """Pick a film, leave it out, or put it back on the long list. Raises Refusal."""
    _programmer(by)
    if state not in PanelFilm.State.values:
        raise Refusal("This form was not filled in as it was sent to you. Nothing was changed.")
    with transaction.atomic():
        found, _ = _film(film)
        found.state = state
        found.save(update_fields=["state"])


def put_picks(*, by: Member, panel: int, section: int | None = None, now: datetime) -> int:
    """Put the picked films into the edition that are not in it yet, the best marked first; return how many. All or nothing.

    Raises Refusal.
    """
    _programmer(by)
    with turn():  # before the panel, as wherever films are made for one
        found = _held(panel)
        there = set(Selection.objects.filter(edition=found.edition_id).values_list("film_id", flat=True))
        picked = found.films.filter(state=PanelFilm.State.PICKED).exclude(film_id__in=there)
        marks: dict[int, list[int]] = {}
        for film, given in PanelMark.objects.filter(film__in=picked).values_list("film_id", "mark"):
            marks.setdefault(film, []).append(given)
        means = {film: sum(given) / len(given) for film, given in marks.items()}
        rows = sorted(picked, key=lambda one: (-means.get(one.pk, 0.0), one.pk))
        for one in rows:
            add_film(by=by, edition=found.edition_id, film=one.film_id, entry=SelectionEntry(section=section), now=now)
    return len(rows)


def _about(panel: int) -> str:
    return f"panel:{panel}"


def _tell(panel: Panel, members: set[int], act: str, now: datetime) -> None:
    words = {"panel": panel.name, "edition": str(panel.edition), "act": act}
    notify_all(to=members, kind=Notice.Kind.PANEL, about=_about(panel.pk), words=words, now=now)


def _told(name: str, threshold: float, least_marks: int) -> dict[str, str | float | int]:
    name = " ".join(name.split())
    if not name or len(name) > 160:
        raise Refusal("A panel has a name of up to 160 signs.")
    if not LEAST <= threshold <= MOST:
        raise Refusal(f"The threshold is a mean mark, {LEAST} to {MOST}.")
    if not 1 <= least_marks <= MOST_MEMBERS:
        raise Refusal(f"Marks that a film needs are 1 to {MOST_MEMBERS}.")
    return {"name": name, "threshold": round(threshold, 2), "least_marks": least_marks}


def _note(note: str) -> str:
    note = note.replace("\r\n", "\n").strip()
    if len(note) > 1000:
        raise Refusal("A note has 1,000 signs at most. Nothing was changed.")
    return note


def _programmer(by: Member) -> None:
    if not may_programme(by):
        raise Refusal("Only those who make the programme do this; nothing was changed.")


def _held(panel: int) -> Panel:
    found = Panel.objects.select_for_update(no_key=True).filter(pk=panel).first()
    if found is None:
        raise Refusal(_GONE)
    return found


def _film(film: int) -> tuple[PanelFilm, Panel]:
    """Return a film of a long list and its panel, which is locked."""
    number = PanelFilm.objects.filter(pk=film).values_list("panel_id", flat=True).first()
    if number is None:
        raise Refusal("This film is not on the long list any more; nothing was changed.")
    panel = _held(number)
    found = PanelFilm.objects.filter(pk=film).first()
    if found is None:
        raise Refusal("This film is not on the long list any more; nothing was changed.")
    return found, panel


def _sits(by: Member, panel: Panel) -> bool:
    return panel.members.filter(member=by).exists()


def _may_work(by: Member, panel: Panel) -> None:
    if not (may_programme(by) or _sits(by, panel)):
        raise Refusal("Only those who sit on this panel, and those who make the programme, do this.")
