"""Addresses that are a number, 127.0.0.1 or [::1]: browsers tie passkeys to a name only (WebAuthn, section 5.1.2)."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from django.conf import settings


def is_number(host: str) -> bool:
    """Tell whether a host, with its port or without, is a network address rather than a name."""
    return _number(host) is not None


def under_its_name(host: str) -> str:
    """Return where the same site is open under a name; empty where that is not known."""
    if settings.SITE_URL and not is_number(urlsplit(settings.SITE_URL).netloc):
        return str(settings.SITE_URL)
    number = _number(host)
    if number is None or not number.is_loopback or not {"localhost", "*"} & set(settings.ALLOWED_HOSTS):
        return ""
    port = urlsplit(f"//{host}").port
    return f"http://localhost:{port}" if port else "http://localhost"


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return None
