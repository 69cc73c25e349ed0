"""The letter that tells a member their notices."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onesheet.accounts.services.notice_mail import Claimed, unsubscribe_token
from onesheet.web.addresses import url
from onesheet.web.feed.sentences import Told


def letter(claimed: Claimed, told: Sequence[Told], *, site: str, name: str, sender: str) -> EmailMessage:
    """Put a member's notices into one letter: plain words, a sentence and an address each, no text that anybody wrote.

    `site` is the site's address without a slash at its end, `name` what it is called. The letter has the links of
    RFC 8058, with which mail programs unsubscribe in one click. Its Message-ID follows from the notices, so that a letter
    whose arrival the server could not confirm is known as the same when it comes again.
    """
    more = ngettext("%(count)s notice", "%(count)s notices", len(told)) % {"count": len(told)}
    words = told[0].words if len(told) == 1 else more
    unsubscribe = site + url("unsubscribe", token=unsubscribe_token(member=claimed.member))
    lines = [_("Hello %(name)s,") % {"name": claimed.member}, ""]
    for one in told:
        lines += [one.words, *([f"  {site}{one.address}"] if one.address else []), ""]
    lines += [
        "-- ",
        _("All notices: %(address)s") % {"address": site + url("notices")},
        _("What is mailed to you: %(address)s") % {"address": site + url("settings-notices")},
        _("No more such mail, without signing in: %(address)s") % {"address": unsubscribe},
        "",
    ]
    digest = hashlib.sha256(f"{site} {sorted(claimed.claimed)}".encode()).hexdigest()[:32]
    host = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    return EmailMessage(
        " ".join(f"{name}: {words}".split())[:200],
        "\n".join(lines),
        sender,
        [claimed.address],
        headers={
            "Message-ID": f"<notices.{digest}@{host}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
