"""`onesheet demo`: a site with the sample catalogue, put in by the readers themselves.

Run again, it adds only what it has never added before: what an editor changed, discarded or withdrew stays so.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from onesheet.accounts.models import Member, Role
from onesheet.accounts.services import give_role, make_editor
from onesheet.films.services import add, origins_taken_in
from onesheet.ops.sample_critics import fill_critics
from onesheet.ops.sample_festival.inventing import Size, invent, invent_before
from onesheet.ops.sample_festival.making import NAME as FESTIVAL
from onesheet.ops.sample_festival.making import fill_festival
from onesheet.ops.sample_members import fill_members, sample_names
from onesheet.ops.start import bring_up_to_date, say
from onesheet.reading import read

CATALOGUE = Path(__file__).parent / "catalogue"
EDITOR = "editor"
_DAYS_GONE = 4
"""Of the invented festival: half of it is over, half still to come."""
_LAST_YEAR = Size(films=48, screenings=96, press=0, venues=8, days=6, ratings=0)


def demo(*, host: str, port: int, serving: bool, festival: bool = False) -> int:
    """Make the sample site where it is not there yet, say how to sign in, and serve it.

    With `festival` it has an invented festival of a real one's size too, which is in its fifth day.
    """
    if bring_up_to_date():
        say(f"Made the database in {settings.DATA}")
    fill()
    password = editor_password(settings.DATA)
    editor = Member.objects.filter(username=EDITOR).first()
    made = fill_members(password=password, editor=editor, now=timezone.now()) if editor else 0
    if made:
        say(f"Made {made} sample members, who sign in with the same password: {', '.join(sample_names())}")
    reviews = fill_critics(editor=editor, now=timezone.now()) if editor else 0
    if reviews:
        say(f"Made {reviews} reviews by critics who do not exist, for outlets that do not either")
    if festival and editor:
        _festival(editor)
    say(f"Sign in as {EDITOR} with the password {password} (kept in {settings.DATA / 'editor-password'})")
    if not serving:
        return 0
    from onesheet.ops.serve import serve  # noqa: PLC0415 - only a site that is served needs the server

    return serve(host=host, port=port)


def _festival(editor: Member) -> None:
    now = timezone.now()
    give_role(to=editor, role=Role.PROGRAMMER)
    first_day = timezone.localdate(now) - timedelta(days=_DAYS_GONE)
    invented = invent(Size(), year=first_day.year)
    before = invent_before(_LAST_YEAR, invented)
    made = fill_festival(
        invented=invented, before=before, first_day=first_day, panel=sample_names()[:5], by=editor, now=now
    )
    if made is not None:
        say(
            f"Made the {FESTIVAL} {first_day.year}, which does not exist: it is in its fifth day, with {made.ratings:,} of"
            f" {len(invented.ratings):,} ratings, {made.ballots:,} ballots, {made.reviews:,} reviews by critics; and the year before,"
            " with a result and awards, and a film club"
        )


def fill() -> int:
    """Add the documents of the sample catalogue that were never added; return how many were."""
    entries = tomllib.loads((CATALOGUE / "catalogue.toml").read_text(encoding="utf-8"))["document"]
    known = origins_taken_in(f"catalogue:{entry['file']}" for entry in entries)
    missing = [entry for entry in entries if f"catalogue:{entry['file']}" not in known]
    for number, entry in enumerate(missing, start=1):
        outcome = _add(entry)
        say(f"[{number:>2}/{len(missing)}] {entry['file']}: {outcome}")
    return len(missing)


def _add(entry: dict[str, Any]) -> str:
    reading = read((CATALOGUE / entry["file"]).read_bytes(), name=entry["file"])
    outcome = add(
        reading=reading,
        origin=f"catalogue:{entry['file']}",
        address=entry.get("address", ""),
        source_name=entry["source"],
        source_kind=entry["kind"],
        licence=entry["licence"],
        retrieved_at=datetime.combine(entry["retrieved"], time(12), tzinfo=UTC),
        by=None,
        now=timezone.now(),
    )
    return outcome.sentence


def editor_password(folder: Path) -> str:
    """Return the sample editor's password, making the account and the password at the first run."""
    path = folder / "editor-password"
    if not path.exists():
        password = secrets.token_urlsafe(9)
        make_editor(username=EDITOR, password=password)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(password + "\n")
    return path.read_text(encoding="utf-8").strip()
