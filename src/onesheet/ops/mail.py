"""`onesheet mail`: mail the notices that members asked to have mailed, one letter each. Meant for a timer."""

from __future__ import annotations

import contextlib
import smtplib
import sys
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from onesheet.accounts.services.notice_mail import Claimed, claim_mail, give_back, waiting_for_mail
from onesheet.leaving.services import forget_exports
from onesheet.moderation.services import keep_house
from onesheet.ops.start import bring_up_to_date
from onesheet.web.feed.letters import letter
from onesheet.web.feed.sentences import tell

_FOR_ALL = (smtplib.SMTPServerDisconnected, smtplib.SMTPSenderRefused)
"""Faults after which no other letter would be taken; those of a network are too. All of SMTP's are OSErrors."""
_FOR_GOOD = 500
"""Answers of a mail server from this number on are final (RFC 5321, 4.2.1)."""


class _GoneError(Exception):
    """The mail server takes nothing any more; the message says why."""


@dataclass(slots=True)
class _Run:
    """How far one run is."""

    letters: int = 0
    notices: int = 0
    without_address: int = 0
    failures: int = 0


def mail() -> int:
    """Send what waits, and do what time alone brings about; return 1 where the server could not be reached or did not take a letter, else 0."""
    bring_up_to_date()
    keep_house(now=timezone.now())
    forget_exports(now=timezone.now())
    lacking = "ONESHEET_MAIL" if not settings.SITE_MAIL else "ONESHEET_SITE_URL" if not settings.SITE_URL else ""
    if lacking:
        why = "names no mail server" if lacking == "ONESHEET_MAIL" else "is not set, and links in a letter need it"
        print(f"onesheet: {lacking} {why}. Nothing was mailed.", file=sys.stderr)
        return 1
    now = timezone.now()
    waiting = waiting_for_mail(now=now)
    if not waiting:
        print("No notices wait to be mailed.")
        return 0
    run = _Run()
    connection = get_connection()
    try:
        _open(connection)
        for member in waiting:
            _serve(connection, member, run, now)
    except _GoneError as gone:
        print(f"onesheet: {gone} What was not mailed waits for the next run.", file=sys.stderr)
        run.failures += 1
    finally:
        with contextlib.suppress(OSError):
            connection.close()
    print(_summary(run))
    return 1 if run.failures else 0


def _summary(run: _Run) -> str:
    counted = (
        f"Mailed {run.notices} notice{'s' * (run.notices != 1)} in {run.letters} letter{'s' * (run.letters != 1)}."
    )
    if run.without_address:
        members = "1 member has" if run.without_address == 1 else f"{run.without_address} members have"
        counted += f" {members} no confirmed address."
    return counted


def _open(connection: object) -> None:
    try:
        connection.open()  # type: ignore[attr-defined] # of a backend of Django's, which declares it with the others
    except OSError as fault:
        where = f"{settings.EMAIL_HOST}, port {settings.EMAIL_PORT}"
        raise _GoneError(f"The mail server at {where} cannot be used: {_reason(fault)}.") from fault


def _serve(connection: object, member: int, run: _Run, now: datetime) -> None:
    """Mail what waits for one member. Raises _GoneError where no letter can go out any more."""
    claimed = claim_mail(member=member, now=now)
    if claimed is None:
        run.without_address += 1
        return
    told = tell(claimed.rows, claimed.member.pk)
    if not told:
        return  # all that was told of is gone since
    made = letter(
        claimed, told, site=settings.SITE_URL, name=settings.SITE_NAME, sender=settings.DEFAULT_FROM_EMAIL
    )  # fmt: skip
    if _sent(connection, made, claimed, run):
        run.letters += 1
        run.notices += len(told)


def _sent(connection: object, made: EmailMessage, claimed: Claimed, run: _Run) -> bool:
    """Send a letter; return False where the server does not take this one. What it may take later waits again."""
    try:
        connection.send_messages([made])  # type: ignore[attr-defined]
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        if min(codes, default=_FOR_GOOD) < _FOR_GOOD:
            give_back(notices=claimed.claimed)
        return _failed(run, f"The letter to {claimed.member.username} was refused: {_reason(refused)}.")
    except (OSError, ValueError) as fault:
        give_back(notices=claimed.claimed)
        of_this_letter = isinstance(fault, smtplib.SMTPException | ValueError)
        if of_this_letter and not isinstance(fault, _FOR_ALL):
            return _failed(run, f"The letter to {claimed.member.username} was not taken: {_reason(fault)}.")
        raise _GoneError(f"The mail server stopped taking letters: {_reason(fault)}.") from fault
    return True


def _failed(run: _Run, sentence: str) -> bool:
    run.failures += 1
    print(f"onesheet: {sentence}", file=sys.stderr)
    return False


def _reason(fault: Exception) -> str:
    """Return what a server or the system says, in one line."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        answers = [f"{code} {_text(words)}" for code, words in fault.recipients.values()]
        return "; ".join(answers)
    if isinstance(fault, smtplib.SMTPResponseException):
        return f"{fault.smtp_code} {_text(fault.smtp_error)}"
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror
    return " ".join(str(fault).split()) or type(fault).__name__


def _text(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(text.split())
