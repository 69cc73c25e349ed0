"""Who is at an import: one process, which says every few seconds that it goes on.

A run is claimed in a transaction, and every batch looks in its own whether it still holds the claim, so that a process that was
only slow, and whose run was taken over, changes nothing any more.
"""

from __future__ import annotations

import os
import secrets
import socket
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from onesheet.accounts.services import Refusal
from onesheet.exchange.models import Import

QUIET = timedelta(seconds=90)
"""A run that has said nothing for so long is taken for dead, wherever it was."""
STARTS = 5
"""So often a run is begun without finishing a batch."""
_EVERY = 5.0
_STARTED = "started"
"""Stands for the turn of a process that was started for an import, until it claims it."""

Clock = Callable[[], datetime]


class BusyError(Refusal):
    """Another process is at this import."""


class StoppedError(Refusal):
    """A fault of the site stopped this run; what was finished stays, and it can go on."""


class LostError(Exception):
    """This run was taken over by another process; nothing of the open batch was written."""


class Claim:
    """This process's hold on an import."""

    def __init__(self, found: Import, clock: Clock) -> None:
        self.number = found.pk
        self.runner = found.runner
        self.clock = clock
        self._told = time.monotonic()

    def hold(self, **changes: Any) -> None:
        """Say that this process goes on, and change columns of the import with it. Raises LostError where it is no longer its own."""
        self._told = time.monotonic()
        mine = Import.objects.filter(pk=self.number, runner=self.runner)
        if not mine.update(beat_at=self.clock(), **changes):
            raise LostError

    def beat(self) -> None:
        """Say that this process goes on, where it has not done so for some seconds. For long ways without a batch."""
        if time.monotonic() - self._told > _EVERY:
            self.hold()

    def release(self, **changes: Any) -> None:
        """Let go; nothing happens where it was taken over."""
        Import.objects.filter(pk=self.number, runner=self.runner).update(runner="", beat_at=None, **changes)


def claim(number: int, *, act: str, clock: Clock) -> tuple[Import, Claim]:
    """Take an import in hand to do something with it, from the beginning or where it was stopped.

    Raises BusyError where a process that lives is at it, Refusal where there is no such import or it is past that.
    """
    with transaction.atomic():
        found = locked(number)
        if is_alive(found, now=clock()) and not is_mine(found):
            raise BusyError(f"Another process is at import {number} just now; wait until it is done.")
        check_act(found, act)
        found.runner, found.beat_at = _runner(os.getpid(), secrets.token_hex(4)), clock()
        found.act, found.state, found.fault = act, _ACTS[act][1], ""
        found.starts += 1
        found.save(update_fields=["runner", "beat_at", "act", "state", "fault", "starts"])
    return found, Claim(found, clock)


def check_act(found: Import, act: str) -> None:
    """Raise Refusal where an import is in no state for an act."""
    unfinished = found.act == act and found.state == Import.State.DONE
    if found.state not in _ACTS[act][0] and not unfinished:
        raise Refusal(f"Import {found.pk} {_STATES[found.state]}; nothing was changed.")
    if act == Import.Act.PREVIEW and found.rows:
        raise Refusal(f"Import {found.pk} is taken in up to row {found.rows:,}; go on with it, or undo it.")
    if act == Import.Act.APPLY and found.act == Import.Act.UNDO:
        raise Refusal(f"Import {found.pk} is half undone; undo the rest, then give the file again.")
    if act == Import.Act.UNDO and not found.rows and found.state != Import.State.DONE:
        raise Refusal(f"Nothing of import {found.pk} was taken in; there is nothing to undo.")


def locked(number: int) -> Import:
    """Return an import, locked until the transaction ends. Raises Refusal where there is none."""
    found = Import.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise Refusal(f"There is no import {number}.")
    return found


def is_alive(found: Import, *, now: datetime) -> bool:
    """Tell whether a process is at an import: it said so lately, and where it ran on this machine it is still there."""
    # A beat from the future says as little as one of long ago: the clock was set back since.
    if not found.runner or found.beat_at is None or abs(now - found.beat_at) > QUIET:
        return False
    host, process, begun, _ = found.runner.split("|")
    return host != _host() or _begun(int(process)) == begun


def is_mine(found: Import) -> bool:
    """Tell whether this process was started for an import, and has not taken it in hand yet."""
    return found.runner == _runner(os.getpid(), _STARTED)


def give_to(found: Import, process: int, *, now: datetime) -> None:
    """Write down that a process of this machine, just started, is at an import, so that nobody starts another. Saves it."""
    found.runner, found.beat_at = _runner(process, _STARTED), now
    found.save(update_fields=["runner", "beat_at"])


_S = Import.State
_OPEN = frozenset({_S.RECEIVED, _S.PREVIEWING, _S.PREVIEWED, _S.FAILED})
_ACTS: dict[str, tuple[frozenset[str], str]] = {
    Import.Act.PREVIEW: (_OPEN, _S.PREVIEWING),
    Import.Act.APPLY: (_OPEN | {_S.APPLYING}, _S.APPLYING),
    Import.Act.UNDO: (frozenset({_S.DONE, _S.APPLYING, _S.FAILED, _S.UNDOING}), _S.UNDOING),
}
"""Of each act: in which states it can begin, and the state while it goes on."""
_STATES: dict[str, str] = {
    Import.State.RECEIVED: "has not been looked through",
    Import.State.PREVIEWING: "is being looked through",
    Import.State.PREVIEWED: "has not been taken in",
    Import.State.APPLYING: "is being taken in",
    Import.State.DONE: "was taken in before",
    Import.State.FAILED: "was stopped",
    Import.State.UNDOING: "is being undone",
    Import.State.UNDONE: "was undone before",
    Import.State.DISCARDED: "was discarded",
}


def _runner(process: int, turn: str) -> str:
    return "|".join((_host(), str(process), _begun(process), turn))


def _host() -> str:
    return socket.gethostname().replace("|", "")[:24]


def _begun(process: int) -> str:
    """When a process began, in the kernel's ticks, so that another of the same number is not taken for it; `-` where it is gone.

    Where there is no /proc only whether it is there is known.
    """
    try:
        # After the name, which stands in brackets and may hold anything: state, then 18 figures, then the start.
        figures = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return "-" if figures[0] in "ZX" else figures[19]
    except OSError:
        pass
    if Path("/proc/self/stat").exists():
        return "-"
    try:
        os.kill(process, 0)
    except OSError as fault:
        return "" if isinstance(fault, PermissionError) else "-"
    return ""
