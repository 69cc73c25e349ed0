"""Writes: what is asked for on a page, done by a process of its own, one at a time on a site.

What was asked for stands in `Import.act` until it is done, so that nothing is lost when a process ends: the next turn of the
site's timer, or the next one who looks at the import's page, starts another.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import take_turn
from onesheet.exchange.models import Import
from onesheet.exchange.services.applying import apply, forget_preview, preview
from onesheet.exchange.services.files import forget_file
from onesheet.exchange.services.orders import check_touch
from onesheet.exchange.services.running import (
    STARTS,
    BusyError,
    Clock,
    LostError,
    check_act,
    give_to,
    is_alive,
    is_mine,
    locked,
)
from onesheet.exchange.services.totals import Tell
from onesheet.exchange.services.undoing import check_order, undo

_log = logging.getLogger(__name__)
_TOO_OFTEN = "It was begun several times and ended each time before anything was done; the site's log may say why."
_CALM = {
    Import.Act.PREVIEW: Import.State.RECEIVED,
    Import.Act.APPLY: Import.State.PREVIEWED,
    Import.Act.UNDO: Import.State.UNDOING,
}
"""In which state an import waits for its turn after it had failed."""


def in_background(*, number: int, act: str, by: Member | None, now: datetime) -> None:
    """Ask for `preview`, `apply` or `undo`, and start the process that does it; while another import runs it waits its turn.

    Raises Refusal where the import is in no state for it, or somebody else's, and as `check_order` does.
    """
    with transaction.atomic():
        found = locked(number)
        check_touch(found, by)
        if not is_alive(found, now=now):
            check_act(found, act)
            if act == Import.Act.UNDO and found.act != Import.Act.UNDO:
                check_order(found)
            if found.state == Import.State.FAILED:
                found.state = (
                    Import.State.APPLYING if act == Import.Act.APPLY and found.rows else _CALM[Import.Act(act)]
                )
            if act == Import.Act.UNDO and found.act != Import.Act.UNDO:
                found.undone_by, found.notices = by, []
            found.act, found.fault, found.starts, found.behind = act, "", 0, True
            found.save(update_fields=["state", "act", "fault", "starts", "behind", "undone_by", "notices"])
        elif found.act != act:
            raise BusyError("This import is just at something else; wait until that is done.")
    start_waiting(now=now)


def choose(
    *, number: int, by: Member, now: datetime, conflict: str | None = None, options: Mapping[str, Any] | None = None
) -> None:
    """Say who wins where file and site differ, or more of what the file is; it is looked through again with that.

    Raises Refusal where some of it was taken in already, or it is somebody else's.
    """
    with transaction.atomic():
        found = locked(number)
        check_touch(found, by)
        if is_alive(found, now=now):
            raise BusyError("This import is being looked through just now; wait until that is done.")
        check_act(found, Import.Act.PREVIEW)
        if conflict is not None:
            found.conflict = Import.Conflict(conflict).value
        if options is not None:
            found.options = {**found.options, **options}
        found.save(update_fields=["conflict", "options"])
    in_background(number=number, act=Import.Act.PREVIEW, by=by, now=now)


def discard(*, number: int, by: Member, now: datetime) -> None:
    """Lay an import aside of which nothing was taken in; its file is deleted. Raises Refusal where something was."""
    with transaction.atomic():
        found = locked(number)
        check_touch(found, by)
        if found.state == Import.State.DISCARDED:
            return
        if is_alive(found, now=now):
            raise BusyError("This import is being looked through just now; wait until that is done.")
        if found.rows or found.state in (Import.State.DONE, Import.State.UNDONE):
            raise Refusal("Some of this import was taken in; undo it instead.")
        found.state, found.act, found.runner, found.fault = Import.State.DISCARDED, "", "", ""
        found.save(update_fields=["state", "act", "runner", "fault"])
    forget_preview(number)
    forget_file(number)


def start_waiting(*, now: datetime) -> bool:
    """Start a process for what was asked for and is not done, where none is at it; return whether one was started."""
    if not settings.IMPORT_PROCESSES or not asked().exists():
        return False
    with transaction.atomic():
        # One after the other, or many who look at the page at once would each start one.
        take_turn("imports")
        waiting = list(asked())
        if not waiting or any(is_alive(one, now=now) for one in waiting):
            return False
        words = [sys.executable, "-m", "onesheet", "import", "--run", str(waiting[0].pk)]
        process = subprocess.Popen(  # noqa: S603 - our own words
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
        )
        give_to(waiting[0], process.pid, now=now)
    # Whoever started it hears of its end, or it would stay in the table of processes.
    threading.Thread(target=process.wait, name="onesheet-import", daemon=True).start()
    return True


def run_waiting(*, clock: Clock) -> int:
    """Do all that was asked for, one import after the other, until nothing waits or another process is at one; return how many.

    What fails has its fault written down, and the next is done.
    """
    done = 0
    while (found := _next(clock())) is not None:
        try:
            _do(found, clock)
        except (BusyError, LostError):
            break
        except Refusal as fault:
            _log.warning("import %s: %s", found.pk, fault)
        done += 1
    return done


def asked() -> QuerySet[Import]:
    """Return the imports of which something was asked for on a page that is not done, but those that a fault stopped."""
    return Import.objects.filter(behind=True).exclude(act="").exclude(state=Import.State.FAILED).order_by("pk")


def go_on(*, number: int, clock: Clock, tell: Tell | None = None) -> None:
    """Go on with what was begun of an import and stopped. Raises Refusal where nothing was, and as `claim` does."""
    found = Import.objects.filter(pk=number).first()
    if found is None or not found.act:
        raise Refusal(f"Nothing of import {number} is unfinished.")
    _do(found, clock, tell)


def _next(now: datetime) -> Import | None:
    with transaction.atomic():
        take_turn("imports")
        for one in (waiting := list(asked().select_for_update())):
            if is_alive(one, now=now) and not is_mine(one):
                return None
        for one in waiting:
            if one.starts < STARTS:
                return one
            one.state, one.fault, one.runner = Import.State.FAILED, _TOO_OFTEN, ""
            one.save(update_fields=["state", "fault", "runner"])
    return None


def _do(found: Import, clock: Clock, tell: Tell | None = None) -> None:
    if found.act == Import.Act.PREVIEW:
        preview(number=found.pk, clock=clock, tell=tell)
    elif found.act == Import.Act.APPLY:
        apply(number=found.pk, clock=clock, tell=tell)
    else:
        undo(number=found.pk, by=None, clock=clock, tell=tell)
