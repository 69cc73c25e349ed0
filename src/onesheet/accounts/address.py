"""Where a visitor's request comes from."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def network_address(request: HttpRequest) -> str:
    """Return the visitor's network address: who connected or, behind proxies, whom the outermost of ours saw.

    Of an IPv6 address, the network of 64 bits that one household has. Empty where nothing usable is told.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
        # What stands further left is what visitors say of themselves.
        seen = told[-settings.PROXIES] if len(told) >= settings.PROXIES else seen
    try:
        address = ipaddress.ip_address(seen)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)
