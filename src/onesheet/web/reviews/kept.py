"""What somebody typed whose session had ended: kept until they have signed in, so that no text is ever lost.

It is kept in a session of their own, at most three forms of 60,000 characters, and forgotten once it is sent. The rate
is limited by network address, since a session without an account costs whoever asks for one nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from onesheet.accounts.address import network_address
from onesheet.accounts.services import Refusal, attempt
from onesheet.web.reviews.limits import KEEP

_KEY = "kept-forms"
_FORMS = 3
_LARGEST = 60_000
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", "do"})


def keep_until_signed_in(request: HttpRequest) -> HttpResponse:
    """Keep what was posted and ask to sign in, which leads back to the form.

    Raises Refusal, with a sentence, where it cannot be kept: then the form has to be shown again as it is.
    """
    typed = {name: request.POST[name] for name in request.POST if name not in _NOT_KEPT}
    if sum(len(name) + len(value) for name, value in typed.items()) > _LARGEST:
        raise Refusal("You are not signed in, and this text is too long to be kept for you. Copy it, then sign in.")
    attempt(limit=KEEP, address=network_address(request), now=timezone.now())
    forms = dict(request.session.get(_KEY, {}))
    forms.pop(request.path, None)
    forms[request.path] = typed
    request.session[_KEY] = dict(list(forms.items())[-_FORMS:])
    return redirect_to_login(request.get_full_path())


def kept(request: HttpRequest) -> Mapping[str, str]:
    """Return what was kept of the form at this address; nothing where nothing was."""
    forms = request.session.get(_KEY, {})
    found = forms.get(request.path, {})
    return found if isinstance(found, dict) else {}


def forget_kept(request: HttpRequest) -> None:
    """Forget what was kept of the form at this address: it was sent, or is not wanted."""
    forms = request.session.get(_KEY, {})
    if request.path in forms:
        request.session[_KEY] = {path: typed for path, typed in forms.items() if path != request.path}
