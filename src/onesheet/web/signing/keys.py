"""The form for a passkey or security key."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A name for the key, and whether it signs in alone, which is what most people add one for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        alone.label = _("It signs me in alone, without the password")
        alone.help_text = _(
            "A passkey, which the device guards with your fingerprint, face or code. Without the tick it is a second "
            "step beside the password."
        )
        alone.initial = True
        self.fields["name"].label = _("What you call it")
