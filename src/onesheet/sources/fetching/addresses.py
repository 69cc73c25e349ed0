"""Which IP addresses may be connected to when somebody else chose them.

The tables follow IANA's special-purpose address registries for IPv4 and IPv6. They are written out, since what
`ipaddress` calls global differs between versions of Python, and includes multicast, NAT64 and 6to4: the last two
carry an inner IPv4 address that a gateway would unpack.
"""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TypeAlias

IpAddress: TypeAlias = IPv4Address | IPv6Address

_REFUSED_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carriers' shared space
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the clouds' metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # multicast tunneling
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)

_GLOBAL_UNICAST_6 = IPv6Network("2000::/3")
"""Whatever lies outside is loopback, IPv4-mapped or -compatible, NAT64, unique-local, link-local, multicast or unassigned."""

_REFUSED_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarking
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(address: IpAddress) -> bool:
    """Tell whether the address belongs to a host on the public internet, and to nothing nearer or stranger."""
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in block for block in _REFUSED_4)
    if address.scope_id is not None or address not in _GLOBAL_UNICAST_6:
        return False
    return address.is_global and not any(address in block for block in _REFUSED_6)


def parse_ip(text: str) -> IpAddress:
    """Read an address as the resolver gives it; raises ValueError."""
    return ipaddress.ip_address(text)
