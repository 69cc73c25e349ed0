"""The form for signing in."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Django's own, in our words. It says the same of a wrong name and of a wrong password."""

    error_messages = {
        "invalid_login": _(
            "No account has this name and password. Check both: capitals matter in the password. "
            "After several failures, signing in is closed for a while."
        ),
        "inactive": _("This account is closed. Ask whoever runs this site."),
    }
