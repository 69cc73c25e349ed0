"""How django-allauth, which signs people in, fits this site."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.accounts.address import network_address
from onesheet.accounts.models import Member
from onesheet.accounts.queries.entrance import is_open_invitation
from onesheet.accounts.services import post, use_invitation, wait_for_approval
from onesheet.accounts.services.attempts import came_from
from onesheet.accounts.services.standing import why_closed
from onesheet.values.square_code import square_code

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

WHY_CLOSED = "why_closed"
"""Where a session keeps the sentence for somebody whose account a moderator suspended."""

SIGNED_IN_AT = "signed_in_at"
"""Where a session keeps when it began, in seconds of the Unix epoch."""

_MISMATCH = gettext_lazy(
    "No account has this name and password. Check both: capitals matter in the password. "
    "After several failures, signing in is closed for a while."
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts: who may make one, what is said, and that a mail server which is away stops nobody."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _MISMATCH,
        "email_password_mismatch": _MISMATCH,
        "username_taken": gettext_lazy("Somebody has this name already. Take another."),
        "too_many_login_attempts": gettext_lazy("Too many wrong codes. Try again in a quarter of an hour."),
        "rate_limited": gettext_lazy("That was tried too often. Try again in a few minutes."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "enter_current_password": gettext_lazy("This is not your present password."),
        "email_taken": gettext_lazy("Another account has this address."),
        "duplicate_email": gettext_lazy("This is your address already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this visitor may make an account: as the site is set, or with an invitation."""
        if settings.SIGN_UP == "closed":
            return False
        return settings.SIGN_UP != "invitation" or is_open_invitation(invitation_in(request), timezone.now())

    def save_user(self, request: HttpRequest, user: Member, form: Any, commit: bool = True) -> Member:  # noqa: FBT001, FBT002
        """Make the account, use its invitation, and close it where an operator is to look first. Raises Refusal.

        For whom nobody vouches by an invitation or an approval is unproven.
        """
        user.unproven = not form.invited and not form.waits
        made: Member = super().save_user(request, user, form, commit)
        if commit:
            if form.invited:
                use_invitation(code=invitation_in(request), by=made, now=timezone.now())
            elif form.waits:
                wait_for_approval(member=made, now=timezone.now())
            came_from(member=made, address=network_address(request), now=timezone.now())
        return made

    def login(self, request: HttpRequest, user: Member) -> None:
        """Sign somebody in, all steps of it being done, and note when in the session."""
        super().login(request, user)
        request.session[SIGNED_IN_AT] = timezone.now().timestamp()

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask once more for the password, but not of somebody who signed in within the last minutes.

        Allauth itself counts only what was answered when it asked again, not the signing in before it.
        """
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        signed_in_at = self.request.session.get(SIGNED_IN_AT, 0)
        return bool(timezone.now().timestamp() - signed_in_at >= account_settings.REAUTHENTICATION_TIMEOUT)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count nothing here: django-axes counts wrong passwords, in the database and for all processes."""

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what happened; but not that somebody signed in or out, which the page shows."""
        if message_template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, message_template, message_context, extra_tags, message)

    def respond_user_inactive(self, request: HttpRequest, user: Member) -> HttpResponse:
        """Say why the account is closed to somebody who knows its password."""
        if user.suspended_until is not None:
            # Kept for the page that says it, which knows nobody.
            request.session[WHY_CLOSED] = why_closed(user, timezone.now())
        return HttpResponseRedirect(closed_page(waits=user.waiting_since is not None))

    def get_login_stages(self) -> list[str]:
        """Ask for a confirmed address only those who have one."""
        theirs, ours = f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}", AddressStage
        return [
            f"{ours.__module__}.{ours.__name__}" if stage == theirs else stage for stage in super().get_login_stages()
        ]

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's network address as all of the site counts it."""
        return network_address(request) or "unknown"

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Return the address that confirms a mail address."""
        return whole(request, reverse("account_confirm_email", args=[emailconfirmation.key]))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address under which a new password is chosen."""
        uidb36, _dash, rest = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": rest})
        return whole(self.request, path)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter; where the mail server does not take it, say so and go on.

        What answers a question about a stranger's account is sent behind the page's back: its time would tell.
        """
        request = self.request
        site = SimpleNamespace(name=settings.SITE_NAME, domain=whole(request, ""))
        message = self.render_mail(template_prefix, email, {"email": email, "current_site": site, **context})
        if template_prefix == "account/email/password_reset_key":
            threading.Thread(target=post, args=(message,), name="onesheet-mail").start()
        elif not post(message) and template_prefix in _ASKED_FOR:
            self._say_unsent(request, message)

    def _say_unsent(self, request: HttpRequest, message: EmailMessage) -> None:
        sentence = _(
            "The letter to %(address)s could not be sent just now. Sign in later: it is then sent again. If it does "
            "not come, tell whoever runs this site."
        )
        messages.warning(request, sentence % {"address": ", ".join(message.to)})


_ASKED_FOR = frozenset(
    {
        "account/email/email_confirmation",
        "account/email/email_confirmation_signup",
        "account/email/account_already_exists",
    }
)
"""Letters that somebody waits for."""


class AddressStage(EmailVerificationStage):  # type: ignore[misc]
    """Asks for a confirmed mail address before somebody is signed in; who has none, from the command line, passes."""

    def handle(self) -> Any:
        user = self.login.user
        if user is not None and not user.email and not user.emailaddress_set.exists():
            return None, True
        return super().handle()


class TwoFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step: the site's own name in authenticator apps, and a code that the page's policy lets be drawn."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code is wrong or too old. Enter the one your app shows now."),
        "unverified_email": gettext_lazy("Confirm your mail address first; the letter has a link."),
    }

    def build_totp_svg(self, url: str) -> str:
        """Draw the square code as one path, dark on white in either theme, with the quiet margin readers need."""
        path, side = square_code(url)
        return (
            f'<svg class="square-code" viewBox="0 0 {side} {side}" role="img" aria-label="{_("Code to scan")}">'
            f'<rect width="{side}" height="{side}" fill="#fff"></rect><path d="{path}" fill="#000"></path></svg>'
        )

    def generate_authenticator_name(self, user: Member, type: Any) -> str:  # noqa: A002 - allauth's name
        """Propose what a new key is called."""
        return _("Key %(number)s") % {"number": Authenticator.objects.filter(user=user, type=type).count() + 1}

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)


def invitation_in(request: HttpRequest) -> str:
    """Return the invitation's code that came with a request; empty where none did."""
    return str(request.POST.get("invitation") or request.GET.get("invitation") or "")[:100]


def closed_page(*, waits: bool) -> str:
    """Return the address of the page that says why an account is not open."""
    return reverse("account_inactive") + ("?why=waiting" if waits else "")


def whole(request: HttpRequest, path: str) -> str:
    """Return a whole address for a letter: under the site's own where it is set, else under the one asked for."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path or "/").rstrip("/")
