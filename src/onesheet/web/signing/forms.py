"""The forms for signing in, for making an account and for a forgotten password."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ResetPasswordForm, SignupForm
from django import forms
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onesheet.accounts.adapter import closed_page
from onesheet.accounts.limits import UNPROVEN
from onesheet.accounts.services import attempt
from onesheet.web.signing.proof import Proof, check


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name or mail address, and password. It says the same of a wrong name and of a wrong password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}

    def add_prefix(self, field_name: str) -> str:
        """Call the field `username` as everywhere else, whatever allauth calls it."""
        return "username" if field_name == "login" else str(super().add_prefix(field_name))


class SignUpForm(SignupForm):  # type: ignore[misc]
    """Name, mail address where the site can write to it, and password."""

    website = forms.CharField(required=False)
    """Hidden from people; who fills it in is a program."""
    altcha = forms.CharField(required=False, widget=forms.HiddenInput)
    """The browser's answer to the challenge; empty without script."""

    def __init__(self, *args: Any, invited: bool = False, **kwargs: Any) -> None:
        self.invited = invited
        self.waits = False
        """True where an operator is to look at the account first."""
        self._unproven = False
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "maxlength": "30"}
        self.fields["website"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    def clean(self) -> dict[str, Any]:
        """Decide how the account comes in. Invited: at once. Else as the site is set, and waiting without proof."""
        cleaned: dict[str, Any] = super().clean()
        if self.errors or self.invited:
            return cleaned
        proof = check(cleaned.get("altcha", ""), timezone.now())
        if proof is Proof.BAD:
            raise forms.ValidationError(_("The check of your browser ran out. Enter your password and send it again."))
        self._unproven = proof is Proof.NONE
        self.waits = self._unproven or settings.SIGN_UP == "approval"
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        """Make the account, all of it or nothing; a program gets the same answer and no account. Raises Refusal."""
        if self.cleaned_data.get("website"):
            return None, _as_if_made(request, waits=self.waits)
        if self._unproven:
            attempt(limit=UNPROVEN, address="everybody", now=timezone.now())
        if self.account_already_exists and self.waits:
            get_adapter().send_account_already_exists_mail(self.cleaned_data["email"])
            return None, _as_if_made(request, waits=True)
        try:
            with transaction.atomic():
                made: tuple[Any, HttpResponse | None] = super().try_save(request)
        except IntegrityError as fault:
            raise forms.ValidationError(get_adapter().error_messages["username_taken"]) from fault
        return made


class ResetForm(ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc]
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self)
        self.fields["oldpassword"].label = _("Present password")


class SetPasswordForm(allauth.SetPasswordForm):  # type: ignore[misc]
    """A first password, for somebody who has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self)


class ResetKeyForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password in the place of a forgotten one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self)


def _new_password(form: forms.Form) -> None:
    _plain(form)
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = _("8 characters or more; no common word, and not like your name.")
    form.fields["password2"].label = _("The new password once more")


def _as_if_made(request: HttpRequest, *, waits: bool) -> HttpResponse:
    if waits or not settings.SITE_MAIL:
        return HttpResponseRedirect(closed_page(waits=True))
    answer: HttpResponse = get_adapter().respond_email_verification_sent(request, None)
    return answer


def _plain(form: forms.Form) -> None:
    """Take away what allauth writes into the fields: words that vanish when somebody types, and links in helps."""
    for one in form.fields.values():
        one.widget.attrs.pop("placeholder", None)
        one.help_text = ""
