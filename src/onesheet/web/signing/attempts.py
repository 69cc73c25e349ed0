"""What django-axes counts failures by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """Return the name or address somebody tries to sign in with; in one case, since accounts are found in any."""
    tried = (credentials or request.POST).get("username")
    return str(tried).strip().lower()[:255] if tried else None
