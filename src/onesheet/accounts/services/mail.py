"""Sending mail that may fail: a server that is away never loses what somebody did."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger("onesheet.mail")


def has_mail() -> bool:
    """Tell whether this site can send mail."""
    return bool(settings.SITE_MAIL)


def post(message: EmailMessage) -> bool:
    """Send a message; return False where the server did not take it, which the log tells without the words in it."""
    try:
        return bool(message.send())
    except (OSError, SMTPException, ValueError) as fault:
        _log.warning("A mail could not be sent: %s: %s", type(fault).__name__, fault)
        return False


def write_to(addresses: Sequence[str], *, subject: str, body: str) -> bool:
    """Send plain words to addresses; return False where there is no mail here, nobody to write to, or it failed."""
    to = [address for address in addresses if address]
    if not to or not has_mail():
        return False
    head = " ".join(f"{settings.SITE_NAME}: {subject}".split())
    return post(EmailMessage(head, body, settings.DEFAULT_FROM_EMAIL, to))
