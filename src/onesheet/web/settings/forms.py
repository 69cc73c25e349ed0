"""The forms of the settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from onesheet.accounts.models import Role, Visibility
from onesheet.web.settings.words import ROLE_HELP, VISIBILITIES


class ProfileForm(forms.Form):
    """What a member tells of themselves."""

    use_required_attribute = False

    display_name = forms.CharField(
        required=False, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    about = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 7}))
    place = forms.CharField(
        required=False, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "address-level2"})
    )
    website = forms.URLField(
        required=False,
        max_length=300,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url", "placeholder": "https://"}),
        error_messages={
            "invalid": _("This is no address of a web page. It should look like https://example.org/page.")
        },
    )


class PrivacyForm(forms.Form):
    """Who sees what."""

    films_visibility = forms.ChoiceField(choices=[(one.value, VISIBILITIES[one]) for one in Visibility])
    entry_visibility = forms.ChoiceField(choices=[(one.value, VISIBILITIES[one]) for one in Visibility])
    comments_open = forms.BooleanField(required=False)


class EraseForm(forms.Form):
    """What confirms that an account is to be erased: the password, or the name of who has none."""

    use_required_attribute = False

    confirmation = forms.CharField(
        strip=False, max_length=1000, error_messages={"required": _("This is needed. Nothing was erased.")}
    )

    def __init__(self, *args: Any, with_password: bool, **kwargs: Any) -> None:
        """Ask for the password where there is one, so that a browser fills it in and nobody reads it."""
        super().__init__(*args, **kwargs)
        self.fields["confirmation"].widget = (
            forms.PasswordInput(attrs={"autocomplete": "current-password"})
            if with_password
            else forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})
        )


class RolesForm(forms.Form):
    """The roles of a member, and why they change."""

    use_required_attribute = False

    roles = forms.MultipleChoiceField(
        required=False, choices=[(one.value, ROLE_HELP[one]) for one in Role], widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        max_length=500, error_messages={"required": _("Give a reason. It stands in the log of moderation.")}
    )


class InvitationForm(forms.Form):
    """Whom an invitation is for."""

    note = forms.CharField(required=False, max_length=200)
