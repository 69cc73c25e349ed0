"""Names that members sign in with and that stand in the addresses of their pages."""

from __future__ import annotations

import re

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

RESERVED = frozenset(
    "about abuse account accounts admin administrator anonymous api challenges community contact deleted documents "
    "editor erased everybody everyone feed feeds films help home house invitation legal list lists login logout mail "
    "mailer-daemon member members me moderation moderator nobody noreply notices null onesheet operator owner people "
    "policy postmaster privacy programmer reviews robots root search security settings sign-in sign-out sign-up staff "
    "static support sysadmin system team test undefined visitor webmaster".split()
)
"""Names that could be taken for the site's own voice, or for one of its pages."""

_FORMS = re.compile(r"\.(atom|rss|json|xml|html?|svg|ics|txt|css|js)\Z", re.IGNORECASE)

VALIDATORS = [
    RegexValidator(
        r"\A[A-Za-z0-9][A-Za-z0-9._-]{1,29}\Z",
        _("Take 2 to 30 letters A to Z, digits, dots, hyphens or underscores, with a letter or digit first."),
    ),
    RegexValidator(_FORMS, _("Take a name that does not end like a file's."), inverse_match=True),
    RegexValidator(
        re.compile(rf"\A((erased|deleted|gone)[._-].*|{'|'.join(sorted(RESERVED))})\Z", re.IGNORECASE),
        _("This name is kept for the site itself. Take another."),
        inverse_match=True,
    ),
]
"""What a new name must pass, besides that nobody has it in whatever case."""
