"""Writes: a file that was given to be taken in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal, attempt
from onesheet.exchange.handler import KEEP
from onesheet.exchange.limits import IMPORT
from onesheet.exchange.models import Import
from onesheet.exchange.parcels import Parcel, Unsafe, open_parcel
from onesheet.exchange.pure.rows import Row
from onesheet.exchange.services.files import copied, remove_copy, safe_name, sum_of, why_gone
from onesheet.exchange.services.handling import MEMBERS, kind_of
from onesheet.exchange.services.mappings import with_mappings
from onesheet.exchange.services.orders import may_take_in
from onesheet.exchange.services.running import is_alive
from onesheet.exchange.services.telling import Telling, not_known

_LOOKED_AT = 200
"""Rows that are looked at to tell whose a file is."""
_FILES = 60
"""Files of a folder or archive that are looked at for it, where its first rows are nobody's."""
_UNFINISHED = (
    Import.State.RECEIVED, Import.State.PREVIEWING, Import.State.PREVIEWED, Import.State.APPLYING, Import.State.FAILED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is."""

    format: str
    """Empty where no format knows it."""
    kinds: frozenset[str]
    """Which handlers its first rows want."""

    @property
    def of_a_member(self) -> bool:
        """Whether it holds what is a member's."""
        return MEMBERS in self.kinds


def sniff(path: Path, options: Mapping[str, Any]) -> Sniffed:
    """Say what a file or folder is, by its first rows. Raises Unsafe where it should not be opened."""
    with open_parcel(path) as parcel:
        telling = Telling(parcel, with_mappings(options))
        kinds = _kinds_of(telling, _LOOKED_AT)
        if parcel.archive and MEMBERS not in kinds:
            # A catalogue may come before the ratings of its films: each file is looked at by itself.
            for entry in parcel.entries[:_FILES]:
                alone = Parcel(entry.path.rpartition("/")[2], (entry,))
                kinds |= _kinds_of(Telling(alone, with_mappings(options)), 20)
        return Sniffed(telling.format, kinds)


def _kinds_of(telling: Telling, count: int) -> frozenset[str]:
    first = islice(iter(telling), count) if telling.known else iter(())
    return frozenset(kind_of(one.deed) for one in first if isinstance(one, Row))


def receive(
    *,
    by: Member,
    member: Member | None,
    name: str,
    file: Iterable[bytes],
    token: uuid.UUID,
    now: datetime,
    options: Mapping[str, Any] | None = None,
) -> Import:
    """Copy an upload into the data folder and return its import, still to be looked through.

    Sent twice (`token`), or while the same file waits already, it is one import. Raises Refusal, and keeps nothing, where it
    is too large, of no kind that is understood, a trick, or nothing that this member may take in.
    """
    sent = Import.objects.filter(token=token).first()
    if sent is not None and sent.by_id != by.pk:
        raise Refusal("This form was sent by somebody else. Open the page again and choose the file once more.")
    if sent is not None:
        return sent
    attempt(limit=IMPORT, by=by, now=now)
    path, sha256, size = copied(file, name)
    try:
        sniffed = _allowed(path, by, options or {})
        # Of a file whose rows say nothing that could be taken in, nobody can tell; it is theirs who gave it.
        whose = member if sniffed.of_a_member or not sniffed.kinds else None
        with transaction.atomic():
            found = _unfinished(sha256, whose, by)
            if found is None:
                return Import.objects.create(
                    member=whose, by=by, name=safe_name(name), path=str(path), kept=True, sha256=sha256, size=size,
                    format=sniffed.format, options=dict(options or {}), made_at=now, token=token,
                )  # fmt: skip
            if why_gone(found):
                # What was begun goes on with this copy.
                found.path, found.kept = str(path), True
                found.save(update_fields=["path", "kept"])
                return found
    except BaseException:
        remove_copy(path)
        raise
    remove_copy(path)
    return found


def _allowed(path: Path, by: Member, options: Mapping[str, Any]) -> Sniffed:
    try:
        sniffed = sniff(path, options)
        if not sniffed.format:
            with open_parcel(path) as parcel:
                raise Refusal(not_known(parcel))
    except Unsafe as fault:
        raise Refusal(f"{fault} Nothing was kept.") from fault
    if sniffed.kinds and not sniffed.of_a_member and not may_take_in(by, sniffed.format):
        raise Refusal(
            "Only editors take in what is no member's own, such as catalogues and critics' reviews; a table of films also who makes "
            "the programme of festivals."
        )
    return sniffed


def receive_path(
    *,
    path: Path,
    member: Member | None,
    now: datetime,
    conflict: str = KEEP,
    options: Mapping[str, Any] | None = None,
) -> Import:
    """Return the import of a file or folder where it lies: that which was begun with it and not finished, else a new one.

    For the command line. Raises OSError where it cannot be read.
    """
    sha256, size = sum_of(path)
    with transaction.atomic():
        found = _unfinished(sha256, member, None)
        if found is None:
            return Import.objects.create(
                member=member, by=None, name=path.resolve().name[:300], path=str(path.resolve()), sha256=sha256,
                size=size, conflict=conflict, options=dict(options or {}), made_at=now,
            )  # fmt: skip
        if not found.kept:
            found.path = str(path.resolve())
        if not found.rows and not is_alive(found, now=now):
            found.conflict, found.options = conflict, dict(options or {})
        found.save(update_fields=["path", "conflict", "options"])
    return found


def _unfinished(sha256: str, member: Member | None, by: Member | None) -> Import | None:
    """Return an import of the same file for the same member that was not finished; what is nobody's goes by who gives it."""
    # Taken in to its last row, what it does afterwards (settling what waits) may still be to do.
    open_ = Q(state__in=_UNFINISHED) | Q(state=Import.State.DONE, act=Import.Act.APPLY)
    same = Import.objects.filter(open_, sha256=sha256, member=member).exclude(act=Import.Act.UNDO)
    if member is None:
        same = same.filter(by=by)
    return same.select_for_update().order_by("-pk").first()


def find_or_make_member(name: str) -> tuple[Member, bool]:
    """Return the member of this name, and whether the account is new: it has no password then, so nobody signs in by it.

    Raises Refusal where the name will not do.
    """
    with transaction.atomic():
        found = Member.objects.filter(username__iexact=name).first()
        if found is not None and found.erased_at is not None:
            raise Refusal(f"The account {name!r} was erased; give another name.")
        if found is not None:
            return found, False
        member = Member(username=name)
        member.set_unusable_password()
        check_name(member)
        member.save()
    return member, True


def check_name(member: Member) -> None:
    """Raise Refusal where no account can have this name."""
    try:
        member.clean_fields(exclude=["password"])
    except ValidationError as fault:
        told = [sentence for sentences in fault.message_dict.values() for sentence in sentences]
        raise Refusal(f"{member.username!r} will not do as a name. {' '.join(told)}") from fault
